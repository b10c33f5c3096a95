#include "onnx_operator.h"
#include "shell/base/memory.h"
#include <float.h>
#include <stdlib.h>

onnx_tensor onnx_relu(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  for (size_t i = 0; out.number && i < out.count; i++)
    if (mpq_sgn(out.number + i) < 0)
      mpq_set_ui(out.number + i, 0, 1);
  if (out.form)
    linear_relu(&g->net, out.form, out.count);
  return out;
}

/* What is bent at 0 only: above * x where x is positive, below * x where it is negative. */
typedef struct {
  mpq_srcptr above, below;
} bend;

/* One that has more terms is worth two neurons, so that it is not copied into all that reads it. */
#define TERMS_MOST 2

/* A form as it stands, or as phi(x) - phi(-x), its sides being neurons `plus` and, from `minus` on, those of the
 * negative sides. */
typedef struct {
  linear_form *sides; /* owned: phi of the forms, and then of the negative ones where they are worth it */
  size_t *minus;      /* owned: the place of the negative side of form i, or 0 */
  size_t count, all;
} split_forms;

static linear_form negative(onnx_graph *g, const linear_form *f)
{
  mpq_set_si(g->factor, -1, 1);
  linear_add(&g->net, g->factor, f);
  return linear_take(&g->net);
}

/* Neurons for the sides of some forms. */
static split_forms split(onnx_graph *g, const linear_form *forms, size_t count)
{
  split_forms s = {linear_forms_new(2 * count), allocate(count, sizeof(size_t)), count, count};
  for (size_t i = 0; i < count; i++) {
    s.sides[i] = linear_copy(forms + i);
    if (forms[i].terms <= TERMS_MOST)
      continue;
    s.minus[i] = s.all;
    s.sides[s.all++] = negative(g, forms + i);
  }
  linear_relu(&g->net, s.sides, s.all);
  return s;
}

static void split_free(split_forms *s)
{
  linear_forms_free(s->sides, s->all);
  free(s->minus);
}

/* sum := sum + bent form i: with x = phi(x) - phi(-x), above * phi(x) - below * phi(-x). */
static void add_bent(onnx_graph *g, const split_forms *s, const linear_form *forms, size_t i, bend b)
{
  if (s->minus[i]) {
    linear_add(&g->net, b.above, s->sides + i);
    mpq_neg(g->factor, b.below);
    linear_add(&g->net, g->factor, s->sides + s->minus[i]);
    return;
  }
  linear_add(&g->net, b.below, forms + i);
  mpq_sub(g->factor, b.above, b.below);
  linear_add(&g->net, g->factor, s->sides + i);
}

/* Each element bent: by what slopes(i) gives, one for all or one for each. */
static onnx_tensor bend_all(onnx_graph *g, const onnx_tensor *t, mpq_srcptr above, const onnx_tensor *below)
{
  onnx_tensor out = onnx_tensor_new(t->type, t->shape, t->number);
  split_forms s = {.count = 0};
  if (t->form)
    s = split(g, t->form, t->count);
  for (size_t i = 0; i < t->count; i++) {
    bend b = {above, below->number + onnx_broadcast_index(&t->shape, i, &below->shape)};
    if (t->form)
      add_bent(g, &s, t->form, i, b);
    else
      onnx_add_element(g, mpq_sgn(t->number + i) < 0 ? b.below : b.above, t, i);
    onnx_set_element(g, &out, i);
  }
  if (t->form)
    split_free(&s);
  return out;
}

/* The same with one slope below 0 for all. */
static onnx_tensor bend_by(onnx_graph *g, const onnx_tensor *t, mpq_ptr below)
{
  onnx_tensor slope = {.count = 1, .number = below};
  return bend_all(g, t, g->one, &slope);
}

onnx_tensor onnx_leaky_relu(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  mpq_ptr below = numbers_new(1);
  onnx_float(g, "alpha", 0.01f, below);
  onnx_tensor out = bend_by(g, in[0], below);
  numbers_free(below, 1);
  return out;
}

onnx_tensor onnx_absolute(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  mpq_ptr below = numbers_new(1);
  mpq_set_si(below, -1, 1);
  onnx_tensor out = bend_by(g, in[0], below);
  numbers_free(below, 1);
  return out;
}

onnx_tensor onnx_prelu(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 2);
  if (!in[1]->number)
    onnx_refuse_bent(g, "a slope that depends on the input is not linear");
  onnx_shape shape = onnx_broadcast(g, &in[0]->shape, &in[1]->shape);
  if (!onnx_shape_equal(&shape, &in[0]->shape))
    onnx_refuse(g, "slopes of shape %s do not match %s", onnx_shape_text(&in[1]->shape), onnx_shape_text(&in[0]->shape));
  return bend_all(g, in[0], g->one, in[1]);
}

/* A bound of Clip, or none. */
typedef struct {
  bool given;
  mpq_ptr at;
} bound;

/* t := min(max(t, low), high) for a constant. */
static void clip_numbers(onnx_tensor *t, bound low, bound high)
{
  for (size_t i = 0; i < t->count; i++) {
    if (low.given && mpq_cmp(t->number + i, low.at) < 0)
      mpq_set(t->number + i, low.at);
    if (high.given && mpq_cmp(t->number + i, high.at) > 0)
      mpq_set(t->number + i, high.at);
  }
}

/* sides[i], and so on := x_i - at. */
static void subtract_bound(onnx_graph *g, const linear_form *forms, size_t count, bound b, linear_form *sides)
{
  for (size_t i = 0; i < count; i++) {
    linear_add(&g->net, g->one, forms + i);
    mpq_neg(g->factor, b.at);
    linear_add_neuron(&g->net, g->factor, 0);
    sides[i] = linear_take(&g->net);
  }
}

/* low + phi(x - low) - phi(x - high), where low <= high; without low x - phi(x - high). */
static void clip_forms(onnx_graph *g, linear_form *forms, size_t count, bound low, bound high)
{
  linear_form *sides = linear_forms_new(2 * count);
  size_t lows = low.given ? count : 0, all = lows + (high.given ? count : 0);
  if (low.given)
    subtract_bound(g, forms, count, low, sides);
  if (high.given)
    subtract_bound(g, forms, count, high, sides + lows);
  linear_relu(&g->net, sides, all);
  for (size_t i = 0; i < count; i++) {
    linear_add(&g->net, g->one, low.given ? sides + i : forms + i);
    if (low.given)
      linear_add_neuron(&g->net, low.at, 0);
    mpq_set_si(g->factor, -1, 1);
    if (high.given)
      linear_add(&g->net, g->factor, sides + lows + i);
    linear_form_free(forms + i);
    forms[i] = linear_take(&g->net);
  }
  linear_forms_free(sides, all);
}

static void clip_tensor(onnx_graph *g, onnx_tensor *t, bound low, bound high)
{
  if (low.given && high.given && mpq_cmp(low.at, high.at) > 0)
    onnx_refuse(g, "the lower bound is above the upper one");
  if (t->number)
    clip_numbers(t, low, high);
  else if (low.given || high.given)
    clip_forms(g, t->form, t->count, low, high);
}

/* The bound of that name, an attribute or an input; the largest float, and infinity, are none. */
static bound read_bound(const onnx_graph *g, const char *name, float most, const onnx_tensor *input, mpq_ptr at)
{
  bound b = {false, at};
  if (input && (!input->number || input->count != 1 || onnx_has(g, name)))
    onnx_refuse(g, "%s must be one constant", name);
  if (input)
    mpq_set(at, input->number);
  else
    onnx_bound(g, name, most, at);
  mpq_ptr largest = numbers_new(1);
  onnx_float_read(g, largest, most, name);
  b.given = mpq_cmp(at, largest) != 0;
  numbers_free(largest, 1);
  return b;
}

onnx_tensor onnx_clip(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 3);
  mpq_ptr ends = numbers_new(2);
  bound low = read_bound(g, "min", -FLT_MAX, in[1], ends), high = read_bound(g, "max", FLT_MAX, in[2], ends + 1);
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  clip_tensor(g, &out, low, high);
  numbers_free(ends, 2);
  return out;
}

/* alpha * x + beta, between 0 and 1. */
onnx_tensor onnx_hard_sigmoid(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  mpq_ptr values = numbers_new(4), alpha = values, beta = values + 1;
  onnx_float(g, "alpha", 0.2f, alpha);
  onnx_float(g, "beta", 0.5f, beta);
  mpq_set_ui(values + 3, 1, 1);
  onnx_tensor out = onnx_tensor_new(in[0]->type, in[0]->shape, in[0]->number);
  for (size_t i = 0; i < out.count; i++) {
    onnx_add_element(g, alpha, in[0], i);
    linear_add_neuron(&g->net, beta, 0);
    onnx_set_element(g, &out, i);
  }
  clip_tensor(g, &out, (bound){true, values + 2}, (bound){true, values + 3});
  numbers_free(values, 4);
  return out;
}
