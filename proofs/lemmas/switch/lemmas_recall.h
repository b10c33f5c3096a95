/* Theorem 2 for a network whose switches separate the points: recall, and the activity of the tree. */
#ifndef MEMCERT_PROOFS_LEMMAS_RECALL_H
#define MEMCERT_PROOFS_LEMMAS_RECALL_H

#include "specs/bounds.acsl"
#include "specs/depth.acsl"
#include "lemmas_bounds.h"
#include "lemmas_tree.h"

/*@ // The switch with hyperplane w and gain c sends the translated points [lo, m) of s to the left and
  @ // [m, hi) to the right; every component of them is at most 2t.
  @ predicate node_separates(rvec w, real c, rmat s, real t, integer lo, integer m, integer hi) =
  @   (\forall integer i; lo <= i < m ==> goes_left(w, c, translated(row(s, i), t))) &&
  @   (\forall integer i; m <= i < hi ==> goes_right(w, c, translated(row(s, i), t)));
  @ // So do all switches of the tree with leaves [lo, hi).
  @ predicate tree_separates(rmat w, rvec c, rmat s, real t, integer lo, integer hi) =
  @   hi - lo <= 1 ||
  @   (node_separates(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), s, t, lo, cut(lo, hi), hi) &&
  @    tree_separates(w, c, s, t, lo, cut(lo, hi)) && tree_separates(w, c, s, t, cut(lo, hi), hi));
  @
  @ // The switches of the tree with leaves [lo, hi) are the same.
  @ predicate same_switches(rmat w, rvec c, rmat z, rvec d, integer lo, integer hi) =
  @   \forall integer k; lo <= k < hi - 1 ==> row(z, k) == row(w, k) && at(d, k) == at(c, k);
  @*/

/* Every leaf is at depth <= ceil(log2 n). */
/*@ ghost
  /@ requires lo <= i < hi;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures depth: 0 <= leaf_depth(lo, hi, i) <= clog2(hi - lo);
   @/
  void lemma_depth(size_t lo, size_t hi, size_t i)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi);
      /@ assert unfold: clog2(hi - lo) == 1 + clog2(m - lo); @/
      clog2_monotone(hi - m, m - lo);
      if (i < m)
        lemma_depth(lo, m, i);
      else
        lemma_depth(m, hi, i);
    }
  }
*/

/* The smallest tree. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures two: leaf_depth(0, 2, 0) == 1 && leaf_depth(0, 2, 1) == 1;
   @/
  void lemma_two(void)
  {
    /@ assert middle: cut(0, 2) == 1; @/
    /@ assert leaves: leaf_depth(0, 1, 0) == 0 && leaf_depth(1, 2, 1) == 0; @/
  }
*/

/* A tree depends on its own switches only. */
/*@ ghost
  /@ requires lo < hi;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures own: \forall rmat w, z, s, rvec c, d, real t; tree_separates(w, c, s, t, lo, hi) &&
   @   same_switches(w, c, z, d, lo, hi) ==> tree_separates(z, d, s, t, lo, hi);
   @/
  void lemma_own_switches(size_t lo, size_t hi)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi);
      lemma_own_switches(lo, m);
      lemma_own_switches(m, hi);
      /@ assert same: \forall rmat w, z, rvec c, d; same_switches(w, c, z, d, lo, hi) ==>
          same_switches(w, c, z, d, lo, m) && same_switches(w, c, z, d, m, hi) &&
          row(z, m - 1) == row(w, m - 1) && at(d, m - 1) == at(c, m - 1); @/
      /@ assert apart: \forall rmat w, s, rvec c, real t; tree_separates(w, c, s, t, lo, hi) ==>
          node_separates(row(w, m - 1), at(c, m - 1), s, t, lo, m, hi) &&
          tree_separates(w, c, s, t, lo, m) && tree_separates(w, c, s, t, m, hi); @/
      /@ assert together: \forall rmat w, s, rvec c, real t;
          node_separates(row(w, m - 1), at(c, m - 1), s, t, lo, m, hi) &&
          tree_separates(w, c, s, t, lo, m) && tree_separates(w, c, s, t, m, hi) ==>
          tree_separates(w, c, s, t, lo, hi); @/
      /@ assert moved: \forall rmat w, z, s, rvec c, d, real t; same_switches(w, c, z, d, lo, hi) &&
          tree_separates(w, c, s, t, lo, hi) ==>
          node_separates(row(z, m - 1), at(d, m - 1), s, t, lo, m, hi) &&
          tree_separates(z, d, s, t, lo, m) && tree_separates(z, d, s, t, m, hi); @/
      /@ assert again: \forall rmat w, z, s, rvec c, d, real t; same_switches(w, c, z, d, lo, hi) &&
          tree_separates(w, c, s, t, lo, hi) ==> tree_separates(z, d, s, t, lo, hi); @/
    } else {
      /@ assert leaf: \forall rmat w, s, rvec c, real t; tree_separates(w, c, s, t, lo, hi); @/
    }
  }
*/

/*@ // Point i of s enters the tree, translated, with all sources active.
  @ predicate point_enters(rmat w, integer lo, integer hi, rmat s, real t, integer i, rvec a, integer q) =
  @   enters(w, lo, hi, translated(row(s, i), t), a, q);
  @*/

/* The tree separates the points: point i arrives at leaf i alone, unchanged. */
/*@ ghost
  /@ requires lo <= i < hi && q >= 1;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures arrives: \forall rmat w, s, rvec c, a, real t, integer k; tree_separates(w, c, s, t, lo, hi) &&
   @   point_enters(w, lo, hi, s, t, i, a, q) && lo <= k < hi ==>
   @   leaf_value(w, c, lo, hi, translated(row(s, i), t), k) == (k == i ? at(translated(row(s, i), t), 0) : 0.0);
   @ ensures neurons: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
   @   point_enters(w, lo, hi, s, t, i, a, q) ==>
   @   tree_neurons(w, c, lo, hi, translated(row(s, i), t)) == (2 * q + 2) * leaf_depth(lo, hi, i);
   @ ensures weights: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
   @   point_enters(w, lo, hi, s, t, i, a, q) ==>
   @   tree_weights(w, c, lo, hi, translated(row(s, i), t), a) <= 6 * q * leaf_depth(lo, hi, i);
   @ ensures own_leaf: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
   @   point_enters(w, lo, hi, s, t, i, a, q) ==>
   @   leaf_active(w, c, lo, hi, translated(row(s, i), t), a, i) == 1.0;
   @/
  void lemma_arrives(size_t lo, size_t hi, size_t i, size_t q)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi);
      lemma_step(lo, m, hi, q);
      lemma_both_range(q);
      if (i < m) {
        lemma_arrives(lo, m, i, q);
        /@ assert one_more: (2 * q + 2) * leaf_depth(lo, hi, i) == 2 * q + 2 + (2 * q + 2) * leaf_depth(lo, m, i); @/
        /@ assert six_more: 6 * q * leaf_depth(lo, hi, i) == 6 * q + 6 * q * leaf_depth(lo, m, i); @/
        /@ assert enters: \forall rmat w, s, rvec a, real t; point_enters(w, lo, hi, s, t, i, a, q) ==>
            point_enters(w, lo, m, s, t, i, a, q); @/
        /@ assert turns: \forall rmat w, s, rvec c, real t; tree_separates(w, c, s, t, lo, hi) ==>
            goes_left(row(w, m - 1), at(c, m - 1), translated(row(s, i), t)) &&
            tree_separates(w, c, s, t, lo, m); @/
        /@ assert step_neurons: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
            point_enters(w, lo, hi, s, t, i, a, q) ==>
            tree_neurons(w, c, lo, hi, translated(row(s, i), t)) ==
            2 * q + 2 + tree_neurons(w, c, lo, m, translated(row(s, i), t)); @/
        /@ assert width: \forall rmat w, s, rvec a, real t; point_enters(w, lo, hi, s, t, i, a, q) ==>
            nonzeros(row(w, m - 1)) <= q; @/
        /@ assert step_weights: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
            point_enters(w, lo, hi, s, t, i, a, q) ==>
            tree_weights(w, c, lo, hi, translated(row(s, i), t), a) <=
            6 * q + tree_weights(w, c, lo, m, translated(row(s, i), t), a); @/
      } else {
        lemma_arrives(m, hi, i, q);
        /@ assert one_more: (2 * q + 2) * leaf_depth(lo, hi, i) == 2 * q + 2 + (2 * q + 2) * leaf_depth(m, hi, i); @/
        /@ assert six_more: 6 * q * leaf_depth(lo, hi, i) == 6 * q + 6 * q * leaf_depth(m, hi, i); @/
        /@ assert enters: \forall rmat w, s, rvec a, real t; point_enters(w, lo, hi, s, t, i, a, q) ==>
            point_enters(w, m, hi, s, t, i, a, q); @/
        /@ assert turns: \forall rmat w, s, rvec c, real t; tree_separates(w, c, s, t, lo, hi) ==>
            goes_right(row(w, m - 1), at(c, m - 1), translated(row(s, i), t)) &&
            tree_separates(w, c, s, t, m, hi); @/
        /@ assert step_neurons: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
            point_enters(w, lo, hi, s, t, i, a, q) ==>
            tree_neurons(w, c, lo, hi, translated(row(s, i), t)) ==
            2 * q + 2 + tree_neurons(w, c, m, hi, translated(row(s, i), t)); @/
        /@ assert width: \forall rmat w, s, rvec a, real t; point_enters(w, lo, hi, s, t, i, a, q) ==>
            nonzeros(row(w, m - 1)) <= q; @/
        /@ assert step_weights: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
            point_enters(w, lo, hi, s, t, i, a, q) ==>
            tree_weights(w, c, lo, hi, translated(row(s, i), t), a) <=
            6 * q + tree_weights(w, c, m, hi, translated(row(s, i), t), a); @/
      }
      /@ assert more_neurons: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
          point_enters(w, lo, hi, s, t, i, a, q) ==>
          tree_neurons(w, c, lo, hi, translated(row(s, i), t)) == (2 * q + 2) * leaf_depth(lo, hi, i); @/
      /@ assert more_weights: \forall rmat w, s, rvec c, a, real t; tree_separates(w, c, s, t, lo, hi) &&
          point_enters(w, lo, hi, s, t, i, a, q) ==>
          tree_weights(w, c, lo, hi, translated(row(s, i), t), a) <= 6 * q * leaf_depth(lo, hi, i); @/
    } else {
      /@ assert leaf: leaf_depth(lo, hi, i) == 0; @/
      /@ assert no_neurons: \forall rmat w, rvec c, v; tree_neurons(w, c, lo, hi, v) == 0; @/
      /@ assert no_weights: \forall rmat w, rvec c, v, a; tree_weights(w, c, lo, hi, v, a) == 0; @/
      /@ assert zero: (2 * q + 2) * leaf_depth(lo, hi, i) == 0 && 6 * q * leaf_depth(lo, hi, i) == 0; @/
    }
  }
*/

/*@ // The leaves that can be active beside leaf i: those of its last ancestor with at most 3.
  @ logic integer window_first(integer lo, integer hi, integer i) =
  @   hi - lo <= 3 ? lo : i < cut(lo, hi) ? window_first(lo, cut(lo, hi), i) : window_first(cut(lo, hi), hi, i);
  @ logic integer window_last(integer lo, integer hi, integer i) =
  @   hi - lo <= 3 ? hi : i < cut(lo, hi) ? window_last(lo, cut(lo, hi), i) : window_last(cut(lo, hi), hi, i);
  @*/

/* At most 3 leaves receive something from an active neuron. */
/*@ ghost
  /@ requires lo <= i < hi && q >= 1;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures window: lo <= window_first(lo, hi, i) <= i < window_last(lo, hi, i) <= hi &&
   @   window_last(lo, hi, i) - window_first(lo, hi, i) <= 3;
   @ ensures others: \forall rmat w, s, rvec c, a, real t, integer k; tree_separates(w, c, s, t, lo, hi) &&
   @   point_enters(w, lo, hi, s, t, i, a, q) && lo <= k < hi &&
   @   !(window_first(lo, hi, i) <= k < window_last(lo, hi, i)) ==>
   @   leaf_active(w, c, lo, hi, translated(row(s, i), t), a, k) == 0.0;
   @/
  void lemma_window(size_t lo, size_t hi, size_t i, size_t q)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 3) {
      size_t m = ghost_cut(lo, hi);
      /@ assert two: m - lo >= 2 && hi - m >= 2; @/
      lemma_step(lo, m, hi, q);
      if (i < m) {
        lemma_window(lo, m, i, q);
        /@ assert first: window_first(lo, hi, i) == window_first(lo, m, i); @/
        /@ assert last: window_last(lo, hi, i) == window_last(lo, m, i); @/
        /@ assert enters: \forall rmat w, s, rvec a, real t; point_enters(w, lo, hi, s, t, i, a, q) ==>
            point_enters(w, lo, m, s, t, i, a, q); @/
        /@ assert turns: \forall rmat w, s, rvec c, real t; tree_separates(w, c, s, t, lo, hi) ==>
            goes_left(row(w, m - 1), at(c, m - 1), translated(row(s, i), t)) &&
            tree_separates(w, c, s, t, lo, m); @/
        /@ assert step: \forall rmat w, s, rvec c, a, real t, integer k; tree_separates(w, c, s, t, lo, hi) &&
            point_enters(w, lo, hi, s, t, i, a, q) && lo <= k < hi ==>
            leaf_active(w, c, lo, hi, translated(row(s, i), t), a, k) ==
            (k < m ? leaf_active(w, c, lo, m, translated(row(s, i), t), a, k) : 0.0); @/
      } else {
        lemma_window(m, hi, i, q);
        /@ assert first: window_first(lo, hi, i) == window_first(m, hi, i); @/
        /@ assert last: window_last(lo, hi, i) == window_last(m, hi, i); @/
        /@ assert enters: \forall rmat w, s, rvec a, real t; point_enters(w, lo, hi, s, t, i, a, q) ==>
            point_enters(w, m, hi, s, t, i, a, q); @/
        /@ assert turns: \forall rmat w, s, rvec c, real t; tree_separates(w, c, s, t, lo, hi) ==>
            goes_right(row(w, m - 1), at(c, m - 1), translated(row(s, i), t)) &&
            tree_separates(w, c, s, t, m, hi); @/
        /@ assert step: \forall rmat w, s, rvec c, a, real t, integer k; tree_separates(w, c, s, t, lo, hi) &&
            point_enters(w, lo, hi, s, t, i, a, q) && lo <= k < hi ==>
            leaf_active(w, c, lo, hi, translated(row(s, i), t), a, k) ==
            (k >= m ? leaf_active(w, c, m, hi, translated(row(s, i), t), a, k) : 0.0); @/
      }
    } else {
      /@ assert here: window_first(lo, hi, i) == lo && window_last(lo, hi, i) == hi; @/
    }
  }
*/
#endif
