/* The lower bound of Theorem 3: n <= kappa 2^alpha for a conditional network with alpha operations that
 * recalls n points, at most kappa of them on the graph of one linear function. */
#ifndef MEMCERT_KERNEL_LOWER_BOUND_H
#define MEMCERT_KERNEL_LOWER_BOUND_H

#include <mpfr.h>
#include "kernel/switch/bounds.h"
#include "specs/logarithm.acsl"

/*@ logic integer pow10(integer k) = k <= 0 ? 1 : 10 * pow10(k - 1);
  @ logic real ratio(integer n, integer k) = (real)n / (real)k;
  @*/

/* The least alpha with n <= kappa 2^alpha: log2(n / kappa) rounded up, or 0 if that is negative. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= kappa <= LIMIT_POINTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures enough: n <= kappa * pow2(\result);
  @ ensures least: \result > 0 ==> n > kappa * pow2(\result - 1);
  @ ensures limit: \result <= LIMIT_DEPTH;
  @ ensures above: log2(ratio(n, kappa)) <= \result;
  @ ensures nearest: \result > 0 ==> log2(ratio(n, kappa)) > \result - 1;
  @*/
size_t operations_at_least(size_t n, size_t kappa);

/* low / 10^digits <= log2(n / kappa) <= high / 10^digits, the same or neighbours.  Returns false if the precision of
 * the scratch number t does not allow that. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= kappa <= LIMIT_POINTS && digits <= 9;
  @ requires \valid(t) && \valid(low) && \valid(high);
  @ requires \separated(low, high) && \separated(t, low) && \separated(t, high);
  @ terminates \true;
  @ assigns *t, *low, *high;
  @ ensures low: \result ==> *low <= rmul(log2(ratio(n, kappa)), pow10(digits));
  @ ensures high: \result ==> rmul(log2(ratio(n, kappa)), pow10(digits)) <= *high;
  @ ensures width: \result ==> *high <= *low + 1;
  @*/
bool log2_enclosure(size_t n, size_t kappa, unsigned digits, mpfr_ptr t, long *low, long *high);

#endif
