#include "halving.h"
#include "kernel/exact/order.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/switch/lemmas_halving.h"
#include "proofs/lemmas/exact/lemmas_memory.h"

/*@ // The points in the order in which they are cut.
  @ logic rmat sorted_rows{L}(dataset data, size_t *order) =
  @   select(order, data.points, mat(data.x, data.points, data.inputs));
  @*/

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
  return data.x + i * data.inputs;
}

/* Makes w.x == 2 x_j - a_j - b_j for every x with x_0 == 1: twice the distance to the middle of the
 * gap between a and b. */
/*@ requires range: 0 < j < q;
  @ requires \valid(w + (0 .. q - 1)) && \valid(s);
  @ requires \valid_read(a + (0 .. q - 1)) && \valid_read(b + (0 .. q - 1));
  @ requires \separated(w + (0 .. q - 1), s);
  @ requires \separated(w + (0 .. q - 1), a + (0 .. q - 1));
  @ requires \separated(w + (0 .. q - 1), b + (0 .. q - 1));
  @ terminates \true;
  @ assigns w[0 .. q - 1], *s;
  @ ensures others: \forall mpq_srcptr p; \separated(p, w + (0 .. q - 1)) ==> \separated(p, s) ==>
  @   val(p) == \old(val(p));
  @ ensures middle: \forall rvec x; at(x, 0) == 1.0 ==>
  @   dot(vec(w, q), x) == 2 * at(x, j) - \old(at(vec(a, q), j)) - \old(at(vec(b, q), j));
  @*/
static void weigh_gap(mpq_ptr w, size_t q, size_t j, mpq_srcptr a, mpq_srcptr b, mpq_ptr s)
{
  //@ ghost lemma_dot_zero(q);
  //@ ghost lemma_dot_update(q, j);
  /*@ loop invariant range: 0 <= i <= q;
    @ loop invariant zero: \forall integer k; 0 <= k < i ==> val(w + k) == 0.0;
    @ loop assigns i, w[0 .. q - 1];
    @ loop variant q - i;
    @*/
  for (size_t i = 0; i < q; i++)
    mpq_set_ui(w + i, 0, 1);
  //@ assert zero: constant(vec(w, q), 0.0);
  //@ ghost Zero: ;
  mpq_set_ui(w + j, 2, 1);
  mpq_add(s, a + j, b + j);
  mpq_neg(w, s);
  //@ assert update: equal_but(\at(vec(w, q), Zero), vec(w, q), j);
  /*@ assert shift: at(vec(w, q), 0) - at(\at(vec(w, q), Zero), 0) ==
    @   -\at(val(a + j), Pre) - \at(val(b + j), Pre); */
  //@ assert weight: at(vec(w, q), j) - at(\at(vec(w, q), Zero), j) == 2.0;
  /*@ assert sum: \forall rvec x; dot(vec(w, q), x) == dot(\at(vec(w, q), Zero), x)
    @   + rmul(-\at(val(a + j), Pre) - \at(val(b + j), Pre), at(x, 0)) + rmul(2.0, at(x, j)); */
  //@ assert nothing: \forall rvec x; dot(\at(vec(w, q), Zero), x) == 0.0;
}

/* Adds e (x_k - a_k) to w.x for every x with x_0 == 1. */
/*@ requires range: 0 < k < q;
  @ requires \valid(w + (0 .. q - 1)) && \valid(t) && \valid_read(e) && \valid_read(a + (0 .. q - 1));
  @ requires \separated(w + (0 .. q - 1), t) && \separated(w + (0 .. q - 1), e);
  @ requires \separated(w + (0 .. q - 1), a + (0 .. q - 1));
  @ terminates \true;
  @ assigns w[0 .. q - 1], *t;
  @ ensures others: \forall mpq_srcptr p; \separated(p, w + (0 .. q - 1)) ==> \separated(p, t) ==>
  @   val(p) == \old(val(p));
  @ ensures raised: \forall rvec x; at(x, 0) == 1.0 ==>
  @   dot(vec(w, q), x) == raised(\old(vec(w, q)), \old(val(e)), x, \old(vec(a, q)), k);
  @*/
static void add_weight(mpq_ptr w, size_t q, size_t k, mpq_srcptr e, mpq_srcptr a, mpq_ptr t)
{
  //@ ghost lemma_dot_update(q, k);
  mpq_add(w + k, w + k, e);
  mpq_mul(t, e, a + k);
  mpq_sub(w, w, t);
  //@ assert update: equal_but(\at(vec(w, q), Pre), vec(w, q), k);
  /*@ assert shift: at(vec(w, q), 0) - at(\at(vec(w, q), Pre), 0) ==
    @   -rmul(\at(val(e), Pre), \at(val(a + k), Pre)); */
  //@ assert weight: at(vec(w, q), k) - at(\at(vec(w, q), Pre), k) == \at(val(e), Pre);
  /*@ assert sum: \forall rvec x; dot(vec(w, q), x) == \at(dot(vec(w, q), x), Pre)
    @   + rmul(-rmul(\at(val(e), Pre), \at(val(a + k), Pre)), at(x, 0))
    @   + rmul(\at(val(e), Pre), at(x, k)); */
}

/* Raises `e` until the point `x`, which differs from `a` in coordinate k, satisfies
 * |w.x + e (x_k - a_k)| >= margin on the side on which it lies. */
/*@ requires range: k < q;
  @ requires side: above ? at(vec(x, q), k) > at(vec(a, q), k) : at(vec(x, q), k) < at(vec(a, q), k);
  @ requires \valid(e) && \valid(s) && \valid(t) && \valid_read(margin);
  @ requires \valid_read(w + (0 .. q - 1)) && \valid_read(x + (0 .. q - 1)) && \valid_read(a + (0 .. q - 1));
  @ requires \separated(e, s) && \separated(e, t) && \separated(s, t);
  @ requires \separated(s, margin) && \separated(t, margin);
  @ requires \separated(s, w + (0 .. q - 1)) && \separated(t, w + (0 .. q - 1));
  @ requires \separated(s, x + (0 .. q - 1)) && \separated(t, x + (0 .. q - 1));
  @ requires \separated(s, a + (0 .. q - 1)) && \separated(t, a + (0 .. q - 1));
  @ terminates \true;
  @ assigns *e, *s, *t;
  @ ensures others: \forall mpq_srcptr p; \separated(p, e) ==> \separated(p, s) ==> \separated(p, t) ==>
  @   val(p) == \old(val(p));
  @ ensures never_less: val(e) >= \old(val(e));
  @ ensures below: !above ==>
  @   raised(\old(vec(w, q)), val(e), \old(vec(x, q)), \old(vec(a, q)), k) <= -\old(val(margin));
  @ ensures above: above ==>
  @   raised(\old(vec(w, q)), val(e), \old(vec(x, q)), \old(vec(a, q)), k) >= \old(val(margin));
  @*/
static void raise_weight(mpq_ptr e, mpq_srcptr w, mpq_srcptr x, mpq_srcptr a, size_t k, size_t q, bool above,
                         mpq_srcptr margin, mpq_ptr s, mpq_ptr t)
{
  vector_dot(s, w, x, q, t);
  //@ assert weights_kept: unchanged{Pre,Here}(w, q);
  //@ assert point_kept: unchanged{Pre,Here}(x, q);
  //@ assert product: val(s) == \at(dot(vec(w, q), vec(x, q)), Pre);
  if (above)
    mpq_sub(s, margin, s);
  else {
    mpq_neg(s, s);
    mpq_sub(s, s, margin);
  }
  mpq_sub(t, x + k, a + k);
  mpq_div(s, s, t);
  //@ assert distance: val(t) == \at(val(x + k), Pre) - \at(val(a + k), Pre);
  /*@ assert reached: \at(dot(vec(w, q), vec(x, q)), Pre) + rmul(val(s), val(t)) ==
    @   (above ? \at(val(margin), Pre) : -\at(val(margin), Pre)); */
  if (mpq_cmp(s, e) > 0)
    mpq_set(e, s);
}

/* The first coordinate in which row i differs from the last one before the cut. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: i < data.points && 0 < cut <= data.points;
  @ requires indices: \forall integer j; 0 <= j < data.points ==> order[j] < data.points;
  @ requires differs: row(sorted_rows(data, order), i) != row(sorted_rows(data, order), cut - 1);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: 0 <= \result < data.inputs;
  @ ensures agree: agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), \result);
  @ ensures differ: !agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), \result + 1);
  @*/
static size_t row_differs(dataset data, const size_t *order, size_t cut, size_t i)
{
  size_t q = data.inputs;
  mpq_srcptr x = point(data, order[i]), a = point(data, order[cut - 1]);
  //@ assert x: vec(x, q) == row(sorted_rows(data, order), i);
  //@ assert a: vec(a, q) == row(sorted_rows(data, order), cut - 1);
  size_t k = first_difference(x, a, q);
  //@ assert differ: at(vec(x, q), k) != at(vec(a, q), k);
  return k;
}

/* The first of the rows that agree with the last one before the cut before coordinate k; `from` and the rows after it
 * do, as is known. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: lo <= from < cut <= data.points;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires sorted: lex_increasing(sorted_rows(data, order), lo, cut);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: lo <= \result <= from;
  @ ensures agree: \forall integer i; \result <= i < from ==>
  @   agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), k);
  @ ensures others: \forall integer i; lo <= i < \result ==>
  @   !agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), k);
  @*/
static size_t first_agreeing(dataset data, const size_t *order, size_t lo, size_t cut, size_t from, size_t k)
{
  /*@ loop invariant range: lo <= from <= \at(from, Pre);
    @ loop invariant agree: \forall integer i; from <= i < \at(from, Pre) ==>
    @   agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), k);
    @ loop assigns from;
    @ loop variant from - lo;
    @*/
  while (from > lo && row_differs(data, order, cut, from - 1) >= k)
    from--;
  /*@ assert next: lo < from ==>
    @   !agree(row(sorted_rows(data, order), from - 1), row(sorted_rows(data, order), cut - 1), k); */
  return from;
}

/* The end of the rows that agree with the last one before the cut before coordinate k; those before `until` do, as is
 * known. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: 0 < cut <= until <= hi <= data.points;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires sorted: lex_increasing(sorted_rows(data, order), cut - 1, hi);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: until <= \result <= hi;
  @ ensures agree: \forall integer i; until <= i < \result ==>
  @   agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), k);
  @ ensures others: \forall integer i; \result <= i < hi ==>
  @   !agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), k);
  @*/
static size_t last_agreeing(dataset data, const size_t *order, size_t cut, size_t until, size_t hi, size_t k)
{
  /*@ loop invariant range: \at(until, Pre) <= until <= hi;
    @ loop invariant agree: \forall integer i; \at(until, Pre) <= i < until ==>
    @   agree(row(sorted_rows(data, order), i), row(sorted_rows(data, order), cut - 1), k);
    @ loop assigns until;
    @ loop variant hi - until;
    @*/
  while (until < hi && row_differs(data, order, cut, until) >= k)
    until++;
  /*@ assert next: until < hi ==>
    @   !agree(row(sorted_rows(data, order), until), row(sorted_rows(data, order), cut - 1), k); */
  return until;
}

/* The last coordinate before k in which some row differs from the last one before the cut, of those that agree with it
 * before that coordinate.  Rows [from, until) agree with it before k. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: lo < cut < hi <= data.points;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: constant_input(sorted_rows(data, order), lo, hi);
  @ requires sorted: lex_increasing(sorted_rows(data, order), lo, hi);
  @ requires agreeing: agreeing_rows(sorted_rows(data, order), lo, cut, hi, from, until, k);
  @ requires others: lo < from || until < hi;
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: 0 < \result < k && \result < data.inputs;
  @ ensures agreeing: agreeing_rows(sorted_rows(data, order), lo, cut, hi, from, until, \result + 1);
  @*/
static size_t level_before(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, size_t from,
                           size_t until, size_t k)
{
  size_t below = from > lo ? row_differs(data, order, cut, from - 1) : 0;
  /*@ assert below: lo < from ==> 0 < below < k &&
    @   !agree(row(sorted_rows(data, order), from - 1), row(sorted_rows(data, order), cut - 1), below + 1); */
  size_t above = until < hi ? row_differs(data, order, cut, until) : 0;
  /*@ assert above: until < hi ==> 0 < above < k &&
    @   !agree(row(sorted_rows(data, order), until), row(sorted_rows(data, order), cut - 1), above + 1); */
  size_t level = below > above ? below : above;
  /*@ assert first: lo < from ==>
    @   !agree(row(sorted_rows(data, order), from - 1), row(sorted_rows(data, order), cut - 1), level + 1); */
  /*@ assert last: until < hi ==>
    @   !agree(row(sorted_rows(data, order), until), row(sorted_rows(data, order), cut - 1), level + 1); */
  return level;
}

/* Raises scratch[0] until, as the weight of coordinate k, it brings rows [from, until), which differ from the last one
 * before the cut in that coordinate, to their side. */
/*@ requires sizes: data.points <= LIMIT_POINTS && k < data.inputs <= LIMIT_INPUTS;
  @ requires range: from <= until <= data.points && 0 < cut <= data.points;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires apart: apart(sorted_rows(data, order), cut, from, until, k);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ requires \valid_read(w + (0 .. data.inputs - 1)) && \valid_read(margin);
  @ requires \valid(scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(margin, scratch + (0 .. HALVING_SCRATCH - 1));
  @ terminates \true;
  @ assigns scratch[0 .. HALVING_SCRATCH - 1];
  @ ensures never_less: val(scratch) >= \old(val(scratch));
  @ ensures points: sorted_rows(data, order) == \old(sorted_rows(data, order));
  @ ensures weights: vec(w, data.inputs) == \old(vec(w, data.inputs));
  @ ensures margin: val(margin) == \old(val(margin));
  @ ensures raised: apart_raised(vec(w, data.inputs), val(scratch), val(margin), sorted_rows(data, order),
  @   cut, from, until, k);
  @*/
static void find_weight(dataset data, const size_t *order, size_t cut, size_t from, size_t until, size_t k,
                        mpq_srcptr w, mpq_srcptr margin, mpq_ptr scratch)
{
  size_t q = data.inputs;
  mpq_srcptr a = point(data, order[cut - 1]);
  /*@ loop invariant range: from <= i <= until;
    @ loop invariant points: sorted_rows(data, order) == \at(sorted_rows(data, order), Pre);
    @ loop invariant weights: vec(w, data.inputs) == \at(vec(w, data.inputs), Pre);
    @ loop invariant never_less: val(scratch) >= \at(val(scratch), Pre);
    @ loop invariant raised: apart_raised(vec(w, q), val(scratch), val(margin), sorted_rows(data, order),
    @   cut, from, i, k);
    @ loop assigns i, scratch[0 .. HALVING_SCRATCH - 1];
    @ loop variant until - i;
    @*/
  for (size_t i = from; i < until; i++) {
    mpq_srcptr x = point(data, order[i]);
    //@ assert x: vec(x, q) == row(sorted_rows(data, order), i);
    //@ assert a: vec(a, q) == row(sorted_rows(data, order), cut - 1);
    raise_weight(scratch, w, x, a, k, q, i >= cut, margin, scratch + 1, scratch + 2);
    /*@ assert still: apart_raised(\at(vec(w, q), LoopCurrent), val(scratch),
      @   \at(val(margin), LoopCurrent), \at(sorted_rows(data, order), LoopCurrent), cut, from, i, k); */
    //@ assert points_kept: unchanged{LoopCurrent,Here}(data.x, data.points * q);
    //@ assert weights_kept: unchanged{LoopCurrent,Here}(w, q);
    /*@ assert this: on_side(raised(vec(w, q), val(scratch), row(sorted_rows(data, order), i),
      @   row(sorted_rows(data, order), cut - 1), k), val(margin), cut, i); */
  }
}

/* Gives coordinate k its weight.  w separates the rows that agree with the last one before the cut in it, too, rows
 * [from, until); of [first, last) the others come to their side. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 0 < k < data.inputs <= LIMIT_INPUTS;
  @ requires range: lo < cut < hi <= data.points && first <= from <= cut <= until <= last <= hi;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: constant_input(sorted_rows(data, order), lo, hi);
  @ requires ordered: ordered(sorted_rows(data, order), lo, cut, hi, k);
  @ requires agreeing: agreeing_rows(sorted_rows(data, order), lo, cut, hi, from, until, k + 1);
  @ requires wider: agreeing_rows(sorted_rows(data, order), lo, cut, hi, first, last, k);
  @ requires separated: separates_agreeing(vec(w, data.inputs), val(margin), sorted_rows(data, order),
  @   lo, cut, hi, k + 1);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ requires \valid(w + (0 .. data.inputs - 1)) && \valid_read(margin);
  @ requires \valid(scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), w + (0 .. data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), margin);
  @ requires \separated(w + (0 .. data.inputs - 1), scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(margin, scratch + (0 .. HALVING_SCRATCH - 1));
  @ terminates \true;
  @ assigns w[0 .. data.inputs - 1], scratch[0 .. HALVING_SCRATCH - 1];
  @ ensures separated: separates_agreeing(vec(w, data.inputs), val(margin), \old(sorted_rows(data, order)),
  @   lo, cut, hi, k);
  @*/
static void weigh_level(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, size_t from,
                        size_t until, size_t first, size_t last, size_t k, mpq_ptr w, mpq_srcptr margin,
                        mpq_ptr scratch)
{
  size_t q = data.inputs;
  mpq_srcptr a = point(data, order[cut - 1]);
  /*@ assert apart: apart(sorted_rows(data, order), cut, first, from, k) &&
    @   apart(sorted_rows(data, order), cut, until, last, k); */
  mpq_set_ui(scratch, 0, 1);
  //@ assert points_begin: unchanged{Pre,Here}(data.x, data.points * q);
  //@ assert weights_begin: unchanged{Pre,Here}(w, q);
  //@ assert begin: sorted_rows(data, order) == \at(sorted_rows(data, order), Pre);
  find_weight(data, order, cut, first, from, k, w, margin, scratch);
  //@ ghost Below: ;
  find_weight(data, order, cut, until, last, k, w, margin, scratch);
  /*@ assert below: apart_raised(vec(w, q), val(scratch), val(margin), sorted_rows(data, order),
    @   cut, first, from, k); */
  /*@ assert found: separates_raised(vec(w, q), val(scratch), val(margin), sorted_rows(data, order),
    @   lo, cut, hi, k); */
  //@ assert a: vec(a, q) == row(sorted_rows(data, order), cut - 1);
  add_weight(w, q, k, scratch, a, scratch + 2);
}

void halving_hyperplane(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, mpq_ptr w,
                        mpq_ptr margin, mpq_ptr scratch)
{
  size_t q = data.inputs;
  mpq_srcptr a = point(data, order[cut - 1]), b = point(data, order[cut]);
  size_t k = first_difference(a, b, q);
  //@ assert a: vec(a, q) == row(sorted_rows(data, order), cut - 1);
  //@ assert b: vec(b, q) == row(sorted_rows(data, order), cut);
  //@ assert constant_input: constant_input(sorted_rows(data, order), lo, hi);
  //@ assert ordered: \forall integer i; 0 <= i ==> ordered(sorted_rows(data, order), lo, cut, hi, i);
  //@ assert neighbours: lex_below(vec(a, q), vec(b, q));
  //@ assert inside: 0 < k < q;
  //@ assert gap: at(vec(a, q), k) < at(vec(b, q), k);
  //@ assert agree: agree(vec(b, q), vec(a, q), k);

  mpq_sub(margin, b + k, a + k);
  //@ assert a_kept: vec(a, q) == row(\at(sorted_rows(data, order), Pre), cut - 1);
  //@ assert b_kept: vec(b, q) == row(\at(sorted_rows(data, order), Pre), cut);
  //@ assert margin: val(margin) == at(vec(b, q), k) - at(vec(a, q), k);
  weigh_gap(w, q, k, a, b, scratch);
  //@ assert middle: in_gap(vec(w, q), val(margin), \at(sorted_rows(data, order), Pre), cut, k);
  //@ assert points_kept: unchanged{Pre,Here}(data.x, data.points * q);
  //@ assert points: sorted_rows(data, order) == \at(sorted_rows(data, order), Pre);
  //@ assert separated: separates_agreeing(vec(w, q), val(margin), sorted_rows(data, order), lo, cut, hi, k);
  size_t from = first_agreeing(data, order, lo, cut, cut - 1, k);
  size_t until = last_agreeing(data, order, cut, cut, hi, k);
  /*@ loop invariant range: 0 < k < q;
    @ loop invariant points: sorted_rows(data, order) == \at(sorted_rows(data, order), Pre);
    @ loop invariant agreeing: agreeing_rows(sorted_rows(data, order), lo, cut, hi, from, until, k);
    @ loop invariant separated: separates_agreeing(vec(w, q), val(margin), sorted_rows(data, order),
    @   lo, cut, hi, k);
    @ loop assigns k, from, until, w[0 .. q - 1], scratch[0 .. HALVING_SCRATCH - 1];
    @ loop variant k;
    @*/
  while (from > lo || until < hi) {
    size_t level = level_before(data, order, lo, cut, hi, from, until, k);
    //@ assert narrow: separates_agreeing(vec(w, q), val(margin), sorted_rows(data, order), lo, cut, hi, level + 1);
    size_t first = first_agreeing(data, order, lo, cut, from, level);
    size_t last = last_agreeing(data, order, cut, until, hi, level);
    //@ assert wider: agreeing_rows(sorted_rows(data, order), lo, cut, hi, first, last, level);
    weigh_level(data, order, lo, cut, hi, from, until, first, last, level, w, margin, scratch);
    //@ assert points_kept: unchanged{LoopCurrent,Here}(data.x, data.points * q);
    k = level;
    from = first;
    until = last;
  }
}
