/* The points of a dataset as decision trees look at them: each column by the order of its values, and outputs as
 * classes. */
#ifndef MEMCERT_SHELL_TREE_COLUMNS_H
#define MEMCERT_SHELL_TREE_COLUMNS_H

#include <stdint.h>
#include "shell/table/sorted_points.h"

/* At a place of a column: the point, and whether its value is larger than that of the point before it, which would else
 * be looked up in another part of memory. */
#define TREE_COLUMNS_MOST_POINTS 0x80000000u
#define PLACE_POINT(place) ((place) & 0x7fffffff)
#define PLACE_IS_LARGER(place) ((place) >> 31)

/* A set of points has the places [lo, hi) of every column. */
typedef struct {
  const sorted_points *data;
  size_t columns;  /* p: the constant is none */
  uint32_t *order; /* columns rows of n: the points in the order of that column, as PLACE_POINT and PLACE_IS_LARGER */
  uint32_t *rank;  /* columns rows of n: the rank of each point's value in that column */
  uint32_t *class; /* of each point: two have the same if they have the same outputs */
  size_t classes;
  bool *stiff;     /* of each point: no output of it equals an input */
  uint32_t *moved; /* n, scratch */
  bool *left;      /* n, scratch: which points go left */
} tree_columns;

/* The points must stay.  To be released with tree_columns_free(). */
tree_columns tree_columns_new(const sorted_points *p);
void tree_columns_free(tree_columns *t);

/* Whether a leaf of these points may be there: not if they have different outputs that no input is equal to. */
bool tree_columns_may_agree(const tree_columns *t, const uint32_t *point, size_t count);

/* The points at [lo, hi), in the order of a column, until the next call for these columns. */
const uint32_t *tree_columns_points(const tree_columns *t, size_t a, size_t lo, size_t hi);

/* The points at [lo, lo + count) of column a, and no others of [lo, hi), become [lo, lo + count) of every column,
 * which keeps its order on both sides. */
void tree_columns_split(tree_columns *t, size_t a, size_t lo, size_t hi, size_t count);

/* What stands at [lo, hi) of every column, to be put back later; to be released with free(). */
uint32_t *tree_columns_save(const tree_columns *t, size_t lo, size_t hi);
void tree_columns_restore(tree_columns *t, const uint32_t *saved, size_t lo, size_t hi);

#endif
