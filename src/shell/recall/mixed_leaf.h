/* Leaves that put out linear functions with few terms. */
#ifndef MEMCERT_SHELL_MIXED_LEAF_H
#define MEMCERT_SHELL_MIXED_LEAF_H

#include "mixed.h"

/* The cheapest leaf with these points that is found: each output is zero, a variable that is there, a constant, or phi
 * of at most `terms` (1 or 2) variables of (1, x) times numbers.  NULL if there is none, or no steps are left. */
tree_node *mixed_leaf(mixed *m, const uint32_t *point, size_t count, size_t terms);

#endif
