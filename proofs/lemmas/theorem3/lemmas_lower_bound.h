/* Quotients and logarithms, rounded. */
#ifndef MEMCERT_PROOFS_LEMMAS_LOWER_BOUND_H
#define MEMCERT_PROOFS_LEMMAS_LOWER_BOUND_H

#include "kernel/theorem3/lower_bound.h"

/*@ // t groups of at most k are enough for n.
  @ predicate enough(integer n, integer k, integer t) = n <= k * t;
  @ lemma enough_more: \forall integer n, k, s, t; 0 <= k ==> s <= t ==> enough(n, k, s) ==> enough(n, k, t);
  @ lemma division: \forall integer n, k; 0 < n ==> 0 < k ==> n == k * (n / k) + n % k && 0 <= n % k < k;
  @ lemma quotient_exact: \forall integer n, k; 0 < n ==> 0 < k ==> n % k == 0 ==>
  @   enough(n, k, n / k) && !enough(n, k, n / k - 1) && 0 < n / k <= n;
  @ lemma quotient_above: \forall integer n, k; 0 < n ==> 0 < k ==> n % k != 0 ==>
  @   enough(n, k, n / k + 1) && !enough(n, k, n / k) && 0 <= n / k < n;
  @
  @ lemma rmul_order: \forall real x, y, k; 0.0 < k ==> (rmul(x, k) <= rmul(y, k) <==> x <= y);
  @ lemma rmul_whole: \forall integer a, b; rmul(a, b) == a * b;
  @ lemma ratio_positive: \forall integer n, k; 0 < n ==> 0 < k ==> 0.0 < ratio(n, k);
  @ lemma ratio_product: \forall integer n, k; 0 < k ==> rmul(ratio(n, k), k) == n;
  @ lemma ratio_enough: \forall integer n, k, t; 0 < k ==> (enough(n, k, t) <==> ratio(n, k) <= t);
  @ lemma log2_order: \forall real x, y; 0.0 < x ==> 0.0 < y ==> (log2(x) <= log2(y) <==> x <= y);
  @
  @ lemma side_transitive: \forall mpfr_rnd_t rnd, real x, y, z; on_side(rnd, x, y) ==> on_side(rnd, y, z) ==>
  @   on_side(rnd, x, z);
  @ lemma side_product: \forall mpfr_rnd_t rnd, real x, y, k; 0.0 < k ==>
  @   (on_side(rnd, rmul(x, k), rmul(y, k)) <==> on_side(rnd, x, y));
  @ lemma side_log2: \forall mpfr_rnd_t rnd, real x, y; 0.0 < x ==> 0.0 < y ==>
  @   (on_side(rnd, log2(x), log2(y)) <==> on_side(rnd, x, y));
  @ lemma side_whole: \forall mpfr_rnd_t rnd, integer k, real x; rounds_to(rnd, k, x) ==> on_side(rnd, k, x);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures positive: 0 < pow2(k);
   @ ensures power: log2(pow2(k)) == k;
   @/
  void lemma_log2_pow2(size_t k)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= k;
     @ loop invariant positive: 0 < pow2(i);
     @ loop invariant power: log2(pow2(i)) == i;
     @ loop assigns i;
     @ loop variant k - i;
     @/
    while (i < k)
      i++;
  }
*/

/* Both ways of stating Theorem 3. */
/*@ ghost
  /@ requires sizes: 1 <= n && 1 <= kappa;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures bound: enough(n, kappa, pow2(a)) <==> log2(ratio(n, kappa)) <= a;
   @/
  void lemma_log2_ratio(size_t n, size_t kappa, size_t a)
  {
    lemma_log2_pow2(a);
  }
*/

#endif
