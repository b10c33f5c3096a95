#include "gates.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/gates/lemmas_gates.h"

/* The number of row o of matrix k. */
/*@ requires gates_fit(net);
  @ requires range: k < net.matrices && o < net.outputs;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures number: \result == part_row(net.outputs, o, k);
  @ ensures inside: \result < net.rows;
  @*/
static size_t row_number(gates_network net, size_t k, size_t o)
{
  //@ ghost row_in_matrix(k, net.matrices, net.outputs);
  //@ assert inside: 0 <= k * net.outputs + o < net.rows;
  return k * net.outputs + o;
}

/* The node after that one, where the gate has the sum s. */
/*@ requires gates_fit(net) && \valid_read(net.next + (0 .. 2 * net.nodes - 1)) && \valid_read(s);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures next: node < net.nodes ==>
  @   \result == gate_next(listed(net.next, 2 * net.nodes), net.nodes, node, val(s));
  @ ensures none: net.nodes <= node ==> \result == node;
  @*/
static size_t node_after(gates_network net, size_t node, mpq_srcptr s)
{
  if (node >= net.nodes)
    return node;
  return net.next[mpq_sgn(s) > 0 ? 2 * node + 1 : 2 * node];
}

/*@ requires \valid_read(net.own + (0 .. net.nodes - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures matrix: \result == gate_matrix(listed(net.own, net.nodes), net.nodes, net.matrices, node);
  @*/
static size_t matrix_of(gates_network net, size_t node)
{
  return node < net.nodes ? net.own[node] : net.matrices;
}

void gates_way(gates_network net, mpq_srcptr h, size_t *used, mpq_ptr t)
{
  size_t node = 0;
  /*@ loop invariant range: 0 <= l <= net.gates;
    @ loop invariant gates: gate_rows(net) == \at(gate_rows(net), Pre);
    @ loop invariant matrices: matrix_rows(net) == \at(matrix_rows(net), Pre);
    @ loop invariant input: vec(h, net.inputs) == \at(vec(h, net.inputs), Pre);
    @ loop invariant next: \forall integer i; 0 <= i < 2 * net.nodes ==> net.next[i] == \at(net.next[i], Pre);
    @ loop invariant own: \forall integer i; 0 <= i < net.nodes ==> net.own[i] == \at(net.own[i], Pre);
    @ loop invariant node: node < net.nodes ==>
    @   node == gate_node(\at(gate_rows(net), Pre), \at(listed(net.next, 2 * net.nodes), Pre), net.nodes,
    @     \at(vec(h, net.inputs), Pre), l);
    @ loop invariant none: net.nodes <= node ==>
    @   net.nodes <= gate_node(\at(gate_rows(net), Pre), \at(listed(net.next, 2 * net.nodes), Pre), net.nodes,
    @     \at(vec(h, net.inputs), Pre), l);
    @ loop invariant way: \forall integer i; 0 <= i < l ==>
    @   used[i] == gate_matrix(\at(listed(net.own, net.nodes), Pre), net.nodes, net.matrices,
    @     gate_node(\at(gate_rows(net), Pre), \at(listed(net.next, 2 * net.nodes), Pre), net.nodes,
    @     \at(vec(h, net.inputs), Pre), i));
    @ loop assigns l, node, used[0 .. net.gates], t[0 .. 1];
    @ loop variant net.gates - l;
    @*/
  for (size_t l = 0; l < net.gates; l++) {
    //@ ghost row_in_matrix(l, net.gates, net.inputs);
    used[l] = matrix_of(net, node);
    /*@ assert this: used[l] == gate_matrix(\at(listed(net.own, net.nodes), Pre), net.nodes, net.matrices,
    @     gate_node(\at(gate_rows(net), Pre), \at(listed(net.next, 2 * net.nodes), Pre), net.nodes,
    @     \at(vec(h, net.inputs), Pre), l)); */
    vector_dot(t, net.gate + l * net.inputs, h, net.inputs, t + 1);
    //@ assert kept: unchanged{LoopCurrent,Here}(net.matrix, net.rows * net.inputs);
    //@ assert kept_gates: unchanged{LoopCurrent,Here}(net.gate, net.gates * net.inputs);
    //@ assert kept_input: unchanged{LoopCurrent,Here}(h, net.inputs);
    //@ assert dot: val(t) == dot(row(\at(gate_rows(net), Pre), l), \at(vec(h, net.inputs), Pre));
    node = node_after(net, node, t);
  }
  used[net.gates] = matrix_of(net, node);
  /*@ assert last: used[net.gates] == gate_matrix(\at(listed(net.own, net.nodes), Pre), net.nodes, net.matrices,
    @     gate_node(\at(gate_rows(net), Pre), \at(listed(net.next, 2 * net.nodes), Pre), net.nodes,
    @     \at(vec(h, net.inputs), Pre), net.gates)); */
}

void gates_prefix_output(gates_network net, const size_t *used, mpq_srcptr h, size_t o, mpq_ptr y, mpq_ptr t)
{
  mpq_set_ui(y, 0, 1);
  /*@ loop invariant range: 0 <= l <= net.gates + 1;
    @ loop invariant gates: gate_rows(net) == \at(gate_rows(net), Pre);
    @ loop invariant matrices: matrix_rows(net) == \at(matrix_rows(net), Pre);
    @ loop invariant input: vec(h, net.inputs) == \at(vec(h, net.inputs), Pre);
    @ loop invariant sum: val(y) == prefix_sum(matrix_rows(net), net.matrices, net.outputs, o,
    @   listed(used, net.gates + 1), vec(h, net.inputs), l);
    @ loop assigns l, *y, t[0 .. 1];
    @ loop variant net.gates + 1 - l;
    @*/
  for (size_t l = 0; l <= net.gates; l++) {
    //@ assert used: index(listed(used, net.gates + 1), l) == used[l];
    if (used[l] < net.matrices) {
      size_t place = row_number(net, used[l], o);
      //@ ghost row_in_matrix(place, net.rows, net.inputs);
      //@ assert row: vec(net.matrix + place * net.inputs, net.inputs) == row(\at(matrix_rows(net), Pre), place);
      vector_dot(t, net.matrix + place * net.inputs, h, net.inputs, t + 1);
      //@ assert row_kept: unchanged{LoopCurrent,Here}(net.matrix + place * net.inputs, net.inputs);
      //@ assert input_kept: unchanged{LoopCurrent,Here}(h, net.inputs);
      //@ assert dot: val(t) == dot(row(\at(matrix_rows(net), Pre), place), \at(vec(h, net.inputs), Pre));
      /*@ assert part: val(t) == prefix_part(\at(matrix_rows(net), Pre), net.matrices, net.outputs, o, used[l],
        @   \at(vec(h, net.inputs), Pre)); */
      mpq_add(y, y, t);
    }
    //@ assert kept: unchanged{LoopCurrent,Here}(net.matrix, net.rows * net.inputs);
    //@ assert kept_gates: unchanged{LoopCurrent,Here}(net.gate, net.gates * net.inputs);
    //@ assert kept_input: unchanged{LoopCurrent,Here}(h, net.inputs);
  }
}

/* c := c + row */
/*@ requires \valid(c + (0 .. q - 1)) && \valid_read(row + (0 .. q - 1));
  @ requires \separated(c + (0 .. q - 1), row + (0 .. q - 1));
  @ terminates \true;
  @ assigns c[0 .. q - 1];
  @ ensures kept: vec(row, q) == \old(vec(row, q));
  @ ensures sum: \forall integer a; 0 <= a < q ==> val(c + a) == \old(val(c + a)) + at(vec(row, q), a);
  @*/
static void add_row(mpq_ptr c, mpq_srcptr row, size_t q)
{
  /*@ loop invariant range: 0 <= a <= q;
    @ loop invariant done: \forall integer i; 0 <= i < a ==>
    @   val(c + i) == \at(val(c + i), Pre) + \at(val(row + i), Pre);
    @ loop invariant to_do: \forall integer i; a <= i < q ==> val(c + i) == \at(val(c + i), Pre);
    @ loop assigns a, c[0 .. q - 1];
    @ loop variant q - a;
    @*/
  for (size_t a = 0; a < q; a++)
    mpq_add(c + a, c + a, row + a);
  //@ assert kept: unchanged{Pre,Here}(row, q);
  //@ assert numbers: \forall integer a; 0 <= a < q ==> at(vec(row, q), a) == val(row + a);
}

void gates_compose(gates_network net, const size_t *used, size_t o, mpq_ptr c)
{
  /*@ loop invariant range: 0 <= a <= net.inputs;
    @ loop invariant zero: \forall integer i; 0 <= i < a ==> val(c + i) == 0.0;
    @ loop assigns a, c[0 .. net.inputs - 1];
    @ loop variant net.inputs - a;
    @*/
  for (size_t a = 0; a < net.inputs; a++)
    mpq_set_ui(c + a, 0, 1);
  //@ assert start: unchanged{Pre,Here}(net.matrix, net.rows * net.inputs);
  //@ assert start_gates: unchanged{Pre,Here}(net.gate, net.gates * net.inputs);
  /*@ loop invariant range: 0 <= l <= net.gates + 1;
    @ loop invariant gates: gate_rows(net) == \at(gate_rows(net), Pre);
    @ loop invariant matrices: matrix_rows(net) == \at(matrix_rows(net), Pre);
    @ loop invariant sums: \forall integer a; 0 <= a < net.inputs ==> val(c + a) == composed(matrix_rows(net),
    @   net.matrices, net.outputs, o, listed(used, net.gates + 1), a, l);
    @ loop assigns l, c[0 .. net.inputs - 1];
    @ loop variant net.gates + 1 - l;
    @*/
  for (size_t l = 0; l <= net.gates; l++) {
    //@ assert used: index(listed(used, net.gates + 1), l) == used[l];
    if (used[l] < net.matrices) {
      size_t place = row_number(net, used[l], o);
      //@ ghost row_in_matrix(place, net.rows, net.inputs);
      add_row(c, net.matrix + place * net.inputs, net.inputs);
      /*@ assert added: \forall integer a; 0 <= a < net.inputs ==> val(c + a) == \at(val(c + a), LoopCurrent) +
        @   composed_part(\at(matrix_rows(net), Pre), net.matrices, net.outputs, o, used[l], a); */
    }
    //@ assert kept: unchanged{LoopCurrent,Here}(net.matrix, net.rows * net.inputs);
    //@ assert kept_gates: unchanged{LoopCurrent,Here}(net.gate, net.gates * net.inputs);
  }
  //@ assert numbers: \forall integer a; 0 <= a < net.inputs ==> val(c + a) == at(vec(c, net.inputs), a);
}

/* r := a . b */
/*@ requires \valid(r) && \valid(t) && \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
  @ requires \separated(r, t) && \separated(r, a + (0 .. n - 1)) && \separated(r, b + (0 .. n - 1));
  @ requires \separated(t, a + (0 .. n - 1)) && \separated(t, b + (0 .. n - 1));
  @ terminates \true;
  @ assigns *r, *t;
  @ ensures first: vec(a, n) == \old(vec(a, n));
  @ ensures second: vec(b, n) == \old(vec(b, n));
  @ ensures dot: val(r) == dot(\old(vec(a, n)), \old(vec(b, n)));
  @*/
static void multiply(mpq_ptr r, mpq_srcptr a, mpq_srcptr b, size_t n, mpq_ptr t)
{
  vector_dot(r, a, b, n, t);
  //@ assert first: unchanged{Pre,Here}(a, n);
  //@ assert second: unchanged{Pre,Here}(b, n);
}

void gates_composed_output(gates_network net, const size_t *used, mpq_srcptr h, size_t o, mpq_ptr c, mpq_ptr y,
                           mpq_ptr t)
{
  gates_compose(net, used, o, c);
  //@ assert input: unchanged{Pre,Here}(h, net.inputs);
  /*@ assert row: composed_row(\at(matrix_rows(net), Pre), net.matrices, net.outputs, o, listed(used, net.gates + 1),
    @   net.gates + 1, vec(c, net.inputs)); */
  multiply(y, c, h, net.inputs, t);
  /*@ assert row_still: composed_row(\at(matrix_rows(net), Pre), net.matrices, net.outputs, o,
    @   listed(used, net.gates + 1), net.gates + 1, vec(c, net.inputs)); */
  //@ assert dot: val(y) == dot(vec(c, net.inputs), \at(vec(h, net.inputs), Pre));
  //@ assert kept: unchanged{Pre,Here}(net.matrix, net.rows * net.inputs);
  //@ assert kept_input: unchanged{Pre,Here}(h, net.inputs);
  //@ ghost lemma_part_inside(net.matrices, net.outputs, o);
  /*@ assert inside: \forall integer k; 0 <= k < net.matrices ==>
    @   0 <= part_row(net.outputs, o, k) < net.rows; */
  //@ assert rows: part_rows(\at(matrix_rows(net), Pre), net.matrices, net.outputs, o, net.inputs);
  //@ assert kept_gates: unchanged{Pre,Here}(net.gate, net.gates * net.inputs);
  //@ assert numbers: len(vec(c, net.inputs)) == net.inputs;
  //@ ghost size_t steps = net.gates + 1;
  //@ assert steps: steps == net.gates + 1;
  //@ ghost lemma_composed(net.inputs, steps);
  /*@ assert composed: dot(vec(c, net.inputs), \at(vec(h, net.inputs), Pre)) == prefix_sum(\at(matrix_rows(net), Pre),
    @   net.matrices, net.outputs, o, listed(used, net.gates + 1), \at(vec(h, net.inputs), Pre), net.gates + 1); */
  /*@ assert same: val(y) == prefix_sum(\at(matrix_rows(net), Pre), net.matrices, net.outputs, o,
    @   listed(used, net.gates + 1), \at(vec(h, net.inputs), Pre), net.gates + 1); */
}

/* Whether output o on h is the number d, where `used` has the matrices on the way. */
/*@ requires gates_fit(net) && gates_readable(net);
  @ requires output: o < net.outputs;
  @ requires \valid_read(h + (0 .. net.inputs - 1)) && \valid_read(used + (0 .. net.gates)) && \valid_read(d);
  @ requires \valid(y) && \valid(t + (0 .. 1)) && \separated(y, t + (0 .. 1));
  @ requires outside: outside_gates(net, t, 2) && outside_gates(net, y, 1);
  @ requires apart: \separated(h + (0 .. net.inputs - 1), t + (0 .. 1)) && \separated(h + (0 .. net.inputs - 1), y);
  @ requires number: \separated(d, t + (0 .. 1)) && \separated(d, y);
  @ terminates \true;
  @ assigns *y, t[0 .. 1];
  @ ensures gates: gate_rows(net) == \old(gate_rows(net));
  @ ensures matrices: matrix_rows(net) == \old(matrix_rows(net));
  @ ensures input: vec(h, net.inputs) == \old(vec(h, net.inputs));
  @ ensures recalls: \result <==>
  @   gates_finish(is_raw(net), gates_sum(net, used, vec(h, net.inputs), o)) == \old(val(d));
  @*/
static bool recalls_output(gates_network net, const size_t *used, mpq_srcptr h, mpq_srcptr d, size_t o, mpq_ptr y,
                           mpq_ptr t)
{
  gates_prefix_output(net, used, h, o, y, t);
  if (!net.raw && mpq_sgn(y) < 0)
    return mpq_sgn(d) == 0;
  return mpq_cmp(y, d) == 0;
}

bool gates_recalls(gates_network net, mpq_srcptr h, mpq_srcptr d, size_t *used, mpq_ptr y, mpq_ptr t)
{
  gates_way(net, h, used, t);
  //@ assert wanted: unchanged{Pre,Here}(d, net.outputs);
  /*@ loop invariant range: 0 <= o <= net.outputs;
    @ loop invariant gates: gate_rows(net) == \at(gate_rows(net), Pre);
    @ loop invariant matrices: matrix_rows(net) == \at(matrix_rows(net), Pre);
    @ loop invariant input: vec(h, net.inputs) == \at(vec(h, net.inputs), Pre);
    @ loop invariant wanted: vec(d, net.outputs) == \at(vec(d, net.outputs), Pre);
    @ loop invariant recalls: \forall integer i; 0 <= i < o ==>
    @   gates_finish(is_raw(net), gates_sum(net, used, vec(h, net.inputs), i)) == at(vec(d, net.outputs), i);
    @ loop assigns o, *y, t[0 .. 1];
    @ loop variant net.outputs - o;
    @*/
  for (size_t o = 0; o < net.outputs; o++) {
    //@ assert number: at(vec(d, net.outputs), o) == val(d + o);
    if (!recalls_output(net, used, h, d + o, o, y, t))
      return false;
    //@ assert kept: unchanged{LoopCurrent,Here}(d, net.outputs);
  }
  return true;
}
