/* Decision trees as conditional networks: conditions on inputs alone, which cost one operation each and no product. */
#ifndef MEMCERT_SHELL_TREE_MODEL_H
#define MEMCERT_SHELL_TREE_MODEL_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

/* A tree that recalls the points, which are to be usable.  At each leaf an output that is 0, 1 or an input at all of
 * its points is put out as it is; any other costs one operation.  Among the trees that several criteria lead to, it
 * takes the one with the fewest operations in the worst case, then in the mean, as far as a fixed number of steps
 * goes; it need not be the best there is.  Leaves with exit 4 if a tree is too deep. */
conditional_model tree_model(const points *p);

#endif
