#include "signed_ways.h"
#include "shell/base/memory.h"
#include <stdlib.h>

static mpq_srcptr input(const points *p, size_t i, size_t a)
{
  return p->x + i * p->inputs + a;
}

/* Output j of point i. */
static void take_output(mpq_ptr t, const signed_ways *w, size_t i, size_t j)
{
  mpq_srcptr d = w->p->d + i * w->p->outputs;
  mpq_sub(t, d + j, d + w->outputs + j);
}

signed_ways signed_ways_new(const points *p)
{
  signed_ways w = {.p = p, .outputs = p->outputs / 2};
  w.copies = allocate(w.outputs, sizeof(size_t));
  w.first = allocate(w.outputs * SIGNED_COPIES, sizeof(size_t));
  w.second = allocate(w.outputs * SIGNED_COPIES, sizeof(size_t));
  mpq_inits(w.from, w.to, w.moved, NULL);
  return w;
}

void signed_ways_free(signed_ways *w)
{
  free(w->copies);
  free(w->first);
  free(w->second);
  mpq_clears(w->from, w->to, w->moved, NULL);
}

static bool is_difference(signed_ways *w, size_t i, size_t a, size_t b, mpq_srcptr t)
{
  mpq_sub(w->moved, input(w->p, i, a), input(w->p, i, b));
  return mpq_equal(w->moved, t);
}

/* The constant is the same at all points, and so no copy. */
static void find_copies(signed_ways *w, size_t j)
{
  size_t at = j * SIGNED_COPIES;
  w->copies[j] = 0;
  take_output(w->from, w, w->point, j);
  for (size_t a = 1; a < w->p->inputs; a++)
    for (size_t b = 1; b < w->p->inputs && w->copies[j] <= SIGNED_COPIES; b++) {
      if (a == b || !is_difference(w, w->point, a, b, w->from))
        continue;
      if (w->copies[j] < SIGNED_COPIES) {
        w->first[at + w->copies[j]] = a;
        w->second[at + w->copies[j]] = b;
      }
      w->copies[j]++;
    }
}

void signed_ways_find(signed_ways *w, size_t i)
{
  w->point = i;
  for (size_t j = 0; j < w->outputs; j++)
    find_copies(w, j);
}

/* Whether a copy of one input is right: d+ grows by as much as the output, or d- falls by it. */
static bool moves_along(signed_ways *w, size_t k, size_t a)
{
  mpq_sub(w->moved, input(w->p, k, a), input(w->p, w->point, a));
  if (mpq_equal(w->moved, w->from))
    return true;
  mpq_neg(w->moved, w->moved);
  return mpq_equal(w->moved, w->from);
}

static bool wrong_output(signed_ways *w, size_t k, size_t j)
{
  if (w->copies[j] > SIGNED_COPIES)
    return false;
  take_output(w->from, w, w->point, j);
  take_output(w->to, w, k, j);
  for (size_t c = j * SIGNED_COPIES; c < j * SIGNED_COPIES + w->copies[j]; c++)
    if (is_difference(w, k, w->first[c], w->second[c], w->to))
      return false;
  mpq_sub(w->from, w->to, w->from);
  for (size_t a = 1; a < w->p->inputs; a++)
    if (moves_along(w, k, a))
      return false;
  return mpq_sgn(w->from) != 0;
}

bool signed_ways_wrong(signed_ways *w, size_t k)
{
  size_t j = 0;
  while (j < w->outputs && !wrong_output(w, k, j))
    j++;
  return j < w->outputs;
}

/* Whether the output taken is input a, its opposite, or that less another input. */
static bool is_put_in(signed_ways *w, size_t a)
{
  mpq_srcptr x = input(w->p, w->point, a);
  mpq_neg(w->moved, x);
  bool found = mpq_equal(x, w->from) || mpq_equal(w->moved, w->from);
  for (size_t b = 0; b < w->p->inputs && !found; b++)
    found = is_difference(w, w->point, a, b, w->from);
  return found;
}

bool signed_ways_computed(signed_ways *w)
{
  for (size_t j = 0; j < w->outputs; j++) {
    take_output(w->from, w, w->point, j);
    size_t a = 0;
    while (a < w->p->inputs && !is_put_in(w, a))
      a++;
    if (a == w->p->inputs && mpq_sgn(w->from) != 0)
      return true;
  }
  return false;
}
