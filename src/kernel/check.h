/* The checker: exact recall and activity of a network on every point of a dataset. */
#ifndef MEMCERT_KERNEL_CHECK_H
#define MEMCERT_KERNEL_CHECK_H

#include "bounds.h"
#include "evaluate.h"
#include "types.h"

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
  @     output_on(net, row(mat(data.x, data.points, data.inputs), i), j) ==
  @     at(row(mat(data.d, data.points, data.outputs), i), j);
  @ predicate few_neurons{L}(network net, dataset data, integer i) =
  @   neurons_on(net, row(mat(data.x, data.points, data.inputs), i)) <=
  @   neurons_paper(data.points, data.inputs, data.outputs);
  @ predicate few_weights{L}(network net, dataset data, integer i) =
  @   weights_on(net, row(mat(data.x, data.points, data.inputs), i)) <=
  @   weights_paper(data.points, data.inputs, data.outputs);
  @
  @ // `state` tells the truth about the points before state.done.
  @ predicate truthful{L}(network net, dataset data, check_state state) =
  @   0 <= state.done <= data.points &&
  @   (\forall integer i; 0 <= i < state.done && i < state.recall ==> recalls(net, data, i)) &&
  @   (state.recall != data.points ==> state.recall < state.done && !recalls(net, data, state.recall)) &&
  @   (\forall integer i; 0 <= i < state.done && i < state.neurons ==> few_neurons(net, data, i)) &&
  @   (state.neurons != data.points ==> state.neurons < state.done && !few_neurons(net, data, state.neurons)) &&
  @   (\forall integer i; 0 <= i < state.done && i < state.weights ==> few_weights(net, data, i)) &&
  @   (state.weights != data.points ==> state.weights < state.done && !few_weights(net, data, state.weights));
  @*/

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures truthful: \forall network net; truthful(net, data, \result);
  @*/
check_state check_begin(dataset data);

/* Checks the points from state.done up to `until`, and writes what each of them activates into
 * active[i] and its output into `out`.  Stops behind a point that is not recalled, with its
 * output in `out`.  When state.done is the number of points, the verdict is in: the network is
 * certified iff none fails. */
check_state check_continue(network net, dataset data, check_state state, size_t until, evaluation how,
                           activity *active, mpq_ptr out, mpq_ptr scratch);

#endif
