#include "bit_extraction.h"
#include "bit_points.h"
#include "bit_shape.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"

/* A whole number whose bits are read from the highest one on. */
typedef struct {
  wire rest;    /* the bits that are left */
  wire before;  /* what `rest` was when the field began */
  size_t left;  /* bits of the rest */
  size_t taken; /* bits of the field that have been read */
} bit_register;

typedef struct {
  const bit_points *data;
  memorizer_shape shape;
  layered_model *net;
  wire coordinate;
  wire sum; /* the label, as soon as its key was met */
  bit_register key, label;
  wire part; /* scratch */
  mpq_t t;   /* scratch */
} extraction;

static bit_register register_new(size_t bits)
{
  return (bit_register){.rest = wire_new(), .before = wire_new(), .left = bits};
}

static void register_free(bit_register *r)
{
  wire_free(&r->rest);
  wire_free(&r->before);
}

static extraction extraction_new(const bit_points *b, memorizer_shape shape, layered_model *net)
{
  extraction e = {.data = b, .shape = shape, .net = net, .coordinate = wire_new(), .sum = wire_new(),
                  .key = register_new(shape.in_group * shape.key_bits),
                  .label = register_new(shape.in_group * shape.label_bits), .part = wire_new()};
  mpq_init(e.t);
  return e;
}

static void extraction_free(extraction *e)
{
  mpq_clear(e->t);
  wire_free(&e->part);
  register_free(&e->label);
  register_free(&e->key);
  wire_free(&e->sum);
  wire_free(&e->coordinate);
}

/* t := 2^exponent */
static mpq_srcptr power(extraction *e, size_t exponent)
{
  mpq_set_ui(e->t, 1, 1);
  mpq_mul_2exp(e->t, e->t, exponent);
  return e->t;
}

/* t := -2^exponent */
static mpq_srcptr minus_power(extraction *e, size_t exponent)
{
  power(e, exponent);
  mpq_neg(e->t, e->t);
  return e->t;
}

/* The neuron phi(w + t); changes t. */
static size_t add_shifted(extraction *e, wire *w)
{
  wire_add_constant(w, e->t);
  size_t neuron = wire_emit(w, e->net);
  mpq_neg(e->t, e->t);
  wire_add_constant(w, e->t);
  return neuron;
}

static void pass(extraction *e, wire *w)
{
  if (!wire_is_empty(w))
    wire_pass(w, e->net);
}

/* t := the number of a group, whose points have these values of so many bits; of points that are missing, 0. */
static void find_word(extraction *e, mpz_t *value, size_t bits, size_t group)
{
  size_t g = e->shape.in_group;
  mpz_set_ui(mpq_denref(e->t), 1);
  mpz_set_ui(mpq_numref(e->t), 0);
  for (size_t i = group * g; i < (group + 1) * g; i++) {
    mpz_mul_2exp(mpq_numref(e->t), mpq_numref(e->t), bits);
    if (i < e->data->points)
      mpz_add(mpq_numref(e->t), mpq_numref(e->t), value[i]);
  }
}

/* t := by how much that changes from the group before. */
static void find_change(extraction *e, mpz_t *value, size_t bits, size_t group)
{
  mpq_t before;
  mpq_init(before);
  find_word(e, value, bits, group - 1);
  mpq_set(before, e->t);
  find_word(e, value, bits, group);
  mpq_sub(e->t, e->t, before);
  mpq_clear(before);
}

/* Adds t times a step, which goes from 0 to 1. */
static void add_step(extraction *e, wire *to, size_t high, size_t low)
{
  wire_add(to, high, e->t);
  mpq_neg(e->t, e->t);
  wire_add(to, low, e->t);
}

static void begin_words(extraction *e)
{
  find_word(e, e->data->key, e->shape.key_bits, 0);
  wire_add_constant(&e->key.rest, e->t);
  find_word(e, e->data->label, e->shape.label_bits, 0);
  wire_add_constant(&e->label.rest, e->t);
}

/* One layer: from the first key of the group on, its numbers. */
static void add_group(extraction *e, size_t group)
{
  mpz_t *first = e->data->key + group * e->shape.in_group;
  layered_model_add_layer(e->net);
  mpq_set_z(e->t, *first);
  mpz_ui_sub(mpq_numref(e->t), 1, mpq_numref(e->t));
  size_t high = add_shifted(e, &e->coordinate);
  mpq_set_z(e->t, *first);
  mpq_neg(e->t, e->t);
  size_t low = add_shifted(e, &e->coordinate);
  wire_pass(&e->coordinate, e->net);
  wire_pass(&e->key.rest, e->net);
  wire_pass(&e->label.rest, e->net);
  find_change(e, e->data->key, e->shape.key_bits, group);
  add_step(e, &e->key.rest, high, low);
  find_change(e, e->data->label, e->shape.label_bits, group);
  add_step(e, &e->label.rest, high, low);
}

/* In the layer that is being made: the highest bit is phi(rest - 2^k + 1) - phi(rest - 2^k). */
static void read_bit(extraction *e, bit_register *r)
{
  size_t k = --r->left;
  minus_power(e, k);
  mpz_add_ui(mpq_numref(e->t), mpq_numref(e->t), 1);
  size_t high = add_shifted(e, &r->rest);
  minus_power(e, k);
  size_t low = add_shifted(e, &r->rest);
  if (r->taken > 0)
    wire_pass(&r->before, e->net);
  wire_pass(&r->rest, e->net);
  if (r->taken++ == 0) {
    wire_clear(&r->before);
    wire_add_whole(&r->before, r->rest.source[1], 1);
  }
  wire_add(&r->rest, high, minus_power(e, k));
  wire_add(&r->rest, low, power(e, k));
}

/* The same, or once the field has been read nothing new. */
static void read_or_wait(extraction *e, bit_register *r, size_t bits)
{
  if (r->taken < bits)
    read_bit(e, r);
  else {
    wire_pass(&r->before, e->net);
    wire_pass(&r->rest, e->net);
  }
}

/* w += factor * the field that was read, or the rest if nothing was. */
static void add_field(extraction *e, wire *w, const bit_register *r, long factor)
{
  mpq_set_si(e->t, factor, 1);
  if (r->taken > 0) {
    mpq_div_2exp(e->t, e->t, r->left);
    wire_add_wire(w, &r->before, e->t);
    mpq_neg(e->t, e->t);
  }
  wire_add_wire(w, &r->rest, e->t);
}

static void read_field(extraction *e)
{
  size_t key = e->shape.key_bits, label = e->shape.label_bits;
  for (size_t t = 0; t < key || t < label; t++) {
    layered_model_add_layer(e->net);
    read_or_wait(e, &e->key, key);
    read_or_wait(e, &e->label, label);
    pass(e, &e->sum);
    wire_pass(&e->coordinate, e->net);
  }
}

/* What later fields need. */
static void pass_rest(extraction *e, bool last)
{
  pass(e, &e->sum);
  if (last)
    return;
  wire_pass(&e->coordinate, e->net);
  wire_pass(&e->key.rest, e->net);
  wire_pass(&e->label.rest, e->net);
}

/* The positive part of coordinate - key, or the other way round, and of a constant. */
static size_t add_difference(extraction *e, long sign, long constant)
{
  mpq_t factor;
  mpq_init(factor);
  wire_clear(&e->part);
  add_field(e, &e->part, &e->key, -sign);
  mpq_set_si(factor, sign, 1);
  wire_add_wire(&e->part, &e->coordinate, factor);
  mpq_set_si(factor, constant, 1);
  wire_add_constant(&e->part, factor);
  mpq_clear(factor);
  return wire_emit(&e->part, e->net);
}

/* Two layers: the label of the field if the coordinate is between its key and that + 1; else one of the differences is
 * at least 1, and 0 is added. */
static void take_label(extraction *e, bool last)
{
  layered_model_add_layer(e->net);
  wire_clear(&e->part);
  add_field(e, &e->part, &e->label, 1);
  size_t label = wire_emit(&e->part, e->net), below = add_difference(e, -1, 0), above = add_difference(e, 1, -1);
  pass_rest(e, last);
  layered_model_add_layer(e->net);
  wire_clear(&e->part);
  wire_add_whole(&e->part, label, 1);
  wire_add(&e->part, below, minus_power(e, e->shape.label_bits));
  wire_add(&e->part, above, e->t);
  size_t taken = wire_emit(&e->part, e->net);
  pass_rest(e, last);
  wire_add_whole(&e->sum, taken, 1);
  e->key.taken = e->label.taken = 0;
}

static void find_label(extraction *e)
{
  layered_model_add_layer(e->net);
  mpq_set_ui(e->t, 1, 1);
  wire_add_wire(&e->coordinate, &e->data->coordinate, e->t);
  wire_pass(&e->coordinate, e->net);
  begin_words(e);
  for (size_t j = 1; j < e->shape.groups; j++)
    add_group(e, j);
  progress_begin("synthesizing");
  for (size_t f = 0; f < e->shape.in_group; f++) {
    bool last = f + 1 == e->shape.in_group;
    if (!last)
      read_field(e);
    take_label(e, last);
    progress_at(f + 1, e->shape.in_group);
  }
}

/* One layer a bit: field o of r, while those before it are passed on. */
static void take_field(extraction *e, bit_register *r, wire *field, size_t o)
{
  size_t bits = e->data->field[o].bits;
  if (r->left > bits)
    for (size_t k = 0; k < bits; k++) {
      layered_model_add_layer(e->net);
      read_bit(e, r);
      for (size_t before = 0; before < o; before++)
        pass(e, field + before);
    }
  add_field(e, field + o, r, 1);
  r->taken = 0;
}

/* The fields of the label; of the last one the rest is left. */
static void take_fields(extraction *e, wire *field)
{
  bit_register r = register_new(e->shape.label_bits);
  mpq_set_ui(e->t, 1, 1);
  wire_add_wire(&r.rest, &e->sum, e->t);
  for (size_t o = 0; o < e->data->functions; o++)
    if (e->data->field[o].bits > 0)
      take_field(e, &r, field, o);
  register_free(&r);
}

/* From fields to functions. */
static void scale_fields(extraction *e, wire *field)
{
  for (size_t o = 0; o < e->data->functions; o++) {
    const bit_field *f = e->data->field + o;
    mpq_set_z(e->t, f->factor);
    mpq_inv(e->t, e->t);
    wire_multiply(field + o, e->t);
    wire_add_constant(field + o, f->least);
  }
}

static memorizer_made make(const sorted_points *p, const memorizer_wish *wish)
{
  (void)wish;
  bit_points b = bit_points_new(p);
  memorizer_made made = {.network = memorizer_network(p),
                         .shape = {.key_bits = b.key_bits, .label_bits = b.label_bits}};
  if (b.label_bits > 0)
    bit_shape_choose(&made.shape, p->points);
  extraction e = extraction_new(&b, made.shape, &made.network);
  wire *field = memorizer_wires(b.functions);
  if (b.label_bits > 0) {
    find_label(&e);
    take_fields(&e, field);
  }
  scale_fields(&e, field);
  memorizer_add_outputs(&made.network, field, b.functions);
  memorizer_wires_free(field, b.functions);
  extraction_free(&e);
  bit_points_free(&b);
  numbers_check(made.network.weight, made.network.terms);
  return made;
}

static void write_shape(FILE *f, const memorizer_made *made, const sorted_points *p)
{
  const memorizer_shape *s = &made->shape;
  if (s->label_bits == 0) {
    fputs("one label only: nothing is read", f);
    return;
  }
  fprintf(f, "%zu group%s of %zu point%s, keys of %zu bit%s, labels of %zu bit%s: N (%zu + %zu) = %zu bits", s->groups,
          s_of(s->groups), s->in_group, s_of(s->in_group), s->key_bits, s_of(s->key_bits), s->label_bits,
          s_of(s->label_bits), s->key_bits, s->label_bits, p->points * (s->key_bits + s->label_bits));
}

static void add_shape(json_t *object, const memorizer_made *made, const sorted_points *p)
{
  (void)p;
  json_object_set_new(object, "groups", json_count(made->shape.groups));
  json_object_set_new(object, "in_group", json_count(made->shape.in_group));
  json_object_set_new(object, "key_bits", json_count(made->shape.key_bits));
  json_object_set_new(object, "label_bits", json_count(made->shape.label_bits));
}

const memorizer bits_memorizer = {.name = "bits",
                                  .after = "Vardi, Yehudai and Shamir 2022",
                                  .found_for = "every table",
                                  .make = make,
                                  .write_shape = write_shape,
                                  .add_shape = add_shape};
