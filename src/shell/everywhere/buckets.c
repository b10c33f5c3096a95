#include "buckets.h"
#include "reach.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/simplest.h"
#include "shell/base/status.h"
#include <stdlib.h>

/* Of one input. */
#define HALVINGS_MOST 64
/* First, so that places where no network is near to all functions are met before cells become tiny elsewhere. */
#define HALVINGS_FIRST 4

typedef struct {
  const points *p;
  mpq_srcptr slope, epsilon;
  size_t most;
  buckets_made made;
  size_t deepest; /* halvings of the box in a row, at most */
  size_t open;    /* cells that need more */
  bool negative; /* some cell needs a constant less than 0, which an unsigned network cannot put out */
  reach reach;
  reach_bounds bounds;
  bool looked;
  size_t output; /* in which functions are `widest` apart at `place`, the farthest so far */
  mpq_ptr widest, place;
  mpq_ptr low, high, constant, middle; /* scratch */
} cutting;

/* Whether one constant does for output o: it may be from low to high. */
static bool bound_constant(cutting *c, size_t o)
{
  mpq_sub(c->low, c->bounds.most + o, c->epsilon);
  mpq_add(c->high, c->bounds.least + o, c->epsilon);
  return mpq_cmp(c->low, c->high) <= 0;
}

static bool one_constant_does(cutting *c)
{
  for (size_t o = 0; o < c->p->outputs; o++)
    if (!bound_constant(c, o))
      return false;
  return true;
}

/* The simplest constant for output o: 0 if that does, which costs nothing. */
static void choose_constant(cutting *c, size_t o)
{
  bound_constant(c, o);
  if (mpq_sgn(c->low) <= 0 && mpq_sgn(c->high) >= 0)
    mpq_set_ui(c->constant, 0, 1);
  else if (mpq_equal(c->low, c->high))
    mpq_set(c->constant, c->low);
  else
    simplest_between(c->constant, c->low, c->high);
}

static size_t write_leaf(cutting *c)
{
  conditional_model *m = &c->made.network;
  size_t r = c->p->outputs, first = m->size, variables = m->inputs, *variable = allocate(2 * r, sizeof(size_t));
  for (size_t o = 0; o < r; o++) {
    choose_constant(c, o);
    variable[o] = variable[r + o] = NOWHERE;
    int sign = mpq_sgn(c->constant);
    c->negative = c->negative || sign < 0;
    if (sign == 0)
      continue;
    size_t at = conditional_model_add_operation(m);
    m->program[at].next = at + 1;
    mpq_abs(conditional_model_add_term(m, 0), c->constant);
    variable[sign < 0 ? r + o : o] = variables++;
  }
  size_t at = conditional_model_add_leaf(m);
  for (size_t o = 0; o < m->outputs; o++)
    m->output[m->program[at].lo + o] = variable[o];
  free(variable);
  c->made.cells++;
  return first;
}

/* Keeps the middle of the box, which becomes the witness if functions are farther apart there than at the present
 * one. */
static void look_in_the_middle(cutting *c, mpq_srcptr lo, mpq_srcptr hi, const reach_points *from)
{
  for (size_t k = 0; k + 1 < c->p->inputs; k++) {
    mpq_add(c->middle + k, lo + k, hi + k);
    mpq_div_2exp(c->middle + k, c->middle + k, 1);
  }
  reach_bound(&c->reach, c->middle, c->middle, from, &c->bounds);
  for (size_t o = 0; o < c->p->outputs; o++) {
    mpq_sub(c->constant, c->bounds.most + o, c->bounds.least + o);
    if (c->looked && mpq_cmp(c->constant, c->widest) <= 0)
      continue;
    c->looked = true;
    mpq_set(c->widest, c->constant);
    c->output = o;
    c->made.refuted = !bound_constant(c, o);
    for (size_t k = 0; k + 1 < c->p->inputs; k++)
      mpq_set(c->place + k, c->middle + k);
  }
}

/* The input along which the box is longest. */
static size_t longest(cutting *c, mpq_srcptr lo, mpq_srcptr hi)
{
  size_t best = 0;
  mpq_set_si(c->high, -1, 1);
  for (size_t k = 0; k + 1 < c->p->inputs; k++) {
    mpq_sub(c->low, hi + k, lo + k);
    if (mpq_cmp(c->low, c->high) > 0) {
      mpq_set(c->high, c->low);
      best = k;
    }
  }
  return best;
}

/* middle := the simplest number in the middle half. */
static void halve(cutting *c, mpq_srcptr lo, mpq_srcptr hi, mpq_ptr middle)
{
  mpq_sub(c->constant, hi, lo);
  mpq_div_2exp(c->constant, c->constant, 2);
  mpq_add(c->low, lo, c->constant);
  mpq_sub(c->high, hi, c->constant);
  simplest_between(middle, c->low, c->high);
}

static size_t write_cell(cutting *c, mpq_ptr lo, mpq_ptr hi, const reach_points *from, size_t depth);

/* Writes the test that halves the box where it is longest, and what follows.  The sides are the caller's again
 * afterwards. */
static size_t write_halves(cutting *c, mpq_ptr lo, mpq_ptr hi, const reach_points *from, size_t depth)
{
  conditional_model *m = &c->made.network;
  size_t k = longest(c, lo, hi);
  mpq_ptr kept = numbers_new(2);
  halve(c, lo + k, hi + k, kept);
  size_t at = conditional_model_add_test(m, k + 1, IS_LESS, kept);
  mpq_swap(hi + k, kept);
  size_t below = write_cell(c, lo, hi, from, depth + 1);
  mpq_swap(hi + k, kept);
  mpq_swap(lo + k, kept);
  size_t above = c->made.refuted ? below : write_cell(c, lo, hi, from, depth + 1);
  mpq_swap(lo + k, kept);
  m->program[at].next = below;
  m->program[at].otherwise = above;
  numbers_free(kept, 2);
  return at;
}

/* Writes the network of a box and returns its first instruction. */
static size_t write_cell(cutting *c, mpq_ptr lo, mpq_ptr hi, const reach_points *from, size_t depth)
{
  reach_bound(&c->reach, lo, hi, from, &c->bounds);
  bool does = one_constant_does(c);
  size_t first = does ? write_leaf(c) : c->made.network.size;
  if (!does && c->made.cells + c->open >= c->most)
    fail(STATUS_UNDECIDED, "%zu cells are not enough, or functions are just 2 epsilon apart somewhere: give a larger "
         "--epsilon, or more --cells", c->most);
  reach_points in = reach_in(&c->reach, lo, hi, from, &c->bounds);
  look_in_the_middle(c, lo, hi, &in);
  bool halves = !does && !c->made.refuted;
  c->open += halves && depth == c->deepest;
  if (halves && depth < c->deepest)
    first = write_halves(c, lo, hi, &in, depth);
  reach_points_free(&in);
  return first;
}

/* With outputs that may be less than 0, or not. */
static void cut(cutting *c, bool is_signed)
{
  size_t r = c->p->outputs;
  c->made = (buckets_made){.network = conditional_model_new(c->p->inputs, is_signed ? 2 * r : r)};
  c->made.network.constant = true;
  c->made.network.is_signed = is_signed;
  c->negative = c->looked = false;
  c->open = 0;
  table_box box = table_box_of(c->p);
  reach_points all = reach_all(&c->reach);
  write_cell(c, box.lo, box.hi, &all, 0);
  reach_points_free(&all);
  table_box_free(&box);
}

/* With cells as small as needed. */
static void cut_to_the_end(cutting *c, bool is_signed)
{
  size_t most = HALVINGS_MOST * c->p->inputs;
  for (c->deepest = HALVINGS_FIRST; cut(c, is_signed), c->open && !c->made.refuted; c->deepest *= 2) {
    if (c->deepest > most)
      fail(STATUS_UNDECIDED, "some place needs cells below 1/2^%u of the box: functions are about 2 epsilon apart there, "
           "so give a larger --epsilon", HALVINGS_MOST);
    conditional_model_free(&c->made.network);
  }
}

buckets_made buckets_make(const points *p, mpq_srcptr slope, mpq_srcptr epsilon, size_t most)
{
  size_t inputs = p->inputs - 1;
  mpq_ptr scratch = numbers_new(4), middle = numbers_new(inputs);
  cutting c = {.p = p, .slope = slope, .epsilon = epsilon, .most = most, .reach = reach_new(p, slope),
               .bounds = reach_bounds_new(p->outputs), .low = scratch, .high = scratch + 1, .constant = scratch + 2,
               .widest = scratch + 3, .middle = middle, .place = numbers_new(inputs)};
  progress_begin("cutting cells");
  cut_to_the_end(&c, false);
  if (c.negative) {
    conditional_model_free(&c.made.network);
    cut(&c, true);
  }
  progress_end();
  c.made.witness = everywhere_witness_at(p, slope, c.place, c.output);
  numbers_check(c.made.network.weight, c.made.network.terms);
  numbers_check(c.made.network.value, c.made.network.values);
  reach_bounds_free(&c.bounds, p->outputs);
  reach_free(&c.reach);
  numbers_free(scratch, 4);
  numbers_free(middle, inputs);
  return c.made;
}

void buckets_free(buckets_made *b)
{
  everywhere_answer witness = {.witness = b->witness};
  everywhere_answer_free(&witness);
  conditional_model_free(&b->network);
}
