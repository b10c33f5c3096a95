#include "tree_node.h"
#include "kernel/conditional/conditional_types.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

bool tree_cheaper(tree_aim aim, tree_cost a, tree_cost b)
{
  if (a.worst == b.worst || (aim == TREE_MEAN && a.sum != b.sum))
    return a.sum < b.sum || (a.sum == b.sum && a.worst < b.worst);
  return a.worst < b.worst;
}

void tree_node_join(tree_node *v)
{
  tree_cost left = v->left->cost, right = v->right->cost;
  v->weight = v->left->weight + v->right->weight;
  v->cost = (tree_cost){1 + (left.worst > right.worst ? left.worst : right.worst), v->weight + left.sum + right.sum};
}

static size_t *copy_outputs(const size_t *output, size_t outputs)
{
  size_t *made = allocate(outputs, sizeof(size_t));
  memcpy(made, output, outputs * sizeof(size_t));
  return made;
}

tree_node *tree_node_copy(const tree_node *v, size_t outputs)
{
  if (!v)
    return NULL;
  tree_node *made = allocate(1, sizeof *made);
  *made = *v;
  made->output = v->output ? copy_outputs(v->output, outputs) : NULL;
  made->left = tree_node_copy(v->left, outputs);
  made->right = tree_node_copy(v->right, outputs);
  return made;
}

void tree_node_free(tree_node *v)
{
  if (!v)
    return;
  tree_node_free(v->left);
  tree_node_free(v->right);
  free(v->output);
  free(v);
}

static mpq_srcptr output_of(const sorted_points *p, uint32_t point, size_t j)
{
  return p->d + point * p->outputs + j;
}

/* Whether output j is variable a at all of these points. */
static bool copies(const sorted_points *p, const uint32_t *point, size_t count, size_t j, size_t a)
{
  for (size_t i = 0; i < count; i++)
    if (!mpq_equal(output_of(p, point[i], j), p->x + point[i] * p->inputs + a))
      return false;
  return true;
}

static bool is_constant(const sorted_points *p, const uint32_t *point, size_t count, size_t j)
{
  for (size_t i = 1; i < count; i++)
    if (!mpq_equal(output_of(p, point[0], j), output_of(p, point[i], j)))
      return false;
  return true;
}

/* An operation that there is, or one more. */
static size_t find_operation(const sorted_points *p, uint32_t point, const size_t *output, size_t j, size_t *operations)
{
  for (size_t i = 0; i < j; i++)
    if (output[i] == OUTPUT_OPERATION(i) && mpq_equal(output_of(p, point, i), output_of(p, point, j)))
      return output[i];
  *operations += 2;
  return OUTPUT_OPERATION(j);
}

bool tree_output_free(const sorted_points *p, const uint32_t *point, size_t count, size_t j, size_t *output)
{
  *output = NOWHERE;
  if (mpq_sgn(output_of(p, point[0], j)) == 0 && is_constant(p, point, count, j))
    return true;
  /* Variable 0 is the constant 1. */
  for (*output = 0; *output < p->inputs; ++*output)
    if (copies(p, point, count, j, *output))
      return true;
  return false;
}

bool tree_output_find(const sorted_points *p, const uint32_t *point, size_t count, size_t j, size_t *output,
                      size_t *operations)
{
  if (tree_output_free(p, point, count, j, output + j))
    return true;
  bool constant = is_constant(p, point, count, j);
  if (constant)
    output[j] = find_operation(p, point[0], output, j, operations);
  return constant;
}

bool tree_leaf_find(const sorted_points *p, const uint32_t *point, size_t count, size_t *output, size_t *operations)
{
  bool found = true;
  *operations = 0;
  for (size_t j = 0; found && j < p->outputs; j++)
    found = tree_output_find(p, point, count, j, output, operations);
  return found;
}

uint64_t tree_weight(const uint64_t *weight, const uint32_t *point, size_t count)
{
  uint64_t sum = 0;
  for (size_t i = 0; weight && i < count; i++)
    sum += weight[point[i]];
  return weight ? sum : count;
}

tree_node *tree_leaf_with(const sorted_points *p, const uint64_t *weight, const uint32_t *point, size_t count,
                          const size_t *output, size_t operations)
{
  tree_node *v = allocate(1, sizeof *v);
  *v = (tree_node){.point = point[0], .output = copy_outputs(output, p->outputs)};
  v->weight = tree_weight(weight, point, count);
  v->cost = (tree_cost){operations, operations * v->weight};
  return v;
}

tree_node *tree_leaf(const sorted_points *p, const uint64_t *weight, const uint32_t *point, size_t count,
                     size_t *output)
{
  size_t operations;
  bool found = tree_leaf_find(p, point, count, output, &operations);
  return found ? tree_leaf_with(p, weight, point, count, output, operations) : NULL;
}
