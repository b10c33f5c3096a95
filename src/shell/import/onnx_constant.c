#include "onnx_operator.h"

/* Numbers in an attribute are read as a tensor. */
static onnx_tensor read_numbers(onnx_graph *g, float *floats, size_t float_count, int64_t *integers, size_t count,
                                bool list)
{
  Onnx__TensorProto made = ONNX__TENSOR_PROTO__INIT;
  int64_t size = (int64_t)(floats ? float_count : count);
  made.name = g->node->output[0];
  made.dims = &size;
  made.n_dims = list ? 1 : 0;
  made.data_type = floats ? ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT : ONNX__TENSOR_PROTO__DATA_TYPE__INT64;
  made.float_data = floats;
  made.n_float_data = float_count;
  made.int64_data = integers;
  made.n_int64_data = count;
  return onnx_tensor_read(g, &made);
}

onnx_tensor onnx_constant(onnx_graph *g, const onnx_tensor *const *in)
{
  (void)in;
  const Onnx__AttributeProto *a;
  const Onnx__TensorProto *value = onnx_attached(g, "value");
  if (value)
    return onnx_tensor_read(g, value);
  if ((a = onnx_attribute(g, "value_float", ONNX_ATTRIBUTE(FLOAT))))
    return read_numbers(g, (float *)&a->f, 1, NULL, 0, false);
  if ((a = onnx_attribute(g, "value_floats", ONNX_ATTRIBUTE(FLOATS))) && a->n_floats > 0)
    return read_numbers(g, a->floats, a->n_floats, NULL, 0, true);
  if ((a = onnx_attribute(g, "value_int", ONNX_ATTRIBUTE(INT))))
    return read_numbers(g, NULL, 0, (int64_t *)&a->i, 1, false);
  if ((a = onnx_attribute(g, "value_ints", ONNX_ATTRIBUTE(INTS))) && a->n_ints > 0)
    return read_numbers(g, NULL, 0, a->ints, a->n_ints, true);
  onnx_refuse(g, "there is no value of a kind that is supported");
}

/* The dimensions of something whose elements need not be known. */
onnx_tensor onnx_shape_of(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  int64_t rank = (int64_t)from->rank, start = onnx_integer(g, "start", 0), end = onnx_integer(g, "end", rank);
  start += start < 0 ? rank : 0;
  end += end < 0 ? rank : 0;
  start = start < 0 ? 0 : start;
  end = end > rank ? rank : end;
  if (start >= end)
    onnx_refuse(g, "the shape is empty, which is not supported");
  onnx_tensor out = onnx_tensor_new(ONNX__TENSOR_PROTO__DATA_TYPE__INT64, (onnx_shape){1, {(size_t)(end - start)}}, true);
  for (size_t k = 0; k < out.count; k++)
    mpq_set_ui(out.number + k, from->dim[(size_t)start + k], 1);
  return out;
}

onnx_tensor onnx_constant_of_shape(onnx_graph *g, const onnx_tensor *const *in)
{
  const Onnx__TensorProto *value = onnx_attached(g, "value");
  onnx_list sizes = onnx_list_of(g, "shape", in[0]);
  onnx_shape shape = {.rank = sizes.count};
  if (sizes.count > ONNX_RANK_MOST)
    onnx_refuse(g, "%zu dimensions are not supported", sizes.count);
  for (size_t d = 0; d < sizes.count; d++) {
    if (sizes.number[d] <= 0)
      onnx_refuse(g, "dimension %zu is %lld", d, (long long)sizes.number[d]);
    shape.dim[d] = (size_t)sizes.number[d];
  }
  onnx_shape_check(g, &shape, 1);
  if (!value)
    return onnx_tensor_new(ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT, shape, true);
  onnx_tensor one = onnx_tensor_read(g, value);
  if (one.count != 1)
    onnx_refuse(g, "value has %zu elements, not one", one.count);
  onnx_tensor out = onnx_tensor_new(one.type, shape, true);
  for (size_t i = 0; i < out.count; i++)
    mpq_set(out.number + i, one.number);
  onnx_tensor_free(&one);
  return out;
}

onnx_tensor onnx_where(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_same_type(g, in + 1, 2);
  if (!in[0]->number || in[0]->type != ONNX__TENSOR_PROTO__DATA_TYPE__BOOL)
    onnx_refuse(g, "the condition must be constant, of type BOOL");
  onnx_shape both = onnx_broadcast(g, &in[1]->shape, &in[2]->shape);
  onnx_shape shape = onnx_broadcast(g, &in[0]->shape, &both);
  onnx_tensor out = onnx_tensor_new(in[1]->type, shape, onnx_all_constant(in + 1, 2));
  for (size_t i = 0; i < out.count; i++) {
    bool holds = mpq_sgn(in[0]->number + onnx_broadcast_index(&shape, i, &in[0]->shape)) != 0;
    const onnx_tensor *from = in[holds ? 1 : 2];
    onnx_copy_element(&out, i, from, onnx_broadcast_index(&shape, i, &from->shape));
  }
  return out;
}

/* Between floats nothing is rounded, as nothing is anywhere; what depends on the input becomes no other type. */
static void check_cast(const onnx_graph *g, const onnx_tensor *from, int to)
{
  if (g->at && onnx_is_float(to) && onnx_is_float(from->type))
    return;
  if (from->form && to != from->type && !(onnx_is_float(to) && onnx_is_float(from->type)))
    onnx_refuse(g, "a conversion of a value that depends on the input to %s is not linear", onnx_type_name(to));
  for (size_t i = 0; from->number && i < from->count; i++)
    if (to != ONNX__TENSOR_PROTO__DATA_TYPE__BOOL && !onnx_is_in_type(from->number + i, to))
      onnx_refuse(g, "number %zu, from 0, is none of %s: rounding is not supported", i, onnx_type_name(to));
}

onnx_tensor onnx_cast(onnx_graph *g, const onnx_tensor *const *in)
{
  int64_t wanted = onnx_integer(g, "to", 0);
  int to = wanted > 0 && wanted < INT32_MAX ? (int)wanted : 0;
  check_cast(g, in[0], to);
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  out.type = to;
  for (size_t i = 0; out.number && to == ONNX__TENSOR_PROTO__DATA_TYPE__BOOL && i < out.count; i++)
    mpq_set_ui(out.number + i, mpq_sgn(out.number + i) != 0, 1);
  return out;
}
