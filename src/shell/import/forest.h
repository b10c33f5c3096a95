/* Decision trees, one or several whose outputs are added, as other programs write them. */
#ifndef MEMCERT_SHELL_FOREST_H
#define MEMCERT_SHELL_FOREST_H

#include <stdbool.h>
#include "kernel/conditional/conditional_types.h"

typedef struct {
  bool is_test;
  comparison compare;
  size_t input;           /* of a test, from 0 */
  size_t threshold;       /* its number */
  size_t next, otherwise; /* nodes: where it holds, where it does not */
  size_t lo, hi;          /* of a leaf: its terms are lo, ..., hi - 1 */
} forest_node;

typedef enum {
  FOREST_SCORES,  /* sums, and nothing more is known of them */
  FOREST_LARGEST, /* the class is the number of the largest output, of equal ones the first */
  FOREST_CUT      /* there is one output, and the class is 1 where it is larger than `cut`, else 0 */
} forest_decision;

typedef struct {
  const char *library; /* whose file it is; a constant */
  const char *number;  /* what it compares with: float32 or float64; a constant */
  size_t inputs, outputs;
  size_t trees, nodes, thresholds, terms; /* so far */
  size_t *root;        /* of each tree; owned, as the rest */
  forest_node *node;
  mpq_ptr threshold;
  size_t *output;      /* of each term */
  mpq_ptr weight;
  mpq_ptr base;        /* of each output: what is added to the trees */
  size_t depth;        /* tests on the longest way through one tree */
  size_t tests, leaves; /* of all trees */
  bool missing;        /* it also says where missing values go */
  char *transform;     /* what follows the sums and is left out, or NULL */
  size_t rounded;      /* bits to which `base` was rounded, or 0 */
  mpq_t error;         /* bound on what rounding it changed */
  forest_decision decision;
  mpq_t cut;
  char **label;        /* of each class, or NULL */
  size_t labels;
  size_t tree_room, node_room, threshold_room, term_room, label_room;
} forest;

forest *forest_new(const char *library, size_t inputs, size_t outputs);
void forest_free(forest *f);

/* Changes their number; all begin with 0. */
void forest_set_outputs(forest *f, size_t outputs);

/* `count` more nodes, leaves without terms; returns the first. */
size_t forest_add_nodes(forest *f, size_t count);
/* One more threshold, 0, for the caller to set; its number is the one of the last. */
mpq_ptr forest_add_threshold(forest *f);
/* One more term of that leaf, whose terms are added one after the other.  Returns its weight, which is 0. */
mpq_ptr forest_add_term(forest *f, size_t node, size_t output);
void forest_add_label(forest *f, char *label);

/* Why nodes are no tree. */
typedef struct {
  size_t twice;     /* a node that is reached twice, or NOWHERE */
  size_t unreached; /* one that is not reached from the root, or NOWHERE */
} forest_fault;

/* Makes a tree of the nodes from `first` on, all those that were added last, unless there is a fault.  Unreached nodes
 * are none if `spare` says so, as some programs write nodes that they have deleted.  Branches lead to these nodes. */
forest_fault forest_add_tree(forest *f, size_t first, size_t root, bool spare);

/* Divides all terms by that. */
void forest_average(forest *f, size_t count);

#endif
