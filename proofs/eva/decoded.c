#include "decoded.h"
#include "shell/memory.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static size_t up_to(size_t most)
{
  return Frama_C_unsigned_long_interval(0, most);
}

void *any_list(size_t *count, size_t size)
{
  *count = up_to(SIZE);
  char *list = malloc(SIZE * size);
  if (!list)
    exit(STATUS_UNDECIDED);
  Frama_C_make_unknown(list, SIZE * size);
  return list;
}

static char name[SIZE + 1];

char *any_name(void)
{
  Frama_C_make_unknown(name, SIZE);
  name[SIZE] = '\0';
  return name;
}

char *any_name_or_none(void)
{
  return Frama_C_nondet(0, 1) ? any_name() : NULL;
}

Onnx__TensorProto decoded_tensor;

Onnx__TensorProto *any_tensor_message(void)
{
  static Onnx__TensorProto__Segment segment;
  decoded_tensor.dims = any_list(&decoded_tensor.n_dims, sizeof *decoded_tensor.dims);
  decoded_tensor.data_type = Frama_C_interval(INT32_MIN, INT32_MAX);
  decoded_tensor.segment = Frama_C_nondet(0, 1) ? &segment : NULL;
  decoded_tensor.float_data = any_list(&decoded_tensor.n_float_data, sizeof *decoded_tensor.float_data);
  decoded_tensor.int32_data = any_list(&decoded_tensor.n_int32_data, sizeof *decoded_tensor.int32_data);
  decoded_tensor.int64_data = any_list(&decoded_tensor.n_int64_data, sizeof *decoded_tensor.int64_data);
  decoded_tensor.double_data = any_list(&decoded_tensor.n_double_data, sizeof *decoded_tensor.double_data);
  decoded_tensor.name = any_name_or_none();
  decoded_tensor.has_raw_data = Frama_C_nondet(0, 1);
  decoded_tensor.raw_data.data = any_list(&decoded_tensor.raw_data.len, 1);
  decoded_tensor.n_external_data = up_to(SIZE);
  decoded_tensor.data_location = Frama_C_interval(INT32_MIN, INT32_MAX);
  return &decoded_tensor;
}

static Onnx__AttributeProto attribute;

static void any_attribute(void)
{
  attribute.name = any_name_or_none();
  attribute.ref_attr_name = any_name_or_none();
  attribute.has_type = Frama_C_nondet(0, 1);
  attribute.type = Frama_C_interval(INT32_MIN, INT32_MAX);
  Frama_C_make_unknown((char *)&attribute.f, sizeof attribute.f);
  Frama_C_make_unknown((char *)&attribute.i, sizeof attribute.i);
  any_tensor_message();
  attribute.t = Frama_C_nondet(0, 1) ? &decoded_tensor : NULL;
  attribute.floats = any_list(&attribute.n_floats, sizeof *attribute.floats);
  attribute.ints = any_list(&attribute.n_ints, sizeof *attribute.ints);
}

Onnx__NodeProto decoded_node;

Onnx__NodeProto *any_node(void)
{
  static Onnx__AttributeProto *attributes[SIZE] = EACH(&attribute);
  static char *names[SIZE] = EACH(name);
  any_attribute();
  decoded_node.n_input = up_to(SIZE);
  decoded_node.input = names;
  decoded_node.n_output = up_to(SIZE);
  decoded_node.output = names;
  decoded_node.name = any_name_or_none();
  decoded_node.op_type = any_name_or_none();
  decoded_node.domain = any_name_or_none();
  decoded_node.n_attribute = up_to(SIZE);
  decoded_node.attribute = attributes;
  return &decoded_node;
}

onnx_tensor any_tensor(void)
{
  onnx_tensor t = {.type = Frama_C_interval(INT32_MIN, INT32_MAX), .count = Frama_C_unsigned_long_interval(1, SIZE)};
  t.shape.rank = up_to(ONNX_RANK_MOST);
  for (size_t d = 0; d < ONNX_RANK_MOST; d++)
    t.shape.dim[d] = Frama_C_unsigned_long_interval(1, SIZE);
  if (Frama_C_nondet(0, 1))
    t.number = numbers_new(SIZE);
  else
    t.form = linear_forms_new(SIZE);
  return t;
}
