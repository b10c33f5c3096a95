#include "tanh_block.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "zigzag.h"

/* While a function is fitted, unit by unit. */
typedef struct {
  const places *data;
  const sorted_points *points;
  layered_model *net;
  size_t o;     /* the function */
  size_t first; /* the first neuron of the first layer */
  mpq_ptr size;
  zigzag next;  /* of the unit, or its negative if the unit falls in the first group */
  mpq_ptr t;    /* scratch */
} fitting;

#define SCRATCH 3

static size_t even(size_t count)
{
  return count + count % 2;
}

memorizer_shape tanh_block_shape(size_t places, size_t functions)
{
  memorizer_shape best = {0};
  size_t least = SIZE_MAX, used = SIZE_MAX;
  for (size_t ranks = 2; ranks <= even(places) && ranks * functions < least; ranks += 2) {
    size_t groups = even(memorizer_groups(places, ranks)), pairs = groups + ranks * functions;
    if (pairs < least || (pairs == least && groups * ranks < used)) {
      best = (memorizer_shape){.groups = groups, .in_group = ranks};
      least = pairs;
      used = groups * ranks;
    }
  }
  return best;
}

/* Adds phi(w) and phi(w - 2). */
static void add_pair(wire *w, layered_model *net)
{
  mpq_t t;
  mpq_init(t);
  wire_emit(w, net);
  mpq_set_si(t, -2, 1);
  wire_add_constant(w, t);
  wire_emit(w, net);
  mpq_clear(t);
}

void tanh_block_first(const places *b, const wire *coordinate, layered_model *net)
{
  wire w = wire_new();
  mpq_t factor, shift;
  mpq_init(factor);
  mpq_init(shift);
  for (size_t j = 0; j < b->groups; j++) {
    wire_clear(&w);
    mpq_sub(factor, b->boundary + j + 1, b->boundary + j);
    mpq_inv(factor, factor);
    mpq_mul_2exp(factor, factor, 1);
    wire_add_wire(&w, coordinate, factor);
    mpq_mul(shift, factor, b->boundary + j);
    mpq_neg(shift, shift);
    wire_add_constant(&w, shift);
    add_pair(&w, net);
  }
  mpq_clear(factor);
  mpq_clear(shift);
  wire_free(&w);
}

void tanh_block_size(mpq_ptr size, const sorted_points *p, size_t o)
{
  mpq_t other;
  mpq_init(other);
  mpq_set_ui(size, 0, 1);
  for (size_t i = 0; i < p->points; i++) {
    wanted_value(other, p, i, o);
    mpq_abs(other, other);
    if (mpq_cmp(other, size) > 0)
      mpq_swap(other, size);
  }
  if (mpq_sgn(size) == 0)
    mpq_set_ui(size, 1, 1);
  mpq_clear(other);
}

/* Units rise and fall alternately, and so do groups: unit by unit the same rank of every group, or its neighbour. */
static void find_places(fitting *f, size_t unit)
{
  for (size_t j = 0; j < f->data->groups; j++) {
    size_t rank = j % 2 == 0 ? unit : unit % 2 == 0 ? unit + 1 : unit - 1;
    mpq_ptr value = f->next.value + j;
    f->next.place[j] = j * f->data->ranks + rank;
    places_wanted(f->data, value, f->points, f->next.place[j], f->o);
    mpq_div(value, value, f->size);
    if (unit % 2 == 1)
      mpq_neg(value, value);
  }
}

/* From a value between -1 and 1 to the other end within a distance. */
static void raise_within(fitting *f, size_t j, mpq_ptr distance)
{
  mpq_inv(distance, distance);
  mpq_mul_2exp(distance, distance, 1);
  zigzag_raise(&f->next, j, distance, false);
}

/* Cut off at the places beside, and at the ends of the block. */
static void raise_in_group(fitting *f, size_t j)
{
  const places *b = f->data;
  size_t place = f->next.place[j];
  if (place % b->ranks > 0) {
    places_distance(b, f->t, place, place - 1);
    raise_within(f, j, f->t);
  } else if (j == 0) {
    mpq_sub(f->t, b->z + place, b->boundary);
    raise_within(f, j, f->t);
  }
  if (place % b->ranks + 1 < b->ranks) {
    places_distance(b, f->t, place, place + 1);
    raise_within(f, j, f->t);
  } else if (j + 1 == b->groups) {
    mpq_sub(f->t, b->boundary + b->groups, b->z + place);
    raise_within(f, j, f->t);
  }
}

/* w := the unit before it is cut off, and 1. */
static void find_unit(fitting *f, wire *w, size_t unit)
{
  zigzag_first(&f->next, f->t);
  wire_add_constant(w, f->t);
  for (size_t j = 0; j < f->data->groups; j++) {
    mpq_sub(f->t, f->data->boundary + j + 1, f->data->boundary + j);
    mpq_mul(f->t, f->t, f->next.slope + j);
    mpq_div_2exp(f->t, f->t, 1);
    wire_add(w, f->first + 2 * j, f->t);
    mpq_neg(f->t, f->t);
    wire_add(w, f->first + 2 * j + 1, f->t);
  }
  mpq_set_si(f->t, unit % 2 == 0 ? 1 : -1, 1);
  wire_multiply(w, f->t);
  mpq_set_ui(f->t, 1, 1);
  wire_add_constant(w, f->t);
}

/* Adds the pair of the unit; sum += size times the unit. */
static void add_unit(fitting *f, size_t unit, wire *sum)
{
  wire w = wire_new();
  find_unit(f, &w, unit);
  size_t before = f->net->terms;
  add_pair(&w, f->net);
  numbers_check(f->net->weight + before, f->net->terms - before);
  wire_add(sum, f->net->neurons - 2, f->size);
  mpq_neg(f->t, f->size);
  wire_add(sum, f->net->neurons - 1, f->t);
  wire_add_constant(sum, f->t);
  wire_free(&w);
}

void tanh_block_second(const places *b, const sorted_points *p, size_t o, size_t first, layered_model *net, wire *sum)
{
  fitting f = {.data = b, .points = p, .net = net, .o = o, .first = first, .size = numbers_new(1),
               .next = zigzag_new(b), .t = numbers_new(SCRATCH)};
  tanh_block_size(f.size, p, o);
  for (size_t unit = 0; unit < b->ranks; unit++) {
    find_places(&f, unit);
    zigzag_begin(&f.next);
    for (size_t j = 0; j < b->groups; j++)
      raise_in_group(&f, j);
    zigzag_end(&f.next);
    add_unit(&f, unit, sum);
  }
  numbers_free(f.size, 1);
  zigzag_free(&f.next);
  numbers_free(f.t, SCRATCH);
}
