#include "mixed_line.h"
#include "mixed_leaf.h"
#include "shell/base/memory.h"
#include <stdlib.h>

typedef struct {
  mpq_ptr value; /* of each point, by its place in the list */
  uint32_t place;
  uint32_t point;
} on_line;

typedef struct {
  mixed *m;
  size_t variable;
  bool mean;
  size_t count;
  uint32_t *point; /* in order */
  size_t *next;    /* of each of them, the first one with a larger value */
  tree_node **leaf;
  size_t *start;   /* of each piece */
  size_t pieces;
} line;

static int compare(const void *a, const void *b)
{
  const on_line *i = a, *k = b;
  int order = mpq_cmp(i->value, k->value);
  return order ? order : (i->place > k->place) - (i->place < k->place);
}

static void sort(line *l, const uint32_t *point)
{
  size_t n = l->count;
  mpq_ptr value = numbers_new(n);
  on_line *at = allocate(n, sizeof *at);
  for (size_t i = 0; i < n; i++) {
    mixed_value(l->m, l->variable, point[i], value + i);
    at[i] = (on_line){value + i, (uint32_t)i, point[i]};
  }
  qsort(at, n, sizeof *at, compare);
  for (size_t i = n; i-- > 0;) {
    l->point[i] = at[i].point;
    l->next[i] = i + 1 < n && mpq_equal(at[i].value, at[i + 1].value) ? l->next[i + 1] : i + 1;
  }
  free(at);
  numbers_free(value, n);
}

/* The leaf of the points at [lo, hi), or NULL. */
static tree_node *leaf_of(const line *l, size_t lo, size_t hi)
{
  return mixed_leaf(l->m, l->point + lo, hi - lo, 2);
}

/* `found` becomes the leaf of [lo, hi) if there is one. */
static bool reaches(const line *l, size_t lo, size_t hi, tree_node **found)
{
  tree_node *leaf = leaf_of(l, lo, hi);
  if (leaf) {
    tree_node_free(*found);
    *found = leaf;
  }
  return leaf;
}

/* The largest piece from lo on: more and more points, twice as many each time, then half as many more.  Returns where
 * it ends, or lo if it cannot begin. */
static size_t take_piece(line *l, size_t lo, tree_node **found)
{
  size_t end = l->next[lo], step = 1;
  if (!reaches(l, lo, end, found))
    return lo;
  for (bool growing = true; step > 0; step = growing ? 2 * step : step / 2) {
    size_t further = l->count - end < step ? l->count : l->next[end + step - 1];
    bool more = end < l->count && reaches(l, lo, further, found);
    end = more ? further : end;
    growing = growing && more;
  }
  return end;
}

static bool cut(line *l)
{
  for (size_t lo = 0; lo < l->count;) {
    tree_node *leaf = NULL;
    size_t hi = take_piece(l, lo, &leaf);
    if (hi == lo || l->pieces > l->count / 2) {
      tree_node_free(leaf);
      return false;
    }
    l->start[l->pieces] = lo;
    l->leaf[l->pieces++] = leaf;
    lo = hi;
  }
  return true;
}

/* The first piece on the right of the cut of [lo, hi). */
static size_t middle(const line *l, size_t lo, size_t hi)
{
  uint64_t all = 0, left = 0;
  size_t at = lo;
  for (size_t k = lo; k < hi; k++)
    all += l->leaf[k]->weight;
  if (!l->mean || all == 0)
    return lo + (hi - lo) / 2;
  while (at + 1 < hi && 2 * left + l->leaf[at]->weight < all)
    left += l->leaf[at++]->weight;
  return at > lo ? at : lo + 1;
}

static tree_node *tree_above(line *l, size_t lo, size_t hi)
{
  if (hi - lo == 1)
    return l->leaf[lo];
  size_t at = middle(l, lo, hi), first = l->start[at];
  tree_node *v = allocate(1, sizeof *v);
  *v = (tree_node){.column = (uint32_t)(l->variable - 1), .below = {l->point[first - 1], l->point[first]}};
  v->left = tree_above(l, lo, at);
  v->right = tree_above(l, at, hi);
  tree_node_join(v);
  return v;
}

tree_node *mixed_line(mixed *m, const uint32_t *point, size_t count, size_t variable, bool mean)
{
  line l = {.m = m, .variable = variable, .mean = mean, .count = count};
  if (!mixed_take(m, 2 * MIXED_STEP * count))
    return NULL;
  l.point = allocate(count, sizeof *l.point);
  l.next = allocate(count, sizeof *l.next);
  l.start = allocate(count, sizeof *l.start);
  l.leaf = allocate(count, sizeof *l.leaf);
  sort(&l, point);
  bool whole = cut(&l);
  tree_node *v = whole ? tree_above(&l, 0, l.pieces) : NULL;
  for (size_t k = 0; !whole && k < l.pieces; k++)
    tree_node_free(l.leaf[k]);
  free(l.leaf);
  free(l.start);
  free(l.next);
  free(l.point);
  return v;
}
