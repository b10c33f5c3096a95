/* The conditional network that looks at the points through one projection: v = phi(c.(1, x)) with c.(1, x_i) > 0
 * pairwise distinct, a balanced tree of tests v < b, and a leaf for every point. */
#ifndef MEMCERT_KERNEL_PROJECTION_H
#define MEMCERT_KERNEL_PROJECTION_H

#include "leaves.h"
#include "specs/bounds.acsl"
#include "specs/projection.acsl"

#define PROJECTION_SCRATCH 5

/* c := a direction, its constant included, along which the points x[order[0]], x[order[1]], ..., strictly increasing
 * in lexicographic order, are strictly increasing: 0 < c.x[order[0]] < c.x[order[1]] < ...  From the last coordinate
 * down, c_k is 0 unless two neighbours that differ in coordinate k first need more, and then a power of two or a number
 * longer than that.  `differs` is scratch for n indices. */
/*@ requires sizes: 1 <= data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted: lex_increasing(select(order, data.points, mat(data.x, data.points, data.inputs)), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(differs + (0 .. data.points - 1));
  @ requires \valid(c + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), c + (0 .. data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), differs + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), differs + (0 .. data.points - 1));
  @ requires \separated(c + (0 .. data.inputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ terminates \true;
  @ assigns c[0 .. data.inputs - 1], differs[0 .. data.points - 1], scratch[0 .. PROJECTION_SCRATCH - 1];
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures ascends: ascends(vec(c, data.inputs),
  @   select(order, data.points, mat(data.x, data.points, data.inputs)), data.points);
  @*/
void projection_direction(dataset data, const size_t *order, mpq_ptr c, size_t *differs, mpq_ptr scratch);

/*@ // There is room for the network.
  @ predicate projection_room{L}(dataset data, conditional_arrays into) =
  @   leaves_room(data, into, data.points, data.inputs) && \valid(into.value + (0 .. data.points - 2));
  @ predicate arrays_apart(dataset data, conditional_arrays into) =
  @   room_apart(data, into, data.points, data.inputs) &&
  @   \separated(into.weight + (0 .. data.inputs + data.points * data.outputs - 1),
  @              into.value + (0 .. data.points - 2));
  @ // None of the k numbers from p on belongs to that room.
  @ predicate outside_arrays(dataset data, conditional_arrays into, mpq_srcptr p, integer k) =
  @   \separated(into.weight + (0 .. data.inputs + data.points * data.outputs - 1), p + (0 .. k - 1)) &&
  @   \separated(into.value + (0 .. data.points - 2), p + (0 .. k - 1));
  @ // Neither the points nor the room are written through the direction or the scratch, nor the points in that room.
  @ predicate numbers_apart(dataset data, conditional_arrays into, mpq_srcptr direction, mpq_srcptr scratch) =
  @   outside_arrays(data, into, data.x, data.points * data.inputs) &&
  @   outside_arrays(data, into, data.d, data.points * data.outputs) &&
  @   outside_arrays(data, into, direction, data.inputs) && outside_arrays(data, into, scratch, PROJECTION_SCRATCH) &&
  @   \separated(data.x + (0 .. data.points * data.inputs - 1), direction + (0 .. data.inputs - 1)) &&
  @   \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1)) &&
  @   \separated(data.d + (0 .. data.points * data.outputs - 1), direction + (0 .. data.inputs - 1)) &&
  @   \separated(data.d + (0 .. data.points * data.outputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1)) &&
  @   \separated(direction + (0 .. data.inputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1));
  @*/

/* Writes the network of the dataset into `into`, and its inputs are (1, x).  `order` and `rank` become the order of its
 * leaves (order.h); `first`, n indices, and `direction`, q numbers, are scratch.  There is to be room for n (r + 2)
 * instructions, q + n r terms, n - 1 values and n r outputs.  The network has no instruction if two points are
 * equal. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires nonnegative: \forall integer i; 0 <= i < data.points ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), i));
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && projection_room(data, into);
  @ requires \valid(order + (0 .. data.points - 1)) && \valid(rank + (0 .. data.points - 1));
  @ requires \valid(first + (0 .. data.points - 1)) && \valid(direction + (0 .. data.inputs - 1));
  @ requires \valid(scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires arrays_apart(data, into) && outside_room(data, into, data.points, data.inputs, order);
  @ requires outside_room(data, into, data.points, data.inputs, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), rank + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(rank + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), first + (0 .. data.points - 1));
  @ requires numbers_apart(data, into, direction, scratch);
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 2 * data.points - 1],
  @   into.source[0 .. data.inputs + data.points * data.outputs - 1],
  @   into.weight[0 .. data.inputs + data.points * data.outputs - 1], into.value[0 .. data.points - 2],
  @   into.output[0 .. data.points * data.outputs - 1], order[0 .. data.points - 1], rank[0 .. data.points - 1],
  @   first[0 .. data.points - 1], direction[0 .. data.inputs - 1], scratch[0 .. PROJECTION_SCRATCH - 1];
  @ ensures succeeds: \result.size != 0 <==> distinct_rows(\old(mat(data.x, data.points, data.inputs)));
  @ ensures held: holds_network(into, \result) && \result.inputs == data.inputs && \result.outputs == data.outputs;
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures recalls: \result.size != 0 ==> \forall integer k; 0 <= k < data.points ==>
  @   recalls_point(stored(\result), row(mat(data.x, data.points, data.inputs), k),
  @     row(mat(data.d, data.points, data.outputs), k));
  @ ensures operations: \result.size != 0 ==> \forall integer k; 0 <= k < data.points ==>
  @   operations(stored(\result), 0, row(mat(data.x, data.points, data.inputs), k)) <=
  @   2 * data.inputs + clog2(data.points) + 2 * data.outputs;
  @*/
conditional_network projection_network(dataset data, conditional_arrays into, size_t *order, size_t *rank,
                                       size_t *first, mpq_ptr direction, mpq_ptr scratch);

#endif
