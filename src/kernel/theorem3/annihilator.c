#include "annihilator.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/theorem3/lemmas_annihilator.h"

/* The first component that is not zero, or d. */
/*@ requires \valid_read(y + (0 .. d - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result <= d;
  @ ensures zero: \forall integer i; 0 <= i < \result ==> val(y + i) == 0.0;
  @ ensures first: \result < d ==> val(y + \result) != 0.0;
  @*/
static size_t first_nonzero(mpq_srcptr y, size_t d)
{
  size_t a = 0;
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant zero: \forall integer i; 0 <= i < a ==> val(y + i) == 0.0;
    @ loop assigns a;
    @ loop variant d - a;
    @*/
  while (a < d && mpq_sgn(y + a) == 0)
    a++;
  return a;
}

/* Component a of row t becomes 1, that of all other rows 0. */
/*@ requires fits: count * d <= SIZE_MAX && t < count && a < d;
  @ requires \valid(e + (0 .. count * d - 1)) && \valid(scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(e + (0 .. count * d - 1), scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires pivot: val(e + (t * d + a)) != 0.0;
  @ terminates \true;
  @ assigns e[0 .. count * d - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
  @*/
static void clear_component(mpq_ptr e, size_t count, size_t d, size_t t, size_t a, mpq_ptr scratch)
{
  //@ ghost row_in_matrix(t, count, d);
  mpq_ptr r = e + t * d;
  mpq_set(scratch, r + a);
  /*@ loop invariant range: 0 <= i <= d;
    @ loop invariant pivot: val(scratch) != 0.0;
    @ loop assigns i, e[0 .. count * d - 1];
    @ loop variant d - i;
    @*/
  for (size_t i = 0; i < d; i++)
    mpq_div(r + i, r + i, scratch);
  /*@ loop invariant range: 0 <= k <= count;
    @ loop assigns k, e[0 .. count * d - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
    @ loop variant count - k;
    @*/
  for (size_t k = 0; k < count; k++) {
    if (k == t)
      continue;
    //@ ghost row_in_matrix(k, count, d);
    mpq_ptr y = e + k * d;
    mpq_set(scratch, y + a);
    /*@ loop invariant range: 0 <= i <= d;
      @ loop assigns i, e[0 .. count * d - 1], scratch[1];
      @ loop variant d - i;
      @*/
    for (size_t i = 0; i < d; i++) {
      mpq_mul(scratch + 1, scratch, r + i);
      mpq_sub(y + i, y + i, scratch + 1);
    }
  }
}

/* If one of the first f numbers of row t is not zero, the row is to give the component of the first of them, which is
 * cleared in the others: pivot[a] is the row for component a, or `count`.  Returns false if it is (0, ..., 0, x) with
 * x != 0 and f < d. */
/*@ requires fits: 0 < d && f <= d && count * d <= SIZE_MAX && t < count;
  @ requires \valid(e + (0 .. count * d - 1)) && \valid(pivot + (0 .. d - 1));
  @ requires \valid(scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(e + (0 .. count * d - 1), pivot + (0 .. d - 1));
  @ requires \separated(e + (0 .. count * d - 1), scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(pivot + (0 .. d - 1), scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires rows: \forall integer i; 0 <= i < d ==> pivot[i] <= count;
  @ requires last: f < d ==> pivot[d - 1] == count;
  @ terminates \true;
  @ assigns e[0 .. count * d - 1], pivot[0 .. d - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
  @ ensures rows: \forall integer i; 0 <= i < d ==> pivot[i] <= count;
  @ ensures last: f < d ==> pivot[d - 1] == count;
  @ ensures one: \exists integer a; change_at(\old(listed(pivot, d)), listed(pivot, d), d, a);
  @ ensures any: f == d ==> \result;
  @*/
static bool take_row(mpq_ptr e, size_t count, size_t d, size_t f, size_t t, size_t *pivot, mpq_ptr scratch)
{
  //@ ghost row_in_matrix(t, count, d);
  size_t a = first_nonzero(e + t * d, f);
  if (a == f)
    return f == d || mpq_sgn(e + t * d + d - 1) == 0;
  pivot[a] = t;
  //@ assert one: change_at(\at(listed(pivot, d), Pre), listed(pivot, d), d, a);
  clear_component(e, count, d, t, a, scratch);
  return true;
}

/* A component for which there is no row, the last one if f < d; d if there is none. */
/*@ requires 0 < d && f <= d && \valid_read(pivot + (0 .. d - 1));
  @ requires last: f < d ==> pivot[d - 1] == count;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures last: f < d ==> \result == d - 1;
  @ ensures free: \result < d ==> pivot[\result] >= count;
  @ ensures none: \result >= d ==> \forall integer i; 0 <= i < d ==> pivot[i] < count;
  @*/
static size_t free_component(const size_t *pivot, size_t count, size_t d, size_t f)
{
  size_t free = f < d ? d - 1 : 0;
  /*@ loop invariant range: 0 <= free <= d;
    @ loop invariant last: f < d ==> free == d - 1;
    @ loop invariant none: f == d ==> \forall integer i; 0 <= i < free ==> pivot[i] < count;
    @ loop assigns free;
    @ loop variant d - free;
    @*/
  while (free < d && pivot[free] < count)
    free++;
  return free;
}

/* Row pivot[a] is 1 at a and 0 where other rows have their pivots; only c[free] = 1 is left for it to cancel. */
/*@ requires fits: free < d && count * d <= SIZE_MAX;
  @ requires \valid(e + (0 .. count * d - 1));
  @ requires \valid(c + (0 .. d - 1));
  @ requires \valid(pivot + (0 .. d - 1));
  @ requires \separated(e + (0 .. count * d - 1), c + (0 .. d - 1));
  @ requires \separated(c + (0 .. d - 1), pivot + (0 .. d - 1));
  @ requires free: pivot[free] >= count;
  @ terminates \true;
  @ assigns c[0 .. d - 1];
  @ ensures one: at(vec(c, d), free) == 1.0;
  @*/
static void cancel(mpq_ptr e, size_t count, size_t d, size_t free, mpq_ptr c, size_t *pivot)
{
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant one: free < a ==> val(c + free) == 1.0;
    @ loop assigns a, c[0 .. d - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++)
    if (pivot[a] < count) {
      //@ ghost row_in_matrix(pivot[a], count, d);
      mpq_neg(c + a, e + pivot[a] * d + free);
    } else
      mpq_set_ui(c + a, a == free, 1);
}

bool annihilator_find(mpq_ptr e, size_t count, size_t d, size_t f, mpq_ptr c, size_t *pivot, mpq_ptr scratch)
{
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant none: \forall integer i; 0 <= i < a ==> pivot[i] == count;
    @ loop assigns a, pivot[0 .. d - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++)
    pivot[a] = count;
  //@ ghost lemma_taken(count, d);
  /*@ loop invariant range: 0 <= t <= count;
    @ loop invariant rows: \forall integer i; 0 <= i < d ==> pivot[i] <= count;
    @ loop invariant last: f < d ==> pivot[d - 1] == count;
    @ loop invariant taken: taken(listed(pivot, d), count, d) <= t;
    @ loop assigns t, pivot[0 .. d - 1], e[0 .. count * d - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
    @ loop variant count - t;
    @*/
  for (size_t t = 0; t < count; t++)
    if (!take_row(e, count, d, f, t, pivot, scratch))
      return false;
  size_t free = free_component(pivot, count, d, f);
  //@ assert all: free >= d ==> taken(listed(pivot, d), count, d) == d;
  if (free >= d)
    return false;
  cancel(e, count, d, free, c, pivot);
  return true;
}

bool annihilator_proper(mpq_srcptr c, size_t d, size_t f)
{
  return f < d ? mpq_sgn(c + d - 1) != 0 : first_nonzero(c, d) < d;
}

size_t annihilator_count(mpq_srcptr x, size_t n, size_t d, mpq_srcptr c, bool *on, mpq_ptr scratch)
{
  size_t count = 0;
  /*@ loop invariant range: 0 <= i <= n && 0 <= count <= i;
    @ loop invariant rows: mat(x, n, d) == \at(mat(x, n, d), Pre);
    @ loop invariant hyperplane: vec(c, d) == \at(vec(c, d), Pre);
    @ loop invariant count: count == incident(vec(c, d), mat(x, n, d), i);
    @ loop invariant which: \forall integer k; 0 <= k < i ==>
    @   (on[k] <==> dot(vec(c, d), row(mat(x, n, d), k)) == 0.0);
    @ loop assigns i, count, on[0 .. n - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    //@ ghost row_in_matrix(i, n, d);
    vector_dot(scratch, c, x + i * d, d, scratch + 1);
    //@ assert product: val(scratch) == dot(\at(vec(c, d), Pre), row(\at(mat(x, n, d), Pre), i));
    on[i] = mpq_sgn(scratch) == 0;
    if (on[i])
      count++;
  }
  return count;
}

/* r := component a of the sum of l_k times row k.  `t` is scratch. */
/*@ requires fits: a < d && d * d <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. d * d - 1)) && \valid_read(l + (0 .. d - 1)) && \valid(r) && \valid(t);
  @ requires \separated(r, t);
  @ requires \separated(r, x + (0 .. d * d - 1)) && \separated(r, l + (0 .. d - 1));
  @ requires \separated(t, x + (0 .. d * d - 1)) && \separated(t, l + (0 .. d - 1));
  @ terminates \true;
  @ assigns *r, *t;
  @ ensures combination: val(r) == combination(vec(l, d), mat(x, d, d), d, a);
  @*/
static void combine(mpq_ptr r, mpq_srcptr x, size_t d, mpq_srcptr l, size_t a, mpq_ptr t)
{
  mpq_set_ui(r, 0, 1);
  /*@ loop invariant range: 0 <= k <= d;
    @ loop invariant rows: mat(x, d, d) == \at(mat(x, d, d), Pre);
    @ loop invariant coefficients: vec(l, d) == \at(vec(l, d), Pre);
    @ loop invariant partial: val(r) == combination(vec(l, d), mat(x, d, d), k, a);
    @ loop assigns k, *r, *t;
    @ loop variant d - k;
    @*/
  for (size_t k = 0; k < d; k++) {
    //@ ghost row_in_matrix(k, d, d);
    //@ assert cell: val(x + k * d + a) == at(row(mat(x, d, d), k), a);
    mpq_mul(t, l + k, x + k * d + a);
    mpq_add(r, r, t);
  }
}

bool annihilator_dependency(mpq_srcptr x, size_t d, mpq_srcptr l, mpq_ptr scratch)
{
  if (first_nonzero(l, d) == d)
    return false;
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant rows: mat(x, d, d) == \at(mat(x, d, d), Pre);
    @ loop invariant coefficients: vec(l, d) == \at(vec(l, d), Pre);
    @ loop invariant zero: \forall integer i; 0 <= i < a ==> combination(vec(l, d), mat(x, d, d), d, i) == 0.0;
    @ loop assigns a, scratch[0 .. ANNIHILATOR_SCRATCH - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++) {
    combine(scratch, x, d, l, a, scratch + 1);
    if (mpq_sgn(scratch) != 0)
      return false;
  }
  return true;
}
