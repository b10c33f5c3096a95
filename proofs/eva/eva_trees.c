/* Trees in ONNX, decoded. */
#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

static void any_input(Onnx__ValueInfoProto *value)
{
  static Onnx__TensorShapeProto__Dimension one, other;
  static Onnx__TensorShapeProto__Dimension *dimensions[SIZE] = EACH(&one, &other);
  static Onnx__TensorShapeProto shape;
  static Onnx__TypeProto__Tensor tensor;
  static Onnx__TypeProto type;
  one.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  other.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  Frama_C_make_unknown((char *)&one.dim_value, sizeof one.dim_value);
  Frama_C_make_unknown((char *)&other.dim_value, sizeof other.dim_value);
  shape.n_dim = any_count();
  shape.dim = LIST(dimensions, shape.n_dim);
  tensor.shape = Frama_C_nondet(0, 1) ? &shape : NULL;
  type.value_case = Frama_C_interval(INT32_MIN, INT32_MAX);
  type.tensor_type = Frama_C_nondet(0, 1) ? &tensor : NULL;
  value->name = any_name_or_none();
  value->type = Frama_C_nondet(0, 1) ? &type : NULL;
}

int main(void)
{
  static Onnx__NodeProto node, other_node;
  static Onnx__ValueInfoProto input, other_input;
  static Onnx__NodeProto *nodes[SIZE] = EACH(&node, &other_node);
  static Onnx__ValueInfoProto *inputs[SIZE] = EACH(&input, &other_input);
  import_wish wish = {.batch = 0};
  onnx_graph g = {.file = "file.onnx", .wish = &wish, .one = numbers_new(1), .factor = numbers_new(1),
                  .product = numbers_new(1)};
  Onnx__GraphProto graph = {.n_node = any_count(), .n_input = any_count()};
  any_node(&node);
  any_node(&other_node);
  any_input(&input);
  any_input(&other_input);
  graph.node = LIST(nodes, graph.n_node);
  graph.input = LIST(inputs, graph.n_input);
  if (onnx_trees_are_in(&graph))
    onnx_trees_read(&g, &graph);
  //@ check reached: \false;
  return 0;
}
