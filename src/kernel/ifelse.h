/* Corollary 1: the conditional network whose tests are the halving hyperplanes of Theorem 2. */
#ifndef MEMCERT_KERNEL_IFELSE_H
#define MEMCERT_KERNEL_IFELSE_H

#include "halving.h"
#include "search.h"

#define IFELSE_SCRATCH (HALVING_SCRATCH + 1)

/* Writes the network of the dataset into `into`, and its inputs are (1, x): at each vertex of the balanced tree an
 * operation phi(w.(1, x)) and the test whether that is above 0, and a leaf for every point.  `order` and `rank` become
 * the order of its leaves (order.h); `first`, n indices, and `hyperplane`, q numbers, are scratch.  There is to be room
 * for n (r + 3) instructions, n (q + r) terms, 1 value and n r outputs.  The network has no instruction if two points
 * are equal. */
conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch);

#endif
