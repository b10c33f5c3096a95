/* What outputs cost.  n points, at most kappa of them on the graph of one linear function, at each of which s outputs
 * are positive, different and no inputs, are at most kappa 2^(alpha - 2s) if each is recalled in alpha operations.
 *
 * The points that arrive at the same leaf on the same way have s operations on it in common which the leaf puts out,
 * and which are positive at all of them.  The signs of the other sums tell them apart, so that of f sums on the way
 * f - s count: at most kappa 2^(f - s) points.  A sum costs two operations and a test one, and only tests lead to
 * other leaves.  Both inductions go backwards along the way of a point, over the points that went with it so far. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM3_OUTPUTS_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM3_OUTPUTS_H

#include "lemmas_theorem3_mean.h"
#include "specs/outputs.acsl"

/*@ // After t instructions from instruction i on, or where it ends before that: the instruction, and the variables.
  @ logic integer place_after(conditional c, integer i, rvec y, integer t) =
  @   t <= 0 ? i : follower(c, i, y) > i ? place_after(c, follower(c, i, y), after(c, i, y), t - 1) : i;
  @ logic rvec values_after(conditional c, integer i, rvec y, integer t) =
  @   t <= 0 ? y : follower(c, i, y) > i ? values_after(c, follower(c, i, y), after(c, i, y), t - 1) : y;
  @ logic integer place_at(conditional c, rvec x, integer t) = place_after(c, 0, x, t);
  @ logic rvec values_at(conditional c, rvec x, integer t) = values_after(c, 0, x, t);
  @ logic integer next_place(conditional c, integer i, rvec y) = follower(c, i, y) > i ? follower(c, i, y) : i;
  @ logic rvec next_values(conditional c, integer i, rvec y) = follower(c, i, y) > i ? after(c, i, y) : y;
  @ predicate walks(conditional c, integer i, rvec y, integer t) =
  @   place_after(c, i, y, t + 1) == next_place(c, place_after(c, i, y, t), values_after(c, i, y, t)) &&
  @   values_after(c, i, y, t + 1) == next_values(c, place_after(c, i, y, t), values_after(c, i, y, t));
  @*/

/* One step more is one at the end. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures walks: \forall conditional c, integer i, t, rvec y; 0 <= t < most ==> walks(c, i, y, t);
   @/
  void lemma_walks(size_t most)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant walks: \forall conditional c, integer i, t, rvec y; 0 <= t < a ==> walks(c, i, y, t);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert here: \forall conditional c, integer i, rvec y; follower(c, i, y) > i ==>
       @   place_after(c, i, y, s) == place_after(c, follower(c, i, y), after(c, i, y), a) &&
       @   values_after(c, i, y, s) == values_after(c, follower(c, i, y), after(c, i, y), a); @/
      /@ assert ends: \forall conditional c, integer i, rvec y; follower(c, i, y) <= i ==> walks(c, i, y, a); @/
      if (a > 0) {
        size_t l = a - 1;
        /@ assert before: \forall conditional c, integer i, rvec y; follower(c, i, y) > i ==>
         @   place_after(c, i, y, a) == place_after(c, follower(c, i, y), after(c, i, y), l) &&
         @   values_after(c, i, y, a) == values_after(c, follower(c, i, y), after(c, i, y), l); @/
        /@ assert rest: \forall conditional c, integer i, rvec y; walks(c, follower(c, i, y), after(c, i, y), l); @/
      }
      /@ assert walks: \forall conditional c, integer i, rvec y; walks(c, i, y, a); @/
      a = s;
    }
  }
*/

/*@ // Of the first t instructions: the price, the operations with terms, and the tests.
  @ logic integer sums(conditional c, integer i) = kind(c, i) == 0 && terms(c, i) > 0 ? 1 : 0;
  @ logic integer spent_upto(conditional c, rvec x, integer t) =
  @   t <= 0 ? 0 : spent_upto(c, x, t - 1) + price(c, place_at(c, x, t - 1));
  @ logic integer sums_upto(conditional c, rvec x, integer t) =
  @   t <= 0 ? 0 : sums_upto(c, x, t - 1) + sums(c, place_at(c, x, t - 1));
  @ logic integer tests_upto(conditional c, rvec x, integer t) =
  @   t <= 0 ? 0 : tests_upto(c, x, t - 1) + (kind(c, place_at(c, x, t - 1)) == 1 ? 1 : 0);
  @
  @ // What stays true on the way.
  @ predicate scoped_way(conditional c, rvec x, integer j, integer t) =
  @   scoped(c, 0, x, j) ==> scoped(c, place_at(c, x, t), values_at(c, x, t), j);
  @ predicate answers_way(conditional c, rvec x, integer j, integer t) =
  @   answer(c, place_at(c, x, t), values_at(c, x, t), j) == answer(c, 0, x, j);
  @ predicate arrives_way(conditional c, rvec x, integer t) =
  @   0 <= place_at(c, x, t) && (arrives(c, 0, x) ==> arrives(c, place_at(c, x, t), values_at(c, x, t)));
  @ predicate spends(conditional c, rvec x, integer t) =
  @   arrives(c, 0, x) ==>
  @     operations(c, 0, x) == spent_upto(c, x, t) + operations(c, place_at(c, x, t), values_at(c, x, t)) &&
  @     0 <= spent_upto(c, x, t) && 0 <= tests_upto(c, x, t) &&
  @     2 * sums_upto(c, x, t) + tests_upto(c, x, t) <= spent_upto(c, x, t) &&
  @     (costs(c, place_at(c, x, t)) ==> t <= spent_upto(c, x, t));
  @ // One step from t to u.
  @ predicate steps(conditional c, rvec x, integer t, integer u) =
  @   place_at(c, x, u) == next_place(c, place_at(c, x, t), values_at(c, x, t)) &&
  @   values_at(c, x, u) == next_values(c, place_at(c, x, t), values_at(c, x, t));
  @ lemma steps_walk: \forall conditional c, integer t, rvec x; walks(c, 0, x, t) ==> steps(c, x, t, t + 1);
  @ lemma scoped_steps: \forall conditional c, integer j, t, u, rvec x; steps(c, x, t, u) ==> scoped_way(c, x, j, t) ==>
  @   scoped_way(c, x, j, u);
  @ lemma answers_steps: \forall conditional c, integer j, t, u, rvec x; steps(c, x, t, u) ==>
  @   answers_way(c, x, j, t) ==> answers_way(c, x, j, u);
  @ lemma arrives_steps: \forall conditional c, integer t, u, rvec x; steps(c, x, t, u) ==> arrives_way(c, x, t) ==>
  @   arrives_way(c, x, u);
  @ lemma arrives_goes: \forall conditional c, integer i, rvec y; arrives(c, i, y) ==> costs(c, i) ==>
  @   follower(c, i, y) > i;
  @ lemma leaf_stays: \forall conditional c, integer i, rvec y; 0 <= i ==> !costs(c, i) ==> follower(c, i, y) <= i;
  @ lemma sums_cost: \forall conditional c, integer i; 2 * sums(c, i) + (kind(c, i) == 1 ? 1 : 0) <= price(c, i);
  @ lemma spends_steps: \forall conditional c, integer t, u, rvec x; one_more(u, t) ==> steps(c, x, t, u) ==>
  @   arrives_way(c, x, t) ==> spends(c, x, t) ==> spends(c, x, u);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures steps: \forall conditional c, integer t, rvec x; 0 <= t < most ==> steps(c, x, t, t + 1);
   @ ensures scoped: \forall conditional c, integer j, t, rvec x; 0 <= t <= most ==> scoped_way(c, x, j, t);
   @ ensures answers: \forall conditional c, integer j, t, rvec x; 0 <= t <= most ==> answers_way(c, x, j, t);
   @ ensures arrives: \forall conditional c, integer t, rvec x; 0 <= t <= most ==> arrives_way(c, x, t);
   @ ensures spends: \forall conditional c, integer t, rvec x; 0 <= t <= most ==> spends(c, x, t);
   @/
  void lemma_way(size_t most)
  {
    size_t a = 0;
    lemma_walks(most);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant scoped: \forall conditional c, integer j, t, rvec x; 0 <= t <= a ==> scoped_way(c, x, j, t);
     @ loop invariant answers: \forall conditional c, integer j, t, rvec x; 0 <= t <= a ==> answers_way(c, x, j, t);
     @ loop invariant arrives: \forall conditional c, integer t, rvec x; 0 <= t <= a ==> arrives_way(c, x, t);
     @ loop invariant spends: \forall conditional c, integer t, rvec x; 0 <= t <= a ==> spends(c, x, t);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      /@ assert steps: \forall conditional c, rvec x; steps(c, x, a, s); @/
      /@ assert scoped: \forall conditional c, integer j, rvec x; scoped_way(c, x, j, s); @/
      /@ assert answers: \forall conditional c, integer j, rvec x; answers_way(c, x, j, s); @/
      /@ assert arrives: \forall conditional c, rvec x; arrives_way(c, x, s); @/
      /@ assert spends: \forall conditional c, rvec x; spends(c, x, s); @/
      a = s;
    }
  }
*/

/*@ // What is computed stays.
  @ predicate lasts(conditional c, rvec x, integer v, integer t, integer u) =
  @   0 <= v < len(values_at(c, x, t)) ==> v < len(values_at(c, x, u)) &&
  @   at(values_at(c, x, u), v) == at(values_at(c, x, t), v);
  @ lemma lasts_steps: \forall conditional c, integer t, u, v, rvec x; steps(c, x, t, u) ==> lasts(c, x, v, t, u);
  @ lemma lasts_on: \forall conditional c, integer r, t, u, v, rvec x; lasts(c, x, v, r, t) ==> lasts(c, x, v, t, u) ==>
  @   lasts(c, x, v, r, u);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures lasts: \forall conditional c, integer t, v, rvec x; 0 <= t <= most ==> lasts(c, x, v, t, most);
   @/
  void lemma_lasts(size_t most)
  {
    size_t a = 0;
    lemma_way(most);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant lasts: \forall conditional c, integer t, v, rvec x; 0 <= t <= a ==> lasts(c, x, v, t, a);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert steps: \forall conditional c, rvec x; steps(c, x, a, s); @/
      /@ assert last: \forall conditional c, integer v, rvec x; lasts(c, x, v, a, s); @/
      a = s;
    }
  }
*/

/*@ // 1 if the sum of the instruction after t steps is positive.
  @ logic integer turn(conditional c, rvec x, integer t) =
  @   kind(c, place_at(c, x, t)) == 0 &&
  @   terms_upto(c, place_at(c, x, t), values_at(c, x, t), terms(c, place_at(c, x, t))) > 0.0 ? 1 : 0;
  @ // 1 if x and z are at the same instructions until t steps; if the sums before are positive for both or neither.
  @ logic integer same_way(conditional c, rvec x, rvec z, integer t) =
  @   t <= 0 ? 1 : place_at(c, x, t) == place_at(c, z, t) ? same_way(c, x, z, t - 1) : 0;
  @ logic integer same_turns(conditional c, rvec x, rvec z, integer t) =
  @   t <= 0 ? 1 : turn(c, x, t - 1) == turn(c, z, t - 1) ? same_turns(c, x, z, t - 1) : 0;
  @ logic integer together_with(conditional c, rvec x, rvec z, integer w, integer t) =
  @   same_way(c, x, z, w) == 1 && same_turns(c, x, z, t) == 1 ? 1 : 0;
  @ // Of the first n rows of x, those that go with row a.
  @ logic integer class_upto(conditional c, rmat x, integer a, integer w, integer t, integer n) =
  @   n <= 0 ? 0 : class_upto(c, x, a, w, t, n - 1) + together_with(c, row(x, n - 1), row(x, a), w, t);
  @
  @ predicate way_alike(conditional c, rvec x, rvec z, integer t) =
  @   place_at(c, x, t) == place_at(c, z, t) && sums_upto(c, x, t) == sums_upto(c, z, t) &&
  @   tests_upto(c, x, t) == tests_upto(c, z, t) &&
  @   (len(x) == len(z) ==> len(values_at(c, x, t)) == len(values_at(c, z, t)));
  @ lemma len_steps: \forall conditional c, integer t, u, rvec x, z; steps(c, x, t, u) ==> steps(c, z, t, u) ==>
  @   place_at(c, x, t) == place_at(c, z, t) ==> len(values_at(c, x, t)) == len(values_at(c, z, t)) ==>
  @   len(values_at(c, x, u)) == len(values_at(c, z, u));
  @ lemma alike_steps: \forall conditional c, integer t, u, rvec x, z; one_more(u, t) ==> steps(c, x, t, u) ==>
  @   steps(c, z, t, u) ==> way_alike(c, x, z, t) ==> place_at(c, x, u) == place_at(c, z, u) ==> way_alike(c, x, z, u);
  @*/

/* Going together: an equivalence, and the same counts. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures alike: \forall conditional c, integer t, rvec x, z; 0 <= t <= most ==> same_way(c, x, z, most) == 1 ==>
   @   way_alike(c, x, z, t);
   @ ensures way: \forall conditional c, rvec x, y, z; same_way(c, x, z, most) == 1 ==>
   @   same_way(c, y, z, most) == 1 ==> same_way(c, x, y, most) == 1;
   @ ensures turns: \forall conditional c, rvec x, y, z; same_turns(c, x, z, most) == 1 ==>
   @   same_turns(c, y, z, most) == 1 ==> same_turns(c, x, y, most) == 1;
   @/
  void lemma_same_way(size_t most)
  {
    size_t a = 0;
    lemma_way(most);
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant alike: \forall conditional c, integer t, rvec x, z; 0 <= t <= a ==> same_way(c, x, z, a) == 1 ==>
     @   way_alike(c, x, z, t);
     @ loop invariant way: \forall conditional c, rvec x, y, z; same_way(c, x, z, a) == 1 ==>
     @   same_way(c, y, z, a) == 1 ==> same_way(c, x, y, a) == 1;
     @ loop invariant turns: \forall conditional c, rvec x, y, z; same_turns(c, x, z, a) == 1 ==>
     @   same_turns(c, y, z, a) == 1 ==> same_turns(c, x, y, a) == 1;
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t s = a + 1;
      /@ assert step: one_more(s, a); @/
      /@ assert steps: \forall conditional c, rvec x; steps(c, x, a, s); @/
      /@ assert way: \forall conditional c, rvec x, z; same_way(c, x, z, s) ==
       @   (place_at(c, x, s) == place_at(c, z, s) ? same_way(c, x, z, a) : 0); @/
      /@ assert turns: \forall conditional c, rvec x, z; same_turns(c, x, z, s) ==
       @   (turn(c, x, a) == turn(c, z, a) ? same_turns(c, x, z, a) : 0); @/
      /@ assert last: \forall conditional c, rvec x, z; same_way(c, x, z, s) == 1 ==> way_alike(c, x, z, s); @/
      a = s;
    }
  }
*/

/*@ // Whoever goes with row a at (w, t) goes with it at (v, u), or with row b.
  @ predicate stays(conditional c, rmat x, integer a, integer w, integer t, integer v, integer u, integer n) =
  @   \forall integer k; 0 <= k < n ==> together_with(c, row(x, k), row(x, a), w, t) == 1 ==>
  @     together_with(c, row(x, k), row(x, a), v, u) == 1;
  @ predicate spreads(conditional c, rmat x, integer a, integer b, integer w, integer t, integer v, integer u,
  @                   integer n) =
  @   \forall integer k; 0 <= k < n ==> together_with(c, row(x, k), row(x, a), w, t) == 1 ==>
  @     together_with(c, row(x, k), row(x, a), v, u) == 1 || together_with(c, row(x, k), row(x, b), v, u) == 1;
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall conditional c, integer a, w, t, rmat x; 0 <= class_upto(c, x, a, w, t, n);
   @ ensures stays: \forall conditional c, integer a, w, t, v, u, rmat x; stays(c, x, a, w, t, v, u, n) ==>
   @   class_upto(c, x, a, w, t, n) <= class_upto(c, x, a, v, u, n);
   @ ensures spreads: \forall conditional c, integer a, b, w, t, v, u, rmat x; spreads(c, x, a, b, w, t, v, u, n) ==>
   @   class_upto(c, x, a, w, t, n) <= class_upto(c, x, a, v, u, n) + class_upto(c, x, b, v, u, n);
   @/
  void lemma_classes(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant some: \forall conditional c, integer a, w, t, rmat x; 0 <= class_upto(c, x, a, w, t, k);
     @ loop invariant stays: \forall conditional c, integer a, w, t, v, u, rmat x; stays(c, x, a, w, t, v, u, n) ==>
     @   class_upto(c, x, a, w, t, k) <= class_upto(c, x, a, v, u, k);
     @ loop invariant spreads: \forall conditional c, integer a, b, w, t, v, u, rmat x;
     @   spreads(c, x, a, b, w, t, v, u, n) ==>
     @   class_upto(c, x, a, w, t, k) <= class_upto(c, x, a, v, u, k) + class_upto(c, x, b, v, u, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t s = k + 1;
      /@ assert next: \forall conditional c, integer a, w, t, rmat x; class_upto(c, x, a, w, t, s) ==
       @   class_upto(c, x, a, w, t, k) + together_with(c, row(x, k), row(x, a), w, t); @/
      /@ assert one: \forall conditional c, integer w, t, rvec x, z;
       @   together_with(c, x, z, w, t) == 0 || together_with(c, x, z, w, t) == 1; @/
      /@ assert stays: \forall conditional c, integer a, w, t, v, u, rmat x; stays(c, x, a, w, t, v, u, n) ==>
       @   together_with(c, row(x, k), row(x, a), w, t) <= together_with(c, row(x, k), row(x, a), v, u); @/
      /@ assert spreads: \forall conditional c, integer a, b, w, t, v, u, rmat x; spreads(c, x, a, b, w, t, v, u, n) ==>
       @   together_with(c, row(x, k), row(x, a), w, t) <=
       @   together_with(c, row(x, k), row(x, a), v, u) + together_with(c, row(x, k), row(x, b), v, u); @/
      k = s;
    }
  }
*/

/*@ // Of the first s outputs that o lists, those for which leaf i puts out variable v, and v or a later one.
  @ logic integer puts_upto(conditional c, integer i, indices o, integer v, integer s) =
  @   s <= 0 ? 0 : puts_upto(c, i, o, v, s - 1) + (put_out(c, i, index(o, s - 1)) == v ? 1 : 0);
  @ logic integer later_upto(conditional c, integer i, indices o, integer v, integer s) =
  @   s <= 0 ? 0 : later_upto(c, i, o, v, s - 1) + (put_out(c, i, index(o, s - 1)) >= v ? 1 : 0);
  @ predicate put_apart(conditional c, integer i, indices o, integer s) =
  @   \forall integer a, b; 0 <= b < a < s ==> put_out(c, i, index(o, b)) != put_out(c, i, index(o, a));
  @ predicate put_within(conditional c, integer i, indices o, integer s, integer p, integer n) =
  @   \forall integer a; 0 <= a < s ==> p <= put_out(c, i, index(o, a)) < n;
  @ predicate puts_none(conditional c, integer i, indices o, integer s, integer v) =
  @   \forall integer a; 0 <= a < s ==> put_out(c, i, index(o, a)) != v;
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures none: \forall conditional c, integer i, v, indices o; puts_none(c, i, o, s, v) ==>
   @   puts_upto(c, i, o, v, s) == 0;
   @ ensures once: \forall conditional c, integer i, v, indices o; put_apart(c, i, o, s) ==>
   @   0 <= puts_upto(c, i, o, v, s) <= 1;
   @ ensures some: \forall conditional c, integer i, a, v, indices o; 0 <= a < s ==> put_out(c, i, index(o, a)) == v ==>
   @   1 <= puts_upto(c, i, o, v, s);
   @ ensures next: \forall conditional c, integer i, v, indices o;
   @   later_upto(c, i, o, v, s) == later_upto(c, i, o, v + 1, s) + puts_upto(c, i, o, v, s);
   @ ensures first: \forall conditional c, integer i, p, n, indices o; put_within(c, i, o, s, p, n) ==>
   @   later_upto(c, i, o, p, s) == s && later_upto(c, i, o, n, s) == 0;
   @/
  void lemma_puts(size_t s)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= s;
     @ loop invariant some: \forall conditional c, integer i, v, indices o; 0 <= puts_upto(c, i, o, v, k);
     @ loop invariant none: \forall conditional c, integer i, v, indices o; puts_none(c, i, o, k, v) ==>
     @   puts_upto(c, i, o, v, k) == 0;
     @ loop invariant once: \forall conditional c, integer i, v, indices o; put_apart(c, i, o, k) ==>
     @   puts_upto(c, i, o, v, k) <= 1;
     @ loop invariant found: \forall conditional c, integer i, a, v, indices o; 0 <= a < k ==>
     @   put_out(c, i, index(o, a)) == v ==> 1 <= puts_upto(c, i, o, v, k);
     @ loop invariant next: \forall conditional c, integer i, v, indices o;
     @   later_upto(c, i, o, v, k) == later_upto(c, i, o, v + 1, k) + puts_upto(c, i, o, v, k);
     @ loop invariant first: \forall conditional c, integer i, p, n, indices o; put_within(c, i, o, s, p, n) ==>
     @   later_upto(c, i, o, p, k) == k && later_upto(c, i, o, n, k) == 0;
     @ loop assigns k;
     @ loop variant s - k;
     @/
    while (k < s) {
      size_t l = k + 1;
      /@ assert puts: \forall conditional c, integer i, v, indices o; puts_upto(c, i, o, v, l) ==
       @   puts_upto(c, i, o, v, k) + (put_out(c, i, index(o, k)) == v ? 1 : 0); @/
      /@ assert later: \forall conditional c, integer i, v, indices o; later_upto(c, i, o, v, l) ==
       @   later_upto(c, i, o, v, k) + (put_out(c, i, index(o, k)) >= v ? 1 : 0); @/
      /@ assert within: \forall conditional c, integer i, p, n, indices o; put_within(c, i, o, s, p, n) ==>
       @   p <= put_out(c, i, index(o, k)) < n; @/
      /@ assert apart: \forall conditional c, integer i, v, indices o; put_apart(c, i, o, l) ==>
       @   put_out(c, i, index(o, k)) == v ==> puts_none(c, i, o, k, v); @/
      /@ assert fewer: \forall conditional c, integer i, v, indices o;
       @   (put_apart(c, i, o, l) ==> put_apart(c, i, o, k)) &&
       @   (puts_none(c, i, o, l, v) ==> puts_none(c, i, o, k, v) && put_out(c, i, index(o, k)) != v); @/
      k = l;
    }
  }
*/

/*@ // Input x is recalled, and the outputs that o lists are the numbers d.
  @ predicate computes(conditional c, rvec x, indices o, rvec d, integer p, integer s) =
  @   len(x) == p && arrives(c, 0, x) && \forall integer a; 0 <= a < s ==>
  @     scoped(c, 0, x, index(o, a)) && answer(c, 0, x, index(o, a)) == at(d, a) && computed_output(x, d, p, a);
  @ predicate ends_at(conditional c, rvec x, integer w) = !costs(c, place_at(c, x, w));
  @ // Where the way ends after w steps, they are variables that were computed, and not the same.
  @ predicate puts(conditional c, rvec x, indices o, rvec d, integer p, integer s, integer w) =
  @   put_within(c, place_at(c, x, w), o, s, p, len(values_at(c, x, w))) && put_apart(c, place_at(c, x, w), o, s) &&
  @   \forall integer a; 0 <= a < s ==>
  @     at(values_at(c, x, w), put_out(c, place_at(c, x, w), index(o, a))) == at(d, a);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures puts: \forall conditional c, integer p, s, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
   @   ends_at(c, x, w) ==> puts(c, x, o, d, p, s, w);
   @/
  void lemma_leaf_puts(size_t w)
  {
    lemma_way(w);
    lemma_lasts(w);
    /@ assert start: \forall conditional c, rvec x; values_at(c, x, 0) == x; @/
    /@ assert lasts: \forall conditional c, integer v, rvec x; lasts(c, x, v, 0, w); @/
    /@ assert stays: \forall conditional c, integer v, rvec x; 0 <= v < len(x) ==>
     @   v < len(values_at(c, x, w)) && at(values_at(c, x, w), v) == at(x, v); @/
    /@ assert input: \forall conditional c, integer p, s, v, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   0 <= v < p ==> v < len(values_at(c, x, w)) && at(values_at(c, x, w), v) == at(x, v); @/
    /@ assert output: \forall conditional c, integer p, s, a, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> 0 <= a < s ==>
     @   put_out(c, place_at(c, x, w), index(o, a)) < len(values_at(c, x, w)) &&
     @   at(d, a) == output(c, place_at(c, x, w), values_at(c, x, w), index(o, a)); @/
    /@ assert some: \forall conditional c, integer p, s, a, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> 0 <= a < s ==> 0 <= put_out(c, place_at(c, x, w), index(o, a)) &&
     @   at(values_at(c, x, w), put_out(c, place_at(c, x, w), index(o, a))) == at(d, a); @/
    /@ assert within: \forall conditional c, integer p, s, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> put_within(c, place_at(c, x, w), o, s, p, len(values_at(c, x, w))); @/
    /@ assert differ: \forall conditional c, integer p, s, a, b, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   0 <= b < a < s ==> at(d, b) != at(d, a); @/
    /@ assert apart: \forall conditional c, integer p, s, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> put_apart(c, place_at(c, x, w), o, s); @/
  }
*/

/*@ // Instruction i after t steps defines what the leaf after w steps puts out as one of the outputs.
  @ predicate defines(conditional c, rvec x, indices o, integer a, integer w, integer t) =
  @   kind(c, place_at(c, x, t)) == 0 && put_out(c, place_at(c, x, w), index(o, a)) == len(values_at(c, x, t));
  @*/
/* Such a sum is positive, so it has terms. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures turn: \forall conditional c, integer p, s, a, t, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
   @   ends_at(c, x, w) ==> 0 <= t < w ==> 0 <= a < s ==> defines(c, x, o, a, w, t) ==>
   @   turn(c, x, t) == 1 && terms(c, place_at(c, x, t)) > 0;
   @/
  void lemma_output_turns(size_t w)
  {
    lemma_way(w);
    lemma_lasts(w);
    lemma_leaf_puts(w);
    /@ assert goes: \forall conditional c, integer t, rvec x; arrives(c, 0, x) ==> 0 <= t < w ==>
     @   kind(c, place_at(c, x, t)) == 0 ==> values_at(c, x, t + 1) == defined(values_at(c, x, t),
     @     relu(terms_upto(c, place_at(c, x, t), values_at(c, x, t), terms(c, place_at(c, x, t))))); @/
    /@ assert lasts: \forall conditional c, integer t, rvec x; arrives(c, 0, x) ==> 0 <= t < w ==>
     @   kind(c, place_at(c, x, t)) == 0 ==> at(values_at(c, x, w), len(values_at(c, x, t))) ==
     @     relu(terms_upto(c, place_at(c, x, t), values_at(c, x, t), terms(c, place_at(c, x, t)))); @/
    /@ assert positive: \forall conditional c, integer p, s, a, t, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> 0 <= t < w ==> 0 <= a < s ==> defines(c, x, o, a, w, t) ==>
     @   0.0 < at(values_at(c, x, w), len(values_at(c, x, t))); @/
  }
*/

/*@ // Sums after step t that are no outputs.
  @ logic integer left_over(conditional c, rvec x, indices o, integer s, integer w, integer t) =
  @   sums_upto(c, x, w) - sums_upto(c, x, t) - later_upto(c, place_at(c, x, w), o, len(values_at(c, x, t)), s);
  @*/
/*@ ghost
  /@ requires step: one_more(u, t) && u <= w;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures other: \forall conditional c, integer p, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
   @   ends_at(c, x, w) ==> kind(c, place_at(c, x, t)) != 0 || terms(c, place_at(c, x, t)) <= 0 ==>
   @   left_over(c, x, o, s, w, t) == left_over(c, x, o, s, w, u);
   @ ensures output: \forall conditional c, integer p, a, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
   @   ends_at(c, x, w) ==> 0 <= a < s ==> defines(c, x, o, a, w, t) ==>
   @   left_over(c, x, o, s, w, t) == left_over(c, x, o, s, w, u);
   @ ensures sum: \forall conditional c, integer p, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
   @   ends_at(c, x, w) ==> kind(c, place_at(c, x, t)) == 0 ==> terms(c, place_at(c, x, t)) > 0 ==>
   @   puts_none(c, place_at(c, x, w), o, s, len(values_at(c, x, t))) ==>
   @   left_over(c, x, o, s, w, t) == left_over(c, x, o, s, w, u) + 1;
   @/
  void lemma_left(size_t s, size_t w, size_t t, size_t u)
  {
    lemma_way(w);
    lemma_leaf_puts(w);
    lemma_output_turns(w);
    lemma_puts(s);
    /@ assert steps: \forall conditional c, rvec x; steps(c, x, t, u); @/
    /@ assert stays: \forall conditional c, rvec x; kind(c, place_at(c, x, t)) != 0 ==>
     @   values_at(c, x, u) == values_at(c, x, t); @/
    /@ assert goes: \forall conditional c, rvec x; arrives(c, 0, x) ==> kind(c, place_at(c, x, t)) == 0 ==>
     @   len(values_at(c, x, u)) == len(values_at(c, x, t)) + 1; @/
    /@ assert sums: \forall conditional c, rvec x;
     @   sums_upto(c, x, u) == sums_upto(c, x, t) + sums(c, place_at(c, x, t)); @/
    /@ assert later: \forall conditional c, indices o, rvec x; arrives(c, 0, x) ==> kind(c, place_at(c, x, t)) == 0 ==>
     @   later_upto(c, place_at(c, x, w), o, len(values_at(c, x, t)), s) ==
     @   later_upto(c, place_at(c, x, w), o, len(values_at(c, x, u)), s) +
     @   puts_upto(c, place_at(c, x, w), o, len(values_at(c, x, t)), s); @/
    /@ assert turns: \forall conditional c, integer p, a, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> 0 <= a < s ==> defines(c, x, o, a, w, t) ==> terms(c, place_at(c, x, t)) > 0; @/
    /@ assert defined: \forall conditional c, integer a, indices o, rvec x; kind(c, place_at(c, x, t)) == 0 ==>
     @   put_out(c, place_at(c, x, w), index(o, a)) == len(values_at(c, x, t)) ==> defines(c, x, o, a, w, t); @/
    /@ assert another: \forall conditional c, integer p, a, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> kind(c, place_at(c, x, t)) == 0 ==> terms(c, place_at(c, x, t)) <= 0 ==>
     @   0 <= a < s ==> put_out(c, place_at(c, x, w), index(o, a)) != len(values_at(c, x, t)); @/
    /@ assert empty: \forall conditional c, integer p, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> kind(c, place_at(c, x, t)) == 0 ==> terms(c, place_at(c, x, t)) <= 0 ==>
     @   puts_none(c, place_at(c, x, w), o, s, len(values_at(c, x, t))); @/
    /@ assert once: \forall conditional c, integer p, a, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> 0 <= a < s ==> defines(c, x, o, a, w, t) ==>
     @   puts_upto(c, place_at(c, x, w), o, len(values_at(c, x, t)), s) == 1; @/
  }
*/

/*@ // The variables of those that went with z so far, as forms.
  @ logic rmat forms_at(conditional c, rvec z, integer p, integer t) =
  @   t <= 0 ? identity(p)
  @   : kind(c, place_at(c, z, t - 1)) == 0
  @     ? side_forms(c, place_at(c, z, t - 1), forms_at(c, z, p, t - 1), p, turn(c, z, t - 1))
  @     : forms_at(c, z, p, t - 1);
  @ // All that is known of point x with row y of the dataset, which is recalled in alpha operations.
  @ predicate led(conditional c, integer j, rvec x, rvec y, indices o, rvec d, integer p, integer s, integer alpha) =
  @   computes(c, x, o, d, p, s) && scoped(c, 0, x, j) && answer(c, 0, x, j) == at(y, p) &&
  @   operations(c, 0, x) <= alpha && \forall integer v; 0 <= v < p ==> at(y, v) == at(x, v);
  @ lemma price_first: \forall conditional c, integer i, rvec y; price(c, i) <= operations(c, i, y);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures wide: \forall conditional c, integer j, s, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
   @   wide(forms_at(c, x, p, w), p);
   @ ensures forms: \forall conditional c, integer j, s, indices o, rvec x, y, z, e, d, g;
   @   led(c, j, x, y, o, d, p, s, alpha) ==> led(c, j, z, e, o, g, p, s, alpha) ==> same_way(c, x, z, w) == 1 ==>
   @   same_turns(c, x, z, w) == 1 ==> values_at(c, x, w) == applied(forms_at(c, z, p, w), y);
   @/
  void lemma_forms(size_t p, size_t alpha, size_t w)
  {
    size_t a = 0;
    lemma_dot_made(p);
    lemma_way(w);
    lemma_side(p, alpha);
    lemma_sum_form(p, alpha);
    /@ assert price: \forall conditional c, integer j, s, t, indices o, rvec x, y, d; 0 <= t <= w ==>
     @   led(c, j, x, y, o, d, p, s, alpha) ==> price(c, place_at(c, x, t)) <= alpha; @/
    /@ assert inputs: \forall conditional c, integer j, s, indices o, rvec x, y, d;
     @   led(c, j, x, y, o, d, p, s, alpha) ==>
     @   same(x, applied(identity(p), y)); @/
    /@ assert first: \forall conditional c, rvec z; forms_at(c, z, p, 0) == identity(p); @/
    /@ loop invariant range: 0 <= a <= w;
     @ loop invariant wide: \forall conditional c, integer j, s, indices o, rvec x, y, d;
     @   led(c, j, x, y, o, d, p, s, alpha) ==> wide(forms_at(c, x, p, a), p);
     @ loop invariant forms: \forall conditional c, integer j, s, indices o, rvec x, y, z, e, d, g;
     @   led(c, j, x, y, o, d, p, s, alpha) ==> led(c, j, z, e, o, g, p, s, alpha) ==> same_way(c, x, z, a) == 1 ==>
     @   same_turns(c, x, z, a) == 1 ==> values_at(c, x, a) == applied(forms_at(c, z, p, a), y);
     @ loop assigns a;
     @ loop variant w - a;
     @/
    while (a < w) {
      size_t u = a + 1;
      /@ assert step: one_more(u, a); @/
      /@ assert steps: \forall conditional c, rvec x; steps(c, x, a, u); @/
      /@ assert next: \forall conditional c, rvec z; forms_at(c, z, p, u) == (kind(c, place_at(c, z, a)) == 0
       @   ? side_forms(c, place_at(c, z, a), forms_at(c, z, p, a), p, turn(c, z, a)) : forms_at(c, z, p, a)); @/
      /@ assert before: \forall conditional c, rvec x, z; same_way(c, x, z, u) == 1 ==> same_turns(c, x, z, u) == 1 ==>
       @   same_way(c, x, z, a) == 1 && same_turns(c, x, z, a) == 1 && turn(c, x, a) == turn(c, z, a); @/
      /@ assert place: \forall conditional c, rvec x, z; same_way(c, x, z, a) == 1 ==>
       @   place_at(c, x, a) == place_at(c, z, a); @/
      /@ assert reads: \forall conditional c, integer j, s, indices o, rvec x, y, d, rmat f;
       @   led(c, j, x, y, o, d, p, s, alpha) ==> values_at(c, x, a) == applied(f, y) ==>
       @   reads_defined(c, place_at(c, x, a), f); @/
      /@ assert goes: \forall conditional c, integer j, s, indices o, rvec x, y, d;
       @   led(c, j, x, y, o, d, p, s, alpha) ==> costs(c, place_at(c, x, a)) ==>
       @   values_at(c, x, u) == after(c, place_at(c, x, a), values_at(c, x, a)); @/
      /@ assert side: \forall conditional c, integer j, s, indices o, rvec x, y, d, rmat f;
       @   led(c, j, x, y, o, d, p, s, alpha) ==> values_at(c, x, a) == applied(f, y) ==> wide(f, p) ==>
       @   kind(c, place_at(c, x, a)) == 0 ==> side_of(c, place_at(c, x, a), f, p, y) == turn(c, x, a); @/
      /@ assert after: \forall conditional c, integer j, s, indices o, rvec x, y, d, rmat f;
       @   led(c, j, x, y, o, d, p, s, alpha) ==> values_at(c, x, a) == applied(f, y) ==> wide(f, p) ==>
       @   costs(c, place_at(c, x, a)) ==>
       @   values_at(c, x, u) == applied(side_forms(c, place_at(c, x, a), f, p, turn(c, x, a)), y); @/
      /@ assert ends: \forall conditional c, rvec x; !costs(c, place_at(c, x, a)) ==>
       @   values_at(c, x, u) == values_at(c, x, a); @/
      a = u;
    }
  }
*/

/*@ // Of all n points.
  @ predicate all_led(conditional c, integer j, rmat x, rmat m, indices o, rmat d, integer p, integer s, integer alpha,
  @                   integer n) =
  @   rows(x) == n && rows(m) == n &&
  @   \forall integer k; 0 <= k < n ==> led(c, j, row(x, k), row(m, k), o, row(d, k), p, s, alpha);
  @ logic rvec put_form(conditional c, integer j, rvec z, integer p, integer w) =
  @   defined(output_form(c, place_at(c, z, w), j, forms_at(c, z, p, w), p), -1.0);
  @*/
/* Those that go together to a leaf are on one graph. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures kappa: \forall rmat m, integer kappa; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==> 0 <= kappa;
   @ ensures graph: \forall conditional c, integer j, a, s, kappa, indices o, rmat x, m, d;
   @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
   @   ends_at(c, row(x, a), w) ==> class_upto(c, x, a, w, w, n) <= kappa;
   @/
  void lemma_graph(size_t n, size_t p, size_t alpha, size_t w)
  {
    size_t k = 0;
    lemma_dot_made(p);
    lemma_leaf(n, p);
    lemma_way(w);
    lemma_forms(p, alpha, w);
    lemma_same_way(w);
    /@ assert hyperplane: \forall conditional c, integer j, s, indices o, rvec z, y, d;
     @   led(c, j, z, y, o, d, p, s, alpha) ==> hyperplane(put_form(c, j, z, p, w), p + 1, p); @/
    /@ assert output: \forall conditional c, integer j, s, indices o, rvec x, y, d, rmat f;
     @   led(c, j, x, y, o, d, p, s, alpha) ==> ends_at(c, x, w) ==> values_at(c, x, w) == applied(f, y) ==>
     @   wide(f, p) ==> dot(output_form(c, place_at(c, x, w), j, f, p), y) == at(y, p); @/
    /@ assert point: \forall conditional c, integer j, s, indices o, rvec x, y, z, e, d, g;
     @   led(c, j, x, y, o, d, p, s, alpha) ==> led(c, j, z, e, o, g, p, s, alpha) ==> ends_at(c, z, w) ==>
     @   together_with(c, x, z, w, w) == 1 ==> dot(put_form(c, j, z, p, w), y) == 0.0; @/
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant on: \forall conditional c, integer j, a, s, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> ends_at(c, row(x, a), w) ==>
     @   class_upto(c, x, a, w, w, k) <= incident(put_form(c, j, row(x, a), p, w), m, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t l = k + 1;
      /@ assert next: \forall conditional c, integer a, rmat x; class_upto(c, x, a, w, w, l) ==
       @   class_upto(c, x, a, w, w, k) + together_with(c, row(x, k), row(x, a), w, w); @/
      /@ assert row: \forall rvec b, rmat m; incident(b, m, l) == incident(b, m, k) +
       @   (dot(b, row(m, k)) == 0.0 ? 1 : 0); @/
      /@ assert one: \forall conditional c, rvec x, z;
       @   together_with(c, x, z, w, w) == 0 || together_with(c, x, z, w, w) == 1; @/
      /@ assert this: \forall conditional c, integer j, a, s, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> ends_at(c, row(x, a), w) ==>
       @   together_with(c, row(x, k), row(x, a), w, w) <=
       @   (dot(put_form(c, j, row(x, a), p, w), row(m, k)) == 0.0 ? 1 : 0); @/
      k = l;
    }
  }
*/

/*@ predicate few_class(conditional c, rmat x, integer a, integer w, integer t, integer n, integer kappa, integer e) =
  @   0 <= e && few(class_upto(c, x, a, w, t, n), kappa, e);
  @ predicate few_turns(integer n, integer p, integer s, integer alpha, integer w, integer t) =
  @   \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
  @     all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
  @     ends_at(c, row(x, a), w) ==> few_class(c, x, a, w, t, n, kappa, left_over(c, row(x, a), o, s, w, t));
  @ lemma few_sum: \forall integer n, a, b, kappa, e, f; one_more(f, e) ==> n <= a + b ==> few(a, kappa, e) ==>
  @   few(b, kappa, e) ==> few(n, kappa, f);
  @ lemma few_twice: \forall integer n, a, kappa, e, f; one_more(f, e) ==> 0 <= n <= a ==> few(a, kappa, e) ==>
  @   few(n, kappa, f);
  @ lemma few_fewer: \forall integer n, a, kappa, e; n <= a ==> few(a, kappa, e) ==> few(n, kappa, e);
  @ lemma product_grows: \forall integer k, a, b; 0 <= k ==> a <= b ==> k * a <= k * b;
  @ lemma few_exponents: \forall integer n, kappa, e, f; 0 <= kappa ==> pow2(e) <= pow2(f) ==> few(n, kappa, e) ==>
  @   few(n, kappa, f);
  @
  @ // Those that went with row a turn as it does.
  @ predicate one_turn(conditional c, rmat x, integer a, integer w, integer t, integer n) =
  @   \forall integer k; 0 <= k < n ==> together_with(c, row(x, k), row(x, a), w, t) == 1 ==>
  @     turn(c, row(x, k), t) == turn(c, row(x, a), t);
  @ predicate other_turn(conditional c, rmat x, integer a, integer b, integer w, integer t, integer n) =
  @   0 <= b < n && together_with(c, row(x, b), row(x, a), w, t) == 1 &&
  @   turn(c, row(x, b), t) != turn(c, row(x, a), t);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall integer e; e <= most ==> 1 <= pow2(e);
   @ ensures grows: \forall integer e, f; e <= f <= most ==> pow2(e) <= pow2(f);
   @/
  void lemma_exponents(size_t most)
  {
    size_t a = 0;
    /@ loop invariant range: 0 <= a <= most;
     @ loop invariant some: \forall integer e; e <= a ==> 1 <= pow2(e);
     @ loop invariant grows: \forall integer e, f; e <= f <= a ==> pow2(e) <= pow2(f);
     @ loop assigns a;
     @ loop variant most - a;
     @/
    while (a < most) {
      size_t l = a + 1;
      /@ assert next: pow2(l) == 2 * pow2(a); @/
      a = l;
    }
  }
*/

/* Who turns otherwise goes on without those that do not. */
/*@ ghost
  /@ requires step: one_more(u, t) && u <= w;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures stays: \forall conditional c, integer a, rmat x; one_turn(c, x, a, w, t, n) ==>
   @   0 <= class_upto(c, x, a, w, t, n) <= class_upto(c, x, a, w, u, n);
   @ ensures spreads: \forall conditional c, integer a, b, rmat x; other_turn(c, x, a, b, w, t, n) ==>
   @   class_upto(c, x, a, w, t, n) <= class_upto(c, x, a, w, u, n) + class_upto(c, x, b, w, u, n);
   @/
  void lemma_turns_part(size_t n, size_t w, size_t t, size_t u)
  {
    lemma_classes(n);
    lemma_same_way(w);
    lemma_same_way(t);
    /@ assert turn: \forall conditional c, rvec x; turn(c, x, t) == 0 || turn(c, x, t) == 1; @/
    /@ assert next: \forall conditional c, rvec x, z; together_with(c, x, z, w, t) == 1 ==>
     @   turn(c, x, t) == turn(c, z, t) ==> together_with(c, x, z, w, u) == 1; @/
    /@ assert other: \forall conditional c, rvec x, y, z; together_with(c, x, z, w, t) == 1 ==>
     @   together_with(c, y, z, w, t) == 1 ==> together_with(c, x, y, w, t) == 1; @/
    /@ assert stays: \forall conditional c, integer a, rmat x; one_turn(c, x, a, w, t, n) ==>
     @   stays(c, x, a, w, t, w, u, n); @/
    /@ assert spreads: \forall conditional c, integer a, b, rmat x; other_turn(c, x, a, b, w, t, n) ==>
     @   spreads(c, x, a, b, w, t, w, u, n); @/
  }
*/

/* One sum: only one that is no output tells points apart. */
/*@ ghost
  /@ requires step: one_more(u, t) && u <= w;
   @ requires few: few_turns(n, p, s, alpha, w, u);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures few: few_turns(n, p, s, alpha, w, t);
   @/
  void lemma_turns_step(size_t n, size_t p, size_t s, size_t alpha, size_t w, size_t t, size_t u)
  {
    lemma_turns_part(n, w, t, u);
    lemma_left(s, w, t, u);
    lemma_output_turns(w);
    lemma_same_way(w);
    /@ assert member: \forall conditional c, rvec x, z; together_with(c, x, z, w, t) == 1 ==>
     @   same_way(c, x, z, w) == 1; @/
    /@ assert place_here: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   place_at(c, x, t) == place_at(c, z, t); @/
    /@ assert place_last: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   place_at(c, x, w) == place_at(c, z, w); @/
    /@ assert sums_next: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   sums_upto(c, x, u) == sums_upto(c, z, u); @/
    /@ assert sums_last: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   sums_upto(c, x, w) == sums_upto(c, z, w); @/
    /@ assert len: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==> len(x) == len(z) ==>
     @   len(values_at(c, x, t)) == len(values_at(c, z, t)) && len(values_at(c, x, u)) == len(values_at(c, z, u)); @/
    /@ assert left: \forall conditional c, indices o, rvec x, z; same_way(c, x, z, w) == 1 ==> len(x) == len(z) ==>
     @   left_over(c, x, o, s, w, u) == left_over(c, z, o, s, w, u); @/
    /@ assert other: \forall conditional c, integer a, rmat x; kind(c, place_at(c, row(x, a), t)) != 0 ==>
     @   one_turn(c, x, a, w, t, n); @/
    /@ assert empty: \forall conditional c, integer a, rmat x; terms(c, place_at(c, row(x, a), t)) <= 0 ==>
     @   one_turn(c, x, a, w, t, n); @/
    /@ assert point: \forall conditional c, integer j, k, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= k < n ==> computes(c, row(x, k), o, row(d, k), p, s); @/
    /@ assert ends: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==> ends_at(c, z, w) ==>
     @   ends_at(c, x, w); @/
    /@ assert defines: \forall conditional c, integer b, indices o, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   len(x) == len(z) ==> defines(c, z, o, b, w, t) ==> defines(c, x, o, b, w, t); @/
    /@ assert turn: \forall conditional c, integer b, indices o, rvec x, d; computes(c, x, o, d, p, s) ==>
     @   ends_at(c, x, w) ==> 0 <= b < s ==> defines(c, x, o, b, w, t) ==> turn(c, x, t) == 1; @/
    /@ assert output: \forall conditional c, integer b, indices o, rvec x, z, d, g; computes(c, x, o, d, p, s) ==>
     @   computes(c, z, o, g, p, s) ==> ends_at(c, z, w) ==> 0 <= b < s ==> defines(c, z, o, b, w, t) ==>
     @   same_way(c, x, z, w) == 1 ==> turn(c, x, t) == turn(c, z, t); @/
    /@ assert outputs: \forall conditional c, integer j, a, b, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> ends_at(c, row(x, a), w) ==>
     @   0 <= b < s ==> defines(c, row(x, a), o, b, w, t) ==> one_turn(c, x, a, w, t, n); @/
    /@ assert none: \forall conditional c, indices o, rvec x; kind(c, place_at(c, x, t)) == 0 ==>
     @   puts_none(c, place_at(c, x, w), o, s, len(values_at(c, x, t))) ||
     @   \exists integer b; 0 <= b < s && defines(c, x, o, b, w, t); @/
    /@ assert sum: \forall conditional c, integer j, a, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==> ends_at(c, row(x, a), w) ==>
     @   one_turn(c, x, a, w, t, n) && left_over(c, row(x, a), o, s, w, t) == left_over(c, row(x, a), o, s, w, u) ||
     @   left_over(c, row(x, a), o, s, w, t) == left_over(c, row(x, a), o, s, w, u) + 1; @/
    /@ assert after: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==>
     @   few_class(c, x, a, w, u, n, kappa, left_over(c, row(x, a), o, s, w, u)); @/
    /@ assert beside: \forall conditional c, integer j, a, b, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==> other_turn(c, x, a, b, w, t, n) ==>
     @   few_class(c, x, b, w, u, n, kappa, left_over(c, row(x, a), o, s, w, u)); @/
    lemma_leaf(n, p);
    /@ assert kappa: \forall integer kappa, rmat m; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==> 0 <= kappa; @/
    /@ assert same: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==> one_turn(c, x, a, w, t, n) ==>
     @   few_class(c, x, a, w, t, n, kappa, left_over(c, row(x, a), o, s, w, u)); @/
    /@ assert above: \forall integer e; 0 <= e ==> one_more(e + 1, e); @/
    /@ assert more: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==> one_turn(c, x, a, w, t, n) ==>
     @   few_class(c, x, a, w, t, n, kappa, left_over(c, row(x, a), o, s, w, u) + 1); @/
    /@ assert split: \forall conditional c, integer j, a, b, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==> other_turn(c, x, a, b, w, t, n) ==>
     @   few_class(c, x, a, w, t, n, kappa, left_over(c, row(x, a), o, s, w, u) + 1); @/
    /@ assert one: \forall conditional c, integer a, rmat x;
     @   one_turn(c, x, a, w, t, n) || \exists integer b; other_turn(c, x, a, b, w, t, n); @/
    /@ assert either: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==>
     @   few_class(c, x, a, w, t, n, kappa, left_over(c, row(x, a), o, s, w, u) + 1); @/
  }
*/

/* Those that arrive on the same way. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures few: few_turns(n, p, s, alpha, w, 0);
   @ ensures left: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
   @   ends_at(c, x, w) ==> left_over(c, x, o, s, w, 0) == sums_upto(c, x, w) - s;
   @/
  void lemma_turns(size_t n, size_t p, size_t s, size_t alpha, size_t w)
  {
    size_t t = w;
    lemma_graph(n, p, alpha, w);
    lemma_leaf_puts(w);
    lemma_puts(s);
    /@ assert end: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   ends_at(c, x, w) ==> left_over(c, x, o, s, w, w) == 0; @/
    /@ assert start: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   ends_at(c, x, w) ==> later_upto(c, place_at(c, x, w), o, len(values_at(c, x, 0)), s) == s; @/
    /@ assert graph: few_turns(n, p, s, alpha, w, w); @/
    /@ loop invariant range: 0 <= t <= w;
     @ loop invariant few: few_turns(n, p, s, alpha, w, t);
     @ loop assigns t;
     @ loop variant t;
     @/
    while (t > 0) {
      size_t l = t - 1;
      /@ assert step: one_more(t, l); @/
      lemma_turns_step(n, p, s, alpha, w, l, t);
      t = l;
    }
  }
*/

/*@ // The points that go the same way for w steps: what they have left for tests.
  @ logic integer left_for_tests(conditional c, rvec x, integer s, integer alpha, integer w) =
  @   alpha - 2 * s - tests_upto(c, x, w);
  @ predicate few_ways(integer n, integer p, integer s, integer alpha, integer w) =
  @   \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
  @     all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
  @     few_class(c, x, a, w, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, w));
  @ predicate one_way(conditional c, rmat x, integer a, integer w, integer u, integer n) =
  @   \forall integer k; 0 <= k < n ==> same_way(c, row(x, k), row(x, a), w) == 1 ==>
  @     place_at(c, row(x, k), u) == place_at(c, row(x, a), u);
  @ predicate other_way(conditional c, rmat x, integer a, integer b, integer w, integer u, integer n) =
  @   0 <= b < n && same_way(c, row(x, b), row(x, a), w) == 1 &&
  @   place_at(c, row(x, b), u) != place_at(c, row(x, a), u);
  @*/

/* A test leads to two places, an operation to one. */
/*@ ghost
  /@ requires step: one_more(u, w);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures one: \forall conditional c, integer a, rmat x; kind(c, place_at(c, row(x, a), w)) == 0 ==>
   @   one_way(c, x, a, w, u, n);
   @ ensures stays: \forall conditional c, integer a, rmat x; one_way(c, x, a, w, u, n) ==>
   @   0 <= class_upto(c, x, a, w, 0, n) <= class_upto(c, x, a, u, 0, n);
   @ ensures spreads: \forall conditional c, integer j, a, b, p, s, alpha, indices o, rmat x, m, d;
   @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==>
   @   kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
   @   class_upto(c, x, a, w, 0, n) <= class_upto(c, x, a, u, 0, n) + class_upto(c, x, b, u, 0, n);
   @/
  void lemma_ways_part(size_t n, size_t w, size_t u)
  {
    lemma_classes(n);
    lemma_way(u);
    lemma_same_way(w);
    /@ assert steps: \forall conditional c, rvec x; steps(c, x, w, u); @/
    /@ assert place: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   place_at(c, x, w) == place_at(c, z, w); @/
    /@ assert operation: \forall conditional c, rvec x, z; place_at(c, x, w) == place_at(c, z, w) ==>
     @   kind(c, place_at(c, z, w)) == 0 ==> place_at(c, x, u) == place_at(c, z, u); @/
    /@ assert test: \forall conditional c, rvec x; arrives(c, 0, x) ==> kind(c, place_at(c, x, w)) == 1 ==>
     @   place_at(c, x, u) == existing(c, place_at(c, x, w), next(c, place_at(c, x, w))) ||
     @   place_at(c, x, u) == existing(c, place_at(c, x, w), otherwise(c, place_at(c, x, w))); @/
    /@ assert member: \forall conditional c, rvec x, z, integer t;
     @   together_with(c, x, z, t, 0) == same_way(c, x, z, t) || same_way(c, x, z, t) != 1; @/
    /@ assert next: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
     @   place_at(c, x, u) == place_at(c, z, u) ==> together_with(c, x, z, u, 0) == 1; @/
    /@ assert before: \forall conditional c, rvec x, z; together_with(c, x, z, w, 0) == 1 ==>
     @   same_way(c, x, z, w) == 1; @/
    /@ assert stays: \forall conditional c, integer a, rmat x; one_way(c, x, a, w, u, n) ==>
     @   stays(c, x, a, w, 0, u, 0, n); @/
    /@ assert arrives: \forall conditional c, integer j, k, p, s, alpha, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= k < n ==> arrives(c, 0, row(x, k)); @/
    /@ assert either: \forall conditional c, rvec x, y, z; arrives(c, 0, x) ==> arrives(c, 0, y) ==>
     @   arrives(c, 0, z) ==> same_way(c, x, z, w) == 1 ==> same_way(c, y, z, w) == 1 ==>
     @   kind(c, place_at(c, z, w)) == 1 ==> place_at(c, y, u) != place_at(c, z, u) ==>
     @   place_at(c, x, u) == place_at(c, z, u) || place_at(c, x, u) == place_at(c, y, u); @/
    /@ assert spreads: \forall conditional c, integer j, a, b, p, s, alpha, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= a < n ==>
     @   kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
     @   spreads(c, x, a, b, w, 0, u, 0, n); @/
  }
*/

/* One step of all points. */
/*@ ghost
  /@ requires after: w < alpha ==> one_more(u, w) && few_ways(n, p, s, alpha, u);
   @ requires range: w <= alpha;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures few: few_ways(n, p, s, alpha, w);
   @/
  void lemma_ways_step(size_t n, size_t p, size_t s, size_t alpha, size_t w, size_t u)
  {
    lemma_turns(n, p, s, alpha, w);
    lemma_exponents(alpha);
    lemma_way(w);
    lemma_leaf(n, p);
    /@ assert point: \forall conditional c, integer j, k, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> 0 <= k < n ==>
     @   led(c, j, row(x, k), row(m, k), o, row(d, k), p, s, alpha); @/
    /@ assert kappa: \forall integer kappa, rmat m; rows(m) == n ==> at_most(m, p + 1, p, kappa) ==> 0 <= kappa; @/
    /@ assert spent: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   2 * sums_upto(c, x, w) + tests_upto(c, x, w) <= alpha; @/
    /@ assert count: \forall conditional c, rvec x; arrives(c, 0, x) ==> 0 <= tests_upto(c, x, w); @/
    /@ assert arrived: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==>
     @   few_class(c, x, a, w, 0, n, kappa, sums_upto(c, row(x, a), w) - s); @/
    /@ assert room: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
     @   0 <= sums_upto(c, x, w) - s ==>
     @   sums_upto(c, x, w) - s <= left_for_tests(c, x, s, alpha, w) <= alpha; @/
    /@ assert leaf: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
     @   ends_at(c, row(x, a), w) ==>
     @   few_class(c, x, a, w, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, w)); @/
    if (w < alpha) {
      lemma_ways_part(n, w, u);
      lemma_same_way(w);
      /@ assert tests: \forall conditional c, rvec x; left_for_tests(c, x, s, alpha, u) ==
       @   left_for_tests(c, x, s, alpha, w) - (kind(c, place_at(c, x, w)) == 1 ? 1 : 0); @/
      /@ assert alike: \forall conditional c, rvec x, z; same_way(c, x, z, w) == 1 ==>
       @   left_for_tests(c, x, s, alpha, u) == left_for_tests(c, z, s, alpha, u); @/
      /@ assert after: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   few_class(c, x, a, u, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, u)); @/
      /@ assert one: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   one_way(c, x, a, w, u, n) ==>
       @   few_class(c, x, a, w, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, u)); @/
      /@ assert above: \forall conditional c, rvec x; kind(c, place_at(c, x, w)) == 1 ==>
       @   0 <= left_for_tests(c, x, s, alpha, u) ==>
       @   one_more(left_for_tests(c, x, s, alpha, w), left_for_tests(c, x, s, alpha, u)); @/
      /@ assert test: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   one_way(c, x, a, w, u, n) ==>
       @   few_class(c, x, a, w, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, w)); @/
      /@ assert beside: \forall conditional c, integer j, a, b, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   other_way(c, x, a, b, w, u, n) ==>
       @   few_class(c, x, b, u, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, u)); @/
      /@ assert split: \forall conditional c, integer j, a, b, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==> other_way(c, x, a, b, w, u, n) ==>
       @   few_class(c, x, a, w, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, w)); @/
      /@ assert either: \forall conditional c, integer a, rmat x;
       @   one_way(c, x, a, w, u, n) || \exists integer b; other_way(c, x, a, b, w, u, n); @/
      /@ assert tested: \forall conditional c, integer j, a, kappa, indices o, rmat x, m, d;
       @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==> 0 <= a < n ==>
       @   kind(c, place_at(c, row(x, a), w)) == 1 ==>
       @   few_class(c, x, a, w, 0, n, kappa, left_for_tests(c, row(x, a), s, alpha, w)); @/
    } else {
      /@ assert ends: \forall conditional c, integer j, indices o, rvec x, y, d; led(c, j, x, y, o, d, p, s, alpha) ==>
       @   ends_at(c, x, w); @/
    }
  }
*/

/* All points start on the same way. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures all: \forall conditional c, integer a, rmat x; class_upto(c, x, a, 0, 0, n) == n;
   @/
  void lemma_class_all(size_t n)
  {
    size_t k = 0;
    /@ assert all: \forall conditional c, rvec x, z; together_with(c, x, z, 0, 0) == 1; @/
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant all: \forall conditional c, integer a, rmat x; class_upto(c, x, a, 0, 0, k) == k;
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      size_t l = k + 1;
      /@ assert next: \forall conditional c, integer a, rmat x; class_upto(c, x, a, 0, 0, l) ==
       @   class_upto(c, x, a, 0, 0, k) + together_with(c, row(x, k), row(x, a), 0, 0); @/
      k = l;
    }
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures few: few_ways(n, p, s, alpha, 0);
   @/
  void lemma_ways(size_t n, size_t p, size_t s, size_t alpha)
  {
    size_t w = alpha;
    lemma_ways_step(n, p, s, alpha, alpha, alpha);
    /@ loop invariant range: 0 <= w <= alpha;
     @ loop invariant few: few_ways(n, p, s, alpha, w);
     @ loop assigns w;
     @ loop variant w;
     @/
    while (w > 0) {
      size_t l = w - 1;
      /@ assert step: one_more(w, l); @/
      lemma_ways_step(n, p, s, alpha, l, w);
      w = l;
    }
  }
*/

/*@ // What the theorem asks of a network.
  @ predicate outputs_recalled(conditional c, integer outputs, integer j, indices known, indices o, rmat x, rmat m,
  @                            rmat d, integer p, integer s) =
  @   scoped_network(c, known, p, outputs) && 0 <= j < outputs && all_outputs(o, s, outputs) &&
  @   inputs_beside(m, x, p) && all_recalled(c, x, j, m, p) && all_put_out(c, x, o, d, s) && all_computed(x, d, p, s);
  @*/

/* All that the inductions need. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures led: \forall conditional c, integer outputs, j, indices known, o, rmat x, m, d;
   @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> operations_at_most(c, x, alpha) ==>
   @   rows(x) == n ==> all_led(c, j, x, m, o, d, p, s, alpha, n);
   @/
  void lemma_recalled_led(size_t n, size_t p, size_t s, size_t alpha)
  {
    /@ assert scoped: \forall conditional c, integer outputs, j, a, k, indices known, o, rmat x, m, d;
     @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> 0 <= k < rows(x) ==>
     @   scoped(c, 0, row(x, k), j) && (0 <= a < s ==> scoped(c, 0, row(x, k), index(o, a))); @/
    /@ assert recalled: \forall conditional c, integer outputs, j, k, indices known, o, rmat x, m, d;
     @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> 0 <= k < rows(x) ==>
     @   len(row(x, k)) == p && arrives(c, 0, row(x, k)) && answer(c, 0, row(x, k), j) == at(row(m, k), p); @/
    /@ assert output: \forall conditional c, integer outputs, j, a, k, indices known, o, rmat x, m, d;
     @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> 0 <= k < rows(x) ==> 0 <= a < s ==>
     @   answer(c, 0, row(x, k), index(o, a)) == at(row(d, k), a) && computed_output(row(x, k), row(d, k), p, a); @/
    /@ assert computes: \forall conditional c, integer outputs, j, k, indices known, o, rmat x, m, d;
     @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> 0 <= k < rows(x) ==>
     @   computes(c, row(x, k), o, row(d, k), p, s); @/
    /@ assert led: \forall conditional c, integer outputs, j, k, indices known, o, rmat x, m, d;
     @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> operations_at_most(c, x, alpha) ==>
     @   0 <= k < rows(x) ==> led(c, j, row(x, k), row(m, k), o, row(d, k), p, s, alpha); @/
  }
*/

/* Theorem 3 with outputs. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures outputs: \forall conditional c, integer outputs, j, kappa, indices known, o, rmat x, m, d;
   @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> rows(x) == n ==> 0 < n ==>
   @   at_most(m, p + 1, p, kappa) ==> operations_at_most(c, x, alpha) ==>
   @   2 * s <= alpha && n <= kappa * pow2(alpha - 2 * s);
   @/
  void theorem3_outputs(size_t n, size_t p, size_t s, size_t alpha)
  {
    lemma_ways(n, p, s, alpha);
    lemma_class_all(n);
    lemma_recalled_led(n, p, s, alpha);
    /@ assert tests: \forall conditional c, rvec x; left_for_tests(c, x, s, alpha, 0) == alpha - 2 * s; @/
    /@ assert few: \forall conditional c, integer j, kappa, indices o, rmat x, m, d; 0 < n ==>
     @   all_led(c, j, x, m, o, d, p, s, alpha, n) ==> at_most(m, p + 1, p, kappa) ==>
     @   few_class(c, x, 0, 0, 0, n, kappa, alpha - 2 * s); @/
  }
*/

/* So some point takes 2s operations more than without outputs. */
/*@ ghost
  /@ requires points: 1 <= n;
   @ requires least: least > 0 ==> n > kappa * pow2(least - 1);
   @ requires sizes: least + 2 * s <= SIZE_MAX;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures least: \forall conditional c, integer outputs, j, indices known, o, rmat x, m, d;
   @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> rows(x) == n ==> at_most(m, p + 1, p, kappa) ==>
   @   some_operations(c, x, least + 2 * s);
   @/
  void theorem3_outputs_least(size_t n, size_t p, size_t s, size_t kappa, size_t least)
  {
    size_t all = least + 2 * s;
    /@ assert all: all == least + 2 * s; @/
    if (all > 0) {
      size_t fewer = all - 1;
      /@ assert fewer: fewer == all - 1; @/
      theorem3_outputs(n, p, s, fewer);
      /@ assert too_many: 2 * s <= fewer ==> n <= kappa * pow2(fewer - 2 * s) ==> \false; @/
      /@ assert more: \forall conditional c, integer outputs, j, indices known, o, rmat x, m, d;
       @   outputs_recalled(c, outputs, j, known, o, x, m, d, p, s) ==> rows(x) == n ==>
       @   at_most(m, p + 1, p, kappa) ==> !operations_at_most(c, x, fewer); @/
      /@ assert some: \forall conditional c, rmat x; some_operations(c, x, all) || operations_at_most(c, x, fewer); @/
    }
  }
*/
#endif
