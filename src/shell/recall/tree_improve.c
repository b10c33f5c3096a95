#include "tree_improve.h"
#include "shell/base/memory.h"
#include "tree_exact.h"
#include <stdlib.h>
#include <string.h>

/* Of all steps, what a search of all points may take; a search of some has as much less as they are fewer. */
#define SHARE 4
/* A search of which each cell could be looked at fewer times is left out. */
#define TIMES 32

typedef struct {
  const tree_columns *columns;
  const uint64_t *weight;
  uint64_t steps; /* all of them */
  uint64_t left;  /* of them */
} improving;

/* The points of v on the left come first; returns how many they are. */
static size_t divide(const improving *g, const tree_node *v, uint32_t *point, size_t count)
{
  const uint32_t *rank = g->columns->rank + v->column * g->columns->data->points;
  size_t left = 0;
  for (size_t i = 0; i < count; i++)
    if (rank[point[i]] <= rank[v->below[0]]) {
      uint32_t here = point[i];
      point[i] = point[left];
      point[left++] = here;
    }
  return left;
}

/* The steps of a search of so many points, or 0 if it is left out. */
static uint64_t allowance(const improving *g, size_t count)
{
  uint64_t steps = (uint64_t)((unsigned __int128)(g->steps / SHARE) * count / g->columns->data->points);
  steps = steps < g->left ? steps : g->left;
  return count <= TREE_POINTS_MOST && steps / TIMES >= count * g->columns->columns ? steps : 0;
}

static void replace(tree_node **v, tree_node *found)
{
  tree_node_free(*v);
  *v = found;
}

/* Of a search: a tree that costs at most `worst` at each point, and with `of_sum` the one with the least sum, if that is
 * less than `limit`. */
typedef struct {
  size_t worst;
  bool of_sum;
  uint64_t limit;
} question;

/* v becomes the tree that was asked for, if it is found. */
static tree_answer search(improving *g, tree_node **v, const uint32_t *point, size_t count, question q)
{
  uint64_t given = allowance(g, count), steps = given;
  if (given == 0)
    return TREE_UNKNOWN;
  tree_node *found;
  tree_search s = tree_search_new((tree_points){g->columns, g->weight, point, count});
  tree_answer answer = q.of_sum ? tree_search_sum(&s, q.worst, q.limit, &steps, &found)
                                : tree_search_worst(&s, q.worst, &steps, &found);
  g->left -= given - steps;
  if (answer == TREE_FOUND)
    replace(v, found);
  tree_search_free(&s);
  return answer;
}

/* v becomes a tree that costs at most `worst` at each point, if that is found. */
static tree_answer shrink(improving *g, tree_node **v, uint32_t *point, size_t count, size_t worst)
{
  if ((*v)->cost.worst <= worst)
    return TREE_FOUND;
  tree_answer answer = search(g, v, point, count, (question){.worst = worst});
  if (answer != TREE_UNKNOWN || !(*v)->left || worst == 0)
    return answer;
  size_t left = divide(g, *v, point, count);
  bool shrunk = shrink(g, &(*v)->left, point, left, worst - 1) == TREE_FOUND &&
                shrink(g, &(*v)->right, point + left, count - left, worst - 1) == TREE_FOUND;
  tree_node_join(*v);
  return shrunk ? TREE_FOUND : TREE_UNKNOWN;
}

/* The worst case as far down as it goes.  Returns whether it does not go further. */
static bool shrink_all(improving *g, tree_node **root, uint32_t *point)
{
  size_t n = g->columns->data->points;
  while ((*root)->cost.worst > 0) {
    tree_node *tried = tree_node_copy(*root, g->columns->data->outputs);
    tree_answer answer = shrink(g, &tried, point, n, (*root)->cost.worst - 1);
    if (answer == TREE_FOUND)
      replace(root, tried);
    else {
      tree_node_free(tried);
      return answer == TREE_NONE;
    }
  }
  return true;
}

/* The sum as far down as it goes with at most `worst` at each point.  Returns whether it does not go further. */
static bool lower(improving *g, tree_node **v, uint32_t *point, size_t count, size_t worst)
{
  tree_answer answer = search(g, v, point, count, (question){worst, true, (*v)->cost.sum});
  if (answer != TREE_UNKNOWN || !(*v)->left)
    return answer != TREE_UNKNOWN;
  size_t left = divide(g, *v, point, count);
  lower(g, &(*v)->left, point, left, worst - 1);
  lower(g, &(*v)->right, point + left, count - left, worst - 1);
  tree_node_join(*v);
  return false;
}

/* The worst case as far down as it goes with no larger sum. */
static bool shrink_with_sum(improving *g, tree_node **root, uint32_t *point)
{
  tree_answer answer = TREE_FOUND;
  while (answer == TREE_FOUND && (*root)->cost.worst > 0)
    answer = search(g, root, point, g->columns->data->points,
                    (question){(*root)->cost.worst - 1, true, (*root)->cost.sum + 1});
  return answer != TREE_UNKNOWN;
}

static bool improve_worst(improving *g, tree_node **root, uint32_t *point)
{
  bool least = shrink_all(g, root, point);
  return lower(g, root, point, g->columns->data->points, (*root)->cost.worst) && least;
}

static bool improve_mean(improving *g, tree_node **root, uint32_t *point, size_t most)
{
  size_t n = g->columns->data->points;
  if (shrink(g, root, point, n, most) != TREE_FOUND)
    return false;
  bool least = lower(g, root, point, n, most);
  return shrink_with_sum(g, root, point) && least;
}

bool tree_improve(const tree_columns *columns, tree_node **root, tree_wish wish, const uint64_t *weight, uint64_t steps)
{
  size_t n = columns->data->points;
  improving g = {columns, weight, steps, steps};
  uint32_t *point = allocate(n, sizeof *point);
  memcpy(point, tree_columns_points(columns, 0, 0, n), n * sizeof *point);
  bool optimal = wish.aim == TREE_WORST ? improve_worst(&g, root, point) : improve_mean(&g, root, point, wish.most);
  free(point);
  return optimal;
}
