/* The active path, step by step. */
#ifndef MEMCERT_PROOFS_LEMMAS_PATH_H
#define MEMCERT_PROOFS_LEMMAS_PATH_H

#include "lemmas_tree.h"

/*@ // Only the vertex with leaves [lo, hi) is still to be followed; v reaches it unchanged.  The active
  @ // leaves beside it are in [first, last); switches with so many active neurons and weights are behind.
  @ predicate followed(rmat w, rvec c, integer n, rvec v, rvec a, integer lo, integer hi,
  @                    integer first, integer last, integer neurons, integer weights) =
  @   (\forall integer i; 0 <= i < n ==> leaf_value(w, c, 0, n, v, i) ==
  @     (lo <= i < hi ? leaf_value(w, c, lo, hi, v, i) : 0.0)) &&
  @   (\forall integer i; 0 <= i < n ==> leaf_active(w, c, 0, n, v, a, i) ==
  @     (lo <= i < hi ? leaf_active(w, c, lo, hi, v, a, i) : first <= i < last ? 1.0 : 0.0)) &&
  @   tree_neurons(w, c, 0, n, v) == neurons + tree_neurons(w, c, lo, hi, v) &&
  @   tree_weights(w, c, 0, n, v, a) == weights + tree_weights(w, c, lo, hi, v, a);
  @ // Active leaves beside [lo, hi) come from closed sides of one leaf, and touch it.
  @ predicate joined(integer lo, integer hi, integer first, integer last) =
  @   first <= lo < hi <= last && (hi - lo <= 2 || (first == lo && last == hi));
  @*/

/*@ ghost
  /@ requires lo + 2 <= hi && hi <= n && q >= 1 && m == cut(lo, hi);
   @ requires joined(lo, hi, first, last);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures left: \forall rmat w, rvec c, v, a, integer neurons, weights; enters(w, 0, n, v, a, q) &&
   @   followed(w, c, n, v, a, lo, hi, first, last, neurons, weights) &&
   @   goes_left(row(w, m - 1), at(c, m - 1), v) ==>
   @   followed(w, c, n, v, a, lo, m, first, (hi - m > 1 ? m : last), neurons + 2 * q + 2,
   @            weights + 2 * nonzeros(row(w, m - 1)) + 4 * q);
   @ ensures right: \forall rmat w, rvec c, v, a, integer neurons, weights; enters(w, 0, n, v, a, q) &&
   @   followed(w, c, n, v, a, lo, hi, first, last, neurons, weights) &&
   @   goes_right(row(w, m - 1), at(c, m - 1), v) ==>
   @   followed(w, c, n, v, a, m, hi, (m - lo > 1 ? m : first), last, neurons + 2 * q + 2,
   @            weights + 2 * nonzeros(row(w, m - 1)) + 4 * q);
   @ ensures joined_left: joined(lo, m, first, (hi - m > 1 ? m : last));
   @ ensures joined_right: joined(m, hi, (m - lo > 1 ? m : first), last);
   @/
  void lemma_follow(size_t lo, size_t m, size_t hi, size_t first, size_t last, size_t n, size_t q)
  {
    lemma_step(lo, m, hi, q);
    /@ assert enters: \forall rmat w, rvec v, a; enters(w, 0, n, v, a, q) ==> enters(w, lo, hi, v, a, q); @/
  }
*/
#endif
