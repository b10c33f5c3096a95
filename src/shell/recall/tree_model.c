#include "tree_model.h"
#include "shell/base/status.h"
#include "tree_best.h"
#include "tree_write.h"
#include <stdlib.h>

static recall_made make_tree(const sorted_points *p, const recall_wish *wish)
{
  bool exact, optimal;
  tree_columns columns = tree_columns_new(p);
  uint64_t *weight = recall_weights(p, &exact);
  tree_wish wanted = tree_wish_of(wish);
  tree_node *root = tree_best(&columns, wanted, weight, wish->steps, &optimal);
  size_t worst = root->cost.worst;
  if (worst > wanted.most) {
    tree_node_free(root);
    fail(STATUS_UNDECIDED, "no decision tree was found that takes at most %zu operations on every point; the lowest "
         "found takes %zu: --tree-steps N with more than %zu steps searches longer", wanted.most, worst, wish->steps);
  }
  free(weight);
  tree_columns_free(&columns);
  recall_made made = {tree_write(p, root, &(tree_functions){0}), optimal && exact};
  tree_node_free(root);
  return made;
}

const recall_network tree_recall = {.name = "tree", .make = make_tree};
