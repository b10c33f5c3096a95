/* Theorem 1 for every input: a tree that condition_point.h has grown, and for what it does not know the network. */
#ifndef MEMCERT_KERNEL_CONDITION_OTHERWISE_H
#define MEMCERT_KERNEL_CONDITION_OTHERWISE_H

#include "condition_loop.h"

/*@ // n has the steps of the network in an order, such as condition_plan finds.
  @ predicate plan_for{L}(layered_network net, plan n) =
  @   sized(n, plan_steps(n), net.neurons, net.terms) && plan_inputs(n) == net.inputs &&
  @   plan_first(n) == firsts(net) && plan_source(n) == sources(net) && plan_weight(n) == term_weights(net) &&
  @   tested_before(n, plan_steps(n)) == net.layer[net.layers - 1];
  @ // Where y has the outputs, the tree does on x what the network would, at what the loop costs; or it has no answer
  @ // and has cost no more.
  @ predicate agrees{L}(layered_network net, conditional c, rvec x, rvec y) =
  @   arrives(c, 0, x) ? recalled(net, c, x, y) && operations(c, 0, x) == loop_operations(net, y)
  @   : operations(c, 0, x) <= loop_operations(net, y);
  @*/

typedef struct {
  loop_result all;
  bool left;   /* the tree has no answer */
  bool agrees;
} otherwise_result;

/* Theorem 1, any input: the outputs are those of the network, whatever the tree is.  Whether the tree agrees is found
 * out; a tree that grew by condition_point does.  Where that has no answer, it has done some first steps of the loop:
 * what they compute is in its variables, and what they cost is paid, so going on costs the rest of \result.all and the
 * whole at most p + 4 w.  y and active are as for condition_loop, variables as for conditional_run. */
/*@ requires readable_layered(net) && well_formed_layered: well_formed(net);
  @ requires readable_reading(net, reading) && lists(net, reading);
  @ requires limits: net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS && net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires readable_conditional(c) && \valid_read(known + (0 .. c.size - 1));
  @ requires tree: well_formed(c, known) && has_room(c, known, room) && c.inputs == net.inputs &&
  @   c.outputs == net.neurons - net.layer[net.layers - 1];
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid(y + (0 .. net.neurons - 1)) && \valid(scratch);
  @ requires \valid(active + (0 .. net.neurons - 1)) && \valid(variables + (0 .. room - 1));
  @ requires outputs_apart: outside_layered(net, y, net.neurons) && outside_layered(net, scratch, 1) &&
  @   \separated(y + (0 .. net.neurons - 1), scratch) &&
  @   \separated(y + (0 .. net.neurons - 1), x + (0 .. net.inputs - 1)) &&
  @   \separated(scratch, x + (0 .. net.inputs - 1));
  @ requires flags_apart: \separated(active + (0 .. net.neurons - 1), net.first + (0 .. net.neurons)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.layer + (0 .. net.layers)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.source + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.weight + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), y + (0 .. net.neurons - 1));
  @ requires variables_apart: \separated(scratch, variables + (0 .. room - 1)) &&
  @   \separated(x + (0 .. net.inputs - 1), variables + (0 .. room - 1)) &&
  @   \separated(y + (0 .. net.neurons - 1), variables + (0 .. room - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), variables + (0 .. room - 1)) &&
  @   outside_layered(net, variables, room);
  @ requires tree_apart: outside_conditional(c, variables, room) && outside_conditional(c, scratch, 1) &&
  @   outside_conditional(c, y, net.neurons) && \separated(active + (0 .. net.neurons - 1), c.program + (0 .. c.size - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), c.source + (0 .. c.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), c.output + (0 .. c.leaves - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), known + (0 .. c.size - 1));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], *scratch, active[0 .. net.neurons - 1], variables[0 .. room - 1];
  @ ensures outputs: outputs_on{Old}(net, \old(vec(x, net.inputs)), vec(y, net.neurons));
  @ ensures weights: \result.all.active.weights ==
  @   active_weights_on{Old}(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures operations: \result.all.operations == loop_operations{Old}(net, vec(y, net.neurons));
  @ ensures bound: \result.all.operations <= net.inputs + 4 * \result.all.active.weights;
  @ ensures left: \result.left <==> !arrives(\old(stored(c)), 0, \old(vec(x, net.inputs)));
  @ ensures agrees: \result.agrees <==>
  @   agrees{Old}(net, \old(stored(c)), \old(vec(x, net.inputs)), vec(y, net.neurons));
  @ ensures sound: \forall plan n; plan_for{Old}(net, n) ==> sound(n, \old(stored(c))) ==> \result.agrees;
  @ ensures goes_on: \forall plan n; plan_for{Old}(net, n) ==> sound(n, \old(stored(c))) ==> \result.left ==>
  @   \exists integer q; done_before(n, \old(stored(c)), \old(vec(x, net.inputs)), vec(y, net.neurons), q);
  @*/
otherwise_result condition_otherwise(layered_network net, reading_terms reading, conditional_network c,
                                     const size_t *known, size_t room, mpq_srcptr x, mpq_ptr y, bool *active,
                                     mpq_ptr variables, mpq_ptr scratch);

#endif
