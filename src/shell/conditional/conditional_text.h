/* Instructions of a conditional network as text for pictures. */
#ifndef MEMCERT_SHELL_CONDITIONAL_TEXT_H
#define MEMCERT_SHELL_CONDITIONAL_TEXT_H

#include <stdio.h>
#include "conditional_model.h"

/* A number; one of many digits with four decimals, the rest cut off. */
void conditional_write_number(FILE *f, mpq_srcptr value);

/* "v3 = φ(2 x1 − x2)": instruction i, an operation that defines variable v, with at most so many terms. */
void conditional_write_operation(FILE *f, const conditional_model *m, size_t i, size_t v, size_t shown);
/* "v3 > 0 ?" and "output v3, 0" of a test and of a leaf. */
void conditional_write_test(FILE *f, const conditional_model *m, size_t i);
void conditional_write_outputs(FILE *f, const conditional_model *m, size_t i);

#endif
