/* Decision trees as conditional networks: conditions on inputs alone, which cost one operation each and no product. */
#ifndef MEMCERT_SHELL_TREE_MODEL_H
#define MEMCERT_SHELL_TREE_MODEL_H

#include "recall_network.h"

/* At each leaf an output that is 0, 1 or an input at all of its points is put out as it is; any other costs one
 * operation.  Of the trees that several criteria lead to, the one with the fewest operations in the worst case, then in
 * the mean, as far as a fixed number of steps goes: there may be a better one.  A tree that is too deep is exit 4.
 *
 * Nothing is proved of this: what it makes is checked point by point (kernel/conditional.h). */
extern const recall_network tree_recall;

#endif
