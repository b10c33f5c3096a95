/* The lexicographic order of the points. */
#ifndef MEMCERT_KERNEL_ORDER_H
#define MEMCERT_KERNEL_ORDER_H

#include <stdint.h>
#include "kernel/types.h"
#include "specs/order.acsl"

/* The first j < q in which a and b differ, or q. */
/*@ requires \valid_read(a + (0 .. q - 1)) && \valid_read(b + (0 .. q - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: 0 <= \result <= q;
  @ ensures first: \result < q ==> differ_first(vec(a, q), vec(b, q), \result);
  @ ensures equal_before: \forall integer i; 0 <= i < \result ==> at(vec(a, q), i) == at(vec(b, q), i);
  @ ensures equal: \result == q <==> vec(a, q) == vec(b, q);
  @*/
size_t first_difference(mpq_srcptr a, mpq_srcptr b, size_t q);

/* Sorts the indices of the n rows of x: afterwards row order[i] is not above row order[i + 1] for
 * every i, and order[rank[k]] == k for every k.  Insertion sort, on purpose: the rows come from a
 * reader that has already sorted them, and then it takes n - 1 comparisons; a reader that has not
 * costs time, never a wrong order.  Returns whether the rows are pairwise distinct. */
/*@ requires fits: n * q <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. n * q - 1));
  @ requires \valid(order + (0 .. n - 1)) && \valid(rank + (0 .. n - 1));
  @ requires \separated(order + (0 .. n - 1), rank + (0 .. n - 1));
  @ requires \separated(order + (0 .. n - 1), x + (0 .. n * q - 1));
  @ requires \separated(rank + (0 .. n - 1), x + (0 .. n * q - 1));
  @ terminates \true;
  @ assigns order[0 .. n - 1], rank[0 .. n - 1];
  @ ensures permutation: inverse(order, rank, n);
  @ ensures increasing: \result ==> lex_increasing(select(order, n, mat(x, n, q)), 0, n);
  @ ensures distinct: \result <==> distinct_rows(mat(x, n, q));
  @*/
bool order_rows(mpq_srcptr x, size_t n, size_t q, size_t *order, size_t *rank);

#endif
