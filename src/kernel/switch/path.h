/* The active path: the part of a switch network that is not zero. */
#ifndef MEMCERT_KERNEL_PATH_H
#define MEMCERT_KERNEL_PATH_H

#include "kernel/types.h"

#define PATH_SCRATCH 3

typedef struct {
  size_t leaf;    /* the only leaf with a non-zero input */
  size_t first;   /* the leaves with an active neuron before them are [first, last) */
  size_t last;
  activity count; /* of the switches */
} path;

/*@ // p is the active path of v, all positive, through the switches.
  @ predicate active_path{L}(network net, rvec v, rvec a, path p) =
  @   p.leaf < net.leaves && p.first <= p.leaf < p.last <= net.leaves &&
  @   (\forall integer i; 0 <= i < net.leaves ==>
  @     leaf_value(hyperplanes(net), gains(net), 0, net.leaves, v, i) == (i == p.leaf ? at(v, 0) : 0.0)) &&
  @   (\forall integer i; 0 <= i < net.leaves ==>
  @     leaf_active(hyperplanes(net), gains(net), 0, net.leaves, v, a, i) == (p.first <= i < p.last ? 1.0 : 0.0)) &&
  @   p.count.neurons == tree_neurons(hyperplanes(net), gains(net), 0, net.leaves, v) &&
  @   p.count.weights == tree_weights(hyperplanes(net), gains(net), 0, net.leaves, v, a);
  @*/

/* Follows the translated input v, all components positive and at most `top`, through the switches.
 * Returns false, having decided nothing, if some switch does not pass v unchanged to one side and
 * zero to the other.  `a` stands for the activity of the sources of v: all ones. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(top);
  @ requires \valid(p) && \valid(scratch + (0 .. PATH_SCRATCH - 1));
  @ requires outside_network(net, scratch, PATH_SCRATCH);
  @ requires \separated(scratch + (0 .. PATH_SCRATCH - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. PATH_SCRATCH - 1), top);
  @ requires positive: positive(vec(v, net.inputs));
  @ requires bounded: bounded_by(vec(v, net.inputs), val(top));
  @ terminates \true;
  @ assigns *p, scratch[0 .. PATH_SCRATCH - 1];
  @ ensures active_path: \result ==> \forall rvec a; len(a) == net.inputs && constant(a, 1.0) ==>
  @   active_path(net, vec(v, net.inputs), a, *p);
  @ ensures counts: \result ==> p->count.neurons <= LIMIT_DEPTH * LIMIT_SWITCH_NEURONS &&
  @   p->count.weights <= LIMIT_DEPTH * LIMIT_SWITCH_WEIGHTS;
  @*/
bool path_follow(network net, mpq_srcptr v, mpq_srcptr top, path *p, mpq_ptr scratch);

#endif
