#include "onnx.h"
#include "shell/base/memory.h"
#include <stdlib.h>

onnx_pick onnx_pick_new(const onnx_shape *shape)
{
  onnx_pick p = {.shape = *shape};
  for (size_t d = 0; d < shape->rank; d++)
    p.place[d] = allocate(shape->dim[d], sizeof(size_t));
  return p;
}

/* Where element `index` of the result comes from. */
static size_t origin(const onnx_pick *p, size_t index)
{
  size_t at = 0;
  for (size_t d = p->shape.rank; d-- > 0;) {
    size_t place = p->place[d][index % p->shape.dim[d]];
    if (place == ONNX_NOWHERE)
      return ONNX_NOWHERE;
    at += place;
    index /= p->shape.dim[d];
  }
  return at;
}

onnx_tensor onnx_picked(onnx_pick *p, const onnx_tensor *from, onnx_shape shape, mpq_srcptr otherwise)
{
  onnx_tensor out = onnx_tensor_new(from->type, shape, from->number);
  for (size_t i = 0; i < out.count; i++) {
    size_t at = origin(p, i);
    if (at == ONNX_NOWHERE)
      onnx_set_number(&out, i, otherwise);
    else
      onnx_copy_element(&out, i, from, at);
  }
  for (size_t d = 0; d < p->shape.rank; d++)
    free(p->place[d]);
  return out;
}
