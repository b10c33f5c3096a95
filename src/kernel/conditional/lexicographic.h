/* The conditional network that looks for a point as in a dictionary: a tree of tests on single inputs, which finds the
 * value of one input after the other, and a leaf for every point. */
#ifndef MEMCERT_KERNEL_LEXICOGRAPHIC_H
#define MEMCERT_KERNEL_LEXICOGRAPHIC_H

#include "leaves.h"
#include "specs/bounds.acsl"

/*@ // There is room for the network.
  @ predicate lexicographic_room{L}(dataset data, conditional_arrays into) =
  @   leaves_room(data, into, data.points - 1, 0) && \valid(into.value + (0 .. data.points - 2));
  @ // None of the k numbers from p on belongs to that room.
  @ predicate outside_numbers(dataset data, conditional_arrays into, mpq_srcptr p, integer k) =
  @   \separated(into.weight + (0 .. data.points * data.outputs - 1), p + (0 .. k - 1)) &&
  @   \separated(into.value + (0 .. data.points - 2), p + (0 .. k - 1));
  @ predicate lexicographic_apart(dataset data, conditional_arrays into) =
  @   room_apart(data, into, data.points - 1, 0) &&
  @   \separated(into.weight + (0 .. data.points * data.outputs - 1), into.value + (0 .. data.points - 2)) &&
  @   outside_numbers(data, into, data.x, data.points * data.inputs) &&
  @   outside_numbers(data, into, data.d, data.points * data.outputs);
  @*/

/* Writes the network of the dataset, whose points have p >= 1 inputs beside the constant, into `into`, and its inputs
 * are (1, x).  `order` becomes the order of its leaves (order.h); `first`, `differs` and `cut` are scratch for n
 * indices each.  There is to be room for n (r + 2) - 1 instructions, n r terms, n - 1 values and n r outputs.  Value
 * i - 1 separates point order[i - 1] from point order[i], in the first input in which they differ: a number that is
 * there before and does so stays, any other is replaced.  The first n - 1 instructions are the tests, so that nothing
 * is multiplied before a leaf.  The network has no instruction if two points are equal. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && 2 <= data.inputs;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires nonnegative: \forall integer i; 0 <= i < data.points ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), i));
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && lexicographic_room(data, into);
  @ requires \valid(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires \valid(differs + (0 .. data.points - 1)) && \valid(cut + (0 .. data.points - 1));
  @ requires lexicographic_apart(data, into) && outside_room(data, into, data.points - 1, 0, order);
  @ requires outside_room(data, into, data.points - 1, 0, first);
  @ requires outside_room(data, into, data.points - 1, 0, differs);
  @ requires outside_room(data, into, data.points - 1, 0, cut);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), differs + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), cut + (0 .. data.points - 1));
  @ requires \separated(first + (0 .. data.points - 1), differs + (0 .. data.points - 1));
  @ requires \separated(first + (0 .. data.points - 1), cut + (0 .. data.points - 1));
  @ requires \separated(differs + (0 .. data.points - 1), cut + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(cut + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 2 * data.points - 2],
  @   into.source[0 .. data.points * data.outputs - 1], into.weight[0 .. data.points * data.outputs - 1],
  @   into.value[0 .. data.points - 2], into.output[0 .. data.points * data.outputs - 1],
  @   order[0 .. data.points - 1], first[0 .. data.points - 1], differs[0 .. data.points - 1],
  @   cut[0 .. data.points - 1];
  @ ensures succeeds: \result.size != 0 <==> distinct_rows(\old(mat(data.x, data.points, data.inputs)));
  @ ensures held: holds_network(into, \result) && \result.inputs == data.inputs && \result.outputs == data.outputs;
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures recalls: \result.size != 0 ==> \forall integer k; 0 <= k < data.points ==>
  @   recalls_point(stored(\result), row(mat(data.x, data.points, data.inputs), k),
  @     row(mat(data.d, data.points, data.outputs), k));
  @ ensures tests: \result.size != 0 ==> \forall integer i; 0 <= i < data.points - 1 ==>
  @   kind(stored(\result), i) == 1;
  @ ensures operations: \result.size != 0 ==> \forall integer k; 0 <= k < data.points ==>
  @   operations(stored(\result), 0, row(mat(data.x, data.points, data.inputs), k)) <=
  @   clog2(data.points) + 2 * (data.inputs - 2) + 2 * data.outputs;
  @*/
conditional_network lexicographic_network(dataset data, conditional_arrays into, size_t *order, size_t *first,
                                          size_t *differs, size_t *cut);

#endif
