/* Where a decision tree could cut a set of points, by several criteria at once. */
#ifndef MEMCERT_SHELL_TREE_CUTS_H
#define MEMCERT_SHELL_TREE_CUTS_H

#include "tree_columns.h"

/* What a good cut leaves little of on its two sides. */
typedef enum {
  CUT_PAIRS,   /* pairs of points with different outputs that are still together */
  CUT_LARGEST, /* such pairs on the side that has more of them */
  CUT_GINI,    /* Gini impurity, as CART has it */
  CUT_ENTROPY, /* information, as C4.5 has it */
  CUT_CRITERIA
} cut_criterion;

/* The first `count` points in the order of that column go left; 0 if no column tells points apart. */
typedef struct {
  size_t column;
  size_t count;
  int64_t score;  /* less is better */
  size_t largest; /* points on the larger side, which decides between equal scores */
} tree_cut_place;

/* Which cuts are looked for: those of criteria [from, until), with at most so many points on a side. */
typedef struct {
  cut_criterion from;
  cut_criterion until;
  size_t side;
} tree_cut_wish;

/* What the search for cuts needs beside the columns. */
typedef struct {
  tree_columns *columns;
  uint32_t *left;   /* points of each class on the left side, and on the right one */
  uint32_t *right;
  int64_t *entropy; /* k log2 k for k = 0, ..., n, in units of 2^-20, rounded */
} tree_cuts;

tree_cuts tree_cuts_new(tree_columns *t);
void tree_cuts_free(tree_cuts *c);

/* best[k] := the best cut of [lo, hi) by criterion k among those that are wished for, or, if there are none, among those
 * that leave the fewest points on a side. */
void tree_cuts_find(tree_cuts *c, size_t lo, size_t hi, tree_cut_wish wish, tree_cut_place best[CUT_CRITERIA]);

#endif
