#include "instructions.h"
#include "proofs/lemmas/conditional/lemmas_search.h"
#include "leaves.h"
#include "proofs/lemmas/conditional/lemmas_written.h"
#include "lexicographic.h"
#include "kernel/exact/order.h"
#include "proofs/lemmas/conditional/lemmas_lexicographic.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ // What is listed there.
  @ predicate names{L}(size_t *a, indices s, integer lo, integer hi) =
  @   \forall integer k; lo <= k < hi ==> a[k] == index(s, k);
  @ lemma names_kept{K,L}: \forall size_t *a, indices s, integer lo, hi;
  @   (\forall integer k; lo <= k < hi ==> \at(a[k], K) == \at(a[k], L)) ==>
  @   names{L}(a, s, lo, hi) ==> names{K}(a, s, lo, hi);
  @*/

/* The first i in (lo, hi) with the least component. */
/*@ requires range: hi - lo > 1 && hi <= LIMIT_POINTS;
  @ requires \valid_read(differs + (lo .. hi - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: lo < \result < hi;
  @ ensures least: \forall integer i; lo < i < hi ==> differs[\result] <= differs[i];
  @ ensures first: \forall integer i; lo < i < \result ==> differs[\result] < differs[i];
  @*/
static size_t first_least(const size_t *differs, size_t lo, size_t hi)
{
  size_t a = lo + 1;
  /*@ loop invariant range: lo < a < i <= hi;
    @ loop invariant least: \forall integer k; lo < k < i ==> differs[a] <= differs[k];
    @ loop invariant first: \forall integer k; lo < k < a ==> differs[a] < differs[k];
    @ loop assigns i, a;
    @ loop variant hi - i;
    @*/
  for (size_t i = lo + 2; i < hi; i++)
    if (differs[i] < differs[a])
      a = i;
  return a;
}

/* The last i in [a, hi) at which component k or one before it changes, as it does at a. */
/*@ requires range: a < hi <= LIMIT_POINTS;
  @ requires \valid_read(differs + (a .. hi - 1));
  @ requires changes: differs[a] <= k;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: a <= \result < hi;
  @ ensures changes: differs[\result] <= k;
  @ ensures last: \forall integer i; \result < i < hi ==> k < differs[i];
  @*/
static size_t last_change(const size_t *differs, size_t a, size_t hi, size_t k)
{
  size_t b = hi - 1;
  /*@ loop invariant range: a <= b < hi;
    @ loop invariant last: \forall integer i; b < i < hi ==> k < differs[i];
    @ loop assigns b;
    @ loop variant b;
    @*/
  while (b > a && differs[b] > k)
    b--;
  return b;
}

/* The first i in (m, hi) at which component k or one before it changes, or hi. */
/*@ requires range: m < hi <= LIMIT_POINTS;
  @ requires \valid_read(differs + (m .. hi - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: m < \result <= hi;
  @ ensures changes: \result < hi ==> differs[\result] <= k;
  @ ensures none: \forall integer i; m < i < \result ==> k < differs[i];
  @*/
static size_t next_change(const size_t *differs, size_t m, size_t hi, size_t k)
{
  size_t h = m + 1;
  /*@ loop invariant range: m < h <= hi;
    @ loop invariant none: \forall integer i; m < i < h ==> k < differs[i];
    @ loop assigns h;
    @ loop variant hi - h;
    @*/
  while (h < hi && differs[h] > k)
    h++;
  return h;
}

/* Where rows [lo, hi) are cut.  The first component that changes among them makes groups of rows with the same value;
 * the middle of the first group and that of the last are the ends of an interval, and each group goes to the side of
 * that interval's middle on which its own is. */
/*@ requires range: hi - lo > 1 && hi <= LIMIT_POINTS;
  @ requires \valid_read(differs + (lo .. hi - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: lo < \result < hi;
  @ ensures halves: \forall indices f; names(differs, f, lo + 1, hi) ==> halves(f, lo, hi, \result);
  @*/
static size_t groups_cut(const size_t *differs, size_t lo, size_t hi)
{
  size_t a = first_least(differs, lo, hi), k = differs[a], b = last_change(differs, a, hi, k);
  size_t middle = lo + a + b + hi, m = a, h = next_change(differs, m, hi, k);
  //@ assert middle: middle == lo + a + b + hi;
  //@ assert least: \forall integer i; lo < i < hi ==> k <= differs[i];
  /*@ loop invariant range: a <= m <= b && m < h <= hi;
    @ loop invariant change: differs[m] == k && (h < hi ==> differs[h] == k);
    @ loop invariant none: \forall integer i; m < i < h ==> k < differs[i];
    @ loop invariant before: \forall integer i; a <= i < m ==> differs[i] == k ==> 2 * (i + m) < middle;
    @ loop assigns m, h;
    @ loop variant hi - m;
    @*/
  while (2 * (m + h) < middle) {
    //@ assert early: 2 * (m + h) < lo + a + b + hi;
    //@ assert more: h <= b;
    m = h;
    h = next_change(differs, m, hi, k);
  }
  //@ assert late: lo + a + b + hi <= 2 * (m + h);
  //@ assert changes: differs[a] == k && differs[b] == k && differs[m] == k;
  //@ assert firsts: \forall integer i; lo < i < m ==> differs[i] == k ==> a <= i && 2 * (i + m) < lo + a + b + hi;
  //@ assert lasts: \forall integer i; m < i < hi ==> differs[i] == k ==> h <= i <= b;
  /*@ assert parts: \forall indices f; names(differs, f, lo + 1, hi) ==> index(f, m) == k &&
    @   parts_at(f, lo, hi, a) && parts_at(f, lo, hi, b) && parts_at(f, lo, hi, m); */
  /*@ assert first: \forall indices f, integer i; names(differs, f, lo + 1, hi) ==> lo < i < m ==> index(f, i) == k ==>
    @   a <= i && 2 * (i + m) < lo + a + b + hi; */
  /*@ assert last: \forall indices f, integer i; names(differs, f, lo + 1, hi) ==> m < i < hi ==> index(f, i) == k ==>
    @   h <= i <= b; */
  /*@ assert left: \forall indices f, integer w; names(differs, f, lo + 1, hi) ==> b + hi - lo - a < 2 * w ==>
    @   spans_in(f, lo, m, k, w); */
  /*@ assert right: \forall indices f, integer w; names(differs, f, lo + 1, hi) ==> b + hi - lo - a < 2 * w ==>
    @   spans_in(f, m, hi, k, w); */
  return m;
}

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
static mpq_srcptr inputs_of(dataset data, size_t i)
{
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  return data.x + i * data.inputs;
}

/* v stays if it is above a and not above b; otherwise it becomes b. */
/*@ requires \valid(v) && \valid_read(a) && \valid_read(b) && \separated(v, a) && \separated(v, b);
  @ requires up: val(a) < val(b);
  @ terminates \true;
  @ assigns *v;
  @ ensures between: \old(val(a)) < val(v) <= \old(val(b));
  @*/
static void move_between(mpq_ptr v, mpq_srcptr a, mpq_srcptr b)
{
  if (mpq_cmp(v, a) <= 0 || mpq_cmp(v, b) > 0)
    mpq_set(v, b);
}

/*@ predicate is_between(rmat s, integer i, integer k, real v) = at(row(s, i - 1), k) < v <= at(row(s, i), k); */

/* Where each row differs from the one before it first, and a value between what they have there. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(differs + (0 .. data.points - 1));
  @ requires \valid(value + (0 .. data.points - 2));
  @ requires \separated(order + (0 .. data.points - 1), differs + (0 .. data.points - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), value + (0 .. data.points - 2));
  @ terminates \true;
  @ assigns differs[0 .. data.points - 1], value[0 .. data.points - 2];
  @ ensures points: leaf_points(data, order) == \old(leaf_points(data, order));
  @ ensures steps: row_steps(leaf_points(data, order), listed(differs, data.points), data.points);
  @ ensures values: step_values(vec(value, data.points - 1), leaf_points(data, order), listed(differs, data.points),
  @   data.points);
  @*/
static void steps_write(dataset data, const size_t *order, size_t *differs, mpq_ptr value)
{
  size_t n = data.points, q = data.inputs;
  /*@ loop invariant range: 1 <= i <= n;
    @ loop invariant points: leaf_points(data, order) == \at(leaf_points(data, order), Pre);
    @ loop invariant steps: \forall integer k; 1 <= k < i ==>
    @   step(\at(leaf_points(data, order), Pre), k, differs[k]);
    @ loop invariant values: \forall integer k; 1 <= k < i ==>
    @   is_between(\at(leaf_points(data, order), Pre), k, differs[k], val(value + (k - 1)));
    @ loop assigns i, differs[0 .. n - 1], value[0 .. n - 2];
    @ loop variant n - i;
    @*/
  for (size_t i = 1; i < n; i++) {
    mpq_srcptr a = inputs_of(data, order[i - 1]), b = inputs_of(data, order[i]);
    //@ assert a: vec(a, q) == row(\at(leaf_points(data, order), Pre), i - 1);
    //@ assert b: vec(b, q) == row(\at(leaf_points(data, order), Pre), i);
    //@ assert below: lex_below(vec(a, q), vec(b, q));
    size_t k = first_difference(a, b, q);
    //@ assert inside: k < q;
    //@ assert this: step(\at(leaf_points(data, order), Pre), i, k);
    //@ assert lower: val(a + k) == at(row(\at(leaf_points(data, order), Pre), i - 1), k);
    //@ assert upper: val(b + k) == at(row(\at(leaf_points(data, order), Pre), i), k);
    mpq_ptr v = value + (i - 1);
    //@ assert v: v == value + (i - 1);
    //@ assert apart: \separated(v, data.x + (0 .. n * q - 1));
    //@ assert a_apart: \separated(v, a + k);
    //@ assert b_apart: \separated(v, b + k);
    move_between(v, a + k, b + k);
    //@ assert values_kept: \forall integer l; 0 <= l < i - 1 ==> val(value + l) == \at(val(value + l), LoopCurrent);
    //@ assert points_kept: unchanged{LoopCurrent,Here}(data.x, n * q);
    //@ assert matrix_kept: mat(data.x, n, q) == \at(mat(data.x, n, q), LoopCurrent);
    /*@ assert value: at(row(\at(leaf_points(data, order), Pre), i - 1), k) < val(value + (i - 1)) <=
      @   at(row(\at(leaf_points(data, order), Pre), i), k); */
    //@ assert order_apart: \separated(differs + i, order + (0 .. n - 1));
    //@ assert order_now: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], LoopCurrent);
    differs[i] = k;
    //@ assert differs_kept: \forall integer l; 1 <= l < i ==> differs[l] == \at(differs[l], LoopCurrent);
    //@ assert order_kept: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], LoopCurrent);
    //@ assert kept: leaf_points(data, order) == \at(leaf_points(data, order), LoopCurrent);
    //@ assert differs: differs[i] == k;
    /*@ assert earlier: \forall integer l; 1 <= l < i ==>
      @   is_between(\at(leaf_points(data, order), Pre), l, differs[l], val(value + (l - 1))); */
    //@ assert own: is_between(\at(leaf_points(data, order), Pre), i, differs[i], val(value + (i - 1)));
  }
}

/*@ // Instruction t cuts vertex [lo, hi) at m = g_t: variable f_m against value m - 1.
  @ predicate step_test{L}(conditional_arrays into, indices first, indices f, indices g, integer lo, integer hi,
  @                        integer t) =
  @   is_test(into.program[t], IS_LESS, index(f, index(g, t)), index(g, t) - 1, entry(first, lo, index(g, t), t + 1),
  @           entry(first, index(g, t), hi, t + index(g, t) - lo));
  @ lemma step_test_kept{K,L}: \forall conditional_arrays into, indices first, f, g, integer lo, hi, t, a, b;
  @   a <= t < b ==> same_program{K,L}(into, a, b) ==> step_test{K}(into, first, f, g, lo, hi, t) ==>
  @   step_test{L}(into, first, f, g, lo, hi, t);
  @ predicate tests_written{L}(conditional_arrays into, indices first, indices f, indices g, integer lo, integer hi,
  @                            integer t) =
  @   \forall integer l, h, u; vertex_cut(g, lo, hi, t, l, h, u) ==> h - l > 1 ==>
  @     halves(f, l, h, index(g, u)) && step_test(into, first, f, g, l, h, u);
  @ lemma tests_kept{K,L}: \forall conditional_arrays into, indices first, f, g, integer lo, hi, t, a, b;
  @   vertices_inside(g, lo, hi, t) ==> a <= t ==> t + hi - lo - 1 <= b ==> same_program{K,L}(into, a, b) ==>
  @   tests_written{K}(into, first, f, g, lo, hi, t) ==> tests_written{L}(into, first, f, g, lo, hi, t);
  @ lemma tests_alone{L}: \forall conditional_arrays into, indices first, f, g, integer lo, hi, t; hi - lo <= 1 ==>
  @   tests_written(into, first, f, g, lo, hi, t);
  @ lemma tests_joined{L}: \forall conditional_arrays into, indices first, f, g, integer lo, hi, t, m, left, right;
  @   m == index(g, t) ==> left == t + 1 ==> right == t + m - lo ==> lo < m < hi ==> halves(f, lo, hi, m) ==>
  @   step_test(into, first, f, g, lo, hi, t) ==> tests_written(into, first, f, g, lo, m, left) ==>
  @   tests_written(into, first, f, g, m, hi, right) ==> tests_written(into, first, f, g, lo, hi, t);
  @*/

/* Where the subtree with leaves [lo, hi) is entered, if its tests are the instructions from t on. */
/*@ requires range: lo < hi;
  @ requires \valid_read(first + lo);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures entry: \forall indices e; names(first, e, lo, hi) ==> \result == entry(e, lo, hi, t);
  @*/
static size_t entered_at(const size_t *first, size_t lo, size_t hi, size_t t)
{
  return hi - lo > 1 ? t : first[lo];
}

/* Instruction t, which cuts vertex [lo, hi) at m. */
/*@ requires range: lo < m < hi <= LIMIT_POINTS && t + hi - lo <= LIMIT_PLACE;
  @ requires \valid(into.program + t) && \valid(cut + t);
  @ requires \valid_read(first + (lo .. hi - 1)) && \valid_read(differs + (lo .. hi - 1));
  @ requires \separated(into.program + t, cut + t);
  @ requires \separated(cut + t, differs + (lo .. hi - 1)) && \separated(cut + t, first + (lo .. hi - 1));
  @ terminates \true;
  @ assigns into.program[t], cut[t];
  @ ensures cut: cut[t] == m;
  @ ensures kind: into.program[t].kind == INSTRUCTION_TEST;
  @ ensures test: \forall indices e, f, g; names{Pre}(first, e, lo, hi) ==> names{Pre}(differs, f, lo + 1, hi) ==>
  @   index(g, t) == m ==> step_test(into, e, f, g, lo, hi, t);
  @*/
static void test_write(conditional_arrays into, const size_t *first, const size_t *differs, size_t *cut, size_t lo,
                       size_t m, size_t hi, size_t t)
{
  size_t right = t + (m - lo), variable = differs[m];
  //@ assert right: right == t + m - lo;
  size_t below = entered_at(first, lo, m, t + 1), above = entered_at(first, m, hi, right);
  /*@ assert below: \forall indices e; names(first, e, lo, hi) ==> below == entry(e, lo, m, t + 1); */
  /*@ assert above: \forall indices e; names(first, e, lo, hi) ==> above == entry(e, m, hi, t + m - lo); */
  /*@ assert variable: \forall indices f; names(differs, f, lo + 1, hi) ==> variable == index(f, m); */
  cut[t] = m;
  set_test(into.program + t, IS_LESS, variable, m - 1, below, above);
}

/* The tests of both sides and the one that leads to them. */
/*@ ghost
  /@ requires range: lo < m < hi && left == t + 1 && right == t + m - lo;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures joined: \forall indices e, f, g; index(g, t) == m ==> halves(f, lo, hi, m) ==>
   @   step_test(into, e, f, g, lo, hi, t) ==> tests_written(into, e, f, g, lo, m, left) ==>
   @   tests_written(into, e, f, g, m, hi, right) ==> tests_written(into, e, f, g, lo, hi, t);
   @/
  void lemma_tests_joined(conditional_arrays into, size_t lo, size_t m, size_t hi, size_t t, size_t left, size_t right)
  {
  }
*/

/* The tests of the tree with leaves [lo, hi) in preorder, from instruction t on, and in `cut` where they cut.  Leaf i
 * begins with instruction first[i]; the test that cuts before leaf i compares variable differs[i] with value i - 1. */
/*@ requires range: lo < hi <= LIMIT_POINTS && t + hi - lo <= LIMIT_PLACE;
  @ requires \valid(into.program + (t .. t + hi - lo - 2)) && \valid(cut + (t .. t + hi - lo - 2));
  @ requires \valid_read(first + (lo .. hi - 1)) && \valid_read(differs + (lo .. hi - 1));
  @ requires \separated(into.program + (t .. t + hi - lo - 2), first + (lo .. hi - 1));
  @ requires \separated(into.program + (t .. t + hi - lo - 2), differs + (lo .. hi - 1));
  @ requires \separated(into.program + (t .. t + hi - lo - 2), cut + (t .. t + hi - lo - 2));
  @ requires \separated(cut + (t .. t + hi - lo - 2), first + (lo .. hi - 1));
  @ requires \separated(cut + (t .. t + hi - lo - 2), differs + (lo .. hi - 1));
  @ terminates \true;
  @ decreases hi - lo;
  @ assigns into.program[t .. t + hi - lo - 2], cut[t .. t + hi - lo - 2];
  @ ensures tests: \forall indices e, f, g; names(first, e, lo, hi) ==> names(differs, f, lo + 1, hi) ==>
  @   names(cut, g, t, t + hi - lo - 1) ==> tests_written(into, e, f, g, lo, hi, t);
  @ ensures kinds: \forall integer u; t <= u < t + hi - lo - 1 ==> into.program[u].kind == INSTRUCTION_TEST;
  @*/
static void tests_write(conditional_arrays into, const size_t *first, const size_t *differs, size_t *cut, size_t lo,
                        size_t hi, size_t t)
{
  if (hi - lo > 1) {
    size_t m = groups_cut(differs, lo, hi), left = t + 1, right = t + (m - lo);
    //@ assert places: left == t + 1 && right == t + m - lo;
    //@ ghost lemma_vertex_cut(lo, m, left);
    //@ ghost lemma_vertex_cut(m, hi, right);
    test_write(into, first, differs, cut, lo, m, hi, t);
    //@ ghost Set: ;
    //@ assert first_set: \forall integer k; lo <= k < hi ==> first[k] == \at(first[k], Pre);
    //@ assert differs_set: \forall integer k; lo <= k < hi ==> differs[k] == \at(differs[k], Pre);
    tests_write(into, first, differs, cut, lo, m, left);
    //@ ghost Left: ;
    //@ assert first_left: \forall integer k; lo <= k < hi ==> first[k] == \at(first[k], Set);
    //@ assert differs_left: \forall integer k; lo <= k < hi ==> differs[k] == \at(differs[k], Set);
    //@ assert own: same_program{Set,Here}(into, t, left);
    //@ assert cut_own: cut[t] == m;
    tests_write(into, first, differs, cut, m, hi, right);
    //@ assert first_right: \forall integer k; lo <= k < hi ==> first[k] == \at(first[k], Left);
    //@ assert differs_right: \forall integer k; lo <= k < hi ==> differs[k] == \at(differs[k], Left);
    //@ assert cut_kept: \forall integer u; t <= u < right ==> cut[u] == \at(cut[u], Left);
    //@ assert program_kept: same_program{Left,Here}(into, t, right);
    //@ assert own_kept: same_program{Set,Here}(into, t, left);
    /*@ assert before: \forall indices e, f; names(first, e, lo, hi) ==> names(differs, f, lo + 1, hi) ==>
      @   names{Pre}(first, e, lo, hi) && names{Pre}(differs, f, lo + 1, hi); */
    /*@ assert cuts: \forall indices g; names(cut, g, t, t + hi - lo - 1) ==> index(g, t) == m &&
      @   names{Left}(cut, g, left, left + m - lo - 1) && names(cut, g, right, right + hi - m - 1); */
    /*@ assert left_lists: \forall indices e, f; names(first, e, lo, hi) ==> names(differs, f, lo + 1, hi) ==>
      @   names{Left}(first, e, lo, m) && names{Left}(differs, f, lo + 1, m); */
    /*@ assert right_lists: \forall indices e, f; names(first, e, lo, hi) ==> names(differs, f, lo + 1, hi) ==>
      @   names(first, e, m, hi) && names(differs, f, m + 1, hi); */
    /*@ assert left: \forall indices e, f, g; names{Left}(first, e, lo, m) ==> names{Left}(differs, f, lo + 1, m) ==>
      @   names{Left}(cut, g, left, left + m - lo - 1) ==> tests_written{Left}(into, e, f, g, lo, m, left); */
    /*@ assert left_kept: \forall indices e, f, g; tests_written{Left}(into, e, f, g, lo, m, left) ==>
      @   tests_written(into, e, f, g, lo, m, left); */
    /*@ assert own_test: \forall indices e, f, g; step_test{Set}(into, e, f, g, lo, hi, t) ==>
      @   step_test(into, e, f, g, lo, hi, t); */
    /*@ assert root: \forall indices e, f, g; names{Pre}(first, e, lo, hi) ==> names{Pre}(differs, f, lo + 1, hi) ==>
      @   index(g, t) == m ==> halves(f, lo, hi, m) && step_test(into, e, f, g, lo, hi, t); */
    /*@ assert parts: \forall indices e, f, g; names(first, e, lo, hi) ==> names(differs, f, lo + 1, hi) ==>
      @   names(cut, g, t, t + hi - lo - 1) ==> index(g, t) == m && halves(f, lo, hi, m) &&
      @   step_test(into, e, f, g, lo, hi, t) && tests_written(into, e, f, g, lo, m, left) &&
      @   tests_written(into, e, f, g, m, hi, right); */
    //@ ghost lemma_tests_joined(into, lo, m, hi, t, left, right);
    //@ assert kinds_left: \forall integer u; t <= u < right ==> into.program[u].kind == INSTRUCTION_TEST;
  }
}

/* The tests in memory. */
/*@ ghost
  /@ requires held: holds_network(into, net) && n - 1 < net.size && net.values == n - 1;
   @ requires limits: 1 <= n <= LIMIT_POINTS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures tests: \forall indices first, f, g; tests_written(into, first, f, g, 0, n, 0) ==>
   @   (\forall integer i; 0 <= i < n ==> 0 <= index(first, i) < net.size) ==>
   @   tests_steps(stored(net), first, f, g, vec(net.value, net.values), 0, n, 0);
   @/
  void lemma_tests_stored(conditional_network net, conditional_arrays into, size_t n)
  {
    lemma_vertex_cut(0, n, 0);
    /@ assert test: \forall indices first, f, g, integer l, h, u; 0 <= l ==> h <= n ==> 0 <= u ==> u + h - l <= n ==>
     @   h - l > 1 ==> (\forall integer i; 0 <= i < n ==> 0 <= index(first, i) < net.size) ==>
     @   l < index(g, u) < h ==> step_test(into, first, f, g, l, h, u) ==>
     @   tests_step(stored(net), first, f, g, vec(net.value, net.values), l, h, u); @/
    /@ assert inside: \forall indices g, integer l, h, u; vertex_cut(g, 0, n, 0, l, h, u) ==>
     @   0 <= l && h <= n && 0 <= u && u + h - l <= n; @/
    /@ assert halved: \forall indices first, f, g, integer l, h, u; tests_written(into, first, f, g, 0, n, 0) ==>
     @   vertex_cut(g, 0, n, 0, l, h, u) ==> h - l > 1 ==> l < index(g, u) < h && halves(f, l, h, index(g, u)); @/
    /@ assert cut: \forall indices first, f, g, integer l, h, u; tests_written(into, first, f, g, 0, n, 0) ==>
     @   vertex_cut(g, 0, n, 0, l, h, u) ==> h - l > 1 ==> step_test(into, first, f, g, l, h, u); @/
    /@ assert each: \forall indices first, f, g, integer l, h, u; tests_written(into, first, f, g, 0, n, 0) ==>
     @   (\forall integer i; 0 <= i < n ==> 0 <= index(first, i) < net.size) ==>
     @   vertex_cut(g, 0, n, 0, l, h, u) ==> h - l > 1 ==>
     @   tests_step(stored(net), first, f, g, vec(net.value, net.values), l, h, u); @/
  }
*/

/* The leaves, after n - 1 tests.  They take no variable but the inputs, so that for leaves.h, where there is one more,
 * the inputs are one less.  Returns how many operations they have. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && 2 <= data.inputs;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && lexicographic_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires lexicographic_apart(data, into) && outside_room(data, into, data.points - 1, 0, order);
  @ requires outside_room(data, into, data.points - 1, 0, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns first[0 .. data.points - 1],
  @   into.program[data.points - 1 .. data.points - 1 + data.points * data.outputs + data.points - 1],
  @   into.source[0 .. data.points * data.outputs - 1], into.weight[0 .. data.points * data.outputs - 1],
  @   into.output[0 .. data.points * data.outputs - 1];
  @ ensures outputs: leaf_outputs(data, order) == \old(leaf_outputs(data, order));
  @ ensures range: \result <= data.points * data.outputs;
  @ ensures leaves: leaves_written(into, first, data.points - 1, data.points, data.inputs - 1, 0, data.outputs, 0,
  @   leaf_outputs(data, order), data.points, \result);
  @ ensures lowest: first[0] == data.points - 1;
  @ ensures indices: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @*/
static size_t input_leaves_write(dataset data, conditional_arrays into, const size_t *order, size_t *first)
{
  size_t base = data.points - 1;
  data.inputs--;
  return leaves_write(data, into, order, first, base, 0, false);
}

/* The leaves and the tests that lead to them.  Returns how many operations the leaves have. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && 2 <= data.inputs;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && lexicographic_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires \valid_read(differs + (0 .. data.points - 1)) && \valid(cut + (0 .. data.points - 1));
  @ requires lexicographic_apart(data, into) && outside_room(data, into, data.points - 1, 0, order);
  @ requires outside_room(data, into, data.points - 1, 0, first);
  @ requires outside_room(data, into, data.points - 1, 0, differs);
  @ requires outside_room(data, into, data.points - 1, 0, cut);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(order + (0 .. data.points - 1), cut + (0 .. data.points - 1));
  @ requires \separated(first + (0 .. data.points - 1), differs + (0 .. data.points - 1));
  @ requires \separated(first + (0 .. data.points - 1), cut + (0 .. data.points - 1));
  @ requires \separated(differs + (0 .. data.points - 1), cut + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 2 * data.points - 2],
  @   into.source[0 .. data.points * data.outputs - 1], into.weight[0 .. data.points * data.outputs - 1],
  @   into.output[0 .. data.points * data.outputs - 1], first[0 .. data.points - 1], cut[0 .. data.points - 1];
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures range: \result <= data.points * data.outputs;
  @ ensures leaves: leaves_written(into, first, data.points - 1, data.points, data.inputs - 1, 0, data.outputs, 0,
  @   leaf_outputs(data, order), data.points, \result);
  @ ensures lowest: first[0] == data.points - 1;
  @ ensures tests: tests_written(into, listed(first, data.points), listed(differs, data.points),
  @   listed(cut, data.points), 0, data.points, 0);
  @ ensures kinds: \forall integer i; 0 <= i < data.points - 1 ==> into.program[i].kind == INSTRUCTION_TEST;
  @ ensures indices: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures differs: \forall integer i; 0 <= i < data.points ==> differs[i] == \old(differs[i]);
  @*/
static size_t branches_write(dataset data, conditional_arrays into, const size_t *order, size_t *first,
                             const size_t *differs, size_t *cut)
{
  size_t n = data.points;
  //@ ghost size_t q = data.inputs, r = data.outputs, base = n - 1;
  //@ assert base: base == n - 1;
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  //@ assert outputs_apart: \separated(data.d + (0 .. n * r - 1), into.weight + (0 .. n * r - 1));
  size_t count = input_leaves_write(data, into, order, first);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, n * r);
  //@ assert leaves_differs: \forall integer l; 0 <= l < n ==> differs[l] == \at(differs[l], Pre);
  //@ ghost Leaves: ;
  //@ ghost lemma_nonzeros_before(r);
  //@ ghost lemma_rows_before(n, r);
  //@ assert counts: \forall integer l; counts(row(\at(leaf_outputs(data, order), Pre), l), r);
  /*@ assert tests_apart: \separated(into.program + (0 .. n - 2), first + (0 .. n - 1)) &&
    @   \separated(into.program + (0 .. n - 2), differs + (0 .. n - 1)) &&
    @   \separated(into.program + (0 .. n - 2), order + (0 .. n - 1)) &&
    @   \separated(into.program + (0 .. n - 2), into.source + (0 .. n * r - 1)) &&
    @   \separated(into.program + (0 .. n - 2), into.output + (0 .. n * r - 1)); */
  /*@ assert cuts_apart: \separated(cut + (0 .. n - 2), first + (0 .. n - 1)) &&
    @   \separated(cut + (0 .. n - 2), differs + (0 .. n - 1)) &&
    @   \separated(cut + (0 .. n - 2), order + (0 .. n - 1)) &&
    @   \separated(cut + (0 .. n - 2), into.program + (0 .. n * r + 2 * n - 2)) &&
    @   \separated(cut + (0 .. n - 2), into.source + (0 .. n * r - 1)) &&
    @   \separated(cut + (0 .. n - 2), into.output + (0 .. n * r - 1)); */
  tests_write(into, first, differs, cut, 0, n, 0);
  //@ assert places_kept: \forall integer l; 0 <= l < n ==> first[l] == \at(first[l], Leaves);
  //@ assert order_kept: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], Leaves);
  //@ assert differs_kept: \forall integer l; 0 <= l < n ==> differs[l] == \at(differs[l], Leaves);
  //@ assert leaves_kept: same_program{Leaves,Here}(into, base, base + n + count);
  //@ assert terms_kept: same_terms{Leaves,Here}(into, 0, count);
  //@ assert put_out_kept: same_outputs{Leaves,Here}(into, 0, n * r);
  //@ assert outputs: leaf_outputs(data, order) == \at(leaf_outputs(data, order), Pre);
  /*@ assert leaf_kept: \forall integer l; 0 <= l < n ==> row_before(l, n, r) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) ==>
    @   ends_before{Leaves}(first, base, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   leaf_at{Leaves}(into, first, base, n, q - 1, 0, r, 0, \at(leaf_outputs(data, order), Pre), l) ==>
    @   leaf_at(into, first, base, n, q - 1, 0, r, 0, \at(leaf_outputs(data, order), Pre), l); */
  /*@ assert ends_kept: \forall integer l; 0 <= l < n ==>
    @   ends_before{Leaves}(first, base, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   ends_before(first, base, r, \at(leaf_outputs(data, order), Pre), count, l); */
  /*@ assert facts: \forall integer l; 0 <= l < n ==>
    @   leaf_at{Leaves}(into, first, base, n, q - 1, 0, r, 0, \at(leaf_outputs(data, order), Pre), l) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) && row_before(l, n, r); */
  //@ assert firsts: names(first, listed(first, n), 0, n);
  //@ assert differences: names(differs, listed(differs, n), 1, n);
  //@ assert cuts: names(cut, listed(cut, n), 0, n - 1);
  return count;
}

/* The network of points in this order. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs) && 2 <= data.inputs;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires nonnegative: \forall integer i; 0 <= i < data.points ==>
  @   nonnegative(row(mat(data.d, data.points, data.outputs), i));
  @ requires sorted: lex_increasing(leaf_points(data, order), 0, data.points);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && lexicographic_room(data, into);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
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
  @ terminates \true;
  @ assigns into.program[0 .. data.points * data.outputs + 2 * data.points - 2],
  @   into.source[0 .. data.points * data.outputs - 1], into.weight[0 .. data.points * data.outputs - 1],
  @   into.value[0 .. data.points - 2], into.output[0 .. data.points * data.outputs - 1],
  @   first[0 .. data.points - 1], differs[0 .. data.points - 1], cut[0 .. data.points - 1];
  @ ensures points: mat(data.x, data.points, data.inputs) == \old(mat(data.x, data.points, data.inputs));
  @ ensures outputs: mat(data.d, data.points, data.outputs) == \old(mat(data.d, data.points, data.outputs));
  @ ensures order: \forall integer i; 0 <= i < data.points ==> order[i] == \old(order[i]);
  @ ensures held: holds_network(into, \result) && \result.inputs == data.inputs && \result.outputs == data.outputs;
  @ ensures size: 2 * data.points - 1 <= \result.size;
  @ ensures tests: \forall integer i; 0 <= i < data.points - 1 ==> kind(stored(\result), i) == 1;
  @ ensures lexicographic: lexicographic(stored(\result), listed(first, data.points), listed(differs, data.points),
  @   listed(cut, data.points), vec(into.value, data.points - 1), leaf_points(data, order), leaf_outputs(data, order),
  @   data.points, data.inputs, data.outputs);
  @*/
static conditional_network sorted_network(dataset data, conditional_arrays into, const size_t *order, size_t *first,
                                          size_t *differs, size_t *cut)
{
  size_t n = data.points, q = data.inputs, r = data.outputs, base = n - 1;
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  //@ ghost size_t fewer = q - 1;
  //@ assert fewer: fewer == q - 1 && base == n - 1;
  steps_write(data, order, differs, into.value);
  //@ assert steps_outputs: unchanged{Pre,Here}(data.d, n * r);
  //@ assert steps_points: unchanged{Pre,Here}(data.x, n * q);
  //@ assert steps_order: \forall integer i; 0 <= i < n ==> order[i] == \at(order[i], Pre);
  //@ assert steps_results: mat(data.d, n, r) == \at(mat(data.d, data.points, data.outputs), Pre);
  //@ assert steps_matrix: mat(data.x, n, q) == \at(mat(data.x, data.points, data.inputs), Pre);
  //@ ghost Steps: ;
  //@ assert points_apart: \separated(data.x + (0 .. n * q - 1), into.weight + (0 .. n * r - 1));
  //@ assert values_apart: \separated(into.value + (0 .. n - 2), into.weight + (0 .. n * r - 1));
  size_t count = branches_write(data, into, order, first, differs, cut);
  //@ assert points_kept: unchanged{Steps,Here}(data.x, n * q);
  //@ assert values_kept: unchanged{Steps,Here}(into.value, n - 1);
  //@ assert matrix_kept: mat(data.x, n, q) == \at(mat(data.x, n, q), Steps);
  //@ assert matrix: mat(data.x, n, q) == \at(mat(data.x, data.points, data.inputs), Pre);
  //@ assert results_kept: mat(data.d, n, r) == \at(mat(data.d, data.points, data.outputs), Pre);
  //@ assert few: count <= n * r <= LIMIT_POINTS * LIMIT_OUTPUTS;
  //@ assert rows_kept: leaf_points(data, order) == \at(leaf_points(data, order), Steps);
  //@ assert values: vec(into.value, n - 1) == \at(vec(into.value, n - 1), Steps);
  //@ assert agree: agree(\at(listed(differs, n), Steps), listed(differs, n), n);
  //@ assert steps: row_steps(leaf_points(data, order), listed(differs, n), n);
  //@ assert step_values: step_values(vec(into.value, n - 1), leaf_points(data, order), listed(differs, n), n);
  conditional_network net = {q, r, base + n + count, count, base, n * r,
                             into.program, into.source, into.weight, into.value, into.output};
  //@ assert parts: net.size == base + n + count && net.terms == count && net.leaves == n * r;
  //@ assert held: holds_network(into, net);
  //@ assert written: leaves_written(into, first, base, n, fewer, 0, r, 0, leaf_outputs(data, order), n, count);
  //@ ghost lemma_leaves_put(net, into, first, base, n, fewer, false, r, 0, count);
  //@ assert begins: begins(stored(net), listed(first, n), n - 1, n);
  //@ assert size: instructions(stored(net)) == net.size;
  //@ assert places: \forall integer i; 0 <= i < n ==> 0 <= index(listed(first, n), i) < net.size;
  //@ ghost lemma_tests_stored(net, into, n);
  /*@ assert tests: tests_steps(stored(net), listed(first, n), listed(differs, n), listed(cut, n),
    @   vec(into.value, n - 1), 0, n, 0); */
  //@ assert order: \forall integer i; 0 <= i < n ==> order[i] < n;
  //@ assert constants: \forall integer k; 0 <= k < n ==> at(row(mat(data.x, n, q), k), 0) == 1.0;
  //@ assert nonnegatives: \forall integer k; 0 <= k < n ==> nonnegative(row(mat(data.d, n, r), k));
  //@ assert leaf_constants: \forall integer i; 0 <= i < n ==> at(row(mat(data.x, n, q), order[i]), 0) == 1.0;
  //@ assert leaf_nonnegatives: \forall integer i; 0 <= i < n ==> nonnegative(row(mat(data.d, n, r), order[i]));
  /*@ assert leaves: \forall integer i; 0 <= i < n ==>
    @   leaf_point(leaf_points(data, order), leaf_outputs(data, order), q, r, i); */
  //@ assert put: leaves_put(stored(net), listed(first, n), leaf_outputs(data, order), n, q - 1, 0, r);
  //@ assert lengths: \forall integer i; 0 <= i < n ==> len(row(leaf_points(data, order), i)) == q - 1 + 1;
  /*@ assert sorted: sorted_steps(stored(net), listed(first, n), listed(differs, n), vec(into.value, n - 1),
    @   leaf_points(data, order), n, q - 1); */
  //@ assert lowest: n == 1 ==> index(listed(first, n), 0) == 0;
  /*@ assert searched: searched(stored(net), listed(first, n), listed(differs, n), listed(cut, n),
    @   vec(into.value, n - 1), leaf_points(data, order), n, q - 1, 0, n, 0); */
  /*@ assert all: lexicographic(stored(net), listed(first, n), listed(differs, n), listed(cut, n),
    @   vec(into.value, n - 1), leaf_points(data, order), leaf_outputs(data, order), n, q, r); */
  return net;
}

conditional_network lexicographic_network(dataset data, conditional_arrays into, size_t *order, size_t *first,
                                          size_t *differs, size_t *cut)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  conditional_network net = {q, r, 0, 0, 0, 0, into.program, into.source, into.weight, into.value, into.output};
  if (!order_rows(data.x, n, q, order, cut))
    return net;
  //@ assert listed: \forall integer k; 0 <= k < n ==> 0 <= cut[k] < n && order[cut[k]] == k;
  //@ ghost Ordered: ;
  net = sorted_network(data, into, order, first, differs, cut);
  //@ assert order_kept: \forall integer i; 0 <= i < n ==> order[i] == \at(order[i], Ordered);
  //@ ghost lemma_lexicographic_recalls(n, q, r);
  /*@ assert found: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, clog2(n) + 2 * (q - 2) + 2 * r); */
  /*@ assert rows: \forall integer i; 0 <= i < n ==>
    @   row(leaf_points(data, order), i) == row(mat(data.x, n, q), order[i]) &&
    @   row(leaf_outputs(data, order), i) == row(mat(data.d, n, r), order[i]); */
  //@ assert sizes: \forall integer i; 0 <= i < n ==> len(row(leaf_outputs(data, order), i)) == r;
  /*@ assert recalls_if: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, clog2(n) + 2 * (q - 2) + 2 * r) ==>
    @   recalls_point(stored(net), row(leaf_points(data, order), i), row(leaf_outputs(data, order), i)); */
  /*@ assert cheap_if: \forall integer i; 0 <= i < n ==> point_found(stored(net), leaf_points(data, order),
    @   leaf_outputs(data, order), r, i, clog2(n) + 2 * (q - 2) + 2 * r) ==>
    @   operations(stored(net), 0, row(leaf_points(data, order), i)) <= clog2(n) + 2 * (q - 2) + 2 * r; */
  /*@ assert recalled: \forall integer i; 0 <= i < n ==> recalls_point(stored(net),
    @   row(leaf_points(data, order), i), row(leaf_outputs(data, order), i)); */
  /*@ assert cheap: \forall integer i; 0 <= i < n ==>
    @   operations(stored(net), 0, row(leaf_points(data, order), i)) <= clog2(n) + 2 * (q - 2) + 2 * r; */
  /*@ assert which: \forall integer k; 0 <= k < n ==> 0 <= \at(cut[k], Ordered) < n &&
    @   row(mat(data.x, n, q), k) == row(leaf_points(data, order), \at(cut[k], Ordered)) &&
    @   row(mat(data.d, n, r), k) == row(leaf_outputs(data, order), \at(cut[k], Ordered)); */
  return net;
}
