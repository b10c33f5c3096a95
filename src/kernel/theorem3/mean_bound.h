/* Theorem 3 in the mean: every conditional network which recalls n points, at most kappa of them on the graph of one
 * linear function, performs as many operations on them together as (k + 1) n - kappa 2^k is, for any k
 * (proofs/lemmas/theorem3/lemmas_theorem3_mean.h). */
#ifndef MEMCERT_KERNEL_MEAN_BOUND_H
#define MEMCERT_KERNEL_MEAN_BOUND_H

#include <stdint.h>
#include "lower_bound.h"

/*@ // At most so many points are on 2^k graphs; and what that leaves.
  @ logic integer covered(integer kappa, integer k) = kappa * pow2(k);
  @ logic integer together(integer n, integer kappa, integer k) = (k + 1) * n - covered(kappa, k);
  @*/

/* The most that this is, or 0 if that is negative: the best k is the least one with n <= kappa 2^k. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= kappa <= LIMIT_POINTS;
  @ requires \valid(k);
  @ terminates \true;
  @ assigns *k;
  @ ensures which: \result == (together(n, kappa, *k) > 0 ? together(n, kappa, *k) : 0);
  @ ensures most: \forall integer i; 0 <= i <= SIZE_MAX ==> together(n, kappa, i) <= \result;
  @*/
size_t operations_together_at_least(size_t n, size_t kappa, size_t *k);

#endif
