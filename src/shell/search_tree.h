/* Conditional networks that look for a point in a balanced tree of tests and have a leaf for each.  They are not
 * proved: whoever relies on one has it checked (kernel/conditional.h). */
#ifndef MEMCERT_SHELL_SEARCH_TREE_H
#define MEMCERT_SHELL_SEARCH_TREE_H

#include "kernel/halving.h"
#include "kernel/instructions.h"
#include "kernel/projection.h"

#define IFELSE_SCRATCH (HALVING_SCRATCH + 1)

/* One projection: v = phi(c.(1, x)), then tests v < b.  Writes the network of the dataset into `into`; its inputs are
 * (1, x).  `order` and `rank` become the order of its leaves (order.h); `first`, n indices, and `direction`, q numbers,
 * are scratch.  There is to be room for n (r + 2) instructions, q + n r terms, n - 1 values and n r outputs.  The
 * network has no instruction if two points are equal. */
conditional_network projection_network(dataset data, conditional_arrays into, size_t *order, size_t *rank,
                                       size_t *first, mpq_ptr direction, mpq_ptr scratch);

/* Corollary 1: at each vertex an operation phi(w.(1, x)) with the halving hyperplane of Theorem 2, and the test whether
 * that is above 0.  The parameters are the same; there is to be room for n (r + 3) instructions, n (q + r) terms, 1
 * value and n r outputs. */
conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch);

#endif
