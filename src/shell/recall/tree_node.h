/* Decision trees while they are made: what they cost, and what is put out at their leaves. */
#ifndef MEMCERT_SHELL_TREE_NODE_H
#define MEMCERT_SHELL_TREE_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "shell/table/sorted_points.h"

/* Operations on the points below: the most, and the sum in which each point counts by its weight. */
typedef struct {
  size_t worst;
  uint64_t sum;
} tree_cost;

typedef struct tree_node tree_node;
struct tree_node {
  uint32_t column;          /* 0, ..., p - 1; from p on, functions that are computed (tree_function.h) */
  uint32_t below[2];        /* points with the largest value on the left and the least one on the right */
  uint32_t point;           /* of a leaf: one of its points */
  size_t *output;           /* of a leaf: as tree_leaf_find() says; owned */
  tree_node *left, *right;  /* NULL at a leaf; owned; without the right one the function `column` is computed */
  uint64_t weight;          /* of the points below */
  tree_cost cost;
};

/* In place of a variable: an operation that puts out a constant, the one of output j. */
#define OUTPUT_OPERATION(j) (SIZE_MAX - 1 - (j))
#define OUTPUT_IS_OPERATION(v, outputs) ((v) < SIZE_MAX && (v) >= OUTPUT_OPERATION(outputs))

/* Which of two costs is less, the worst case first or the sum. */
typedef enum { TREE_WORST, TREE_MEAN } tree_aim;
bool tree_cheaper(tree_aim aim, tree_cost a, tree_cost b);

/* A test gets the weight and the cost that both sides give it. */
void tree_node_join(tree_node *v);

void tree_node_free(tree_node *v);
/* Of a dataset with so many outputs; `v` may be NULL. */
tree_node *tree_node_copy(const tree_node *v, size_t outputs);

/* Whether output j is 0 at every one of these points, or a variable of (1, x); then *output is NOWHERE or that. */
bool tree_output_free(const sorted_points *p, const uint32_t *point, size_t count, size_t j, size_t *output);

/* The same, or a constant, which output[j] says as below, then; its operation is added if it is one more. */
bool tree_output_find(const sorted_points *p, const uint32_t *point, size_t count, size_t j, size_t *output,
                      size_t *operations);

/* output[j] := how a leaf with these points puts out output j: NOWHERE for zero, a variable of (1, x) that equals it at
 * every one of them, or OUTPUT_OPERATION(i) if it is a constant, i being the first output with that one.  Returns whether
 * there can be such a leaf, and what it costs at each point. */
bool tree_leaf_find(const sorted_points *p, const uint32_t *point, size_t count, size_t *output, size_t *operations);

/* What points count together, one each if `weight` is NULL. */
uint64_t tree_weight(const uint64_t *weight, const uint32_t *point, size_t count);

/* The leaf of these points with such outputs, which are copied. */
tree_node *tree_leaf_with(const sorted_points *p, const uint64_t *weight, const uint32_t *point, size_t count,
                          const size_t *output, size_t operations);

/* A leaf with these points, or NULL if there cannot be one; `output` is scratch. */
tree_node *tree_leaf(const sorted_points *p, const uint64_t *weight, const uint32_t *point, size_t count,
                     size_t *output);

#endif
