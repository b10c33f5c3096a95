/* What a switch network computes (Theorem 2), as a function of values.
 *
 * Every definition sums over every branch; that only one of them counts is a
 * theorem (proofs/lemmas.h), not part of the meaning. */
#ifndef MEMCERT_SPECS_NETWORK_H
#define MEMCERT_SPECS_NETWORK_H

#include "vector.h"

/*@ axiomatic Layers {
  @   // Translation (step 1): component 0 is skipped, component k is phi(x_k + M x_0).
  @   logic rvec translated(rvec x, real m) reads \nothing;
  @   axiom translated_len: \forall rvec x, real m; len(translated(x, m)) == len(x);
  @   axiom translated_at: \forall rvec x, real m, integer k; 0 <= k < len(x) ==>
  @     at(translated(x, m), k) == (k == 0 ? at(x, 0) : relu(at(x, k) + rmul(m, at(x, 0))));
  @
  @   // One side of a switch (step 3): component k is phi(v_k - c y).
  @   logic rvec gate(rvec v, real c, real y) reads \nothing;
  @   axiom gate_len: \forall rvec v, real c, y; len(gate(v, c, y)) == len(v);
  @   axiom gate_at: \forall rvec v, real c, y, integer k; 0 <= k < len(v) ==>
  @     at(gate(v, c, y), k) == relu(at(v, k) - rmul(c, y));
  @ }
  @
  @ // The two outputs (v+, v-) of the switch with hyperplane w and gain c = C1/C2.
  @ logic rvec switch_left(rvec w, real c, rvec v) = gate(v, c, relu(dot(w, v)));
  @ logic rvec switch_right(rvec w, real c, rvec v) = gate(v, c, relu(-dot(w, v)));
  @
  @ // The tree (step 4): leaves [lo, hi) are cut here, by switch number cut - 1.
  @ logic integer cut(integer lo, integer hi) = lo + (hi - lo + 1) / 2;
  @
  @ // The first component h_i1 of what arrives at leaf i of the tree with leaves [lo, hi)
  @ // when v enters it.  w, c: hyperplanes and gains of all switches.
  @ logic real leaf_value(rmat w, rvec c, integer lo, integer hi, rvec v, integer i) =
  @   hi - lo <= 1 ? at(v, 0)
  @   : i < cut(lo, hi)
  @     ? leaf_value(w, c, lo, cut(lo, hi),
  @                  switch_left(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v), i)
  @     : leaf_value(w, c, cut(lo, hi), hi,
  @                  switch_right(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v), i);
  @
  @ axiomatic Readout {
  @   // h_i1 for all n leaves.
  @   logic rvec leaf_values(rmat w, rvec c, integer n, rvec v) reads \nothing;
  @   axiom leaf_values_len: \forall rmat w, rvec c, v, integer n; 0 <= n ==>
  @     len(leaf_values(w, c, n, v)) == n;
  @   axiom leaf_values_at: \forall rmat w, rvec c, v, integer n, i; 0 <= i < n ==>
  @     at(leaf_values(w, c, n, v), i) == leaf_value(w, c, 0, n, v, i);
  @
  @   // The leaf neurons phi(d_i h_i) of the printed readout, for one output; d: its weights.
  @   logic rvec leaf_neurons(rvec d, rvec h) reads \nothing;
  @   axiom leaf_neurons_len: \forall rvec d, h; len(leaf_neurons(d, h)) == len(d);
  @   axiom leaf_neurons_at: \forall rvec d, h, integer i; 0 <= i < len(d) ==>
  @     at(leaf_neurons(d, h), i) == relu(rmul(at(d, i), at(h, i)));
  @ }
  @
  @ logic real sum_upto(rvec a, integer k) = k <= 0 ? 0.0 : sum_upto(a, k - 1) + at(a, k - 1);
  @
  @ // Output neuron with weights d on what arrives at the leaves (step 5).
  @ logic real output(boolean printed, rvec d, rvec h) =
  @   relu(printed ? sum_upto(leaf_neurons(d, h), len(d)) : dot(d, h));
  @
  @ // Output j of the whole network on input x.
  @ logic real network_output(boolean printed, real m, rmat w, rvec c, rmat d, integer n, rvec x, integer j) =
  @   output(printed, row(d, j), leaf_values(w, c, n, translated(x, m)));
  @
  @ // Lemma 1.i: w separates the rows [lo, cut) of s from the rows [cut, hi), at distance g.
  @ predicate separates(rvec w, real g, rmat s, integer lo, integer cut, integer hi) =
  @   (\forall integer i; lo <= i < cut ==> dot(w, row(s, i)) <= -g) &&
  @   (\forall integer i; cut <= i < hi ==> dot(w, row(s, i)) >= g);
  @*/
#endif
