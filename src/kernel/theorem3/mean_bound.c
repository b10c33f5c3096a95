#include "mean_bound.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ lemma covered_start: \forall integer kappa; covered(kappa, 0) == kappa;
  @ lemma covered_next: \forall integer kappa, k, l; 0 <= k ==> l == k + 1 ==>
  @   covered(kappa, l) == 2 * covered(kappa, k);
  @ lemma together_next: \forall integer n, kappa, k, l; 0 <= k ==> l == k + 1 ==>
  @   together(n, kappa, l) == together(n, kappa, k) + n - covered(kappa, k);
  @*/

/* Up to the best k every step adds something, and none after it does. */
/*@ ghost
  /@ requires enough: n <= covered(kappa, k);
   @ requires least: k > 0 ==> covered(kappa, k - 1) < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures most: \forall integer i; 0 <= i <= last ==> together(n, kappa, i) <= together(n, kappa, k);
   @/
  void lemma_together(size_t n, size_t kappa, size_t k, size_t last)
  {
    size_t i = k;
    /@ loop invariant range: 0 <= i <= k;
     @ loop invariant below: i > 0 ==> covered(kappa, i - 1) < n;
     @ loop invariant most: \forall integer a; i <= a <= k ==> together(n, kappa, a) <= together(n, kappa, k);
     @ loop assigns i;
     @ loop variant i;
     @/
    while (i > 0) {
      size_t less = i - 1;
      /@ assert step: together(n, kappa, i) == together(n, kappa, less) + n - covered(kappa, less); @/
      /@ assert half: less > 0 ==> covered(kappa, less) == 2 * covered(kappa, less - 1); @/
      i = less;
    }
    i = k;
    /@ loop invariant range: k <= i && (k <= last ==> i <= last);
     @ loop invariant above: n <= covered(kappa, i);
     @ loop invariant most: \forall integer a; 0 <= a <= i ==> together(n, kappa, a) <= together(n, kappa, k);
     @ loop assigns i;
     @ loop variant last - i;
     @/
    while (i < last) {
      size_t more = i + 1;
      /@ assert twice: covered(kappa, more) == 2 * covered(kappa, i); @/
      /@ assert step: together(n, kappa, more) == together(n, kappa, i) + n - covered(kappa, i); @/
      i = more;
    }
  }
*/

size_t operations_together_at_least(size_t n, size_t kappa, size_t *k)
{
  size_t alpha = 0, graphs = kappa;
  /*@ loop invariant range: 0 <= alpha <= LIMIT_DEPTH;
    @ loop invariant covered: graphs == covered(kappa, alpha);
    @ loop invariant power: pow2(alpha) <= graphs;
    @ loop invariant least: alpha > 0 ==> covered(kappa, alpha - 1) < n;
    @ loop invariant limit: graphs <= 2 * LIMIT_POINTS;
    @ loop assigns alpha, graphs;
    @ loop variant LIMIT_DEPTH - alpha;
    @*/
  while (graphs < n && alpha < LIMIT_DEPTH) {
    //@ assert twice: covered(kappa, alpha + 1) == 2 * covered(kappa, alpha);
    //@ assert power: pow2(alpha + 1) == 2 * pow2(alpha);
    graphs *= 2;
    alpha++;
  }
  //@ assert quarter: pow2(8) == 256;
  //@ assert half: pow2(16) == 65536;
  //@ assert more: pow2(24) == 16777216;
  //@ assert whole: pow2(32) == 4294967296;
  //@ assert enough: n <= covered(kappa, alpha);
  //@ ghost lemma_together(n, kappa, alpha, SIZE_MAX);
  size_t depth = alpha + 1;
  //@ assert sizes: depth == alpha + 1 && depth <= 33 && n <= 4294967296;
  //@ ghost product_limit(depth, 33, n, 4294967296);
  size_t all = depth * n;
  //@ assert all: all == (alpha + 1) * n;
  *k = alpha;
  return all > graphs ? all - graphs : 0;
}
