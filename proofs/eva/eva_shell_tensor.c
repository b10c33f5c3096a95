/* onnx_tensor.c for the sources that build on it: any tensors, of the shape that is asked for. */
#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

onnx_tensor onnx_tensor_new(int type, onnx_shape shape, bool constant)
{
  onnx_tensor t = {.type = type, .shape = shape, .count = onnx_shape_count(&shape)};
  if (constant)
    t.number = numbers_new(t.count);
  else
    t.form = linear_forms_new(t.count);
  return t;
}

/*@ requires tensor: \valid_read(from); */
onnx_tensor onnx_tensor_copy(const onnx_tensor *from, onnx_shape shape)
{
  return onnx_tensor_new(from->type, shape, from->number);
}

/*@ requires tensor: \valid(t); */
void onnx_tensor_free(onnx_tensor *t)
{
}

/*@ requires message: \valid_read(from);
  @ requires dimensions: from->n_dims == 0 || \valid_read(from->dims + (0 .. from->n_dims - 1));
  @ requires floats: from->n_float_data == 0 || \valid_read(from->float_data + (0 .. from->n_float_data - 1));
  @ requires integers: from->n_int64_data == 0 || \valid_read(from->int64_data + (0 .. from->n_int64_data - 1));
  @*/
onnx_tensor onnx_tensor_read(onnx_graph *g, const Onnx__TensorProto *from)
{
  return any_tensor();
}

bool onnx_is_float(int type)
{
  return Frama_C_nondet(0, 1);
}

/*@ requires made: is_q(number); */
bool onnx_is_in_type(mpq_srcptr number, int type)
{
  return Frama_C_nondet(0, 1);
}

/*@ requires made: is_q(number); */
bool onnx_round(mpq_ptr number, int type)
{
  return Frama_C_nondet(0, 1);
}

/*@ requires made: is_q(value);
  @ requires text: valid_read_string(what);
  @*/
void onnx_float_read(const onnx_graph *g, mpq_ptr value, float from, const char *what)
{
}

const char *onnx_type_name(int type)
{
  return "FLOAT";
}
