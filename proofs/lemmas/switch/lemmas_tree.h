/* Lemmas on the tree: what is dead, and what one step of the active path changes. */
#ifndef MEMCERT_PROOFS_LEMMAS_TREE_H
#define MEMCERT_PROOFS_LEMMAS_TREE_H

#include "lemmas_switch.h"

/*@ // Every row of w is of length q.
  @ predicate row_lengths(rmat w, integer q) =
  @   \forall integer i; 0 <= i < rows(w) ==> len(row(w, i)) == q;
  @*/

/*@ ghost
  /@ requires lo + 2 <= hi;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures halves: \result == cut(lo, hi);
   @ ensures inside: lo < \result < hi;
   @/
  size_t ghost_cut(size_t lo, size_t hi)
  {
    return hi - (hi - lo) / 2;
  }
*/

/* A subtraction that the provers need not know to be unsigned. */
/*@ ghost
  /@ requires lo <= hi;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures size: \result == hi - lo;
   @/
  size_t ghost_size(size_t lo, size_t hi)
  {
    return hi - lo;
  }
*/

/* An inactive part outputs zero and activates nothing: the subtree that receives zero.  Only the
 * neuron that feeds it may be active, and shows where that is a leaf at once. */
/*@ ghost
  /@ requires lo < hi && q >= 1;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures dead_value: \forall rmat w, rvec c, v, integer i; row_lengths(w, q) && hi <= rows(w) + 1 &&
   @   len(v) == q && constant(v, 0.0) && lo <= i < hi ==> leaf_value(w, c, lo, hi, v, i) == 0.0;
   @ ensures dead_leaf: \forall rmat w, rvec c, v, a, integer i; row_lengths(w, q) && hi <= rows(w) + 1 &&
   @   len(v) == q && len(a) == q && constant(v, 0.0) && lo <= i < hi ==>
   @   leaf_active(w, c, lo, hi, v, a, i) == (hi - lo > 1 ? 0.0 : at(a, 0));
   @ ensures dead_neurons: \forall rmat w, rvec c, v; row_lengths(w, q) && hi <= rows(w) + 1 && len(v) == q &&
   @   constant(v, 0.0) ==> tree_neurons(w, c, lo, hi, v) == 0;
   @ ensures dead_weights: \forall rmat w, rvec c, v, a; row_lengths(w, q) && hi <= rows(w) + 1 && len(v) == q &&
   @   len(a) == q && constant(v, 0.0) ==> tree_weights(w, c, lo, hi, v, a) == 0;
   @/
  void lemma_dead(size_t lo, size_t hi, size_t q)
  {
    if (hi - lo > 1) {
      size_t m = ghost_cut(lo, hi);
      lemma_switch_zero(q);
      lemma_dead(lo, m, q);
      lemma_dead(m, hi, q);
    }
  }
*/

/*@ // The switch with hyperplane w and gain c sends v to the left (to the right) unchanged.
  @ predicate goes_left(rvec w, real c, rvec v) =
  @   dot(w, v) < 0.0 && bounded_by(v, rmul(c, -dot(w, v)));
  @ predicate goes_right(rvec w, real c, rvec v) =
  @   dot(w, v) > 0.0 && bounded_by(v, rmul(c, dot(w, v)));
  @ // v, positive, enters a tree of width q with leaves [lo, hi), and all its sources are active.
  @ predicate enters(rmat w, integer lo, integer hi, rvec v, rvec a, integer q) =
  @   row_lengths(w, q) && hi <= rows(w) + 1 && len(v) == q && len(a) == q && positive(v) && constant(a, 1.0);
  @*/

/* One step of the active path, at the vertex with leaves [lo, hi) and switch m - 1. */
/*@ ghost
  /@ requires lo + 2 <= hi && q >= 1 && m == cut(lo, hi);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures left_value: \forall rmat w, rvec c, v, a, integer i; enters(w, lo, hi, v, a, q) && lo <= i < hi &&
   @   goes_left(row(w, m - 1), at(c, m - 1), v) ==>
   @   leaf_value(w, c, lo, hi, v, i) == (i < m ? leaf_value(w, c, lo, m, v, i) : 0.0);
   @ ensures left_leaf: \forall rmat w, rvec c, v, a, integer i; enters(w, lo, hi, v, a, q) && lo <= i < hi &&
   @   goes_left(row(w, m - 1), at(c, m - 1), v) ==>
   @   leaf_active(w, c, lo, hi, v, a, i) ==
   @   (i < m ? leaf_active(w, c, lo, m, v, a, i) : hi - m > 1 ? 0.0 : 1.0);
   @ ensures left_neurons: \forall rmat w, rvec c, v, a; enters(w, lo, hi, v, a, q) &&
   @   goes_left(row(w, m - 1), at(c, m - 1), v) ==>
   @   tree_neurons(w, c, lo, hi, v) == 2 * q + 2 + tree_neurons(w, c, lo, m, v);
   @ ensures left_weights: \forall rmat w, rvec c, v, a; enters(w, lo, hi, v, a, q) &&
   @   goes_left(row(w, m - 1), at(c, m - 1), v) ==>
   @   tree_weights(w, c, lo, hi, v, a) ==
   @   2 * nonzeros(row(w, m - 1)) + 4 * q + tree_weights(w, c, lo, m, v, a);
   @ ensures right_value: \forall rmat w, rvec c, v, a, integer i; enters(w, lo, hi, v, a, q) && lo <= i < hi &&
   @   goes_right(row(w, m - 1), at(c, m - 1), v) ==>
   @   leaf_value(w, c, lo, hi, v, i) == (i < m ? 0.0 : leaf_value(w, c, m, hi, v, i));
   @ ensures right_leaf: \forall rmat w, rvec c, v, a, integer i; enters(w, lo, hi, v, a, q) && lo <= i < hi &&
   @   goes_right(row(w, m - 1), at(c, m - 1), v) ==>
   @   leaf_active(w, c, lo, hi, v, a, i) ==
   @   (i < m ? (m - lo > 1 ? 0.0 : 1.0) : leaf_active(w, c, m, hi, v, a, i));
   @ ensures right_neurons: \forall rmat w, rvec c, v, a; enters(w, lo, hi, v, a, q) &&
   @   goes_right(row(w, m - 1), at(c, m - 1), v) ==>
   @   tree_neurons(w, c, lo, hi, v) == 2 * q + 2 + tree_neurons(w, c, m, hi, v);
   @ ensures right_weights: \forall rmat w, rvec c, v, a; enters(w, lo, hi, v, a, q) &&
   @   goes_right(row(w, m - 1), at(c, m - 1), v) ==>
   @   tree_weights(w, c, lo, hi, v, a) ==
   @   2 * nonzeros(row(w, m - 1)) + 4 * q + tree_weights(w, c, m, hi, v, a);
   @/
  void lemma_step(size_t lo, size_t m, size_t hi, size_t q)
  {
    lemma_switch(q);
    lemma_dead(lo, m, q);
    lemma_dead(m, hi, q);
    /@ assert gain: \forall real c, y, t; t > 0.0 && rmul(c, y) >= t ==> c != 0.0; @/
    /@ assert gain_left: \forall rvec w, v, real c; len(v) == q && positive(v) && goes_left(w, c, v) ==> c != 0.0; @/
    /@ assert gain_right: \forall rvec w, v, real c; len(v) == q && positive(v) && goes_right(w, c, v) ==> c != 0.0; @/
    /@ assert still_active: \forall rvec w, v, a, real c; len(v) == q && len(a) == q && positive(v) &&
        constant(a, 1.0) ==> same(left_active(w, c, v), a) && same(right_active(w, c, v), a); @/
    /@ assert kept_active: \forall rvec w, v, a, real c; len(v) == q && len(a) == q && positive(v) &&
        constant(a, 1.0) ==> left_active(w, c, v) == a && right_active(w, c, v) == a; @/
  }
*/
#endif
