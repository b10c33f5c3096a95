/* Exact elimination (specs/rank.acsl): the reduced pivot rows of a few steps, and other rows reduced by them. */
#ifndef MEMCERT_KERNEL_ELIMINATION_H
#define MEMCERT_KERNEL_ELIMINATION_H

#include <stdint.h>
#include "specs/memory/memory.acsl"
#include "specs/rank.acsl"

#define ELIMINATION_SCRATCH 2

/*@ // y is row k after t steps.
  @ predicate row_reduced(rvec y, rmat m, indices point, indices pivot, integer t, integer k) =
  @   \forall integer a; 0 <= a < len(y) ==> at(y, a) == reduced(m, point, pivot, t, k, a);
  @ // Row t of `e`, for t < s, is the pivot row of step t.
  @ predicate pivot_rows{L}(mpq_srcptr e, rmat m, indices point, indices pivot, integer s, integer d) =
  @   \forall integer t; 0 <= t < s ==> row_reduced(row(mat(e, s, d), t), m, point, pivot, t, index(point, t));
  @*/

/* y, row k of a matrix, becomes that row after the s steps whose pivot rows are in e. */
/*@ requires fits: 0 < d && s * d <= SIZE_MAX;
  @ requires \valid(y + (0 .. d - 1)) && \valid(scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \valid_read(e + (0 .. s * d - 1)) && \valid_read(pivot + (0 .. s - 1));
  @ requires \separated(y + (0 .. d - 1), scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(y + (0 .. d - 1), e + (0 .. s * d - 1));
  @ requires \separated(y + (0 .. d - 1), pivot + (0 .. s - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), e + (0 .. s * d - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), pivot + (0 .. s - 1));
  @ requires components: \forall integer t; 0 <= t < s ==> pivot[t] < d;
  @ terminates \true;
  @ assigns y[0 .. d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures reduced: \forall rmat m, indices point, v, integer k;
  @   agree(v, listed(pivot, s), s) ==> pivot_rows(e, m, point, v, s, d) ==>
  @   (\forall integer a; 0 <= a < d ==> \old(val(y + a)) == at(row(m, k), a)) ==>
  @   \forall integer a; 0 <= a < d ==> val(y + a) == reduced(m, point, v, s, k, a);
  @*/
void eliminate_row(mpq_ptr y, mpq_srcptr e, const size_t *pivot, size_t s, size_t d, mpq_ptr scratch);

/* e := the pivot rows of s steps on the n rows of d numbers from x on. */
/*@ requires fits: 0 < d && n * d <= SIZE_MAX && s * d <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. n * d - 1)) && \valid(e + (0 .. s * d - 1));
  @ requires \valid_read(point + (0 .. s - 1)) && \valid_read(pivot + (0 .. s - 1));
  @ requires \valid(scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(e + (0 .. s * d - 1), x + (0 .. n * d - 1));
  @ requires \separated(e + (0 .. s * d - 1), scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), x + (0 .. n * d - 1));
  @ requires \separated(e + (0 .. s * d - 1), point + (0 .. s - 1));
  @ requires \separated(e + (0 .. s * d - 1), pivot + (0 .. s - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), point + (0 .. s - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), pivot + (0 .. s - 1));
  @ requires points: \forall integer t; 0 <= t < s ==> point[t] < n;
  @ requires components: \forall integer t; 0 <= t < s ==> pivot[t] < d;
  @ terminates \true;
  @ assigns e[0 .. s * d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures pivots: pivot_rows(e, mat(x, n, d), listed(point, s), listed(pivot, s), s, d);
  @*/
void eliminate_pivots(mpq_srcptr x, size_t n, size_t d, const size_t *point, const size_t *pivot, size_t s,
                      mpq_ptr e, mpq_ptr scratch);

/* y := row i of them after the steps; e := the pivot rows. */
/*@ requires fits: 0 < d && n * d <= SIZE_MAX && s * d <= SIZE_MAX && i < n;
  @ requires \valid_read(x + (0 .. n * d - 1)) && \valid(e + (0 .. s * d - 1)) && \valid(y + (0 .. d - 1));
  @ requires \valid_read(point + (0 .. s - 1)) && \valid_read(pivot + (0 .. s - 1));
  @ requires \valid(scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(e + (0 .. s * d - 1), x + (0 .. n * d - 1));
  @ requires \separated(e + (0 .. s * d - 1), y + (0 .. d - 1));
  @ requires \separated(e + (0 .. s * d - 1), scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(y + (0 .. d - 1), x + (0 .. n * d - 1));
  @ requires \separated(y + (0 .. d - 1), scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), x + (0 .. n * d - 1));
  @ requires \separated(e + (0 .. s * d - 1), point + (0 .. s - 1));
  @ requires \separated(e + (0 .. s * d - 1), pivot + (0 .. s - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), point + (0 .. s - 1));
  @ requires \separated(scratch + (0 .. ELIMINATION_SCRATCH - 1), pivot + (0 .. s - 1));
  @ requires \separated(y + (0 .. d - 1), pivot + (0 .. s - 1));
  @ requires points: \forall integer t; 0 <= t < s ==> point[t] < n;
  @ requires components: \forall integer t; 0 <= t < s ==> pivot[t] < d;
  @ terminates \true;
  @ assigns y[0 .. d - 1], e[0 .. s * d - 1], scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: mat(x, n, d) == \old(mat(x, n, d));
  @ ensures reduced: \forall integer a; 0 <= a < d ==>
  @   val(y + a) == reduced(mat(x, n, d), listed(point, s), listed(pivot, s), s, i, a);
  @*/
void eliminate_exactly(mpq_srcptr x, size_t n, size_t d, const size_t *point, const size_t *pivot, size_t s, size_t i,
                       mpq_ptr y, mpq_ptr e, mpq_ptr scratch);

#endif
