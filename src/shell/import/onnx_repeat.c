#include "onnx_operator.h"
#include "shell/base/memory.h"

/* One dimension for the indices, which may have several, is put in the place of the axis. */
static onnx_pick pick_indices(const onnx_graph *g, const onnx_shape *from, size_t axis, const onnx_tensor *indices)
{
  onnx_shape flat = *from;
  flat.dim[axis] = indices->count;
  onnx_pick p = onnx_pick_new(&flat);
  for (size_t d = 0; d < flat.rank; d++)
    for (size_t k = 0; k < flat.dim[d]; k++) {
      int64_t at = d == axis ? mpz_get_si(mpq_numref(indices->number + k)) : (int64_t)k;
      int64_t size = (int64_t)from->dim[d];
      if (at < -size || at >= size)
        onnx_refuse(g, "index %lld is beyond %zu elements", (long long)at, from->dim[d]);
      p.place[d][k] = (size_t)(at < 0 ? at + size : at) * onnx_shape_stride(from, d);
    }
  return p;
}

onnx_tensor onnx_gather(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape, *places = &in[1]->shape;
  size_t axis = onnx_axis(g, onnx_integer(g, "axis", 0), from->rank);
  onnx_shape shape = {.rank = 0};
  if (!in[1]->number || onnx_is_float(in[1]->type))
    onnx_refuse(g, "the indices must be constant integers");
  if (from->rank - 1 + places->rank > ONNX_RANK_MOST)
    onnx_refuse(g, "a result of %zu dimensions is not supported", from->rank - 1 + places->rank);
  for (size_t d = 0; d < axis; d++)
    shape.dim[shape.rank++] = from->dim[d];
  for (size_t d = 0; d < places->rank; d++)
    shape.dim[shape.rank++] = places->dim[d];
  for (size_t d = axis + 1; d < from->rank; d++)
    shape.dim[shape.rank++] = from->dim[d];
  onnx_shape_check(g, &shape, in[0]->count);
  onnx_pick p = pick_indices(g, from, axis, in[1]);
  return onnx_picked(&p, in[0], shape, NULL);
}

/* Sizes, which are at least 1; the result has one dimension for each. */
static onnx_shape read_sizes(const onnx_graph *g, const char *what, const onnx_tensor *input)
{
  onnx_list sizes = onnx_list_of(g, what, input);
  onnx_shape shape = {.rank = sizes.count};
  if (sizes.count > ONNX_RANK_MOST)
    onnx_refuse(g, "%zu dimensions are not supported", sizes.count);
  for (size_t d = 0; d < sizes.count; d++) {
    if (sizes.number[d] <= 0)
      onnx_refuse(g, "%s has the number %lld", what, (long long)sizes.number[d]);
    shape.dim[d] = (size_t)sizes.number[d];
  }
  return shape;
}

onnx_tensor onnx_expand(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_shape wanted = read_sizes(g, "shape", in[1]);
  if (onnx_shape_count(&wanted) == SIZE_MAX)
    onnx_refuse(g, "the shape is too large");
  onnx_shape_check(g, &wanted, in[0]->count);
  onnx_shape shape = onnx_broadcast(g, &in[0]->shape, &wanted);
  onnx_shape_check(g, &shape, in[0]->count);
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, in[0]->number);
  for (size_t i = 0; i < out.count; i++)
    onnx_copy_element(&out, i, in[0], onnx_broadcast_index(&shape, i, &in[0]->shape));
  return out;
}

onnx_tensor onnx_tile(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  onnx_shape repeats = read_sizes(g, "repeats", in[1]), shape = *from;
  if (repeats.rank != from->rank)
    onnx_refuse(g, "there are %zu repeats for %zu dimensions", repeats.rank, from->rank);
  for (size_t d = 0; d < shape.rank; d++)
    if (__builtin_mul_overflow(from->dim[d], repeats.dim[d], shape.dim + d))
      onnx_refuse(g, "%zu repeats are too many", repeats.dim[d]);
  onnx_shape_check(g, &shape, in[0]->count);
  onnx_pick p = onnx_pick_new(&shape);
  for (size_t d = 0; d < shape.rank; d++)
    for (size_t k = 0; k < shape.dim[d]; k++)
      p.place[d][k] = k % from->dim[d] * onnx_shape_stride(from, d);
  return onnx_picked(&p, in[0], shape, NULL);
}

static const char *const modes[] = {"constant", "reflect", "edge", "wrap", NULL};
enum { CONSTANT, REFLECT, EDGE, WRAP };

/* The place of a dimension of `size` that place `at` repeats, or -1. */
static int64_t padded_place(int64_t at, int64_t size, size_t mode)
{
  if (at >= 0 && at < size)
    return at;
  switch (mode) {
  case REFLECT: return at < 0 ? -at : 2 * (size - 1) - at;
  case EDGE: return at < 0 ? 0 : size - 1;
  case WRAP: return at < 0 ? at + size : at - size;
  default: return -1;
  }
}

/* How much is added before and after each dimension, less than 0 if it is cut off: as said of some axes, or of all. */
static void read_pads(const onnx_graph *g, const onnx_tensor *const *in, size_t rank, int64_t before[ONNX_RANK_MOST],
                      int64_t after[ONNX_RANK_MOST])
{
  onnx_list pads = onnx_list_of(g, "pads", in[1]), axes = {.given = false};
  bool padded[ONNX_RANK_MOST];
  if (g->node->n_input > 3)
    axes = onnx_list_of(g, "axes", in[3]);
  size_t count = axes.given ? axes.count : rank;
  if (!pads.given || pads.count != 2 * count)
    onnx_refuse(g, "there are %zu pads for %zu dimensions", pads.count, count);
  onnx_axes(g, &axes, rank, padded);
  for (size_t d = 0; d < rank; d++)
    before[d] = after[d] = 0;
  for (size_t k = 0; k < count; k++) {
    size_t d = axes.given ? onnx_axis(g, axes.number[k], rank) : k;
    before[d] = pads.number[k];
    after[d] = pads.number[count + k];
  }
}

/* The shape with what is added, which must be neither empty nor, unless it is constant, longer than what it repeats. */
static onnx_shape padded_shape(const onnx_graph *g, const onnx_shape *from, const int64_t *before,
                               const int64_t *after, size_t mode)
{
  onnx_shape shape = *from;
  for (size_t d = 0; d < from->rank; d++) {
    int64_t size = (int64_t)from->dim[d], least = mode == CONSTANT ? 1 - size : 0, most = mode == REFLECT ? size - 1 : mode == WRAP ? size : INT32_MAX;
    bool right = before[d] >= least && after[d] >= least && before[d] <= most && after[d] <= most &&
                 size + before[d] + after[d] > 0;
    if (!right)
      onnx_refuse(g, "pads %lld and %lld do not fit dimension %zu of the shape %s", (long long)before[d],
                  (long long)after[d], d, onnx_shape_text(from));
    shape.dim[d] = (size_t)(size + before[d] + after[d]);
  }
  return shape;
}

/* value := what is added in the mode `constant`. */
static void read_padding(const onnx_graph *g, const onnx_tensor *const *in, mpq_ptr value)
{
  const onnx_tensor *given = g->node->n_input > 2 ? in[2] : NULL;
  onnx_float(g, "value", 0, value);
  if (!given)
    return;
  if (!given->number || given->count != 1 || given->type != in[0]->type)
    onnx_refuse(g, "what is added must be one constant of the same type");
  mpq_set(value, given->number);
}

onnx_tensor onnx_pad(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  int64_t before[ONNX_RANK_MOST], after[ONNX_RANK_MOST];
  size_t mode = onnx_word(g, "mode", modes);
  read_pads(g, in, from->rank, before, after);
  onnx_shape shape = padded_shape(g, from, before, after, mode);
  onnx_shape_check(g, &shape, in[0]->count);
  mpq_ptr value = numbers_new(1);
  read_padding(g, in, value);
  onnx_pick p = onnx_pick_new(&shape);
  for (size_t d = 0; d < shape.rank; d++)
    for (size_t k = 0; k < shape.dim[d]; k++) {
      int64_t at = padded_place((int64_t)k - before[d], (int64_t)from->dim[d], mode);
      p.place[d][k] = at < 0 ? ONNX_NOWHERE : (size_t)at * onnx_shape_stride(from, d);
    }
  onnx_tensor out = onnx_picked(&p, in[0], shape, value);
  numbers_free(value, 1);
  return out;
}
