/* Decimal texts as the binary floats that other programs make of them. */
#ifndef MEMCERT_SHELL_BINARY_FLOAT_H
#define MEMCERT_SHELL_BINARY_FLOAT_H

#include <stdbool.h>
#include <gmp.h>

/* An IEEE 754 format: the bits of a mantissa, the exponent of its last bit in the smallest numbers, and the power of
 * two that is already too large. */
typedef struct {
  unsigned bits, least, most;
} binary_float;

extern const binary_float binary_float32, binary_float64;

/* value := the nearest number of that format, of two the one with an even mantissa.  False if that is infinite; then
 * the value is as it was. */
bool binary_float_round(mpq_ptr value, const binary_float *format);

#endif
