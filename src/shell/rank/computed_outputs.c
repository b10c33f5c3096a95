#include "computed_outputs.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

static mpq_srcptr output(const points *p, size_t i, size_t j)
{
  return p->d + i * p->outputs + j;
}

/* Positive and no input. */
static bool is_computed(const points *p, size_t i, size_t j)
{
  size_t a = 0;
  if (mpq_sgn(output(p, i, j)) <= 0)
    return false;
  while (a < p->inputs && !mpq_equal(p->x + i * p->inputs + a, output(p, i, j)))
    a++;
  return a == p->inputs;
}

/* Whether output order[s] of point i is not one of those before. */
static bool is_another(const points *p, size_t i, const size_t *order, size_t s)
{
  size_t l = 0;
  while (l < s && !mpq_equal(output(p, i, order[l]), output(p, i, order[s])))
    l++;
  return l == s;
}

/* Every point, or every second one, and so on; 0: not one. */
static size_t stride_for(const points *p, size_t steps)
{
  size_t all = steps / p->outputs / (p->inputs + p->outputs);
  return all == 0 ? 0 : p->points / all + (p->points % all != 0);
}

static void count_single(computed_outputs *c, const points *p, size_t stride)
{
  for (size_t i = 0; i < p->points; i += stride, c->looked_at++)
    for (size_t j = 0; j < p->outputs; j++)
      c->points[j] += is_computed(p, i, j);
}

/* By insertion, since there are few: of equal ones the first comes first. */
static void sort_outputs(computed_outputs *c)
{
  for (size_t j = 0; j < c->outputs; j++) {
    size_t k = j;
    for (; k > 0 && c->points[c->order[k - 1]] < c->points[j]; k--)
      c->order[k] = c->order[k - 1];
    c->order[k] = j;
  }
}

static void count_together(computed_outputs *c, const points *p, size_t stride)
{
  memset(c->points, 0, c->outputs * sizeof(size_t));
  for (size_t i = 0; i < p->points; i += stride)
    for (size_t s = 0; s < c->outputs && is_computed(p, i, c->order[s]) && is_another(p, i, c->order, s); s++)
      c->points[s]++;
}

computed_outputs computed_outputs_make(const points *p, size_t steps)
{
  computed_outputs c = {.outputs = 0};
  size_t stride = p->is_signed ? 0 : stride_for(p, steps);
  if (stride == 0)
    return c;
  c.outputs = p->outputs;
  c.order = allocate(c.outputs, sizeof(size_t));
  c.points = allocate(c.outputs, sizeof(size_t));
  count_single(&c, p, stride);
  sort_outputs(&c);
  count_together(&c, p, stride);
  return c;
}

void computed_outputs_free(computed_outputs *c)
{
  free(c->order);
  free(c->points);
}
