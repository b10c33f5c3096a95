/* The numbers of a witness when it is run: proofs/witnesses/numbers.h, in place of which this is, has what proofs see. */
#ifndef MEMCERT_WITNESSES_NUMBERS_H
#define MEMCERT_WITNESSES_NUMBERS_H

#include <gmp.h>
#include <mpfr.h>

#define PRECISION 200

#define RATIONALS(a, n) \
  __mpq_struct a[n]; \
  for (size_t a##_i = 0; a##_i < (n); a##_i++) \
    mpq_init(a + a##_i)
#define WHOLE(z) \
  mpz_t z; \
  mpz_init(z)
#define ROUNDED(t) \
  mpfr_t t; \
  mpfr_init2(t, PRECISION)

#endif
