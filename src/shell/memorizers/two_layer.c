#include "two_layer.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/table/direction.h"
#include "kernel/exact/vector.h"

/* While function `o` is fitted, rank by rank.  Places are numbered along the direction, group by group; those of the
 * last group that no point has are filled. */
typedef struct {
  const sorted_points *data;
  layered_model *net;
  size_t groups, ranks;
  mpq_ptr z;        /* of every place, the coordinate */
  mpq_ptr boundary; /* of every group, where it begins */
  mpq_ptr wanted;   /* of every place, what is to be there */
  mpq_ptr value;    /* what the ranks before make there */
  mpq_ptr step;     /* of every group, what the rank adds at its own place */
  mpq_ptr factor, offset; /* of every group: factor * S + offset is how steep it is there, if it is S in the first one */
  mpq_ptr slope;    /* of every group, with its sign */
  mpq_ptr t;        /* scratch */
} fitting;

#define SCRATCH 4

static fitting fitting_new(const sorted_points *p, layered_model *net, memorizer_shape shape)
{
  fitting f = {.data = p, .net = net, .groups = shape.groups, .ranks = shape.in_group};
  size_t places = f.groups * f.ranks;
  f.z = numbers_new(places);
  f.wanted = numbers_new(places);
  f.value = numbers_new(places);
  f.boundary = numbers_new(f.groups);
  f.step = numbers_new(f.groups);
  f.factor = numbers_new(f.groups);
  f.offset = numbers_new(f.groups);
  f.slope = numbers_new(f.groups);
  f.t = numbers_new(SCRATCH);
  return f;
}

static void fitting_free(fitting *f)
{
  size_t places = f->groups * f->ranks;
  numbers_free(f->z, places);
  numbers_free(f->wanted, places);
  numbers_free(f->value, places);
  numbers_free(f->boundary, f->groups);
  numbers_free(f->step, f->groups);
  numbers_free(f->factor, f->groups);
  numbers_free(f->offset, f->groups);
  numbers_free(f->slope, f->groups);
  numbers_free(f->t, SCRATCH);
}

/* With the fewest neurons, and of these with the fewest weights. */
static memorizer_shape choose_shape(const sorted_points *p)
{
  memorizer_shape best = {.groups = p->points, .in_group = 1};
  size_t functions = memorizer_functions(p), least = best.groups + functions, places = p->points;
  for (size_t ranks = 2; ranks <= p->points && ranks * functions < least; ranks++) {
    size_t groups = memorizer_groups(p->points, ranks), neurons = groups + ranks * functions;
    if (neurons < least || (neurons == least && groups * ranks < places)) {
      best = (memorizer_shape){.groups = groups, .in_group = ranks};
      least = neurons;
      places = groups * ranks;
    }
  }
  return best;
}

/* The place of a rank: from left to right in the first group, from right to left in the second one, and so on. */
static size_t place_of(const fitting *f, size_t group, size_t rank)
{
  return group * f->ranks + (group % 2 == 0 ? rank : f->ranks - 1 - rank);
}

static void find_places(fitting *f, mpq_srcptr direction)
{
  const sorted_points *p = f->data;
  mpq_set_ui(f->t, 1, 1);
  for (size_t i = 0; i < f->groups * f->ranks; i++)
    if (i < p->points)
      vector_dot(f->z + i, direction, p->x + i * p->inputs, p->inputs, f->t + 1);
    else
      mpq_add(f->z + i, f->z + i - 1, f->t);
  for (size_t j = 1; j < f->groups; j++) {
    mpq_srcptr first = f->z + j * f->ranks;
    mpq_add(f->boundary + j, first - 1, first);
    mpq_div_2exp(f->boundary + j, f->boundary + j, 1);
  }
}

static void add_first_layer(fitting *f, mpq_srcptr direction)
{
  wire w = wire_new();
  layered_model_add_layer(f->net);
  for (size_t j = 0; j < f->groups; j++) {
    wire_clear(&w);
    mpq_sub(f->t, direction, f->boundary + j);
    wire_add_constant(&w, f->t);
    for (size_t k = 1; k < f->data->inputs; k++)
      wire_add(&w, k, direction + k);
    wire_emit(&w, f->net);
  }
  wire_free(&w);
}

static void begin_function(fitting *f, size_t o, mpq_srcptr base)
{
  for (size_t i = 0; i < f->groups * f->ranks; i++) {
    memorizer_wanted(f->wanted + i, f->data, i < f->data->points ? i : f->data->points - 1, o);
    mpq_set(f->value + i, base);
  }
}

/* value := what is missing at a place, in the direction in which the neurons of this rank change it. */
static void missing(const fitting *f, mpq_ptr value, size_t place, size_t rank)
{
  mpq_sub(value, f->wanted + place, f->value + place);
  if (rank % 2 == 1)
    mpq_neg(value, value);
}

static void find_steps(fitting *f, size_t rank)
{
  for (size_t j = 0; j < f->groups; j++)
    missing(f, f->step + j, place_of(f, j, rank), rank);
}

/* The slopes from group to group meet at the boundaries. */
static void find_factors(fitting *f, size_t rank)
{
  mpq_ptr before = f->t, after = f->t + 1, ratio = f->t + 2;
  mpq_set_ui(f->factor, 1, 1);
  mpq_set_ui(f->offset, 0, 1);
  for (size_t j = 0; j + 1 < f->groups; j++) {
    mpq_sub(before, f->boundary + j + 1, f->z + place_of(f, j, rank));
    mpq_sub(after, f->z + place_of(f, j + 1, rank), f->boundary + j + 1);
    mpq_div(ratio, before, after);
    mpq_mul(f->factor + j + 1, f->factor + j, ratio);
    mpq_mul(f->offset + j + 1, f->offset + j, ratio);
    mpq_sub(ratio, f->step + j + 1, f->step + j);
    mpq_div(ratio, ratio, after);
    (j % 2 == 1 ? mpq_add : mpq_sub)(f->offset + j + 1, f->offset + j + 1, ratio);
  }
}

/* value := the distance of the places of two ranks. */
static void distance(const fitting *f, mpq_ptr value, size_t group, size_t rank, size_t other)
{
  mpq_sub(value, f->z + place_of(f, group, rank), f->z + place_of(f, group, other));
  mpq_abs(value, value);
}

/* S := the least whole number, not below S, with which it is so steep in the group, or steeper. */
static void raise(const fitting *f, mpz_ptr S, size_t group, mpq_ptr steep, bool steeper)
{
  mpq_sub(steep, steep, f->offset + group);
  mpq_div(steep, steep, f->factor + group);
  if (steeper) {
    mpz_fdiv_q(mpq_numref(steep), mpq_numref(steep), mpq_denref(steep));
    mpz_add_ui(mpq_numref(steep), mpq_numref(steep), 1);
  } else
    mpz_cdiv_q(mpq_numref(steep), mpq_numref(steep), mpq_denref(steep));
  if (mpz_cmp(mpq_numref(steep), S) > 0)
    mpz_set(S, mpq_numref(steep));
  mpz_set_ui(mpq_denref(steep), 1);
}

/* In a group: 0 at the rank before, and so much at the next one that there, too, the other direction is missing. */
static void raise_in_group(const fitting *f, mpz_ptr S, size_t j, size_t rank)
{
  mpq_ptr steep = f->t, between = f->t + 1;
  mpq_set_ui(steep, 0, 1);
  raise(f, S, j, steep, false);
  if (rank > 0) {
    distance(f, between, j, rank, rank - 1);
    mpq_div(steep, f->step + j, between);
    raise(f, S, j, steep, false);
  }
  if (rank + 1 < f->ranks) {
    distance(f, between, j, rank, rank + 1);
    missing(f, steep, place_of(f, j, rank + 1), rank);
    mpq_sub(steep, steep, f->step + j);
    mpq_div(steep, steep, between);
    raise(f, S, j, steep, true);
  }
}

static void find_slopes(fitting *f, size_t rank)
{
  mpq_t S;
  mpq_init(S);
  mpz_set_ui(mpq_numref(S), 1);
  for (size_t j = 0; j < f->groups; j++)
    raise_in_group(f, mpq_numref(S), j, rank);
  for (size_t j = 0; j < f->groups; j++) {
    mpq_mul(f->slope + j, f->factor + j, S);
    mpq_add(f->slope + j, f->slope + j, f->offset + j);
    if (j % 2 == 1)
      mpq_neg(f->slope + j, f->slope + j);
  }
  mpq_clear(S);
}

/* What the rank makes at the places after it. */
static void add_values(fitting *f, size_t rank)
{
  for (size_t j = 0; j < f->groups; j++)
    for (size_t later = rank; later < f->ranks; later++) {
      mpq_ptr value = f->value + place_of(f, j, later);
      mpq_sub(f->t, f->z + place_of(f, j, later), f->z + place_of(f, j, rank));
      mpq_mul(f->t, f->t, f->slope + j);
      mpq_add(f->t, f->t, f->step + j);
      (rank % 2 == 0 ? mpq_add : mpq_sub)(value, value, f->t);
    }
}

/* The neuron of the rank, with these slopes. */
static size_t add_neuron(fitting *f, size_t rank)
{
  wire w = wire_new();
  mpq_mul(f->t, f->slope, f->z + place_of(f, 0, rank));
  mpq_sub(f->t, f->step, f->t);
  wire_add_constant(&w, f->t);
  wire_add(&w, f->net->inputs, f->slope);
  for (size_t j = 1; j < f->groups; j++) {
    mpq_sub(f->t, f->slope + j, f->slope + j - 1);
    wire_add(&w, f->net->inputs + j, f->t);
  }
  size_t before = f->net->terms, neuron = wire_emit(&w, f->net);
  numbers_check(f->net->weight + before, f->net->terms - before);
  wire_free(&w);
  return neuron;
}

/* sum := the function at all points. */
static void fit_function(fitting *f, size_t o, wire *sum)
{
  mpq_t base;
  mpq_init(base);
  memorizer_least(base, f->data, o);
  mpz_sub(mpq_numref(base), mpq_numref(base), mpq_denref(base));
  wire_add_constant(sum, base);
  begin_function(f, o, base);
  for (size_t rank = 0; rank < f->ranks; rank++) {
    find_steps(f, rank);
    find_factors(f, rank);
    find_slopes(f, rank);
    wire_add_whole(sum, add_neuron(f, rank), rank % 2 == 0 ? 1 : -1);
    add_values(f, rank);
    progress_at(o * f->ranks + rank + 1, memorizer_functions(f->data) * f->ranks);
  }
  mpq_clear(base);
}

static memorizer_made make(const sorted_points *p)
{
  memorizer_made made = {memorizer_network(p), choose_shape(p)};
  size_t functions = memorizer_functions(p);
  mpq_ptr direction = numbers_new(p->inputs);
  fitting f = fitting_new(p, &made.network, made.shape);
  wire *sum = memorizer_wires(functions);
  progress_begin("synthesizing");
  sorted_direction(p, direction);
  find_places(&f, direction);
  add_first_layer(&f, direction);
  layered_model_add_layer(&made.network);
  for (size_t o = 0; o < functions; o++)
    fit_function(&f, o, sum + o);
  memorizer_add_outputs(&made.network, sum, functions);
  memorizer_wires_free(sum, functions);
  fitting_free(&f);
  numbers_free(direction, p->inputs);
  numbers_check(made.network.weight, made.network.terms);
  return made;
}

static void write_shape(FILE *f, const memorizer_made *made, const sorted_points *p)
{
  size_t d1 = made->shape.groups, ranks = made->shape.in_group, functions = memorizer_functions(p);
  fprintf(f, "%zu + %zu hidden neurons, d1 = %zu group%s of %zu point%s and d2 = %zu: d1 floor(d2 / %zu) = %zu >= %zu "
          "points", d1, ranks * functions, d1, s_of(d1), ranks, s_of(ranks), ranks * functions, functions, d1 * ranks,
          p->points);
}

static void add_shape(json_t *object, const memorizer_made *made)
{
  json_object_set_new(object, "groups", json_count(made->shape.groups));
  json_object_set_new(object, "in_group", json_count(made->shape.in_group));
}

const memorizer two_layer_memorizer = {.name = "two-layer",
                                       .after = "Yun, Sra and Jadbabaie 2019",
                                       .make = make,
                                       .write_shape = write_shape,
                                       .add_shape = add_shape};
