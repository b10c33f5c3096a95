/* The numbers of a witness.  In proofs they are there; when a witness is run, tests/contracts/numbers.h is in place of
 * this header and initialises them. */
#ifndef MEMCERT_WITNESSES_NUMBERS_H
#define MEMCERT_WITNESSES_NUMBERS_H

#include <gmp.h>

#define RATIONALS(a, n) __mpq_struct a[n]
#define WHOLE(z) mpz_t z
#define ROUNDED(t) mpfr_t t

#endif
