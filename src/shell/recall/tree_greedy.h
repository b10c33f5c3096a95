/* Decision trees that are made cut by cut, from the root to the leaves. */
#ifndef MEMCERT_SHELL_TREE_GREEDY_H
#define MEMCERT_SHELL_TREE_GREEDY_H

#include "tree_cuts.h"
#include "tree_node.h"

/* The cheapest of the trees that several criteria lead to, and of those where the cuts by several of them are compared
 * as far as `steps` goes, which counts the cells of the table that are looked at; at least one is made.  `weight` is
 * NULL, or what each point counts.  A tree that is too deep is exit 4. */
tree_node *tree_greedy(tree_columns *columns, tree_aim aim, const uint64_t *weight, uint64_t steps);

#endif
