/* Tensors of ONNX, decoded: read, copied, released; floats that are attributes. */
#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

/* protobuf-c: a name for a number, or none. */
const ProtobufCEnumValue *protobuf_c_enum_descriptor_get_value(const ProtobufCEnumDescriptor *type, int value)
{
  static const ProtobufCEnumValue known = {.name = "FLOAT"};
  return value < 20 ? &known : NULL;
}

int main(void)
{
  onnx_graph g = {.file = "file.onnx"};
  Onnx__TensorProto message = {.n_dims = 0};
  any_tensor_message(&message);
  onnx_tensor t = onnx_tensor_read(&g, &message), other = any_tensor();
  mpq_ptr value = numbers_new(1);
  float number;
  Frama_C_make_unknown((char *)&number, sizeof number);
  onnx_float_read(&g, value, number, "alpha");
  onnx_tensor copy = onnx_tensor_copy(&other, other.shape);
  onnx_tensor_free(&copy);
  onnx_tensor_free(&other);
  onnx_tensor_free(&t);
  //@ check reached: \false;
  return 0;
}
