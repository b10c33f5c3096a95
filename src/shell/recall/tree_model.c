#include "tree_model.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/simplest.h"
#include "shell/base/status.h"
#include "tree_greedy.h"
#include "tree_improve.h"
#include <stdlib.h>

/* Both aims are tried where each cell of the table could be looked at more often than this. */
#define OTHER_TIMES 64

/* The operation for output j of the leaf; returns its variable. */
static size_t write_operation(conditional_model *m, mpq_srcptr value, size_t *variables)
{
  size_t at = conditional_model_add_operation(m);
  m->program[at].next = at + 1;
  mpq_set(conditional_model_add_term(m, 0), value);
  return (*variables)++;
}

static size_t write_leaf(conditional_model *m, const sorted_points *p, const tree_node *v, size_t *output)
{
  size_t first = m->size, variables = p->inputs;
  for (size_t j = 0; j < p->outputs; j++) {
    size_t from = v->output[j], of = OUTPUT_IS_OPERATION(from, p->outputs) ? OUTPUT_OPERATION(from) : j;
    output[j] = of < j ? output[of] : from == OUTPUT_OPERATION(j) ?
                write_operation(m, p->d + v->point * p->outputs + j, &variables) : from;
  }
  size_t at = conditional_model_add_leaf(m);
  for (size_t j = 0; j < p->outputs; j++)
    m->output[m->program[at].lo + j] = output[j];
  return first;
}

/* Writes the tree and returns its first instruction. */
static size_t write_node(conditional_model *m, const sorted_points *p, const tree_node *v, mpq_ptr between,
                         size_t *output)
{
  if (!v->left)
    return write_leaf(m, p, v, output);
  size_t a = v->column + 1, q = p->inputs;
  simplest_between(between, p->x + v->below[0] * q + a, p->x + v->below[1] * q + a);
  size_t at = conditional_model_add_test(m, a, IS_LESS, between);
  size_t left = write_node(m, p, v->left, between, output);
  size_t right = write_node(m, p, v->right, between, output);
  m->program[at].next = left;
  m->program[at].otherwise = right;
  return at;
}

static conditional_model write_model(const sorted_points *p, const tree_node *root)
{
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.constant = true;
  m.is_signed = p->is_signed;
  mpq_ptr between = numbers_new(1);
  size_t *output = allocate(p->outputs, sizeof(size_t));
  write_node(&m, p, root, between, output);
  free(output);
  numbers_free(between, 1);
  numbers_check(m.weight, m.terms);
  numbers_check(m.value, m.values);
  return m;
}

/* The tree that is best as wished, as far as the steps go, and whether it is shown to be. */
static tree_node *make_with(tree_columns *columns, tree_wish wish, const uint64_t *weight, size_t steps, bool *optimal)
{
  progress_begin("growing trees");
  tree_node *root = tree_greedy(columns, wish.aim, weight, steps / 2);
  progress_begin("improving the tree");
  *optimal = tree_improve(columns, &root, wish, weight, steps);
  return root;
}

static bool is_better(tree_wish wish, tree_cost a, tree_cost b)
{
  if (a.worst > wish.most || b.worst > wish.most)
    return a.worst < b.worst;
  return tree_cheaper(wish.aim, a, b);
}

/* A tree that was made with the other aim may lead to one that is better with this one. */
static tree_node *make_either(tree_columns *columns, tree_wish wish, const uint64_t *weight, size_t steps, bool *optimal)
{
  size_t cells = columns->data->points * columns->columns;
  tree_wish other_wish = {wish.aim == TREE_MEAN ? TREE_WORST : TREE_MEAN, SIZE_MAX};
  bool other_optimal;
  tree_node *root = make_with(columns, wish, weight, steps, optimal);
  if (*optimal || steps / OTHER_TIMES < cells)
    return root;
  tree_node *other = make_with(columns, other_wish, weight, steps, &other_optimal);
  if (other_wish.aim == TREE_WORST && other_optimal && other->cost.worst > wish.most)
    fail(STATUS_FAILS, "no decision tree for this dataset takes at most %zu operations on every point: %zu are needed",
         wish.most, other->cost.worst);
  tree_wish low = {TREE_MEAN, wish.aim == TREE_MEAN ? wish.most : root->cost.worst};
  bool least = tree_improve(columns, &other, low, weight, steps);
  *optimal = wish.aim == TREE_MEAN && least;
  bool take = is_better(wish, other->cost, root->cost);
  tree_node_free(take ? root : other);
  return take ? other : root;
}

static tree_wish wish_of(const recall_wish *wish)
{
  return (tree_wish){wish->mean_first ? TREE_MEAN : TREE_WORST, wish->most ? wish->most : SIZE_MAX};
}

static recall_made make_tree(const sorted_points *p, const recall_wish *wish)
{
  bool exact, optimal;
  tree_columns columns = tree_columns_new(p);
  uint64_t *weight = recall_weights(p, &exact);
  tree_wish wanted = wish_of(wish);
  tree_node *root = make_either(&columns, wanted, weight, wish->steps, &optimal);
  if (root->cost.worst > wanted.most)
    fail(STATUS_UNDECIDED, "no decision tree was found that takes at most %zu operations on every point; the lowest found "
         "takes %zu: --tree-steps N with more than %zu steps searches longer", wanted.most, root->cost.worst, wish->steps);
  free(weight);
  tree_columns_free(&columns);
  recall_made made = {write_model(p, root), optimal && exact};
  tree_node_free(root);
  return made;
}

const recall_network tree_recall = {.name = "tree", .make = make_tree};
