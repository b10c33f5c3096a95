#include "ifelse.h"
#include "order.h"
#include "tree.h"
#include "proofs/lemmas_ifelse.h"
#include "proofs/lemmas_memory.h"
#include "proofs/lemmas_projection.h"
#include "proofs/lemmas_written.h"

/*@ // The points in the order of the leaves.
  @ logic rmat leaf_points{L}(dataset data, size_t *order) =
  @   select(order, data.points, mat(data.x, data.points, data.inputs));
  @ // The subtree with leaves [lo, hi) is entered here, if vertex t is its root.
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
  @*/

/* How many tests are above leaf i of the tree with n leaves. */
static size_t depth_of(size_t n, size_t i)
{
  size_t lo = 0, hi = n, depth = 0;
  while (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi);
    if (i < cut)
      hi = cut;
    else
      lo = cut;
    depth++;
  }
  return depth;
}

/* The two instructions of vertex t with leaves [lo, hi): the operation with the terms from `term` to next - 1 and the
 * test of variable v, which it defines. */
/*@ requires range: lo + 2 <= hi <= 0x100000000;
  @ requires limits: t + hi - lo <= 0x100000000;
  @ requires \valid(program + (2 * t .. 2 * t + 1)) && \valid_read(first + (lo .. hi - 1));
  @ requires \separated(program + (2 * t .. 2 * t + 1), first + (lo .. hi - 1));
  @ terminates \true;
  @ assigns program[2 * t .. 2 * t + 1];
  @ ensures operation: is_operation(program[2 * t], term, next, 2 * t + 1);
  @ ensures test: tests_at(program, first, v, lo, hi, t);
  @*/
static void write_instructions(instruction *program, const size_t *first, size_t lo, size_t hi, size_t t, size_t v,
                               size_t term, size_t next)
{
  size_t cut = tree_cut(lo, hi), left = t + 1, right = t + (cut - lo), own = 2 * t + 1;
  size_t below = cut - lo > 1 ? 2 * left : first[lo], above = hi - cut > 1 ? 2 * right : first[cut];
  //@ assert places: left == t + 1 && right == t + cut - lo && cut == cut(lo, hi) && own == 2 * t + 1;
  //@ assert below: below == way_at(first, lo, cut, t + 1);
  //@ assert above: above == way_at(first, cut, hi, t + cut - lo);
  set_operation(program + 2 * t, term, next, own);
  //@ ghost Operation: ;
  set_test(program + own, IS_MORE, v, 0, above, below);
  //@ assert first_kept: \forall integer i; lo <= i < hi ==> first[i] == \at(first[i], Pre);
  //@ assert operation: is_operation(program[2 * t], term, next, 2 * t + 1);
  //@ assert set: is_test(program[own], IS_MORE, v, 0, above, below);
}

/* The vertex with leaves [lo, hi), which is instructions 2t and 2t + 1, with terms from `term` on.  Returns the term
 * behind them. */
/*@ requires sizes: data.points <= 0x100000000 && 1 <= data.inputs <= 0x4000;
  @ requires range: hi - lo > 1 && lo < hi <= data.points;
  @ requires limits: t + hi - lo <= 0x100000000 && depth <= 0x100000000 && term <= 0x4000000000000000;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted: lex_increasing(leaf_points(data, order), lo, hi);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(first + (0 .. data.points - 1));
  @ requires \valid(w + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \valid(into.program + (2 * t .. 2 * t + 1));
  @ requires \valid(into.source + (term .. term + data.inputs - 1));
  @ requires \valid(into.weight + (term .. term + data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), w + (0 .. data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), into.weight + (term .. term + data.inputs - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), into.weight + (term .. term + data.inputs - 1));
  @ requires \separated(order + (0 .. data.points - 1), into.source + (term .. term + data.inputs - 1));
  @ requires \separated(order + (0 .. data.points - 1), into.program + (2 * t .. 2 * t + 1));
  @ requires \separated(first + (0 .. data.points - 1), into.source + (term .. term + data.inputs - 1));
  @ requires \separated(first + (0 .. data.points - 1), into.program + (2 * t .. 2 * t + 1));
  @ requires \separated(into.source + (term .. term + data.inputs - 1), into.program + (2 * t .. 2 * t + 1));
  @ terminates \true;
  @ assigns into.program[2 * t .. 2 * t + 1], into.source[term .. term + data.inputs - 1],
  @   into.weight[term .. term + data.inputs - 1], w[0 .. data.inputs - 1], scratch[0 .. IFELSE_SCRATCH - 1];
  @ ensures points: leaf_points(data, order) == \old(leaf_points(data, order));
  @ ensures matrix: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures terms: term <= \result <= term + data.inputs;
  @ ensures halves: halves_at(into, first, \old(leaf_points(data, order)), data.inputs, lo, hi, t, depth, term, \result);
  @*/
static size_t write_vertex(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t lo,
                           size_t hi, size_t t, size_t depth, size_t term, mpq_ptr w, mpq_ptr scratch)
{
  size_t q = data.inputs, cut = tree_cut(lo, hi);
  halving_hyperplane(data, order, lo, cut, hi, w, scratch, scratch + 1);
  //@ ghost Halved: ;
  //@ ghost lemma_nonzeros_before(q);
  //@ assert parts: parts(vec(w, q), \at(leaf_points(data, order), Pre), lo, cut, hi);
  //@ assert halved: unchanged{Pre,Here}(data.x, data.points * q);
  //@ assert counts: counts(vec(w, q), q);
  size_t next = term + terms_write(into, term, w, q);
  //@ ghost Terms: ;
  //@ assert next: next == term + both_upto(\at(vec(w, q), Halved), \at(vec(w, q), Halved), q);
  //@ assert written: has_terms(into, term, \at(vec(w, q), Halved), q);
  //@ assert written_points: unchanged{Halved,Here}(data.x, data.points * q);
  write_instructions(into.program, first, lo, hi, t, q + depth, term, next);
  //@ assert terms_kept: same_terms{Terms,Here}(into, term, next);
  //@ assert order_kept: \forall integer i; 0 <= i < data.points ==> order[i] == \at(order[i], Pre);
  //@ assert term_kept: has_terms(into, term, \at(vec(w, q), Halved), q);
  //@ assert projection: projection_written(into, 2 * t, term, \at(vec(w, q), Halved), q);
  return next;
}

/* The vertices of the tree with leaves [lo, hi) in preorder, from vertex t on, which is instructions 2t and 2t + 1,
 * with terms from `term` on.  Leaf i begins with instruction first[i].  Returns the term behind them. */
static size_t write_vertices(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t lo,
                             size_t hi, size_t t, size_t depth, size_t term, mpq_ptr w, mpq_ptr scratch)
{
  if (hi - lo <= 1)
    return term;
  size_t cut = tree_cut(lo, hi), left = t + 1, right = t + (cut - lo);
  halving_hyperplane(data, order, lo, cut, hi, w, scratch, scratch + 1);
  size_t next = term + terms_write(into, term, w, data.inputs);
  set_operation(into.program + 2 * t, term, next, 2 * t + 1);
  set_test(into.program + 2 * t + 1, IS_MORE, data.inputs + depth, 0, hi - cut > 1 ? 2 * right : first[cut],
           cut - lo > 1 ? 2 * left : first[lo]);
  next = write_vertices(data, into, order, first, lo, cut, left, depth + 1, next, w, scratch);
  return write_vertices(data, into, order, first, cut, hi, right, depth + 1, next, w, scratch);
}

conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  conditional_network net = {q, r, 0, 0, 1, n * r, into.program, into.source, into.weight, into.value, into.output};
  if (!order_rows(data.x, n, q, order, rank))
    return net;
  mpq_set_ui(into.value, 0, 1);
  net.size = 2 * (n - 1);
  for (size_t i = 0; i < n; i++) {
    size_t k = leaf_write(into, net.size, net.terms, i * r, data.d + order[i] * r, r, q + depth_of(n, i));
    first[i] = net.size;
    net.size += k + 1;
    net.terms += k;
  }
  net.terms = write_vertices(data, into, order, first, 0, n, 0, 0, net.terms, hyperplane, scratch);
  return net;
}
