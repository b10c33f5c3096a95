#include "recalled.h"
#include "proofs/lemmas/exact/lemmas_memory.h"

void outputs_join(mpq_srcptr y, size_t r, bool pairs, mpq_ptr out)
{
  /*@ loop invariant range: 0 <= j <= r;
    @ loop invariant numbers: unchanged{Pre,Here}(y, numbers_of(pairs, r));
    @ loop invariant joined: \forall integer k; 0 <= k < j ==> val(out + k) ==
    @   signed_output(are_pairs(pairs), \at(vec(y, numbers_of(pairs, r)), Pre), 0, r, k);
    @ loop assigns j, out[0 .. r - 1];
    @ loop variant r - j;
    @*/
  for (size_t j = 0; j < r; j++) {
    //@ assert first: val(y + j) == at(\at(vec(y, numbers_of(pairs, r)), Pre), j);
    //@ assert second: pairs ==> val(y + (r + j)) == at(\at(vec(y, numbers_of(pairs, r)), Pre), r + j);
    if (pairs)
      mpq_sub(out + j, y + j, y + (r + j));
    else
      mpq_set(out + j, y + j);
    //@ assert numbers: unchanged{LoopCurrent,Here}(y, numbers_of(pairs, r));
  }
}

/*@ requires \valid_read(out + (0 .. r - 1)) && \valid_read(d + (0 .. r - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures equal: \result <==> vec(out, r) == vec(d, r);
  @*/
static bool are_equal(mpq_srcptr out, mpq_srcptr d, size_t r)
{
  /*@ loop invariant range: 0 <= j <= r;
    @ loop invariant equal: \forall integer k; 0 <= k < j ==> val(out + k) == val(d + k);
    @ loop assigns j;
    @ loop variant r - j;
    @*/
  for (size_t j = 0; j < r; j++) {
    //@ assert here: at(vec(out, r), j) == val(out + j) && at(vec(d, r), j) == val(d + j);
    if (mpq_cmp(out + j, d + j) != 0)
      return false;
  }
  //@ assert same: same(vec(out, r), vec(d, r));
  return true;
}

/* Whether a and b differ by no more than `tolerance`. */
/*@ requires \valid_read(a) && \valid_read(b) && \valid_read(tolerance) && \valid(t);
  @ requires \separated(t, tolerance);
  @ terminates \true;
  @ assigns *t;
  @ ensures near: \result <==> -\old(val(tolerance)) <= \old(val(a)) - \old(val(b)) <= \old(val(tolerance));
  @*/
static bool is_near(mpq_srcptr a, mpq_srcptr b, mpq_srcptr tolerance, mpq_ptr t)
{
  mpq_sub(t, a, b);
  mpq_abs(t, t);
  return mpq_cmp(t, tolerance) <= 0;
}

/*@ requires \valid_read(out + (0 .. r - 1)) && \valid_read(d + (0 .. r - 1)) && \valid_read(tolerance) && \valid(t);
  @ requires \separated(t, out + (0 .. r - 1)) && \separated(t, d + (0 .. r - 1)) && \separated(t, tolerance);
  @ terminates \true;
  @ assigns *t;
  @ ensures near: \result <==> \old(within_tolerance(vec(out, r), vec(d, r), val(tolerance)));
  @*/
static bool are_near(mpq_srcptr out, mpq_srcptr d, size_t r, mpq_srcptr tolerance, mpq_ptr t)
{
  /*@ loop invariant range: 0 <= j <= r;
    @ loop invariant tolerance: val(tolerance) == \at(val(tolerance), Pre);
    @ loop invariant outputs: vec(out, r) == \at(vec(out, r), Pre);
    @ loop invariant dataset: vec(d, r) == \at(vec(d, r), Pre);
    @ loop invariant near: \forall integer k; 0 <= k < j ==>
    @   -val(tolerance) <= at(vec(out, r), k) - at(vec(d, r), k) <= val(tolerance);
    @ loop assigns j, *t;
    @ loop variant r - j;
    @*/
  for (size_t j = 0; j < r; j++) {
    //@ assert here: at(vec(out, r), j) == val(out + j) && at(vec(d, r), j) == val(d + j);
    if (!is_near(out + j, d + j, tolerance, t))
      return false;
    //@ assert outputs: unchanged{LoopCurrent,Here}(out, r);
    //@ assert dataset: unchanged{LoopCurrent,Here}(d, r);
  }
  return true;
}

/* The number below r that `label` is, or r. */
/*@ requires \valid_read(label) && \valid(t) && \separated(t, label);
  @ terminates \true;
  @ assigns *t;
  @ ensures range: \result <= r;
  @ ensures number: \result < r ==> \old(val(label)) == \result;
  @ ensures none: \result == r ==> \forall integer k; 0 <= k < r ==> \old(val(label)) != k;
  @*/
static size_t number_below(mpq_srcptr label, size_t r, mpq_ptr t)
{
  size_t k = 0;
  /*@ loop invariant range: 0 <= k <= r;
    @ loop invariant label: val(label) == \at(val(label), Pre);
    @ loop invariant none: \forall integer j; 0 <= j < k ==> val(label) != j;
    @ loop assigns k, *t;
    @ loop variant r - k;
    @*/
  for (; k < r; k++) {
    mpq_set_ui(t, k, 1);
    if (mpq_cmp(t, label) == 0)
      break;
  }
  return k;
}

/*@ requires \valid_read(out + (0 .. r - 1)) && k < r;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures largest: \result <==> only_largest(vec(out, r), k);
  @*/
static bool is_only_largest(mpq_srcptr out, size_t r, size_t k)
{
  //@ assert this: at(vec(out, r), k) == val(out + k);
  /*@ loop invariant range: 0 <= j <= r;
    @ loop invariant less: \forall integer i; 0 <= i < j ==> i != k ==> at(vec(out, r), i) < at(vec(out, r), k);
    @ loop assigns j;
    @ loop variant r - j;
    @*/
  for (size_t j = 0; j < r; j++) {
    //@ assert here: at(vec(out, r), j) == val(out + j);
    if (j != k && mpq_cmp(out + j, out + k) >= 0)
      return false;
  }
  return true;
}

/*@ requires \valid_read(out + (0 .. r - 1)) && \valid_read(d) && \valid(t);
  @ requires \separated(t, out + (0 .. r - 1)) && \separated(t, d);
  @ terminates \true;
  @ assigns *t;
  @ ensures names: \result <==> \old(names_largest(vec(out, r), vec(d, 1)));
  @*/
static bool is_named(mpq_srcptr out, mpq_srcptr d, size_t r, mpq_ptr t)
{
  //@ assert label: at(vec(d, 1), 0) == val(d);
  size_t k = number_below(d, r, t);
  //@ assert outputs: unchanged{Pre,Here}(out, r);
  return k < r && is_only_largest(out, r, k);
}

bool outputs_recalled(output_rule rule, mpq_srcptr out, mpq_srcptr d, size_t r, mpq_ptr t)
{
  if (rule.kind == RULE_EXACT)
    return are_equal(out, d, r);
  if (rule.kind == RULE_TOLERANCE)
    return are_near(out, d, r, rule.tolerance, t);
  return is_named(out, d, r, t);
}
