#include "onnx_operator.h"

/* in[0] + factor * (in[1] + in[2] + ...). */
static onnx_tensor combine(onnx_graph *g, const onnx_tensor *const *in, size_t count, int factor)
{
  onnx_expect_numbers(g, in, count);
  onnx_shape shape = onnx_broadcast_all(g, in, count);
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, onnx_all_constant(in, count));
  mpq_set_si(g->factor, factor, 1);
  for (size_t i = 0; i < out.count; i++) {
    for (size_t k = 0; k < count; k++)
      onnx_add_element(g, k ? g->factor : g->one, in[k], onnx_broadcast_index(&shape, i, &in[k]->shape));
    onnx_set_element(g, &out, i);
  }
  return out;
}

onnx_tensor onnx_add(onnx_graph *g, const onnx_tensor *const *in)
{
  return combine(g, in, 2, 1);
}

onnx_tensor onnx_subtract(onnx_graph *g, const onnx_tensor *const *in)
{
  return combine(g, in, 2, -1);
}

onnx_tensor onnx_sum(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, g->node->n_input);
  return combine(g, in, g->node->n_input, 1);
}

/* t := factor * t. */
static void scale(onnx_graph *g, onnx_tensor *t, mpq_srcptr factor)
{
  for (size_t i = 0; i < t->count; i++) {
    onnx_add_element(g, factor, t, i);
    if (t->form)
      linear_form_free(t->form + i);
    onnx_set_element(g, t, i);
  }
}

onnx_tensor onnx_mean(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_tensor out = onnx_sum(g, in);
  mpq_set_ui(g->factor, 1, g->node->n_input);
  scale(g, &out, g->factor);
  return out;
}

onnx_tensor onnx_negate(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 1);
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  mpq_set_si(g->factor, -1, 1);
  scale(g, &out, g->factor);
  return out;
}

onnx_tensor onnx_multiply(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *a = in[0], *b = in[1];
  onnx_expect_numbers(g, in, 2);
  onnx_expect_factor(g, a, b);
  onnx_shape shape = onnx_broadcast_all(g, in, 2);
  onnx_tensor out = onnx_tensor_new(a->type, shape, onnx_all_constant(in, 2));
  for (size_t i = 0; i < out.count; i++) {
    onnx_add_product(g, g->one, a, onnx_broadcast_index(&shape, i, &a->shape), b,
                     onnx_broadcast_index(&shape, i, &b->shape));
    onnx_set_element(g, &out, i);
  }
  return out;
}

/* Of integers the fraction is cut off. */
static void divide_integers(mpq_ptr out, mpq_srcptr a, mpq_srcptr b)
{
  mpz_tdiv_q(mpq_numref(out), mpq_numref(a), mpq_numref(b));
}

onnx_tensor onnx_divide(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *a = in[0], *b = in[1];
  onnx_expect_numbers(g, in, 2);
  if (!b->number)
    onnx_refuse_bent(g, "a division by a value that depends on the input is not linear");
  for (size_t k = 0; k < b->count; k++)
    if (mpq_sgn(b->number + k) == 0)
      onnx_refuse(g, "a division by 0");
  onnx_shape shape = onnx_broadcast_all(g, in, 2);
  onnx_tensor out = onnx_tensor_new(a->type, shape, a->number);
  for (size_t i = 0; i < out.count; i++) {
    size_t at = onnx_broadcast_index(&shape, i, &a->shape);
    mpq_srcptr divisor = b->number + onnx_broadcast_index(&shape, i, &b->shape);
    if (!onnx_is_float(a->type)) {
      divide_integers(out.number + i, a->number + at, divisor);
      continue;
    }
    mpq_inv(g->factor, divisor);
    onnx_add_element(g, g->factor, a, at);
    onnx_set_element(g, &out, i);
  }
  return out;
}
