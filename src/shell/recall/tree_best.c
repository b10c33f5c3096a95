#include "tree_best.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "tree_greedy.h"

/* Both aims are tried where each cell of the table could be looked at more often than this. */
#define OTHER_TIMES 64

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
tree_node *tree_best(tree_columns *columns, tree_wish wish, const uint64_t *weight, size_t steps, bool *optimal)
{
  size_t cells = columns->data->points * columns->columns;
  tree_wish other_wish = {wish.aim == TREE_MEAN ? TREE_WORST : TREE_MEAN, SIZE_MAX};
  bool other_optimal;
  tree_node *root = make_with(columns, wish, weight, steps, optimal);
  if (*optimal || steps / OTHER_TIMES < cells)
    return root;
  tree_node *other = make_with(columns, other_wish, weight, steps, &other_optimal);
  size_t needed = other->cost.worst;
  if (other_wish.aim == TREE_WORST && other_optimal && needed > wish.most) {
    tree_node_free(root);
    tree_node_free(other);
    fail(STATUS_FAILS, "no decision tree for this dataset takes at most %zu operations on every point: %zu are needed",
         wish.most, needed);
  }
  tree_wish low = {TREE_MEAN, wish.aim == TREE_MEAN ? wish.most : root->cost.worst};
  bool least = tree_improve(columns, &other, low, weight, steps);
  *optimal = wish.aim == TREE_MEAN && least;
  bool take = is_better(wish, other->cost, root->cost);
  tree_node_free(take ? root : other);
  return take ? other : root;
}

tree_wish tree_wish_of(const recall_wish *wish)
{
  return (tree_wish){wish->mean_first ? TREE_MEAN : TREE_WORST, wish->most ? wish->most : SIZE_MAX};
}
