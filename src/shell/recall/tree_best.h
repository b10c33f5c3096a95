/* The best decision tree that is found within some steps. */
#ifndef MEMCERT_SHELL_TREE_BEST_H
#define MEMCERT_SHELL_TREE_BEST_H

#include "recall_network.h"
#include "tree_improve.h"

/* What is wanted of a tree. */
tree_wish tree_wish_of(const recall_wish *wish);

/* The tree that is best as wished, as far as the steps go, and whether it is shown to be.  It may cost more than
 * wish.most: with exit 1 if a search has shown that each does. */
tree_node *tree_best(tree_columns *columns, tree_wish wish, const uint64_t *weight, size_t steps, bool *optimal);

#endif
