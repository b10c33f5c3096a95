/* The cheapest decision tree of a few points, found by a search that leaves no tree out. */
#ifndef MEMCERT_SHELL_TREE_EXACT_H
#define MEMCERT_SHELL_TREE_EXACT_H

#include "tree_memo.h"
#include "tree_pieces.h"

/* More points are not searched. */
#define TREE_POINTS_MOST 4096

/* TREE_UNKNOWN: the search ended early, as its steps or its memory did not suffice. */
typedef enum { TREE_FOUND, TREE_NONE, TREE_UNKNOWN } tree_answer;

typedef struct {
  tree_pieces pieces;
  size_t words;    /* of a set of points */
  tree_memo worst; /* of the worst case, with depth 0 */
  tree_memo sum;   /* of the sum, with the worst case that is allowed */
  uint64_t steps;  /* cells that may still be looked at */
  bool ended;      /* early */
} tree_search;

/* At most TREE_POINTS_MOST points, which must stay. */
tree_search tree_search_new(tree_points p);
void tree_search_free(tree_search *s);

/* Whether a tree of these points costs at most `worst` at each of them; then *found becomes one.  `*steps` counts the
 * cells that may be looked at; those that were are subtracted. */
tree_answer tree_search_worst(tree_search *s, size_t worst, uint64_t *steps, tree_node **found);

/* The tree with the least sum of those that cost at most `worst` at each point, if its sum is less than `limit`. */
tree_answer tree_search_sum(tree_search *s, size_t worst, uint64_t limit, uint64_t *steps, tree_node **found);

#endif
