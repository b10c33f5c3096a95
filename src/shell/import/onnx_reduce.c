#include "onnx_operator.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* Some dimensions of a tensor become one element: which, the shape of the result, and the elements of each. */
typedef struct {
  onnx_shape shape;
  size_t count, each;
  size_t *first, *list; /* owned */
} reduction;

/* The element of the result that element i belongs to. */
static size_t target(const onnx_shape *from, const bool *reduced, size_t i)
{
  size_t at = 0, stride = 1;
  for (size_t d = from->rank; d-- > 0; i /= from->dim[d]) {
    if (reduced[d])
      continue;
    at += i % from->dim[d] * stride;
    stride *= from->dim[d];
  }
  return at;
}

static reduction reduction_new(const onnx_tensor *t, const bool *reduced, bool keep)
{
  reduction r = {.count = 1, .each = 1};
  for (size_t d = 0; d < t->shape.rank; d++) {
    *(reduced[d] ? &r.each : &r.count) *= t->shape.dim[d];
    if (keep || !reduced[d])
      r.shape.dim[r.shape.rank++] = reduced[d] ? 1 : t->shape.dim[d];
  }
  r.first = allocate(r.count + 1, sizeof *r.first);
  r.list = allocate(t->count, sizeof *r.list);
  size_t *filled = allocate(r.count, sizeof *filled);
  for (size_t i = 0; i <= r.count; i++)
    r.first[i] = i * r.each;
  for (size_t i = 0; i < t->count; i++) {
    size_t at = target(&t->shape, reduced, i);
    r.list[r.first[at] + filled[at]++] = i;
  }
  free(filled);
  return r;
}

/* The axes that are said, or all. */
static reduction read_reduction(const onnx_graph *g, const onnx_tensor *const *in)
{
  bool reduced[ONNX_RANK_MOST];
  onnx_list axes = onnx_list_of(g, "axes", in[1]);
  onnx_axes(g, &axes, in[0]->shape.rank, reduced);
  for (size_t d = 0; axes.count == 0 && d < ONNX_RANK_MOST; d++)
    reduced[d] = onnx_integer(g, "noop_with_empty_axes", 0) == 0;
  return reduction_new(in[0], reduced, onnx_integer(g, "keepdims", 1) != 0);
}

/* All that comes after the batch and the channels. */
static reduction read_global(const onnx_graph *g, const onnx_tensor *x)
{
  bool reduced[ONNX_RANK_MOST];
  if (x->shape.rank < 3)
    onnx_refuse(g, "an operand has the shape %s: at least 3 dimensions are wanted", onnx_shape_text(&x->shape));
  for (size_t d = 0; d < ONNX_RANK_MOST; d++)
    reduced[d] = d > 1;
  return reduction_new(x, reduced, true);
}

static void reduction_free(reduction *r)
{
  free(r->first);
  free(r->list);
}

/* The sums of what belongs together, divided by their number if `mean`. */
static onnx_tensor add_up(onnx_graph *g, const onnx_tensor *t, reduction r, bool mean)
{
  onnx_tensor out = onnx_tensor_new(t->type, r.shape, t->number);
  mpq_set_ui(g->factor, 1, mean ? r.each : 1);
  for (size_t i = 0; i < out.count; i++) {
    for (size_t k = r.first[i]; k < r.first[i + 1]; k++)
      onnx_add_element(g, g->factor, t, r.list[k]);
    onnx_set_element(g, &out, i);
  }
  reduction_free(&r);
  return out;
}

static onnx_tensor extreme(onnx_graph *g, const onnx_tensor *t, reduction r, int sign)
{
  onnx_tensor out = onnx_extremes(g, t, r.shape, r.first, r.list, sign);
  reduction_free(&r);
  return out;
}

onnx_tensor onnx_reduce_sum(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 1);
  return add_up(g, in[0], read_reduction(g, in), false);
}

onnx_tensor onnx_reduce_mean(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  return add_up(g, in[0], read_reduction(g, in), true);
}

onnx_tensor onnx_reduce_max(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 1);
  return extreme(g, in[0], read_reduction(g, in), 1);
}

onnx_tensor onnx_reduce_min(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 1);
  return extreme(g, in[0], read_reduction(g, in), -1);
}

onnx_tensor onnx_global_average(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  return add_up(g, in[0], read_global(g, in[0]), true);
}

onnx_tensor onnx_global_maximum(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  return extreme(g, in[0], read_global(g, in[0]), 1);
}
