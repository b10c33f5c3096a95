/* Networks of gates (specs/gates.acsl): the way of an input, its outputs by prefixes and by composed matrices, and the
 * checker of a point. */
#ifndef MEMCERT_KERNEL_GATES_H
#define MEMCERT_KERNEL_GATES_H

#include <stdbool.h>
#include <stdint.h>
#include "kernel/types.h"
#include "specs/gates.acsl"

typedef struct {
  size_t inputs, outputs, gates, nodes, matrices;
  size_t rows;        /* of all matrices */
  bool raw;           /* sums are put out as they are, not their positive parts */
  mpq_srcptr gate;    /* a row of inputs for each */
  mpq_srcptr matrix;  /* `outputs` such rows for each */
  const size_t *next; /* two for each node; `nodes` and more: none */
  const size_t *own;  /* of each node; `matrices` and more: none */
} gates_network;

/*@ logic rmat gate_rows{L}(gates_network net) = mat(net.gate, net.gates, net.inputs);
  @ logic rmat matrix_rows{L}(gates_network net) = mat(net.matrix, net.rows, net.inputs);
  @ logic boolean is_raw(gates_network net) = net.raw ? \true : \false;
  @ predicate gates_readable{L}(gates_network net) =
  @   \valid_read(net.gate + (0 .. net.gates * net.inputs - 1)) &&
  @   \valid_read(net.matrix + (0 .. net.rows * net.inputs - 1)) &&
  @   \valid_read(net.next + (0 .. 2 * net.nodes - 1)) && \valid_read(net.own + (0 .. net.nodes - 1));
  @ predicate gates_fit(gates_network net) =
  @   1 <= net.inputs && 1 <= net.outputs && net.gates < SIZE_MAX && 2 * net.nodes <= SIZE_MAX &&
  @   net.rows == net.matrices * net.outputs && net.gates * net.inputs <= SIZE_MAX &&
  @   net.rows * net.inputs <= SIZE_MAX;
  @ // None of the k numbers from p on belongs to the network.
  @ predicate outside_gates(gates_network net, mpq_srcptr p, integer k) =
  @   \separated(net.gate + (0 .. net.gates * net.inputs - 1), p + (0 .. k - 1)) &&
  @   \separated(net.matrix + (0 .. net.rows * net.inputs - 1), p + (0 .. k - 1));
  @ // `used` has the matrices on the way of h, where child and own are those lists.
  @ predicate gates_used{L}(gates_network net, indices child, indices own, rvec h, size_t *used) =
  @   on_way(gate_rows(net), child, own, net.nodes, net.matrices, h, net.gates, listed(used, net.gates + 1));
  @ // Output o, where `used` has these.
  @ logic real gates_sum{L}(gates_network net, size_t *used, rvec h, integer o) =
  @   prefix_sum(matrix_rows(net), net.matrices, net.outputs, o, listed(used, net.gates + 1), h, net.gates + 1);
  @*/

/* used := for each prefix of h its matrix, or `matrices` and more if there is none. */
/*@ requires gates_fit(net) && gates_readable(net);
  @ requires \valid_read(h + (0 .. net.inputs - 1)) && \valid(used + (0 .. net.gates)) && \valid(t + (0 .. 1));
  @ requires outside: outside_gates(net, t, 2) && \separated(h + (0 .. net.inputs - 1), t + (0 .. 1));
  @ requires apart: \separated(used + (0 .. net.gates), net.next + (0 .. 2 * net.nodes - 1)) &&
  @   \separated(used + (0 .. net.gates), net.own + (0 .. net.nodes - 1));
  @ terminates \true;
  @ assigns used[0 .. net.gates], t[0 .. 1];
  @ ensures gates: gate_rows(net) == \old(gate_rows(net));
  @ ensures matrices: matrix_rows(net) == \old(matrix_rows(net));
  @ ensures input: vec(h, net.inputs) == \old(vec(h, net.inputs));
  @ ensures way: gates_used(net, \old(listed(net.next, 2 * net.nodes)), \old(listed(net.own, net.nodes)),
  @   vec(h, net.inputs), used);
  @*/
void gates_way(gates_network net, mpq_srcptr h, size_t *used, mpq_ptr t);

/* y := output o by prefixes: each matrix times h, and then their sum. */
/*@ requires gates_fit(net) && gates_readable(net);
  @ requires output: o < net.outputs;
  @ requires \valid_read(h + (0 .. net.inputs - 1)) && \valid_read(used + (0 .. net.gates));
  @ requires \valid(y) && \valid(t + (0 .. 1)) && \separated(y, t + (0 .. 1));
  @ requires outside: outside_gates(net, t, 2) && outside_gates(net, y, 1);
  @ requires apart: \separated(h + (0 .. net.inputs - 1), t + (0 .. 1)) && \separated(h + (0 .. net.inputs - 1), y);
  @ terminates \true;
  @ assigns *y, t[0 .. 1];
  @ ensures gates: gate_rows(net) == \old(gate_rows(net));
  @ ensures matrices: matrix_rows(net) == \old(matrix_rows(net));
  @ ensures input: vec(h, net.inputs) == \old(vec(h, net.inputs));
  @ ensures sum: val(y) == gates_sum(net, used, vec(h, net.inputs), o);
  @*/
void gates_prefix_output(gates_network net, const size_t *used, mpq_srcptr h, size_t o, mpq_ptr y, mpq_ptr t);

/* c := row o of the sum of the matrices. */
/*@ requires gates_fit(net) && gates_readable(net);
  @ requires output: o < net.outputs;
  @ requires \valid_read(used + (0 .. net.gates)) && \valid(c + (0 .. net.inputs - 1));
  @ requires outside: outside_gates(net, c, net.inputs);
  @ terminates \true;
  @ assigns c[0 .. net.inputs - 1];
  @ ensures gates: gate_rows(net) == \old(gate_rows(net));
  @ ensures matrices: matrix_rows(net) == \old(matrix_rows(net));
  @ ensures row: composed_row(matrix_rows(net), net.matrices, net.outputs, o, listed(used, net.gates + 1),
  @   net.gates + 1, vec(c, net.inputs));
  @*/
void gates_compose(gates_network net, const size_t *used, size_t o, mpq_ptr c);

/* y := output o by composition: the sum of the matrices first, whose row becomes c, and then times h. */
/*@ requires gates_fit(net) && gates_readable(net);
  @ requires output: o < net.outputs;
  @ requires \valid_read(h + (0 .. net.inputs - 1)) && \valid_read(used + (0 .. net.gates));
  @ requires \valid(c + (0 .. net.inputs - 1)) && \valid(y) && \valid(t);
  @ requires \separated(y, t) && \separated(c + (0 .. net.inputs - 1), y) && \separated(c + (0 .. net.inputs - 1), t);
  @ requires outside: outside_gates(net, c, net.inputs) && outside_gates(net, y, 1) && outside_gates(net, t, 1);
  @ requires apart: \separated(h + (0 .. net.inputs - 1), c + (0 .. net.inputs - 1)) &&
  @   \separated(h + (0 .. net.inputs - 1), y) && \separated(h + (0 .. net.inputs - 1), t);
  @ terminates \true;
  @ assigns c[0 .. net.inputs - 1], *y, *t;
  @ ensures gates: gate_rows(net) == \old(gate_rows(net));
  @ ensures matrices: matrix_rows(net) == \old(matrix_rows(net));
  @ ensures input: vec(h, net.inputs) == \old(vec(h, net.inputs));
  @ ensures composed_is_prefix: val(y) == gates_sum(net, used, vec(h, net.inputs), o);
  @*/
void gates_composed_output(gates_network net, const size_t *used, mpq_srcptr h, size_t o, mpq_ptr c, mpq_ptr y,
                           mpq_ptr t);

/* Whether the outputs on h are d.  `used` gets the matrices on the way; y and t are scratch. */
/*@ requires gates_fit(net) && gates_readable(net);
  @ requires \valid_read(h + (0 .. net.inputs - 1)) && \valid_read(d + (0 .. net.outputs - 1));
  @ requires \valid(used + (0 .. net.gates)) && \valid(y) && \valid(t + (0 .. 1)) && \separated(y, t + (0 .. 1));
  @ requires outside: outside_gates(net, t, 2) && outside_gates(net, y, 1);
  @ requires apart: \separated(h + (0 .. net.inputs - 1), t + (0 .. 1)) && \separated(h + (0 .. net.inputs - 1), y) &&
  @   \separated(d + (0 .. net.outputs - 1), t + (0 .. 1)) && \separated(d + (0 .. net.outputs - 1), y) &&
  @   \separated(used + (0 .. net.gates), net.next + (0 .. 2 * net.nodes - 1)) &&
  @   \separated(used + (0 .. net.gates), net.own + (0 .. net.nodes - 1));
  @ terminates \true;
  @ assigns used[0 .. net.gates], *y, t[0 .. 1];
  @ ensures gates: gate_rows(net) == \old(gate_rows(net));
  @ ensures matrices: matrix_rows(net) == \old(matrix_rows(net));
  @ ensures input: vec(h, net.inputs) == \old(vec(h, net.inputs));
  @ ensures way: gates_used(net, \old(listed(net.next, 2 * net.nodes)), \old(listed(net.own, net.nodes)),
  @   vec(h, net.inputs), used);
  @ ensures recalls: \result <==> \forall integer o; 0 <= o < net.outputs ==>
  @   gates_finish(is_raw(net), gates_sum(net, used, vec(h, net.inputs), o)) == at(\old(vec(d, net.outputs)), o);
  @*/
bool gates_recalls(gates_network net, mpq_srcptr h, mpq_srcptr d, size_t *used, mpq_ptr y, mpq_ptr t);

#endif
