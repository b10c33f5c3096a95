/* Functions of two inputs that may tell points apart well. */
#ifndef MEMCERT_SHELL_MIXED_CANDIDATES_H
#define MEMCERT_SHELL_MIXED_CANDIDATES_H

#include "mixed.h"

/* Takes at most so many of the steps that are left.  `v` is the best tree of these points so far: pairs of inputs that
 * it tests come first.  Of each pair some sums and differences are compared with each other; each of the best is added
 * to `found` as phi of it, of its opposite, and of it with a constant that keeps it above 0 at every point, or as one
 * of these where one suffices. */
void mixed_candidates_find(mixed *m, const tree_node *v, const uint32_t *point, size_t count, uint64_t steps,
                           tree_functions *found);

#endif
