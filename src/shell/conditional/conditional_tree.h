/* Theorem 1: the conditional network of a layered network over a dataset (kernel/condition_point.h), and the room
 * that it grows into. */
#ifndef MEMCERT_SHELL_CONDITIONAL_TREE_H
#define MEMCERT_SHELL_CONDITIONAL_TREE_H

#include "conditional_model.h"
#include "kernel/layered/layered.h"

typedef struct {
  layered_network net;
  reading_terms reading;
  conditional_model model; /* owned */
  size_t weights;          /* of the model that are numbers, whether it has them or not yet */
  size_t *known;           /* as conditional_model_known() has it; owned */
  size_t known_room;
  size_t *tested; /* the order of the steps; owned */
  size_t steps;
  size_t *variable; /* scratch, one per neuron; owned */
} conditional_tree;

/* Leaves with exit 4 if the network is larger than the kernel's limits. */
conditional_tree conditional_tree_new(layered_network net, reading_terms reading);
/* Returns the conditional network, for the caller to release. */
conditional_model conditional_tree_end(conditional_tree *t);

/* Puts in point x.  y becomes the outputs of all neurons of the network, active which are; scratch: one number.
 * Returns A and W.  Leaves with exit 4 if the tree may become larger than the kernel's limits. */
activity conditional_tree_add(conditional_tree *t, mpq_srcptr x, mpq_ptr y, bool *active, mpq_ptr scratch);

#endif
