/* The two things that memcert relates: a dataset and a switch network.
 *
 * Conventions of the kernel.  Views are passed by value and own nothing.  The
 * kernel never allocates, reads or prints; the caller hands it initialised
 * numbers, scratch included.  Indices count from 0.  Matrices are row by row.
 * Letters are the paper's: n points, p inputs, q = p + 1, r outputs. */
#ifndef MEMCERT_KERNEL_TYPES_H
#define MEMCERT_KERNEL_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>
#include "limits.h"
#include "specs/activity.acsl"
#include "specs/memory/memory.acsl"

/* Points (1, x_i) with outputs d_i. */
typedef struct {
  size_t points;  /* n */
  size_t inputs;  /* q = p + 1: the constant 1 is the first of them */
  size_t outputs; /* r */
  mpq_ptr x;      /* n rows of q; every row starts with 1 */
  mpq_ptr d;      /* n rows of r */
} dataset;

/*@ // The points and the outputs of a dataset in memory, as values.
  @ logic rmat inputs{L}(dataset data) = mat(data.x, data.points, data.inputs);
  @ logic rmat outputs{L}(dataset data) = mat(data.d, data.points, data.outputs);
  @ predicate readable_data{L}(dataset data) =
  @   \valid_read(data.x + (0 .. data.points * data.inputs - 1)) &&
  @   \valid_read(data.d + (0 .. data.points * data.outputs - 1));
  @ // None of the k numbers from p on belongs to the dataset.
  @ predicate outside_data(dataset data, mpq_srcptr p, integer k) =
  @   \separated(data.x + (0 .. data.points * data.inputs - 1), p + (0 .. k - 1)) &&
  @   \separated(data.d + (0 .. data.points * data.outputs - 1), p + (0 .. k - 1));
  @ // Every point starts with the constant 1; no output is negative.
  @ predicate augmented{L}(dataset data) =
  @   \forall integer i; 0 <= i < data.points ==> at(row(inputs(data), i), 0) == 1.0;
  @ predicate nonnegative_outputs{L}(dataset data) =
  @   \forall integer i; 0 <= i < data.points ==> nonnegative(row(outputs(data), i));
  @*/

/* How the leaves are summed up (Theorem 2, step 5). */
typedef enum {
  READOUT_FUSED,  /* output j is phi(sum_i d_ij h_i1) */
  READOUT_PRINTED /* leaf neurons phi(d_ij h_i1), summed with weight 1 */
} readout_kind;

/* The unconditional network of Theorem 2.  The tree is implicit: the root has
 * the leaves [0, n); a vertex with leaves [lo, hi) cuts them at
 * lo + ceil((hi - lo) / 2) and its switch has the number of that cut minus 1. */
typedef struct {
  size_t leaves;       /* n >= 1 */
  size_t inputs;       /* q */
  size_t outputs;      /* r */
  readout_kind kind;
  mpq_ptr shift;       /* M > 0, the translation */
  mpq_ptr hyperplanes; /* n - 1 rows of q: w of each switch */
  mpq_ptr gains;       /* n - 1 numbers: C1/C2 of each switch */
  mpq_ptr readout;     /* r rows of n: the weights into each output neuron */
} network;

/* Activity on one input (Definition 1 with eq. 6). */
typedef struct {
  size_t neurons; /* A */
  size_t weights; /* W */
} activity;

/*@ // What a network in memory is, as a value.
  @ logic boolean printed(network net) = (net.kind == READOUT_PRINTED ? \true : \false);
  @ logic rmat hyperplanes{L}(network net) = mat(net.hyperplanes, net.leaves - 1, net.inputs);
  @ logic rvec gains{L}(network net) = vec(net.gains, net.leaves - 1);
  @ logic rmat readout{L}(network net) = mat(net.readout, net.outputs, net.leaves);
  @
  @ // Its output j, A(x) and W(x).
  @ logic real output_on{L}(network net, rvec x, integer j) =
  @   network_output(printed(net), val(net.shift), hyperplanes(net), gains(net), readout(net), net.leaves, x, j);
  @ logic integer neurons_on{L}(network net, rvec x) =
  @   network_neurons(printed(net), val(net.shift), hyperplanes(net), gains(net), readout(net), net.leaves, x);
  @ logic integer weights_on{L}(network net, rvec x) =
  @   network_weights(printed(net), val(net.shift), hyperplanes(net), gains(net), readout(net), net.leaves, x);
  @
  @ // Within the limits of limits.h.
  @ predicate within_limits(integer n, integer q, integer r) =
  @   1 <= n <= LIMIT_POINTS && 1 <= q <= LIMIT_INPUTS && 1 <= r <= LIMIT_OUTPUTS;
  @ predicate readable_network{L}(network net) =
  @   \valid_read(net.shift) && \valid_read(net.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1)) &&
  @   \valid_read(net.gains + (0 .. net.leaves - 2)) &&
  @   \valid_read(net.readout + (0 .. net.outputs * net.leaves - 1));
  @ // None of the k numbers from p on belongs to the network.
  @ predicate outside_network(network net, mpq_srcptr p, integer k) =
  @   \separated(net.shift, p + (0 .. k - 1)) &&
  @   \separated(net.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1), p + (0 .. k - 1)) &&
  @   \separated(net.gains + (0 .. net.leaves - 2), p + (0 .. k - 1)) &&
  @   \separated(net.readout + (0 .. net.outputs * net.leaves - 1), p + (0 .. k - 1));
  @*/

#endif
