/* Theorem 2: the switch network of a dataset. */
#ifndef MEMCERT_KERNEL_SYNTHESIZE_H
#define MEMCERT_KERNEL_SYNTHESIZE_H

#include "bounds.h"
#include "check.h"
#include "kernel/types.h"
#include "specs/order.acsl"

#define SYNTHESIZE_SCRATCH 5

/*@ predicate writable_network{L}(network net) =
  @   \valid(net.shift) && \valid(net.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1)) &&
  @   \valid(net.gains + (0 .. net.leaves - 2)) && \valid(net.readout + (0 .. net.outputs * net.leaves - 1));
  @ predicate parts_apart(network net) =
  @   \separated(net.shift, net.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1)) &&
  @   \separated(net.shift, net.gains + (0 .. net.leaves - 2)) &&
  @   \separated(net.shift, net.readout + (0 .. net.outputs * net.leaves - 1)) &&
  @   \separated(net.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1), net.gains + (0 .. net.leaves - 2)) &&
  @   \separated(net.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1),
  @              net.readout + (0 .. net.outputs * net.leaves - 1)) &&
  @   \separated(net.gains + (0 .. net.leaves - 2), net.readout + (0 .. net.outputs * net.leaves - 1));
  @ predicate same_dimensions(dataset data, network net) =
  @   net.leaves == data.points && net.inputs == data.inputs && net.outputs == data.outputs;
  @ predicate network_outside_dataset(dataset data, network net) =
  @   outside_data(data, net.shift, 1) &&
  @   outside_data(data, net.hyperplanes, (net.leaves - 1) * net.inputs) &&
  @   outside_data(data, net.gains, net.leaves - 1) &&
  @   outside_data(data, net.readout, net.outputs * net.leaves);
  @*/

/* Fills `net`, whose dimensions must be those of the dataset, with the network of Theorem 2, and
 * `order` and `rank` with the order of its leaves (order.h): point k has leaf rank[k].
 * Returns false, and no network, exactly if two points are equal. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires same_dimensions(data, net);
  @ requires readable_data(data) && writable_network(net);
  @ requires \valid(order + (0 .. data.points - 1)) && \valid(rank + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), rank + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(rank + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid(scratch + (0 .. SYNTHESIZE_SCRATCH - 1));
  @ requires parts_apart(net) && network_outside_dataset(data, net);
  @ requires outside_data(data, scratch, SYNTHESIZE_SCRATCH);
  @ requires outside_network(net, scratch, SYNTHESIZE_SCRATCH);
  @ requires augmented: augmented(data);
  @ requires nonnegative: nonnegative_outputs(data);
  @ terminates \true;
  @ assigns *net.shift, net.hyperplanes[0 .. (net.leaves - 1) * net.inputs - 1], net.gains[0 .. net.leaves - 2],
  @   net.readout[0 .. net.outputs * net.leaves - 1], order[0 .. data.points - 1], rank[0 .. data.points - 1],
  @   scratch[0 .. SYNTHESIZE_SCRATCH - 1];
  @ ensures succeeds: \result == \true <==> distinct_rows(\old(inputs(data)));
  @ ensures recall: \result ==> \forall integer k; 0 <= k < data.points ==> recalls(net, data, k);
  @ ensures neurons: \result ==> \forall integer k; 0 <= k < data.points ==>
  @   neurons_on(net, row(inputs(data), k)) <= neurons_sharp(printed(net), data.points, data.inputs, data.outputs);
  @ ensures weights: \result ==> \forall integer k; 0 <= k < data.points ==>
  @   weights_on(net, row(inputs(data), k)) <= weights_sharp(printed(net), data.points, data.inputs, data.outputs);
  @ ensures bound_2: \result ==> (net.kind != READOUT_PRINTED || data.outputs == 1) ==>
  @   \forall integer k; 0 <= k < data.points ==> few_neurons(net, data, k);
  @ ensures bound_3: \result ==> data.inputs >= 2 ==>
  @   \forall integer k; 0 <= k < data.points ==> few_weights(net, data, k);
  @ ensures erratum: \result ==> net.kind == READOUT_PRINTED ==>
  @   data.points == 2 && data.inputs == 2 && data.outputs == 2 ==>
  @   (\forall integer j; 0 <= j < 2 ==> at(row(outputs(data), 0), j) == 1.0) ==>
  @   neurons_on(net, row(inputs(data), 0)) == 11 && neurons_paper(2, 2, 2) == 10;
  @*/
bool synthesize(dataset data, network net, size_t *order, size_t *rank, mpq_ptr scratch);

#endif
