/* JSON values that jansson alone does not make. */
#ifndef MEMCERT_SHELL_JSON_H
#define MEMCERT_SHELL_JSON_H

#include <stdio.h>
#include <jansson.h>
#include <gmp.h>

/* A text that may not be UTF-8: bytes that are none become U+FFFD. */
json_t *json_text(const char *text);

/* A rational as the string NUM or NUM/DEN. */
json_t *json_rational(mpq_srcptr value);

/* Writes one object and a line end, and gives up the reference. */
void json_write(FILE *stream, json_t *object);

#endif
