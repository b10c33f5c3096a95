/* The part of MPFR that the kernel uses, as Frama-C sees it; see gmp.h beside it.
 *
 * This header shadows the system's <mpfr.h> during proofs only.  Every contract
 * in it is trusted and is tested against the real library by tests/contracts/test_mpfr.c.
 *
 * Of the precision, which whoever initialises an mpfr_t chooses, the model
 * knows nothing: a result is on the stated side of the exact one, near or far.
 * It may be infinite or no number at all; what is computed from that is no
 * number either, so that it is enough to look at the last result. */
#ifndef MEMCERT_MODEL_MPFR_H
#define MEMCERT_MODEL_MPFR_H

#include <limits.h>
#include "specs/logarithm.acsl"
#include "specs/vector.acsl"

typedef struct {
  void *opaque;
} __mpfr_struct;
typedef __mpfr_struct mpfr_t[1];
typedef __mpfr_struct *mpfr_ptr;
typedef const __mpfr_struct *mpfr_srcptr;

typedef enum {
  MPFR_RNDU = 2, /* up */
  MPFR_RNDD = 3  /* down */
} mpfr_rnd_t;

/*@ axiomatic Rounded {
  @   // Neither infinite nor NaN.
  @   predicate finite_cell(__mpfr_struct cell) reads \nothing;
  @   logic real rounded_of(__mpfr_struct cell) reads \nothing;
  @ }
  @ predicate finite{L}(mpfr_srcptr f) = finite_cell(*f);
  @ logic real mval{L}(mpfr_srcptr f) = rounded_of(*f);
  @
  @ predicate on_side(mpfr_rnd_t rnd, real x, real exact) =
  @   (rnd == MPFR_RNDD ==> x <= exact) && (rnd == MPFR_RNDU ==> x >= exact);
  @ // k is x rounded to a whole number.
  @ predicate rounds_to(mpfr_rnd_t rnd, integer k, real x) =
  @   (rnd == MPFR_RNDD && k <= x < k + 1) || (rnd == MPFR_RNDU && k - 1 < x <= k);
  @ predicate fits_long{L}(mpfr_rnd_t rnd, mpfr_srcptr f) =
  @   finite(f) && \exists integer k; LONG_MIN <= k <= LONG_MAX && rounds_to(rnd, k, mval(f));
  @*/

/*@ requires \valid(r);
  @ terminates \true;
  @ assigns *r;
  @ ensures set: finite(r) ==> on_side(rnd, mval(r), u);
  @*/
int mpfr_set_ui(mpfr_ptr r, unsigned long u, mpfr_rnd_t rnd);

/*@ requires \valid(r) && \valid_read(a) && u > 0;
  @ terminates \true;
  @ assigns *r;
  @ ensures finite: finite(r) ==> \old(finite(a));
  @ ensures quotient: finite(r) ==> on_side(rnd, rmul(mval(r), u), \old(mval(a)));
  @*/
int mpfr_div_ui(mpfr_ptr r, mpfr_srcptr a, unsigned long u, mpfr_rnd_t rnd);

/*@ requires \valid(r) && \valid_read(a) && u > 0;
  @ terminates \true;
  @ assigns *r;
  @ ensures finite: finite(r) ==> \old(finite(a));
  @ ensures product: finite(r) ==> on_side(rnd, mval(r), rmul(\old(mval(a)), u));
  @*/
int mpfr_mul_ui(mpfr_ptr r, mpfr_srcptr a, unsigned long u, mpfr_rnd_t rnd);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures finite: finite(r) ==> \old(finite(a));
  @ ensures positive: finite(r) ==> \old(mval(a)) > 0.0;
  @ ensures logarithm: finite(r) ==> on_side(rnd, mval(r), log2(\old(mval(a))));
  @*/
int mpfr_log2(mpfr_ptr r, mpfr_srcptr a, mpfr_rnd_t rnd);

/*@ requires \valid_read(a);
  @ requires direction: rnd == MPFR_RNDD || rnd == MPFR_RNDU;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures fits: \result != 0 ==> fits_long(rnd, a);
  @*/
int mpfr_fits_slong_p(mpfr_srcptr a, mpfr_rnd_t rnd);

/*@ requires \valid_read(a);
  @ requires fits: fits_long(rnd, a);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures rounded: rounds_to(rnd, \result, mval(a));
  @*/
long mpfr_get_si(mpfr_srcptr a, mpfr_rnd_t rnd);

#endif
