/* Theorem 1: the conditional network of a layered network over a dataset, by Algorithms 2 and 4 at once.
 *
 * The configuration tree is the trie of the paths of the points, so that common beginnings are stored once; it grows
 * point by point, and takes no more than the points put in need. */
#ifndef MEMCERT_SHELL_CONDITIONAL_TREE_H
#define MEMCERT_SHELL_CONDITIONAL_TREE_H

#include "conditional_model.h"
#include "kernel/layered.h"

typedef struct {
  layered_network net;
  conditional_model model; /* owned */
  size_t *variable;        /* of each neuron that was computed on the path of the last point; owned */
} conditional_tree;

conditional_tree conditional_tree_new(layered_network net);
/* Returns the conditional network, for the caller to release. */
conditional_model conditional_tree_end(conditional_tree *t);

/* Puts in the point on which the neurons have the outputs y and these are active: tests of the inputs for zero, and
 * layer by layer an operation for every active neuron from its sources that are not zero, and tests of all these for
 * zero, but in the last layer. */
void conditional_tree_add(conditional_tree *t, mpq_srcptr y, const bool *active);

#endif
