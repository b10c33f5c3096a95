#include "tree_pieces.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* With more columns it takes too long to compare them all. */
#define COMPARED_MOST 128
/* Operations beyond this many count as this many where 2^operations is summed. */
#define OPERATIONS_MOST 40

static int compare_keys(const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Ranks of the points among themselves, and their order; returns whether there are two. */
static bool rank_column(const tree_points *p, size_t a, uint32_t *rank, uint32_t *order, uint64_t *key)
{
  const uint32_t *of = p->columns->rank + a * p->columns->data->points;
  uint32_t found = 0;
  for (size_t i = 0; i < p->count; i++)
    key[i] = (uint64_t)of[p->point[i]] << 32 | i;
  qsort(key, p->count, sizeof *key, compare_keys);
  for (size_t i = 0; i < p->count; i++) {
    order[i] = (uint32_t)key[i];
    found += i > 0 && key[i] >> 32 != key[i - 1] >> 32;
    rank[order[i]] = found;
  }
  return found > 0;
}

static bool ranked_before(const tree_pieces *s, const uint32_t *rank)
{
  for (size_t b = 0; b < s->columns && s->of.columns->columns <= COMPARED_MOST; b++)
    if (memcmp(s->rank + b * s->count, rank, s->count * sizeof *rank) == 0)
      return true;
  return false;
}

static void choose_columns(tree_pieces *s)
{
  size_t n = s->count;
  uint64_t *key = allocate(n, sizeof *key);
  for (size_t a = 0; a < s->of.columns->columns; a++) {
    uint32_t *rank = s->rank + s->columns * n;
    if (!rank_column(&s->of, a, rank, s->order + s->columns * n, key) || ranked_before(s, rank))
      continue;
    s->column[s->columns++] = (uint32_t)a;
  }
  free(key);
}

/* Different outputs that are neither 0 nor 1. */
static size_t constants(const sorted_points *p, uint32_t point)
{
  mpq_srcptr d = p->d + point * p->outputs;
  size_t found = 0;
  for (size_t j = 0; j < p->outputs; j++) {
    bool before = mpq_sgn(d + j) == 0 || mpq_cmp_ui(d + j, 1, 1) == 0;
    for (size_t i = 0; !before && i < j; i++)
      before = mpq_equal(d + i, d + j);
    found += !before;
  }
  return found;
}

static void look_at_outputs(tree_pieces *s)
{
  const tree_points *p = &s->of;
  for (size_t i = 0; i < s->count; i++) {
    s->weight[i] = p->weight ? p->weight[p->point[i]] : 1;
    s->class[i] = p->columns->class[p->point[i]];
    s->stiff[i] = p->columns->stiff[p->point[i]];
    s->operations[i] = 2 * constants(p->columns->data, p->point[i]);
  }
}

tree_pieces tree_pieces_new(tree_points p)
{
  size_t n = p.count, columns = p.columns->columns;
  tree_pieces s = {.of = p, .count = n};
  s.column = allocate(columns, sizeof *s.column);
  s.rank = allocate(columns * n, sizeof *s.rank);
  s.order = allocate(columns * n, sizeof *s.order);
  s.weight = allocate(n, sizeof *s.weight);
  s.class = allocate(n, sizeof *s.class);
  s.stiff = allocate(n, sizeof *s.stiff);
  s.operations = allocate(n, sizeof *s.operations);
  s.seen = allocate(p.columns->classes, sizeof *s.seen);
  s.glance = allocate(p.columns->classes, sizeof *s.glance);
  s.output = allocate(p.columns->data->outputs, sizeof *s.output);
  s.number = allocate(n, sizeof *s.number);
  choose_columns(&s);
  look_at_outputs(&s);
  return s;
}

void tree_pieces_free(tree_pieces *s)
{
  free(s->number);
  free(s->output);
  free(s->glance);
  free(s->seen);
  free(s->operations);
  free(s->stiff);
  free(s->class);
  free(s->weight);
  free(s->order);
  free(s->rank);
  free(s->column);
}

tree_glance tree_glance_begin(tree_pieces *s)
{
  s->glances++;
  return (tree_glance){0};
}

void tree_glance_add(tree_pieces *s, tree_glance *g, uint32_t point)
{
  uint64_t weight = s->weight[point];
  uint32_t class = s->class[point];
  size_t operations = s->operations[point];
  g->weight += weight;
  if (!s->stiff[point])
    return;
  if (s->glance[class] != s->glances) {
    s->glance[class] = s->glances;
    s->seen[class] = 0;
    g->classes++;
    g->leaves += (uint64_t)1 << (operations < OPERATIONS_MOST ? operations : OPERATIONS_MOST);
  }
  s->seen[class] += weight;
  g->stiff_weight += weight;
  g->operations += weight * operations;
  g->heaviest = s->seen[class] > g->heaviest ? s->seen[class] : g->heaviest;
}

size_t tree_glance_worst(const tree_glance *g)
{
  return ceil_log2(g->leaves);
}

/* (k + 1) W - 2^k heaviest for the best k: each class has at least one leaf, of points with the same outputs. */
static uint64_t tests_sum(const tree_glance *g)
{
  uint64_t sum = g->stiff_weight - g->heaviest, heavy = g->heaviest;
  while (heavy > 0 && heavy < g->stiff_weight) {
    sum += g->stiff_weight - heavy;
    heavy *= 2;
  }
  return sum;
}

uint64_t tree_glance_sum(const tree_glance *g)
{
  uint64_t tests = 0, simple = 0;
  if (g->classes > 1) {
    tests = tests_sum(g);
    simple = g->weight + (g->classes > 2 ? g->stiff_weight - g->heaviest : 0);
  }
  return g->operations + (tests > simple ? tests : simple);
}

/* Points by their numbers in the dataset, until the next call. */
static const uint32_t *in_dataset(tree_pieces *s, const uint32_t *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    s->number[i] = s->of.point[list[i]];
  return s->number;
}

bool tree_pieces_leaf(tree_pieces *s, const uint32_t *list, size_t count, size_t *operations)
{
  bool stiff = false, same = true;
  for (size_t i = 0; i < count; i++) {
    stiff = stiff || s->stiff[list[i]];
    same = same && s->class[list[i]] == s->class[list[0]];
  }
  *operations = s->operations[list[0]];
  if (stiff)
    return same;
  return tree_leaf_find(s->of.columns->data, in_dataset(s, list, count), count, s->output, operations);
}

tree_node *tree_pieces_make_leaf(tree_pieces *s, const uint32_t *list, size_t count)
{
  return tree_leaf(s->of.columns->data, s->of.weight, in_dataset(s, list, count), count, s->output);
}
