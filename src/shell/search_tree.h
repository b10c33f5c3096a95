/* The if-else network of Corollary 1.  Its vertices and its leaves are the kernel's; that it recalls the points is not
 * proved: whoever relies on one has it checked (kernel/conditional.h). */
#ifndef MEMCERT_SHELL_SEARCH_TREE_H
#define MEMCERT_SHELL_SEARCH_TREE_H

#include "kernel/ifelse.h"

/* Writes the network of the dataset into `into`, and its inputs are (1, x): at each vertex of the balanced tree an
 * operation phi(w.(1, x)) with the halving hyperplane of Theorem 2 and the test whether that is above 0, and a leaf for
 * every point.  `order` and `rank` become the order of its leaves (order.h); `first`, n indices, and `hyperplane`, q
 * numbers, are scratch, and so is `scratch`, IFELSE_SCRATCH numbers.  There is to be room for n (r + 3) instructions,
 * n (q + r) terms, 1 value and n r outputs.  The network has no instruction if two points are equal. */
conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch);

#endif
