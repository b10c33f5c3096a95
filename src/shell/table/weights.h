/* How often each row is recalled, as a column of the table says (--weights). */
#ifndef MEMCERT_SHELL_WEIGHTS_H
#define MEMCERT_SHELL_WEIGHTS_H

#include "points.h"
#include "shell/base/number.h"

/* What is wrong with such a number, for a message after the quoted text, or NULL; the value is there if it is a number. */
const char *weight_problem(number_kind kind, mpq_srcptr value);

/* Exit 3: the rows, of which this is the line of the first one, have weights, and all are 0. */
_Noreturn void weights_refuse(const points *p, size_t line);

#endif
