#include "rank_block.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "zigzag.h"

/* While a function is fitted, rank by rank. */
typedef struct {
  const places *data;
  layered_model *net;
  size_t first;   /* the first neuron of the first layer */
  mpq_ptr wanted; /* of every place, what is to be there */
  mpq_ptr value;  /* what the ranks before make there */
  zigzag next;    /* what the rank adds */
  mpq_ptr t;      /* scratch */
} fitting;

#define SCRATCH 2

memorizer_shape rank_block_shape(size_t places, size_t functions)
{
  memorizer_shape best = {.groups = places, .in_group = 1};
  size_t least = best.groups + functions, used = places;
  for (size_t ranks = 2; ranks <= places && ranks * functions < least; ranks++) {
    size_t groups = memorizer_groups(places, ranks), neurons = groups + ranks * functions;
    if (neurons < least || (neurons == least && groups * ranks < used)) {
      best = (memorizer_shape){.groups = groups, .in_group = ranks};
      least = neurons;
      used = groups * ranks;
    }
  }
  return best;
}

/* Where the first layer has breakpoints. */
static size_t breakpoints(const places *b)
{
  return b->groups + b->after;
}

void rank_block_first(const places *b, const wire *coordinate, layered_model *net)
{
  wire w = wire_new();
  mpq_t t;
  mpq_init(t);
  for (size_t j = 0; j < breakpoints(b); j++) {
    wire_clear(&w);
    mpq_set_ui(t, 1, 1);
    wire_add_wire(&w, coordinate, t);
    mpq_neg(t, b->boundary + j);
    wire_add_constant(&w, t);
    wire_emit(&w, net);
  }
  mpq_clear(t);
  wire_free(&w);
}

/* The place of a rank: from left to right in the first group, from right to left in the second one, and so on. */
static size_t place_of(const places *b, size_t group, size_t rank)
{
  return group * b->ranks + (group % 2 == 0 ? rank : b->ranks - 1 - rank);
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
  for (size_t j = 0; j < f->data->groups; j++) {
    f->next.place[j] = place_of(f->data, j, rank);
    missing(f, f->next.value + j, f->next.place[j], rank);
  }
}

/* In a group: 0 at the rank before, and so much at the next one that there, too, the other direction is missing. */
static void raise_in_group(fitting *f, size_t j, size_t rank)
{
  mpq_ptr steep = f->t, between = f->t + 1;
  size_t place = f->next.place[j];
  if (rank > 0) {
    places_distance(f->data, between, place, place_of(f->data, j, rank - 1));
    mpq_div(steep, f->next.value + j, between);
    zigzag_raise(&f->next, j, steep, false);
  }
  if (rank + 1 < f->data->ranks) {
    places_distance(f->data, between, place, place_of(f->data, j, rank + 1));
    missing(f, steep, place_of(f->data, j, rank + 1), rank);
    mpq_sub(steep, steep, f->next.value + j);
    mpq_div(steep, steep, between);
    zigzag_raise(&f->next, j, steep, true);
  }
}

static void find_slopes(fitting *f, size_t rank)
{
  zigzag_begin(&f->next);
  for (size_t j = 0; j < f->data->groups; j++)
    raise_in_group(f, j, rank);
  zigzag_end(&f->next);
}

/* What the rank makes at the places after it. */
static void add_values(fitting *f, size_t rank)
{
  for (size_t j = 0; j < f->data->groups; j++)
    for (size_t later = rank; later < f->data->ranks; later++) {
      size_t place = place_of(f->data, j, later);
      mpq_ptr value = f->value + place;
      mpq_sub(f->t, f->data->z + place, f->data->z + f->next.place[j]);
      mpq_mul(f->t, f->t, f->next.slope + j);
      mpq_add(f->t, f->t, f->next.value + j);
      (rank % 2 == 0 ? mpq_add : mpq_sub)(value, value, f->t);
    }
}

/* The neuron of the rank, with these slopes. */
static size_t add_neuron(fitting *f)
{
  wire w = wire_new();
  zigzag_first(&f->next, f->t);
  wire_add_constant(&w, f->t);
  wire_add(&w, f->first, f->next.slope);
  for (size_t j = 1; j < f->data->groups; j++) {
    mpq_sub(f->t, f->next.slope + j, f->next.slope + j - 1);
    wire_add(&w, f->first + j, f->t);
  }
  if (f->data->after) {
    mpq_neg(f->t, f->next.slope + f->data->groups - 1);
    wire_add(&w, f->first + f->data->groups, f->t);
  }
  size_t before = f->net->terms, neuron = wire_emit(&w, f->net);
  numbers_check(f->net->weight + before, f->net->terms - before);
  wire_free(&w);
  return neuron;
}

/* base := less than all that is wanted, by 1 at least. */
static void find_base(fitting *f, mpq_ptr base)
{
  mpq_set(base, f->wanted);
  for (size_t i = 1; i < f->data->groups * f->data->ranks; i++)
    if (mpq_cmp(f->wanted + i, base) < 0)
      mpq_set(base, f->wanted + i);
  mpz_sub(mpq_numref(base), mpq_numref(base), mpq_denref(base));
}

static void fit(fitting *f, wire *sum)
{
  find_base(f, f->t);
  wire_add_constant(sum, f->t);
  for (size_t i = 0; i < f->data->groups * f->data->ranks; i++)
    mpq_set(f->value + i, f->t);
  for (size_t rank = 0; rank < f->data->ranks; rank++) {
    find_steps(f, rank);
    find_slopes(f, rank);
    wire_add_whole(sum, add_neuron(f), rank % 2 == 0 ? 1 : -1);
    add_values(f, rank);
  }
}

void rank_block_second(const places *b, const sorted_points *p, size_t o, size_t first, layered_model *net, wire *sum)
{
  size_t count = b->groups * b->ranks;
  fitting f = {.data = b, .net = net, .first = first, .wanted = numbers_new(count), .value = numbers_new(count),
               .next = zigzag_new(b), .t = numbers_new(SCRATCH)};
  for (size_t i = 0; i < count; i++)
    places_wanted(b, f.wanted + i, p, i, o);
  fit(&f, sum);
  numbers_free(f.wanted, count);
  numbers_free(f.value, count);
  zigzag_free(&f.next);
  numbers_free(f.t, SCRATCH);
}
