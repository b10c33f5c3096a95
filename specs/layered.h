/* What a layered ReLU network computes (eq. 1), and what is active in it on an input (Definition 1
 * read through eq. 6).
 *
 * Neurons are numbered through: 0, ..., p - 1 are the components of the input, which count as active, and then
 * layer by layer.  Neuron k >= p has the terms t with first_k <= t < first_(k+1); term t is the weight w_t
 * times the output of neuron source_t, which is in an earlier layer.  Every term is a weight of its own, two from
 * one neuron to another as well. */
#ifndef MEMCERT_SPECS_LAYERED_H
#define MEMCERT_SPECS_LAYERED_H

#include "rank.h"

/*@ // Sum of the terms lo, ..., hi - 1 where y has the outputs of the neurons.
  @ logic real weighted(indices source, rvec w, rvec y, integer lo, integer hi) =
  @   hi <= lo ? 0.0 : weighted(source, w, y, lo, hi - 1) + rmul(at(w, hi - 1), at(y, index(source, hi - 1)));
  @ logic real neuron_output(indices first, indices source, rvec w, rvec y, integer k) =
  @   relu(weighted(source, w, y, index(first, k), index(first, k + 1)));
  @ // Eq. 1: y has the outputs of all neurons on input x.
  @ predicate forward(integer p, indices first, indices source, rvec w, rvec x, rvec y) =
  @   (\forall integer k; 0 <= k < p ==> at(y, k) == at(x, k)) &&
  @   \forall integer k; p <= k < len(y) ==> at(y, k) == neuron_output(first, source, w, y, k);
  @
  @ // The terms of neuron k read neurons before it.
  @ predicate reads_before(indices first, indices source, integer k) =
  @   \forall integer t; index(first, k) <= t < index(first, k + 1) ==> 0 <= index(source, t) < k;
  @ // So it is for all neurons, of which there are n, and their terms are among `terms`: eq. 1 is a recursion.
  @ predicate feeds_forward(integer p, integer n, integer terms, indices first, indices source) =
  @   \forall integer k; p <= k < n ==>
  @     0 <= index(first, k) && index(first, k + 1) <= terms && reads_before(first, source, k);
  @
  @ // How many of these terms are not zero.
  @ logic integer nonzero_terms(indices source, rvec w, rvec y, integer lo, integer hi) =
  @   hi <= lo ? 0
  @   : nonzero_terms(source, w, y, lo, hi - 1) + shared(at(w, hi - 1), at(y, index(source, hi - 1)));
  @ // Eq. 6: 1 for an active neuron.
  @ logic integer active_neuron(integer p, indices first, indices source, rvec w, rvec y, integer k) =
  @   k < p || nonzero_terms(source, w, y, index(first, k), index(first, k + 1)) > 0 ? 1 : 0;
  @ // How many of these weights are not zero and have an active source.
  @ logic integer active_terms(integer p, indices first, indices source, rvec w, rvec y, integer lo, integer hi) =
  @   hi <= lo ? 0
  @   : active_terms(p, first, source, w, y, lo, hi - 1) +
  @     (at(w, hi - 1) != 0.0 && active_neuron(p, first, source, w, y, index(source, hi - 1)) == 1 ? 1 : 0);
  @ // Among the neurons lo, ..., hi - 1: the active ones, and the active weights into these.
  @ logic integer active_neurons(integer p, indices first, indices source, rvec w, rvec y, integer lo, integer hi) =
  @   hi <= lo ? 0
  @   : active_neurons(p, first, source, w, y, lo, hi - 1) + active_neuron(p, first, source, w, y, hi - 1);
  @ logic integer active_weights(integer p, indices first, indices source, rvec w, rvec y, integer lo, integer hi) =
  @   hi <= lo ? 0
  @   : active_weights(p, first, source, w, y, lo, hi - 1) +
  @     (active_neuron(p, first, source, w, y, hi - 1) == 1
  @      ? active_terms(p, first, source, w, y, index(first, hi - 1), index(first, hi)) : 0);
  @*/
#endif
