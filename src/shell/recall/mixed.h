/* What the search for a mixed network knows. */
#ifndef MEMCERT_SHELL_MIXED_H
#define MEMCERT_SHELL_MIXED_H

#include "tree_function.h"
#include "tree_node.h"

typedef struct {
  const sorted_points *data;
  const uint64_t *weight;   /* of each point, or NULL: 1 each */
  mpq_srcptr label;         /* rows of `labels` numbers: what leaves are looked for by, as if these were the outputs */
  size_t labels;
  tree_functions functions; /* those of the network, and some that were tried */
  size_t *known;            /* the functions that are computed on the way, by number */
  size_t knowns, known_room;
  uint64_t steps;           /* all of them */
  uint64_t left;            /* of them */
  size_t *output;           /* scratch */
  mpq_ptr number;           /* MIXED_NUMBERS, scratch */
} mixed;

#define MIXED_NUMBERS 6

/* What one rational operation or comparison counts, in steps. */
#define MIXED_STEP 16

/* Whether there are as many steps left, which are taken then. */
bool mixed_take(mixed *m, uint64_t steps);

/* One more function is computed on the way, until the caller sets `knowns` back. */
void mixed_know(mixed *m, size_t function);

/* value := that of a variable: of (1, x), then functions by number.  `value` is not the last scratch number. */
void mixed_value(const mixed *m, size_t variable, uint32_t point, mpq_ptr value);

/* The points on the left of a test come first; returns how many they are. */
size_t mixed_divide(const mixed *m, const tree_node *v, uint32_t *point, size_t count);

#endif
