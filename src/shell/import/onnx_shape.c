#include <stdint.h>
#include <stdio.h>
#include "onnx.h"
#include "shell/base/status.h"

/* Repeating may make this many elements of few. */
#define REPEATED_MOST ((size_t)1 << 20)

size_t onnx_shape_count(const onnx_shape *s)
{
  size_t count = 1;
  for (size_t d = 0; d < s->rank; d++)
    if (__builtin_mul_overflow(count, s->dim[d], &count))
      return SIZE_MAX;
  return count;
}

bool onnx_shape_equal(const onnx_shape *a, const onnx_shape *b)
{
  bool equal = a->rank == b->rank;
  for (size_t d = 0; equal && d < a->rank; d++)
    equal = a->dim[d] == b->dim[d];
  return equal;
}

const char *onnx_shape_text(const onnx_shape *s)
{
  static char texts[4][ONNX_RANK_MOST * 24];
  static size_t turn;
  char *text = texts[turn = (turn + 1) % 4];
  size_t length = (size_t)sprintf(text, "[");
  for (size_t d = 0; d < s->rank; d++)
    length += (size_t)sprintf(text + length, d ? ",%zu" : "%zu", s->dim[d]);
  sprintf(text + length, "]");
  return text;
}

void onnx_shape_check(const onnx_graph *g, const onnx_shape *s, size_t of)
{
  size_t count = onnx_shape_count(s);
  if (count > REPEATED_MOST && count > of)
    fail(STATUS_UNDECIDED, "%s: node %zu makes a value of shape %s, more than %zu elements, of %zu", g->file, g->number,
         onnx_shape_text(s), REPEATED_MOST, of);
}

/* Dimension d of s from the end, 1 where there is none. */
static size_t from_behind(const onnx_shape *s, size_t d)
{
  return d < s->rank ? s->dim[s->rank - 1 - d] : 1;
}

onnx_shape onnx_broadcast(const onnx_graph *g, const onnx_shape *a, const onnx_shape *b)
{
  onnx_shape out = {.rank = a->rank > b->rank ? a->rank : b->rank};
  for (size_t d = 0; d < out.rank; d++) {
    size_t of_a = from_behind(a, d), of_b = from_behind(b, d);
    if (of_a != of_b && of_a != 1 && of_b != 1)
      onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(a), onnx_shape_text(b));
    out.dim[out.rank - 1 - d] = of_a == 1 ? of_b : of_a;
  }
  size_t of_a = onnx_shape_count(a), of_b = onnx_shape_count(b);
  onnx_shape_check(g, &out, of_a > of_b ? of_a : of_b);
  return out;
}

onnx_shape onnx_broadcast_all(const onnx_graph *g, const onnx_tensor *const *in, size_t count)
{
  onnx_shape shape = in[0]->shape;
  for (size_t k = 1; k < count; k++)
    shape = onnx_broadcast(g, &shape, &in[k]->shape);
  return shape;
}

size_t onnx_broadcast_index(const onnx_shape *out, size_t index, const onnx_shape *in)
{
  size_t offset = 0, stride = 1;
  for (size_t d = 0; d < in->rank; d++) {
    size_t size = out->dim[out->rank - 1 - d], own = in->dim[in->rank - 1 - d];
    offset += own == 1 ? 0 : index % size * stride;
    index /= size;
    stride *= own;
  }
  return offset;
}

size_t onnx_shape_stride(const onnx_shape *s, size_t d)
{
  size_t stride = 1;
  while (++d < s->rank)
    stride *= s->dim[d];
  return stride;
}

size_t onnx_axis(const onnx_graph *g, int64_t axis, size_t rank)
{
  int64_t from_front = axis < 0 ? axis + (int64_t)rank : axis;
  if (axis < -(int64_t)rank || from_front >= (int64_t)rank)
    onnx_refuse(g, "axis %lld is beyond %zu dimensions", (long long)axis, rank);
  return (size_t)from_front;
}
