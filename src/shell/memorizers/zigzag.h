/* Functions of one number that are affine in every group, rising in one and falling in the next. */
#ifndef MEMCERT_SHELL_ZIGZAG_H
#define MEMCERT_SHELL_ZIGZAG_H

#include "places.h"

/* Continuous, rising in the first group, and in every group with a value at one place of it: all that is open is how
 * steep it is. */
typedef struct {
  const places *data;
  size_t *place;          /* of every group, where the value is given */
  mpq_ptr value;          /* of every group, the value there */
  mpq_ptr factor, offset; /* of every group: factor * steep + offset is how steep it is, with `steep` in the first */
  mpq_ptr slope;          /* of every group, with its sign */
  mpz_t steep;
  mpq_ptr t; /* scratch */
} zigzag;

zigzag zigzag_new(const places *b);
void zigzag_free(zigzag *f);

/* Once places and values are there: as flat as it may be. */
void zigzag_begin(zigzag *f);
/* Then: at least so steep in a group, or steeper. */
void zigzag_raise(zigzag *f, size_t group, mpq_srcptr steep, bool steeper);
/* Then: the slopes. */
void zigzag_end(zigzag *f);

/* value := the function where the first group begins. */
void zigzag_first(const zigzag *f, mpq_ptr value);

#endif
