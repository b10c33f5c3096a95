#include "tree_columns.h"
#include "kernel/exact/order.h"
#include "shell/base/memory.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What the points are sorted by: `width` numbers of row i, from component `first` on. */
typedef struct {
  mpq_srcptr rows;
  size_t stride, first, width;
} key;

static mpq_srcptr key_of(const key *k, uint32_t i)
{
  return k->rows + i * k->stride + k->first;
}

static int compare_points(const void *a, const void *b, void *by)
{
  const key *k = by;
  const uint32_t *i = a, *j = b;
  mpq_srcptr x = key_of(k, *i), y = key_of(k, *j);
  size_t at = first_difference(x, y, k->width);
  int order = at < k->width ? mpq_cmp(x + at, y + at) : 0;
  return order ? order : (*i > *j) - (*i < *j);
}

/* rank := the number of each point's key among the different keys, which are counted; the points are in order. */
static size_t number_keys(const key *k, size_t n, const uint32_t *order, uint32_t *rank)
{
  size_t found = 0;
  for (size_t i = 0; i < n; i++) {
    if (i > 0 && first_difference(key_of(k, order[i - 1]), key_of(k, order[i]), k->width) < k->width)
      found++;
    rank[order[i]] = (uint32_t)found;
  }
  return found + 1;
}

/* Whether that number of each point is whole and there are few between the least and the most: then these. */
static bool few_whole(const key *k, size_t n, long *least, long *most)
{
  for (size_t i = 0; i < n; i++) {
    mpq_srcptr x = key_of(k, (uint32_t)i);
    if (mpz_cmp_ui(mpq_denref(x), 1) != 0 || mpz_cmpabs_ui(mpq_numref(x), LONG_MAX / 2) > 0)
      return false;
    long value = mpz_get_si(mpq_numref(x));
    *least = i == 0 || value < *least ? value : *least;
    *most = i == 0 || value > *most ? value : *most;
  }
  return *most - *least < (long)n;
}

/* The same as sorting, in one pass over the points and one over the values. */
static void count_points(const key *k, size_t n, long least, size_t values, uint32_t *order)
{
  uint32_t *start = allocate(values + 1, sizeof *start);
  for (size_t i = 0; i < n; i++)
    start[mpz_get_si(mpq_numref(key_of(k, (uint32_t)i))) - least + 1]++;
  for (size_t v = 1; v < values; v++)
    start[v] += start[v - 1];
  for (size_t i = 0; i < n; i++)
    order[start[mpz_get_si(mpq_numref(key_of(k, (uint32_t)i))) - least]++] = (uint32_t)i;
  free(start);
}

/* order := the points, sorted; rank := the number of their key among the different keys, which are counted. */
static size_t rank_points(key k, size_t n, uint32_t *order, uint32_t *rank)
{
  long least = 0, most = 0;
  if (k.width == 1 && few_whole(&k, n, &least, &most))
    count_points(&k, n, least, (size_t)(most - least) + 1, order);
  else {
    for (size_t i = 0; i < n; i++)
      order[i] = (uint32_t)i;
    qsort_r(order, n, sizeof *order, compare_points, &k);
  }
  return number_keys(&k, n, order, rank);
}

tree_columns tree_columns_new(const sorted_points *p)
{
  size_t n = p->points, columns = p->inputs - 1;
  tree_columns t = {.data = p, .columns = columns};
  t.order = allocate(columns * n, sizeof *t.order);
  t.rank = allocate(columns * n, sizeof *t.rank);
  t.class = allocate(n, sizeof *t.class);
  t.moved = allocate(n, sizeof *t.moved);
  t.left = allocate(n, sizeof *t.left);
  for (size_t a = 0; a < columns; a++)
    rank_points((key){p->x, p->inputs, a + 1, 1}, n, t.order + a * n, t.rank + a * n);
  t.classes = rank_points((key){p->d, p->outputs, 0, p->outputs}, n, t.moved, t.class);
  return t;
}

void tree_columns_free(tree_columns *t)
{
  free(t->left);
  free(t->moved);
  free(t->class);
  free(t->rank);
  free(t->order);
}

void tree_columns_split(tree_columns *t, size_t a, size_t lo, size_t hi, size_t count)
{
  size_t n = t->data->points;
  for (size_t i = lo; i < hi; i++)
    t->left[t->order[a * n + i]] = i < lo + count;
  for (size_t b = 0; b < t->columns; b++) {
    uint32_t *order = t->order + b * n;
    size_t left = lo, right = 0;
    for (size_t i = lo; i < hi; i++) {
      uint32_t point = order[i];
      if (t->left[point])
        order[left++] = point;
      else
        t->moved[right++] = point;
    }
    memcpy(order + left, t->moved, right * sizeof *order);
  }
}

uint32_t *tree_columns_save(const tree_columns *t, size_t lo, size_t hi)
{
  uint32_t *saved = allocate(t->columns * (hi - lo), sizeof *saved);
  for (size_t a = 0; a < t->columns; a++)
    memcpy(saved + a * (hi - lo), t->order + a * t->data->points + lo, (hi - lo) * sizeof *saved);
  return saved;
}

void tree_columns_restore(tree_columns *t, const uint32_t *saved, size_t lo, size_t hi)
{
  for (size_t a = 0; a < t->columns; a++)
    memcpy(t->order + a * t->data->points + lo, saved + a * (hi - lo), (hi - lo) * sizeof *saved);
}
