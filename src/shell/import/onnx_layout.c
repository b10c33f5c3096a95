#include "onnx_operator.h"

onnx_tensor onnx_identity(onnx_graph *g, const onnx_tensor *const *in)
{
  (void)g;
  return onnx_tensor_copy(in[0], in[0]->shape);
}

/* Nothing is dropped outside of training; the mask is true everywhere. */
onnx_tensor onnx_dropout(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *training = g->node->n_input > 2 ? in[2] : NULL;
  if (training && (!training->number || training->count != 1 || mpq_sgn(training->number) != 0))
    onnx_refuse(g, "training_mode must be false");
  if (onnx_wants(g, 1)) {
    onnx_tensor mask = onnx_tensor_new(ONNX__TENSOR_PROTO__DATA_TYPE__BOOL, in[0]->shape, true);
    for (size_t i = 0; i < mask.count; i++)
      mpq_set_ui(mask.number + i, 1, 1);
    onnx_give(g, 1, mask);
  }
  return onnx_tensor_copy(in[0], in[0]->shape);
}

onnx_tensor onnx_flatten(onnx_graph *g, const onnx_tensor *const *in)
{
  int64_t axis = onnx_integer(g, "axis", 1), rank = (int64_t)in[0]->shape.rank;
  if (axis < -rank || axis > rank)
    onnx_refuse(g, "axis %lld is beyond the shape %s", (long long)axis, onnx_shape_text(&in[0]->shape));
  onnx_shape shape = {2, {1, 1}};
  for (int64_t d = 0; d < rank; d++)
    shape.dim[d >= (axis < 0 ? axis + rank : axis)] *= in[0]->shape.dim[d];
  return onnx_tensor_copy(in[0], shape);
}

/* Dimension d of a shape in a constant, as far as it is at least -1 and not too large. */
static int64_t wanted_dimension(const onnx_graph *g, const onnx_tensor *wanted, size_t d)
{
  mpq_srcptr number = wanted->number + d;
  if (mpq_cmp_si(number, -1, 1) < 0 || !mpz_fits_slong_p(mpq_numref(number)))
    onnx_refuse(g, "dimension %zu of the shape is out of range", d);
  return mpz_get_si(mpq_numref(number));
}

onnx_tensor onnx_reshape(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *t = in[0], *wanted = in[1];
  if (!wanted->number || wanted->type != ONNX__TENSOR_PROTO__DATA_TYPE__INT64 || wanted->shape.rank != 1 ||
      wanted->count > ONNX_RANK_MOST)
    onnx_refuse(g, "the shape must be constant, of type INT64, with at most %d dimensions", ONNX_RANK_MOST);
  bool copies = onnx_integer(g, "allowzero", 0) == 0;
  onnx_shape shape = {.rank = wanted->count};
  size_t open = shape.rank;
  for (size_t d = 0; d < shape.rank; d++) {
    int64_t size = wanted_dimension(g, wanted, d);
    if (size == 0 && (!copies || d >= t->shape.rank))
      onnx_refuse(g, "dimension %zu of the shape is 0", d);
    if (size < 0 && open < shape.rank)
      onnx_refuse(g, "two dimensions of the shape are open");
    if (size < 0)
      open = d;
    shape.dim[d] = size > 0 ? (size_t)size : size < 0 ? 1 : t->shape.dim[d];
  }
  size_t rest = onnx_shape_count(&shape);
  if (open < shape.rank && t->count % rest == 0)
    shape.dim[open] = t->count / rest;
  if (onnx_shape_count(&shape) != t->count)
    onnx_refuse(g, "%zu elements do not fit the shape %s", t->count, onnx_shape_text(&shape));
  return onnx_tensor_copy(t, shape);
}

onnx_tensor onnx_squeeze(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  onnx_list axes = onnx_list_of(g, "axes", in[1]);
  bool leaves[ONNX_RANK_MOST];
  onnx_shape shape = {.rank = 0};
  onnx_axes(g, &axes, from->rank, leaves);
  for (size_t d = 0; d < from->rank; d++) {
    if (leaves[d] && from->dim[d] != 1)
      onnx_refuse(g, "dimension %zu of the shape %s is not 1", d, onnx_shape_text(from));
    if (axes.given ? !leaves[d] : from->dim[d] != 1)
      shape.dim[shape.rank++] = from->dim[d];
  }
  return onnx_tensor_copy(in[0], shape);
}

onnx_tensor onnx_unsqueeze(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  onnx_list axes = onnx_list_of(g, "axes", in[1]);
  bool comes[ONNX_RANK_MOST];
  onnx_shape shape = {.rank = from->rank + axes.count};
  if (!axes.given)
    onnx_refuse(g, "axes are missing");
  if (shape.rank > ONNX_RANK_MOST)
    onnx_refuse(g, "a result of %zu dimensions is not supported", shape.rank);
  onnx_axes(g, &axes, shape.rank, comes);
  for (size_t d = 0, k = 0; d < shape.rank; d++)
    shape.dim[d] = comes[d] ? 1 : from->dim[k++];
  return onnx_tensor_copy(in[0], shape);
}

/* The permutation, which is the reverse if it is not said. */
static void read_permutation(const onnx_graph *g, size_t rank, size_t of[ONNX_RANK_MOST])
{
  onnx_list perm = onnx_integers(g, "perm");
  bool taken[ONNX_RANK_MOST];
  if (perm.given && perm.count != rank)
    onnx_refuse(g, "perm has %zu numbers for %zu dimensions", perm.count, rank);
  onnx_axes(g, &perm, rank, taken);
  for (size_t d = 0; d < rank; d++)
    of[d] = perm.given ? onnx_axis(g, perm.number[d], rank) : rank - 1 - d;
}

onnx_tensor onnx_transpose(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  size_t of[ONNX_RANK_MOST];
  onnx_shape shape = {.rank = from->rank};
  read_permutation(g, from->rank, of);
  for (size_t d = 0; d < shape.rank; d++)
    shape.dim[d] = from->dim[of[d]];
  onnx_pick p = onnx_pick_new(&shape);
  for (size_t d = 0; d < shape.rank; d++)
    for (size_t k = 0; k < shape.dim[d]; k++)
      p.place[d][k] = k * onnx_shape_stride(from, of[d]);
  return onnx_picked(&p, in[0], shape, NULL);
}

/* The shape of inputs one after the other along an axis. */
static onnx_shape concat_shape(const onnx_graph *g, const onnx_tensor *const *in, size_t axis)
{
  onnx_shape shape = in[0]->shape;
  for (size_t k = 1; k < g->node->n_input; k++) {
    onnx_shape other = in[k]->shape;
    size_t more = axis < other.rank ? other.dim[axis] : 0;
    if (more)
      other.dim[axis] = shape.dim[axis];
    if (!onnx_shape_equal(&shape, &other))
      onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(&shape), onnx_shape_text(&in[k]->shape));
    shape.dim[axis] += more;
  }
  return shape;
}

onnx_tensor onnx_concat(onnx_graph *g, const onnx_tensor *const *in)
{
  if (!onnx_has(g, "axis"))
    onnx_refuse(g, "axis is missing");
  size_t axis = onnx_axis(g, onnx_integer(g, "axis", 0), in[0]->shape.rank), count = g->node->n_input, begin = 0;
  onnx_expect_same_type(g, in, count);
  onnx_shape shape = concat_shape(g, in, axis);
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, onnx_all_constant(in, count));
  size_t inner = onnx_shape_stride(&shape, axis), row = shape.dim[axis] * inner;
  for (size_t k = 0; k < count; k++) {
    size_t own = in[k]->shape.dim[axis] * inner;
    for (size_t i = 0; i < in[k]->count; i++)
      onnx_copy_element(&out, i / own * row + begin + i % own, in[k], i);
    begin += own;
  }
  return out;
}

/* `count` places of one dimension, from `begin` on. */
static onnx_tensor cut(const onnx_tensor *t, size_t axis, size_t begin, size_t count)
{
  onnx_shape shape = t->shape;
  shape.dim[axis] = count;
  onnx_pick p = onnx_pick_new(&shape);
  for (size_t d = 0; d < shape.rank; d++)
    for (size_t k = 0; k < shape.dim[d]; k++)
      p.place[d][k] = (k + (d == axis ? begin : 0)) * onnx_shape_stride(&t->shape, d);
  return onnx_picked(&p, t, shape, NULL);
}

/* The sizes of `parts` pieces of `size`: as said, or equal but for a smaller last one. */
static onnx_list split_sizes(const onnx_graph *g, const onnx_tensor *input, size_t size, size_t parts)
{
  onnx_list sizes = onnx_list_of(g, "split", input);
  int64_t rest = (int64_t)size, each = (int64_t)((size + parts - 1) / parts);
  if (!sizes.given && parts <= ONNX_LIST_MOST && (size % parts == 0 || onnx_has(g, "num_outputs")))
    for (; sizes.count < parts; sizes.count++)
      sizes.number[sizes.count] = sizes.count + 1 < parts ? each : rest - each * (int64_t)(parts - 1);
  bool right = sizes.count == parts && onnx_integer(g, "num_outputs", (int64_t)parts) == (int64_t)parts;
  for (size_t k = 0; k < sizes.count && right; k++) {
    right = sizes.number[k] > 0 && sizes.number[k] <= rest;
    rest -= right ? sizes.number[k] : 0;
  }
  if (!right || rest != 0)
    onnx_refuse(g, "%zu outputs of a dimension of size %zu do not fit what is said of them", parts, size);
  return sizes;
}

onnx_tensor onnx_split(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *t = in[0];
  size_t axis = onnx_axis(g, onnx_integer(g, "axis", 0), t->shape.rank), parts = g->node->n_output;
  onnx_list sizes = split_sizes(g, in[1], t->shape.dim[axis], parts);
  size_t begin = (size_t)sizes.number[0];
  for (size_t k = 1; k < parts; k++) {
    if (onnx_wants(g, k))
      onnx_give(g, k, cut(t, axis, begin, (size_t)sizes.number[k]));
    begin += (size_t)sizes.number[k];
  }
  return cut(t, axis, 0, (size_t)sizes.number[0]);
}

/* A place in a dimension, from the end if it is negative, but not before `least` or after `most`. */
static int64_t clamped(int64_t at, int64_t size, int64_t least, int64_t most)
{
  at += at < 0 ? size : 0;
  return at < least ? least : at > most ? most : at;
}

/* The places of dimension d that are left: the first one, and how many in shape. */
static void slice(const onnx_graph *g, const onnx_shape *from, size_t d, int64_t start, int64_t end, int64_t step,
                  onnx_shape *shape, int64_t *first)
{
  int64_t size = (int64_t)from->dim[d], low = step > 0 ? 0 : -1;
  if (step == 0 || step < -INT32_MAX || step > INT32_MAX)
    onnx_refuse(g, "a step of %lld is not supported", (long long)step);
  *first = clamped(start, size, 0, step > 0 ? size : size - 1);
  int64_t last = clamped(end, size, low, step > 0 ? size : size - 1);
  int64_t count = step > 0 ? (last - *first + step - 1) / step : (*first - last - step - 1) / -step;
  if (count <= 0)
    onnx_refuse(g, "nothing is left of dimension %zu of the shape %s", d, onnx_shape_text(from));
  shape->dim[d] = (size_t)count;
}

onnx_tensor onnx_slice(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *from = &in[0]->shape;
  onnx_list starts = onnx_list_of(g, "starts", in[1]), ends = onnx_list_of(g, "ends", in[2]);
  onnx_list axes = onnx_list_of(g, "axes", in[3]), steps = onnx_list_of(g, "steps", in[4]);
  int64_t first[ONNX_RANK_MOST] = {0}, step[ONNX_RANK_MOST];
  bool cut_there[ONNX_RANK_MOST];
  onnx_shape shape = *from;
  if (!starts.given || ends.count != starts.count || starts.count > from->rank ||
      (axes.given && axes.count != starts.count) || (steps.given && steps.count != starts.count))
    onnx_refuse(g, "starts, ends, axes and steps do not match");
  onnx_axes(g, &axes, from->rank, cut_there);
  for (size_t d = 0; d < from->rank; d++)
    step[d] = 1;
  for (size_t k = 0; k < starts.count; k++) {
    size_t d = axes.given ? onnx_axis(g, axes.number[k], from->rank) : k;
    step[d] = steps.given ? steps.number[k] : 1;
    slice(g, from, d, starts.number[k], ends.number[k], step[d], &shape, first + d);
  }
  onnx_pick p = onnx_pick_new(&shape);
  for (size_t d = 0; d < shape.rank; d++)
    for (size_t k = 0; k < shape.dim[d]; k++)
      p.place[d][k] = (size_t)(first[d] + (int64_t)k * step[d]) * onnx_shape_stride(from, d);
  return onnx_picked(&p, in[0], shape, NULL);
}
