/* Data of tensors in files beside the model. */
#include "eva_decoded.h"
#include <__fc_builtin.h>

int main(void)
{
  onnx_graph g = {.file = "folder/file.onnx"};
  Onnx__TensorProto message = {.n_dims = 0};
  size_t size;
  any_tensor_message(&message);
  while (Frama_C_nondet(0, 1)) {
    const uint8_t *bytes = onnx_external_find(&g, &message, &size);
    if (size > 0) {
      //@ assert first: \valid_read(bytes);
    }
  }
  onnx_external_free(&g);
  //@ check reached: \false;
  return 0;
}
