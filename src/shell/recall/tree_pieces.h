/* The points that an exact search is about, by numbers of their own, and what is seen of a few of them at a glance. */
#ifndef MEMCERT_SHELL_TREE_PIECES_H
#define MEMCERT_SHELL_TREE_PIECES_H

#include "tree_columns.h"
#include "tree_node.h"

/* Points of a dataset. */
typedef struct {
  const tree_columns *columns;
  const uint64_t *weight; /* of each point of the dataset, or NULL: 1 each */
  const uint32_t *point;  /* these; must stay */
  size_t count;           /* 1 or more */
} tree_points;

/* A point is stiff if none of its outputs is one of its inputs: then a leaf with it puts out the same at all of its
 * points. */
typedef struct {
  tree_points of;
  size_t count;
  size_t columns;       /* that tell some of the points apart, and each in its own way */
  uint32_t *column;     /* their numbers */
  uint32_t *rank;       /* columns rows of count */
  uint32_t *order;      /* columns rows of count: all points in the order of that column */
  uint64_t *weight;     /* of each point */
  uint32_t *class;      /* of each point */
  bool *stiff;
  size_t *operations;   /* of each point, if its outputs are put out as constants */
  uint64_t *seen;       /* of each class: the weight of its stiff points that were seen in this glance */
  uint64_t *glance;     /* the last glance that saw the class */
  uint64_t glances;
  size_t *output;       /* scratch */
  uint32_t *number;     /* scratch */
} tree_pieces;

tree_pieces tree_pieces_new(tree_points p);
void tree_pieces_free(tree_pieces *s);

/* What stiff points say about any tree, while points arrive one by one. */
typedef struct {
  size_t classes;
  uint64_t weight, stiff_weight, heaviest, operations;
  uint64_t leaves; /* sum of 2^operations over the classes */
} tree_glance;

tree_glance tree_glance_begin(tree_pieces *s);
void tree_glance_add(tree_pieces *s, tree_glance *g, uint32_t point);

/* What every tree costs at some point at least, and what the sum is at least. */
size_t tree_glance_worst(const tree_glance *g);
uint64_t tree_glance_sum(const tree_glance *g);

/* Whether one leaf can have these points, and what it costs at each. */
bool tree_pieces_leaf(tree_pieces *s, const uint32_t *list, size_t count, size_t *operations);

/* Such a leaf. */
tree_node *tree_pieces_make_leaf(tree_pieces *s, const uint32_t *list, size_t count);

#endif
