#include "kernel/switch/halving.h"
#include "instructions.h"
#include "proofs/lemmas/conditional/lemmas_search.h"
#include "leaves.h"
#include "proofs/lemmas/conditional/lemmas_written.h"
#include "proofs/lemmas/conditional/lemmas_ifelse.h"
#include "ifelse.h"
#include "kernel/exact/order.h"
#include "kernel/switch/tree.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/* The two instructions of vertex t with leaves [lo, hi): the operation with the terms from `term` to next - 1 and the
 * test of variable v, which it defines. */
/*@ requires range: lo + 2 <= hi <= LIMIT_POINTS;
  @ requires limits: t + hi - lo <= LIMIT_POINTS;
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

/*@ predicate same_vertex{K,L}(conditional_arrays into, integer t) = same_program{K,L}(into, 2 * t, 2 * t + 2);
  @ lemma projects_kept{K,L}: \forall conditional_arrays into, rmat s, integer q, lo, hi, t, a, b;
  @   same_program{K,L}(into, 2 * t, 2 * t + 1) ==> same_terms{K,L}(into, a, b) ==>
  @   projects_at{K}(into, s, q, lo, hi, t, a, b) ==> projects_at{L}(into, s, q, lo, hi, t, a, b);
  @ lemma tests_kept{K,L}: \forall conditional_arrays into, size_t *first, integer v, lo, hi, t, l, h;
  @   same_program{K,L}(into, 2 * t + 1, 2 * t + 2) ==> same_firsts{K,L}(first, l, h) ==> l <= lo ==> hi <= h ==>
  @   hi - lo > 1 ==> tests_at{K}(into.program, first, v, lo, hi, t) ==> tests_at{L}(into.program, first, v, lo, hi, t);
  @ lemma halves_kept{K,L}: \forall conditional_arrays into, size_t *first, rmat s,
  @   integer q, lo, hi, t, depth, a, b, l, h; same_vertex{K,L}(into, t) ==> same_firsts{K,L}(first, l, h) ==>
  @   same_terms{K,L}(into, a, b) ==> l <= lo ==> hi <= h ==> hi - lo > 1 ==>
  @   halves_at{K}(into, first, s, q, lo, hi, t, depth, a, b) ==>
  @   halves_at{L}(into, first, s, q, lo, hi, t, depth, a, b);
  @ lemma projects_wider{L}: \forall conditional_arrays into, rmat s, integer q, lo, hi, t, a, b, c, d;
  @   c <= a ==> b <= d ==> projects_at(into, s, q, lo, hi, t, a, b) ==> projects_at(into, s, q, lo, hi, t, c, d);
  @ lemma halves_wider{L}: \forall conditional_arrays into, size_t *first, rmat s,
  @   integer q, lo, hi, t, depth, a, b, c, d; c <= a ==> b <= d ==>
  @   halves_at(into, first, s, q, lo, hi, t, depth, a, b) ==> halves_at(into, first, s, q, lo, hi, t, depth, c, d);
  @*/

/* The vertex with leaves [lo, hi), which is instructions 2t and 2t + 1, with terms from `term` on.  Returns the term
 * after them. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: hi - lo > 1 && lo < hi <= data.points;
  @ requires limits: t + hi - lo <= data.points && depth <= LIMIT_POINTS && end <= LIMIT_PLACE;
  @ requires room: term + data.inputs <= end;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted: lex_increasing(leaf_points(data, order), lo, hi);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(first + (0 .. data.points - 1));
  @ requires \valid(w + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires \valid(into.program + (0 .. 2 * data.points - 3));
  @ requires \valid(into.source + (0 .. end - 1));
  @ requires \valid(into.weight + (0 .. end - 1));
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
  @ assigns into.program[2 * t .. 2 * t + 1], into.source[term .. term + data.inputs - 1],
  @   into.weight[term .. term + data.inputs - 1], w[0 .. data.inputs - 1], scratch[0 .. IFELSE_SCRATCH - 1];
  @ ensures points: leaf_points(data, order) == \old(leaf_points(data, order));
  @ ensures matrix: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures firsts: same_firsts{Pre,Post}(first, 0, data.points) && same_firsts{Pre,Post}(order, 0, data.points);
  @ ensures program_before: same_program{Pre,Post}(into, 0, 2 * t);
  @ ensures program_behind: same_program{Pre,Post}(into, 2 * t + 2, 2 * data.points - 2);
  @ ensures terms_before: same_terms{Pre,Post}(into, 0, term);
  @ ensures terms: term <= \result <= term + data.inputs;
  @ ensures halves:
  @   halves_at(into, first, \old(leaf_points(data, order)), data.inputs, lo, hi, t, depth, term, \result);
  @*/
static size_t write_vertex(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t lo,
                           size_t hi, size_t t, size_t depth, size_t term, size_t end, mpq_ptr w,
                           mpq_ptr scratch)
{
  size_t q = data.inputs, cut = tree_cut(lo, hi);
  halving_hyperplane(data, order, lo, cut, hi, w, scratch, scratch + 1);
  //@ ghost Halved: ;
  //@ ghost lemma_nonzeros_before(q);
  //@ assert parts: parts(vec(w, q), \at(leaf_points(data, order), Pre), lo, cut, hi);
  //@ assert halved: unchanged{Pre,Here}(data.x, data.points * q);
  /*@ assert halved_others: \forall mpq_srcptr p; \separated(p, w + (0 .. q - 1)) ==>
    @   \separated(p, scratch + (0 .. IFELSE_SCRATCH - 1)) ==> val(p) == \at(val(p), Pre); */
  //@ assert halved_terms: same_terms{Pre,Here}(into, 0, term);
  //@ assert counts: counts(vec(w, q), q);
  size_t next = term + terms_write(into, term, w, q);
  //@ ghost Terms: ;
  //@ assert written_program: same_program{Pre,Here}(into, 0, 2 * data.points - 2);
  //@ assert written_before: same_terms{Halved,Here}(into, 0, term);
  /*@ assert written_firsts: same_firsts{Pre,Here}(first, 0, data.points) &&
    @   same_firsts{Pre,Here}(order, 0, data.points); */
  //@ assert next: next == term + both_upto(\at(vec(w, q), Halved), \at(vec(w, q), Halved), q);
  //@ assert written: has_terms(into, term, \at(vec(w, q), Halved), q);
  //@ assert written_points: unchanged{Halved,Here}(data.x, data.points * q);
  write_instructions(into.program, first, lo, hi, t, q + depth, term, next);
  //@ assert terms_kept: same_terms{Terms,Here}(into, term, next);
  //@ assert all_terms_kept: same_terms{Terms,Here}(into, 0, term);
  //@ assert before_kept: same_program{Terms,Here}(into, 0, 2 * t);
  //@ assert behind_kept: same_program{Terms,Here}(into, 2 * t + 2, 2 * data.points - 2);
  //@ assert firsts_kept: same_firsts{Terms,Here}(first, 0, data.points);
  //@ assert order_kept: same_firsts{Terms,Here}(order, 0, data.points);
  //@ assert term_kept: has_terms(into, term, \at(vec(w, q), Halved), q);
  //@ assert projection: projection_written(into, 2 * t, term, \at(vec(w, q), Halved), q);
  return next;
}

size_t vertices_write(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t lo,
                      size_t hi, size_t t, size_t depth, size_t term, size_t end, mpq_ptr w, mpq_ptr scratch)
{
  if (hi - lo <= 1)
    return term;
  size_t cut = tree_cut(lo, hi), left = t + 1, right = t + (cut - lo), deeper = depth + 1;
  //@ assert places: left == t + 1 && right == t + cut - lo && deeper == depth + 1 && cut == cut(lo, hi);
  //@ ghost lemma_rooms(lo, cut, hi, data.inputs);
  //@ ghost lemma_deep_vertex(lo, cut, left, deeper);
  //@ ghost lemma_deep_vertex(cut, hi, right, deeper);
  //@ assert left_sorted: lex_increasing(leaf_points(data, order), lo, cut);
  //@ assert right_sorted: lex_increasing(leaf_points(data, order), cut, hi);
  size_t own = write_vertex(data, into, order, first, lo, hi, t, depth, term, end, w, scratch);
  //@ ghost Own: ;
  size_t middle = vertices_write(data, into, order, first, lo, cut, left, deeper, own, end, w, scratch);
  //@ ghost Left: ;
  //@ assert left_before: same_program{Pre,Here}(into, 0, 2 * t);
  //@ assert left_behind: same_program{Pre,Here}(into, 2 * right, 2 * data.points - 2);
  //@ assert left_all_terms: same_terms{Pre,Here}(into, 0, term);
  //@ assert left_own: same_vertex{Own,Here}(into, t);
  //@ assert left_terms: same_terms{Own,Here}(into, term, own);
  /*@ assert left_here: halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, lo, hi, t, depth, term,
    @   own); */
  size_t last = vertices_write(data, into, order, first, cut, hi, right, deeper, middle, end, w, scratch);
  //@ assert right_own: same_vertex{Left,Here}(into, t);
  //@ assert right_left: \forall integer u; left <= u < right ==> same_vertex{Left,Here}(into, u);
  //@ assert right_terms: same_terms{Left,Here}(into, term, middle);
  //@ assert own_terms: same_terms{Left,Here}(into, term, own);
  //@ assert middle_terms: same_terms{Left,Here}(into, own, middle);
  /*@ assert here: halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, lo, hi, t, depth, term,
    @   own); */
  /*@ assert here_wider: halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, lo, hi, t, depth,
    @   term, last); */
  /*@ assert left_inside: \forall integer l, h, u, f; deep_vertex(lo, cut, left, deeper, l, h, u, f) ==> h - l > 1 ==>
    @   0 <= l && h <= data.points && same_vertex{Left,Here}(into, u); */
  /*@ assert left_kept: \forall integer l, h, u, f; deep_vertex(lo, cut, left, deeper, l, h, u, f) ==> h - l > 1 ==>
    @   halves_at{Left}(into, first, \at(leaf_points(data, order), Pre), data.inputs, l, h, u, f, own, middle) ==>
    @   halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, l, h, u, f, own, middle); */
  /*@ assert left_wider: \forall integer l, h, u, f;
    @   halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, l, h, u, f, own, middle) ==>
    @   halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, l, h, u, f, term, last); */
  /*@ assert right_wider: \forall integer l, h, u, f;
    @   halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, l, h, u, f, middle, last) ==>
    @   halves_at(into, first, \at(leaf_points(data, order), Pre), data.inputs, l, h, u, f, term, last); */
  return last;
}

/*@ predicate vertices_written{L}(conditional_arrays into, size_t *first, rmat s, integer q, integer n, integer a,
  @                               integer b) =
  @   \forall integer l, h, u, f; deep_vertex(0, n, 0, 0, l, h, u, f) ==> h - l > 1 ==>
  @     halves_at(into, first, s, q, l, h, u, f, a, b);
  @*/

/*@ ghost
  /@ requires 1 <= n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures most: room_for(n - 1, q) <= n * q;
   @/
  void lemma_room_most(size_t n, size_t q)
  {
  }
*/

/* All the vertices, before the leaves and with the terms after theirs.  Returns how many terms there are. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires count: count <= data.points * data.outputs;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1)) && ifelse_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(first + (0 .. data.points - 1));
  @ requires \valid(hyperplane + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires room_apart(data, into, 2 * data.points, data.points * data.inputs);
  @ requires outside_room(data, into, 2 * data.points, data.points * data.inputs, order);
  @ requires outside_room(data, into, 2 * data.points, data.points * data.inputs, first);
  @ requires ifelse_numbers_apart(data, into, hyperplane, scratch);
  @ requires leaves: leaves_written(into, first, 2 * data.points - 2, data.points, data.inputs, 1, data.outputs, 0,
  @   leaf_outputs(data, order), data.points, count);
  @ terminates \true;
  @ assigns into.program[0 .. 2 * data.points - 3],
  @   into.source[count .. data.points * data.inputs + data.points * data.outputs - 1],
  @   into.weight[count .. data.points * data.inputs + data.points * data.outputs - 1],
  @   hyperplane[0 .. data.inputs - 1], scratch[0 .. IFELSE_SCRATCH - 1];
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures indices: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures firsts: \forall integer i; 0 <= i < data.points ==> first[i] == \old(first[i]);
  @ ensures leaves: leaves_written(into, first, 2 * data.points - 2, data.points, data.inputs, 1, data.outputs, 0,
  @   leaf_outputs(data, order), data.points, count);
  @ ensures terms: count <= \result <= data.points * data.inputs + data.points * data.outputs;
  @ ensures vertices: vertices_written(into, first, leaf_points(data, order), data.inputs, data.points, count, \result);
  @*/
static size_t trunk_write(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t count,
                          mpq_ptr hyperplane, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  //@ ghost product_limit(n, LIMIT_POINTS, q, LIMIT_INPUTS);
  //@ ghost lemma_room_most(n, q);
  //@ ghost lemma_nonzeros_before(r);
  //@ ghost lemma_rows_before(n, r);
  size_t end = n * q + n * r;
  //@ assert end: end == n * q + n * r;
  //@ assert counts: \forall integer l; counts(row(\at(leaf_outputs(data, order), Pre), l), r);
  /*@ assert program_apart: \separated(order + (0 .. n - 1), into.program + (0 .. 2 * n - 3)) &&
    @   \separated(first + (0 .. n - 1), into.program + (0 .. 2 * n - 3)) &&
    @   \separated(into.source + (0 .. end - 1), into.program + (0 .. 2 * n - 3)) &&
    @   \separated(into.output + (0 .. n * r - 1), into.program + (0 .. 2 * n - 3)); */
  size_t terms = vertices_write(data, into, order, first, 0, n, 0, 0, count, end, hyperplane, scratch);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, n * r);
  /*@ assert matrix: mat(data.d, data.points, data.outputs) == \at(mat(data.d, data.points, data.outputs), Pre); */
  //@ assert firsts: same_firsts{Pre,Here}(first, 0, n) && same_firsts{Pre,Here}(order, 0, n);
  //@ assert outputs: leaf_outputs(data, order) == \at(leaf_outputs(data, order), Pre);
  //@ assert points: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
  //@ assert program_kept: same_program{Pre,Here}(into, 2 * n - 2, 2 * n - 2 + n + count);
  //@ assert terms_kept: same_terms{Pre,Here}(into, 0, count);
  //@ assert put_out_kept: same_outputs{Pre,Here}(into, 0, n * r);
  //@ assert places_kept: \forall integer l; 0 <= l < n ==> first[l] == \at(first[l], Pre);
  /*@ assert leaf_kept: \forall integer l; 0 <= l < n ==> row_before(l, n, r) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) ==>
    @   ends_before{Pre}(first, 2 * n - 2, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   leaf_at{Pre}(into, first, 2 * n - 2, n, q, 1, r, 0, \at(leaf_outputs(data, order), Pre), l) ==>
    @   leaf_at(into, first, 2 * n - 2, n, q, 1, r, 0, \at(leaf_outputs(data, order), Pre), l); */
  /*@ assert ends_kept: \forall integer l; 0 <= l < n ==>
    @   ends_before{Pre}(first, 2 * n - 2, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   ends_before(first, 2 * n - 2, r, \at(leaf_outputs(data, order), Pre), count, l); */
  /*@ assert facts: \forall integer l; 0 <= l < n ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) && row_before(l, n, r); */
  return terms;
}

/* The vertices in memory. */
/*@ ghost
  /@ requires held: holds_network(into, net) && 2 * n - 2 < net.size && net.values == 1 && b <= net.terms;
   @ requires limits: 1 <= n <= LIMIT_POINTS && q <= LIMIT_INPUTS;
   @ requires \valid_read(first + (0 .. n - 1));
   @ requires zero: val(into.value) == 0.0;
   @ requires places: \forall integer i; 0 <= i < n ==> first[i] < net.size;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures halves: \forall rmat s; vertices_written(into, first, s, q, n, a, b) ==>
   @   halves_all(stored(net), listed(first, n), s, q, 0, n, 0, 0);
   @/
  void lemma_halves_all(conditional_network net, conditional_arrays into, const size_t *first, size_t n, size_t q,
                        size_t a, size_t b)
  {
    lemma_deep_vertex(0, n, 0, 0);
    /@ assert places: \forall integer i; 0 <= i < n ==> index(listed(first, n), i) == first[i]; @/
    /@ assert zero: at(vec(net.value, net.values), 0) == 0.0; @/
    /@ assert side: \forall integer v, l, h, u; 0 <= l ==> h <= n ==> 0 <= u ==> u + h - l <= n ==> h - l > 1 ==>
     @   tests_at(into.program, first, v, l, h, u) ==> sides(stored(net), listed(first, n), v, l, h, u); @/
    /@ assert divide: \forall rmat s, integer l, h, u; 0 <= u ==> u + h - l <= n ==> h - l > 1 ==>
     @   projects_at(into, s, q, l, h, u, a, b) ==> divides(stored(net), s, q, l, h, u); @/
    /@ assert half: \forall rmat s, integer l, h, u, f; 0 <= l ==> h <= n ==> 0 <= u ==> u + h - l <= n ==>
     @   h - l > 1 ==> halves_at(into, first, s, q, l, h, u, f, a, b) ==>
     @   halves(stored(net), listed(first, n), s, q, l, h, u, f); @/
  }
*/

/* The network of points in this order. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires nonnegative: \forall integer i; 0 <= i < data.points ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), i));
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && ifelse_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires \valid(hyperplane + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. IFELSE_SCRATCH - 1));
  @ requires room_apart(data, into, 2 * data.points, data.points * data.inputs);
  @ requires outside_room(data, into, 2 * data.points, data.points * data.inputs, order);
  @ requires outside_room(data, into, 2 * data.points, data.points * data.inputs, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires ifelse_numbers_apart(data, into, hyperplane, scratch);
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 3 * data.points - 1],
  @   into.source[0 .. data.points * data.inputs + data.points * data.outputs - 1],
  @   into.weight[0 .. data.points * data.inputs + data.points * data.outputs - 1], *into.value,
  @   into.output[0 .. data.points * data.outputs - 1], first[0 .. data.points - 1],
  @   hyperplane[0 .. data.inputs - 1], scratch[0 .. IFELSE_SCRATCH - 1];
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures order: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures held: holds_network(into, \result) && \result.inputs == data.inputs && \result.outputs == data.outputs;
  @ ensures size: 0 < \result.size;
  @ ensures network: ifelse(stored(\result), listed(first, data.points), leaf_points(data, order),
  @   leaf_outputs(data, order), data.points, data.inputs, data.outputs);
  @*/
static conditional_network network_write(dataset data, conditional_arrays into, const size_t *order, size_t *first,
                                         mpq_ptr hyperplane, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs, base = 2 * n - 2;
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  //@ ghost product_limit(n, LIMIT_POINTS, q, LIMIT_INPUTS);
  //@ assert base: base == 2 * n - 2;
  mpq_set_ui(into.value, 0, 1);
  //@ assert zero_points: unchanged{Pre,Here}(data.x, n * q);
  //@ assert zero_outputs: unchanged{Pre,Here}(data.d, n * r);
  //@ ghost Zero: ;
  /*@ assert leaves_apart: \separated(data.x + (0 .. n * q - 1), into.weight + (0 .. n * r - 1)) &&
    @   \separated(data.d + (0 .. n * r - 1), into.weight + (0 .. n * r - 1)) &&
    @   \separated(into.value, into.weight + (0 .. n * r - 1)); */
  size_t count = leaves_write(data, into, order, first, base, 0, true);
  //@ assert points_kept: unchanged{Zero,Here}(data.x, n * q);
  //@ assert outputs_kept: unchanged{Zero,Here}(data.d, n * r);
  //@ assert leaf_points_kept: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
  //@ assert matrix_kept: mat(data.x, data.points, data.inputs) == \at(mat(data.x, data.points, data.inputs), Pre);
  //@ assert rows_kept: mat(data.d, data.points, data.outputs) == \at(mat(data.d, data.points, data.outputs), Pre);
  //@ assert zero_kept: val(into.value) == 0.0;
  size_t terms = trunk_write(data, into, order, first, count, hyperplane, scratch);
  //@ assert zero: val(into.value) == 0.0;
  conditional_network net = {q, r, base + n + count, terms, 1, n * r,
                             into.program, into.source, into.weight, into.value, into.output};
  //@ assert held: holds_network(into, net) && net.size == base + n + count;
  //@ ghost lemma_leaves_put(net, into, first, base, n, q, true, r, 0, count);
  //@ assert begins: begins(stored(net), listed(first, n), base, n);
  //@ assert size: instructions(stored(net)) == net.size;
  //@ assert listed: \forall integer i; 0 <= i < n ==> index(listed(first, n), i) == first[i];
  //@ assert places: \forall integer i; 0 <= i < n ==> first[i] < net.size;
  //@ ghost lemma_halves_all(net, into, first, n, q, count, terms);
  //@ assert order: \forall integer i; 0 <= i < n ==> order[i] < n;
  //@ assert constants: \forall integer k; 0 <= k < n ==> at(row(mat(data.x, n, q), k), 0) == 1.0;
  //@ assert nonnegatives: \forall integer k; 0 <= k < n ==> nonnegative(row(mat(data.d, n, r), k));
  //@ assert leaf_constants: \forall integer i; 0 <= i < n ==> at(row(mat(data.x, n, q), order[i]), 0) == 1.0;
  //@ assert leaf_nonnegatives: \forall integer i; 0 <= i < n ==> nonnegative(row(mat(data.d, n, r), order[i]));
  /*@ assert leaves: \forall integer i; 0 <= i < n ==>
    @   leaf_point(leaf_points(data, order), leaf_outputs(data, order), q, r, i); */
  return net;
}

conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs;
  //@ ghost size_t r = data.outputs;
  conditional_network net = {data.inputs, data.outputs, 0, 0, 0, 0,
                             into.program, into.source, into.weight, into.value, into.output};
  if (!order_rows(data.x, n, q, order, rank))
    return net;
  //@ assert listed: \forall integer k; 0 <= k < n ==> 0 <= rank[k] < n && order[rank[k]] == k;
  //@ ghost Ordered: ;
  net = network_write(data, into, order, first, hyperplane, scratch);
  //@ ghost lemma_ifelse_recalls(n, q, r);
  /*@ assert found: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, (2 * q + 1) * clog2(n) + 2 * r); */
  /*@ assert rows: \forall integer i; 0 <= i < n ==>
    @   row(leaf_points(data, order), i) == row(mat(data.x, n, q), order[i]) &&
    @   row(leaf_outputs(data, order), i) == row(mat(data.d, n, r), order[i]); */
  //@ assert sizes: \forall integer i; 0 <= i < n ==> len(row(leaf_outputs(data, order), i)) == r;
  /*@ assert recalls_if: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, (2 * q + 1) * clog2(n) + 2 * r) ==>
    @   recalls_point(stored(net), row(leaf_points(data, order), i), row(leaf_outputs(data, order), i)); */
  /*@ assert cheap_if: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, (2 * q + 1) * clog2(n) + 2 * r) ==>
    @   operations(stored(net), 0, row(leaf_points(data, order), i)) <= (2 * q + 1) * clog2(n) + 2 * r; */
  /*@ assert recalled: \forall integer i; 0 <= i < n ==> recalls_point(stored(net),
    @   row(leaf_points(data, order), i), row(leaf_outputs(data, order), i)); */
  /*@ assert cheap: \forall integer i; 0 <= i < n ==>
    @   operations(stored(net), 0, row(leaf_points(data, order), i)) <= (2 * q + 1) * clog2(n) + 2 * r; */
  /*@ assert which: \forall integer k; 0 <= k < n ==> 0 <= \at(rank[k], Ordered) < n &&
    @   row(mat(data.x, n, q), k) == row(leaf_points(data, order), \at(rank[k], Ordered)) &&
    @   row(mat(data.d, n, r), k) == row(leaf_outputs(data, order), \at(rank[k], Ordered)); */
  return net;
}
