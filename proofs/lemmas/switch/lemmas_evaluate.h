/* Facts that the evaluator of the whole network needs. */
#ifndef MEMCERT_PROOFS_LEMMAS_EVALUATE_H
#define MEMCERT_PROOFS_LEMMAS_EVALUATE_H

#include "kernel/limits.h"
#include "specs/activity.acsl"
#include "specs/memory/memory.acsl"
#include "lemmas_bounds.h"

/*@ lemma rmul_nonzero: \forall real a, b; rmul(a, b) != 0.0 <==> a != 0.0 && b != 0.0;
  @*/

/*@ // A product that provers do not expand.
  @ logic integer times(integer a, integer b) = a * b;
  @*/
/*@ ghost
  /@ requires j < r <= LIMIT_OUTPUTS && 1 <= n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures inside: 0 <= j * n <= r * n - n && r * n <= LIMIT_MATRIX;
   @ ensures neurons: times(j + 1, n + 1) == times(j, n + 1) + n + 1;
   @ ensures weights: times(j + 1, 2 * n) == times(j, 2 * n) + 2 * n;
   @ ensures limit: 0 <= times(j, n + 1) <= LIMIT_READOUT && 0 <= times(j, 2 * n) <= LIMIT_READOUT;
   @/
  void lemma_readout(size_t j, size_t r, size_t n)
  {
    row_in_matrix(j, r, n);
    product_limit(r, LIMIT_OUTPUTS, n, LIMIT_POINTS);
    product_limit(j, LIMIT_OUTPUTS, n, LIMIT_POINTS);
  }
*/

/* The vertex with leaves [lo, hi), cut at m, in terms of its two sides. */
/*@ ghost
  /@ requires lo + 2 <= hi && m == cut(lo, hi);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures value_left: \forall rmat w, rvec c, v, integer i; i < m ==> leaf_value(w, c, lo, hi, v, i) ==
   @   leaf_value(w, c, lo, m, switch_left(row(w, m - 1), at(c, m - 1), v), i);
   @ ensures value_right: \forall rmat w, rvec c, v, integer i; m <= i ==> leaf_value(w, c, lo, hi, v, i) ==
   @   leaf_value(w, c, m, hi, switch_right(row(w, m - 1), at(c, m - 1), v), i);
   @ ensures active_left: \forall rmat w, rvec c, v, a, integer i; i < m ==>
   @   leaf_active(w, c, lo, hi, v, a, i) ==
   @   leaf_active(w, c, lo, m, switch_left(row(w, m - 1), at(c, m - 1), v),
   @               left_active(row(w, m - 1), at(c, m - 1), v), i);
   @ ensures active_right: \forall rmat w, rvec c, v, a, integer i; m <= i ==>
   @   leaf_active(w, c, lo, hi, v, a, i) ==
   @   leaf_active(w, c, m, hi, switch_right(row(w, m - 1), at(c, m - 1), v),
   @               right_active(row(w, m - 1), at(c, m - 1), v), i);
   @ ensures neurons: \forall rmat w, rvec c, v; tree_neurons(w, c, lo, hi, v) ==
   @   switch_neurons(row(w, m - 1), at(c, m - 1), v)
   @   + tree_neurons(w, c, lo, m, switch_left(row(w, m - 1), at(c, m - 1), v))
   @   + tree_neurons(w, c, m, hi, switch_right(row(w, m - 1), at(c, m - 1), v));
   @ ensures weights: \forall rmat w, rvec c, v, a; tree_weights(w, c, lo, hi, v, a) ==
   @   switch_weights(row(w, m - 1), at(c, m - 1), v, a)
   @   + tree_weights(w, c, lo, m, switch_left(row(w, m - 1), at(c, m - 1), v),
   @                  left_active(row(w, m - 1), at(c, m - 1), v))
   @   + tree_weights(w, c, m, hi, switch_right(row(w, m - 1), at(c, m - 1), v),
   @                  right_active(row(w, m - 1), at(c, m - 1), v));
   @/
  void lemma_vertex(size_t lo, size_t m, size_t hi)
  {
  }
*/

/*@ // The numbers of neurons and weights of a tree with leaves [lo, hi).
  @ logic integer neurons_limit(integer lo, integer hi, integer q) = (hi - lo - 1) * (2 * q + 2);
  @ logic integer weights_limit(integer lo, integer hi, integer q) = (hi - lo - 1) * (6 * q);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures none: neurons_limit(lo, lo + 1, q) == 0 && weights_limit(lo, lo + 1, q) == 0;
   @/
  void lemma_one_leaf(size_t lo, size_t q)
  {
  }
*/
/*@ ghost
  /@ requires lo < m < hi <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures neurons: neurons_limit(lo, hi, q) ==
   @   neurons_limit(lo, m, q) + neurons_limit(m, hi, q) + 2 * q + 2;
   @ ensures weights: weights_limit(lo, hi, q) == weights_limit(lo, m, q) + weights_limit(m, hi, q) + 6 * q;
   @ ensures range: 0 <= neurons_limit(lo, m, q) && 0 <= neurons_limit(m, hi, q) &&
   @   0 <= weights_limit(lo, m, q) && 0 <= weights_limit(m, hi, q);
   @ ensures no_overflow: neurons_limit(lo, hi, q) <= LIMIT_TREE_ACTIVE &&
   @   weights_limit(lo, hi, q) <= LIMIT_TREE_ACTIVE;
   @/
  void lemma_limits(size_t lo, size_t m, size_t hi, size_t q)
  {
    size_t both = hi - lo - 1, left = m - lo - 1, right = hi - m - 1, neurons = 2 * q + 2, weights = 6 * q;
    /@ assert leaves: both == hi - lo - 1 && left == m - lo - 1 && right == hi - m - 1; @/
    /@ assert each: neurons == 2 * q + 2 && weights == 6 * q; @/
    product_limit(both, LIMIT_POINTS - 1, neurons, LIMIT_SWITCH_NEURONS);
    product_limit(both, LIMIT_POINTS - 1, weights, LIMIT_SWITCH_WEIGHTS);
    product_limit(left, left, neurons, neurons);
    product_limit(left, left, weights, weights);
    product_limit(right, right, neurons, neurons);
    product_limit(right, right, weights, weights);
  }
*/

/*@ ghost
  /@ terminates \true;
   @ decreases n;
   @ assigns \nothing;
   @ ensures depth: \result == clog2(n);
   @/
  size_t ghost_depth(size_t n)
  {
    clog2_least(n);
    return n <= 1 ? 0 : 1 + ghost_depth(n / 2 + n % 2);
  }
*/

/* The scratch of a tree with n leaves. */
/*@ ghost
  /@ requires n <= LIMIT_POINTS && q <= LIMIT_INPUTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures scratch: \result == (3 + 2 * q) * clog2(n);
   @/
  size_t scratch_for(size_t n, size_t q)
  {
    size_t depth = ghost_depth(n), each = 3 + 2 * q;
    clog2_limit(n);
    product_limit(each, LIMIT_SWITCH_NEURONS + 1, depth, LIMIT_DEPTH);
    /@ assert each: each == 3 + 2 * q; @/
    return each * depth;
  }
*/

/* A subtree needs less scratch, by what one switch takes. */
/*@ ghost
  /@ requires lo + 2 <= hi && m == cut(lo, hi) && q <= LIMIT_INPUTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures left: 0 <= (3 + 2 * q) * clog2(m - lo) <= (3 + 2 * q) * clog2(hi - lo) - (3 + 2 * q);
   @ ensures right: 0 <= (3 + 2 * q) * clog2(hi - m) <= (3 + 2 * q) * clog2(hi - lo) - (3 + 2 * q);
   @/
  void lemma_deeper(size_t lo, size_t m, size_t hi, size_t q)
  {
    size_t some = hi - m, most = m - lo, each = 3 + 2 * q;
    /@ assert leaves: some == hi - m && most == m - lo && each == 3 + 2 * q; @/
    size_t less = ghost_depth(some), more = ghost_depth(most);
    clog2_monotone(some, most);
    product_limit(less, more, each, each);
    /@ assert unfolded: clog2(hi - lo) == 1 + clog2(m - lo); @/
  }
*/
#endif
