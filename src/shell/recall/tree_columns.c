#include "tree_columns.h"
#include "kernel/exact/order.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* Columns that are copied together, as their numbers are side by side, and the most numbers that are. */
#define COLUMNS_MOST 64
#define COPIED_MOST ((size_t)1 << 22)

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

/* order := the points, sorted; rank := the number of their key among the different keys, which are counted. */
static size_t rank_points(key k, size_t n, uint32_t *order, uint32_t *rank)
{
  for (size_t i = 0; i < n; i++)
    order[i] = (uint32_t)i;
  qsort_r(order, n, sizeof *order, compare_points, &k);
  return number_keys(&k, n, order, rank);
}

/* Columns of whole numbers that fit a word are copied before they are sorted: each look at a number would be one at
 * another part of memory. */
typedef struct {
  int64_t value;
  uint32_t point;
} whole_number;

static int compare_values(const void *a, const void *b)
{
  const whole_number *x = a, *y = b;
  int order = (x->value > y->value) - (x->value < y->value);
  return order ? order : (x->point > y->point) - (x->point < y->point);
}

/* Of so many columns, as many rows of n; a row is whole as long as its numbers are. */
static void copy_values(const sorted_points *p, size_t first, size_t columns, whole_number *into, bool *whole)
{
  for (size_t c = 0; c < columns; c++)
    whole[c] = true;
  for (size_t i = 0; i < p->points; i++)
    for (size_t c = 0; c < columns; c++) {
      mpq_srcptr x = p->x + i * p->inputs + first + c;
      whole[c] = whole[c] && mpz_cmp_ui(mpq_denref(x), 1) == 0 && mpz_fits_slong_p(mpq_numref(x));
      if (whole[c])
        into[c * p->points + i] = (whole_number){mpz_get_si(mpq_numref(x)), (uint32_t)i};
    }
}

/* The same as sorting if there are few values from the least to the most: one pass over the points and one over them. */
static void count_values(const whole_number *from, size_t n, int64_t least, size_t values, uint32_t *order)
{
  uint32_t *start = allocate(values + 1, sizeof *start);
  for (size_t i = 0; i < n; i++)
    start[from[i].value - least + 1]++;
  for (size_t v = 1; v < values; v++)
    start[v] += start[v - 1];
  for (size_t i = 0; i < n; i++)
    order[start[from[i].value - least]++] = (uint32_t)i;
  free(start);
}

static void sort_values(const whole_number *from, size_t n, uint32_t *order)
{
  whole_number *sorted = allocate(n, sizeof *sorted);
  memcpy(sorted, from, n * sizeof *sorted);
  qsort(sorted, n, sizeof *sorted, compare_values);
  for (size_t i = 0; i < n; i++)
    order[i] = sorted[i].point;
  free(sorted);
}

/* As rank_points(). */
static void rank_values(const whole_number *from, size_t n, uint32_t *order, uint32_t *rank)
{
  int64_t least = from[0].value, most = from[0].value;
  for (size_t i = 1; i < n; i++) {
    least = from[i].value < least ? from[i].value : least;
    most = from[i].value > most ? from[i].value : most;
  }
  uint64_t beyond = (uint64_t)most - (uint64_t)least;
  if (beyond < n)
    count_values(from, n, least, beyond + 1, order);
  else
    sort_values(from, n, order);
  uint32_t found = 0;
  for (size_t i = 0; i < n; i++) {
    found += i > 0 && from[order[i]].value != from[order[i - 1]].value;
    rank[order[i]] = found;
  }
}

static void mark_larger(size_t n, uint32_t *order, const uint32_t *rank)
{
  for (size_t i = n; i-- > 1;)
    order[i] |= (uint32_t)(rank[order[i]] != rank[order[i - 1]]) << 31;
}

static size_t columns_together(size_t columns, size_t n)
{
  size_t most = COPIED_MOST / n < COLUMNS_MOST ? COPIED_MOST / n : COLUMNS_MOST;
  return columns < most ? columns : most > 0 ? most : 1;
}

static void rank_columns(const tree_columns *t)
{
  const sorted_points *p = t->data;
  size_t n = p->points, together = columns_together(t->columns, n);
  bool whole[COLUMNS_MOST];
  whole_number *values = allocate(together * n, sizeof *values);
  for (size_t a = 0; a < t->columns; a++) {
    size_t among = a % together, left = t->columns - a;
    uint32_t *order = t->order + a * n, *rank = t->rank + a * n;
    if (among == 0)
      copy_values(p, a + 1, left < together ? left : together, values, whole);
    if (whole[among])
      rank_values(values + among * n, n, order, rank);
    else
      rank_points((key){p->x, p->inputs, a + 1, 1}, n, order, rank);
    mark_larger(n, order, rank);
  }
  free(values);
}

static bool is_stiff(const sorted_points *p, size_t point)
{
  for (size_t j = 0; j < p->outputs; j++)
    for (size_t a = 1; a < p->inputs; a++)
      if (mpq_equal(p->d + point * p->outputs + j, p->x + point * p->inputs + a))
        return false;
  return true;
}

tree_columns tree_columns_new(const sorted_points *p)
{
  size_t n = p->points, columns = p->inputs - 1;
  tree_columns t = {.data = p, .columns = columns};
  if (n > TREE_COLUMNS_MOST_POINTS)
    fail(STATUS_UNDECIDED, "a decision tree of more than %u points", TREE_COLUMNS_MOST_POINTS);
  t.order = allocate(columns * n, sizeof *t.order);
  t.rank = allocate(columns * n, sizeof *t.rank);
  t.class = allocate(n, sizeof *t.class);
  t.stiff = allocate(n, sizeof *t.stiff);
  t.moved = allocate(n, sizeof *t.moved);
  t.left = allocate(n, sizeof *t.left);
  rank_columns(&t);
  t.classes = rank_points((key){p->d, p->outputs, 0, p->outputs}, n, t.moved, t.class);
  for (size_t i = 0; i < n; i++)
    t.stiff[i] = is_stiff(p, i);
  return t;
}

void tree_columns_free(tree_columns *t)
{
  free(t->left);
  free(t->moved);
  free(t->stiff);
  free(t->class);
  free(t->rank);
  free(t->order);
}

bool tree_columns_may_agree(const tree_columns *t, const uint32_t *point, size_t count)
{
  size_t same = 1;
  while (same < count && t->class[point[same]] == t->class[point[0]])
    same++;
  return same == count || !t->stiff[point[0]];
}

const uint32_t *tree_columns_points(const tree_columns *t, size_t a, size_t lo, size_t hi)
{
  const uint32_t *order = t->order + a * t->data->points;
  for (size_t i = lo; i < hi; i++)
    t->moved[i - lo] = PLACE_POINT(order[i]);
  return t->moved;
}

/* The points that go left come first. A value is larger than the one before it on its side if any is on the way there. */
static void split_column(tree_columns *t, uint32_t *order, size_t lo, size_t hi)
{
  size_t left = lo, right = 0;
  uint32_t larger_left = 0, larger_right = 0, *moved = t->moved;
  for (size_t i = lo; i < hi; i++) { /* which way points go is hard to foresee: there are no branches */
    uint32_t point = PLACE_POINT(order[i]), larger = order[i] ^ point, goes_left = t->left[point];
    larger_left |= larger;
    larger_right |= larger;
    order[left] = point | larger_left;
    moved[right] = point | larger_right;
    left += goes_left;
    right += 1 - goes_left;
    larger_left &= goes_left - 1;
    larger_right &= -goes_left;
  }
  memcpy(order + left, moved, right * sizeof *order);
}

void tree_columns_split(tree_columns *t, size_t a, size_t lo, size_t hi, size_t count)
{
  size_t n = t->data->points;
  for (size_t i = lo; i < hi; i++)
    t->left[PLACE_POINT(t->order[a * n + i])] = i < lo + count;
  for (size_t b = 0; b < t->columns; b++)
    split_column(t, t->order + b * n, lo, hi);
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
