/* Operators of ONNX, on any values. */
#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

int main(void)
{
  onnx_graph g = {.file = "file.onnx", .one = numbers_new(1), .factor = numbers_new(1), .product = numbers_new(1)};
  onnx_tensor first = any_tensor(), second = any_tensor(), third = any_tensor();
  const onnx_tensor *in[] = {Frama_C_nondet(0, 1) ? &first : NULL, Frama_C_nondet(0, 1) ? &second : NULL,
                             Frama_C_nondet(0, 1) ? &third : NULL};
  Onnx__NodeProto node = {.n_input = 0};
  any_node(&node);
  g.node = &node;
  onnx_tensor t = onnx_evaluate(&g, in);
  onnx_tensor_free(&t);
  //@ check reached: \false;
  return 0;
}
