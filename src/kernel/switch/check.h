/* The checker: exact recall and activity of a network on every point of a dataset. */
#ifndef MEMCERT_KERNEL_CHECK_H
#define MEMCERT_KERNEL_CHECK_H

#include "bounds.h"
#include "evaluate.h"
#include "kernel/types.h"

/* How a point is evaluated.  Both give the same results. */
typedef enum {
  EVALUATE_ACTIVE, /* along the active path where there is a single one, else every neuron */
  EVALUATE_ALL     /* every neuron */
} evaluation;

/* Numbers of scratch that evaluating one point takes; depth: ceil_log2(leaves). */
#define CHECK_SCRATCH(leaves, inputs, depth) \
  (4 + 2 * (size_t)(inputs) + 2 * (size_t)(leaves) + EVALUATE_SCRATCH(inputs, depth))

/* out := the output of the network on x.  Returns A(x) and W(x). */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid_read(x + (0 .. net.inputs - 1));
  @ requires \valid(out + (0 .. net.outputs - 1));
  @ requires \valid(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, out, net.outputs);
  @ requires outside_network(net, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires \separated(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1),
  @   x + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1),
  @   out + (0 .. net.outputs - 1));
  @ requires \separated(out + (0 .. net.outputs - 1), x + (0 .. net.inputs - 1));
  @ terminates \true;
  @ assigns out[0 .. net.outputs - 1], scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
  @ ensures outputs: \forall integer j; 0 <= j < net.outputs ==>
  @   val(out + j) == \old(output_on(net, vec(x, net.inputs), j));
  @ ensures neurons: \result.neurons == \old(neurons_on(net, vec(x, net.inputs)));
  @ ensures weights: \result.weights == \old(weights_on(net, vec(x, net.inputs)));
  @*/
activity network_evaluate(network net, mpq_srcptr x, evaluation how, mpq_ptr out, mpq_ptr scratch);

/* What is known of the points before `done`: the first that fails in each respect, or `points`
 * (of the dataset) if none does. */
typedef struct {
  size_t done;
  size_t recall;  /* output is not d_i */
  size_t neurons; /* A exceeds (2) */
  size_t weights; /* W exceeds (3) */
} check_state;

/*@ // Point i is recalled; its counts are within (2) and (3).
  @ predicate recalls{L}(network net, dataset data, integer i) =
  @   \forall integer j; 0 <= j < data.outputs ==>
  @     output_on(net, row(inputs(data), i), j) ==
  @     at(row(outputs(data), i), j);
  @ predicate few_neurons{L}(network net, dataset data, integer i) =
  @   neurons_on(net, row(inputs(data), i)) <=
  @   neurons_paper(data.points, data.inputs, data.outputs);
  @ predicate few_weights{L}(network net, dataset data, integer i) =
  @   weights_on(net, row(inputs(data), i)) <=
  @   weights_paper(data.points, data.inputs, data.outputs);
  @
  @ // `state` tells the truth about the points before state.done.
  @ predicate truthful_recall{L}(network net, dataset data, check_state state) =
  @   (\forall integer i; 0 <= i < state.done && i < state.recall ==> recalls(net, data, i)) &&
  @   (state.recall != data.points ==> state.recall < state.done && !recalls(net, data, state.recall));
  @ predicate truthful_neurons{L}(network net, dataset data, check_state state) =
  @   (\forall integer i; 0 <= i < state.done && i < state.neurons ==> few_neurons(net, data, i)) &&
  @   (state.neurons != data.points ==> state.neurons < state.done && !few_neurons(net, data, state.neurons));
  @ predicate truthful_weights{L}(network net, dataset data, check_state state) =
  @   (\forall integer i; 0 <= i < state.done && i < state.weights ==> few_weights(net, data, i)) &&
  @   (state.weights != data.points ==> state.weights < state.done && !few_weights(net, data, state.weights));
  @ predicate truthful{L}(network net, dataset data, check_state state) =
  @   0 <= state.done <= data.points && truthful_recall(net, data, state) &&
  @   truthful_neurons(net, data, state) && truthful_weights(net, data, state);
  @*/

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures truthful: \forall network net; truthful(net, data, \result);
  @*/
check_state check_begin(dataset data);

/* Checks the points from state.done up to `until`, and writes what each of them activates into
 * active[i] and its output into `out`.  Stops after a point that is not recalled, with its
 * output in `out`.  When state.done is the number of points, the verdict is in: the network is
 * certified iff none fails. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires limits_data: within_limits(data.points, data.inputs, data.outputs);
  @ requires sizes: net.inputs == data.inputs && net.outputs == data.outputs;
  @ requires readable_network(net) && readable_data(data);
  @ requires \valid(active + (0 .. data.points - 1)) && \valid(out + (0 .. net.outputs - 1));
  @ requires \valid(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, out, net.outputs) && outside_data(data, out, net.outputs);
  @ requires outside_network(net, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires outside_data(data, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires \separated(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1),
  @   out + (0 .. net.outputs - 1));
  @ requires truthful: truthful(net, data, state);
  @ requires range: state.done <= until <= data.points;
  @ terminates \true;
  @ assigns active[0 .. data.points - 1], out[0 .. net.outputs - 1],
  @   scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
  @ ensures truthful: truthful(net, data, \result);
  @ ensures progress: \result.recall == data.points ==> \result.done == until;
  @ ensures stopped: \old(state.recall) == data.points && \result.recall != data.points ==>
  @   \result.done == \result.recall + 1 && \old(state.done) <= \result.recall < until;
  @ ensures nothing_left: \old(state.recall) != data.points ==> \result == \old(state);
  @ ensures activity: \forall integer i; \old(state.done) <= i < \result.done ==>
  @   active[i].neurons == neurons_on(net, row(inputs(data), i)) &&
  @   active[i].weights == weights_on(net, row(inputs(data), i));
  @ ensures other_activity: \forall integer i; 0 <= i < data.points &&
  @   !(\old(state.done) <= i < \result.done) ==>
  @   active[i].neurons == \old(active[i].neurons) && active[i].weights == \old(active[i].weights);
  @ ensures wrong_output: \old(state.recall) == data.points && \result.recall != data.points ==>
  @   \forall integer j; 0 <= j < data.outputs ==>
  @     val(out + j) == output_on(net, row(inputs(data), \result.recall), j);
  @ ensures checker_holds: \result.done == data.points && \result.recall == data.points &&
  @   \result.neurons == data.points && \result.weights == data.points ==>
  @   \forall integer i; 0 <= i < data.points ==>
  @     recalls(net, data, i) && few_neurons(net, data, i) && few_weights(net, data, i);
  @ ensures checker_fails: (\result.recall < data.points ==> !recalls(net, data, \result.recall)) &&
  @   (\result.neurons < data.points ==> !few_neurons(net, data, \result.neurons)) &&
  @   (\result.weights < data.points ==> !few_weights(net, data, \result.weights));
  @*/
check_state check_continue(network net, dataset data, check_state state, size_t until, evaluation how,
                           activity *active, mpq_ptr out, mpq_ptr scratch);

#endif
