#include "xgboost_tree.h"
#include "shell/base/binary_float.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <stdlib.h>

#define INT32_LARGEST 2147483647

/* What one tree says. */
typedef struct {
  xgboost_list left, right, input, condition, categorical;
  size_t at;
} tree;

void xgboost_tree_round(const json_source *s, size_t at, mpq_ptr value)
{
  if (!binary_float_round(value, &binary_float32))
    json_source_refuse(s, at, "this number is too large for a float of 32 bits");
}

/* The place of one more element. */
static void keep_place(xgboost_list *l, size_t at)
{
  l->at = with_room(l->at, &l->at_room, l->count + 1, sizeof *l->at);
  l->at[l->count] = at;
}

void xgboost_tree_floats(json_source *s, xgboost_list *l)
{
  size_t count = 0;
  l->list_at = json_source_at(s);
  json_source_enter(s, '[', "a list of numbers");
  while (json_source_more(s, ']', &count)) {
    size_t at = json_source_at(s);
    l->value = with_room(l->value, &l->room, l->count + 1, sizeof(mpq_t));
    mpq_init(l->value + l->count);
    keep_place(l, at);
    json_source_number(s, l->value + l->count, "a number");
    xgboost_tree_round(s, at, l->value + l->count++);
  }
}

/* A whole number of 32 bits.  Deleted nodes have the largest one without a sign. */
static long read_whole(json_source *s)
{
  size_t at = json_source_at(s);
  long value = json_source_whole(s, "a whole number");
  if (value > 0xFFFFFFFF || value < -INT32_LARGEST)
    json_source_refuse(s, at, "a number of 32 bits is wanted");
  return value;
}

void xgboost_tree_wholes(json_source *s, xgboost_list *l)
{
  size_t count = 0;
  l->list_at = json_source_at(s);
  json_source_enter(s, '[', "a list of whole numbers");
  while (json_source_more(s, ']', &count)) {
    l->number = with_room(l->number, &l->room, l->count + 1, sizeof *l->number);
    keep_place(l, json_source_at(s));
    l->number[l->count] = read_whole(s);
    l->count++;
  }
}

void xgboost_tree_list_free(xgboost_list *l)
{
  numbers_free(l->value, l->value ? l->count : 0);
  free(l->number);
  free(l->at);
}

size_t xgboost_tree_count(json_source *s, size_t *at)
{
  *at = json_source_at(s);
  mpq_t value;
  mpq_init(value);
  json_source_rational(s, value, "a number in quotes");
  if (mpq_sgn(value) < 0 || mpz_cmp_ui(mpq_denref(value), 1) != 0 || mpz_cmp_ui(mpq_numref(value), INT32_LARGEST) > 0)
    json_source_refuse(s, *at, "this is no whole number from 0 on of 32 bits");
  size_t count = mpz_get_ui(mpq_numref(value));
  mpq_clear(value);
  return count;
}

/* A list must have as many elements as there are nodes. */
static void need_length(const json_source *s, const xgboost_list *l, size_t nodes)
{
  if (l->count != nodes)
    json_source_refuse(s, l->list_at, "this list has %zu elements, but the tree %zu nodes", l->count, nodes);
}

/* The node that branch k of a list leads to. */
static size_t child(const json_source *s, const xgboost_list *l, size_t k, size_t first)
{
  if (l->number[k] < 0 || (size_t)l->number[k] >= l->count)
    json_source_refuse(s, l->at[k], "there is no node %ld: nodes have the numbers 0 to %zu", l->number[k],
                       l->count - 1);
  return first + (size_t)l->number[k];
}

static void make_test(const json_source *s, forest *f, const tree *t, size_t k, size_t first)
{
  forest_node *v = f->node + first + k;
  if (t->categorical.count && t->categorical.number[k] != 0)
    json_source_refuse(s, t->categorical.at[k],
                       "a test of categories is not supported: train with numbers, such as one column per category");
  v->is_test = true;
  v->compare = IS_LESS;
  if (t->input.number[k] < 0)
    json_source_refuse(s, t->input.at[k], "a column has no negative number");
  v->input = (size_t)t->input.number[k];
  v->next = child(s, &t->left, k, first);
  v->otherwise = child(s, &t->right, k, first);
  v->threshold = f->thresholds;
  mpq_set(forest_add_threshold(f), t->condition.value + k);
}

/* The output of a leaf is set at the end, when it is known. */
static void make_leaf(const json_source *s, forest *f, const tree *t, size_t k, size_t first)
{
  if (t->right.number[k] != -1)
    json_source_refuse(s, t->right.at[k], "node %zu has no left child, but a right one", k);
  mpq_set(forest_add_term(f, first + k, 0), t->condition.value + k);
}

static void make_tree(const json_source *s, forest *f, const tree *t)
{
  size_t nodes = t->left.count, first = forest_add_nodes(f, nodes);
  if (nodes == 0)
    json_source_refuse(s, t->at, "this tree has no node");
  need_length(s, &t->right, nodes);
  need_length(s, &t->input, nodes);
  need_length(s, &t->condition, nodes);
  if (t->categorical.count)
    need_length(s, &t->categorical, nodes);
  for (size_t k = 0; k < nodes; k++)
    (t->left.number[k] == -1 ? make_leaf : make_test)(s, f, t, k, first);
  forest_fault fault = forest_add_tree(f, first, first, true);
  if (fault.twice != NOWHERE)
    json_source_refuse(s, t->at, "node %zu is reached twice, so this is no tree", fault.twice - first);
}

static void read_tree_parameters(json_source *s)
{
  static const char *const names[] = {"size_leaf_vector", NULL};
  unsigned seen = 0;
  size_t count = 0, at;
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    if (json_source_member(s, names, &seen) < 0)
      json_source_skip(s);
    else if (xgboost_tree_count(s, &at) > 1)
      json_source_refuse(s, at, "leaves of several outputs are not supported: train with multi_strategy="
                         "'one_output_per_tree'");
}

void xgboost_tree_read(json_source *s, forest *f)
{
  static const char *const names[] = {"left_children", "right_children", "split_indices", "split_conditions",
                                      "split_type", "tree_param", NULL};
  tree t = {.at = json_source_at(s)};
  unsigned seen = 0;
  size_t count = 0;
  json_source_enter(s, '{', "a tree, an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: xgboost_tree_wholes(s, &t.left); break;
    case 1: xgboost_tree_wholes(s, &t.right); break;
    case 2: xgboost_tree_wholes(s, &t.input); break;
    case 3: xgboost_tree_floats(s, &t.condition); break;
    case 4: xgboost_tree_wholes(s, &t.categorical); break;
    case 5: read_tree_parameters(s); break;
    default: json_source_skip(s);
    }
  json_source_need(s, t.at, names, 4, seen);
  make_tree(s, f, &t);
  xgboost_list *const lists[] = {&t.left, &t.right, &t.input, &t.condition, &t.categorical};
  for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++)
    xgboost_tree_list_free(lists[k]);
}

