/* Graphs of ONNX, decoded. */
#include "eva_decoded.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static void any_value(Onnx__ValueInfoProto *value, Onnx__TypeProto *type, Onnx__TypeProto__Tensor *tensor,
                      Onnx__TensorShapeProto *shape)
{
  static Onnx__TensorShapeProto__Dimension one, other;
  static Onnx__TensorShapeProto__Dimension *dimensions[SIZE] = EACH(&one, &other);
  one.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  other.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  Frama_C_make_unknown((char *)&one.dim_value, sizeof one.dim_value);
  Frama_C_make_unknown((char *)&other.dim_value, sizeof other.dim_value);
  shape->n_dim = any_count();
  shape->dim = LIST(dimensions, shape->n_dim);
  tensor->elem_type = Frama_C_interval(INT32_MIN, INT32_MAX);
  tensor->shape = Frama_C_nondet(0, 1) ? shape : NULL;
  /* The other members of the union are no tensor types. */
  type->value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  type->tensor_type = Frama_C_nondet(0, 1) ? tensor : NULL;
  value->name = any_name_or_none();
  value->type = Frama_C_nondet(0, 1) ? type : NULL;
}

static Onnx__GraphProto graph;

static void any_graph(void)
{
  static Onnx__TensorShapeProto shapes[4];
  static Onnx__TypeProto__Tensor tensor_types[4];
  static Onnx__TypeProto types[4];
  static Onnx__ValueInfoProto values[4];
  static Onnx__TensorProto tensor, other_tensor;
  static Onnx__NodeProto node;
  static Onnx__TensorProto *tensors[SIZE] = EACH(&tensor, &other_tensor);
  static Onnx__NodeProto *nodes[SIZE] = EACH(&node, &node);
  static Onnx__ValueInfoProto *inputs[SIZE] = EACH(values, values + 1), *outputs[SIZE] = EACH(values + 2, values + 3);
  any_tensor_message(&tensor);
  any_tensor_message(&other_tensor);
  any_node(&node);
  any_value(values, types, tensor_types, shapes);
  any_value(values + 1, types + 1, tensor_types + 1, shapes + 1);
  any_value(values + 2, types + 2, tensor_types + 2, shapes + 2);
  any_value(values + 3, types + 3, tensor_types + 3, shapes + 3);
  graph.n_initializer = any_count();
  graph.initializer = LIST(tensors, graph.n_initializer);
  graph.n_sparse_initializer = any_count();
  graph.n_input = any_count();
  graph.input = LIST(inputs, graph.n_input);
  graph.n_output = any_count();
  graph.output = LIST(outputs, graph.n_output);
  graph.n_node = any_count();
  graph.node = LIST(nodes, graph.n_node);
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
Onnx__ModelProto *onnx__model_proto__unpack(ProtobufCAllocator *allocator, size_t size, const uint8_t *bytes)
{
  static Onnx__OperatorSetIdProto one, other;
  static Onnx__OperatorSetIdProto *sets[SIZE] = EACH(&one, &other);
  static Onnx__ModelProto model;
  one.domain = any_name_or_none();
  other.domain = any_name_or_none();
  Frama_C_make_unknown((char *)&one.version, sizeof one.version);
  Frama_C_make_unknown((char *)&other.version, sizeof other.version);
  model.n_opset_import = any_count();
  model.opset_import = LIST(sets, model.n_opset_import);
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
  import_wish wish = {.inputs = any_name_or_none(), .output = any_name_or_none(), .until = any_name_or_none()};
  wish.batch = Frama_C_unsigned_long_interval(0, SIZE);
  wish.without_last = Frama_C_nondet(0, 1);
  wish.classes = Frama_C_nondet(0, 1);
  import in = onnx_read(name, &wish);
  //@ check reached: \false;
  return 0;
}
