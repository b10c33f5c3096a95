/* Points as bit extraction takes them: keys and labels. */
#ifndef MEMCERT_SHELL_BIT_POINTS_H
#define MEMCERT_SHELL_BIT_POINTS_H

#include "memorizer.h"

/* How function o is written in a label. */
typedef struct {
  mpq_t least;  /* least + field / factor is the function */
  mpz_t factor;
  size_t bits;  /* of the field, 0 if the function is constant */
} bit_field;

typedef struct {
  size_t points, functions;
  mpz_t *key, *label; /* by rank */
  size_t key_bits, label_bits;
  bit_field *field;   /* of every function; the first one stands highest in a label */
  wire coordinate;    /* of the inputs (1, x): at least 1, 2 apart, and a key is what it is rounded down; empty if there
                       * is one label only */
} bit_points;

bit_points bit_points_new(const sorted_points *p);
void bit_points_free(bit_points *b);

#endif
