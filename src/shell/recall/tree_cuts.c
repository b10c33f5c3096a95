#include "tree_cuts.h"
#include "shell/base/memory.h"
#include <stdlib.h>

#define FRACTION_BITS 20
#define GINI_BITS 30

/* log2 k in units of 2^-20, rounded down; k >= 1.  Cuts are chosen by it, nothing is decided. */
static int64_t log2_units(uint64_t k)
{
  int whole = 63 - __builtin_clzll(k);
  uint64_t mantissa = k << (63 - whole) >> 32; /* in [2^31, 2^32) */
  int64_t units = whole;
  for (int bit = 0; bit < FRACTION_BITS; bit++) {
    mantissa = mantissa * mantissa >> 31;
    bool one = mantissa >> 32;
    mantissa >>= one;
    units = 2 * units + one;
  }
  return units;
}

tree_cuts tree_cuts_new(tree_columns *t)
{
  size_t n = t->data->points;
  tree_cuts c = {.columns = t};
  c.left = allocate(t->classes, sizeof *c.left);
  c.right = allocate(t->classes, sizeof *c.right);
  c.entropy = allocate(n + 1, sizeof *c.entropy);
  for (size_t k = 1; k <= n; k++)
    c.entropy[k] = (int64_t)k * log2_units(k);
  return c;
}

void tree_cuts_free(tree_cuts *c)
{
  free(c->entropy);
  free(c->right);
  free(c->left);
}

/* One side: its points, and sums over its classes. */
typedef struct {
  uint64_t points;
  uint64_t squares;
  int64_t entropy;
} side;

/* A point of a class that has `had` points on that side arrives, or leaves. */
static void side_add(side *s, const int64_t *entropy, uint32_t had)
{
  s->points++;
  s->squares += 2 * (uint64_t)had + 1;
  s->entropy += entropy[had + 1] - entropy[had];
}

static void side_remove(side *s, const int64_t *entropy, uint32_t had)
{
  s->points--;
  s->squares -= 2 * (uint64_t)had - 1;
  s->entropy -= entropy[had] - entropy[had - 1];
}

/* Twice the pairs of points with different outputs.  At most 2^63 for 2^31 points, which no memory holds here. */
static int64_t pairs(const side *s)
{
  return (int64_t)(s->points * s->points - s->squares);
}

static int64_t purity(const side *s)
{
  if (s->squares >> (63 - GINI_BITS) == 0)
    return (int64_t)((s->squares << GINI_BITS) / s->points);
  return (int64_t)(((unsigned __int128)s->squares << GINI_BITS) / s->points);
}

static int64_t larger(int64_t a, int64_t b)
{
  return a > b ? a : b;
}

static int64_t score(cut_criterion by, const side *l, const side *r, const int64_t *entropy)
{
  switch (by) {
  case CUT_PAIRS: return pairs(l) + pairs(r);
  case CUT_LARGEST: return larger(pairs(l), pairs(r));
  case CUT_GINI: return -purity(l) - purity(r);
  default: return entropy[l->points] - l->entropy + entropy[r->points] - r->entropy;
  }
}

/* Points on the larger side beyond those that were wanted there count most. */
static bool better(const tree_cut_place *a, const tree_cut_place *b, size_t wanted)
{
  size_t beyond = a->largest > wanted ? a->largest - wanted : 0;
  size_t best = b->largest > wanted ? b->largest - wanted : 0;
  if (b->count == 0 || beyond != best)
    return b->count == 0 || beyond < best;
  return a->score < b->score || (a->score == b->score && a->largest < b->largest);
}

/* Whether a column tells two of the points apart. */
static bool varies(const uint32_t *order, size_t lo, size_t hi)
{
  uint32_t any = 0;
  for (size_t i = lo + 1; i < hi; i++)
    any |= order[i];
  return PLACE_IS_LARGER(any);
}

/* All cuts of one column; the classes are counted on the right side, and are so again afterwards. */
static void look_along(tree_cuts *c, size_t a, size_t lo, size_t hi, side whole, tree_cut_wish wish,
                       tree_cut_place best[CUT_CRITERIA])
{
  const tree_columns *t = c->columns;
  const uint32_t *order = t->order + a * t->data->points;
  side l = {0}, r = whole;
  if (!varies(order, lo, hi))
    return;
  for (size_t i = lo; i + 1 < hi; i++) {
    uint32_t class = t->class[PLACE_POINT(order[i])];
    side_add(&l, c->entropy, c->left[class]++);
    side_remove(&r, c->entropy, c->right[class]--);
    if (!PLACE_IS_LARGER(order[i + 1]))
      continue;
    for (cut_criterion k = wish.from; k < wish.until; k++) {
      tree_cut_place here = {a, i + 1 - lo, score(k, &l, &r, c->entropy), (size_t)larger((int64_t)l.points, (int64_t)r.points)};
      if (better(&here, &best[k], wish.side))
        best[k] = here;
    }
  }
  for (size_t i = lo; i + 1 < hi; i++) {
    uint32_t class = t->class[PLACE_POINT(order[i])];
    c->left[class] = 0;
    c->right[class]++;
  }
}

void tree_cuts_find(tree_cuts *c, size_t lo, size_t hi, tree_cut_wish wish, tree_cut_place best[CUT_CRITERIA])
{
  const tree_columns *t = c->columns;
  side whole = {0};
  for (cut_criterion k = 0; k < CUT_CRITERIA; k++)
    best[k] = (tree_cut_place){0};
  for (size_t i = lo; i < hi; i++)
    side_add(&whole, c->entropy, c->right[t->class[PLACE_POINT(t->order[i])]]++);
  for (size_t a = 0; a < t->columns; a++)
    look_along(c, a, lo, hi, whole, wish, best);
  for (size_t i = lo; i < hi; i++)
    c->right[t->class[PLACE_POINT(t->order[i])]] = 0;
}
