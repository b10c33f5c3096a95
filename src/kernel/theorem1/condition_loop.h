/* Theorem 1 as a loop: what the tree of condition_point.h does, on every input and without a tree. */
#ifndef MEMCERT_KERNEL_CONDITION_LOOP_H
#define MEMCERT_KERNEL_CONDITION_LOOP_H

#include "condition_point.h"
#include "specs/loop.acsl"

/*@ // What the loop costs where y has the outputs (specs/loop.acsl).
  @ logic integer loop_operations{L}(layered_network net, rvec y) =
  @   looping(net.inputs, firsts(net), sources(net), term_weights(net), y, net.layer[net.layers - 1], net.neurons);
  @*/

typedef struct {
  activity active;
  size_t operations;
} loop_result;

/* Theorem 1, any input: y becomes the outputs of all neurons, active which are.  Only neurons that put out something
 * are followed.  Returns A and W, and how many operations the loop takes: a test of every input and of every active
 * neuron but those of the last layer, and two for every term that is not zero, which are counted after the outputs are
 * there.  scratch: one number. */
/*@ requires readable_layered(net) && well_formed_layered: well_formed(net);
  @ requires readable_reading(net, reading) && lists(net, reading);
  @ requires limits: net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS && net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid(y + (0 .. net.neurons - 1)) && \valid(scratch);
  @ requires \valid(active + (0 .. net.neurons - 1));
  @ requires outputs_apart: outside_layered(net, y, net.neurons) && outside_layered(net, scratch, 1) &&
  @   \separated(y + (0 .. net.neurons - 1), scratch) &&
  @   \separated(y + (0 .. net.neurons - 1), x + (0 .. net.inputs - 1)) &&
  @   \separated(scratch, x + (0 .. net.inputs - 1));
  @ requires flags_apart: \separated(active + (0 .. net.neurons - 1), net.first + (0 .. net.neurons)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.layer + (0 .. net.layers)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.source + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.weight + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), y + (0 .. net.neurons - 1));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], *scratch, active[0 .. net.neurons - 1];
  @ ensures outputs: outputs_on{Old}(net, \old(vec(x, net.inputs)), vec(y, net.neurons));
  @ ensures active: \forall integer k; 0 <= k < net.neurons ==>
  @   active[k] == active_on{Old}(net, vec(y, net.neurons), k);
  @ ensures neurons: \result.active.neurons ==
  @   active_neurons_on{Old}(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures weights: \result.active.weights ==
  @   active_weights_on{Old}(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures operations: \result.operations == loop_operations{Old}(net, vec(y, net.neurons));
  @ ensures sharp: \result.operations <= sharp_bound{Old}(net, vec(y, net.neurons));
  @ ensures bound: \result.operations <= net.inputs + 4 * \result.active.weights;
  @ ensures kept: term_weights(net) == \old(term_weights(net)) && vec(x, net.inputs) == \old(vec(x, net.inputs));
  @*/
loop_result condition_loop(layered_network net, reading_terms reading, mpq_srcptr x, mpq_ptr y, bool *active,
                           mpq_ptr scratch);

#endif
