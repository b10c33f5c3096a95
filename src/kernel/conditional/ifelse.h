/* Corollary 1: the conditional network whose tests are the halving hyperplanes of Theorem 2. */
#ifndef MEMCERT_KERNEL_IFELSE_H
#define MEMCERT_KERNEL_IFELSE_H

#include "kernel/switch/halving.h"
#include "leaves.h"
#include "specs/bounds.acsl"

#define IFELSE_SCRATCH (HALVING_SCRATCH + 1)

/*@ // The subtree with leaves [lo, hi) is entered here, if vertex t is its root.
  @ logic integer way_at{L}(size_t *first, integer lo, integer hi, integer t) = hi - lo <= 1 ? first[lo] : 2 * t;
  @ predicate tests_at{L}(instruction *program, size_t *first, integer v, integer lo, integer hi, integer t) =
  @   is_test(program[2 * t + 1], IS_MORE, v, 0, way_at(first, cut(lo, hi), hi, t + cut(lo, hi) - lo),
  @           way_at(first, lo, cut(lo, hi), t + 1));
  @ // Vertex t computes on which side of a hyperplane between its halves a point is, by terms from a to b - 1.
  @ predicate projects_at{L}(conditional_arrays into, rmat s, integer q, integer lo, integer hi, integer t, integer a,
  @                          integer b) =
  @   \exists rvec w, integer term; len(w) == q && parts(w, s, lo, cut(lo, hi), hi) && counts(w, q) && a <= term &&
  @     term + both_upto(w, w, q) <= b && projection_written(into, 2 * t, term, w, q);
  @ predicate halves_at{L}(conditional_arrays into, size_t *first, rmat s, integer q, integer lo, integer hi, integer t,
  @                        integer depth, integer a, integer b) =
  @   projects_at(into, s, q, lo, hi, t, a, b) && tests_at(into.program, first, q + depth, lo, hi, t);
  @
  @ // The same places of leaves, or the same order, from lo to hi - 1.
  @ predicate same_firsts{K,L}(size_t *first, integer lo, integer hi) =
  @   \forall integer i; lo <= i < hi ==> \at(first[i], K) == \at(first[i], L);
  @*/

/* The vertices of the tree with leaves [lo, hi) in preorder, from vertex t on, with terms from `term` on, none from
 * `end` on: vertex t is the instructions 2t and 2t + 1, the operation phi(w.(1, x)) and the test whether that is above
 * 0.  Leaf i begins with instruction first[i].  Returns the term after them.  `w`, q numbers, is scratch. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: lo < hi <= data.points;
  @ requires limits: t + hi - lo <= data.points && depth + hi - lo <= LIMIT_POINTS && end <= LIMIT_PLACE;
  @ requires room: term + room_for(hi - lo - 1, data.inputs) <= end;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted: lex_increasing(leaf_points(data, order), lo, hi);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(first + (0 .. data.points - 1));
  @ requires \valid(w + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \valid(into.program + (0 .. 2 * data.points - 3));
  @ requires \valid(into.source + (0 .. end - 1)) && \valid(into.weight + (0 .. end - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), w + (0 .. data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), into.weight + (0 .. end - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), into.weight + (0 .. end - 1));
  @ requires \separated(scratch + (0 .. IFELSE_SCRATCH - 1), into.weight + (0 .. end - 1));
  @ requires \separated(order + (0 .. data.points - 1), into.source + (0 .. end - 1));
  @ requires \separated(order + (0 .. data.points - 1), into.program + (0 .. 2 * data.points - 3));
  @ requires \separated(first + (0 .. data.points - 1), into.source + (0 .. end - 1));
  @ requires \separated(first + (0 .. data.points - 1), into.program + (0 .. 2 * data.points - 3));
  @ requires \separated(into.source + (0 .. end - 1), into.program + (0 .. 2 * data.points - 3));
  @ terminates \true;
  @ decreases hi - lo;
  @ assigns into.program[2 * t .. 2 * (t + hi - lo) - 3], into.source[term .. end - 1], into.weight[term .. end - 1],
  @   w[0 .. data.inputs - 1], scratch[0 .. IFELSE_SCRATCH - 1];
  @ ensures points: leaf_points(data, order) == \old(leaf_points(data, order));
  @ ensures matrix: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures firsts: same_firsts{Pre,Post}(first, 0, data.points) && same_firsts{Pre,Post}(order, 0, data.points);
  @ ensures program_before: same_program{Pre,Post}(into, 0, 2 * t);
  @ ensures program_behind: same_program{Pre,Post}(into, 2 * (t + hi - lo) - 2, 2 * data.points - 2);
  @ ensures terms_before: same_terms{Pre,Post}(into, 0, term);
  @ ensures terms: term <= \result <= term + room_for(hi - lo - 1, data.inputs);
  @ ensures halves: \forall integer l, h, u, f; deep_vertex(lo, hi, t, depth, l, h, u, f) ==> h - l > 1 ==>
  @   halves_at(into, first, \old(leaf_points(data, order)), data.inputs, l, h, u, f, term, \result);
  @*/
size_t vertices_write(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t lo,
                      size_t hi, size_t t, size_t depth, size_t term, size_t end, mpq_ptr w, mpq_ptr scratch);

/*@ // There is room for the network.
  @ predicate ifelse_room{L}(dataset data, conditional_arrays into) =
  @   leaves_room(data, into, 2 * data.points, data.points * data.inputs) && \valid(into.value);
  @ // None of the k numbers from p on belongs to that room.
  @ predicate outside_ifelse(dataset data, conditional_arrays into, mpq_srcptr p, integer k) =
  @   \separated(into.weight + (0 .. data.points * data.inputs + data.points * data.outputs - 1), p + (0 .. k - 1)) &&
  @   \separated(into.value, p + (0 .. k - 1));
  @ // Neither the points nor the room are written through the hyperplane or the scratch, nor the points in that room.
  @ predicate ifelse_numbers_apart(dataset data, conditional_arrays into, mpq_srcptr hyperplane, mpq_srcptr scratch) =
  @   outside_ifelse(data, into, data.x, data.points * data.inputs) &&
  @   outside_ifelse(data, into, data.d, data.points * data.outputs) &&
  @   outside_ifelse(data, into, hyperplane, data.inputs) && outside_ifelse(data, into, scratch, IFELSE_SCRATCH) &&
  @   \separated(into.value,
  @              into.weight + (0 .. data.points * data.inputs + data.points * data.outputs - 1)) &&
  @   \separated(data.x + (0 .. data.points * data.inputs - 1), hyperplane + (0 .. data.inputs - 1)) &&
  @   \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1)) &&
  @   \separated(data.d + (0 .. data.points * data.outputs - 1), hyperplane + (0 .. data.inputs - 1)) &&
  @   \separated(data.d + (0 .. data.points * data.outputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1)) &&
  @   \separated(hyperplane + (0 .. data.inputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1));
  @*/

/* Writes the network of the dataset into `into`, and its inputs are (1, x): at each vertex of the balanced tree an
 * operation phi(w.(1, x)) with the halving hyperplane of Theorem 2 and the test whether that is above 0, and a leaf for
 * every point.  `order` and `rank` become the order of its leaves (order.h); `first`, n indices, and `hyperplane`, q
 * numbers, are scratch.  There is to be room for n (r + 3) instructions, n (q + r) terms, 1 value and n r outputs.  The
 * network has no instruction if two points are equal. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires nonnegative: \forall integer i; 0 <= i < data.points ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), i));
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && ifelse_room(data, into);
  @ requires \valid(order + (0 .. data.points - 1)) && \valid(rank + (0 .. data.points - 1));
  @ requires \valid(first + (0 .. data.points - 1)) && \valid(hyperplane + (0 .. data.inputs - 1));
  @ requires \valid(scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires room_apart(data, into, 2 * data.points, data.points * data.inputs);
  @ requires outside_room(data, into, 2 * data.points, data.points * data.inputs, order);
  @ requires outside_room(data, into, 2 * data.points, data.points * data.inputs, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), rank + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(rank + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires ifelse_numbers_apart(data, into, hyperplane, scratch);
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 3 * data.points - 1],
  @   into.source[0 .. data.points * data.inputs + data.points * data.outputs - 1],
  @   into.weight[0 .. data.points * data.inputs + data.points * data.outputs - 1], *into.value,
  @   into.output[0 .. data.points * data.outputs - 1], order[0 .. data.points - 1], rank[0 .. data.points - 1],
  @   first[0 .. data.points - 1], hyperplane[0 .. data.inputs - 1], scratch[0 .. IFELSE_SCRATCH - 1];
  @ ensures succeeds: \result.size != 0 <==> distinct_rows(\old(mat(data.x, data.points, data.inputs)));
  @ ensures held: holds_network(into, \result) && \result.inputs == data.inputs && \result.outputs == data.outputs;
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures recalls: \result.size != 0 ==> \forall integer k; 0 <= k < data.points ==>
  @   recalls_point(stored(\result), row(mat(data.x, data.points, data.inputs), k),
  @     row(mat(data.d, data.points, data.outputs), k));
  @ ensures operations: \result.size != 0 ==> \forall integer k; 0 <= k < data.points ==>
  @   operations(stored(\result), 0, row(mat(data.x, data.points, data.inputs), k)) <=
  @   (2 * data.inputs + 1) * clog2(data.points) + 2 * data.outputs;
  @*/
conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch);

#endif
