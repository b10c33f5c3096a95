#include "everywhere_boxes.h"
#include "reach.h"
#include "shell/base/memory.h"
#include <stdlib.h>

typedef struct {
  const conditional_model *m;
  everywhere_boxes *to;
  reach reach;
  reach_bounds bounds;
  reach_points *at; /* of each instruction that is reached and whose turn is to come */
  mpq_ptr sum, part; /* scratch */
} filling;

static mpq_ptr low(const filling *f, size_t i)
{
  return f->to->lo + i * f->to->room;
}

static mpq_ptr high(const filling *f, size_t i)
{
  return f->to->hi + i * f->to->room;
}

/* Its inputs without the constant. */
static size_t first_input(const filling *f)
{
  return f->m->constant ? 1 : 0;
}

static bool is_reached(const filling *f, size_t i)
{
  return mpq_cmp(low(f, i), high(f, i)) <= 0;
}

/* Instruction s is reached with the box of i. */
static void copy_box(filling *f, size_t i, size_t s)
{
  for (size_t k = 0; k < f->to->known[i]; k++) {
    mpq_set(low(f, s) + k, low(f, i) + k);
    mpq_set(high(f, s) + k, high(f, i) + k);
  }
}

/* *bound := phi(the sum of the terms of operation i, with the least, or the largest, of every variable). */
static void bound_operation(filling *f, size_t i, bool least, mpq_ptr bound)
{
  const instruction *at = f->m->program + i;
  mpq_set_ui(f->sum, 0, 1);
  for (size_t t = at->lo; t < at->hi; t++) {
    bool lower = least == (mpq_sgn(f->m->weight + t) >= 0);
    mpq_mul(f->part, f->m->weight + t, (lower ? low : high)(f, i) + f->m->source[t]);
    mpq_add(f->sum, f->sum, f->part);
  }
  if (mpq_sgn(f->sum) > 0)
    mpq_set(bound, f->sum);
}

static void fill_operation(filling *f, size_t i)
{
  size_t s = f->m->program[i].next, n = f->to->known[i];
  if (s == NOWHERE)
    return;
  copy_box(f, i, s);
  bound_operation(f, i, true, low(f, s) + n);
  bound_operation(f, i, false, high(f, s) + n);
  f->at[s] = f->at[i];
  f->at[i] = (reach_points){NULL, 0};
}

/* Whether a number from *a to *b compares so with *t. */
static bool can_meet(comparison compare, mpq_srcptr a, mpq_srcptr b, mpq_srcptr t)
{
  switch (compare) {
  case IS_LESS: return mpq_cmp(a, t) < 0;
  case IS_AT_MOST: return mpq_cmp(a, t) <= 0;
  case IS_EQUAL: return mpq_cmp(a, t) <= 0 && mpq_cmp(b, t) >= 0;
  case IS_NOT_EQUAL: return mpq_cmp(a, t) != 0 || mpq_cmp(b, t) != 0;
  case IS_MORE: return mpq_cmp(b, t) > 0;
  default: return mpq_cmp(b, t) >= 0;
  }
}

static void fill_outcome(filling *f, size_t i, comparison compare, size_t s)
{
  size_t v = f->m->program[i].lo, first = first_input(f);
  mpq_srcptr t = f->m->value + f->m->program[i].hi;
  if (s == NOWHERE || !can_meet(compare, low(f, i) + v, high(f, i) + v, t))
    return;
  copy_box(f, i, s);
  bool raises = compare == IS_EQUAL || compare == IS_MORE || compare == IS_AT_LEAST;
  bool lowers = compare == IS_EQUAL || compare == IS_LESS || compare == IS_AT_MOST;
  if (raises && mpq_cmp(t, low(f, s) + v) > 0)
    mpq_set(low(f, s) + v, t);
  if (lowers && mpq_cmp(t, high(f, s) + v) < 0)
    mpq_set(high(f, s) + v, t);
  f->at[s] = reach_in(&f->reach, low(f, s) + first, high(f, s) + first, f->at + i, &f->bounds);
}

static void fill_test(filling *f, size_t i)
{
  const instruction *at = f->m->program + i;
  size_t first = first_input(f);
  reach_bound(&f->reach, low(f, i) + first, high(f, i) + first, f->at + i, &f->bounds);
  fill_outcome(f, i, at->compare, at->next);
  fill_outcome(f, i, comparison_opposite(at->compare), at->otherwise);
}

static void fill_leaf(filling *f, size_t i)
{
  size_t r = f->to->outputs, first = first_input(f);
  reach_bound(&f->reach, low(f, i) + first, high(f, i) + first, f->at + i, &f->bounds);
  for (size_t o = 0; o < r; o++) {
    f->to->above[i * r + o] = f->bounds.above[o];
    f->to->below[i * r + o] = f->bounds.below[o];
  }
}

static void fill(filling *f, size_t i)
{
  switch (f->m->program[i].kind) {
  case INSTRUCTION_OPERATION:
    fill_operation(f, i);
    break;
  case INSTRUCTION_TEST:
    fill_test(f, i);
    break;
  case INSTRUCTION_LEAF:
    fill_leaf(f, i);
    break;
  }
  reach_points_free(f->at + i);
}

/* What is not reached has no input in its box: from 1 to 0. */
static void begin(filling *f, mpq_srcptr lo, mpq_srcptr hi)
{
  size_t first = first_input(f);
  for (size_t i = 0; i < f->m->size; i++)
    mpq_set_ui(low(f, i), 1, 1);
  for (size_t k = 0; k < f->m->inputs; k++)
    if (k < first) {
      mpq_set_ui(high(f, 0) + k, 1, 1);
    } else {
      mpq_set(low(f, 0) + k, lo + k - first);
      mpq_set(high(f, 0) + k, hi + k - first);
    }
  f->at[0] = reach_all(&f->reach);
}

everywhere_boxes everywhere_boxes_new(const conditional_model *m, const points *data, mpq_srcptr slope, mpq_srcptr lo,
                                      mpq_srcptr hi)
{
  everywhere_boxes b = {
    .net = conditional_model_view(m), .known = conditional_model_known(m), .outputs = data->outputs};
  b.room = conditional_room(b.net, b.known);
  b.lo = numbers_new(m->size * b.room);
  b.hi = numbers_new(m->size * b.room);
  b.above = allocate(m->size * data->outputs, sizeof(size_t));
  b.below = allocate(m->size * data->outputs, sizeof(size_t));
  mpq_ptr scratch = numbers_new(2);
  filling f = {.m = m, .to = &b, .reach = reach_new(data, slope), .bounds = reach_bounds_new(data->outputs),
               .at = allocate(m->size, sizeof(reach_points)), .sum = scratch, .part = scratch + 1};
  begin(&f, lo, hi);
  for (size_t i = 0; i < m->size; i++)
    if (is_reached(&f, i))
      fill(&f, i);
  free(f.at);
  numbers_free(scratch, 2);
  reach_bounds_free(&f.bounds, data->outputs);
  reach_free(&f.reach);
  return b;
}

void everywhere_boxes_free(everywhere_boxes *b)
{
  numbers_free(b->lo, b->net.size * b->room);
  numbers_free(b->hi, b->net.size * b->room);
  free(b->above);
  free(b->below);
  free(b->known);
}
