/* The whole network, every branch and every neuron of it, on one input. */
#ifndef MEMCERT_KERNEL_EVALUATE_H
#define MEMCERT_KERNEL_EVALUATE_H

#include "kernel/types.h"
#include "specs/bounds.acsl"

/* Numbers of scratch for a tree whose leaves are at most at the given depth. */
#define EVALUATE_SCRATCH(inputs, depth) ((3 + 2 * (size_t)(inputs)) * (size_t)(depth))

/* v := the input translated by M: v_0 = x_0, v_k = phi(x_k + M x_0).  Writes into `active` which
 * of these are active (1 or 0; input components always are) and returns the activity of the
 * translation's q - 1 neurons.  t: scratch. */
/*@ requires 1 <= q <= LIMIT_INPUTS;
  @ requires \valid(v + (0 .. q - 1)) && \valid(active + (0 .. q - 1)) && \valid(t);
  @ requires \valid_read(x + (0 .. q - 1)) && \valid_read(shift);
  @ requires \separated(v + (0 .. q - 1), active + (0 .. q - 1)) && \separated(v + (0 .. q - 1), t);
  @ requires \separated(v + (0 .. q - 1), x + (0 .. q - 1)) && \separated(v + (0 .. q - 1), shift);
  @ requires \separated(active + (0 .. q - 1), t) && \separated(active + (0 .. q - 1), x + (0 .. q - 1));
  @ requires \separated(active + (0 .. q - 1), shift) && \separated(t, shift) && \separated(t, x + (0 .. q - 1));
  @ terminates \true;
  @ assigns v[0 .. q - 1], active[0 .. q - 1], *t;
  @ ensures values: vec(v, q) == translated(\old(vec(x, q)), \old(val(shift)));
  @ ensures active: vec(active, q) == translated_active(\old(vec(x, q)), \old(val(shift)));
  @ ensures neurons: \result.neurons == translation_neurons(\old(vec(x, q)), \old(val(shift)));
  @ ensures weights: \result.weights == translation_weights(\old(vec(x, q)), \old(val(shift)));
  @ ensures range: \result.neurons < q && \result.weights < 2 * q;
  @*/
activity translate(mpq_ptr v, mpq_ptr active, mpq_srcptr x, mpq_srcptr shift, size_t q, mpq_ptr t);

/* The first component of what arrives at every leaf, and whether the neuron that it comes from is
 * active, by evaluating every switch.  Returns the activity of the switches. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(active + (0 .. net.inputs - 1));
  @ requires \valid(leaf + (0 .. net.leaves - 1)) && \valid(leaf_active + (0 .. net.leaves - 1));
  @ requires \valid(scratch + (0 .. EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, leaf, net.leaves) && outside_network(net, leaf_active, net.leaves);
  @ requires outside_network(net, scratch, EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)));
  @ requires \separated(leaf + (0 .. net.leaves - 1), leaf_active + (0 .. net.leaves - 1));
  @ requires \separated(leaf + (0 .. net.leaves - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(leaf + (0 .. net.leaves - 1), active + (0 .. net.inputs - 1));
  @ requires \separated(leaf_active + (0 .. net.leaves - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(leaf_active + (0 .. net.leaves - 1), active + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)) - 1),
  @   v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)) - 1),
  @   active + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)) - 1),
  @   leaf + (0 .. net.leaves - 1));
  @ requires \separated(scratch + (0 .. EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)) - 1),
  @   leaf_active + (0 .. net.leaves - 1));
  @ terminates \true;
  @ assigns leaf[0 .. net.leaves - 1], leaf_active[0 .. net.leaves - 1],
  @   scratch[0 .. EVALUATE_SCRATCH(net.inputs, clog2(net.leaves)) - 1];
  @ ensures values: vec(leaf, net.leaves) ==
  @   \old(leaf_values(hyperplanes(net), gains(net), net.leaves, vec(v, net.inputs)));
  @ ensures active: vec(leaf_active, net.leaves) ==
  @   \old(leaves_active(hyperplanes(net), gains(net), net.leaves, vec(v, net.inputs), vec(active, net.inputs)));
  @ ensures neurons: \result.neurons ==
  @   \old(tree_neurons(hyperplanes(net), gains(net), 0, net.leaves, vec(v, net.inputs)));
  @ ensures weights: \result.weights ==
  @   \old(tree_weights(hyperplanes(net), gains(net), 0, net.leaves, vec(v, net.inputs), vec(active, net.inputs)));
  @ ensures range: \result.neurons <= (net.leaves - 1) * (2 * net.inputs + 2) &&
  @   \result.weights <= (net.leaves - 1) * (6 * net.inputs);
  @*/
activity evaluate_tree(network net, mpq_srcptr v, mpq_srcptr active, mpq_ptr leaf, mpq_ptr leaf_active,
                       mpq_ptr scratch);

/* The outputs, by summing every leaf.  Returns the activity of the readout.  t: scratch. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid_read(leaf + (0 .. net.leaves - 1)) && \valid_read(leaf_active + (0 .. net.leaves - 1));
  @ requires \valid(out + (0 .. net.outputs - 1)) && \valid(t);
  @ requires outside_network(net, out, net.outputs) && outside_network(net, t, 1);
  @ requires \separated(out + (0 .. net.outputs - 1), t);
  @ requires \separated(out + (0 .. net.outputs - 1), leaf + (0 .. net.leaves - 1));
  @ requires \separated(out + (0 .. net.outputs - 1), leaf_active + (0 .. net.leaves - 1));
  @ requires \separated(t, leaf + (0 .. net.leaves - 1)) && \separated(t, leaf_active + (0 .. net.leaves - 1));
  @ terminates \true;
  @ assigns out[0 .. net.outputs - 1], *t;
  @ ensures outputs: \forall integer j; 0 <= j < net.outputs ==>
  @   val(out + j) == output(printed(net), row(\old(readout(net)), j), \old(vec(leaf, net.leaves)));
  @ ensures neurons: \result.neurons ==
  @   \old(readout_neurons(printed(net), readout(net), vec(leaf, net.leaves), net.outputs));
  @ ensures weights: \result.weights ==
  @   \old(readout_weights(printed(net), readout(net), vec(leaf, net.leaves), vec(leaf_active, net.leaves),
  @                        net.outputs));
  @ ensures range: \result.neurons <= net.outputs * (net.leaves + 1) &&
  @   \result.weights <= net.outputs * (2 * net.leaves);
  @*/
activity evaluate_readout(network net, mpq_srcptr leaf, mpq_srcptr leaf_active, mpq_ptr out, mpq_ptr t);

#endif
