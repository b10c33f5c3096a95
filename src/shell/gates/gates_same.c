#include "gates_same.h"
#include "shell/base/number.h"

static bool same_matrices(const gates_model *a, const gates_model *b, size_t i, size_t j)
{
  if (i == NO_NODE || j == NO_NODE)
    return i == j;
  return numbers_same(gates_model_row(a, i, 0), gates_model_row(b, j, 0), gates_model_area(a));
}

static size_t next_of(const gates_model *m, size_t node, int bit)
{
  return node == NO_NODE ? NO_NODE : m->node[node].next[bit];
}

static size_t matrix_of(const gates_model *m, size_t node)
{
  return node == NO_NODE ? NO_NODE : m->node[node].matrix;
}

/* A node after which there is no matrix is as good as none. */
static bool same_nodes(const gates_model *a, const gates_model *b, size_t i, size_t j)
{
  if (i == NO_NODE && j == NO_NODE)
    return true;
  return same_matrices(a, b, matrix_of(a, i), matrix_of(b, j)) &&
         same_nodes(a, b, next_of(a, i, 0), next_of(b, j, 0)) && same_nodes(a, b, next_of(a, i, 1), next_of(b, j, 1));
}

bool gates_same(const gates_model *a, const gates_model *b)
{
  return a->inputs == b->inputs && a->outputs == b->outputs && a->constant == b->constant &&
         a->is_signed == b->is_signed && a->gates == b->gates && a->matrices == b->matrices &&
         numbers_same(a->gate, b->gate, a->gates * a->inputs) && same_nodes(a, b, 0, 0);
}
