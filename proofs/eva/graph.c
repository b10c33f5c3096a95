/* Graphs of ONNX, decoded. */
#include "decoded.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static Onnx__ValueInfoProto value;

static void any_value(void)
{
  static Onnx__TensorShapeProto__Dimension dimension;
  static Onnx__TensorShapeProto__Dimension *dimensions[SIZE] = EACH(&dimension);
  static Onnx__TensorShapeProto shape;
  static Onnx__TypeProto__Tensor tensor;
  static Onnx__TypeProto type;
  dimension.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  Frama_C_make_unknown((char *)&dimension.dim_value, sizeof dimension.dim_value);
  shape.n_dim = Frama_C_unsigned_long_interval(0, SIZE);
  shape.dim = dimensions;
  tensor.elem_type = Frama_C_interval(INT32_MIN, INT32_MAX);
  tensor.shape = Frama_C_nondet(0, 1) ? &shape : NULL;
  type.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  type.tensor_type = Frama_C_nondet(0, 1) ? &tensor : NULL;
  value.name = any_name_or_none();
  value.type = Frama_C_nondet(0, 1) ? &type : NULL;
}

static Onnx__GraphProto graph;

static void any_graph(void)
{
  static Onnx__TensorProto *tensors[SIZE] = EACH(&decoded_tensor);
  static Onnx__ValueInfoProto *values[SIZE] = EACH(&value);
  static Onnx__NodeProto *nodes[SIZE] = EACH(&decoded_node);
  any_tensor_message();
  any_value();
  any_node();
  graph.n_initializer = Frama_C_unsigned_long_interval(0, SIZE);
  graph.initializer = tensors;
  graph.n_sparse_initializer = Frama_C_unsigned_long_interval(0, SIZE);
  graph.n_input = Frama_C_unsigned_long_interval(0, SIZE);
  graph.input = values;
  graph.n_output = Frama_C_unsigned_long_interval(0, SIZE);
  graph.output = values;
  graph.n_node = Frama_C_unsigned_long_interval(0, SIZE);
  graph.node = nodes;
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
Onnx__ModelProto *onnx__model_proto__unpack(ProtobufCAllocator *allocator, size_t size, const uint8_t *bytes)
{
  static Onnx__OperatorSetIdProto set;
  static Onnx__OperatorSetIdProto *sets[SIZE] = EACH(&set);
  static Onnx__ModelProto model;
  set.domain = any_name_or_none();
  Frama_C_make_unknown((char *)&set.version, sizeof set.version);
  model.n_opset_import = Frama_C_unsigned_long_interval(0, SIZE);
  model.opset_import = sets;
  any_graph();
  model.graph = Frama_C_nondet(0, 1) ? &graph : NULL;
  return Frama_C_nondet(0, 1) ? &model : NULL;
}

/*@ requires message: \valid(model); */
void onnx__model_proto__free_unpacked(Onnx__ModelProto *model, ProtobufCAllocator *allocator)
{
}

int main(void)
{
  const char *name = "file.onnx";
  import in = onnx_read(name);
  //@ check reached: \false;
  return 0;
}
