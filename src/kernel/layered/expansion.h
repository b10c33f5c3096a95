/* The expansion: a switch network (Theorem 2) as a layered network (eq. 1), neuron by neuron. */
#ifndef MEMCERT_KERNEL_EXPANSION_H
#define MEMCERT_KERNEL_EXPANSION_H

#include "layered.h"

/* Where the layered network has what the switch network has.  The first neurons of the layered network are the
 * input and then the translation; the last ones are the readout. */
typedef struct {
  const size_t *test;  /* n - 1: y+ of switch s is neuron test[s], and y- the next one */
  const size_t *gate;  /* n - 1: v+ of switch s are the q neurons from gate[s] on, and v- the q after them */
  const size_t *leaf;  /* n: the neuron that puts out h_i1 */
  const size_t *owner; /* N: the switch of a neuron between the translation and the readout, so that each counts once */
  size_t readout;      /* the first neuron of the readout */
} expansion_map;

/* How many numbers `scratch` has. */
#define EXPANSION_SCRATCH(leaves, inputs) (((leaves) - 1) * ((inputs) + 1) + 1)

/*@ predicate readable_expansion{L}(layered_network to, network net, expansion_map map) =
  @   \valid_read(map.test + (0 .. net.leaves - 2)) && \valid_read(map.gate + (0 .. net.leaves - 2)) &&
  @   \valid_read(map.leaf + (0 .. net.leaves - 1)) && \valid_read(map.owner + (0 .. to.neurons - 1));
  @ // On x the neurons of `to` put out y.
  @ predicate puts_out{L}(layered_network to, rvec x, rvec y) =
  @   len(x) == to.inputs && len(y) == to.neurons && evaluated(to, x, y);
  @*/

/* Whether `to`, which layered_valid accepts, is the expansion of `net` that `map` says it is; believes nothing of what
 * `map` says.  If so, then on every input, not only on those of a dataset, its last layer puts out what `net` does,
 * and A and W by the general definitions are those of `net` by its blocks.  (There is one y for every x: layered_forward
 * computes it, and lemma_forward_unique says that it is the only one.)  scratch: EXPANSION_SCRATCH(leaves, inputs)
 * numbers. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net) && readable_layered(to) && readable_expansion(to, net, map);
  @ requires well_formed(to);
  @ requires \valid(scratch + (0 .. (net.leaves - 1) * (net.inputs + 1)));
  @ requires outside_network(net, scratch, EXPANSION_SCRATCH(net.leaves, net.inputs));
  @ requires outside_layered(to, scratch, EXPANSION_SCRATCH(net.leaves, net.inputs));
  @ terminates \true;
  @ assigns scratch[0 .. (net.leaves - 1) * (net.inputs + 1)];
  @ ensures sizes: \result ==> to.inputs == net.inputs && to.neurons - to.layer[to.layers - 1] == net.outputs;
  @ ensures outputs: \result ==> \forall rvec x, y, integer j; puts_out(to, x, y) ==> 0 <= j < net.outputs ==>
  @   at(y, to.layer[to.layers - 1] + j) == output_on(net, x, j);
  @ ensures neurons: \result ==> \forall rvec x, y; puts_out(to, x, y) ==>
  @   active_neurons_on(to, y, to.inputs, to.neurons) == neurons_on(net, x);
  @ ensures weights: \result ==> \forall rvec x, y; puts_out(to, x, y) ==>
  @   active_weights_on(to, y, to.inputs, to.neurons) == weights_on(net, x);
  @*/
bool expansion_check(layered_network to, network net, expansion_map map, mpq_ptr scratch);

#endif
