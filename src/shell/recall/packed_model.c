#include "packed_model.h"
#include "kernel/exact/order.h"
#include "kernel/switch/bounds.h"
#include "kernel/switch/tree.h"
#include "kernel/exact/vector.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/table/direction.h"
#include "shell/table/linear_fit.h"
#include <stdlib.h>

/* Where more steps are needed, packing is left out. */
#define MOST_STEPS ((size_t)1 << 17)

/* The leaf that is being filled, and those before it. */
typedef struct {
  const sorted_points *data;
  linear_fit fit; /* of its points */
  mpq_ptr w;      /* a function */
  size_t leaves;
  size_t *start;           /* the first point of each */
  size_t *begin;           /* the first instruction of each */
  conditional_model model; /* the leaves; variables from q on are those that a leaf defines itself */
} packing;

static packing packing_new(const sorted_points *p, size_t width)
{
  packing k = {.data = p, .fit = linear_fit_new(p, width), .w = numbers_new(width)};
  k.start = allocate(p->points + 1, sizeof(size_t));
  k.begin = allocate(p->points, sizeof(size_t));
  k.model = conditional_model_new(p->inputs, p->outputs);
  return k;
}

static void packing_free(packing *k)
{
  conditional_model_free(&k->model);
  free(k->begin);
  free(k->start);
  numbers_free(k->w, k->fit.width);
  linear_fit_free(&k->fit);
}

static bool is_constant_one(const packing *k)
{
  return mpq_cmp_ui(k->w, 1, 1) == 0 && numbers_first_nonzero(k->w, 1, k->fit.width) == k->fit.width;
}

/* Whether output j, of all that the network has, is 0 at the points from lo to hi - 1. */
static bool is_zero(const sorted_points *p, size_t j, size_t lo, size_t hi)
{
  while (lo < hi && mpq_sgn(p->d + lo * p->outputs + j) == 0)
    lo++;
  return lo == hi;
}

/* The operation phi(w . x), which the next instruction follows. */
static void add_operation(conditional_model *m, mpq_srcptr w, size_t width)
{
  size_t i = conditional_model_add_operation(m);
  m->program[i].next = i + 1;
  for (size_t a = 0; a < width; a++)
    if (mpq_sgn(w + a) != 0)
      mpq_set(conditional_model_add_term(m, a), w + a);
}

/* The variable that is output j, which k->w gives, at the points from lo to hi - 1. */
static size_t write_output(packing *k, size_t j, size_t lo, size_t hi, size_t *variables)
{
  if (is_zero(k->data, j, lo, hi))
    return NOWHERE;
  if (is_constant_one(k))
    return 0;
  add_operation(&k->model, k->w, k->fit.width);
  return (*variables)++;
}

/* The leaf has the points from lo to hi - 1. */
static void write_leaf(packing *k, size_t lo, size_t hi)
{
  const sorted_points *p = k->data;
  size_t variables = p->inputs, *output = allocate(p->outputs, sizeof(size_t));
  k->start[k->leaves] = lo;
  k->begin[k->leaves] = k->model.size;
  for (size_t j = 0; j < k->fit.functions; j++) {
    linear_fit_solve(&k->fit, j, k->w);
    output[j] = write_output(k, j, lo, hi, &variables);
    if (p->is_signed) {
      for (size_t a = 0; a < k->fit.width; a++)
        mpq_neg(k->w + a, k->w + a);
      output[k->fit.functions + j] = write_output(k, k->fit.functions + j, lo, hi, &variables);
    }
  }
  size_t i = conditional_model_add_leaf(&k->model);
  for (size_t j = 0; j < p->outputs; j++)
    k->model.output[k->model.program[i].lo + j] = output[j];
  k->leaves++;
  linear_fit_begin(&k->fit);
  free(output);
}

static void pack(packing *k)
{
  size_t n = k->data->points, lo = 0;
  for (size_t i = 0; i < n; i++)
    if (!linear_fit_take(&k->fit, i)) {
      write_leaf(k, lo, i);
      lo = i;
      /* One point alone always fits. */
      linear_fit_take(&k->fit, i);
    }
  write_leaf(k, lo, n);
}

/* The tests above the leaves. */
typedef struct {
  conditional_model *model;
  const packing *leaves;
  mpq_ptr direction;
  size_t input;    /* the only one along which the points are looked at, or 0 */
  size_t variable; /* that is tested */
  size_t behind;   /* the instruction after the tests */
  mpq_ptr scratch;
} tests;

/* The instruction with which the tree of the leaves from lo to hi - 1 begins. */
static size_t write_tests(tests *t, size_t lo, size_t hi)
{
  const sorted_points *p = t->leaves->data;
  if (hi - lo == 1)
    return t->behind + t->leaves->begin[lo];
  size_t cut = tree_cut(lo, hi);
  mpq_srcptr x = p->x + t->leaves->start[cut] * p->inputs;
  if (t->input)
    mpq_set(t->scratch, x + t->input);
  else
    vector_dot(t->scratch, t->direction, x, p->inputs, t->scratch + 1);
  size_t at = conditional_model_add_test(t->model, t->variable, IS_LESS, t->scratch);
  size_t below = write_tests(t, lo, cut), above = write_tests(t, cut, hi);
  t->model->program[at].next = below;
  t->model->program[at].otherwise = above;
  return at;
}

/* The projection, if one is needed, and the tests. */
static void write_tree(conditional_model *m, const packing *k)
{
  size_t q = k->data->inputs;
  mpq_ptr direction = numbers_new(q), scratch = numbers_new(2);
  sorted_direction(k->data, direction);
  size_t input = numbers_first_nonzero(direction, 1, q);
  if (numbers_first_nonzero(direction, input + 1, q) < q)
    input = 0;
  if (input == 0)
    add_operation(m, direction, q);
  tests t = {.model = m, .leaves = k, .direction = direction, .input = input, .variable = input ? input : q,
             .behind = m->size + k->leaves - 1, .scratch = scratch};
  write_tests(&t, 0, k->leaves);
  numbers_free(scratch, 2);
  numbers_free(direction, q);
}

/* After what m has: the leaves, whose weights move. */
static void move_leaves(conditional_model *m, packing *k)
{
  size_t q = k->data->inputs, behind = m->size, defined = behind > 0 && m->program[0].kind == INSTRUCTION_OPERATION;
  for (size_t i = 0; i < k->model.size; i++) {
    instruction from = k->model.program[i];
    if (from.kind == INSTRUCTION_OPERATION) {
      size_t at = conditional_model_add_operation(m);
      m->program[at].next = behind + from.next;
      for (size_t t = from.lo; t < from.hi; t++)
        mpq_swap(conditional_model_add_term(m, k->model.source[t]), k->model.weight + t);
    } else {
      size_t at = conditional_model_add_leaf(m), lo = m->program[at].lo;
      for (size_t j = 0; j < m->outputs; j++) {
        size_t v = k->model.output[from.lo + j];
        m->output[lo + j] = v == NOWHERE || v < q ? v : v + defined;
      }
    }
  }
}

static conditional_model packed_model(const sorted_points *p, size_t width)
{
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.constant = true;
  m.is_signed = p->is_signed;
  progress_begin("synthesizing");
  packing k = packing_new(p, width);
  pack(&k);
  if (k.leaves > 1)
    write_tree(&m, &k);
  move_leaves(&m, &k);
  packing_free(&k);
  numbers_check(m.weight, m.terms);
  numbers_check(m.value, m.values);
  return m;
}

/* The terms of a function of a merged leaf, and of a packed one. */
static size_t merged_width(const sorted_points *p)
{
  (void)p;
  return 1;
}

static size_t packed_width(const sorted_points *p)
{
  return p->inputs;
}

static recall_made make_merged(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  return (recall_made){packed_model(p, merged_width(p)), false};
}

static recall_made make_packed(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  return (recall_made){packed_model(p, packed_width(p)), false};
}

/* Whether merging makes the tree lower, or lets an input stand for the projection. */
static bool merging_helps(const sorted_points *p)
{
  size_t q = p->inputs, r = p->outputs, leaves = 1, same = 0;
  for (size_t i = 1; i < p->points; i++) {
    mpq_srcptr x = p->x + i * q, d = p->d + i * r;
    leaves += first_difference(d - r, d, r) < r;
    same += first_difference(x - q, x, q) == first_difference(p->x, p->x + q, q);
  }
  return same == p->points - 1 || ceil_log2(leaves) < ceil_log2(p->points);
}

/* A merged leaf has one output. */
static bool begins_merged(const sorted_points *p, size_t rank)
{
  mpq_srcptr d = p->d + rank * p->outputs;
  return first_difference(d - p->outputs, d, p->outputs) < p->outputs;
}

static bool merged_worth(const sorted_points *p)
{
  return recall_is_small(p) || merging_helps(p);
}

/* Elimination takes n q (q + r) steps. */
static bool packed_worth(const sorted_points *p)
{
  return p->points * (p->inputs + p->outputs) <= MOST_STEPS / p->inputs;
}

const recall_network merged_recall = {.name = "merged",
                                      .worth_trying = merged_worth,
                                      .make = make_merged,
                                      .width = merged_width,
                                      .begins_leaf = begins_merged};
const recall_network packed_recall = {.name = "packed",
                                      .worth_trying = packed_worth,
                                      .make = make_packed,
                                      .width = packed_width};
