/* onnx_attribute() for the reader of trees: any attribute, which is none of the others. */
#include "eva_decoded.h"
#include <__fc_builtin.h>

/*@ requires text: valid_read_string(name); */
const Onnx__AttributeProto *onnx_attribute(const onnx_graph *g, const char *name, onnx_attribute_type type)
{
  static Onnx__NodeProto node;
  any_node(&node);
  return Frama_C_nondet(0, 1) ? node.attribute[0] : NULL;
}
