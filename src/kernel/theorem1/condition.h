/* Theorem 1: the conditional network of a layered network over inputs, by Algorithms 2 and 4 at once.
 *
 * It is the trie of the ways of the inputs: tests of the inputs for zero, then layer by layer an operation for every
 * active neuron, from its terms that are not zero, and a test of each of these for zero, but in the last layer; then a
 * leaf.  It grows input by input. */
#ifndef MEMCERT_KERNEL_CONDITION_H
#define MEMCERT_KERNEL_CONDITION_H

#include "condition_plan.h"
#include "kernel/conditional/instructions.h"

/*@ // The arrays of c have this room, and are apart.
  @ predicate room_to_grow{L}(conditional_network c, conditional_arrays into, size_t *known, integer instructions,
  @                           integer terms, integer outputs) =
  @   \valid(into.program + (0 .. instructions - 1)) && \valid(known + (0 .. instructions - 1)) &&
  @   \valid(into.source + (0 .. terms - 1)) && \valid(into.weight + (0 .. terms - 1)) &&
  @   \valid_read(into.value) && \valid(into.output + (0 .. outputs - 1)) &&
  @   \separated(into.program + (0 .. instructions - 1), known + (0 .. instructions - 1)) &&
  @   \separated(into.program + (0 .. instructions - 1), into.source + (0 .. terms - 1)) &&
  @   \separated(into.program + (0 .. instructions - 1), into.output + (0 .. outputs - 1)) &&
  @   \separated(known + (0 .. instructions - 1), into.source + (0 .. terms - 1)) &&
  @   \separated(known + (0 .. instructions - 1), into.output + (0 .. outputs - 1)) &&
  @   \separated(into.source + (0 .. terms - 1), into.output + (0 .. outputs - 1)) &&
  @   \separated(into.weight + (0 .. terms - 1), into.value);
  @ // What is written into the tree is none of what is read.
  @ predicate apart_from(layered_network net, conditional_arrays into, size_t *known, mpq_srcptr y, size_t *variable,
  @                      integer instructions, integer terms) =
  @   outside_layered(net, into.weight, terms) &&
  @   \separated(y + (0 .. net.neurons - 1), into.weight + (0 .. terms - 1)) &&
  @   \separated(net.first + (0 .. net.neurons), into.source + (0 .. terms - 1)) &&
  @   \separated(net.source + (0 .. net.terms - 1), into.source + (0 .. terms - 1)) &&
  @   \separated(variable + (0 .. net.neurons - 1), into.source + (0 .. terms - 1)) &&
  @   \separated(net.first + (0 .. net.neurons), into.program + (0 .. instructions - 1)) &&
  @   \separated(net.source + (0 .. net.terms - 1), into.program + (0 .. instructions - 1)) &&
  @   \separated(variable + (0 .. net.neurons - 1), into.program + (0 .. instructions - 1)) &&
  @   \separated(net.first + (0 .. net.neurons), known + (0 .. instructions - 1)) &&
  @   \separated(net.source + (0 .. net.terms - 1), known + (0 .. instructions - 1)) &&
  @   \separated(variable + (0 .. net.neurons - 1), known + (0 .. instructions - 1));
  @ predicate insertion_arrays_apart(layered_network net, conditional_network c, conditional_arrays into,
  @                                  size_t *known, size_t *tested, integer steps, bool *active, size_t *variable) =
  @   \separated(variable + (0 .. net.neurons - 1), active + (0 .. net.neurons - 1)) &&
  @   \separated(variable + (0 .. net.neurons - 1), tested + (0 .. steps)) &&
  @   \separated(variable + (0 .. net.neurons - 1), net.first + (0 .. net.neurons)) &&
  @   \separated(variable + (0 .. net.neurons - 1), net.source + (0 .. net.terms - 1)) &&
  @   \separated(into.output + (0 .. c.leaves + c.outputs - 1), active + (0 .. net.neurons - 1)) &&
  @   \separated(into.output + (0 .. c.leaves + c.outputs - 1), variable + (0 .. net.neurons - 1)) &&
  @   \separated(into.program + (0 .. c.size + steps), tested + (0 .. steps)) &&
  @   \separated(into.source + (0 .. c.terms + 2 * net.terms - 1), tested + (0 .. steps)) &&
  @   \separated(known + (0 .. c.size + steps), tested + (0 .. steps));
  @ predicate same_arrays(conditional_network c, conditional_arrays into) =
  @   c.program == into.program && c.source == into.source && c.weight == into.weight && c.value == into.value &&
  @   c.output == into.output;
  @ // c2 is c with more in the same arrays.
  @ predicate larger(conditional_network c, conditional_network c2) =
  @   c2.program == c.program && c2.source == c.source && c2.weight == c.weight && c2.value == c.value &&
  @   c2.output == c.output && c2.inputs == c.inputs && c2.outputs == c.outputs && c2.values == c.values &&
  @   c.size <= c2.size && c.terms <= c2.terms && c.leaves <= c2.leaves;
  @ // Well formed (conditional.h), or empty.
  @ predicate healthy{L}(conditional_network c, size_t *known) =
  @   (c.size > 0 ==> known[0] == c.inputs) && c.values == 1 && val(c.value) == 0.0 &&
  @   \forall integer i; 0 <= i < c.size ==>
  @     known[i] <= c.inputs + i && 0 <= c.program[i].lo && well_formed_at(c, known, i);
  @*/

/* The tree that no input has gone through. */
/*@ requires readable_layered(net) && well_formed(net) && \valid(into.value);
  @ terminates \true;
  @ assigns *into.value;
  @ ensures arrays: same_arrays(\result, into) && \result.inputs == net.inputs &&
  @   \result.outputs == net.neurons - net.layer[net.layers - 1];
  @ ensures empty: \result.size == 0 && \result.terms == 0 && \result.leaves == 0;
  @ ensures healthy: \forall size_t *known; healthy(\result, known);
  @ ensures sound: \forall plan n; plan_steps(n) <= SIZE_MAX ==> sound(n, stored(\result));
  @*/
conditional_network condition_begin(layered_network net, conditional_arrays into);

/* Takes the input on which the neurons have the outputs y and these are active into the tree, and returns it.  There is
 * to be room for as many instructions as there are steps and one more, twice the terms of the layered network, and its
 * outputs.  known[i] becomes the number of variables on entry to instruction i.  variable: scratch, one per neuron. */
/*@ requires readable_layered(net) && well_formed_layered: well_formed(net);
  @ requires planned: sized(plan_of(net, tested, steps), steps, net.neurons, net.terms);
  @ requires last: tested[steps] == net.layer[net.layers - 1];
  @ requires arrays: same_arrays(c, into) && c.inputs == net.inputs &&
  @   c.outputs == net.neurons - net.layer[net.layers - 1];
  @ requires limits: c.size + steps < CONDITIONAL_MOST_INSTRUCTIONS && c.inputs <= CONDITIONAL_MOST_INPUTS &&
  @   c.terms + 2 * net.terms <= CONDITIONAL_MOST_TERMS && c.leaves + c.outputs <= SIZE_MAX;
  @ requires room: room_to_grow(c, into, known, c.size + steps + 1, c.terms + 2 * net.terms, c.leaves + c.outputs);
  @ requires \valid_read(tested + (0 .. steps)) && \valid_read(y + (0 .. net.neurons - 1));
  @ requires \valid_read(active + (0 .. net.neurons - 1)) && \valid(variable + (0 .. net.neurons - 1));
  @ requires apart: insertion_arrays_apart(net, c, into, known, tested, steps, active, variable);
  @ requires apart_from_net: apart_from(net, into, known, y, variable, c.size + steps + 1, c.terms + 2 * net.terms);
  @ requires healthy: healthy(c, known);
  @ requires sound: sound(plan_of(net, tested, steps), stored(c));
  @ requires plausible: plausible(plan_of(net, tested, steps), vec(y, net.neurons));
  @ requires active: \forall integer k; 0 <= k < net.neurons ==> active[k] == active_on(net, vec(y, net.neurons), k);
  @ terminates \true;
  @ assigns into.program[0 .. c.size + steps], known[c.size .. c.size + steps],
  @   into.source[c.terms .. c.terms + 2 * net.terms - 1], into.weight[c.terms .. c.terms + 2 * net.terms - 1],
  @   into.output[c.leaves .. c.leaves + c.outputs - 1], variable[0 .. net.neurons - 1];
  @ ensures larger: larger(c, \result) && \result.size <= c.size + steps + 1 && \result.terms <= c.terms + net.terms &&
  @   \result.leaves <= c.leaves + c.outputs;
  @ ensures healthy: healthy(\result, known);
  @ ensures sound: sound(\old(plan_of(net, tested, steps)), stored(\result));
  @ ensures reaches: reaches(\old(plan_of(net, tested, steps)), stored(\result), \old(vec(y, net.neurons)));
  @ ensures others: \forall rvec z; plausible(\old(plan_of(net, tested, steps)), z) ==>
  @   reaches(\old(plan_of(net, tested, steps)), \old(stored(c)), z) ==>
  @   reaches(\old(plan_of(net, tested, steps)), stored(\result), z);
  @*/
conditional_network condition_add(layered_network net, conditional_network c, conditional_arrays into, size_t *known,
                                  const size_t *tested, size_t steps, mpq_srcptr y, const bool *active,
                                  size_t *variable);

#endif
