/* Trees whose conditions are all on one variable. */
#ifndef MEMCERT_SHELL_MIXED_LINE_H
#define MEMCERT_SHELL_MIXED_LINE_H

#include "mixed.h"

/* The points are cut along the variable, of mixed_value(), into as few pieces as leaves can have; above them is a tree
 * as low as can be, or with `mean` one that halves the weight.  NULL where points with one value have no leaf in
 * common, where most pieces would be single points, or no steps are left. */
tree_node *mixed_line(mixed *m, const uint32_t *point, size_t count, size_t variable, bool mean);

#endif
