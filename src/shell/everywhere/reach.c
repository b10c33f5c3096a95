#include "reach.h"
#include "shell/base/memory.h"
#include <stdlib.h>

reach reach_new(const points *data, mpq_srcptr slope)
{
  mpq_ptr scratch = numbers_new(2);
  return (reach){data, slope, scratch, scratch + 1};
}

void reach_free(reach *r)
{
  numbers_free(r->far, 2);
}

reach_points reach_all(const reach *r)
{
  reach_points all = {allocate(r->data->points, sizeof(size_t)), r->data->points};
  for (size_t i = 0; i < all.count; i++)
    all.point[i] = i;
  return all;
}

void reach_points_free(reach_points *c)
{
  free(c->point);
  *c = (reach_points){NULL, 0};
}

reach_bounds reach_bounds_new(size_t outputs)
{
  return (reach_bounds){numbers_new(outputs), numbers_new(outputs), allocate(outputs, sizeof(size_t)),
                        allocate(outputs, sizeof(size_t))};
}

void reach_bounds_free(reach_bounds *b, size_t outputs)
{
  numbers_free(b->least, outputs);
  numbers_free(b->most, outputs);
  free(b->below);
  free(b->above);
}

static void raise(mpq_ptr most, mpq_srcptr value)
{
  if (mpq_cmp(value, most) > 0)
    mpq_set(most, value);
}

static mpq_srcptr input(const reach *r, size_t i)
{
  return r->data->x + i * r->data->inputs + 1;
}

static mpq_srcptr output(const reach *r, size_t i, size_t o)
{
  return r->data->d + i * r->data->outputs + o;
}

/* far := slope times the largest distance of point i from the box. */
static void measure_far(reach *r, mpq_srcptr lo, mpq_srcptr hi, size_t i)
{
  mpq_srcptr x = input(r, i);
  mpq_set_ui(r->far, 0, 1);
  for (size_t k = 0; k + 1 < r->data->inputs; k++) {
    mpq_sub(r->part, x + k, lo + k);
    raise(r->far, r->part);
    mpq_sub(r->part, hi + k, x + k);
    raise(r->far, r->part);
  }
  mpq_mul(r->far, r->far, r->slope);
}

/* far := slope times the least distance. */
static void measure_near(reach *r, mpq_srcptr lo, mpq_srcptr hi, size_t i)
{
  mpq_srcptr x = input(r, i);
  mpq_set_ui(r->far, 0, 1);
  for (size_t k = 0; k + 1 < r->data->inputs; k++) {
    mpq_sub(r->part, lo + k, x + k);
    raise(r->far, r->part);
    mpq_sub(r->part, x + k, hi + k);
    raise(r->far, r->part);
  }
  mpq_mul(r->far, r->far, r->slope);
}

void reach_bound(reach *r, mpq_srcptr lo, mpq_srcptr hi, const reach_points *from, reach_bounds *b)
{
  for (size_t c = 0; c < from->count; c++) {
    size_t i = from->point[c];
    measure_far(r, lo, hi, i);
    for (size_t o = 0; o < r->data->outputs; o++) {
      mpq_add(r->part, output(r, i, o), r->far);
      if (c == 0 || mpq_cmp(r->part, b->most + o) < 0) {
        mpq_set(b->most + o, r->part);
        b->above[o] = i;
      }
      mpq_sub(r->part, output(r, i, o), r->far);
      if (c == 0 || mpq_cmp(r->part, b->least + o) > 0) {
        mpq_set(b->least + o, r->part);
        b->below[o] = i;
      }
    }
  }
}

/* Whether point i, whose nearest distance is measured, can say more. */
static bool can_help(reach *r, size_t i, const reach_bounds *b)
{
  for (size_t o = 0; o < r->data->outputs; o++) {
    if (b->above[o] == i || b->below[o] == i)
      return true;
    mpq_add(r->part, output(r, i, o), r->far);
    if (mpq_cmp(r->part, b->most + o) < 0)
      return true;
    mpq_sub(r->part, output(r, i, o), r->far);
    if (mpq_cmp(r->part, b->least + o) > 0)
      return true;
  }
  return false;
}

reach_points reach_in(reach *r, mpq_srcptr lo, mpq_srcptr hi, const reach_points *from, const reach_bounds *b)
{
  reach_points in = {allocate(from->count, sizeof(size_t)), 0};
  for (size_t c = 0; c < from->count; c++) {
    measure_near(r, lo, hi, from->point[c]);
    if (can_help(r, from->point[c], b))
      in.point[in.count++] = from->point[c];
  }
  in.point = reallocate(in.point, in.count, sizeof(size_t));
  return in;
}
