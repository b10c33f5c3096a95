/* JSON values that jansson alone does not make. */
#ifndef MEMCERT_SHELL_JSON_H
#define MEMCERT_SHELL_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <jansson.h>
#include <gmp.h>
#include "spool.h"

/* A number of things. */
json_t *json_count(uint64_t value);

/* A text that may not be UTF-8: bytes that are none become U+FFFD. */
json_t *json_text(const char *text);

/* A rational as the string NUM or NUM/DEN. */
json_t *json_rational(mpq_srcptr value);
json_t *json_rationals(mpq_srcptr values, size_t count);

/* sum/count rounded to the sixth decimal, and as a rational; null of nothing. */
json_t *json_mean(uint64_t sum, uint64_t count);
json_t *json_mean_exact(uint64_t sum, uint64_t count);

/* Writes one object and a line end, and gives up the reference. */
void json_write(FILE *stream, json_t *object);

/* The same of an object whose last member is a list that may be long: its elements are written one after the other, the
 * `first` of them first, and then what stands before it; both give up the reference, and the list is closed. */
void json_write_element(spool *list, json_t *element, bool first);
void json_write_before(FILE *stream, json_t *object, const char *name, spool *list);

#endif
