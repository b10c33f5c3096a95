/* Theorem 2: the switch network of a dataset. */
#ifndef MEMCERT_KERNEL_SYNTHESIZE_H
#define MEMCERT_KERNEL_SYNTHESIZE_H

#include "types.h"

#define SYNTHESIZE_SCRATCH 6

/* Fills `net`, whose dimensions must be those of the dataset, with the network of Theorem 2, and
 * `order` and `rank` with the order of its leaves (order.h): point k has leaf rank[k].
 * Returns false, and no network, exactly if two points are equal. */
bool synthesize(dataset data, network net, size_t *order, size_t *rank, mpq_ptr scratch);

#endif
