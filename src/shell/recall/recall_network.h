/* A kind of network that recalls a dataset, as synth and certify know it: a struct of functions. */
#ifndef MEMCERT_SHELL_RECALL_NETWORK_H
#define MEMCERT_SHELL_RECALL_NETWORK_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/sorted_points.h"

typedef struct {
  const char *name;
  bool (*worth_trying)(const sorted_points *p);          /* by certify; NULL: always */
  conditional_model (*make)(const sorted_points *p);     /* NULL for the switch network, which is not conditional */
  size_t (*width)(const sorted_points *p);               /* if points share leaves: the most terms of a function there,
                                                          * for the bounds of kernel/packed.h; otherwise NULL */
} recall_network;

/* Whether there are few numbers; otherwise what cannot or seldom does help is left out. */
bool recall_is_small(const sorted_points *p);

#endif
