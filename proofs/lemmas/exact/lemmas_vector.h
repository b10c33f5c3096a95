/* Products and dot products.  What needs an induction is the contract of a ghost function whose
 * loop is the induction; a call gives the fact for all vectors of n components. */
#ifndef MEMCERT_PROOFS_LEMMAS_VECTOR_H
#define MEMCERT_PROOFS_LEMMAS_VECTOR_H

#include <stddef.h>
#include "specs/vector.acsl"

/*@ lemma rmul_one: \forall real a, b; b == 1.0 ==> rmul(a, b) == a;
  @ lemma rmul_two: \forall real a, b; a == 2.0 ==> rmul(a, b) == 2 * b;
  @ lemma rmul_zero: \forall real a, b; b == 0.0 ==> rmul(a, b) == 0.0;
  @ lemma rmul_difference: \forall real a, b, c; rmul(a, b - c) == rmul(a, b) - rmul(a, c);
  @ lemma rmul_difference_left: \forall real a, b, c; rmul(b - c, a) == rmul(b, a) - rmul(c, a);
  @ lemma rmul_monotone: \forall real a, b, c; 0.0 <= c ==> a <= b ==> rmul(a, c) <= rmul(b, c);
  @ lemma rmul_antitone: \forall real a, b, c; c <= 0.0 ==> a <= b ==> rmul(b, c) <= rmul(a, c);
  @
  @ // v and w are equal outside components 0 and k.
  @ predicate equal_but(rvec v, rvec w, integer k) =
  @   len(v) == len(w) && \forall integer i; 0 < i < len(v) ==> i != k ==> at(v, i) == at(w, i);
  @
  @ lemma update_term: \forall rvec v, w, x, integer k, i;
  @   equal_but(v, w, k) ==> 0 < k ==> 0 <= i < len(v) ==>
  @   rmul(at(w, i), at(x, i)) == rmul(at(v, i), at(x, i))
  @     + (i == 0 ? rmul(at(w, 0) - at(v, 0), at(x, 0)) : 0.0)
  @     + (i == k ? rmul(at(w, k) - at(v, k), at(x, k)) : 0.0);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures zero: \forall rvec w, x; len(w) == n ==> constant(w, 0.0) ==> dot(w, x) == 0.0;
   @/
  void lemma_dot_zero(size_t n)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= n;
     @ loop invariant zero: \forall rvec w, x; len(w) == n ==> constant(w, 0.0) ==> dot_upto(w, x, i) == 0.0;
     @ loop assigns i;
     @ loop variant n - i;
     @/
    while (i < n)
      i++;
  }
*/

/*@ ghost
  /@ requires 0 < k < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures update: \forall rvec v, w, x; len(v) == n ==> equal_but(v, w, k) ==>
   @   dot(w, x) == dot(v, x) + rmul(at(w, 0) - at(v, 0), at(x, 0)) + rmul(at(w, k) - at(v, k), at(x, k));
   @/
  void lemma_dot_update(size_t n, size_t k)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= n;
     @ loop invariant update: \forall rvec v, w, x; len(v) == n ==> equal_but(v, w, k) ==>
     @   dot_upto(w, x, i) == dot_upto(v, x, i)
     @     + (i > 0 ? rmul(at(w, 0) - at(v, 0), at(x, 0)) : 0.0)
     @     + (i > k ? rmul(at(w, k) - at(v, k), at(x, k)) : 0.0);
     @ loop assigns i;
     @ loop variant n - i;
     @/
    while (i < n)
      i++;
  }
*/

#endif
