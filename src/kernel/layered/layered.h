/* Layered ReLU networks with skip connections (eq. 1), sparse. */
#ifndef MEMCERT_KERNEL_LAYERED_H
#define MEMCERT_KERNEL_LAYERED_H

#include "kernel/types.h"
#include "specs/layered.acsl"

/* The numbering is that of specs/layered.acsl.  Weights may be zero. */
typedef struct {
  size_t inputs;        /* p */
  size_t layers;        /* L >= 1 */
  size_t neurons;       /* N, the inputs included */
  size_t terms;         /* T */
  const size_t *layer;  /* L + 1: layer l = 1, ..., L has the neurons layer[l - 1] to layer[l] - 1 */
  const size_t *first;  /* N + 1: neuron k has the terms first[k] to first[k + 1] - 1; inputs have none */
  const size_t *source; /* T: a neuron of an earlier layer */
  mpq_srcptr weight;    /* T */
} layered_network;

/*@ // What a network in memory is, as a value.
  @ logic indices firsts{L}(layered_network net) = listed(net.first, net.neurons + 1);
  @ logic indices sources{L}(layered_network net) = listed(net.source, net.terms);
  @ logic rvec term_weights{L}(layered_network net) = vec(net.weight, net.terms);
  @
  @ // y has the outputs of all neurons on input x.
  @ predicate evaluated{L}(layered_network net, rvec x, rvec y) =
  @   forward(net.inputs, firsts(net), sources(net), term_weights(net), x, y);
  @ // Where y has them: 1 if neuron k is active; how many of the neurons lo, ..., hi - 1 are, and weights into these.
  @ logic integer active_on{L}(layered_network net, rvec y, integer k) =
  @   active_neuron(net.inputs, firsts(net), sources(net), term_weights(net), y, k);
  @ logic integer active_neurons_on{L}(layered_network net, rvec y, integer lo, integer hi) =
  @   active_neurons(net.inputs, firsts(net), sources(net), term_weights(net), y, lo, hi);
  @ logic integer active_weights_on{L}(layered_network net, rvec y, integer lo, integer hi) =
  @   active_weights(net.inputs, firsts(net), sources(net), term_weights(net), y, lo, hi);
  @
  @ predicate readable_layered{L}(layered_network net) =
  @   \valid_read(net.layer + (0 .. net.layers)) && \valid_read(net.first + (0 .. net.neurons)) &&
  @   \valid_read(net.source + (0 .. net.terms - 1)) && \valid_read(net.weight + (0 .. net.terms - 1));
  @ // None of the n numbers from p on belongs to the network.
  @ predicate outside_layered(layered_network net, mpq_srcptr p, integer n) =
  @   \separated(net.layer + (0 .. net.layers), p + (0 .. n - 1)) &&
  @   \separated(net.first + (0 .. net.neurons), p + (0 .. n - 1)) &&
  @   \separated(net.source + (0 .. net.terms - 1), p + (0 .. n - 1)) &&
  @   \separated(net.weight + (0 .. net.terms - 1), p + (0 .. n - 1));
  @ // a[0] <= ... <= a[n].
  @ predicate increasing{L}(size_t *a, integer n) = \forall integer i, j; 0 <= i <= j <= n ==> a[i] <= a[j];
  @ // Neuron k reads neurons below `limit` only.
  @ predicate reads_below{L}(layered_network net, integer k, integer limit) =
  @   \forall integer t; net.first[k] <= t < net.first[k + 1] ==> net.source[t] < limit;
  @ predicate well_formed{L}(layered_network net) =
  @   1 <= net.layers && increasing(net.layer, net.layers) &&
  @   net.layer[0] == net.inputs && net.layer[net.layers] == net.neurons &&
  @   increasing(net.first, net.neurons) &&
  @   net.first[0] == 0 && net.first[net.inputs] == 0 && net.first[net.neurons] == net.terms &&
  @   \forall integer l, k; 0 <= l < net.layers ==> net.layer[l] <= k < net.layer[l + 1] ==>
  @     reads_below(net, k, net.layer[l]);
  @*/

/* Whether the layers partition the neurons after the inputs in their order, the terms are the neurons' in
 * theirs, and every source is in an earlier layer.  A layer may be empty.  This is to be asked of every network
 * that was read; all else here requires it. */
/*@ requires readable_layered(net);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures valid: \result <==> well_formed(net);
  @*/
bool layered_valid(layered_network net);

/* The terms by the neuron that they read. */
typedef struct {
  const size_t *head;   /* N: the first term that reads neuron k, or T */
  const size_t *next;   /* T: the next term that reads the same neuron, or T */
  const size_t *target; /* T: the neuron that the term belongs to */
} reading_terms;

/*@ // Of the terms from `from` on, t is the first that reads neuron k, or the end.
  @ predicate next_reader{L}(layered_network net, integer k, integer from, integer t) =
  @   from <= t <= net.terms && (t < net.terms ==> net.source[t] == k) &&
  @   \forall integer u; from <= u < t ==> net.source[u] != k;
  @ predicate belongs{L}(layered_network net, integer t, integer k) =
  @   k < net.neurons && net.first[k] <= t < net.first[k + 1];
  @ // Of these terms, the lists are complete.
  @ predicate linked{L}(layered_network net, size_t *head, size_t *next, integer from) =
  @   (\forall integer k; 0 <= k < net.neurons ==> next_reader(net, k, from, head[k])) &&
  @   \forall integer t; from <= t < net.terms ==> next_reader(net, net.source[t], t + 1, next[t]);
  @ predicate readable_reading{L}(layered_network net, reading_terms r) =
  @   \valid_read(r.head + (0 .. net.neurons - 1)) && \valid_read(r.next + (0 .. net.terms - 1)) &&
  @   \valid_read(r.target + (0 .. net.terms - 1));
  @ predicate lists{L}(layered_network net, reading_terms r) =
  @   linked(net, r.head, r.next, 0) && \forall integer t; 0 <= t < net.terms ==> belongs(net, t, r.target[t]);
  @*/

/* Lists them in arrays of these lengths. */
/*@ requires readable_layered(net) && well_formed(net);
  @ requires \valid(head + (0 .. net.neurons - 1)) && \valid(next + (0 .. net.terms - 1));
  @ requires \valid(target + (0 .. net.terms - 1));
  @ requires \separated(head + (0 .. net.neurons - 1), next + (0 .. net.terms - 1));
  @ requires \separated(head + (0 .. net.neurons - 1), target + (0 .. net.terms - 1));
  @ requires \separated(next + (0 .. net.terms - 1), target + (0 .. net.terms - 1));
  @ requires \separated(net.first + (0 .. net.neurons), head + (0 .. net.neurons - 1));
  @ requires \separated(net.first + (0 .. net.neurons), next + (0 .. net.terms - 1));
  @ requires \separated(net.first + (0 .. net.neurons), target + (0 .. net.terms - 1));
  @ requires \separated(net.source + (0 .. net.terms - 1), head + (0 .. net.neurons - 1));
  @ requires \separated(net.source + (0 .. net.terms - 1), next + (0 .. net.terms - 1));
  @ requires \separated(net.source + (0 .. net.terms - 1), target + (0 .. net.terms - 1));
  @ requires \separated(net.layer + (0 .. net.layers), head + (0 .. net.neurons - 1));
  @ requires \separated(net.layer + (0 .. net.layers), next + (0 .. net.terms - 1));
  @ requires \separated(net.layer + (0 .. net.layers), target + (0 .. net.terms - 1));
  @ terminates \true;
  @ assigns head[0 .. net.neurons - 1], next[0 .. net.terms - 1], target[0 .. net.terms - 1];
  @ ensures lists: lists(net, \result);
  @ ensures arrays: \result.head == head && \result.next == next && \result.target == target;
  @*/
reading_terms layered_reading(layered_network net, size_t *head, size_t *next, size_t *target);

/* y[0 .. neurons - 1] := the output of every neuron on input x.  Looks at the terms only whose source is not zero.
 * scratch: one number. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid(y + (0 .. net.neurons - 1)) && \valid(scratch);
  @ requires outside_layered(net, y, net.neurons) && outside_layered(net, scratch, 1);
  @ requires \separated(y + (0 .. net.neurons - 1), scratch);
  @ requires \separated(y + (0 .. net.neurons - 1), x + (0 .. net.inputs - 1));
  @ requires \separated(scratch, x + (0 .. net.inputs - 1));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], *scratch;
  @ ensures forward: evaluated(net, vec(x, net.inputs), vec(y, net.neurons));
  @ ensures kept: term_weights(net) == \old(term_weights(net)) && vec(x, net.inputs) == \old(vec(x, net.inputs));
  @*/
void layered_forward(layered_network net, reading_terms reading, mpq_srcptr x, mpq_ptr y, mpq_ptr scratch);

/* Which neurons are active where y has the outputs; inputs are.  Returns A and W. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid(active + (0 .. net.neurons - 1));
  @ requires \separated(active + (0 .. net.neurons - 1), net.first + (0 .. net.neurons));
  @ requires \separated(active + (0 .. net.neurons - 1), net.source + (0 .. net.terms - 1));
  @ requires \separated(active + (0 .. net.neurons - 1), net.weight + (0 .. net.terms - 1));
  @ requires \separated(active + (0 .. net.neurons - 1), y + (0 .. net.neurons - 1));
  @ terminates \true;
  @ assigns active[0 .. net.neurons - 1];
  @ ensures active: \forall integer k; 0 <= k < net.neurons ==> active[k] == active_on(net, vec(y, net.neurons), k);
  @ ensures neurons: \result.neurons == active_neurons_on(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures weights: \result.weights == active_weights_on(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures range: \result.neurons <= net.neurons - net.inputs && \result.weights <= net.terms;
  @*/
activity layered_activity(layered_network net, reading_terms reading, mpq_srcptr y, bool *active);

/* How many of the neurons lo, ..., hi - 1 are active, if these flags say which are. */
/*@ requires lo <= hi && \valid_read(active + (lo .. hi - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \forall integer p, indices first, source, rvec w, y;
  @   (\forall integer k; lo <= k < hi ==> active[k] == active_neuron(p, first, source, w, y, k)) ==>
  @   \result == active_neurons(p, first, source, w, y, lo, hi);
  @ ensures range: \result <= hi - lo;
  @*/
size_t layered_active(const bool *active, size_t lo, size_t hi);

#endif
