/* Boxes of variables, and what holds for all of them. */
#ifndef MEMCERT_PROOFS_LEMMAS_LIPSCHITZ_H
#define MEMCERT_PROOFS_LEMMAS_LIPSCHITZ_H

#include "specs/lipschitz.acsl"

/*@ lemma last_here: \forall conditional c, integer i, rvec z; follower(c, i, z) <= i ==> last(c, i, z) == i;
  @ lemma product_between: \forall real w, a, y, b; a <= y <= b ==>
  @   rmul(w, w < 0.0 ? b : a) <= rmul(w, y) <= rmul(w, w < 0.0 ? a : b);
  @ lemma relu_larger: \forall real a, b; a <= b ==> relu(a) <= relu(b);
  @ lemma sides: \forall real v, d, far; distance(v, d) <= far ==> v <= d + far && d - far <= v;
  @ lemma near_by: \forall real v, a, epsilon; v - a <= epsilon ==> a - v <= epsilon ==> distance(v, a) <= epsilon;
  @ lemma product_larger: \forall real w, a, b; 0.0 <= w ==> a <= b ==> rmul(w, a) <= rmul(w, b);
  @
  @ // The numbers from a to b that compare with t in this way.
  @ predicate meets(integer compare, real y, real t) =
  @   (compare == 0 && y < t) || (compare == 1 && y <= t) || (compare == 2 && y == t) ||
  @   (compare == 3 && y != t) || (compare == 4 && y > t) || (compare == 5 && y >= t);
  @ lemma chosen_meets: \forall integer compare, real y, t, integer s, o; meets(compare, y, t) ==>
  @   chosen(compare, y, t, s, o) == s;
  @ lemma chosen_otherwise: \forall integer compare, real y, t, integer s, o; !meets(compare, y, t) ==>
  @   chosen(compare, y, t, s, o) == o;
  @ lemma meets_opposite: \forall integer compare, real y, t; 0 <= compare <= 5 ==> !meets(compare, y, t) ==>
  @   meets(5 - compare, y, t);
  @ lemma some: \forall integer compare, real a, y, b, t; a <= y <= b ==> meets(compare, y, t) ==>
  @   some_meet(compare, a, b, t);
  @ lemma between: \forall integer compare, real a, y, b, t, lower, upper; a <= y <= b ==> meets(compare, y, t) ==>
  @   all_between(compare, a, b, t, lower, upper) ==> lower <= y <= upper;
  @
  @ lemma not_empty: \forall rvec lo, hi, z, integer n; in_box(lo, hi, z) ==> n <= len(z) ==> !is_empty(lo, hi, n);
  @ lemma leads_there: \forall integer compare, real t, rvec lo, hi, lower, upper, z, integer v; 0 <= v < len(z) ==>
  @   in_box(lo, hi, z) ==> meets(compare, at(z, v), t) ==> leads(compare, t, lo, hi, lower, upper, len(z), v) ==>
  @   in_box(lower, upper, z);
  @ // With one variable more.
  @ lemma defined_there: \forall rvec lo, hi, lower, upper, z, real t, integer v; in_box(lo, hi, z) ==>
  @   is_inside(lo, hi, lower, upper, len(z), v) ==> len(z) <= v ==> at(lower, len(z)) <= t <= at(upper, len(z)) ==>
  @   in_box(lower, upper, defined(z, t));
  @
  @ // An instruction that is not the last.
  @ lemma within_next: \forall conditional c, integer i, rvec z, integer j; i < follower(c, i, z) ==>
  @   answer(c, i, z, j) == answer(c, follower(c, i, z), after(c, i, z), j) &&
  @   (arrives(c, i, z) <==> arrives(c, follower(c, i, z), after(c, i, z)));
  @ lemma output_follows: \forall conditional c, integer i, boolean pairs, rvec y, integer r, j; i < follower(c, i, y) ==>
  @   output_from(c, i, y, pairs, r, j) == output_from(c, follower(c, i, y), after(c, i, y), pairs, r, j);
  @ lemma within_follows: \forall conditional c, integer i, real slope, epsilon, rmat x, d, boolean pairs, rvec y, z,
  @   integer skip, r; i < follower(c, i, y) ==>
  @   within_from(c, follower(c, i, y), after(c, i, y), slope, epsilon, x, skip, d, pairs, r, z) ==>
  @   within_from(c, i, y, slope, epsilon, x, skip, d, pairs, r, z);
  @ // The first variables are the inputs.
  @ predicate begins_with(rvec y, rvec z) = len(z) <= len(y) && \forall integer k; 0 <= k < len(z) ==> at(y, k) == at(z, k);
  @ lemma begins_after: \forall conditional c, integer i, rvec y, z; begins_with(y, z) ==>
  @   begins_with(after(c, i, y), z);
  @ predicate far_at_least(rvec x, integer skip, rvec lo, rvec hi, integer p) = \forall integer k; 0 <= k < p ==>
  @   at(x, skip + k) - at(lo, k) <= far_upto(x, skip, lo, hi, p) &&
  @   at(hi, k) - at(x, skip + k) <= far_upto(x, skip, lo, hi, p);
  @ // At z a function is not farther from a row than the row's reach.
  @ lemma far_enough: \forall rvec x, lo, hi, y, z, integer skip, p, k; in_box(lo, hi, y) ==> begins_with(y, z) ==>
  @   0 <= k < p <= len(z) ==> far_at_least(x, skip, lo, hi, p) ==>
  @   distance(at(x, skip + k), at(z, k)) <= far_upto(x, skip, lo, hi, p);
  @ lemma reaches: \forall real slope, d, v, far, rvec x, z, integer skip, p; 0.0 <= slope ==>
  @   (\forall integer k; 0 <= k < p ==> distance(at(x, skip + k), at(z, k)) <= far) ==>
  @   lipschitz(slope, x, skip, p, d, z, v) ==> distance(v, d) <= rmul(slope, far);
  @ lemma reaches_box: \forall real slope, d, v, rvec x, lo, hi, y, z, integer skip, p; 0.0 <= slope ==>
  @   in_box(lo, hi, y) ==> begins_with(y, z) ==> p <= len(z) ==> far_at_least(x, skip, lo, hi, p) ==>
  @   lipschitz(slope, x, skip, p, d, z, v) ==> distance(v, d) <= rmul(slope, far_upto(x, skip, lo, hi, p));
  @*/

/* The sum of the terms is between the two extremes. */
/*@ ghost
  /@ requires 0 <= n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures between: \forall conditional c, integer i, rvec lo, hi, y; in_box(lo, hi, y) ==>
   @   (\forall integer t; 0 <= t < n ==> 0 <= variable(c, i, t) < len(y)) ==>
   @   extreme_upto(c, i, lo, hi, n) <= terms_upto(c, i, y, n) <= extreme_upto(c, i, hi, lo, n);
   @/
  void lemma_extremes(size_t n)
  {
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant between: \forall conditional c, integer i, rvec lo, hi, y; in_box(lo, hi, y) ==>
     @   (\forall integer t; 0 <= t < n ==> 0 <= variable(c, i, t) < len(y)) ==>
     @   extreme_upto(c, i, lo, hi, k) <= terms_upto(c, i, y, k) <= extreme_upto(c, i, hi, lo, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    for (size_t k = 0; k < n; k++) {
      /@ assert step: \forall conditional c, integer i, rvec lo, hi, y; in_box(lo, hi, y) ==>
       @   0 <= variable(c, i, k) < len(y) ==>
       @   rmul(weight(c, i, k), weight(c, i, k) < 0.0 ? at(hi, variable(c, i, k)) : at(lo, variable(c, i, k))) <=
       @   rmul(weight(c, i, k), at(y, variable(c, i, k))) <=
       @   rmul(weight(c, i, k), weight(c, i, k) < 0.0 ? at(lo, variable(c, i, k)) : at(hi, variable(c, i, k))); @/
    }
  }
*/

/* The largest distance is at least each of them. */
/*@ ghost
  /@ requires 0 <= p;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures far: \forall rvec x, lo, hi, integer skip; far_at_least(x, skip, lo, hi, p);
   @/
  void lemma_far(size_t p)
  {
    /@ loop invariant range: 0 <= k <= p;
     @ loop invariant far: \forall rvec x, lo, hi, integer skip; far_at_least(x, skip, lo, hi, k);
     @ loop assigns k;
     @ loop variant p - k;
     @/
    for (size_t k = 0; k < p; k++) {
      /@ assert next: \forall rvec x, lo, hi, integer skip; far_upto(x, skip, lo, hi, k + 1) ==
       @   larger(far_upto(x, skip, lo, hi, k),
       @          larger(at(x, skip + k) - at(lo, k), at(hi, k) - at(x, skip + k))); @/
      /@ assert here: \forall rvec x, lo, hi, integer skip;
       @   at(x, skip + k) - at(lo, k) <= far_upto(x, skip, lo, hi, k + 1) &&
       @   at(hi, k) - at(x, skip + k) <= far_upto(x, skip, lo, hi, k + 1); @/
      /@ assert before: \forall rvec x, lo, hi, integer skip, m; 0 <= m < k ==>
       @   at(x, skip + m) - at(lo, m) <= far_upto(x, skip, lo, hi, k + 1) &&
       @   at(hi, m) - at(x, skip + m) <= far_upto(x, skip, lo, hi, k + 1); @/
      /@ assert all: \forall rvec x, lo, hi, integer skip; far_at_least(x, skip, lo, hi, k + 1); @/
    }
  }
*/
#endif
