/* A kind of network that recalls a dataset, as synth and certify know it: a struct of functions. */
#ifndef MEMCERT_SHELL_RECALL_NETWORK_H
#define MEMCERT_SHELL_RECALL_NETWORK_H

#include "shell/base/tally.h"
#include "shell/conditional/conditional_model.h"
#include "shell/table/sorted_points.h"

/* What is wanted of a network where there is a choice. */
typedef struct {
  bool mean_first; /* few operations in the mean, then in the worst case; otherwise the other way round */
  size_t steps;    /* cells of the table that may be looked at while trees are compared */
  size_t most;     /* operations that a tree may take on a point, with mean_first; 0: any number */
  bool keeps_files; /* each network is kept as text */
  /* Networks that are there and need not be made: the one of that name, with inputs (1, x) and outputs as the points
   * have them.  NULL: they are made. */
  conditional_model (*read)(const char *name, const sorted_points *p);
} recall_wish;

/* Such steps, if nothing else is asked for: half a second, but some where the table is too large for the cache. */
#define RECALL_STEPS ((size_t)100000000)

typedef struct {
  conditional_model network;
  bool optimal; /* a search has shown that no network of its kind is better */
} recall_made;

/* Whether the point of that rank, which is not the first, begins a new leaf. */
typedef bool leaf_begin(const sorted_points *p, size_t rank);

typedef struct {
  const char *name;
  bool (*worth_trying)(const sorted_points *p); /* by certify; NULL: always */
  recall_made (*make)(const sorted_points *p, const recall_wish *wish); /* NULL for the switch network, which is not
                                                                          * conditional */
  size_t (*width)(const sorted_points *p);      /* if points share leaves: the most terms of a function there, for the
                                                 * bounds of kernel/conditional/packed.h; otherwise NULL */
  leaf_begin *begins_leaf;                      /* if its leaves, as its tests have them, have the points by rank;
                                                 * otherwise NULL: running the network says where points arrive */
} recall_network;

/* By rank, whole numbers in proportion to the weights of the points, or NULL if they have none; *exact says whether they
 * are not rounded.  To be released with free(). */
uint64_t *recall_weights(const sorted_points *p, bool *exact);

/* Whether there are few numbers; otherwise what cannot or seldom does help is left out. */
bool recall_is_small(const sorted_points *p);

#endif
