/* Numbers as integers: each is a whole multiple of a unit. */
#ifndef MEMCERT_SHELL_UNIT_H
#define MEMCERT_SHELL_UNIT_H

#include <gmp.h>

/* unit := the largest number of which it and `value` are integer multiples; 0 stands for any. */
void unit_refine(mpq_ptr unit, mpq_srcptr value);

/* If the unit is still any, it becomes 1. */
void unit_finish(mpq_ptr unit);

/* value := number/unit, which is an integer. */
void unit_integer(mpz_ptr value, mpq_srcptr number, mpq_srcptr unit);

#endif
