#include "convex.h"
#include "shell/base/memory.h"
#include <stdlib.h>

void form_init(form *f)
{
  mpq_inits(f->c[0], f->c[1], f->c[2], NULL);
}

void form_clear(form *f)
{
  mpq_clears(f->c[0], f->c[1], f->c[2], NULL);
}

void form_zero(form *f)
{
  for (int k = 0; k < 3; k++)
    mpq_set_ui(f->c[k], 0, 1);
}

void form_set(form *f, const form *other)
{
  for (int k = 0; k < 3; k++)
    mpq_set(f->c[k], other->c[k]);
}

void form_add(form *f, const form *other, mpq_srcptr factor)
{
  mpq_t t;
  mpq_init(t);
  for (int k = 0; k < 3; k++)
    if (mpq_sgn(other->c[k]) != 0) {
      mpq_mul(t, other->c[k], factor);
      mpq_add(f->c[k], f->c[k], t);
    }
  mpq_clear(t);
}

bool form_is_constant(const form *f)
{
  return mpq_sgn(f->c[1]) == 0 && mpq_sgn(f->c[2]) == 0;
}

void form_at(mpq_ptr value, const form *f, const mpq_t at[2])
{
  mpq_t t;
  mpq_init(t);
  mpq_set(value, f->c[0]);
  for (int k = 0; k < 2; k++) {
    mpq_mul(t, f->c[k + 1], at[k]);
    mpq_add(value, value, t);
  }
  mpq_clear(t);
}

static convex with_corners(size_t most)
{
  return (convex){0, allocate(most, sizeof(corner))};
}

/* Adds a corner there, unless the last one is. */
static void add_corner(convex *c, mpq_srcptr x, mpq_srcptr y)
{
  corner *last = c->corner + c->corners;
  if (c->corners > 0 && mpq_equal(last[-1].at[0], x) && mpq_equal(last[-1].at[1], y))
    return;
  mpq_inits(last->at[0], last->at[1], NULL);
  mpq_set(last->at[0], x);
  mpq_set(last->at[1], y);
  c->corners++;
}

/* The last corner may be the first one. */
static void close_corners(convex *c)
{
  corner *last = c->corner + c->corners - 1;
  if (c->corners > 1 && mpq_equal(last->at[0], c->corner->at[0]) && mpq_equal(last->at[1], c->corner->at[1])) {
    mpq_clears(last->at[0], last->at[1], NULL);
    c->corners--;
  }
}

convex convex_new(mpq_srcptr x, mpq_srcptr x2, mpq_srcptr y, mpq_srcptr y2, bool flat)
{
  convex c = with_corners(4);
  add_corner(&c, x, y);
  add_corner(&c, x2, y);
  if (!flat) {
    add_corner(&c, x2, y2);
    add_corner(&c, x, y2);
  }
  return c;
}

void convex_free(convex *c)
{
  for (size_t k = 0; k < c->corners; k++)
    mpq_clears(c->corner[k].at[0], c->corner[k].at[1], NULL);
  free(c->corner);
}

int convex_sign(const convex *c, const form *f)
{
  int sign = 0;
  mpq_t value;
  mpq_init(value);
  for (size_t k = 0; k < c->corners && sign != SIGN_BOTH; k++) {
    form_at(value, f, (const mpq_t *)c->corner[k].at);
    int here = mpq_sgn(value);
    if (here != 0)
      sign = sign == -here ? SIGN_BOTH : here;
  }
  mpq_clear(value);
  return sign;
}

/* Adds the point where the form is 0 between two corners at which it has these values of different sign. */
static void add_crossing(convex *to, const corner *a, const corner *b, mpq_srcptr at_a, mpq_srcptr at_b)
{
  mpq_t share, t, point[2];
  mpq_inits(share, t, point[0], point[1], NULL);
  mpq_sub(t, at_a, at_b);
  mpq_div(share, at_a, t);
  for (int k = 0; k < 2; k++) {
    mpq_sub(t, b->at[k], a->at[k]);
    mpq_mul(t, t, share);
    mpq_add(point[k], a->at[k], t);
  }
  add_corner(to, point[0], point[1]);
  mpq_clears(share, t, point[0], point[1], NULL);
}

convex convex_cut(const convex *c, const form *f, bool below)
{
  int wanted = below ? -1 : 1;
  convex part = with_corners(2 * c->corners + 1);
  mpq_t here, next;
  mpq_inits(here, next, NULL);
  for (size_t k = 0; k < c->corners; k++) {
    const corner *a = c->corner + k, *b = c->corner + (k + 1) % c->corners;
    form_at(here, f, (const mpq_t *)a->at);
    form_at(next, f, (const mpq_t *)b->at);
    if (mpq_sgn(here) * wanted >= 0)
      add_corner(&part, a->at[0], a->at[1]);
    if (mpq_sgn(here) * mpq_sgn(next) < 0)
      add_crossing(&part, a, b, here, next);
  }
  close_corners(&part);
  mpq_clears(here, next, NULL);
  return part;
}

void convex_middle(const convex *c, mpq_t mid[2])
{
  mpq_t count;
  mpq_init(count);
  mpq_set_ui(count, c->corners, 1);
  for (int k = 0; k < 2; k++) {
    mpq_set_ui(mid[k], 0, 1);
    for (size_t i = 0; i < c->corners; i++)
      mpq_add(mid[k], mid[k], c->corner[i].at[k]);
    mpq_div(mid[k], mid[k], count);
  }
  mpq_clear(count);
}
