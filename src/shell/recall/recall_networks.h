/* The kinds of networks that recall a dataset, and what each of them costs there. */
#ifndef MEMCERT_SHELL_RECALL_NETWORKS_H
#define MEMCERT_SHELL_RECALL_NETWORKS_H

#include <jansson.h>
#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"
#include "shell/base/tally.h"

typedef enum {
  RECALL_SWITCH, /* Theorem 2; the others are conditional */
  RECALL_IFELSE,
  RECALL_PROJECTION,
  RECALL_MERGED, /* neighbours with equal outputs share a leaf (packed_model.h) */
  RECALL_PACKED, /* neighbours that a linear function fits do */
  RECALL_KINDS
} recall_kind;

const char *recall_name(recall_kind kind);

/* The kind of that name, or RECALL_KINDS. */
recall_kind recall_named(const char *name);

/* All names, joined by ", ". */
extern const char recall_names[];

/* Of any kind but RECALL_SWITCH.  The points are to be usable, and become sorted. */
conditional_model recall_model(points *p, recall_kind kind);

/* The operations of a network of that kind, which was made for these points, on them.  Leaves the program if it does
 * not recall them, or, where points share leaves, not within the bounds of kernel/packed.h. */
point_tally recall_check(const conditional_model *m, const points *p, recall_kind kind);

typedef struct {
  bool present[RECALL_KINDS]; /* not those that would take too much time here, or cannot help */
  point_tally operations[RECALL_KINDS];
  size_t conditions[RECALL_KINDS]; /* tests on the way to the deepest leaf */
  recall_kind cheapest; /* the least at most, then the least in the mean, then the first */
} recall_networks;

/* Makes every conditional network in turn and checks it on every point; leaves the program if one does not recall.
 * `of_switch` tells of the switch network.  The points stand by number afterwards. */
recall_networks recall_networks_make(points *p, point_tally of_switch);

/* One line for each of them. */
void recall_networks_write(FILE *stream, const recall_networks *found);
json_t *recall_networks_array(const recall_networks *found);

#endif
