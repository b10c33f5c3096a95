/* A decision tree made cheaper, part by part, where exact searches end within their steps. */
#ifndef MEMCERT_SHELL_TREE_IMPROVE_H
#define MEMCERT_SHELL_TREE_IMPROVE_H

#include "tree_columns.h"
#include "tree_node.h"

/* What is wanted: the least of that aim among the trees that cost at most `most` at each point; SIZE_MAX, and always so in
 * the worst case, among all. */
typedef struct {
  tree_aim aim;
  size_t most;
} tree_wish;

/* Returns whether no tree is cheaper now, which is said only if a search has shown it.  The tree may still cost more than
 * `most`.  `steps` counts the cells that are looked at; `weight` is NULL, or what each point counts. */
bool tree_improve(const tree_columns *columns, tree_node **root, tree_wish wish, const uint64_t *weight, uint64_t steps);

#endif
