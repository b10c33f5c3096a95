#include "ifelse.h"
#include "tree.h"
#include "proofs/lemmas_memory.h"
#include "proofs/lemmas_projection.h"

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
 * behind them. */
/*@ requires sizes: data.points <= 0x100000000 && 1 <= data.inputs <= 0x4000;
  @ requires range: hi - lo > 1 && lo < hi <= data.points;
  @ requires limits: t + hi - lo <= data.points && depth <= 0x100000000 && end <= 0x4000000000000000;
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
