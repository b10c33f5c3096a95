/* The kinds of networks that recall a dataset, and what each of them costs there: one list. */
#ifndef MEMCERT_SHELL_RECALL_NETWORKS_H
#define MEMCERT_SHELL_RECALL_NETWORKS_H

#include <jansson.h>
#include "recall_network.h"

/* The kind of that name, or NULL. */
const recall_network *recall_named(const char *name);

/* Theorem 2; the others are conditional. */
extern const recall_network switch_recall;

/* Makes a network that is conditional, and checks it.  Leaves the program if it does not recall the points, or, where
 * points share leaves, not within the bounds of kernel/packed.h. */
recall_made recall_make(const recall_network *kind, const sorted_points *p, const recall_wish *wish);

/* How large one of them is; of a conditional network, neurons are its operations and weights their terms. */
typedef struct {
  uint64_t neurons, weights;
  size_t depth; /* layers, or switches or tests on the way to the deepest leaf */
  point_tally active_neurons, active_weights; /* over no points of a conditional network */
  double making, checking; /* seconds, which are shown and never decided on */
} recall_size;

/* What one of them costs. */
typedef struct {
  const recall_network *kind;
  point_tally operations;
  mpq_ptr weighted;  /* the mean by the weights of the points, owned; NULL if they have none */
  size_t conditions; /* tests on the way to the deepest leaf */
  uint64_t bits;     /* of its numbers (numbers_bits()) */
  bool optimal;      /* as recall_made says */
  char *file;        /* the network as a file has it, owned; NULL if that is not wished, and of the switch network */
  recall_size size;
} recall_cost;

/* A network that there is none of for these points, and why. */
typedef struct {
  const recall_network *kind;
  char *reason; /* owned */
  size_t *line; /* of the points that show it, owned */
  size_t lines; /* 0 if none do */
} recall_absence;

typedef struct {
  recall_cost *cost; /* the switch network first, without those that would take too much time here, or cannot help */
  size_t count;
  size_t cheapest;   /* by the wish; of equal ones the first */
  recall_absence *absent;
  size_t absences;
} recall_networks;

/* The mean of what points count, by weights; number[i] is the number of the point that counts count[i], or `number` is
 * NULL: i.  NULL if the points have no weights; otherwise to be released with numbers_free(). */
mpq_ptr recall_weighted_mean(const points *p, const size_t *number, const size_t *count);

/* Makes every conditional network in turn and checks it on every point; leaves the program if one does not recall.
 * Networks that are read instead (wish->read) may fail: then `operations` has fewer points.
 * `of_switch` is the cost of the switch network. */
recall_networks recall_networks_make(const sorted_points *p, recall_cost of_switch, const recall_wish *wish);
/* The mixed one at the end: making it takes longer than a tree does. */
void recall_networks_add_mixed(recall_networks *found, const sorted_points *p, const recall_wish *wish);
/* Another one, which is not conditional, at the end; it is not the cheapest. */
void recall_networks_add(recall_networks *found, recall_cost cost);
/* There is none of that kind: what the text says of it, with one line for each of them after the networks. */
void recall_networks_add_absence(recall_networks *found, recall_absence absence);
void recall_networks_free(recall_networks *found);

const recall_cost *recall_cheapest(const recall_networks *found);

/* A table with one line for each of them. */
void recall_networks_write(FILE *stream, const recall_networks *found);
json_t *recall_cost_object(const recall_cost *cost);
json_t *recall_networks_array(const recall_networks *found);
/* Of those that there are none of. */
json_t *recall_absences_array(const recall_networks *found);

#endif
