#include "onnx.h"
#include "shell/base/status.h"

/* Longer numbers come from repeated products of constants only. */
#define BITS_MOST ((size_t)1 << 20)

static void add_constant(onnx_graph *g, mpq_srcptr factor, mpq_srcptr number)
{
  mpq_mul(g->product, factor, number);
  if (mpq_sgn(g->product) != 0)
    linear_add_neuron(&g->net, g->product, 0);
}

void onnx_add_element(onnx_graph *g, mpq_srcptr factor, const onnx_tensor *t, size_t i)
{
  if (t->number)
    add_constant(g, factor, t->number + i);
  else
    linear_add(&g->net, factor, t->form + i);
}

void onnx_add_product(onnx_graph *g, mpq_srcptr factor, const onnx_tensor *a, size_t i, const onnx_tensor *b,
                      size_t k)
{
  const onnx_tensor *constant = a->number ? a : b, *other = a->number ? b : a;
  size_t at = a->number ? i : k, other_at = a->number ? k : i;
  if (mpq_sgn(constant->number + at) == 0)
    return;
  mpq_mul(g->factor, factor, constant->number + at);
  onnx_add_element(g, g->factor, other, other_at);
}

static void refuse_long(const onnx_graph *g, mpq_srcptr number)
{
  if (mpz_sizeinbase(mpq_numref(number), 2) > BITS_MOST || mpz_sizeinbase(mpq_denref(number), 2) > BITS_MOST)
    fail(STATUS_UNDECIDED, "%s: node %zu makes numbers of more than %zu bits", g->file, g->number, BITS_MOST);
}

void onnx_set_element(onnx_graph *g, onnx_tensor *t, size_t i)
{
  if (t->number) {
    linear_take_constant(&g->net, t->number + i);
    refuse_long(g, t->number + i);
    if (!onnx_is_float(t->type) && !onnx_is_in_type(t->number + i, t->type))
      onnx_refuse(g, "element %zu, from 0, is none of %s", i, onnx_type_name(t->type));
    return;
  }
  t->form[i] = linear_take(&g->net);
  for (size_t k = 0; k < t->form[i].terms; k++)
    refuse_long(g, t->form[i].weight + k);
}

linear_form onnx_form(const onnx_tensor *t, size_t i)
{
  if (t->form)
    return linear_copy(t->form + i);
  return linear_constant(t->number + i);
}

void onnx_set_number(onnx_tensor *t, size_t i, mpq_srcptr number)
{
  if (t->number)
    mpq_set(t->number + i, number);
  else
    t->form[i] = linear_constant(number);
}

void onnx_copy_element(onnx_tensor *t, size_t i, const onnx_tensor *from, size_t k)
{
  if (from->number)
    onnx_set_number(t, i, from->number + k);
  else
    t->form[i] = linear_copy(from->form + k);
}

void onnx_expect_same_type(const onnx_graph *g, const onnx_tensor *const *in, size_t count)
{
  for (size_t i = 1; i < count; i++)
    if (in[i] && in[i]->type != in[0]->type)
      onnx_refuse(g, "operands of the types %s and %s are not supported", onnx_type_name(in[0]->type),
                  onnx_type_name(in[i]->type));
}

void onnx_expect_floats(const onnx_graph *g, const onnx_tensor *const *in, size_t count)
{
  onnx_expect_same_type(g, in, count);
  if (!onnx_is_float(in[0]->type))
    onnx_refuse(g, "an operand of the type %s is not supported", onnx_type_name(in[0]->type));
}

void onnx_expect_numbers(const onnx_graph *g, const onnx_tensor *const *in, size_t count)
{
  onnx_expect_same_type(g, in, count);
  if (in[0]->type == ONNX__TENSOR_PROTO__DATA_TYPE__BOOL)
    onnx_refuse(g, "an operand of the type BOOL is not supported");
}

void onnx_expect_factor(const onnx_graph *g, const onnx_tensor *a, const onnx_tensor *b)
{
  if (!a->number && !b->number)
    onnx_refuse_bent(g, "a product of two values that depend on the input is not linear");
}

bool onnx_all_constant(const onnx_tensor *const *in, size_t count)
{
  bool constant = true;
  for (size_t i = 0; i < count && constant; i++)
    constant = !in[i] || in[i]->number;
  return constant;
}
