/* The binary floats of other programs and of machines. */
#ifndef MEMCERT_SHELL_BINARY_FLOAT_H
#define MEMCERT_SHELL_BINARY_FLOAT_H

#include <stdbool.h>
#include <gmp.h>
#include "kernel/rounded/rounding.h"

typedef struct {
  const char *name; /* in IEEE 754, or NULL */
  number_format format;
} binary_float;

extern const binary_float binary_float32, binary_float64;

/* Of these the one that is called so, or NULL. */
const binary_float *binary_float_named(const char *name);

/* value := the nearest number of that format, of two the one with an even mantissa.  False if that is infinite; then
 * the value is as it was. */
bool binary_float_round(mpq_ptr value, const binary_float *format);

/* Whether it is a number of that format. */
bool binary_float_has(mpq_srcptr value, const binary_float *format);

#endif
