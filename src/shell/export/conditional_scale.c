#include "conditional_scale.h"
#include "unit.h"
#include "kernel/conditional/scaled.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

/* What the integer of a variable can be. */
typedef struct {
  mpz_t lo, hi;
} range;

typedef struct {
  conditional_scale *s;
  range *of;      /* of each variable on the path */
  size_t *source; /* slot of each term */
  mpz_t factor, low, high;
  range sum;
} ranging;

static integer_width width_of(mpz_srcptr value)
{
  size_t bits = mpz_sizeinbase(value, 2);
  return bits < 64 ? WIDTH_64 : bits < 128 ? WIDTH_128 : WIDTH_ANY;
}

static void widen(conditional_scale *s, integer_width *width, mpz_srcptr value)
{
  integer_width wanted = width_of(value);
  size_t bits = mpz_sizeinbase(value, 2);
  if (bits > s->bits)
    s->bits = bits;
  if (wanted > *width)
    *width = wanted;
}

void conditional_scale_term(const conditional_scale *s, mpz_ptr value, size_t t)
{
  mpz_set(value, mpq_numref(s->weight + t));
}

/* value := what one unit of the variable of term t times its weight is in units `of`, an integer. */
static void find_weight(const conditional_scale *s, mpz_ptr value, size_t t, mpq_srcptr of)
{
  mpq_t number;
  mpq_init(number);
  mpq_mul(number, s->model->weight + t, s->unit + s->slot[s->model->source[t]]);
  unit_integer(value, number, of);
  mpq_clear(number);
}

/* The variable that output k of the model is at leaf i, or NOWHERE. */
static size_t leaf_variable(const conditional_scale *s, size_t i, size_t k)
{
  return s->model->output[s->model->program[i].lo + k];
}

size_t conditional_scale_output(const conditional_scale *s, mpz_ptr value, size_t i, size_t k)
{
  size_t v = leaf_variable(s, i, k);
  if (v == NOWHERE)
    return NOWHERE;
  mpz_set(value, mpq_numref(s->factor + s->model->program[i].lo + k));
  return v;
}

/* The factor of output k of the model at leaf i, on the path to it. */
static void find_factor(const conditional_scale *s, mpz_ptr value, size_t i, size_t k)
{
  size_t v = leaf_variable(s, i, k);
  mpz_set_ui(value, 0);
  if (v == NOWHERE)
    return;
  unit_integer(value, s->unit + s->slot[v], s->output_unit + k % s->outputs);
  if (k >= s->outputs)
    mpz_neg(value, value);
}

bool conditional_scale_threshold(const conditional_scale *s, mpz_ptr value, size_t i)
{
  mpq_srcptr number = s->value + s->model->program[i].hi;
  mpz_fdiv_q(value, mpq_numref(number), mpq_denref(number));
  return mpz_cmp_ui(mpq_denref(number), 1) == 0;
}

/* What test i compares with, on the path to it: an integer, but for = and !=. */
static void find_threshold(const conditional_scale *s, size_t i)
{
  const instruction *test = s->model->program + i;
  mpq_ptr number = s->value + test->hi;
  mpq_div(number, s->model->value + test->hi, s->unit + s->slot[test->lo]);
  if (test->compare == IS_EQUAL || test->compare == IS_NOT_EQUAL)
    return;
  if (test->compare == IS_LESS || test->compare == IS_AT_LEAST)
    mpz_cdiv_q(mpq_numref(number), mpq_numref(number), mpq_denref(number));
  else
    mpz_fdiv_q(mpq_numref(number), mpq_numref(number), mpq_denref(number));
  mpz_set_ui(mpq_denref(number), 1);
}

void conditional_scale_enter(conditional_scale *s, size_t i)
{
  if (s->model->program[i].kind == INSTRUCTION_OPERATION)
    s->slot[s->known[i]] = s->model->inputs + i;
}

/* The unit of an input is one over the least common denominator of its values. */
static void scale_inputs(ranging *g, size_t points, size_t columns, mpq_srcptr rows)
{
  conditional_scale *s = g->s;
  for (size_t k = 0; k < s->model->inputs; k++) {
    mpq_srcptr column = rows + k + (s->model->constant ? 0 : 1);
    mpz_ptr denominator = mpq_denref(s->unit + k);
    mpz_set_ui(mpq_numref(s->unit + k), 1);
    for (size_t i = 0; i < points; i++)
      mpz_lcm(denominator, denominator, mpq_denref(column + i * columns));
    s->slot[k] = k;
    for (size_t i = 0; i < points; i++) {
      unit_integer(g->factor, column + i * columns, s->unit + k);
      if (i == 0 || mpz_cmp(g->factor, g->of[k].lo) < 0)
        mpz_set(g->of[k].lo, g->factor);
      if (i == 0 || mpz_cmp(g->factor, g->of[k].hi) > 0)
        mpz_set(g->of[k].hi, g->factor);
      widen(s, &s->input_width, g->factor);
    }
    mpq_set_z(s->least + k, g->of[k].lo);
    mpq_set_z(s->most + k, g->of[k].hi);
  }
  for (size_t k = 0; k < s->model->inputs; k++)
    s->width[k] = s->input_width;
}

/* Adds factor times variable v to the sum, and notes how wide that is at any time. */
static void add_term(ranging *g, size_t v, integer_width *width)
{
  const range *of = g->of + v;
  bool positive = mpz_sgn(g->factor) > 0;
  mpz_mul(g->low, g->factor, positive ? of->lo : of->hi);
  mpz_mul(g->high, g->factor, positive ? of->hi : of->lo);
  mpz_add(g->sum.lo, g->sum.lo, g->low);
  mpz_add(g->sum.hi, g->sum.hi, g->high);
  widen(g->s, width, g->factor);
  widen(g->s, width, g->low);
  widen(g->s, width, g->high);
  widen(g->s, width, g->sum.lo);
  widen(g->s, width, g->sum.hi);
}

static void clear_sum(ranging *g)
{
  mpz_set_ui(g->sum.lo, 0);
  mpz_set_ui(g->sum.hi, 0);
}

static void scale_operation(ranging *g, size_t i)
{
  conditional_scale *s = g->s;
  const conditional_model *m = s->model;
  const instruction *at = m->program + i;
  size_t slot = m->inputs + i, variable = s->known[i];
  mpq_ptr unit = s->unit + slot;
  mpq_t part;
  mpq_init(part);
  for (size_t t = at->lo; t < at->hi; t++) {
    mpq_mul(part, m->weight + t, s->unit + s->slot[m->source[t]]);
    unit_refine(unit, part);
  }
  mpq_clear(part);
  unit_finish(unit);
  clear_sum(g);
  for (size_t t = at->lo; t < at->hi; t++) {
    g->source[t] = s->slot[m->source[t]];
    find_weight(s, g->factor, t, unit);
    mpq_set_z(s->weight + t, g->factor);
    add_term(g, m->source[t], s->width + slot);
  }
  mpz_set_ui(g->of[variable].lo, 0);
  mpz_set(g->of[variable].hi, g->sum.hi);
  if (mpz_sgn(g->sum.hi) < 0)
    mpz_set_ui(g->of[variable].hi, 0);
  conditional_scale_enter(s, i);
}

static void scale_test(ranging *g, size_t i)
{
  conditional_scale *s = g->s;
  const instruction *test = s->model->program + i;
  find_threshold(s, i);
  bool exact = conditional_scale_threshold(s, g->factor, i);
  if (!exact && (test->compare == IS_EQUAL || test->compare == IS_NOT_EQUAL))
    return;
  s->used[s->slot[test->lo]] = true;
  widen(s, &s->test_width, g->factor);
}

static void refine_outputs(conditional_scale *s, size_t i)
{
  for (size_t j = 0; j < s->model->outputs; j++) {
    size_t variable = leaf_variable(s, i, j);
    if (variable == NOWHERE)
      continue;
    s->used[s->slot[variable]] = true;
    unit_refine(s->output_unit + j % s->outputs, s->unit + s->slot[variable]);
  }
}

/* How wide the answer of leaf i is.  The units of its variables are on the path. */
static void widen_leaf(ranging *g, size_t i)
{
  conditional_scale *s = g->s;
  for (size_t j = 0; j < s->outputs; j++) {
    clear_sum(g);
    for (size_t k = j; k < s->model->outputs; k += s->outputs) {
      find_factor(s, g->factor, i, k);
      mpq_set_z(s->factor + s->model->program[i].lo + k, g->factor);
      size_t variable = leaf_variable(s, i, k);
      if (variable != NOWHERE)
        add_term(g, variable, &s->output_width);
    }
  }
}

static void scale_outputs(ranging *g, size_t points, mpq_srcptr wanted)
{
  conditional_scale *s = g->s;
  for (size_t j = 0; j < s->outputs; j++) {
    for (size_t i = 0; i < points; i++)
      unit_refine(s->output_unit + j, wanted + i * s->outputs + j);
    unit_finish(s->output_unit + j);
    for (size_t i = 0; i < points; i++) {
      unit_integer(g->factor, wanted + i * s->outputs + j, s->output_unit + j);
      widen(s, &s->output_width, g->factor);
    }
  }
}

/* One walk finds units and widths; a second one, when the units of the outputs are known, how wide these are. */
static void scale_instructions(ranging *g, size_t points, mpq_srcptr wanted)
{
  conditional_scale *s = g->s;
  for (size_t i = 0; i < s->model->size; i++)
    switch (s->model->program[i].kind) {
    case INSTRUCTION_OPERATION: scale_operation(g, i); break;
    case INSTRUCTION_TEST: scale_test(g, i); break;
    case INSTRUCTION_LEAF: refine_outputs(s, i); break;
    }
  scale_outputs(g, points, wanted);
  for (size_t i = 0; i < s->model->size; i++)
    if (s->model->program[i].kind == INSTRUCTION_OPERATION)
      scale_operation(g, i);
    else if (s->model->program[i].kind == INSTRUCTION_LEAF)
      widen_leaf(g, i);
}

/* From the tests and outputs backwards. */
static void find_used(const ranging *g)
{
  const conditional_scale *s = g->s;
  for (size_t i = s->model->size; i-- > 0;) {
    const instruction *at = s->model->program + i;
    for (size_t t = at->lo; at->kind == INSTRUCTION_OPERATION && s->used[s->model->inputs + i] && t < at->hi; t++)
      if (mpq_sgn(s->model->weight + t) != 0)
        s->used[g->source[t]] = true;
  }
}

static void find_widest(conditional_scale *s)
{
  s->widest = s->input_width > s->output_width ? s->input_width : s->output_width;
  s->widest = s->test_width > s->widest ? s->test_width : s->widest;
  for (size_t k = 0; k < s->model->inputs + s->model->size; k++)
    if (s->used[k] && s->width[k] > s->widest)
      s->widest = s->width[k];
}

conditional_scale conditional_scale_new(const conditional_model *m, size_t points, size_t columns, mpq_srcptr rows,
                                        size_t outputs, mpq_srcptr wanted)
{
  conditional_scale s = {.model = m, .outputs = outputs};
  size_t slots = m->inputs + m->size;
  s.known = conditional_model_known(m);
  s.room = conditional_room(conditional_model_view(m), s.known);
  s.slot = allocate(s.room, sizeof(size_t));
  s.unit = numbers_new(slots);
  s.width = allocate(slots, sizeof(integer_width));
  s.used = allocate(slots, sizeof(bool));
  s.weight = numbers_new(m->terms);
  s.value = numbers_new(m->values);
  s.factor = numbers_new(m->leaves);
  s.least = numbers_new(m->inputs);
  s.most = numbers_new(m->inputs);
  s.output_unit = numbers_new(outputs);

  ranging g = {.s = &s, .of = allocate(s.room, sizeof(range)),
               .source = allocate(m->terms, sizeof(size_t))};
  for (size_t v = 0; v < s.room; v++)
    mpz_inits(g.of[v].lo, g.of[v].hi, NULL);
  mpz_inits(g.factor, g.low, g.high, g.sum.lo, g.sum.hi, NULL);
  scale_inputs(&g, points, columns, rows);
  scale_instructions(&g, points, wanted);
  find_used(&g);
  find_widest(&s);
  for (size_t v = 0; v < s.room; v++)
    mpz_clears(g.of[v].lo, g.of[v].hi, NULL);
  mpz_clears(g.factor, g.low, g.high, g.sum.lo, g.sum.hi, NULL);
  free(g.of);
  free(g.source);
  return s;
}

/* value := 2^bits - 1. */
static void set_largest(mpq_ptr value, size_t bits)
{
  mpz_set_ui(mpq_numref(value), 1);
  mpz_mul_2exp(mpq_numref(value), mpq_numref(value), bits);
  mpz_sub_ui(mpq_numref(value), mpq_numref(value), 1);
}

/* What no integer at an instruction may be further from 0 than. */
static mpq_ptr find_bounds(const conditional_scale *s, bool by_width)
{
  const conditional_model *m = s->model;
  mpq_ptr bound = numbers_new(m->size);
  for (size_t i = 0; i < m->size; i++) {
    instruction_kind kind = m->program[i].kind;
    integer_width width = kind == INSTRUCTION_OPERATION ? s->width[m->inputs + i]
                          : kind == INSTRUCTION_TEST    ? s->test_width
                                                        : s->output_width;
    set_largest(bound + i, !by_width || width == WIDTH_ANY ? s->bits : width == WIDTH_64 ? 63 : 127);
  }
  return bound;
}

/* Of each output of the model: that of a pair's second one is negative. */
static mpq_ptr find_output_units(const conditional_scale *s)
{
  mpq_ptr unit = numbers_new(s->model->outputs);
  for (size_t k = 0; k < s->model->outputs; k++) {
    mpq_set(unit + k, s->output_unit + k % s->outputs);
    if (k >= s->outputs)
      mpq_neg(unit + k, unit + k);
  }
  return unit;
}

static bool is_right(const conditional_scale *s, scaled_program program)
{
  conditional_network net = conditional_model_view(s->model);
  scaled_variables v = {numbers_new(s->room), numbers_new(s->room), numbers_new(s->room)};
  mpq_ptr scratch = numbers_new(SCALED_SCRATCH);
  int64_t *pending = allocate(net.size + 1, sizeof *pending);
  mpz_t whole;
  mpz_init(whole);
  for (size_t k = 0; k < net.inputs; k++) {
    mpq_set(v.unit + k, s->unit + k);
    mpq_set(v.least + k, s->least + k);
    mpq_set(v.most + k, s->most + k);
  }
  bool right = scaled_whole(net, s->known, program, scratch, whole) &&
               scaled_check(net, s->known, program, s->room, v, pending, scratch) == SCALED_FITS;
  mpz_clear(whole);
  free(pending);
  numbers_free(scratch, SCALED_SCRATCH);
  numbers_free(v.unit, s->room);
  numbers_free(v.least, s->room);
  numbers_free(v.most, s->room);
  return right;
}

void conditional_scale_check(const conditional_scale *s, bool by_width)
{
  const conditional_model *m = s->model;
  mpq_ptr bound = find_bounds(s, by_width), output = find_output_units(s);
  bool right = is_right(s, (scaled_program){s->weight, s->value, s->factor, s->unit + m->inputs, bound, output,
                                            s->outputs});
  numbers_free(bound, m->size);
  numbers_free(output, m->outputs);
  if (!right)
    fail(STATUS_UNDECIDED,
         "internal error: the integers that were found do not compute this network; nothing is written");
}

void conditional_scale_join_outputs(conditional_scale *s)
{
  mpq_t joint, ratio;
  size_t more = 0;
  mpq_init(joint);
  mpq_init(ratio);
  for (size_t j = 0; j < s->outputs; j++)
    unit_refine(joint, s->output_unit + j);
  for (size_t j = 0; j < s->outputs; j++) {
    mpq_div(ratio, s->output_unit + j, joint);
    size_t bits = mpz_sizeinbase(mpq_numref(ratio), 2) - 1;
    more = bits > more ? bits : more;
    for (size_t k = j; k < s->model->leaves; k += s->outputs)
      mpq_mul(s->factor + k, s->factor + k, ratio);
    mpq_set(s->output_unit + j, joint);
  }
  s->bits += more > 0 ? more + 1 : 0;
  mpq_clear(joint);
  mpq_clear(ratio);
}

void conditional_scale_free(conditional_scale *s)
{
  numbers_free(s->unit, s->model->inputs + s->model->size);
  numbers_free(s->output_unit, s->outputs);
  numbers_free(s->weight, s->model->terms);
  numbers_free(s->value, s->model->values);
  numbers_free(s->factor, s->model->leaves);
  numbers_free(s->least, s->model->inputs);
  numbers_free(s->most, s->model->inputs);
  free(s->known);
  free(s->slot);
  free(s->width);
  free(s->used);
}
