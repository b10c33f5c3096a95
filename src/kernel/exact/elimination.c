#include "elimination.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/* One step: y := u y - v r, where u and v are component `pivot` of r and of y. */
/*@ requires range: pivot < d;
  @ requires \valid(y + (0 .. d - 1)) && \valid_read(r + (0 .. d - 1));
  @ requires \valid(scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(y + (0 .. d - 1), r + (0 .. d - 1));
  @ requires \separated(y + (0 .. d - 1), scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(r + (0 .. d - 1), scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ terminates \true;
  @ assigns y[0 .. d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures step: \forall integer a; 0 <= a < d ==> at(vec(y, d), a) ==
  @   eliminate(at(vec(r, d), pivot), \old(at(vec(y, d), a)), \old(at(vec(y, d), pivot)), at(vec(r, d), a));
  @*/
static void eliminate_step(mpq_ptr y, mpq_srcptr r, size_t pivot, size_t d, mpq_ptr scratch)
{
  mpq_set(scratch, y + pivot);
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant factor: val(scratch) == \at(val(y + pivot), Pre);
    @ loop invariant done: \forall integer i; 0 <= i < a ==>
    @   val(y + i) == eliminate(val(r + pivot), \at(val(y + i), Pre), \at(val(y + pivot), Pre), val(r + i));
    @ loop invariant to_do: \forall integer i; a <= i < d ==> val(y + i) == \at(val(y + i), Pre);
    @ loop assigns a, y[0 .. d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++) {
    mpq_mul(scratch + 1, scratch, r + a);
    mpq_mul(y + a, r + pivot, y + a);
    mpq_sub(y + a, y + a, scratch + 1);
    /*@ assert this: val(y + a) ==
      @   eliminate(val(r + pivot), \at(val(y + a), LoopCurrent), \at(val(y + pivot), Pre), val(r + a)); */
  }
}

void eliminate_row(mpq_ptr y, mpq_srcptr e, const size_t *pivot, size_t s, size_t d, mpq_ptr scratch)
{
  /*@ loop invariant range: 0 <= t <= s;
    @ loop invariant kept: mat(e, s, d) == \at(mat(e, s, d), Pre);
    @ loop invariant reduced: \forall rmat m, indices point, v, integer k;
    @   agree(v, listed(pivot, s), s) ==> pivot_rows(e, m, point, v, s, d) ==>
    @   row_reduced(\at(vec(y, d), Pre), m, point, v, 0, k) ==> row_reduced(vec(y, d), m, point, v, t, k);
    @ loop assigns t, y[0 .. d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
    @ loop variant s - t;
    @*/
  for (size_t t = 0; t < s; t++) {
    //@ ghost row_in_matrix(t, s, d);
    eliminate_step(y, e + t * d, pivot[t], d, scratch);
    /*@ assert next: \forall rmat m, indices point, v, integer k; index(v, t) == pivot[t] ==>
      @   row_reduced(vec(e + t * d, d), m, point, v, t, index(point, t)) ==>
      @   row_reduced(\at(vec(y, d), LoopCurrent), m, point, v, t, k) ==>
      @   row_reduced(vec(y, d), m, point, v, t + 1, k); */
  }
  /*@ assert start: \forall rmat m, indices point, v, integer k;
    @   (\forall integer a; 0 <= a < d ==> \at(val(y + a), Pre) == at(row(m, k), a)) ==>
    @   row_reduced(\at(vec(y, d), Pre), m, point, v, 0, k); */
  //@ assert numbers: \forall integer a; 0 <= a < d ==> val(y + a) == at(vec(y, d), a);
}

/*@ requires \valid(y + (0 .. d - 1)) && \valid_read(x + (0 .. d - 1));
  @ requires \separated(y + (0 .. d - 1), x + (0 .. d - 1));
  @ terminates \true;
  @ assigns y[0 .. d - 1];
  @ ensures copied: vec(y, d) == \old(vec(x, d));
  @*/
static void copy_row(mpq_ptr y, mpq_srcptr x, size_t d)
{
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant copied: \forall integer i; 0 <= i < a ==> val(y + i) == \at(val(x + i), Pre);
    @ loop assigns a, y[0 .. d - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++)
    mpq_set(y + a, x + a);
}

void eliminate_pivots(mpq_srcptr x, size_t n, size_t d, const size_t *point, const size_t *pivot, size_t s,
                      mpq_ptr e, mpq_ptr scratch)
{
  /*@ loop invariant range: 0 <= t <= s;
    @ loop invariant rows_kept: mat(x, n, d) == \at(mat(x, n, d), Pre);
    @ loop invariant pivots: pivot_rows(e, mat(x, n, d), listed(point, s), listed(pivot, s), t, d);
    @ loop assigns t, e[0 .. s * d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
    @ loop variant s - t;
    @*/
  for (size_t t = 0; t < s; t++) {
    //@ ghost row_in_matrix(t, s, d);
    //@ ghost row_in_matrix(point[t], n, d);
    copy_row(e + t * d, x + point[t] * d, d);
    //@ assert vector: vec(e + t * d, d) == row(\at(mat(x, n, d), Pre), point[t]);
    /*@ assert copied: \forall integer a; 0 <= a < d ==>
      @   val(e + t * d + a) == at(row(\at(mat(x, n, d), Pre), point[t]), a); */
    eliminate_row(e + t * d, e, pivot, t, d, scratch);
    //@ assert before: unchanged{LoopCurrent,Here}(e, t * d);
    //@ assert earlier: pivot_rows(e, \at(mat(x, n, d), Pre), listed(point, s), listed(pivot, s), t, d);
    //@ assert components: agree(listed(pivot, s), listed(pivot, t), t);
    /*@ assert this: row_reduced(vec(e + t * d, d), \at(mat(x, n, d), Pre),
      @   listed(point, s), listed(pivot, s), t, point[t]); */
  }
}

void eliminate_exactly(mpq_srcptr x, size_t n, size_t d, const size_t *point, const size_t *pivot, size_t s, size_t i,
                       mpq_ptr y, mpq_ptr e, mpq_ptr scratch)
{
  //@ ghost row_in_matrix(i, n, d);
  eliminate_pivots(x, n, d, point, pivot, s, e, scratch);
  //@ assert rows: unchanged{Pre,Here}(x, n * d);
  copy_row(y, x + i * d, d);
  //@ assert kept: unchanged{Pre,Here}(x, n * d);
  //@ assert pivots: pivot_rows(e, mat(x, n, d), listed(point, s), listed(pivot, s), s, d);
  //@ assert row: \forall integer a; 0 <= a < d ==> val(y + a) == at(row(mat(x, n, d), i), a);
  eliminate_row(y, e, pivot, s, d, scratch);
  //@ assert still: unchanged{Pre,Here}(x, n * d);
  //@ assert matrix: mat(x, n, d) == \at(mat(x, n, d), Pre);
  //@ assert same_pivots: pivot_rows(e, mat(x, n, d), listed(point, s), listed(pivot, s), s, d);
}
