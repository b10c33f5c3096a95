/* Active neurons and weights of a switch network on an input, by Definition 1 read through eq. 6,
 * over every neuron of the network:
 *
 *   a neuron is active iff one of its sources has a non-zero output and a non-zero weight to it;
 *   a weight is active iff it is non-zero and joins an active source to an active target.
 *
 * Inputs are always active.  Activity travels with the values: for every vector v of outputs there
 * is a vector a with a_k = 1 where the neuron (or input) that puts out v_k is active, 0 elsewhere.
 * A source that is active may put out zero, and a weight from it still counts. */
#ifndef MEMCERT_SPECS_ACTIVITY_H
#define MEMCERT_SPECS_ACTIVITY_H

#include "network.h"

/*@ axiomatic Active_layers {
  @   // Translation: component k has the sources x_k, with weight 1, and x_0, with weight m.
  @   logic rvec translated_active(rvec x, real m) reads \nothing;
  @   axiom translated_active_len: \forall rvec x, real m; len(translated_active(x, m)) == len(x);
  @   axiom translated_active_at: \forall rvec x, real m, integer k; 0 <= k < len(x) ==>
  @     at(translated_active(x, m), k) ==
  @     (k == 0 || at(x, k) != 0.0 || (m != 0.0 && at(x, 0) != 0.0) ? 1.0 : 0.0);
  @
  @   // One side of a switch: component k has the sources v_k, with weight 1, and y, with weight -c.
  @   logic rvec gate_active(rvec v, real c, real y) reads \nothing;
  @   axiom gate_active_len: \forall rvec v, real c, y; len(gate_active(v, c, y)) == len(v);
  @   axiom gate_active_at: \forall rvec v, real c, y, integer k; 0 <= k < len(v) ==>
  @     at(gate_active(v, c, y), k) == (at(v, k) != 0.0 || (c != 0.0 && y != 0.0) ? 1.0 : 0.0);
  @ }
  @
  @ // y+ and y- of the switch have the sources v with weights w and -w: either both are active or
  @ // neither is.
  @ logic integer sign_neurons(rvec w, rvec v) = both(w, v) > 0 ? 2 : 0;
  @ logic integer sign_weights(rvec w, rvec v, rvec a) = both(w, v) > 0 ? 2 * both(w, a) : 0;
  @
  @ // The side of the switch that is fed by y: q neurons.
  @ logic integer gate_neurons(real c, rvec v, real y) = nonzeros(gate_active(v, c, y));
  @ logic integer gate_weights(rvec w, real c, rvec v, rvec a, real y) =
  @   both(gate_active(v, c, y), a)
  @   + (c != 0.0 && both(w, v) > 0 ? nonzeros(gate_active(v, c, y)) : 0);
  @
  @ logic integer switch_neurons(rvec w, real c, rvec v) =
  @   sign_neurons(w, v) + gate_neurons(c, v, relu(dot(w, v))) + gate_neurons(c, v, relu(-dot(w, v)));
  @ logic integer switch_weights(rvec w, real c, rvec v, rvec a) =
  @   sign_weights(w, v, a) + gate_weights(w, c, v, a, relu(dot(w, v)))
  @   + gate_weights(w, c, v, a, relu(-dot(w, v)));
  @
  @ // The switches of the tree with leaves [lo, hi) that v enters.
  @ logic integer tree_neurons(rmat w, rvec c, integer lo, integer hi, rvec v) =
  @   hi - lo <= 1 ? 0
  @   : switch_neurons(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v)
  @     + tree_neurons(w, c, lo, cut(lo, hi), switch_left(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v))
  @     + tree_neurons(w, c, cut(lo, hi), hi, switch_right(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v));
  @
  @ logic rvec left_active(rvec w, real c, rvec v) = gate_active(v, c, relu(dot(w, v)));
  @ logic rvec right_active(rvec w, real c, rvec v) = gate_active(v, c, relu(-dot(w, v)));
  @
  @ logic integer tree_weights(rmat w, rvec c, integer lo, integer hi, rvec v, rvec a) =
  @   hi - lo <= 1 ? 0
  @   : switch_weights(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v, a)
  @     + tree_weights(w, c, lo, cut(lo, hi),
  @                    switch_left(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v),
  @                    left_active(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v))
  @     + tree_weights(w, c, cut(lo, hi), hi,
  @                    switch_right(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v),
  @                    right_active(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v));
  @
  @ // 1 where the neuron that gives h_i1 is active.
  @ logic real leaf_active(rmat w, rvec c, integer lo, integer hi, rvec v, rvec a, integer i) =
  @   hi - lo <= 1 ? at(a, 0)
  @   : i < cut(lo, hi)
  @     ? leaf_active(w, c, lo, cut(lo, hi),
  @                   switch_left(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v),
  @                   left_active(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v), i)
  @     : leaf_active(w, c, cut(lo, hi), hi,
  @                   switch_right(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v),
  @                   right_active(row(w, cut(lo, hi) - 1), at(c, cut(lo, hi) - 1), v), i);
  @
  @ axiomatic Active_readout {
  @   logic rvec leaves_active(rmat w, rvec c, integer n, rvec v, rvec a) reads \nothing;
  @   axiom leaves_active_len: \forall rmat w, rvec c, v, a, integer n; 0 <= n ==>
  @     len(leaves_active(w, c, n, v, a)) == n;
  @   axiom leaves_active_at: \forall rmat w, rvec c, v, a, integer n, i; 0 <= i < n ==>
  @     at(leaves_active(w, c, n, v, a), i) == leaf_active(w, c, 0, n, v, a, i);
  @
  @   // The leaf neurons of one printed output; each has the one source h_i.
  @   logic rvec leaf_neurons_active(rvec d, rvec h) reads \nothing;
  @   axiom leaf_neurons_active_len: \forall rvec d, h; len(leaf_neurons_active(d, h)) == len(d);
  @   axiom leaf_neurons_active_at: \forall rvec d, h, integer i; 0 <= i < len(d) ==>
  @     at(leaf_neurons_active(d, h), i) == (at(d, i) != 0.0 && at(h, i) != 0.0 ? 1.0 : 0.0);
  @ }
  @
  @ // One output: the output neuron and, as printed, its leaf neurons.  d: its weights, h: what
  @ // arrives at the leaves, a: activity of what arrives.
  @ logic integer output_neurons(boolean printed, rvec d, rvec h) =
  @   printed
  @   ? nonzeros(leaf_neurons_active(d, h)) + (nonzeros(leaf_neurons(d, h)) > 0 ? 1 : 0)
  @   : (both(d, h) > 0 ? 1 : 0);
  @ logic integer output_weights(boolean printed, rvec d, rvec h, rvec a) =
  @   printed
  @   ? both(leaf_neurons_active(d, h), a)
  @     + (nonzeros(leaf_neurons(d, h)) > 0 ? nonzeros(leaf_neurons_active(d, h)) : 0)
  @   : (both(d, h) > 0 ? both(d, a) : 0);
  @
  @ logic integer readout_neurons(boolean printed, rmat d, rvec h, integer k) =
  @   k <= 0 ? 0 : readout_neurons(printed, d, h, k - 1) + output_neurons(printed, row(d, k - 1), h);
  @ logic integer readout_weights(boolean printed, rmat d, rvec h, rvec a, integer k) =
  @   k <= 0 ? 0 : readout_weights(printed, d, h, a, k - 1) + output_weights(printed, row(d, k - 1), h, a);
  @
  @ // The translation has neurons for components 1, ..., q - 1.
  @ logic integer translation_neurons(rvec x, real m) = nonzeros(translated_active(x, m)) - 1;
  @ logic integer translation_weights(rvec x, real m) =
  @   translation_neurons(x, m) * (m != 0.0 ? 2 : 1);
  @
  @ // A(x) and W(x) of the whole network.
  @ logic integer network_neurons(boolean printed, real m, rmat w, rvec c, rmat d, integer n, rvec x) =
  @   translation_neurons(x, m) + tree_neurons(w, c, 0, n, translated(x, m))
  @   + readout_neurons(printed, d, leaf_values(w, c, n, translated(x, m)), rows(d));
  @ logic integer network_weights(boolean printed, real m, rmat w, rvec c, rmat d, integer n, rvec x) =
  @   translation_weights(x, m) + tree_weights(w, c, 0, n, translated(x, m), translated_active(x, m))
  @   + readout_weights(printed, d, leaf_values(w, c, n, translated(x, m)),
  @                     leaves_active(w, c, n, translated(x, m), translated_active(x, m)), rows(d));
  @*/
#endif
