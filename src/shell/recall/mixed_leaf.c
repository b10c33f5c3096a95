#include "mixed_leaf.h"

/* One output of a leaf. */
typedef struct {
  mixed *m;
  const uint32_t *point;
  size_t count;
  size_t j;
  size_t first; /* of the points, one where the output is positive */
} leaf_output;

static mpq_srcptr wanted(const leaf_output *o, size_t i)
{
  const sorted_points *p = o->m->data;
  return p->d + o->point[i] * p->outputs + o->j;
}

static mpq_srcptr input(const leaf_output *o, size_t i, size_t variable)
{
  const sorted_points *p = o->m->data;
  return p->x + o->point[i] * p->inputs + variable;
}

/* Whether the function is the output at every point. */
static bool agrees(const leaf_output *o, const tree_function *f)
{
  for (size_t i = 0; i < o->count; i++) {
    tree_function_value(f, input(o, i, 0), o->m->number, o->m->number + 1);
    if (!mpq_equal(o->m->number, wanted(o, i)))
      return false;
  }
  return true;
}

/* f := a x_v through the first positive output; false if there is none. */
static bool fit_one(const leaf_output *o, size_t v, tree_function *f)
{
  f->terms = 0;
  if (mpq_sgn(input(o, o->first, v)) == 0)
    return false;
  mpq_div(tree_function_add(f, v), wanted(o, o->first), input(o, o->first, v));
  return true;
}

/* value := a d - b c, of points i and k. */
static void determinant(const leaf_output *o, mpq_srcptr a, mpq_srcptr b, mpq_srcptr c, mpq_srcptr d, mpq_ptr value)
{
  mpq_ptr product = o->m->number + 3;
  mpq_mul(value, a, d);
  mpq_mul(product, b, c);
  mpq_sub(value, value, product);
}

/* f := a x_v + b x_w through the first positive output and the i-th; false unless there is just one such function. */
static bool fit_through(const leaf_output *o, size_t v, size_t w, size_t i, tree_function *f)
{
  size_t k = o->first;
  mpq_ptr whole = o->m->number + 2;
  f->terms = 0;
  determinant(o, input(o, k, v), input(o, k, w), input(o, i, v), input(o, i, w), whole);
  if (mpq_sgn(whole) == 0)
    return false;
  mpq_ptr a = tree_function_add(f, v), b = tree_function_add(f, w);
  determinant(o, wanted(o, k), input(o, k, w), wanted(o, i), input(o, i, w), a);
  determinant(o, input(o, k, v), wanted(o, k), input(o, i, v), wanted(o, i), b);
  mpq_div(a, a, whole);
  mpq_div(b, b, whole);
  return true;
}

static bool fit_two(const leaf_output *o, size_t v, size_t w, tree_function *f)
{
  for (size_t i = o->first + 1; i < o->count; i++)
    if (mpq_sgn(wanted(o, i)) > 0 && fit_through(o, v, w, i, f))
      return agrees(o, f);
  return false;
}

/* The constant is among the variables. */
static bool find_one(const leaf_output *o, tree_function *f)
{
  for (size_t v = 0; v < o->m->data->inputs; v++)
    if (fit_one(o, v, f) && agrees(o, f))
      return true;
  return false;
}

/* Few points have such functions always, and trees are as cheap there. */
#define POINTS_LEAST 3
/* What a pair of variables counts, and of all steps, what may be taken for one output of one leaf. */
#define PAIR_STEPS (8 * MIXED_STEP)
#define PAIRS_SHARE 2048

/* If there are too many pairs, those with the constant. */
static bool find_two(const leaf_output *o, tree_function *f)
{
  size_t q = o->m->data->inputs;
  bool all = (uint64_t)q * q / 2 * PAIR_STEPS <= o->m->steps / PAIRS_SHARE;
  for (size_t v = 0; v < (all ? q : 1) && o->count >= POINTS_LEAST; v++) {
    if (!mixed_take(o->m, PAIR_STEPS * (q - v)))
      return false;
    for (size_t w = v + 1; w < q; w++)
      if (fit_two(o, v, w, f))
        return true;
  }
  return false;
}

/* Adds the function to those of the network if one is found. */
static bool find_function(leaf_output o, size_t terms, size_t *output, size_t *operations)
{
  tree_function f = tree_function_new();
  while (mpq_sgn(wanted(&o, o.first)) == 0)
    o.first++;
  bool found = find_one(&o, &f) || (terms > 1 && find_two(&o, &f));
  if (found) {
    *output = o.m->data->inputs + tree_functions_add(&o.m->functions, f);
    *operations += tree_function_operations(&f);
  } else
    tree_function_free(&f);
  return found;
}

/* Whether a function that is computed on the way, or for an output before, will do. */
static bool find_known(const leaf_output *o, size_t *output)
{
  const mixed *m = o->m;
  for (size_t k = m->knowns; k-- > 0;)
    if (agrees(o, m->functions.of + m->known[k])) {
      *output = m->data->inputs + m->known[k];
      return true;
    }
  return false;
}

static bool find_output(const leaf_output *o, size_t terms, size_t *output, size_t *operations)
{
  const sorted_points *p = o->m->data;
  size_t j = o->j;
  return tree_output_free(p, o->point, o->count, j, output + j) || find_known(o, output + j) ||
         tree_output_find(p, o->point, o->count, j, output, operations) ||
         find_function(*o, terms, output + j, operations);
}

tree_node *mixed_leaf(mixed *m, const uint32_t *point, size_t count, size_t terms)
{
  const sorted_points *p = m->data;
  size_t operations = 0, knowns = m->knowns;
  bool found = mixed_take(m, MIXED_STEP * (count + p->inputs) * p->outputs);
  for (size_t j = 0; found && j < p->outputs; j++) {
    size_t before = m->functions.count;
    leaf_output o = {.m = m, .point = point, .count = count, .j = j};
    found = find_output(&o, terms, m->output, &operations);
    if (m->functions.count > before)
      mixed_know(m, before);
  }
  m->knowns = knowns;
  return found ? tree_leaf_with(p, m->weight, point, count, m->output, operations) : NULL;
}
