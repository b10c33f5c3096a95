/* When outputs of a layered network count as recalled, as the user says it. */
#ifndef MEMCERT_SHELL_LAYERED_RULE_H
#define MEMCERT_SHELL_LAYERED_RULE_H

#include <stdio.h>
#include <jansson.h>
#include "kernel/exact/recalled.h"
#include "shell/report/network_kind.h"

/* Initialises the number; exit 2 if the text, which may be NULL, is no tolerance. */
void layered_rule_read(mpq_ptr tolerance, const char *text);

/* The tolerance, which was read so, must stay. */
output_rule layered_rule_of(const check_request *asked, mpq_srcptr tolerance);

/* The rule as words after the verdict, unless it is that outputs are equal. */
void layered_rule_write(FILE *stream, output_rule rule);

/* Adds the keys rule and tolerance. */
void layered_rule_add(json_t *recall, output_rule rule);

/* The line that says whether every point is recalled; `got` has what was put out on the first that is not. */
void layered_rule_write_recall(FILE *stream, output_rule rule, const points *p, size_t recalled, mpq_srcptr got,
                               size_t outputs);

#endif
