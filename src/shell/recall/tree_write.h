/* Decision trees, also with functions that are computed on the way, as conditional networks. */
#ifndef MEMCERT_SHELL_TREE_WRITE_H
#define MEMCERT_SHELL_TREE_WRITE_H

#include "shell/conditional/conditional_model.h"
#include "tree_function.h"
#include "tree_node.h"

/* Variable p->inputs + k of the tree is function k.  A leaf computes the functions that it puts out and nothing on the
 * way has computed.  Thresholds are the simplest ones. */
conditional_model tree_write(const sorted_points *p, const tree_node *root, const tree_functions *functions);

#endif
