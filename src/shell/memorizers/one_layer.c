#include "one_layer.h"
#include "kernel/exact/vector.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/table/linear_fit.h"
#include <stdlib.h>
#include <string.h>

/* While the points are taken, group by group. */
typedef struct {
  const sorted_points *data;
  layered_model *net;
  size_t functions;
  linear_fit fit;     /* of the points of the group */
  size_t first, last; /* the group, by rank, and the point after it */
  mpq_ptr plane;      /* g, of inputs (1, x) */
  mpq_ptr value;      /* v */
  mpq_ptr t;          /* scratch */
  wire *sum;          /* of every function */
} making;

#define SCRATCH 4

static bool in_the_group(const making *m, size_t i)
{
  return m->first <= i && i < m->last;
}

/* t := the function w at point i. */
static void evaluate(const making *m, mpq_srcptr w, size_t i)
{
  vector_dot(m->t, w, m->data->x + i * m->data->inputs, m->data->inputs, m->t + 1);
}

/* Points of the group up to `count`, and another one. */
static dependency dependency_with(const making *m, size_t count, size_t other)
{
  size_t *rank = allocate(count + 1, sizeof *rank);
  for (size_t k = 0; k < count; k++)
    rank[k] = m->first + k;
  rank[count] = other;
  dependency found = dependency_of(m->data, rank, count + 1);
  free(rank);
  return found;
}

static dependency take_points(making *m)
{
  linear_fit_begin(&m->fit);
  for (size_t i = m->first; i < m->last; i++) {
    size_t before = m->fit.rank;
    linear_fit_take(&m->fit, i);
    if (m->fit.rank == before)
      return dependency_with(m, i - m->first, i);
  }
  return (dependency){0};
}

/* g := a function that is 0 at the points of the group; its components without a pivot are 1, s, s^2, ... */
static void find_plane(making *m, unsigned long s)
{
  const linear_fit *f = &m->fit;
  size_t width = f->width + f->functions;
  bool *has_pivot = allocate(f->width, sizeof *has_pivot);
  memset(has_pivot, 0, f->width * sizeof *has_pivot);
  for (size_t k = 0; k < f->rank; k++)
    has_pivot[f->pivot[k]] = true;
  mpq_set_ui(m->t, 1, 1);
  mpq_set_ui(m->t + 1, s, 1);
  for (size_t a = 0; a < f->width; a++) {
    mpq_set_ui(m->plane + a, 0, 1);
    if (!has_pivot[a]) {
      mpq_set(m->plane + a, m->t);
      mpq_mul(m->t, m->t, m->t + 1);
    }
  }
  for (size_t k = f->rank; k-- > 0;) {
    vector_dot(m->t, f->row + k * width, m->plane, f->width, m->t + 1);
    mpq_neg(m->plane + f->pivot[k], m->t);
  }
  free(has_pivot);
}

/* Whether no other point lies on it; else `met` is one that does, and t + 2 is the least |g| of those before. */
static bool avoids_others(const making *m, size_t *met)
{
  mpq_set_ui(m->t + 2, 0, 1);
  for (*met = 0; *met < m->data->points; ++*met)
    if (!in_the_group(m, *met)) {
      evaluate(m, m->plane, *met);
      if (mpq_sgn(m->t) == 0)
        return false;
      mpq_abs(m->t, m->t);
      if (mpq_sgn(m->t + 2) == 0 || mpq_cmp(m->t, m->t + 2) < 0)
        mpq_set(m->t + 2, m->t);
    }
  return true;
}

/* Whether a function that is 0 at all points of the group is 0 at that point. */
static bool is_dependent(making *m, size_t other)
{
  size_t before = m->fit.rank;
  linear_fit_take(&m->fit, other);
  bool dependent = m->fit.rank == before;
  m->fit.rank = before;
  return dependent;
}

/* g times a whole number, so that |g| >= 2 at all other points. */
static void scale_plane(making *m)
{
  if (mpq_sgn(m->t + 2) == 0)
    return;
  mpq_set_ui(m->t, 2, 1);
  mpq_div(m->t, m->t, m->t + 2);
  mpz_cdiv_q(mpq_numref(m->t), mpq_numref(m->t), mpq_denref(m->t));
  mpz_set_ui(mpq_denref(m->t), 1);
  for (size_t a = 0; a < m->data->inputs; a++)
    mpq_mul(m->plane + a, m->plane + a, m->t);
}

/* A point that is not dependent lies on few of these hyperplanes only. */
static dependency choose_plane(making *m)
{
  size_t met;
  unsigned long s = 1;
  for (find_plane(m, s); !avoids_others(m, &met); find_plane(m, ++s))
    if (is_dependent(m, met))
      return dependency_with(m, m->last - m->first, met);
  scale_plane(m);
  return (dependency){0};
}

/* t + 3 := D, a whole number above |v| at all points. */
static void find_most(making *m)
{
  mpq_set_ui(m->t + 3, 0, 1);
  for (size_t i = 0; i < m->data->points; i++) {
    evaluate(m, m->value, i);
    mpq_abs(m->t, m->t);
    if (mpq_cmp(m->t, m->t + 3) > 0)
      mpq_set(m->t + 3, m->t);
  }
  mpz_fdiv_q(mpq_numref(m->t + 3), mpq_numref(m->t + 3), mpq_denref(m->t + 3));
  mpz_add_ui(mpq_numref(m->t + 3), mpq_numref(m->t + 3), 1);
  mpz_set_ui(mpq_denref(m->t + 3), 1);
}

/* Adds the neuron of a function and a constant. */
static size_t add_neuron(making *m, mpq_srcptr w, long constant)
{
  wire sum = wire_new();
  mpq_set_si(m->t, constant, 1);
  wire_add_constant(&sum, m->t);
  wire_add_constant(&sum, w);
  for (size_t a = 1; a < m->data->inputs; a++)
    wire_add(&sum, a, w + a);
  size_t before = m->net->terms, neuron = wire_emit(&sum, m->net);
  numbers_check(m->net->weight + before, m->net->terms - before);
  wire_free(&sum);
  return neuron;
}

/* The two neurons of function o; `plain` is the first of the two without it. */
static void add_function(making *m, size_t o, size_t plain)
{
  linear_fit_solve(&m->fit, o, m->value);
  find_most(m);
  for (size_t a = 0; a < m->data->inputs; a++) {
    mpq_div(m->value + a, m->value + a, m->t + 3);
    mpq_add(m->value + a, m->value + a, m->plane + a);
  }
  wire_add(m->sum + o, add_neuron(m, m->value, 1), m->t + 3);
  wire_add(m->sum + o, plain + 1, m->t + 3);
  mpq_neg(m->t + 3, m->t + 3);
  wire_add(m->sum + o, add_neuron(m, m->value, -1), m->t + 3);
  wire_add(m->sum + o, plain, m->t + 3);
}

static dependency add_group(making *m)
{
  dependency found = take_points(m);
  if (found.count == 0)
    found = choose_plane(m);
  if (found.count > 0)
    return found;
  size_t plain = add_neuron(m, m->plane, 1);
  add_neuron(m, m->plane, -1);
  for (size_t o = 0; o < m->functions; o++)
    add_function(m, o, plain);
  return found;
}

static dependency add_groups(making *m, memorizer_shape shape)
{
  dependency found = {0};
  progress_begin("synthesizing");
  layered_model_add_layer(m->net);
  for (size_t j = 0; j < shape.groups && found.count == 0; j++) {
    m->first = j * shape.in_group;
    m->last = j + 1 < shape.groups ? m->first + shape.in_group : m->data->points;
    found = add_group(m);
    progress_at(j + 1, shape.groups);
  }
  return found;
}

static memorizer_made make(const sorted_points *p, const memorizer_wish *wish)
{
  (void)wish;
  /* Points on a hyperplane; the constant 1 is an input, too. */
  size_t functions = wanted_functions(p), most = p->inputs - 1;
  memorizer_made made = {.network = memorizer_network(p),
                         .shape = {.groups = memorizer_groups(p->points, most), .in_group = most}};
  making m = {.data = p, .net = &made.network, .functions = functions, .fit = linear_fit_new(p, p->inputs),
              .plane = numbers_new(p->inputs), .value = numbers_new(p->inputs), .t = numbers_new(SCRATCH),
              .sum = memorizer_wires(functions)};
  made.dependent = add_groups(&m, made.shape);
  if (made.dependent.count == 0)
    memorizer_add_outputs(&made.network, m.sum, functions);
  linear_fit_free(&m.fit);
  numbers_free(m.plane, p->inputs);
  numbers_free(m.value, p->inputs);
  numbers_free(m.t, SCRATCH);
  memorizer_wires_free(m.sum, functions);
  numbers_check(made.network.weight, made.network.terms);
  return made;
}

static void write_shape(FILE *f, const memorizer_made *made, const sorted_points *p)
{
  size_t groups = made->shape.groups, most = made->shape.in_group, functions = wanted_functions(p);
  fprintf(f, "%zu hidden neurons, %zu + %zu for each of %zu group%s of at most %zu point%s, as many as there are "
          "inputs",
          2 * (1 + functions) * groups, (size_t)2, 2 * functions, groups, s_of(groups), most, s_of(most));
}

static void add_shape(json_t *object, const memorizer_made *made, const sorted_points *p)
{
  (void)p;
  json_object_set_new(object, "groups", json_count(made->shape.groups));
  json_object_set_new(object, "in_group", json_count(made->shape.in_group));
}

const memorizer one_layer_memorizer = {.name = "one-layer",
                                       .after = "Bubeck, Eldan, Lee and Mikulincer 2020",
                                       .found_for = "points in general position",
                                       .make = make,
                                       .write_shape = write_shape,
                                       .add_shape = add_shape};
