/* How often each row is recalled, as a column of the table says (--weights). */
#ifndef MEMCERT_SHELL_WEIGHTS_H
#define MEMCERT_SHELL_WEIGHTS_H

#include "points.h"
#include "shell/base/number.h"

/* What is wrong with such a number, for a message after the quoted text, or NULL; the value is there if it is a number. */
const char *weight_problem(number_kind kind, mpq_srcptr value);

/* Exit 3 if the rows have weights, and all are 0. */
void weights_check(const points *p);

#endif
