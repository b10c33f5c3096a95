/* Elimination (specs/rank.acsl).  Ghost functions are lemmas: their loops are the inductions. */
#ifndef MEMCERT_PROOFS_LEMMAS_RANK_H
#define MEMCERT_PROOFS_LEMMAS_RANK_H

#include "specs/rank.acsl"

/*@ lemma eliminate_pivot: \forall real a, b; eliminate(a, b, b, a) == 0.0;
  @ lemma eliminate_zeros: \forall real a, b; eliminate(a, 0.0, b, 0.0) == 0.0;
  @ // One more component of a form.
  @ lemma eliminate_term: \forall real u, v, c, a, b, x, y;
  @   eliminate(u, x + rmul(c, a), v, y + rmul(c, b)) == eliminate(u, x, v, y) + rmul(c, eliminate(u, a, v, b));
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures same: \forall rmat m, indices p, v, o, w, integer k, a; agree(p, o, t) ==> agree(v, w, t) ==>
   @   reduced(m, p, v, t, k, a) == reduced(m, o, w, t, k, a);
   @/
  void lemma_same_steps(size_t t)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= t;
     @ loop invariant same: \forall rmat m, indices p, v, o, w, integer k, a; agree(p, o, i) ==> agree(v, w, i) ==>
     @   reduced(m, p, v, i, k, a) == reduced(m, o, w, i, k, a);
     @ loop assigns i;
     @ loop variant t - i;
     @/
    while (i < t) {
      /@ assert last: \forall indices s, o; agree(s, o, i + 1) ==> agree(s, o, i) && index(s, i) == index(o, i); @/
      /@ assert step: \forall rmat m, indices p, v, o, w, integer k, a; agree(p, o, i + 1) ==> agree(v, w, i + 1) ==>
       @   reduced(m, p, v, i + 1, k, a) == reduced(m, o, w, i + 1, k, a); @/
      i++;
      /@ assert counted: i == \at(i, LoopCurrent) + 1; @/
    }
  }
*/

/* Components that were pivots are zero. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures zero: \forall rmat m, indices p, v, integer i, k; 0 <= i < t ==>
   @   reduced(m, p, v, t, k, index(v, i)) == 0.0;
   @/
  void lemma_pivots_vanish(size_t t)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= t;
     @ loop invariant zero: \forall rmat m, indices p, v, integer i, k; 0 <= i < s ==>
     @   reduced(m, p, v, s, k, index(v, i)) == 0.0;
     @ loop assigns s;
     @ loop variant t - s;
     @/
    while (s < t) {
      /@ assert last: \forall rmat m, indices p, v, integer k;
       @   reduced(m, p, v, s + 1, k, index(v, s)) == 0.0; @/
      /@ assert before: \forall rmat m, indices p, v, integer i, k; 0 <= i < s ==>
       @   reduced(m, p, v, s + 1, k, index(v, i)) == 0.0; @/
      s++;
    }
  }
*/

/* One step combines the forms of two rows. */
/*@ predicate combined(rvec c, rmat m, indices p, indices v, integer t, integer k, integer d) =
  @   form(c, m, p, v, t + 1, k, d) ==
  @     eliminate(reduced(m, p, v, t, index(p, t), index(v, t)), form(c, m, p, v, t, k, d),
  @               reduced(m, p, v, t, k, index(v, t)), form(c, m, p, v, t, index(p, t), d));
  @ lemma reduced_step: \forall rmat m, indices p, v, integer t, k, a; 0 <= t ==>
  @   reduced(m, p, v, t + 1, k, a) ==
  @     eliminate(reduced(m, p, v, t, index(p, t), index(v, t)), reduced(m, p, v, t, k, a),
  @               reduced(m, p, v, t, k, index(v, t)), reduced(m, p, v, t, index(p, t), a));
  @ lemma form_next: \forall rvec c, rmat m, indices p, v, integer t, k, i; 0 <= i ==>
  @   form(c, m, p, v, t, k, i + 1) == form(c, m, p, v, t, k, i) + rmul(at(c, i), reduced(m, p, v, t, k, i));
  @ lemma combined_next: \forall rvec c, rmat m, indices p, v, integer t, k, i; 0 <= t ==> 0 <= i ==>
  @   combined(c, m, p, v, t, k, i) ==> combined(c, m, p, v, t, k, i + 1);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures step: \forall rvec c, rmat m, indices p, v, integer t, k; 0 <= t ==> combined(c, m, p, v, t, k, d);
   @/
  void lemma_form_step(size_t d)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= d;
     @ loop invariant step: \forall rvec c, rmat m, indices p, v, integer t, k; 0 <= t ==> combined(c, m, p, v, t, k, i);
     @ loop assigns i;
     @ loop variant d - i;
     @/
    while (i < d)
      i++;
  }
*/

/* Without steps the form is the inner product. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures dot: \forall rvec c, rmat m, indices p, v, integer k;
   @   form(c, m, p, v, 0, k, d) == dot_upto(c, row(m, k), d);
   @/
  void lemma_form_start(size_t d)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= d;
     @ loop invariant dot: \forall rvec c, rmat m, indices p, v, integer k;
     @   form(c, m, p, v, 0, k, i) == dot_upto(c, row(m, k), i);
     @ loop assigns i;
     @ loop variant d - i;
     @/
    while (i < d)
      i++;
  }
*/

/* What annihilates the pivot rows and row k annihilates row k reduced. */
/*@ predicate reduced_annihilated(rvec c, rmat m, indices p, indices v, integer t, integer d) =
  @   \forall integer k; dot(c, row(m, k)) == 0.0 ==> form(c, m, p, v, t, k, d) == 0.0;
  @ lemma combined_zero: \forall rvec c, rmat m, indices p, v, integer t, k, d; combined(c, m, p, v, t, k, d) ==>
  @   form(c, m, p, v, t, k, d) == 0.0 ==> form(c, m, p, v, t, index(p, t), d) == 0.0 ==>
  @   form(c, m, p, v, t + 1, k, d) == 0.0;
  @ lemma annihilated_next: \forall rvec c, rmat m, indices p, v, integer t, d;
  @   (\forall integer k; combined(c, m, p, v, t, k, d)) ==>
  @   dot(c, row(m, index(p, t))) == 0.0 ==> reduced_annihilated(c, m, p, v, t, d) ==>
  @   reduced_annihilated(c, m, p, v, t + 1, d);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures kept: \forall rvec c, rmat m, indices p, v; len(c) == d ==> annihilates(c, m, p, t) ==>
   @   reduced_annihilated(c, m, p, v, t, d);
   @/
  void lemma_annihilates_reduced(size_t t, size_t d)
  {
    size_t s = 0;
    lemma_form_start(d);
    lemma_form_step(d);
    /@ loop invariant range: 0 <= s <= t;
     @ loop invariant kept: \forall rvec c, rmat m, indices p, v; len(c) == d ==> annihilates(c, m, p, t) ==>
     @   reduced_annihilated(c, m, p, v, s, d);
     @ loop assigns s;
     @ loop variant t - s;
     @/
    while (s < t) {
      /@ assert row: \forall rvec c, rmat m, indices p; annihilates(c, m, p, t) ==> dot(c, row(m, index(p, s))) == 0.0; @/
      /@ assert forms: \forall rvec c, rmat m, indices p, v, integer k; combined(c, m, p, v, s, k, d); @/
      /@ assert next: \forall rvec c, rmat m, indices p, v; len(c) == d ==>
       @   dot(c, row(m, index(p, s))) == 0.0 ==> reduced_annihilated(c, m, p, v, s, d) ==>
       @   reduced_annihilated(c, m, p, v, s + 1, d); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* A form with one or two terms. */
/*@ ghost
  /@ requires j < d && l < d;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures terms: \forall rvec c, rmat m, indices p, v, integer t, k;
   @   (\forall integer a; 0 <= a < d ==> a != j ==> a != l ==>
   @      at(c, a) == 0.0 || reduced(m, p, v, t, k, a) == 0.0) ==>
   @   form(c, m, p, v, t, k, d) == rmul(at(c, j), reduced(m, p, v, t, k, j))
   @     + (j == l ? 0.0 : rmul(at(c, l), reduced(m, p, v, t, k, l)));
   @/
  void lemma_form_terms(size_t d, size_t j, size_t l)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= d;
     @ loop invariant terms: \forall rvec c, rmat m, indices p, v, integer t, k;
     @   (\forall integer a; 0 <= a < i ==> a != j ==> a != l ==>
     @      at(c, a) == 0.0 || reduced(m, p, v, t, k, a) == 0.0) ==>
     @   form(c, m, p, v, t, k, i) == (j < i ? rmul(at(c, j), reduced(m, p, v, t, k, j)) : 0.0)
     @     + (j == l || l >= i ? 0.0 : rmul(at(c, l), reduced(m, p, v, t, k, l)));
     @ loop assigns i;
     @ loop variant d - i;
     @/
    while (i < d)
      i++;
  }
*/

/*@ // What is left of a hyperplane (specs/rank.acsl) that contains the rows of the steps before t.
  @ predicate proper(rvec c, integer d, integer f, indices pivot, integer t) =
  @   f < d ? at(c, d - 1) != 0.0 : \exists integer a; 0 <= a < d && active(pivot, t, a) && at(c, a) != 0.0;
  @ // One that contains the rows of the steps before t.
  @ predicate through(rvec c, rmat m, integer d, integer f, indices point, indices pivot, integer t) =
  @   len(c) == d && annihilates(c, m, point, t) && proper(c, d, f, pivot, t);
  @ lemma product_zero: \forall real c, t; rmul(c, t) == 0.0 ==> t != 0.0 ==> c == 0.0;
  @ lemma annihilates_agree: \forall rvec c, rmat m, indices p, o, integer t;
  @   annihilates(c, m, p, t) ==> agree(p, o, t) ==> annihilates(c, m, o, t);
  @ lemma agree_back: \forall indices p, o, integer t; agree(p, o, t) ==> agree(o, p, t);
  @ lemma proper_agree: \forall rvec c, integer d, f, indices v, w, integer t; agree(v, w, t) ==>
  @   proper(c, d, f, v, t) ==> proper(c, d, f, w, t);
  @ lemma through_agree: \forall rvec c, rmat m, integer d, f, indices p, v, o, w, integer t;
  @   agree(p, o, t) ==> agree(v, w, t) ==> through(c, m, d, f, p, v, t) ==> through(c, m, d, f, o, w, t);
  @ lemma through_nothing: \forall rvec c, rmat m, integer d, f, indices p, v; f <= d ==>
  @   hyperplane(c, d, f) ==> through(c, m, d, f, p, v, 0);
  @ lemma annihilates_next: \forall rvec c, rmat m, indices p, integer t; 0 <= t ==>
  @   annihilates(c, m, p, t) ==> dot(c, row(m, index(p, t))) == 0.0 ==> annihilates(c, m, p, t + 1);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures zero: \forall rvec c, rmat m, indices p, v, integer k; len(c) == d ==> annihilates(c, m, p, steps) ==>
   @   dot(c, row(m, k)) == 0.0 ==> form(c, m, p, v, steps, k, d) == 0.0;
   @ ensures vanished: \forall rmat m, indices p, v, integer k, x; !active(v, steps, x) ==>
   @   reduced(m, p, v, steps, k, x) == 0.0;
   @/
  void lemma_on_hyperplane(size_t d, size_t steps)
  {
    lemma_annihilates_reduced(steps, d);
    lemma_pivots_vanish(steps);
  }
*/

/* A hyperplane through the row of one more step. */
/*@ ghost
  /@ requires j < d;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures proper: \forall rvec c, rmat m, integer f, i, indices p, v, w;
   @   through(c, m, d, f, p, v, steps) ==> agree(v, w, steps) ==> index(w, steps) == j ==> dot(c, row(m, i)) == 0.0 ==>
   @   reduced(m, p, v, steps, i, j) != 0.0 ==> proper(c, d, f, w, steps + 1);
   @/
  void lemma_step_proper(size_t d, size_t steps, size_t j)
  {
    lemma_on_hyperplane(d, steps);
    lemma_form_terms(d, j, j);
    /@ assert others: \forall indices v, w, integer x; agree(v, w, steps) ==> index(w, steps) == j ==> x != j ==>
     @   active(v, steps, x) ==> active(w, steps + 1, x); @/
    /@ assert term: \forall rvec c, rmat m, indices p, v, w, integer i; agree(v, w, steps) ==> index(w, steps) == j ==>
     @   (\forall integer a; 0 <= a < d ==> active(w, steps + 1, a) ==> at(c, a) == 0.0) ==>
     @   form(c, m, p, v, steps, i, d) == rmul(at(c, j), reduced(m, p, v, steps, i, j)); @/
  }
*/

/* The last step: where two components are left, rows on one hyperplane are parallel. */
/*@ lemma cramer_first: \forall real x, y, z, w, c, e;
  @   rmul(c, eliminate(x, w, y, z)) == eliminate(w, rmul(c, x) + rmul(e, y), y, rmul(c, z) + rmul(e, w));
  @ lemma cramer_second: \forall real x, y, z, w, c, e;
  @   rmul(e, eliminate(x, w, y, z)) == eliminate(x, rmul(c, z) + rmul(e, w), z, rmul(c, x) + rmul(e, y));
  @ lemma factor_zero: \forall real c, t; rmul(c, t) == 0.0 ==> c != 0.0 ==> t == 0.0;
  @ lemma zero_combination: \forall real w, y, p, q; p == 0.0 ==> q == 0.0 ==> eliminate(w, p, y, q) == 0.0;
  @ lemma parallel_second: \forall real x, y, z, w, c, e;
  @   rmul(c, x) + rmul(e, y) == 0.0 ==> rmul(c, z) + rmul(e, w) == 0.0 ==> e != 0.0 ==>
  @   eliminate(x, rmul(c, z) + rmul(e, w), z, rmul(c, x) + rmul(e, y)) == 0.0 && eliminate(x, w, y, z) == 0.0;
  @ lemma parallel_first: \forall real x, y, z, w, c, e;
  @   rmul(c, x) + rmul(e, y) == 0.0 ==> rmul(c, z) + rmul(e, w) == 0.0 ==> c != 0.0 ==>
  @   rmul(e, y) + rmul(c, x) == 0.0 && rmul(e, w) + rmul(c, z) == 0.0 && eliminate(y, z, x, w) == 0.0 && eliminate(x, w, y, z) == 0.0;
  @ predicate orthogonal(real c, real e, real x, real y) = rmul(c, x) + rmul(e, y) == 0.0;
  @ lemma parallel: \forall real x, y, z, w, c, e; orthogonal(c, e, x, y) ==> orthogonal(c, e, z, w) ==>
  @   c != 0.0 || e != 0.0 ==> eliminate(x, w, y, z) == 0.0;
  @ // The components that are left after t steps.
  @ predicate left_over(indices v, integer t, integer d, integer f, integer a, integer b) =
  @   (\forall integer x; 0 <= x < d ==> x != a ==> x != b ==> !active(v, t, x)) && (f < d ==> active(v, t, d - 1));
  @*/
/*@ ghost
  /@ requires a < b < d;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures terms: \forall rvec c, rmat m, integer f, i, indices p, v;
   @   through(c, m, d, f, p, v, steps) ==> left_over(v, steps, d, f, a, b) ==> dot(c, row(m, i)) == 0.0 ==>
   @   orthogonal(at(c, a), at(c, b), reduced(m, p, v, steps, i, a), reduced(m, p, v, steps, i, b));
   @ ensures parallel: \forall rvec c, rmat m, integer f, i, k, indices p, v;
   @   through(c, m, d, f, p, v, steps) ==> left_over(v, steps, d, f, a, b) ==>
   @   dot(c, row(m, i)) == 0.0 ==> dot(c, row(m, k)) == 0.0 ==>
   @   eliminate(reduced(m, p, v, steps, i, a), reduced(m, p, v, steps, k, b),
   @             reduced(m, p, v, steps, i, b), reduced(m, p, v, steps, k, a)) == 0.0;
   @/
  void lemma_parallel(size_t d, size_t steps, size_t a, size_t b)
  {
    lemma_on_hyperplane(d, steps);
    lemma_form_terms(d, a, b);
    /@ assert terms: \forall rvec c, rmat m, integer f, i, indices p, v;
     @   through(c, m, d, f, p, v, steps) ==> left_over(v, steps, d, f, a, b) ==> dot(c, row(m, i)) == 0.0 ==>
     @   orthogonal(at(c, a), at(c, b), reduced(m, p, v, steps, i, a), reduced(m, p, v, steps, i, b)); @/
    /@ assert nonzero: \forall rvec c, rmat m, integer f, indices p, v;
     @   through(c, m, d, f, p, v, steps) ==> left_over(v, steps, d, f, a, b) ==> at(c, a) != 0.0 || at(c, b) != 0.0; @/
  }
*/

/* No graph contains a row of which only the last component is left. */
/*@ ghost
  /@ requires last + 1 == d;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures misses: \forall rvec c, rmat m, integer f, i, indices p, v; f < d ==> through(c, m, d, f, p, v, steps) ==>
   @   (\forall integer x; 0 <= x < last ==> reduced(m, p, v, steps, i, x) == 0.0) ==>
   @   reduced(m, p, v, steps, i, last) != 0.0 ==> dot(c, row(m, i)) != 0.0;
   @/
  void lemma_misses(size_t d, size_t steps, size_t last)
  {
    lemma_on_hyperplane(d, steps);
    lemma_form_terms(d, last, last);
    /@ assert term: \forall rvec c, rmat m, integer i, indices p, v;
     @   (\forall integer x; 0 <= x < last ==> reduced(m, p, v, steps, i, x) == 0.0) ==>
     @   form(c, m, p, v, steps, i, d) == rmul(at(c, last), reduced(m, p, v, steps, i, last)); @/
    /@ assert zero: \forall rvec c, rmat m, integer f, i, indices p, v; through(c, m, d, f, p, v, steps) ==>
     @   (\forall integer x; 0 <= x < last ==> reduced(m, p, v, steps, i, x) == 0.0) ==>
     @   dot(c, row(m, i)) == 0.0 ==> rmul(at(c, last), reduced(m, p, v, steps, i, last)) == 0.0; @/
    /@ assert nonzero: \forall rvec c, rmat m, integer f, indices p, v; f < d ==> through(c, m, d, f, p, v, steps) ==>
     @   at(c, last) != 0.0; @/
  }
*/

/* How many rows a hyperplane has. */
/*@ ghost
  /@ requires i <= n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures rest: \forall rvec c, rmat m; incident(c, m, n) <= incident(c, m, i) + n - i;
   @ ensures more: \forall rvec c, rmat m; incident(c, m, i) <= incident(c, m, n);
   @/
  void lemma_incident_rest(size_t i, size_t n)
  {
    size_t k = i;
    /@ loop invariant range: i <= k <= n;
     @ loop invariant rest: \forall rvec c, rmat m; incident(c, m, k) <= incident(c, m, i) + k - i;
     @ loop invariant more: \forall rvec c, rmat m; incident(c, m, i) <= incident(c, m, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n)
      k++;
  }
*/

/*@ // Hyperplanes through the rows of the steps, with at most `on` rows before lo, have at most `limit` in all.
  @ predicate bounded(rmat m, integer n, integer d, integer f, integer limit, indices p, indices v, integer steps,
  @                   integer lo, integer on) =
  @   \forall rvec c; through(c, m, d, f, p, v, steps) ==> incident(c, m, lo) <= on ==> incident(c, m, n) <= limit;
  @ // That, or at most `now` before i.
  @ predicate progress(rmat m, integer n, integer d, integer f, integer limit, indices p, indices v, integer steps,
  @                    integer lo, integer on, integer i, integer now) =
  @   \forall rvec c; through(c, m, d, f, p, v, steps) ==> incident(c, m, lo) <= on ==>
  @     incident(c, m, i) <= now || incident(c, m, n) <= limit;
  @*/

/* One more row: the hyperplanes through it are those of one more step. */
/*@ ghost
  /@ requires j < d && i < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures next: \forall rmat m, integer f, limit, lo, on, now, indices p, v, o, w;
   @   agree(p, o, steps) ==> agree(v, w, steps) ==> index(o, steps) == i ==> index(w, steps) == j ==>
   @   reduced(m, p, v, steps, i, j) != 0.0 ==> bounded(m, n, d, f, limit, o, w, steps + 1, i + 1, now + 1) ==>
   @   progress(m, n, d, f, limit, p, v, steps, lo, on, i, now) ==>
   @   progress(m, n, d, f, limit, p, v, steps, lo, on, i + 1, now);
   @/
  void lemma_step_bounded(size_t d, size_t steps, size_t j, size_t i, size_t n)
  {
    lemma_step_proper(d, steps, j);
    /@ assert through: \forall rvec c, rmat m, integer f, indices p, v, o, w;
     @   through(c, m, d, f, p, v, steps) ==> agree(p, o, steps) ==> agree(v, w, steps) ==>
     @   index(o, steps) == i ==> index(w, steps) == j ==> reduced(m, p, v, steps, i, j) != 0.0 ==>
     @   dot(c, row(m, i)) == 0.0 ==> through(c, m, d, f, o, w, steps + 1); @/
  }
*/

#endif
