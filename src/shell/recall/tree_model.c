#include "tree_model.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/simplest.h"
#include "shell/base/status.h"
#include "tree_cuts.h"
#include <stdlib.h>

/* Cells of the table that may be looked at while trees are compared: about a second. */
#define MOST_STEPS ((size_t)200000000)
/* Of the tree, which is walked by recursion. */
#define MOST_DEPTH 10000

/* Operations on the points below, at most and together. */
typedef struct {
  size_t worst;
  size_t sum;
} cost;

typedef struct node node;
struct node {
  size_t column;      /* 0, ..., p - 1 */
  uint32_t below[2];  /* the points with the largest value on the left and the least one on the right */
  uint32_t point;     /* of a leaf: one of its points */
  size_t *output;     /* of a leaf: the variable that puts out each output, or what follows */
  node *left, *right; /* NULL at a leaf */
  cost cost;
};

/* Instead of a variable: the output is not 0, 1 or an input, but the same at all points of the leaf. */
#define OF_ITS_OWN (SIZE_MAX - 1)

typedef struct {
  const sorted_points *data;
  tree_columns columns;
  tree_cuts cuts;
  cut_criterion leading; /* where there are no steps left to compare */
} growth;

static bool cheaper(cost a, cost b)
{
  return a.worst < b.worst || (a.worst == b.worst && a.sum < b.sum);
}

static void node_free(node *v)
{
  if (!v)
    return;
  node_free(v->left);
  node_free(v->right);
  free(v->output);
  free(v);
}

/* Whether output j is variable a at all points of [lo, hi). */
static bool copies(const growth *g, size_t lo, size_t hi, size_t j, size_t a)
{
  const sorted_points *p = g->data;
  for (size_t i = lo; i < hi; i++) {
    size_t point = g->columns.order[i];
    if (!mpq_equal(p->d + point * p->outputs + j, p->x + point * p->inputs + a))
      return false;
  }
  return true;
}

static bool is_constant(const growth *g, size_t lo, size_t hi, size_t j)
{
  const sorted_points *p = g->data;
  mpq_srcptr first = p->d + g->columns.order[lo] * p->outputs + j;
  for (size_t i = lo + 1; i < hi; i++)
    if (!mpq_equal(first, p->d + g->columns.order[i] * p->outputs + j))
      return false;
  return true;
}

/* How a leaf with the points [lo, hi) puts out output j; false if it cannot. */
static bool find_output(const growth *g, size_t lo, size_t hi, size_t j, bool constant, size_t *output)
{
  const sorted_points *p = g->data;
  if (constant && mpq_sgn(p->d + g->columns.order[lo] * p->outputs + j) == 0) {
    *output = NOWHERE;
    return true;
  }
  /* Variable 0 is the constant 1. */
  for (*output = 0; *output < p->inputs; ++*output)
    if (copies(g, lo, hi, j, *output))
      return true;
  *output = OF_ITS_OWN;
  return constant;
}

static bool one_class(const growth *g, size_t lo, size_t hi)
{
  const uint32_t *order = g->columns.order, *class = g->columns.class;
  while (lo + 1 < hi && class[order[lo]] == class[order[lo + 1]])
    lo++;
  return lo + 1 == hi;
}

/* A leaf with these points, or NULL if one cannot have them. */
static node *grow_leaf(const growth *g, size_t lo, size_t hi)
{
  size_t r = g->data->outputs, each = 0, j = 0;
  size_t *output = allocate(r, sizeof *output);
  bool all = one_class(g, lo, hi);
  while (j < r && find_output(g, lo, hi, j, all || is_constant(g, lo, hi, j), &output[j]))
    each += output[j++] == OF_ITS_OWN ? 2 : 0;
  if (j < r) {
    free(output);
    return NULL;
  }
  node *v = allocate(1, sizeof *v);
  *v = (node){.point = g->columns.order[lo], .output = output, .cost = {each, each * (hi - lo)}};
  return v;
}

static node *grow(growth *g, size_t lo, size_t hi, size_t steps, size_t depth);

static size_t share(size_t steps, size_t part, size_t whole)
{
  return (size_t)((unsigned __int128)steps * part / whole);
}

/* The tree that begins with that cut. */
static node *grow_cut(growth *g, tree_cut_place cut, size_t lo, size_t hi, size_t steps, size_t depth)
{
  const uint32_t *order = g->columns.order + cut.column * g->data->points;
  size_t middle = lo + cut.count, size = hi - lo;
  node *v = allocate(1, sizeof *v);
  *v = (node){.column = cut.column, .below = {order[middle - 1], order[middle]}};
  tree_columns_split(&g->columns, cut.column, lo, hi, cut.count);
  v->left = grow(g, lo, middle, share(steps, cut.count, size), depth + 1);
  v->right = grow(g, middle, hi, share(steps, hi - middle, size), depth + 1);
  cost l = v->left->cost, r = v->right->cost;
  v->cost = (cost){1 + (l.worst > r.worst ? l.worst : r.worst), size + l.sum + r.sum};
  return v;
}

static bool same_cut(tree_cut_place a, tree_cut_place b)
{
  return a.column == b.column && a.count == b.count;
}

/* Whether criterion k says what one before it has said. */
static bool said_before(const tree_cut_place *best, cut_criterion k)
{
  for (cut_criterion i = 0; i < k; i++)
    if (same_cut(best[i], best[k]))
      return true;
  return false;
}

/* The best of the trees that begin with one of the cuts. */
static node *grow_best(growth *g, const tree_cut_place *best, size_t lo, size_t hi, size_t steps, size_t depth)
{
  node *found = NULL;
  uint32_t *saved = tree_columns_save(&g->columns, lo, hi);
  for (cut_criterion k = 0; k < CUT_CRITERIA; k++) {
    if (said_before(best, k))
      continue;
    node *v = grow_cut(g, best[k], lo, hi, steps / CUT_CRITERIA, depth);
    tree_columns_restore(&g->columns, saved, lo, hi);
    bool take = !found || cheaper(v->cost, found->cost);
    node_free(take ? found : v);
    found = take ? v : found;
  }
  free(saved);
  return found;
}

/* The tree of the points [lo, hi), for which so many steps may be taken beside those of a single tree. */
static node *grow(growth *g, size_t lo, size_t hi, size_t steps, size_t depth)
{
  tree_cut_place best[CUT_CRITERIA];
  node *leaf = grow_leaf(g, lo, hi);
  if (leaf)
    return leaf;
  if (depth > MOST_DEPTH)
    fail(STATUS_UNDECIDED, "a decision tree for this dataset is deeper than %d", MOST_DEPTH);
  tree_cuts_find(&g->cuts, lo, hi, best);
  if (best[0].count == 0)
    fail(STATUS_UNDECIDED, "two points are equal though repeated rows were merged");
  if (steps / CUT_CRITERIA < (hi - lo) * g->columns.columns)
    return grow_cut(g, best[g->leading], lo, hi, 0, depth);
  return grow_best(g, best, lo, hi, steps - (hi - lo) * g->columns.columns, depth);
}

/* Of the trees that one criterion alone leads to, and of those that are compared with the one that is best then. */
static node *grow_all(growth *g)
{
  size_t n = g->data->points;
  node *found = NULL;
  cut_criterion leading = CUT_PAIRS;
  uint32_t *saved = tree_columns_save(&g->columns, 0, n);
  for (cut_criterion k = 0; k <= CUT_CRITERIA; k++) {
    g->leading = k < CUT_CRITERIA ? k : leading;
    node *v = grow(g, 0, n, k < CUT_CRITERIA ? 0 : MOST_STEPS, 0);
    tree_columns_restore(&g->columns, saved, 0, n);
    bool take = !found || cheaper(v->cost, found->cost);
    leading = take ? g->leading : leading;
    node_free(take ? found : v);
    found = take ? v : found;
    progress_at(k + 1, CUT_CRITERIA + 1);
  }
  free(saved);
  return found;
}

/* The operation for output j of the leaf; returns its variable. */
static size_t write_operation(conditional_model *m, mpq_srcptr value, size_t *variables)
{
  size_t at = conditional_model_add_operation(m);
  m->program[at].next = at + 1;
  mpq_set(conditional_model_add_term(m, 0), value);
  return (*variables)++;
}

static size_t write_leaf(conditional_model *m, const sorted_points *p, const node *v)
{
  size_t first = m->size, variables = p->inputs;
  for (size_t j = 0; j < p->outputs; j++)
    if (v->output[j] == OF_ITS_OWN)
      v->output[j] = write_operation(m, p->d + v->point * p->outputs + j, &variables);
  size_t at = conditional_model_add_leaf(m);
  for (size_t j = 0; j < p->outputs; j++)
    m->output[m->program[at].lo + j] = v->output[j];
  return first;
}

/* Writes the tree and returns its first instruction. */
static size_t write_node(conditional_model *m, const sorted_points *p, const node *v, mpq_ptr between)
{
  if (!v->left)
    return write_leaf(m, p, v);
  size_t a = v->column + 1, q = p->inputs;
  simplest_between(between, p->x + v->below[0] * q + a, p->x + v->below[1] * q + a);
  size_t at = conditional_model_add_test(m, a, IS_LESS, between);
  size_t left = write_node(m, p, v->left, between), right = write_node(m, p, v->right, between);
  m->program[at].next = left;
  m->program[at].otherwise = right;
  return at;
}

static conditional_model make_tree(const sorted_points *p)
{
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.constant = true;
  m.is_signed = p->is_signed;
  progress_begin("growing trees");
  growth g = {.data = p, .columns = tree_columns_new(p)};
  g.cuts = tree_cuts_new(&g.columns);
  node *root = grow_all(&g);
  tree_cuts_free(&g.cuts);
  tree_columns_free(&g.columns);
  mpq_ptr between = numbers_new(1);
  write_node(&m, p, root, between);
  numbers_free(between, 1);
  node_free(root);
  numbers_check(m.weight, m.terms);
  numbers_check(m.value, m.values);
  return m;
}

const recall_network tree_recall = {.name = "tree", .worth_trying = recall_is_small, .make = make_tree};
