/* The order in which Theorem 1 computes and tests the neurons of a layered network. */
#ifndef MEMCERT_KERNEL_CONDITION_PLAN_H
#define MEMCERT_KERNEL_CONDITION_PLAN_H

#include "kernel/conditional/conditional.h"
#include "kernel/layered/layered.h"
#include "specs/memory/condition_memory.acsl"
#include "specs/condition.acsl"

/*@ logic plan plan_of{L}(layered_network net, size_t *tested, integer steps) =
  @   planned(net.inputs, firsts(net), sources(net), term_weights(net), listed(tested, steps + 1), steps);
  @ // Every neuron is computed but the inputs, and tested but in the last layer.
  @ logic integer all_steps{L}(layered_network net) = net.neurons - net.inputs + net.layer[net.layers - 1];
  @*/

/* The order of the steps, layer by layer: tested[k], for k <= the number of steps, which is returned, becomes the
 * number of neurons that are tested in the steps before k.  There is to be room for that and one more of them. */
/*@ requires readable_layered(net) && well_formed_layered: well_formed(net);
  @ requires size: net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS;
  @ requires \valid(tested + (0 .. all_steps(net)));
  @ requires \separated(tested + (0 .. all_steps(net)), net.layer + (0 .. net.layers));
  @ requires \separated(tested + (0 .. all_steps(net)), net.first + (0 .. net.neurons));
  @ requires \separated(tested + (0 .. all_steps(net)), net.source + (0 .. net.terms - 1));
  @ terminates \true;
  @ assigns tested[0 .. all_steps(net)];
  @ ensures steps: \result == all_steps(net);
  @ ensures planned: sized(plan_of(net, tested, \result), \result, net.neurons, net.terms);
  @ ensures last: tested[\result] == net.layer[net.layers - 1];
  @*/
size_t condition_plan(layered_network net, size_t *tested);

#endif
