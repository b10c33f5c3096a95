/* What rounding is: there is one result at most, no number of the format is nearer, and its numbers stay. */
#ifndef MEMCERT_PROOFS_LEMMAS_ROUNDING_H
#define MEMCERT_PROOFS_LEMMAS_ROUNDING_H

#include "kernel/rounded/rounding.h"

/*@ lemma nearest_unique: \forall real s, integer m, j; nearest_even(s, m) ==> nearest_even(s, j) ==> m == j;
  @ lemma rmul_cancel: \forall real a, b, c; 0.0 < c ==> rmul(a, c) == rmul(b, c) ==> a == b;
  @ lemma whole_product: \forall integer a, b; \exists integer c; c == a * b && rmul(a, b) == c;
  @ lemma nearest_nonnegative: \forall real s, integer m; 0.0 <= s ==> nearest_even(s, m) ==> 0 <= m;
  @ lemma nonnegative_product: \forall integer a, b; 0 <= a ==> 0 <= b ==> 0 <= a * b;
  @
  @ predicate natural(real v) = \exists integer m; 0 <= m && v == m;
  @ lemma natural_product: \forall real v, integer b; natural(v) ==> 0 <= b ==> natural(rmul(v, b));
  @ // w is s rounded to a whole number.
  @ predicate nearest_natural(real s, real w) = \exists integer m; w == m && 0 <= m && nearest_even(s, m);
  @ lemma rounds_here: \forall integer p, n, e, k, m, real x, r, s; k <= e ==> has_exponent(p, in_units(n, x), k) ==>
  @   rmul(s, pow2(k)) == in_units(n, x) ==> nearest_even(s, m) ==> rmul(m, pow2(k)) == in_units(n, r) ==>
  @   in_units(n, r) < pow2(p + e) ==> rounds_size(p, n, e, x, r);
  @ lemma rounds_natural: \forall integer p, n, e, k, real x, r, s, w; k <= e ==> has_exponent(p, in_units(n, x), k) ==>
  @   rmul(s, pow2(k)) == in_units(n, x) ==> nearest_natural(s, w) ==> rmul(w, pow2(k)) == in_units(n, r) ==>
  @   in_units(n, r) < pow2(p + e) ==> rounds_size(p, n, e, x, r);
  @*/

/* Powers of two increase. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall integer i; i <= n ==> 1 <= pow2(i);
   @ ensures grows: \forall integer i, j; i <= j <= n ==> pow2(i) <= pow2(j);
   @/
  void lemma_powers(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant some: \forall integer i; i <= k ==> 1 <= pow2(i);
     @ loop invariant grows: \forall integer i, j; i <= j <= k ==> pow2(i) <= pow2(j);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      k++;
      /@ assert next: pow2(k) == 2 * pow2(k - 1); @/
      /@ assert before: \forall integer i; i < k ==> i <= k - 1; @/
    }
  }
*/

/* There is one exponent. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures unique: \forall integer p, i, j, real t; 1 <= p ==> p + i <= n ==> p + j <= n ==>
   @   has_exponent(p, t, i) ==> has_exponent(p, t, j) ==> i == j;
   @/
  void lemma_exponent(size_t n)
  {
    lemma_powers(n);
    /@ assert less: \forall integer p, i, j, real t; 1 <= p ==> p + i <= n ==> p + j <= n ==>
     @   has_exponent(p, t, i) ==> has_exponent(p, t, j) ==> i < j ==> pow2(p + i) <= pow2(p + j - 1); @/
  }
*/
#endif
