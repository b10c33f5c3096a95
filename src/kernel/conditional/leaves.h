/* The leaves of a conditional network, each of which puts out the outputs of one point. */
#ifndef MEMCERT_KERNEL_LEAVES_H
#define MEMCERT_KERNEL_LEAVES_H

#include "search.h"
#include "specs/order.acsl"
#include "written.h"

/*@ lemma select_kept{K,L}: \forall size_t *order, integer n, rmat m; 0 <= n ==>
  @   (\forall integer i; 0 <= i < n ==> \at(order[i], K) == \at(order[i], L)) ==>
  @   select{K}(order, n, m) == select{L}(order, n, m);
  @
  @ // The points and their outputs in the order of the leaves.
  @ logic rmat leaf_points{L}(dataset data, size_t *order) =
  @   select(order, data.points, mat(data.x, data.points, data.inputs));
  @ logic rmat leaf_outputs{L}(dataset data, size_t *order) =
  @   select(order, data.points, mat(data.d, data.points, data.outputs));
  @ lemma leaf_point_sorted{L}: \forall dataset data, size_t *order, integer i; 1 <= data.inputs ==>
  @   0 <= i < data.points ==> order[i] < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), order[i]), 0) == 1.0 ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), order[i])) ==>
  @   leaf_point(leaf_points(data, order), leaf_outputs(data, order), data.inputs, data.outputs, i);
  @
  @ // There is room for the leaves behind `base` instructions and `term` terms.
  @ predicate leaves_room{L}(dataset data, conditional_arrays into, integer base, integer term) =
  @   \valid(into.program + (0 .. base + data.points * data.outputs + data.points - 1)) &&
  @   \valid(into.source + (0 .. term + data.points * data.outputs - 1)) &&
  @   \valid(into.weight + (0 .. term + data.points * data.outputs - 1)) &&
  @   \valid(into.output + (0 .. data.points * data.outputs - 1));
  @ predicate room_apart(dataset data, conditional_arrays into, integer base, integer term) =
  @   \separated(into.program + (0 .. base + data.points * data.outputs + data.points - 1),
  @              into.source + (0 .. term + data.points * data.outputs - 1)) &&
  @   \separated(into.program + (0 .. base + data.points * data.outputs + data.points - 1),
  @              into.output + (0 .. data.points * data.outputs - 1)) &&
  @   \separated(into.source + (0 .. term + data.points * data.outputs - 1),
  @              into.output + (0 .. data.points * data.outputs - 1));
  @ // None of the n indices from a on belongs to it.
  @ predicate outside_room(dataset data, conditional_arrays into, integer base, integer term, size_t *a) =
  @   \separated(into.program + (0 .. base + data.points * data.outputs + data.points - 1),
  @              a + (0 .. data.points - 1)) &&
  @   \separated(into.source + (0 .. term + data.points * data.outputs - 1), a + (0 .. data.points - 1)) &&
  @   \separated(into.output + (0 .. data.points * data.outputs - 1), a + (0 .. data.points - 1));
  @ lemma room_less{L}: \forall dataset data, conditional_arrays into, integer base, term, b, t; 0 <= base <= b ==>
  @   0 <= term <= t ==> leaves_room(data, into, b, t) ==> leaves_room(data, into, base, term);
  @ lemma apart_less: \forall dataset data, conditional_arrays into, integer base, term, b, t; 0 <= base <= b ==>
  @   0 <= term <= t ==> room_apart(data, into, b, t) ==> room_apart(data, into, base, term);
  @ lemma outside_less: \forall dataset data, conditional_arrays into, size_t *a, integer base, term, b, t;
  @   0 <= base <= b ==> 0 <= term <= t ==> outside_room(data, into, b, t, a) ==>
  @   outside_room(data, into, base, term, a);
  @*/

/* All the leaves, from instruction `base` and term `term` on.  Leaf i, of point order[i], begins with instruction
 * first[i]; there the variables are the inputs and, if the leaves are `deep`, one for every vertex above it, else one.
 * Returns how many operations the leaves have. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires places: base <= LIMIT_LEAVES_PLACE && term <= LIMIT_LEAVES_PLACE;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && leaves_room(data, into, base, term);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires room_apart(data, into, base, term) && outside_room(data, into, base, term, order);
  @ requires outside_room(data, into, base, term, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(into.weight + (0 .. term + data.points * data.outputs - 1),
  @   data.d + (0 .. data.points * data.outputs - 1));
  @ terminates \true;
  @ assigns first[0 .. data.points - 1],
  @   into.program[base .. base + data.points * data.outputs + data.points - 1],
  @   into.source[term .. term + data.points * data.outputs - 1],
  @   into.weight[term .. term + data.points * data.outputs - 1],
  @   into.output[0 .. data.points * data.outputs - 1];
  @ ensures points: leaf_outputs(data, order) == \old(leaf_outputs(data, order));
  @ ensures range: \result <= data.points * data.outputs;
  @ ensures leaves: leaves_written(into, first, base, data.points, data.inputs, deep, data.outputs, term,
  @   leaf_outputs(data, order), data.points, \result);
  @ ensures lowest: first[0] == base;
  @ ensures indices: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures program: same_program{Pre,Post}(into, 0, base);
  @ ensures terms: same_terms{Pre,Post}(into, 0, term);
  @*/
size_t leaves_write(dataset data, conditional_arrays into, const size_t *order, size_t *first, size_t base,
                    size_t term, bool deep);

#endif
