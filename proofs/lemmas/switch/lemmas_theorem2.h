/* Theorem 2 on values: the network of a dataset recalls it and keeps the sharp bounds. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM2_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM2_H

#include "lemmas_recall.h"

/*@ // An augmented point whose translation by t is at least 1 in every component.
  @ predicate in_reach(rvec x, real t, integer q) =
  @   len(x) == q && at(x, 0) == 1.0 && t >= 1.0 &&
  @   \forall integer k; 0 <= k < q ==> 1.0 - t <= at(x, k) <= t - 1.0;
  @*/

/*@ ghost
  /@ requires q >= 1;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures first: \forall rvec x, real t; in_reach(x, t, q) ==> at(translated(x, t), 0) == 1.0;
   @ ensures positive: \forall rvec x, real t; in_reach(x, t, q) ==> positive(translated(x, t));
   @ ensures top: \forall rvec x, real t; in_reach(x, t, q) ==> bounded_by(translated(x, t), 2 * t);
   @ ensures active: \forall rvec x, real t; in_reach(x, t, q) ==> constant(translated_active(x, t), 1.0);
   @ ensures neurons: \forall rvec x, real t; in_reach(x, t, q) ==> translation_neurons(x, t) == q - 1;
   @ ensures weights: \forall rvec x, real t; in_reach(x, t, q) ==> translation_weights(x, t) == 2 * (q - 1);
   @/
  void lemma_translated(size_t q)
  {
    lemma_nonzeros_all(q);
    /@ assert shift: \forall real t; rmul(t, 1.0) == t; @/
    /@ assert component: \forall rvec x, real t, integer k; in_reach(x, t, q) && 0 < k < q ==>
        at(translated(x, t), k) == at(x, k) + t; @/
    /@ assert all_active: \forall rvec x, real t; in_reach(x, t, q) ==> constant(translated_active(x, t), 1.0); @/
  }
*/

/*@ // Only leaf i receives something, namely 1.
  @ predicate single(rvec h, integer n, integer i) =
  @   len(h) == n && at(h, i) == 1.0 && \forall integer k; 0 <= k < n && k != i ==> at(h, k) == 0.0;
  @ // Active sources are at leaves [first, last) only.
  @ predicate active_within(rvec a, integer n, integer first, integer last) =
  @   len(a) == n && \forall integer k; 0 <= k < n && !(first <= k < last) ==> at(a, k) == 0.0;
  @*/

/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures before: \forall rvec d, a, integer n, first, last; k <= n && active_within(a, n, first, last) &&
   @   k <= first ==> both_upto(d, a, k) == 0;
   @ ensures within: \forall rvec d, a, integer n, first, last; k <= n && active_within(a, n, first, last) &&
   @   0 <= first <= k <= last ==> both_upto(d, a, k) <= k - first;
   @ ensures behind: \forall rvec d, a, integer n, first, last; k <= n && active_within(a, n, first, last) &&
   @   0 <= first <= last <= k ==> both_upto(d, a, k) <= last - first;
   @/
  void lemma_within(size_t k)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_within(p);
      /@ assert step: \forall rvec d, a; both_upto(d, a, k) == both_upto(d, a, p) + shared(at(d, p), at(a, p)); @/
      /@ assert unit: \forall real x, y; 0 <= shared(x, y) <= 1; @/
      /@ assert outside: \forall rvec d, a, integer n, first, last; k <= n && active_within(a, n, first, last) &&
          !(first <= p < last) ==> shared(at(d, p), at(a, p)) == 0; @/
    }
  }
*/

/* One output. */
/*@ ghost
  /@ requires i < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures recall: \forall rvec d, h, boolean printed; len(d) == n && single(h, n, i) && at(d, i) >= 0.0 ==>
   @   output(printed, d, h) == at(d, i);
   @ ensures neurons_fused: \forall rvec d, h; len(d) == n && single(h, n, i) ==>
   @   output_neurons(\false, d, h) <= 1;
   @ ensures neurons_printed: \forall rvec d, h; len(d) == n && single(h, n, i) && at(d, i) >= 0.0 ==>
   @   output_neurons(\true, d, h) == (at(d, i) > 0.0 ? 2 : 0);
   @ ensures weights_printed: \forall rvec d, h, a; len(d) == n && single(h, n, i) && len(a) == n ==>
   @   output_weights(\true, d, h, a) <= 2;
   @ ensures weights_fused: \forall rvec d, h, a; len(d) == n && single(h, n, i) && both_upto(d, a, n) <= 3 ==>
   @   output_weights(\false, d, h, a) <= 3;
   @/
  void lemma_output(size_t n, size_t i)
  {
    lemma_single(n);
    lemma_both_range(n);
    /@ assert one: \forall real a; rmul(a, 1.0) == a; @/
    /@ assert zero: \forall real a; rmul(a, 0.0) == 0.0; @/
    /@ assert other_leaves: \forall rvec d, h, integer k; len(d) == n && single(h, n, i) && 0 <= k < n && k != i ==>
        at(leaf_neurons(d, h), k) == 0.0; @/
    /@ assert own_leaf: \forall rvec d, h; len(d) == n && single(h, n, i) ==>
        at(leaf_neurons(d, h), i) == relu(at(d, i)); @/
    /@ assert leaf: \forall rvec d, h, integer k; len(d) == n && single(h, n, i) && 0 <= k < n ==>
        at(leaf_neurons(d, h), k) == (k == i ? relu(at(d, i)) : 0.0); @/
    /@ assert leaf_active: \forall rvec d, h, integer k; len(d) == n && single(h, n, i) && 0 <= k < n ==>
        at(leaf_neurons_active(d, h), k) == (k == i && at(d, i) != 0.0 ? 1.0 : 0.0); @/
    /@ assert sum: \forall rvec d, h; len(d) == n && single(h, n, i) ==>
        sum_upto(leaf_neurons(d, h), n) == relu(at(d, i)); @/
    /@ assert dot: \forall rvec d, h; len(d) == n && single(h, n, i) ==> dot(d, h) == at(d, i); @/
    /@ assert count: \forall rvec d, h; len(d) == n && single(h, n, i) ==>
        nonzeros(leaf_neurons(d, h)) == (relu(at(d, i)) != 0.0 ? 1 : 0); @/
    /@ assert count_active: \forall rvec d, h; len(d) == n && single(h, n, i) ==>
        nonzeros(leaf_neurons_active(d, h)) == (at(d, i) != 0.0 ? 1 : 0); @/
    /@ assert swapped: \forall rvec d, h, a; both_upto(leaf_neurons_active(d, h), a, n) ==
        both_upto(a, leaf_neurons_active(d, h), n); @/
    /@ assert one_fed: \forall rvec d, h, a; len(d) == n && single(h, n, i) ==>
        both_upto(a, leaf_neurons_active(d, h), n) <= 1; @/
    /@ assert fed: \forall rvec d, h, a; len(d) == n && single(h, n, i) && len(a) == n ==>
        both(leaf_neurons_active(d, h), a) <= 1; @/
    /@ assert fused: \forall rvec d, h; len(d) == n && single(h, n, i) ==> both(d, h) <= 1; @/
  }
*/

/* All outputs. */
/*@ ghost
  /@ terminates \true;
   @ decreases k;
   @ assigns \nothing;
   @ ensures neurons_sum: \forall boolean printed, rmat d, rvec h; k <= rows(d) &&
   @   (\forall integer j; 0 <= j < rows(d) ==> output_neurons(printed, row(d, j), h) <= b) ==>
   @   readout_neurons(printed, d, h, k) <= b * k;
   @ ensures neurons_all: \forall boolean printed, rmat d, rvec h; k <= rows(d) &&
   @   (\forall integer j; 0 <= j < rows(d) ==> output_neurons(printed, row(d, j), h) == b) ==>
   @   readout_neurons(printed, d, h, k) == b * k;
   @ ensures weights_sum: \forall boolean printed, rmat d, rvec h, a; k <= rows(d) &&
   @   (\forall integer j; 0 <= j < rows(d) ==> output_weights(printed, row(d, j), h, a) <= b) ==>
   @   readout_weights(printed, d, h, a, k) <= b * k;
   @/
  void lemma_readout_sum(size_t k, size_t b)
  {
    if (k > 0) {
      size_t p = k - 1;
      /@ assert predecessor: p == k - 1; @/
      lemma_readout_sum(p, b);
      /@ assert one_more: b * k == b * p + b; @/
      /@ assert step_neurons: \forall boolean printed, rmat d, rvec h; readout_neurons(printed, d, h, k) ==
          readout_neurons(printed, d, h, p) + output_neurons(printed, row(d, p), h); @/
      /@ assert step_weights: \forall boolean printed, rmat d, rvec h, a; readout_weights(printed, d, h, a, k) ==
          readout_weights(printed, d, h, a, p) + output_weights(printed, row(d, p), h, a); @/
    } else {
      /@ assert nothing: b * k == 0; @/
    }
  }
*/

/*@ // The readout d gives leaf i the outputs of its point; they are not negative.
  @ predicate readout_shape(rmat d, integer n, integer r, integer i) =
  @   rows(d) == r && \forall integer j; 0 <= j < r ==> len(row(d, j)) == n && at(row(d, j), i) >= 0.0;
  @ // A network of n leaves whose switches separate the points s.
  @ predicate memorizes(rmat w, rvec c, rmat s, real t, integer n, integer q) =
  @   rows(w) == n - 1 && row_lengths(w, q) && tree_separates(w, c, s, t, 0, n);
  @*/

/*@ ghost
  /@ requires i < n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures deep: (2 * q + 2) * leaf_depth(0, n, i) <= (2 * q + 2) * clog2(n);
   @ ensures deep_weights: 6 * q * leaf_depth(0, n, i) <= 6 * q * clog2(n);
   @/
  void lemma_deep(size_t n, size_t q, size_t i)
  {
    lemma_depth(0, n, i);
    /@ assert room: 0 <= clog2(n) - leaf_depth(0, n, i); @/
    /@ assert product: 0 <= q * (clog2(n) - leaf_depth(0, n, i)); @/
  }
*/

/*@ ghost
  /@ requires i < n && q >= 1;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures single: \forall rmat w, s, rvec c, real t; memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) ==>
   @   single(leaf_values(w, c, n, translated(row(s, i), t)), n, i);
   @ ensures active: \forall rmat w, s, rvec c, real t; memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) ==>
   @   active_within(leaves_active(w, c, n, translated(row(s, i), t), translated_active(row(s, i), t)), n,
   @                 window_first(0, n, i), window_last(0, n, i));
   @ ensures neurons: \forall rmat w, s, rvec c, real t; memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) ==>
   @   tree_neurons(w, c, 0, n, translated(row(s, i), t)) <= (2 * q + 2) * clog2(n);
   @ ensures neurons_depth: \forall rmat w, s, rvec c, real t; memorizes(w, c, s, t, n, q) &&
   @   in_reach(row(s, i), t, q) ==>
   @   tree_neurons(w, c, 0, n, translated(row(s, i), t)) == (2 * q + 2) * leaf_depth(0, n, i);
   @ ensures weights: \forall rmat w, s, rvec c, real t; memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) ==>
   @   tree_weights(w, c, 0, n, translated(row(s, i), t), translated_active(row(s, i), t)) <= 6 * q * clog2(n);
   @/
  void lemma_point(size_t n, size_t q, size_t i)
  {
    lemma_translated(q);
    lemma_arrives(0, n, i, q);
    lemma_window(0, n, i, q);
    lemma_deep(n, q, i);
    /@ assert enters: \forall rmat w, s, rvec c, real t; memorizes(w, c, s, t, n, q) &&
        in_reach(row(s, i), t, q) ==> point_enters(w, 0, n, s, t, i, translated_active(row(s, i), t), q); @/
  }
*/

/* Theorem 2. */
/*@ ghost
  /@ requires i < n && q >= 1;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures recall: \forall boolean printed, rmat w, d, s, rvec c, real t, integer j;
   @   memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) && 0 <= j < r ==>
   @   network_output(printed, t, w, c, d, n, row(s, i), j) == at(row(d, j), i);
   @ ensures neurons_fused: \forall rmat w, d, s, rvec c, real t;
   @   memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) ==>
   @   network_neurons(\false, t, w, c, d, n, row(s, i)) <= neurons_sharp(\false, n, q, r);
   @ ensures neurons_printed: \forall rmat w, d, s, rvec c, real t;
   @   memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) ==>
   @   network_neurons(\true, t, w, c, d, n, row(s, i)) <= neurons_sharp(\true, n, q, r);
   @ ensures neurons_full: \forall rmat w, d, s, rvec c, real t;
   @   memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) &&
   @   (\forall integer j; 0 <= j < r ==> at(row(d, j), i) > 0.0) ==>
   @   network_neurons(\true, t, w, c, d, n, row(s, i)) == q - 1 + (2 * q + 2) * leaf_depth(0, n, i) + 2 * r;
   @ ensures weights_fused: \forall rmat w, d, s, rvec c, real t;
   @   memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) ==>
   @   network_weights(\false, t, w, c, d, n, row(s, i)) <= weights_sharp(\false, n, q, r);
   @ ensures weights_printed: \forall rmat w, d, s, rvec c, real t;
   @   memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) ==>
   @   network_weights(\true, t, w, c, d, n, row(s, i)) <= weights_sharp(\true, n, q, r);
   @/
  void theorem2(size_t n, size_t q, size_t r, size_t i)
  {
    lemma_translated(q);
    lemma_point(n, q, i);
    lemma_output(n, i);
    lemma_window(0, n, i, q);
    lemma_readout_sum(r, 1);
    lemma_readout_sum(r, 2);
    lemma_readout_sum(r, 3);
    lemma_within(n);
    /@ assert sources: \forall rmat w, s, rvec c, d, real t; memorizes(w, c, s, t, n, q) &&
        in_reach(row(s, i), t, q) ==>
        both_upto(d, leaves_active(w, c, n, translated(row(s, i), t), translated_active(row(s, i), t)), n) <= 3; @/
    /@ assert few_neurons: \forall rmat w, d, s, rvec c, real t, integer j;
        memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) && 0 <= j < r ==>
        output_neurons(\false, row(d, j), leaf_values(w, c, n, translated(row(s, i), t))) <= 1 &&
        output_neurons(\true, row(d, j), leaf_values(w, c, n, translated(row(s, i), t))) <= 2; @/
    /@ assert few_weights: \forall rmat w, d, s, rvec c, real t, integer j;
        memorizes(w, c, s, t, n, q) && in_reach(row(s, i), t, q) && readout_shape(d, n, r, i) && 0 <= j < r ==>
        output_weights(\false, row(d, j), leaf_values(w, c, n, translated(row(s, i), t)),
          leaves_active(w, c, n, translated(row(s, i), t), translated_active(row(s, i), t))) <= 3 &&
        output_weights(\true, row(d, j), leaf_values(w, c, n, translated(row(s, i), t)),
          leaves_active(w, c, n, translated(row(s, i), t), translated_active(row(s, i), t))) <= 2; @/
  }
*/
/*@ // What Theorem 2 says of point i of s, at leaf i of the network (t, w, c, d).
  @ predicate theorem2_at(rmat w, rvec c, rmat d, rmat s, real t, integer n, integer q, integer r, integer i) =
  @   (\forall boolean printed, integer j; 0 <= j < r ==>
  @     network_output(printed, t, w, c, d, n, row(s, i), j) == at(row(d, j), i)) &&
  @   network_neurons(\false, t, w, c, d, n, row(s, i)) <= neurons_sharp(\false, n, q, r) &&
  @   network_neurons(\true, t, w, c, d, n, row(s, i)) <= neurons_sharp(\true, n, q, r) &&
  @   network_weights(\false, t, w, c, d, n, row(s, i)) <= weights_sharp(\false, n, q, r) &&
  @   network_weights(\true, t, w, c, d, n, row(s, i)) <= weights_sharp(\true, n, q, r) &&
  @   ((\forall integer j; 0 <= j < r ==> at(row(d, j), i) > 0.0) ==>
  @     network_neurons(\true, t, w, c, d, n, row(s, i)) == q - 1 + (2 * q + 2) * leaf_depth(0, n, i) + 2 * r);
  @ // The network fits the points, all of them in reach of the translation.
  @ predicate fits(rmat w, rvec c, rmat d, rmat s, real t, integer n, integer q, integer r) =
  @   memorizes(w, c, s, t, n, q) &&
  @   \forall integer i; 0 <= i < n ==> in_reach(row(s, i), t, q) && readout_shape(d, n, r, i);
  @*/

/* Theorem 2, for all points. */
/*@ ghost
  /@ requires q >= 1;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures all: \forall rmat w, d, s, rvec c, real t, integer i; fits(w, c, d, s, t, n, q, r) && 0 <= i < n ==>
   @   theorem2_at(w, c, d, s, t, n, q, r, i);
   @/
  void theorem2_all(size_t n, size_t q, size_t r)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant so_far: \forall rmat w, d, s, rvec c, real t, integer i;
     @   fits(w, c, d, s, t, n, q, r) && 0 <= i < k ==> theorem2_at(w, c, d, s, t, n, q, r, i);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      theorem2(n, q, r, k);
      /@ assert here: \forall rmat w, d, s, rvec c, real t; fits(w, c, d, s, t, n, q, r) ==>
          theorem2_at(w, c, d, s, t, n, q, r, k); @/
      k++;
    }
  }
*/
#endif
