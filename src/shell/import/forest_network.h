/* Forests as conditional networks.
 *
 * A conditional network is a tree, so that several trees are tested one after the other, the second one at every leaf
 * of the first, and so on.  A test whose outcome earlier tests on the way decide is left out, so that there is a leaf
 * for every combination of leaves that some input has, and for no other. */
#ifndef MEMCERT_SHELL_FOREST_NETWORK_H
#define MEMCERT_SHELL_FOREST_NETWORK_H

#include "forest.h"
#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

typedef struct {
  const char *file;    /* for messages */
  bool classes;        /* the output is the number of the class */
  size_t leaves_most;  /* exit 4 beyond */
  const points *table; /* keep the branches that its rows take and no others; NULL for all */
} forest_wish;

typedef struct {
  conditional_model net;
  size_t merged; /* tests left out because both sides have the same leaf */
} forest_made;

/* The network, whose input 0 is the constant 1.  For classes, the forest must have a decision. */
forest_made forest_network(const forest *f, const forest_wish *wish);

#endif
