#include "mixed_labels.h"
#include "mixed.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* What a point of a function counts: two operations more weigh as much as half of the points. */
enum { SCORE_TWO = 1, SCORE_ONE = 2, SCORE_COPY = 4 };

typedef struct {
  size_t score;
  size_t number; /* of the function */
  size_t score_of; /* SCORE_TWO and so on */
} choice;

typedef struct {
  const sorted_points *data;
  size_t j;           /* the output */
  size_t functions;   /* so far */
  choice *choice;     /* of each point */
  mpq_ptr slope;      /* of each point, or of the line through it and the next one */
  mpq_ptr offset;
  uint32_t *order;    /* points */
  uint32_t *next;     /* of each point: the other one on its line */
} labelling;

static mpq_srcptr output_of(const labelling *l, size_t i)
{
  return l->data->d + i * l->data->outputs + l->j;
}

static mpq_srcptr input_of(const labelling *l, size_t i, size_t v)
{
  return l->data->x + i * l->data->inputs + v;
}

static int compare_lines(const void *a, const void *b, void *by)
{
  const labelling *l = by;
  const uint32_t *i = a, *k = b;
  int order = mpq_cmp(l->slope + *i, l->slope + *k);
  order = order ? order : mpq_cmp(l->offset + *i, l->offset + *k);
  return order ? order : (*i > *k) - (*i < *k);
}

static void take(labelling *l, size_t i, choice c)
{
  if (c.score > l->choice[i].score)
    l->choice[i] = c;
}

/* The points order[lo], ..., order[hi - 1] have one line. */
static void take_line(labelling *l, size_t lo, size_t hi, size_t score_of)
{
  bool copied = score_of == SCORE_ONE && mpq_cmp_ui(l->slope + l->order[lo], 1, 1) == 0;
  score_of = copied ? SCORE_COPY : score_of;
  choice c = {(hi - lo) * score_of, l->functions++, score_of};
  for (size_t i = lo; i < hi; i++) {
    take(l, l->order[i], c);
    if (score_of == SCORE_TWO)
      take(l, l->next[l->order[i]], c);
  }
}

static void take_lines(labelling *l, size_t count, size_t score_of)
{
  qsort_r(l->order, count, sizeof *l->order, compare_lines, l);
  for (size_t lo = 0, hi; lo < count; lo = hi) {
    for (hi = lo + 1; hi < count && mpq_equal(l->slope + l->order[lo], l->slope + l->order[hi]) &&
                      mpq_equal(l->offset + l->order[lo], l->offset + l->order[hi]);)
      hi++;
    take_line(l, lo, hi, score_of);
  }
}

/* All functions a x_v. */
static void look_at_ratios(labelling *l, size_t v)
{
  size_t count = 0;
  for (size_t i = 0; i < l->data->points; i++) {
    if (mpq_sgn(output_of(l, i)) == 0 || mpq_sgn(input_of(l, i, v)) == 0)
      continue;
    mpq_div(l->slope + i, output_of(l, i), input_of(l, i, v));
    mpq_set_ui(l->offset + i, 0, 1);
    l->order[count++] = (uint32_t)i;
  }
  take_lines(l, count, SCORE_ONE);
}

/* Points in the order of variable v, or of all others before it: neighbours are close in it, or in the others. */
typedef struct {
  const labelling *l;
  size_t v;
  bool others_first;
} along;

static int compare_along(const void *a, const void *b, void *by)
{
  const along *of = by;
  const uint32_t *i = a, *k = b;
  int order = 0;
  for (size_t w = 1; w < of->l->data->inputs && of->others_first && order == 0; w++)
    order = w == of->v ? 0 : mpq_cmp(input_of(of->l, *i, w), input_of(of->l, *k, w));
  order = order ? order : mpq_cmp(input_of(of->l, *i, of->v), input_of(of->l, *k, of->v));
  return order ? order : (*i > *k) - (*i < *k);
}

/* The line through points i and k; false if there is none. */
static bool find_line(labelling *l, size_t v, size_t i, size_t k)
{
  mpq_ptr a = l->slope + i, b = l->offset + i;
  mpq_sub(b, input_of(l, k, v), input_of(l, i, v));
  mpq_sub(a, output_of(l, k), output_of(l, i));
  if (mpq_sgn(b) == 0 || mpq_sgn(a) == 0)
    return false;
  mpq_div(a, a, b);
  mpq_mul(b, a, input_of(l, i, v));
  mpq_sub(b, output_of(l, i), b);
  return true;
}

/* Functions a x_v + b through neighbours. */
static void look_at_lines(labelling *l, size_t v, bool others_first)
{
  size_t found = 0, count = 0;
  for (size_t i = 0; i < l->data->points; i++)
    if (mpq_sgn(output_of(l, i)) > 0)
      l->order[found++] = (uint32_t)i;
  along of = {l, v, others_first};
  qsort_r(l->order, found, sizeof *l->order, compare_along, &of);
  for (size_t i = 0; i + 1 < found; i++) {
    uint32_t here = l->order[i];
    l->next[here] = l->order[i + 1];
    if (find_line(l, v, here, l->order[i + 1]))
      l->order[count++] = here;
  }
  take_lines(l, count, SCORE_TWO);
}

/* below := less than all inputs and than 0. */
static void find_below(const sorted_points *p, mpq_ptr below)
{
  mpq_set_si(below, -1, 1);
  for (size_t i = 0; i < p->points * p->inputs; i++)
    if (mpq_cmp(p->x + i, below) < 0)
      mpq_set(below, p->x + i);
}

/* label := below - 1 - number. */
static void number_label(mpq_ptr label, mpq_srcptr below, size_t number)
{
  mpq_set_ui(label, number + 1, 1);
  mpq_sub(label, below, label);
}

static void write_labels(const labelling *l, mpq_srcptr below, mpq_ptr label)
{
  const sorted_points *p = l->data;
  for (size_t i = 0; i < p->points; i++) {
    choice c = l->choice[i];
    mpq_ptr to = label + (i * p->outputs + l->j) * LABELS_EACH;
    if (c.score == 0 || c.score_of == SCORE_COPY)
      mpq_set(to, output_of(l, i));
    else
      number_label(to, below, LABELS_EACH * c.number);
    mpq_set(to + 1, to);
    if (c.score_of == SCORE_TWO)
      number_label(to + 1, below, LABELS_EACH * c.number + 1);
  }
}

mpq_ptr mixed_labels(const sorted_points *p)
{
  size_t n = p->points;
  mpq_ptr label = numbers_new(n * p->outputs * LABELS_EACH), below = numbers_new(1);
  labelling l = {.data = p, .slope = numbers_new(n), .offset = numbers_new(n)};
  l.order = allocate(n, sizeof *l.order);
  l.next = allocate(n, sizeof *l.next);
  find_below(p, below);
  for (l.j = 0; l.j < p->outputs; l.j++) {
    l.choice = allocate(n, sizeof *l.choice);
    for (size_t v = 0; v < p->inputs; v++)
      look_at_ratios(&l, v);
    for (size_t v = 1; v < p->inputs; v++) {
      look_at_lines(&l, v, false);
      look_at_lines(&l, v, true);
    }
    write_labels(&l, below, label);
    free(l.choice);
  }
  free(l.next);
  free(l.order);
  numbers_free(l.offset, n);
  numbers_free(l.slope, n);
  numbers_free(below, 1);
  return label;
}

/* Sorting takes less than that many comparisons of each point. */
#define COMPARISONS 32

uint64_t mixed_labels_steps(const sorted_points *p)
{
  return (uint64_t)p->points * p->inputs * p->outputs * 3 * COMPARISONS;
}
