#include "instructions.h"
#include "proofs/lemmas/conditional/lemmas_search.h"
#include "leaves.h"
#include "proofs/lemmas/conditional/lemmas_written.h"
#include "proofs/lemmas/conditional/lemmas_projection.h"
#include "projection.h"
#include "kernel/exact/order.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/* Weights up to 2^DOUBLINGS are powers of two. */
#define DOUBLINGS 1024

/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: i < data.points;
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ terminates \true;
  @ assigns \result \from data.x, data.inputs, i;
  @ ensures row: vec(\result, data.inputs) == row(mat(data.x, data.points, data.inputs), i);
  @ ensures readable: \valid_read(\result + (0 .. data.inputs - 1));
  @ ensures place: \result == data.x + i * data.inputs;
  @ ensures inside: 0 <= i * data.inputs <= (data.points - 1) * data.inputs;
  @*/
static mpq_srcptr point(dataset data, size_t i)
{
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  return data.x + i * data.inputs;
}

/* e := a number above `top`, 1 or more and not long. */
/*@ requires \valid(e) && \valid_read(top) && \separated(e, top);
  @ terminates \true;
  @ assigns *e;
  @ ensures above: val(e) > val(top);
  @*/
static void number_above(mpq_ptr e, mpq_srcptr top)
{
  mpq_set_ui(e, 1, 1);
  /*@ loop invariant range: 0 <= i <= DOUBLINGS;
    @ loop assigns i, *e;
    @ loop variant DOUBLINGS - i;
    @*/
  for (size_t i = 0; i < DOUBLINGS && mpq_cmp(e, top) <= 0; i++)
    mpq_add(e, e, e);
  if (mpq_cmp(e, top) <= 0) {
    mpq_set_ui(e, 1, 1);
    mpq_add(e, e, top);
  }
}

/* Raises `top` to what e must exceed for c.(b - a) + e (b_k - a_k) > 0. */
/*@ requires range: k < q;
  @ requires up: at(vec(a, q), k) < at(vec(b, q), k);
  @ requires \valid(top) && \valid(s) && \valid(t) && \valid(u);
  @ requires \valid_read(c + (0 .. q - 1)) && \valid_read(a + (0 .. q - 1)) && \valid_read(b + (0 .. q - 1));
  @ requires \separated(top, s) && \separated(top, t) && \separated(top, u);
  @ requires \separated(s, t) && \separated(s, u) && \separated(t, u);
  @ requires \separated(s, c + (0 .. q - 1)) && \separated(t, c + (0 .. q - 1)) && \separated(u, c + (0 .. q - 1));
  @ requires \separated(s, a + (0 .. q - 1)) && \separated(t, a + (0 .. q - 1)) && \separated(u, a + (0 .. q - 1));
  @ requires \separated(s, b + (0 .. q - 1)) && \separated(t, b + (0 .. q - 1)) && \separated(u, b + (0 .. q - 1));
  @ terminates \true;
  @ assigns *top, *s, *t, *u;
  @ ensures others: \forall mpq_srcptr p; \separated(p, top) ==> \separated(p, s) ==> \separated(p, t) ==>
  @   \separated(p, u) ==> val(p) == \old(val(p));
  @ ensures raised: val(top) >= \old(val(top));
  @ ensures enough: \forall real e; val(top) < e ==>
  @   \old(dot(vec(c, q), vec(a, q))) + rmul(e, \old(at(vec(a, q), k))) <
  @   \old(dot(vec(c, q), vec(b, q))) + rmul(e, \old(at(vec(b, q), k)));
  @*/
static void raise_top(mpq_ptr top, mpq_srcptr c, mpq_srcptr a, mpq_srcptr b, size_t k, size_t q, mpq_ptr s, mpq_ptr t,
                      mpq_ptr u)
{
  vector_dot(s, c, a, q, u);
  //@ assert kept_c: unchanged{Pre,Here}(c, q);
  //@ assert kept_b: unchanged{Pre,Here}(b, q);
  //@ assert kept_a: unchanged{Pre,Here}(a, q);
  vector_dot(t, c, b, q, u);
  //@ assert still_b: unchanged{Pre,Here}(b, q);
  //@ assert still_a: unchanged{Pre,Here}(a, q);
  //@ assert second: val(t) == \at(dot(vec(c, q), vec(b, q)), Pre);
  mpq_sub(s, s, t);
  mpq_sub(t, b + k, a + k);
  /*@ assert others: \forall mpq_srcptr p; \separated(p, s) ==> \separated(p, t) ==> \separated(p, u) ==>
    @   val(p) == \at(val(p), Pre); */
  //@ assert gap: val(t) == \at(at(vec(b, q), k), Pre) - \at(at(vec(a, q), k), Pre);
  //@ assert wide: 0.0 < val(t);
  /*@ assert more: \forall real f, e; f < e ==> rmul(f, val(t)) <
    @   rmul(e, \at(at(vec(b, q), k), Pre)) - rmul(e, \at(at(vec(a, q), k), Pre)); */
  mpq_div(s, s, t);
  /*@ assert least: rmul(val(s), val(t)) ==
    @   \at(dot(vec(c, q), vec(a, q)), Pre) - \at(dot(vec(c, q), vec(b, q)), Pre); */
  /*@ assert enough: \forall real e; val(s) < e ==>
    @   \at(dot(vec(c, q), vec(a, q)), Pre) + rmul(e, \at(at(vec(a, q), k), Pre)) <
    @   \at(dot(vec(c, q), vec(b, q)), Pre) + rmul(e, \at(at(vec(b, q), k), Pre)); */
  if (mpq_cmp(s, top) > 0)
    mpq_set(top, s);
}

/* scratch[0] := the weight of coordinate k. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS && k < data.inputs;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires differs: differ_at(leaf_points(data, order), listed(differs, data.points), data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1)) && \valid_read(c + (0 .. data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(differs + (0 .. data.points - 1));
  @ requires \valid(scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires \separated(c + (0 .. data.inputs - 1), scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ terminates \true;
  @ assigns scratch[0 .. PROJECTION_SCRATCH - 1];
  @ ensures others: \forall mpq_srcptr p; \separated(p, scratch + (0 .. PROJECTION_SCRATCH - 1)) ==>
  @   val(p) == \old(val(p));
  @ ensures raised: rises_raised_at(\old(vec(c, data.inputs)), val(scratch), \old(leaf_points(data, order)),
  @   listed(differs, data.points), data.points, k);
  @*/
static void find_weight(dataset data, const size_t *order, const size_t *differs, size_t k, mpq_srcptr c,
                        mpq_ptr scratch)
{
  mpq_ptr e = scratch, top = scratch + 1;
  mpq_set_ui(e, 1, 1);
  mpq_neg(top, e);
  //@ assert points: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  //@ assert weights: unchanged{Pre,Here}(c, data.inputs);
  /*@ loop invariant range: 1 <= i <= data.points || data.points == 0;
    @ loop invariant points: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
    @ loop invariant weights: vec(c, data.inputs) == \at(vec(c, data.inputs), Pre);
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, scratch + (0 .. PROJECTION_SCRATCH - 1)) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant enough: \forall real f, integer j; val(top) < f ==> 1 <= j < i ==>
    @   index(listed(differs, data.points), j) == k ==>
    @   rises_raised(\at(vec(c, data.inputs), Pre), f, \at(leaf_points(data, order), Pre), j, k);
    @ loop assigns i, scratch[1 .. PROJECTION_SCRATCH - 1];
    @ loop variant data.points - i;
    @*/
  for (size_t i = 1; i < data.points; i++) {
    //@ assert which: index(listed(differs, data.points), i) == differs[i];
    if (differs[i] == k) {
      mpq_srcptr a = point(data, order[i - 1]), b = point(data, order[i]);
      //@ assert a: vec(a, data.inputs) == row(leaf_points(data, order), i - 1);
      //@ assert b: vec(b, data.inputs) == row(leaf_points(data, order), i);
      //@ assert below: lex_below(vec(a, data.inputs), vec(b, data.inputs));
      //@ assert differ: differ_first(vec(a, data.inputs), vec(b, data.inputs), k);
      raise_top(top, c, a, b, k, data.inputs, scratch + 2, scratch + 3, scratch + 4);
      //@ assert points_kept: unchanged{LoopCurrent,Here}(data.x, data.points * data.inputs);
      //@ assert weights_kept: unchanged{LoopCurrent,Here}(c, data.inputs);
      /*@ assert this: \forall real f; val(top) < f ==> rises_raised(\at(vec(c, data.inputs), Pre), f,
        @   \at(leaf_points(data, order), Pre), i, k); */
    }
    /*@ assert next: \forall real f; val(top) < f ==> index(listed(differs, data.points), i) == k ==>
      @   rises_raised(\at(vec(c, data.inputs), Pre), f, \at(leaf_points(data, order), Pre), i, k); */
  }
  if (mpq_sgn(top) < 0)
    mpq_set_ui(e, 0, 1);
  else
    number_above(e, top);
}

/* The coordinates in which neighbours differ first. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(differs + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), differs + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns differs[0 .. data.points - 1];
  @ ensures points: leaf_points(data, order) == \old(leaf_points(data, order));
  @ ensures differs: differ_at(leaf_points(data, order), listed(differs, data.points), data.points);
  @*/
static void find_differences(dataset data, const size_t *order, size_t *differs)
{
  /*@ loop invariant range: 1 <= i <= data.points || data.points == 0;
    @ loop invariant points: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
    @ loop invariant differs: \forall integer j; 1 <= j < i ==>
    @   differs_in(\at(leaf_points(data, order), Pre), j, differs[j]);
    @ loop assigns i, differs[0 .. data.points - 1];
    @ loop variant data.points - i;
    @*/
  for (size_t i = 1; i < data.points; i++) {
    mpq_srcptr a = point(data, order[i - 1]), b = point(data, order[i]);
    //@ assert a: vec(a, data.inputs) == row(leaf_points(data, order), i - 1);
    //@ assert b: vec(b, data.inputs) == row(leaf_points(data, order), i);
    //@ assert below: lex_below(vec(a, data.inputs), vec(b, data.inputs));
    differs[i] = first_difference(a, b, data.inputs);
    //@ assert kept: leaf_points(data, order) == \at(leaf_points(data, order), LoopCurrent);
    //@ assert this: differs_in(\at(leaf_points(data, order), Pre), i, differs[i]);
  }
}

/*@ requires \valid(c + (0 .. q - 1));
  @ terminates \true;
  @ assigns c[0 .. q - 1];
  @ ensures zero: zero_before(vec(c, q), q);
  @*/
static void clear(mpq_ptr c, size_t q)
{
  /*@ loop invariant range: 0 <= k <= q;
    @ loop invariant zero: \forall integer i; 0 <= i < k ==> val(c + i) == 0.0;
    @ loop assigns k, c[0 .. q - 1];
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++)
    mpq_set_ui(c + k, 0, 1);
}

void projection_direction(dataset data, const size_t *order, mpq_ptr c, size_t *differs, mpq_ptr scratch)
{
  size_t q = data.inputs;
  clear(c, q);
  //@ assert points: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  find_differences(data, order, differs);
  /*@ assert beyond: \forall integer i; 1 <= i < data.points ==> 0 < index(listed(differs, data.points), i) < q; */
  /*@ loop invariant range: 0 <= k < q;
    @ loop invariant points: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
    @ loop invariant matrix: mat(data.x, data.points, data.inputs) == \at(mat(data.x, data.points, data.inputs), Pre);
    @ loop invariant zero: zero_before(vec(c, q), k + 1);
    @ loop invariant rises: rises_from(vec(c, q), leaf_points(data, order), listed(differs, data.points), data.points,
    @   k + 1);
    @ loop assigns k, c[0 .. q - 1], scratch[0 .. PROJECTION_SCRATCH - 1];
    @ loop variant k;
    @*/
  for (size_t k = q - 1; k > 0; k--) {
    find_weight(data, order, differs, k, c, scratch);
    //@ assert found_points: unchanged{LoopCurrent,Here}(data.x, data.points * data.inputs);
    //@ assert found_weights: unchanged{LoopCurrent,Here}(c, q);
    //@ ghost Found: ;
    mpq_set(c + k, scratch);
    //@ assert set_points: unchanged{Found,Here}(data.x, data.points * data.inputs);
    //@ assert changed: changed(\at(vec(c, q), Found), vec(c, q), k);
    //@ ghost lemma_weighed(q, k);
  }
  mpq_srcptr lowest = point(data, order[0]);
  //@ assert lowest: vec(lowest, q) == row(leaf_points(data, order), 0);
  //@ ghost Weighed: ;
  vector_dot(scratch, c, lowest, q, scratch + 1);
  //@ assert weights_kept: unchanged{Weighed,Here}(c, q);
  //@ assert lowest_kept: unchanged{Weighed,Here}(data.x, data.points * data.inputs);
  /*@ assert lowest_value: val(scratch) ==
    @   dot(\at(vec(c, q), Weighed), \at(row(leaf_points(data, order), 0), Weighed)); */
  mpq_neg(scratch, scratch);
  if (mpq_sgn(scratch) >= 0)
    number_above(c, scratch);
  //@ assert points_kept: unchanged{Weighed,Here}(data.x, data.points * data.inputs);
  //@ assert matrix: mat(data.x, data.points, data.inputs) == \at(mat(data.x, data.points, data.inputs), Pre);
  //@ assert shifted: changed(\at(vec(c, q), Weighed), vec(c, q), 0);
  //@ assert constant_zero: at(\at(vec(c, q), Weighed), 0) == 0.0;
  /*@ assert high: 0.0 < dot(\at(vec(c, q), Weighed), \at(row(leaf_points(data, order), 0), Weighed)) +
    @   at(vec(c, q), 0); */
  //@ assert above: 0.0 < dot(\at(vec(c, q), Weighed), row(leaf_points(data, order), 0)) + at(vec(c, q), 0);
  /*@ assert constant: \forall integer i; 0 <= i < data.points ==> at(row(leaf_points(data, order), i), 0) == 1.0; */
  /*@ assert rises: \forall integer i; 1 <= i < data.points ==>
    @   rises(\at(vec(c, q), Weighed), leaf_points(data, order), i); */
  //@ ghost lemma_shifted(q);
}

/* The root: the operation phi(direction.(1, x)).  Returns how many terms it has. */
/*@ requires limits: 1 <= q <= LIMIT_INPUTS;
  @ requires \valid(into.program) && \valid(into.source + (0 .. q - 1)) && \valid(into.weight + (0 .. q - 1));
  @ requires \valid_read(direction + (0 .. q - 1));
  @ requires \separated(direction + (0 .. q - 1), into.weight + (0 .. q - 1));
  @ requires \separated(into.program, into.source + (0 .. q - 1));
  @ terminates \true;
  @ assigns into.program[0], into.source[0 .. q - 1], into.weight[0 .. q - 1];
  @ ensures kept: vec(direction, q) == \old(vec(direction, q));
  @ ensures count: \result == both_upto(vec(direction, q), vec(direction, q), q);
  @ ensures range: \result <= q;
  @ ensures root: projection_written(into, 0, 0, vec(direction, q), q);
  @*/
static size_t root_write(conditional_arrays into, mpq_srcptr direction, size_t q)
{
  size_t terms = terms_write(into, 0, direction, q);
  //@ ghost lemma_nonzeros_before(q);
  //@ ghost Terms: ;
  set_operation(into.program, 0, terms, 1);
  //@ assert same: same_terms{Terms,Here}(into, 0, q);
  //@ assert kept: vec(direction, q) == \at(vec(direction, q), Terms);
  /*@ assert counts: counts(vec(direction, q), q); */
  /*@ assert terms: \forall integer i; 0 <= i < q ==> at(vec(direction, q), i) != 0.0 ==>
    @   is_term(into, both_upto(vec(direction, q), vec(direction, q), i), i, at(vec(direction, q), i)); */
  //@ assert has_terms: has_terms(into, 0, vec(direction, q), q);
  return terms;
}

/* What the tests compare with: where all points but the lowest are along the direction. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(direction + (0 .. data.inputs - 1));
  @ requires \valid(value + (0 .. data.points - 2)) && \valid(t);
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), value + (0 .. data.points - 2));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), t);
  @ requires \separated(direction + (0 .. data.inputs - 1), value + (0 .. data.points - 2));
  @ requires \separated(direction + (0 .. data.inputs - 1), t) && \separated(value + (0 .. data.points - 2), t);
  @ terminates \true;
  @ assigns value[0 .. data.points - 2], *t;
  @ ensures points: leaf_points(data, order) == \old(leaf_points(data, order));
  @ ensures direction: vec(direction, data.inputs) == \old(vec(direction, data.inputs));
  @ ensures values: thresholds(vec(value, data.points - 1), vec(direction, data.inputs), leaf_points(data, order),
  @   data.points);
  @*/
static void values_write(dataset data, const size_t *order, mpq_srcptr direction, mpq_ptr value, mpq_ptr t)
{
  /*@ loop invariant range: 1 <= i <= data.points;
    @ loop invariant points: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
    @ loop invariant direction: vec(direction, data.inputs) == \at(vec(direction, data.inputs), Pre);
    @ loop invariant values: \forall integer k; 0 <= k < i - 1 ==>
    @   val(value + k) == dot(\at(vec(direction, data.inputs), Pre), row(\at(leaf_points(data, order), Pre), k + 1));
    @ loop assigns i, value[0 .. data.points - 2], *t;
    @ loop variant data.points - i;
    @*/
  for (size_t i = 1; i < data.points; i++) {
    mpq_srcptr x = point(data, order[i]);
    //@ assert row: vec(x, data.inputs) == row(leaf_points(data, order), i);
    mpq_ptr v = value + (i - 1);
    //@ assert v: v == value + (i - 1);
    vector_dot(v, direction, x, data.inputs, t);
    //@ assert values_kept: \forall integer k; 0 <= k < i - 1 ==> val(value + k) == \at(val(value + k), LoopCurrent);
    //@ assert points_kept: unchanged{LoopCurrent,Here}(data.x, data.points * data.inputs);
    //@ assert direction_kept: unchanged{LoopCurrent,Here}(direction, data.inputs);
    /*@ assert before: \forall integer k; 0 <= k < i - 1 ==> val(value + k) ==
      @   dot(\at(vec(direction, data.inputs), Pre), row(\at(leaf_points(data, order), Pre), k + 1)); */
    /*@ assert this: val(value + (i - 1)) ==
      @   dot(\at(vec(direction, data.inputs), Pre), row(\at(leaf_points(data, order), Pre), i)); */
  }
}

/* The leaves and the tests that lead to them.  Returns how many operations the leaves have. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && term <= data.inputs;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && projection_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires arrays_apart(data, into) && outside_room(data, into, data.points, data.inputs, order);
  @ requires outside_room(data, into, data.points, data.inputs, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires outside_arrays(data, into, data.d, data.points * data.outputs);
  @ terminates \true;
  @ assigns first[0 .. data.points - 1],
  @   into.program[1 .. data.points * data.outputs + 2 * data.points - 1],
  @   into.source[term .. term + data.points * data.outputs - 1],
  @   into.weight[term .. term + data.points * data.outputs - 1],
  @   into.output[0 .. data.points * data.outputs - 1];
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures range: \result <= data.points * data.outputs;
  @ ensures leaves: leaves_written(into, first, data.points, data.points, data.inputs, 0, data.outputs, term,
  @   leaf_outputs(data, order), data.points, \result);
  @ ensures lowest: first[0] == data.points;
  @ ensures cuts: \forall integer l, h, u; vertex(0, data.points, 1, l, h, u) ==> h - l > 1 ==>
  @   cuts_at(into.program, first, data.inputs, l, h, u);
  @ ensures indices: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures program: same_program{Pre,Post}(into, 0, 1);
  @ ensures terms: same_terms{Pre,Post}(into, 0, term);
  @*/
static size_t branches_write(dataset data, conditional_arrays into, const size_t *order, size_t *first, size_t term)
{
  size_t n = data.points, q = data.inputs;
  //@ ghost size_t r = data.outputs;
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  //@ assert outputs_apart: \separated(data.d + (0 .. n * r - 1), into.weight + (term .. term + n * r - 1));
  size_t count = leaves_write(data, into, order, first, n, term, false);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, n * r);
  //@ ghost Leaves: ;
  //@ ghost lemma_nonzeros_before(r);
  //@ ghost lemma_rows_before(n, r);
  //@ assert counts: \forall integer l; counts(row(\at(leaf_outputs(data, order), Pre), l), r);
  /*@ assert tests_apart: \separated(into.program + (1 .. n - 1), first + (0 .. n - 1)) &&
    @   \separated(into.program + (1 .. n - 1), order + (0 .. n - 1)) &&
    @   \separated(into.program + (1 .. n - 1), into.source + (0 .. q + n * r - 1)) &&
    @   \separated(into.program + (1 .. n - 1), into.output + (0 .. n * r - 1)); */
  search_write(into.program, first, q, 0, n, 1);
  //@ assert places_kept: \forall integer l; 0 <= l < n ==> first[l] == \at(first[l], Leaves);
  //@ assert order_kept: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], Leaves);
  //@ assert root_kept: same_program{Leaves,Here}(into, 0, 1);
  //@ assert leaves_kept: same_program{Leaves,Here}(into, n, n + n + count);
  //@ assert terms_kept: same_terms{Leaves,Here}(into, 0, term + count);
  //@ assert put_out_kept: same_outputs{Leaves,Here}(into, 0, n * r);
  //@ assert outputs: leaf_outputs(data, order) == \at(leaf_outputs(data, order), Pre);
  /*@ assert leaf_kept: \forall integer l; 0 <= l < n ==> row_before(l, n, r) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) ==>
    @   ends_before{Leaves}(first, n, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   leaf_at{Leaves}(into, first, n, n, q, 0, r, term, \at(leaf_outputs(data, order), Pre), l) ==>
    @   leaf_at(into, first, n, n, q, 0, r, term, \at(leaf_outputs(data, order), Pre), l); */
  /*@ assert ends_kept: \forall integer l; 0 <= l < n ==>
    @   ends_before{Leaves}(first, n, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   ends_before(first, n, r, \at(leaf_outputs(data, order), Pre), count, l); */
  /*@ assert facts: \forall integer l; 0 <= l < n ==>
    @   leaf_at{Leaves}(into, first, n, n, q, 0, r, term, \at(leaf_outputs(data, order), Pre), l) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) && row_before(l, n, r); */
  return count;
}

/* The tests in memory. */
/*@ ghost
  /@ requires held: holds_network(into, net) && n < net.size && net.values == n - 1;
   @ requires limits: 1 <= n <= LIMIT_POINTS;
   @ requires \valid_read(first + (0 .. n - 1));
   @ requires places: \forall integer i; 0 <= i < n ==> first[i] < net.size;
   @ requires cuts: \forall integer l, h, u; vertex(0, n, 1, l, h, u) ==> h - l > 1 ==>
   @   cuts_at(into.program, first, v, l, h, u);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures cuts: cuts_all(stored(net), listed(first, n), vec(net.value, net.values), v, 0, n, 1);
   @/
  void lemma_cuts_all(conditional_network net, conditional_arrays into, const size_t *first, size_t n, size_t v)
  {
    lemma_place(0, n, 1);
    /@ assert places: \forall integer i; 0 <= i < n ==> index(listed(first, n), i) == first[i]; @/
    /@ assert cut: \forall integer l, h, u; 0 <= l ==> h <= n ==> 1 <= u ==> u + h - l <= n + 1 ==> h - l > 1 ==>
     @   cuts_at(into.program, first, v, l, h, u) ==>
     @   cuts(stored(net), listed(first, n), vec(net.value, net.values), v, l, h, u); @/
  }
*/

/* The root and what the tests compare with.  Returns how many terms the root has. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1)) && projection_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires \valid(direction + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires arrays_apart(data, into) && outside_room(data, into, data.points, data.inputs, order);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), first + (0 .. data.points - 1));
  @ requires numbers_apart(data, into, direction, scratch);
  @ terminates \true;
  @ assigns *into.program, into.source[0 .. data.inputs - 1], into.weight[0 .. data.inputs - 1],
  @   into.value[0 .. data.points - 2], first[0 .. data.points - 1], direction[0 .. data.inputs - 1],
  @   scratch[0 .. PROJECTION_SCRATCH - 1];
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures indices: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures ascends: ascends(vec(direction, data.inputs), leaf_points(data, order), data.points);
  @ ensures count: \result == both_upto(vec(direction, data.inputs), vec(direction, data.inputs), data.inputs);
  @ ensures range: \result <= data.inputs;
  @ ensures root: projection_written(into, 0, 0, vec(direction, data.inputs), data.inputs);
  @ ensures values: thresholds(vec(into.value, data.points - 1), vec(direction, data.inputs), leaf_points(data, order),
  @   data.points);
  @*/
static size_t trunk_write(dataset data, conditional_arrays into, const size_t *order, size_t *first,
                          mpq_ptr direction, mpq_ptr scratch)
{
  size_t q = data.inputs;
  //@ ghost size_t n = data.points;
  //@ ghost product_limit(n, LIMIT_POINTS, data.outputs, LIMIT_OUTPUTS);
  //@ assert outputs_apart: \separated(data.d + (0 .. n * data.outputs - 1), into.weight + (0 .. q - 1));
  projection_direction(data, order, direction, first, scratch);
  //@ assert indices: \forall integer i; 0 <= i < n ==> order[i] == \at(order[i], Pre);
  //@ assert directed_outputs: unchanged{Pre,Here}(data.d, n * data.outputs);
  //@ ghost Directed: ;
  //@ assert root_apart: \separated(into.program, into.source + (0 .. q - 1));
  //@ assert direction_apart: \separated(direction + (0 .. q - 1), into.weight + (0 .. q - 1));
  /*@ assert order_apart: \forall integer i; 0 <= i < n ==> \separated((size_t *)order + i, into.program) &&
    @   \separated((size_t *)order + i, into.source + (0 .. q - 1)); */
  size_t terms = root_write(into, direction, q);
  //@ assert still_indices: \forall integer i; 0 <= i < n ==> order[i] == \at(order[i], Directed);
  //@ assert root_points: unchanged{Directed,Here}(data.x, n * q);
  //@ assert root_outputs: unchanged{Directed,Here}(data.d, n * data.outputs);
  //@ assert root_rows: leaf_points(data, order) == \at(leaf_points(data, order), Directed);
  //@ ghost Root: ;
  values_write(data, order, direction, into.value, scratch);
  //@ assert values_points: unchanged{Root,Here}(data.x, n * q);
  //@ assert values_outputs: unchanged{Root,Here}(data.d, n * data.outputs);
  //@ assert terms_kept: same_terms{Root,Here}(into, 0, q);
  //@ ghost lemma_nonzeros_before(q);
  //@ assert counts: counts(vec(direction, q), q);
  //@ assert root_kept: same_program{Root,Here}(into, 0, 1);
  return terms;
}

/* The network of points in this order. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires nonnegative: \forall integer i; 0 <= i < data.points ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), i));
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && projection_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires \valid(direction + (0 .. data.inputs - 1)) && \valid(scratch + (0 .. PROJECTION_SCRATCH - 1));
  @ requires arrays_apart(data, into) && outside_room(data, into, data.points, data.inputs, order);
  @ requires outside_room(data, into, data.points, data.inputs, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), first + (0 .. data.points - 1));
  @ requires numbers_apart(data, into, direction, scratch);
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 2 * data.points - 1],
  @   into.source[0 .. data.inputs + data.points * data.outputs - 1],
  @   into.weight[0 .. data.inputs + data.points * data.outputs - 1], into.value[0 .. data.points - 2],
  @   into.output[0 .. data.points * data.outputs - 1], first[0 .. data.points - 1],
  @   direction[0 .. data.inputs - 1], scratch[0 .. PROJECTION_SCRATCH - 1];
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures order: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures held: holds_network(into, \result) && \result.inputs == data.inputs && \result.outputs == data.outputs;
  @ ensures size: 2 * data.points <= \result.size <= data.points * data.outputs + 2 * data.points;
  @ ensures projection: one_projection(stored(\result), listed(first, data.points), vec(direction, data.inputs),
  @   vec(into.value, data.points - 1), leaf_points(data, order), leaf_outputs(data, order), data.points, data.inputs,
  @   data.outputs);
  @*/
static conditional_network network_write(dataset data, conditional_arrays into, const size_t *order, size_t *first,
                                         mpq_ptr direction, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  size_t terms = trunk_write(data, into, order, first, direction, scratch);
  //@ ghost Trunk: ;
  //@ assert points_apart: \separated(data.x + (0 .. n * q - 1), into.weight + (terms .. terms + n * r - 1));
  //@ assert values_apart: \separated(into.value + (0 .. n - 2), into.weight + (terms .. terms + n * r - 1));
  //@ assert direction_apart: \separated(direction + (0 .. q - 1), into.weight + (terms .. terms + n * r - 1));
  size_t count = branches_write(data, into, order, first, terms);
  //@ assert points_kept: unchanged{Trunk,Here}(data.x, n * q);
  //@ assert values_kept: unchanged{Trunk,Here}(into.value, n - 1);
  //@ assert direction_kept: unchanged{Trunk,Here}(direction, q);
  //@ assert matrix_kept: mat(data.x, n, q) == \at(mat(data.x, n, q), Trunk);
  //@ assert rows_kept: leaf_points(data, order) == \at(leaf_points(data, order), Trunk);
  //@ assert weights: vec(direction, q) == \at(vec(direction, q), Trunk);
  //@ assert values: vec(into.value, n - 1) == \at(vec(into.value, n - 1), Trunk);
  //@ ghost lemma_nonzeros_before(q);
  //@ assert counts: counts(vec(direction, q), q);
  //@ assert root: projection_written(into, 0, 0, vec(direction, q), q);
  conditional_network net = {q, r, 2 * n + count, terms + count, n - 1, n * r,
                             into.program, into.source, into.weight, into.value, into.output};
  //@ assert held: holds_network(into, net);
  //@ assert projects: projects(stored(net), 0, vec(direction, q), q);
  //@ ghost lemma_leaves_put(net, into, first, n, n, q, false, r, terms, count);
  //@ assert begins: begins(stored(net), listed(first, n), n, n);
  //@ assert size: instructions(stored(net)) == net.size;
  //@ assert listed: \forall integer i; 0 <= i < n ==> index(listed(first, n), i) == first[i];
  //@ assert places: \forall integer i; 0 <= i < n ==> first[i] < net.size;
  //@ ghost lemma_cuts_all(net, into, first, n, q);
  //@ assert order: \forall integer i; 0 <= i < n ==> order[i] < n;
  //@ assert constants: \forall integer k; 0 <= k < n ==> at(row(mat(data.x, n, q), k), 0) == 1.0;
  //@ assert nonnegatives: \forall integer k; 0 <= k < n ==> nonnegative(row(mat(data.d, n, r), k));
  //@ assert leaf_constants: \forall integer i; 0 <= i < n ==> at(row(mat(data.x, n, q), order[i]), 0) == 1.0;
  //@ assert leaf_nonnegatives: \forall integer i; 0 <= i < n ==> nonnegative(row(mat(data.d, n, r), order[i]));
  /*@ assert leaves: \forall integer i; 0 <= i < n ==>
    @   leaf_point(leaf_points(data, order), leaf_outputs(data, order), q, r, i); */
  return net;
}

conditional_network projection_network(dataset data, conditional_arrays into, size_t *order, size_t *rank,
                                       size_t *first, mpq_ptr direction, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  conditional_network net = {q, r, 0, 0, 0, 0, into.program, into.source, into.weight, into.value, into.output};
  if (!order_rows(data.x, n, q, order, rank))
    return net;
  //@ assert listed: \forall integer k; 0 <= k < n ==> 0 <= rank[k] < n && order[rank[k]] == k;
  //@ ghost Ordered: ;
  net = network_write(data, into, order, first, direction, scratch);
  //@ ghost lemma_projection_recalls(n, q, r);
  /*@ assert found: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, 2 * q + clog2(n) + 2 * r); */
  /*@ assert rows: \forall integer i; 0 <= i < n ==>
    @   row(leaf_points(data, order), i) == row(mat(data.x, n, q), order[i]) &&
    @   row(leaf_outputs(data, order), i) == row(mat(data.d, n, r), order[i]); */
  //@ assert sizes: \forall integer i; 0 <= i < n ==> len(row(leaf_outputs(data, order), i)) == r;
  /*@ assert recalls_if: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, 2 * q + clog2(n) + 2 * r) ==>
    @   recalls_point(stored(net), row(leaf_points(data, order), i), row(leaf_outputs(data, order), i)); */
  /*@ assert cheap_if: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, 2 * q + clog2(n) + 2 * r) ==>
    @   operations(stored(net), 0, row(leaf_points(data, order), i)) <= 2 * q + clog2(n) + 2 * r; */
  /*@ assert recalled: \forall integer i; 0 <= i < n ==> recalls_point(stored(net),
    @   row(leaf_points(data, order), i), row(leaf_outputs(data, order), i)); */
  /*@ assert cheap: \forall integer i; 0 <= i < n ==>
    @   operations(stored(net), 0, row(leaf_points(data, order), i)) <= 2 * q + clog2(n) + 2 * r; */
  /*@ assert which: \forall integer k; 0 <= k < n ==> 0 <= \at(rank[k], Ordered) < n &&
    @   row(mat(data.x, n, q), k) == row(leaf_points(data, order), \at(rank[k], Ordered)) &&
    @   row(mat(data.d, n, r), k) == row(leaf_outputs(data, order), \at(rank[k], Ordered)); */
  return net;
}
