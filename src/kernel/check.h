/* The checker: exact recall and activity of a network on every point of a dataset. */
#ifndef MEMCERT_KERNEL_CHECK_H
#define MEMCERT_KERNEL_CHECK_H

#include "types.h"

/* How a point is evaluated.  Both give the same results. */
typedef enum {
  EVALUATE_ACTIVE, /* along the active path where there is a single one, else every neuron */
  EVALUATE_ALL     /* every neuron */
} evaluation;

/* Numbers of scratch that evaluating one point needs. */
#define CHECK_SCRATCH(leaves, inputs, depth) \
  (4 + 2 * (size_t)(inputs) + 2 * (size_t)(leaves) + EVALUATE_SCRATCH(inputs, depth))

/* out := the output of the network on x.  Returns A(x) and W(x). */
activity network_evaluate(network net, mpq_srcptr x, evaluation how, mpq_ptr out, mpq_ptr scratch);

/* What is known of the points before `done`: the first that fails in each respect, or `points`
 * (of the dataset) if none does. */
typedef struct {
  size_t done;
  size_t recall;  /* output is not d_i */
  size_t neurons; /* A exceeds (2) */
  size_t weights; /* W exceeds (3) */
} check_state;

check_state check_begin(dataset data);

/* Checks the points from state.done up to `until`, and writes what each of them activates into
 * active[i] and its output into `out`.  Stops behind a point that is not recalled, with its
 * output in `out`. */
check_state check_continue(network net, dataset data, check_state state, size_t until, evaluation how,
                           activity *active, mpq_ptr out, mpq_ptr scratch);

#endif
