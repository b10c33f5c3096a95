/* Theorem 1, as a function: the conditional network of a layered network over inputs grows by one input. */
#ifndef MEMCERT_KERNEL_CONDITION_POINT_H
#define MEMCERT_KERNEL_CONDITION_POINT_H

#include "condition.h"

/*@ // y has the outputs of all neurons on input x.
  @ predicate outputs_on{L}(layered_network net, rvec x, rvec y) =
  @   len(x) == net.inputs && len(y) == net.neurons && evaluated(net, x, y);
  @ // Where y has the outputs, the conditional network puts out those of the last layer on x.
  @ predicate recalled{L}(layered_network net, conditional c, rvec x, rvec y) =
  @   arrives(c, 0, x) && \forall integer j; 0 <= j < net.neurons - net.layer[net.layers - 1] ==>
  @     answer(c, 0, x, j) == at(y, net.layer[net.layers - 1] + j);
  @ // What that may cost.  Sharply: two for every active weight, and a test of every input and of every active neuron
  @ // but those of the last layer.  That is at most p + 4 w.
  @ logic integer sharp_bound{L}(layered_network net, rvec y) =
  @   net.inputs + 2 * active_weights_on(net, y, net.inputs, net.neurons) +
  @   active_neurons_on(net, y, net.inputs, net.layer[net.layers - 1]);
  @ logic integer weight_bound{L}(layered_network net, rvec y) =
  @   net.inputs + 4 * active_weights_on(net, y, net.inputs, net.neurons);
  @ predicate conditioned{L}(layered_network net, conditional c, rvec x, rvec y) =
  @   recalled(net, c, x, y) && operations(c, 0, x) <= sharp_bound(net, y) &&
  @   operations(c, 0, x) <= weight_bound(net, y);
  @*/

typedef struct {
  conditional_network tree;
  activity active;
} condition_result;

/* Theorem 1, one input: takes x into the tree, which answers as the layered network does on x from then on, and on all
 * inputs that were taken into it before, within the operations that the theorem allows.  y becomes the outputs of all
 * neurons, active which are; A and W are returned with the tree.  scratch: one number; the rest is as for
 * condition_add. */
/*@ requires readable_layered(net) && well_formed_layered: well_formed(net);
  @ requires readable_reading(net, reading) && lists(net, reading);
  @ requires planned: sized(plan_of(net, tested, steps), steps, net.neurons, net.terms);
  @ requires last: tested[steps] == net.layer[net.layers - 1];
  @ requires arrays: same_arrays(c, into) && c.inputs == net.inputs &&
  @   c.outputs == net.neurons - net.layer[net.layers - 1];
  @ requires limits: c.size + steps < CONDITIONAL_MOST_INSTRUCTIONS && c.inputs <= CONDITIONAL_MOST_INPUTS &&
  @   c.terms + 2 * net.terms <= CONDITIONAL_MOST_TERMS && c.leaves + c.outputs <= SIZE_MAX;
  @ requires room: room_to_grow(c, into, known, c.size + steps + 1, c.terms + 2 * net.terms, c.leaves + c.outputs);
  @ requires \valid_read(tested + (0 .. steps)) && \valid_read(x + (0 .. net.inputs - 1));
  @ requires \valid(y + (0 .. net.neurons - 1)) && \valid(scratch);
  @ requires \valid(active + (0 .. net.neurons - 1)) && \valid(variable + (0 .. net.neurons - 1));
  @ requires apart: insertion_arrays_apart(net, c, into, known, tested, steps, active, variable) &&
  @   apart_from(net, into, known, y, variable, c.size + steps + 1, c.terms + 2 * net.terms);
  @ requires outputs_apart: outside_layered(net, y, net.neurons) && outside_layered(net, scratch, 1) &&
  @   \separated(y + (0 .. net.neurons - 1), scratch) &&
  @   \separated(y + (0 .. net.neurons - 1), x + (0 .. net.inputs - 1)) &&
  @   \separated(scratch, x + (0 .. net.inputs - 1));
  @ requires flags_apart: \separated(active + (0 .. net.neurons - 1), net.first + (0 .. net.neurons)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.source + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.weight + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), y + (0 .. net.neurons - 1));
  @ requires tree_apart: \separated(scratch, into.weight + (0 .. c.terms + 2 * net.terms - 1)) &&
  @   \separated(scratch, into.value) && \separated(y + (0 .. net.neurons - 1), into.value);
  @ requires healthy: healthy(c, known);
  @ requires sound: sound(plan_of(net, tested, steps), stored(c));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], *scratch, active[0 .. net.neurons - 1], variable[0 .. net.neurons - 1],
  @   into.program[0 .. c.size + steps], known[c.size .. c.size + steps],
  @   into.source[c.terms .. c.terms + 2 * net.terms - 1], into.weight[c.terms .. c.terms + 2 * net.terms - 1],
  @   into.output[c.leaves .. c.leaves + c.outputs - 1];
  @ ensures larger: larger(c, \result.tree) && \result.tree.size <= c.size + steps + 1 &&
  @   \result.tree.terms <= c.terms + net.terms && \result.tree.leaves <= c.leaves + c.outputs;
  @ ensures healthy: healthy(\result.tree, known);
  @ ensures sound: sound(\old(plan_of(net, tested, steps)), stored(\result.tree));
  @ ensures outputs: outputs_on{Old}(net, \old(vec(x, net.inputs)), vec(y, net.neurons));
  @ ensures neurons: \result.active.neurons ==
  @   active_neurons_on{Old}(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures weights: \result.active.weights ==
  @   active_weights_on{Old}(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures recalls: recalled{Old}(net, stored(\result.tree), \old(vec(x, net.inputs)), vec(y, net.neurons));
  @ ensures sharp: operations(stored(\result.tree), 0, \old(vec(x, net.inputs))) <=
  @   sharp_bound{Old}(net, vec(y, net.neurons));
  @ ensures bound: operations(stored(\result.tree), 0, \old(vec(x, net.inputs))) <=
  @   net.inputs + 4 * \result.active.weights;
  @ ensures reaches: reaches(\old(plan_of(net, tested, steps)), stored(\result.tree), vec(y, net.neurons));
  @ ensures others: \forall rvec x2, y2; outputs_on{Old}(net, x2, y2) ==>
  @   reaches(\old(plan_of(net, tested, steps)), \old(stored(c)), y2) ==>
  @   reaches(\old(plan_of(net, tested, steps)), stored(\result.tree), y2) &&
  @   conditioned{Old}(net, stored(\result.tree), x2, y2);
  @*/
condition_result condition_point(layered_network net, reading_terms reading, conditional_network c,
                                 conditional_arrays into, size_t *known, const size_t *tested, size_t steps,
                                 mpq_srcptr x, mpq_ptr y, bool *active, size_t *variable, mpq_ptr scratch);

#endif
