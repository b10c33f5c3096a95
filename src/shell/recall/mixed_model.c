#include "mixed_model.h"
#include "mixed_candidates.h"
#include "mixed_labels.h"
#include "mixed_leaf.h"
#include "mixed_line.h"
#include "mixed_table.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "tree_best.h"
#include "tree_greedy.h"
#include "tree_write.h"
#include <stdlib.h>
#include <string.h>

/* Of all steps, what the search of all points may take; a search of some has as much less as they are fewer. */
#define SHARE 4
/* Larger tables are not copied with functions beside them. */
#define CELLS_MOST ((size_t)1 << 20)
/* No tree of so many points is too deep. */
#define POINTS_MOST ((size_t)1 << 13)
/* Of operations that are wanted at most. */
#define NO_LIMIT SIZE_MAX
/* A function of two inputs and a condition on it. */
#define LEAST_GAIN 5

/* Points that arrive at a node, and the most operations that are wanted from there on. */
typedef struct {
  uint32_t *point;
  size_t count;
  size_t most;
} arrived;

/* First as few operations beyond `most` as can be, then the sum, then the worst case. */
static bool is_better(tree_cost a, tree_cost b, size_t most)
{
  size_t beyond_a = a.worst > most ? a.worst - most : 0, beyond_b = b.worst > most ? b.worst - most : 0;
  return beyond_a != beyond_b ? beyond_a < beyond_b : tree_cheaper(TREE_MEAN, a, b);
}

/* The better one stays; `tried` may be NULL. */
static void take_better(tree_node **v, tree_node *tried, size_t most)
{
  if (!tried)
    return;
  bool take = is_better(tried->cost, (*v)->cost, most);
  tree_node_free(take ? *v : tried);
  *v = take ? tried : *v;
}

static size_t less(size_t most, size_t operations)
{
  return most == NO_LIMIT ? NO_LIMIT : most > operations ? most - operations : 0;
}

static void compute(const mixed *m, tree_node *v)
{
  size_t operations = tree_function_operations(m->functions.of + v->column + 1 - m->data->inputs);
  v->weight = v->left->weight;
  v->cost = (tree_cost){operations + v->left->cost.worst, operations * v->weight + v->left->cost.sum};
}

static tree_node *computed(const mixed *m, size_t function, tree_node *below)
{
  tree_node *v = allocate(1, sizeof *v);
  *v = (tree_node){.column = (uint32_t)(m->data->inputs - 1 + function), .left = below};
  compute(m, v);
  return v;
}

/* Whether the node itself takes the function. */
static bool takes(const mixed *m, const tree_node *v, size_t function)
{
  size_t variable = m->data->inputs + function;
  bool found = v->left && v->column + 1 == variable;
  for (size_t j = 0; !v->left && j < m->data->outputs; j++)
    found = found || v->output[j] == variable;
  return found;
}

/* The function is computed before each node that takes it first. */
static tree_node *attach(const mixed *m, tree_node *v, size_t function)
{
  if (takes(m, v, function))
    return computed(m, function, v);
  if (!v->left)
    return v;
  v->left = attach(m, v->left, function);
  v->right = attach(m, v->right, function);
  tree_node_join(v);
  return v;
}

/* Leaves that were found for labels become leaves for the outputs.  Returns whether there are such. */
static bool settle(mixed *m, tree_node **v, uint32_t *point, size_t count)
{
  if ((*v)->left) {
    size_t left = mixed_divide(m, *v, point, count);
    bool settled = settle(m, &(*v)->left, point, left) && settle(m, &(*v)->right, point + left, count - left);
    if (settled)
      tree_node_join(*v);
    return settled;
  }
  tree_node *leaf = mixed_leaf(m, point, count, 2);
  if (leaf) {
    tree_node_free(*v);
    *v = leaf;
  }
  return leaf;
}

/* From points and columns of the table to those of the dataset. */
static void rename_node(const mixed *m, tree_node *v, const uint32_t *point)
{
  size_t columns = m->data->inputs - 1;
  if (!v->left)
    return;
  if (v->column >= columns)
    v->column = (uint32_t)(columns + m->known[v->column - columns]);
  v->below[0] = point[v->below[0]];
  v->below[1] = point[v->below[1]];
  rename_node(m, v->left, point);
  rename_node(m, v->right, point);
}

/* The points with the functions that are known beside their inputs. */
static mixed_table table_of(const mixed *m, const arrived *a)
{
  const tree_function **functions = allocate(m->knowns, sizeof *functions);
  for (size_t k = 0; k < m->knowns; k++)
    functions[k] = m->functions.of + m->known[k];
  mixed_table t = mixed_table_new(m, a->point, a->count, m->data->inputs, functions, m->knowns);
  free(functions);
  return t;
}

/* The best tree of the points, with labels as outputs. */
static tree_node *search(mixed *m, const arrived *a, uint64_t steps)
{
  mixed_table t = table_of(m, a);
  tree_columns columns = tree_columns_new(&t.points);
  tree_node *v = tree_greedy(&columns, a->most == NO_LIMIT ? TREE_MEAN : TREE_WORST, t.weight, steps / 2);
  tree_improve(&columns, &v, (tree_wish){TREE_MEAN, a->most}, t.weight, steps);
  tree_columns_free(&columns);
  mixed_table_free(&t);
  rename_node(m, v, a->point);
  return v;
}

/* The same with leaves for the outputs, or NULL. */
static tree_node *search_settled(mixed *m, const arrived *a, uint64_t steps)
{
  tree_node *v = mixed_take(m, steps) ? search(m, a, steps / 2) : NULL;
  if (!v || settle(m, &v, a->point, a->count))
    return v;
  tree_node_free(v);
  return NULL;
}

/* v becomes `tried`, which has conditions on that function, if it is better with the function before them. */
static void take_attached(const mixed *m, tree_node **v, tree_node *tried, size_t function, size_t most)
{
  if (tried)
    take_better(v, attach(m, tried, function), most);
}

/* Conditions on one variable alone, within so many steps. */
static tree_node *line(mixed *m, const arrived *a, size_t variable, uint64_t steps)
{
  uint64_t given = steps < m->left ? steps : m->left, kept = m->left - given;
  m->left = given;
  tree_node *v = mixed_line(m, a->point, a->count, variable, a->most == NO_LIMIT);
  m->left += kept;
  return v;
}

static void try_function(mixed *m, tree_node **v, const arrived *a, tree_function f, uint64_t steps)
{
  size_t operations = tree_function_operations(&f), function = tree_functions_add(&m->functions, f);
  size_t variable = m->data->inputs + function;
  arrived after = {a->point, a->count, less(a->most, operations)};
  mixed_know(m, function);
  take_attached(m, v, line(m, a, variable, steps / 2), function, a->most);
  take_attached(m, v, search_settled(m, &after, steps), function, a->most);
  m->knowns--;
}

/* Conditions on one input alone. */
static void try_lines(mixed *m, tree_node **v, const arrived *a, uint64_t steps)
{
  size_t q = m->data->inputs;
  for (size_t variable = 1; variable < q; variable++)
    take_better(v, line(m, a, variable, steps / (q - 1)), a->most);
}

static bool may_search(const mixed *m, size_t count)
{
  return count <= POINTS_MOST && count * (m->data->inputs + m->knowns + LABELS_EACH * m->data->outputs) <= CELLS_MOST;
}

/* The steps for the search of so many points; 0 if nothing is to be gained, or the table is too large. */
static uint64_t allowance(const mixed *m, const tree_node *v, const arrived *a)
{
  uint64_t steps = (uint64_t)((unsigned __int128)(m->steps / SHARE) * a->count / m->data->points);
  bool gain = v->cost.worst > a->most || v->cost.sum > LEAST_GAIN * v->weight;
  steps = steps < m->left ? steps : m->left;
  return gain && a->count > 2 && may_search(m, a->count) ? steps : 0;
}

static void try_functions(mixed *m, tree_node **v, const arrived *a)
{
  uint64_t steps = allowance(m, *v, a);
  tree_functions found = {0};
  if (steps > 0) {
    try_lines(m, v, a, steps / 4);
    mixed_candidates_find(m, *v, a->point, a->count, steps / 2, &found);
  }
  for (size_t k = 0; k < found.count; k++) {
    try_function(m, v, a, tree_function_copy(found.of + k), steps / 2 / found.count);
    progress_at(m->steps - m->left, m->steps);
  }
  tree_functions_free(&found);
}

static void improve(mixed *m, tree_node **v, arrived a);

static void improve_below(mixed *m, tree_node *v, arrived a)
{
  if (!v->right) {
    size_t function = v->column + 1 - m->data->inputs;
    a.most = less(a.most, tree_function_operations(m->functions.of + function));
    mixed_know(m, function);
    improve(m, &v->left, a);
    m->knowns--;
    compute(m, v);
    return;
  }
  size_t left = mixed_divide(m, v, a.point, a.count);
  improve(m, &v->left, (arrived){a.point, left, less(a.most, 1)});
  improve(m, &v->right, (arrived){a.point + left, a.count - left, less(a.most, 1)});
  tree_node_join(v);
}

/* v becomes as good as it gets within the steps. */
static void improve(mixed *m, tree_node **v, arrived a)
{
  if ((*v)->cost.worst == 0)
    return;
  bool two_terms = (*v)->cost.worst > a.most || (*v)->cost.sum > 4 * (*v)->weight;
  take_better(v, mixed_leaf(m, a.point, a.count, two_terms ? 2 : 1), a.most);
  if (!(*v)->left)
    return;
  try_functions(m, v, &a);
  if ((*v)->left)
    improve_below(m, *v, a);
}

/* All points; the worst case as far down as it goes if that comes first, then the sum. */
static void improve_all(mixed *m, tree_node **root, tree_aim aim, uint32_t *point)
{
  size_t n = m->data->points, worst = SIZE_MAX;
  while (aim == TREE_WORST && (*root)->cost.worst < worst && (*root)->cost.worst > 0) {
    tree_node *tried = tree_node_copy(*root, m->data->outputs);
    worst = (*root)->cost.worst;
    improve(m, &tried, (arrived){point, n, worst - 1});
    take_better(root, tried, worst - 1);
  }
  improve(m, root, (arrived){point, n, aim == TREE_WORST ? (*root)->cost.worst : NO_LIMIT});
}

/* The best network that is found with labels, or NULL. */
static tree_node *improve_labelled(mixed *m, tree_aim aim, uint32_t *point)
{
  arrived all = {point, m->data->points, NO_LIMIT};
  mpq_ptr label = mixed_labels(m->data);
  m->label = label;
  m->labels = LABELS_EACH * m->data->outputs;
  tree_node *root = search_settled(m, &all, m->steps / SHARE);
  if (root)
    improve_all(m, &root, aim, point);
  numbers_free(label, m->data->points * m->labels);
  return root;
}

/* First with the outputs as labels, then with those of linear functions; the better one stays. */
static tree_node *mix(mixed *m, tree_node *root, tree_aim aim, uint32_t *point)
{
  tree_node *other = NULL;
  improve_all(m, &root, aim, point);
  m->left = m->steps;
  if (may_search(m, m->data->points) && mixed_take(m, mixed_labels_steps(m->data)))
    other = improve_labelled(m, aim, point);
  bool take = other && tree_cheaper(aim, other->cost, root->cost);
  tree_node_free(take ? root : other);
  return take ? other : root;
}

static conditional_model mixed_from(const sorted_points *p, tree_node *root, const uint64_t *weight,
                                    const recall_wish *wish)
{
  mixed m = {.data = p, .weight = weight, .label = p->d, .labels = p->outputs};
  m.steps = m.left = wish->steps;
  uint32_t *point = allocate(p->points, sizeof *point);
  for (size_t i = 0; i < p->points; i++)
    point[i] = (uint32_t)i;
  m.output = allocate(p->outputs, sizeof *m.output);
  m.number = numbers_new(MIXED_NUMBERS);
  progress_begin("mixing");
  root = mix(&m, root, tree_wish_of(wish).aim, point);
  conditional_model made = tree_write(p, root, &m.functions);
  tree_node_free(root);
  numbers_free(m.number, MIXED_NUMBERS);
  free(m.output);
  free(m.known);
  free(point);
  tree_functions_free(&m.functions);
  return made;
}

static recall_made make_mixed(const sorted_points *p, const recall_wish *wish)
{
  bool exact, optimal;
  tree_columns columns = tree_columns_new(p);
  uint64_t *weight = recall_weights(p, &exact);
  tree_node *root = tree_best(&columns, tree_wish_of(wish), weight, wish->steps, &optimal);
  tree_columns_free(&columns);
  recall_made made = {mixed_from(p, root, weight, wish), false};
  free(weight);
  return made;
}

const recall_network mixed_recall = {.name = "mixed", .make = make_mixed};
