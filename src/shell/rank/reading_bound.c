#include "reading_bound.h"
#include "difference_sets.h"
#include "signed_ways.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* With more ways to copy an input, a point is told from those that differ from it in all of them. */
#define MOST_COPIES 16
#define NO_INPUT SIZE_MAX
/* Comparisons that a difference counts as. */
#define SIGNED_STEPS 8
/* Points that every point is told from. */
#define ENOUGH 32

typedef struct {
  const points *p;
  size_t stride; /* points 0, stride, 2 stride, ... are looked at */
  size_t beside; /* and told from points 0, beside, 2 beside, ... */
  difference_sets sets;
  signed_ways *ways; /* NULL if the outputs are not signed */
} reader;

static mpq_srcptr input(const points *p, size_t i, size_t a)
{
  return p->x + i * p->inputs + a;
}

static mpq_srcptr output(const points *p, size_t i, size_t j)
{
  return p->d + i * p->outputs + j;
}

/* Whether output j of point i can be a copy of input a, and is then wrong at point k. */
static bool may_copy(const points *p, size_t i, size_t j, size_t a)
{
  return mpq_equal(input(p, i, a), output(p, i, j));
}

static bool wrong_copy(const points *p, size_t k, size_t j, size_t a)
{
  return !mpq_equal(input(p, k, a), output(p, k, j));
}

/* Whether output j of point k is wrong for a network that takes it for point i, however that has it there. */
static bool wrong_output(const points *p, size_t i, size_t k, size_t j)
{
  if (mpq_equal(output(p, i, j), output(p, k, j)))
    return false;
  size_t a = 0;
  while (a < p->inputs && (!may_copy(p, i, j, a) || wrong_copy(p, k, j, a)))
    a++;
  return a == p->inputs;
}

static bool wrong(reader *r, size_t i, size_t k)
{
  const points *p = r->p;
  if (r->ways)
    return signed_ways_wrong(r->ways, k);
  size_t j = 0;
  while (j < p->outputs && !wrong_output(p, i, k, j))
    j++;
  return j < p->outputs;
}

/* The same if the one output is a copy of input a, or of none. */
static bool wrong_with(const points *p, size_t i, size_t k, size_t a)
{
  return a == NO_INPUT ? !mpq_equal(output(p, i, 0), output(p, k, 0)) : wrong_copy(p, k, 0, a);
}

/* The constant is the same at all points. */
static void add_difference(reader *r, size_t i, size_t k)
{
  difference_sets_begin(&r->sets);
  for (size_t a = 1; a < r->p->inputs; a++)
    if (!mpq_equal(input(r->p, i, a), input(r->p, k, a)))
      difference_sets_put(&r->sets, a);
  difference_sets_end(&r->sets, k);
}

/* Different positive outputs that are no inputs. */
static bool is_computed(const points *p, size_t i, size_t j)
{
  size_t a = 0, l = 0;
  while (a < p->inputs && !may_copy(p, i, j, a))
    a++;
  while (l < j && !mpq_equal(output(p, i, l), output(p, i, j)))
    l++;
  return mpq_sgn(output(p, i, j)) > 0 && a == p->inputs && l == j;
}

static size_t count_computed(const points *p, size_t i)
{
  size_t count = 0;
  for (size_t j = 0; j < p->outputs; j++)
    count += is_computed(p, i, j);
  return count;
}

/* Keeps which points the sets are about. */
static void take_sets(reader *r, reading_point *found)
{
  bool exact;
  size_t told, least = difference_sets_least(&r->sets, &exact, &told);
  if (found->beside && least >= found->inputs)
    return;
  free(found->beside);
  found->inputs = least;
  found->exact = exact && r->beside == 1 && r->sets.count < DIFFERENCE_SETS;
  found->count = told;
  found->beside = allocate(told + 1, sizeof(size_t));
  memcpy(found->beside, r->sets.from, told * sizeof(size_t));
}

/* For one way to have the output of point i, or for all of them together. */
static void tell_apart(reader *r, reading_point *found, size_t copied, bool all)
{
  size_t i = found->point;
  difference_sets_clear(&r->sets);
  for (size_t k = 0; k < r->p->points; k += r->beside)
    if (all ? wrong(r, i, k) : wrong_with(r->p, i, k, copied))
      add_difference(r, i, k);
  take_sets(r, found);
}

static size_t count_copies(const points *p, size_t i)
{
  size_t count = 0;
  for (size_t a = 1; a < p->inputs; a++)
    count += may_copy(p, i, 0, a);
  return count;
}

/* Of (d+, d-) one computed number suffices for several outputs. */
static reading_point at_signed_point(reader *r, size_t i)
{
  signed_ways_find(r->ways, i);
  reading_point found = {.point = i, .outputs = signed_ways_computed(r->ways)};
  tell_apart(r, &found, NO_INPUT, true);
  found.exact = false;
  return found;
}

/* The least over all ways to have the output, of which a copy is one. */
static reading_point at_point(reader *r, size_t i)
{
  const points *p = r->p;
  if (r->ways)
    return at_signed_point(r, i);
  reading_point found = {.point = i, .outputs = count_computed(p, i)};
  if (p->outputs > 1 || count_copies(p, i) > MOST_COPIES) {
    tell_apart(r, &found, NO_INPUT, true);
    found.exact = false;
    return found;
  }
  tell_apart(r, &found, NO_INPUT, false);
  for (size_t a = 1; a < p->inputs; a++)
    if (may_copy(p, i, 0, a))
      tell_apart(r, &found, a, false);
  return found;
}

static size_t quotient_up(size_t n, size_t k)
{
  return n / k + (n % k != 0);
}

/* Of two points, each output may be compared with all inputs; of one, signed outputs with all pairs of inputs. */
static size_t pairs_for(const points *p, size_t steps)
{
  size_t pairs = steps / p->inputs / (p->outputs + 1);
  return p->is_signed ? pairs / SIGNED_STEPS : pairs;
}

static size_t points_for(const points *p, size_t steps)
{
  return p->is_signed ? pairs_for(p, steps) / p->inputs : p->points;
}

/* Every point is told from as many as the steps suffice for, if that is some; else as many points as possible are told
 * from each other. */
static void choose_strides(reader *r, size_t steps)
{
  size_t n = r->p->points, pairs = pairs_for(r->p, steps);
  r->stride = quotient_up(n, points_for(r->p, steps));
  r->beside = 1;
  if (r->stride == 1 && (pairs / n >= ENOUGH || pairs / n >= n)) {
    r->beside = pairs / n < n ? quotient_up(n, pairs / n) : 1;
    return;
  }
  for (size_t some = quotient_up(n, r->stride); some > 1 && some > pairs / some; some = quotient_up(n, r->stride))
    r->stride++;
  r->beside = r->stride;
}

static reading_bound read_points(reader *r)
{
  reading_bound b = {.points = 0};
  for (size_t i = 0; i < r->p->points; i += r->stride, b.points++) {
    reading_point here = at_point(r, i);
    here.least = here.outputs + (here.inputs > here.outputs ? here.inputs : here.outputs);
    b.together += here.least;
    if (b.points > 0 && here.least <= b.most.least) {
      free(here.beside);
      continue;
    }
    free(b.most.beside);
    b.most = here;
  }
  return b;
}

static reading_bound read_signed(reader *r)
{
  signed_ways ways = signed_ways_new(r->p);
  r->ways = &ways;
  reading_bound b = read_points(r);
  signed_ways_free(&ways);
  return b;
}

reading_bound reading_bound_make(const points *p, size_t steps)
{
  if (points_for(p, steps) == 0)
    return (reading_bound){.points = 0};
  reader r = {.p = p, .sets = difference_sets_new(p->inputs)};
  choose_strides(&r, steps);
  reading_bound b = p->is_signed ? read_signed(&r) : read_points(&r);
  difference_sets_free(&r.sets);
  return b;
}

void reading_bound_free(reading_bound *b)
{
  free(b->most.beside);
}
