/* The lexicographic order of the points. */
#ifndef MEMCERT_KERNEL_ORDER_H
#define MEMCERT_KERNEL_ORDER_H

#include "types.h"
#include "specs/order.h"

/* The first j < q in which a and b differ, or q. */
size_t first_difference(mpq_srcptr a, mpq_srcptr b, size_t q);

/* Sorts the indices of the n rows of x: afterwards row order[i] is not above row order[i + 1] for
 * every i, and order[rank[k]] == k for every k.  Insertion sort, on purpose: the rows come from a
 * reader that has already sorted them, and then it takes n - 1 comparisons; a reader that has not
 * costs time, never a wrong order.  Returns whether the rows are pairwise distinct. */
bool order_rows(mpq_srcptr x, size_t n, size_t q, size_t *order, size_t *rank);

#endif
