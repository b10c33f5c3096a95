/* Operators of ONNX, on any values. */
#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

int main(void)
{
  import_wish wish = {.round = Frama_C_unsigned_long_interval(0, SIZE)};
  onnx_graph g = {.file = "file.onnx", .wish = &wish, .one = numbers_new(1), .factor = numbers_new(1),
                  .product = numbers_new(1)};
  onnx_tensor first = any_tensor(), second = any_tensor();
  const onnx_tensor *in[SIZE + ONNX_INPUTS_LEAST] = {NULL};
  for (size_t k = 0; k < SIZE + ONNX_INPUTS_LEAST; k++)
    in[k] = Frama_C_nondet(0, 1) ? &first : Frama_C_nondet(0, 1) ? &second : NULL;
  Onnx__NodeProto node = {.n_input = 0};
  any_node(&node);
  g.node = &node;
  onnx_tensor t = onnx_evaluate(&g, in);
  onnx_tensor_free(&t);
  //@ check reached: \false;
  return 0;
}
