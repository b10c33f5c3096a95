#include "tree_greedy.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* Of the tree, which is walked by recursion. */
#define MOST_DEPTH 10000

typedef struct {
  tree_columns *columns;
  tree_cuts cuts;
  tree_aim aim;
  const uint64_t *weight;
  cut_criterion leading; /* where there are no steps left to compare */
  size_t room;           /* points wanted below the root, half as many below the next node, and so on; 0: any */
  uint64_t taken;        /* steps so far */
  size_t *output;        /* scratch */
} growth;

static tree_node *grow(growth *g, size_t lo, size_t hi, uint64_t steps, size_t depth);

static uint64_t share(uint64_t steps, size_t part, size_t whole)
{
  return (uint64_t)((unsigned __int128)steps * part / whole);
}

/* The tree that begins with that cut. */
static tree_node *grow_cut(growth *g, tree_cut_place cut, size_t lo, size_t hi, uint64_t steps, size_t depth)
{
  const uint32_t *point = tree_columns_points(g->columns, cut.column, lo, hi);
  size_t middle = lo + cut.count, size = hi - lo;
  tree_node *v = allocate(1, sizeof *v);
  *v = (tree_node){.column = (uint32_t)cut.column, .below = {point[cut.count - 1], point[cut.count]}};
  tree_columns_split(g->columns, cut.column, lo, hi, cut.count);
  v->left = grow(g, lo, middle, share(steps, cut.count, size), depth + 1);
  v->right = grow(g, middle, hi, share(steps, hi - middle, size), depth + 1);
  tree_node_join(v);
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

/* The cheaper one stays, the other goes; `found` may be NULL. */
static bool take_cheaper(const growth *g, tree_node **found, tree_node *v)
{
  bool take = !*found || tree_cheaper(g->aim, v->cost, (*found)->cost);
  tree_node_free(take ? *found : v);
  *found = take ? v : *found;
  return take;
}

/* The best of the trees that begin with one of the cuts. */
static tree_node *grow_best(growth *g, const tree_cut_place *best, size_t lo, size_t hi, uint64_t steps, size_t depth)
{
  tree_node *found = NULL;
  uint32_t *saved = tree_columns_save(g->columns, lo, hi);
  for (cut_criterion k = 0; k < CUT_CRITERIA; k++) {
    if (said_before(best, k))
      continue;
    tree_node *v = grow_cut(g, best[k], lo, hi, steps / CUT_CRITERIA, depth);
    tree_columns_restore(g->columns, saved, lo, hi);
    take_cheaper(g, &found, v);
  }
  free(saved);
  return found;
}

static size_t wanted(const growth *g, size_t depth)
{
  size_t room = depth + 1 < 64 ? g->room >> (depth + 1) : 0;
  return g->room ? room : SIZE_MAX;
}

/* The tree of the points [lo, hi), for which so many steps may be taken beside those of a single tree. */
static tree_node *grow(growth *g, size_t lo, size_t hi, uint64_t steps, size_t depth)
{
  tree_cut_place best[CUT_CRITERIA];
  uint64_t cells = (hi - lo) * g->columns->columns;
  const uint32_t *point = tree_columns_points(g->columns, 0, lo, hi);
  tree_node *leaf = tree_columns_may_agree(g->columns, point, hi - lo) ?
                      tree_leaf(g->columns->data, g->weight, point, hi - lo, g->output) : NULL;
  if (leaf)
    return leaf;
  if (depth > MOST_DEPTH)
    fail(STATUS_UNDECIDED, "a decision tree for this dataset is deeper than %d", MOST_DEPTH);
  g->taken += cells;
  bool one = steps / CUT_CRITERIA < cells;
  cut_criterion from = one ? g->leading : 0, until = one ? g->leading + 1 : CUT_CRITERIA;
  tree_cuts_find(&g->cuts, lo, hi, (tree_cut_wish){from, until, wanted(g, depth)}, best);
  if (best[from].count == 0)
    fail(STATUS_UNDECIDED, "two points are equal though repeated rows were merged");
  if (one)
    return grow_cut(g, best[g->leading], lo, hi, 0, depth);
  return grow_best(g, best, lo, hi, steps - cells, depth);
}

/* A tree of all points; the columns stay as they are. */
static tree_node *grow_whole(growth *g, const uint32_t *saved, uint64_t steps)
{
  size_t n = g->columns->data->points;
  tree_node *v = grow(g, 0, n, steps, 0);
  tree_columns_restore(g->columns, saved, 0, n);
  return v;
}

/* Trees that follow one criterion each, as long as there are steps; after the first, the criterion that led to the
 * cheapest so far is the one that leads. */
static void grow_each(growth *g, const uint32_t *saved, size_t room, uint64_t steps, tree_node **found)
{
  cut_criterion leading = g->leading;
  for (cut_criterion k = 0; k < CUT_CRITERIA && (!*found || 2 * g->taken < steps); k++) {
    size_t before = g->room;
    g->leading = k;
    g->room = room;
    if (take_cheaper(g, found, grow_whole(g, saved, 0)))
      leading = k;
    else
      g->room = before;
    progress_at(k + 1, CUT_CRITERIA + 1);
  }
  g->leading = leading;
}

tree_node *tree_greedy(tree_columns *columns, tree_aim aim, const uint64_t *weight, uint64_t steps)
{
  size_t n = columns->data->points;
  growth g = {.columns = columns, .aim = aim, .weight = weight};
  g.cuts = tree_cuts_new(columns);
  g.output = allocate(columns->data->outputs, sizeof(size_t));
  uint32_t *saved = tree_columns_save(columns, 0, n);
  tree_node *found = NULL;
  grow_each(&g, saved, 0, steps, &found);
  /* A tree of that many places is as low as one with n leaves can be. */
  grow_each(&g, saved, (size_t)1 << ceil_log2(n), steps, &found);
  if (g.taken < steps)
    take_cheaper(&g, &found, grow_whole(&g, saved, steps - g.taken));
  free(saved);
  free(g.output);
  tree_cuts_free(&g.cuts);
  return found;
}
