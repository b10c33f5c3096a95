#include "onnx.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* Padding and strides beyond this are no network's; so that sums of a few do not overflow. */
#define SIZE_LARGEST ((int64_t)1 << 24)

/* In all places of one dimension. */
#define TAPS_MOST (1 << 22)

static const char *const pad_modes[] = {"NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID", NULL};
enum { NOTSET, SAME_UPPER, SAME_LOWER, VALID };

/* Numbers of an attribute, one for each dimension, `otherwise` if there is none. */
static void read_sizes(const onnx_graph *g, const char *name, size_t count, int64_t least, size_t otherwise,
                       size_t *sizes)
{
  onnx_list list = onnx_integers(g, name);
  if (list.given && list.count != count)
    onnx_refuse(g, "%s has %zu numbers, not %zu", name, list.count, count);
  for (size_t d = 0; d < count; d++) {
    if (list.given && (list.number[d] < least || list.number[d] > SIZE_LARGEST))
      onnx_refuse(g, "%s has the number %lld", name, (long long)list.number[d]);
    sizes[d] = list.given ? (size_t)list.number[d] : otherwise;
  }
}

static void read_pads(const onnx_graph *g, onnx_window *w)
{
  size_t pads[2 * ONNX_RANK_MOST];
  read_sizes(g, "pads", 2 * w->dims, 0, 0, pads);
  memcpy(w->before, pads, w->dims * sizeof *pads);
  memcpy(w->after, pads + w->dims, w->dims * sizeof *pads);
}

/* What all kinds have: sizes, strides, dilations, pads as they stand there. */
static onnx_window read_window(const onnx_graph *g, const onnx_tensor *x, const size_t *kernel, size_t dims)
{
  onnx_window w = {.dims = dims};
  size_t said[ONNX_RANK_MOST];
  for (size_t d = 0; d < dims; d++) {
    w.in[d] = x->shape.dim[d + 2];
    w.kernel[d] = kernel[d];
    if (w.in[d] > (size_t)SIZE_LARGEST || kernel[d] > (size_t)SIZE_LARGEST)
      onnx_refuse(g, "a dimension of the shape %s is too large", onnx_shape_text(&x->shape));
  }
  read_sizes(g, "kernel_shape", dims, 1, 0, said);
  for (size_t d = 0; d < dims; d++)
    if (said[d] && said[d] != kernel[d])
      onnx_refuse(g, "kernel_shape has the number %zu where the weights have %zu", said[d], kernel[d]);
  read_sizes(g, "strides", dims, 1, 1, w.stride);
  read_sizes(g, "dilations", dims, 1, 1, w.dilation);
  read_pads(g, &w);
  return w;
}

/* How far the kernel reaches. */
static size_t reach(const onnx_window *w, size_t d)
{
  return (w->kernel[d] - 1) * w->dilation[d] + 1;
}

/* As many places as there are strides in the tensor. */
static void pad_same(onnx_window *w, size_t d, bool upper)
{
  w->out[d] = (w->in[d] + w->stride[d] - 1) / w->stride[d];
  size_t needed = (w->out[d] - 1) * w->stride[d] + reach(w, d);
  size_t pads = needed > w->in[d] ? needed - w->in[d] : 0;
  w->before[d] = upper ? pads / 2 : pads - pads / 2;
  w->after[d] = pads - w->before[d];
}

/* As many as fit; one more for the rest if `rest`, which must begin in the tensor or before it. */
static void count_places(const onnx_graph *g, onnx_window *w, size_t d, bool rest)
{
  size_t padded = w->in[d] + w->before[d] + w->after[d], stride = w->stride[d];
  if (reach(w, d) > padded)
    onnx_refuse(g, "a kernel that reaches over %zu elements does not fit %zu, padding included", reach(w, d), padded);
  size_t left = padded - reach(w, d);
  w->out[d] = (rest ? left + stride - 1 : left) / stride + 1;
  if (rest && (w->out[d] - 1) * stride >= w->in[d] + w->before[d])
    onnx_refuse(g, "with ceil_mode the last place of the kernel lies in the padding, where libraries differ");
}

/* The taps that meet something at place o: from the first one on, up to the one returned. */
static size_t tap_range(const onnx_window *w, size_t d, size_t o, bool transposed, size_t *first)
{
  size_t far = transposed ? (w->in[d] - 1) * w->stride[d] : w->before[d], at = transposed ? o + w->before[d] : o * w->stride[d];
  size_t dilation = w->dilation[d], last;
  if (transposed) {
    *first = at > far ? (at - far + dilation - 1) / dilation : 0;
    last = at / dilation + 1;
  } else {
    *first = far > at ? (far - at + dilation - 1) / dilation : 0;
    last = w->in[d] + far > at ? (w->in[d] + far - at + dilation - 1) / dilation : 0;
  }
  return last < w->kernel[d] ? last : w->kernel[d];
}

/* The taps of dimension d, place by place. */
static void list_taps(const onnx_graph *g, onnx_window *w, size_t d, bool transposed)
{
  size_t count = 0, room = 0, looked_at = 0;
  w->first[d] = allocate(w->out[d] + 1, sizeof *w->first[d]);
  for (size_t o = 0; o < w->out[d]; o++) {
    size_t first, end = tap_range(w, d, o, transposed, &first);
    w->first[d][o] = count;
    for (size_t k = first; k < end; k++) {
      size_t up = transposed ? o + w->before[d] : o * w->stride[d] + k * w->dilation[d];
      size_t down = transposed ? k * w->dilation[d] : w->before[d], step = transposed ? w->stride[d] : 1;
      if (++looked_at > TAPS_MOST)
        fail(STATUS_UNDECIDED, "%s: node %zu has a kernel that meets more than %d elements", g->file, g->number, TAPS_MOST);
      if ((up - down) % step)
        continue;
      w->taps[d] = with_room(w->taps[d], &room, count + 1, sizeof *w->taps[d]);
      w->taps[d][count++] = (onnx_tap){k, (up - down) / step};
    }
  }
  w->first[d][w->out[d]] = count;
}

static void finish(const onnx_graph *g, onnx_window *w, size_t elements, bool transposed)
{
  onnx_shape places = {.rank = w->dims};
  memcpy(places.dim, w->out, w->dims * sizeof *w->out);
  onnx_shape_check(g, &places, elements);
  for (size_t d = 0; d < w->dims; d++)
    list_taps(g, w, d, transposed);
}

static onnx_window window_new(const onnx_graph *g, const onnx_tensor *x, const size_t *kernel, bool rest)
{
  onnx_window w = read_window(g, x, kernel, x->shape.rank - 2);
  size_t mode = onnx_word(g, "auto_pad", pad_modes);
  for (size_t d = 0; d < w.dims; d++) {
    if (mode != NOTSET && w.before[d] + w.after[d] > 0)
      onnx_refuse(g, "pads and auto_pad exclude each other");
    if (mode == SAME_UPPER || mode == SAME_LOWER)
      pad_same(&w, d, mode == SAME_UPPER);
    else
      count_places(g, &w, d, rest);
  }
  finish(g, &w, x->count, false);
  return w;
}

/* Spatial dimensions come after the batch and the channels. */
static void check_rank(const onnx_graph *g, const onnx_tensor *x)
{
  if (x->shape.rank < 3)
    onnx_refuse(g, "an operand has the shape %s: at least 3 dimensions are wanted", onnx_shape_text(&x->shape));
}

onnx_window onnx_window_new(const onnx_graph *g, const onnx_tensor *x, const onnx_shape *kernel)
{
  check_rank(g, x);
  if (kernel->rank != x->shape.rank)
    onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(&x->shape), onnx_shape_text(kernel));
  return window_new(g, x, kernel->dim + 2, false);
}

onnx_window onnx_window_of_pool(const onnx_graph *g, const onnx_tensor *x)
{
  size_t kernel[ONNX_RANK_MOST];
  check_rank(g, x);
  if (!onnx_has(g, "kernel_shape"))
    onnx_refuse(g, "kernel_shape is missing");
  read_sizes(g, "kernel_shape", x->shape.rank - 2, 1, 1, kernel);
  return window_new(g, x, kernel, onnx_integer(g, "ceil_mode", 0) != 0);
}

/* The size of dimension d, and the padding if the size is said and the padding is not: evenly on both sides, since
 * versions and libraries differ on where the odd one goes. */
static void size_transposed(const onnx_graph *g, onnx_window *w, size_t d, size_t more, size_t said)
{
  size_t whole = (w->in[d] - 1) * w->stride[d] + reach(w, d) + more, pads = w->before[d] + w->after[d];
  if (said) {
    if (pads || said > whole || (whole - said) % 2)
      onnx_refuse(g, "a size of %zu in dimension %zu takes padding that is not clear: pads say what is meant", said, d);
    pads = whole - said;
    w->before[d] = w->after[d] = pads / 2;
  }
  if (pads >= whole)
    onnx_refuse(g, "nothing is left of dimension %zu", d);
  w->out[d] = whole - pads;
}

onnx_window onnx_window_transposed(const onnx_graph *g, const onnx_tensor *x, const onnx_shape *kernel)
{
  check_rank(g, x);
  if (kernel->rank != x->shape.rank)
    onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(&x->shape), onnx_shape_text(kernel));
  onnx_window w = read_window(g, x, kernel->dim + 2, x->shape.rank - 2);
  size_t mode = onnx_word(g, "auto_pad", pad_modes), more[ONNX_RANK_MOST], said[ONNX_RANK_MOST];
  bool same = mode == SAME_UPPER || mode == SAME_LOWER;
  read_sizes(g, "output_padding", w.dims, 0, 0, more);
  read_sizes(g, "output_shape", w.dims, 1, 0, said);
  for (size_t d = 0; d < w.dims; d++)
    size_transposed(g, &w, d, more[d], said[d] ? said[d] : same ? w.in[d] * w.stride[d] : 0);
  finish(g, &w, x->count, true);
  return w;
}

void onnx_window_free(onnx_window *w)
{
  for (size_t d = 0; d < w->dims; d++) {
    free(w->first[d]);
    free(w->taps[d]);
  }
}

onnx_shape onnx_window_shape(const onnx_window *w, size_t batch, size_t channels)
{
  onnx_shape shape = {.rank = w->dims + 2, .dim = {batch, channels}};
  memcpy(shape.dim + 2, w->out, w->dims * sizeof *w->out);
  return shape;
}

size_t onnx_window_most(const onnx_window *w)
{
  size_t most = 1;
  for (size_t d = 0; d < w->dims; d++) {
    size_t own = 0;
    for (size_t o = 0; o < w->out[d]; o++)
      if (w->first[d][o + 1] - w->first[d][o] > own)
        own = w->first[d][o + 1] - w->first[d][o];
    most *= own;
  }
  return most;
}

size_t onnx_window_meet(const onnx_window *w, size_t index, onnx_tap *met)
{
  size_t place[ONNX_RANK_MOST], count = 1;
  for (size_t d = w->dims; d-- > 0; index /= w->out[d])
    place[d] = index % w->out[d];
  met[0] = (onnx_tap){0, 0};
  for (size_t d = 0; d < w->dims; d++) {
    const onnx_tap *taps = w->taps[d] + w->first[d][place[d]];
    size_t own = w->first[d][place[d] + 1] - w->first[d][place[d]];
    for (size_t i = count; i-- > 0;)
      for (size_t k = own; k-- > 0;)
        met[i * own + k] = (onnx_tap){met[i].tap * w->kernel[d] + taps[k].tap, met[i].at * w->in[d] + taps[k].at};
    count *= own;
  }
  return count;
}

bool onnx_window_misses(const onnx_window *w)
{
  bool misses = false;
  for (size_t d = 0; d < w->dims; d++)
    for (size_t o = 0; o < w->out[d] && !misses; o++)
      misses = w->first[d][o + 1] == w->first[d][o];
  return misses;
}

size_t onnx_window_padded(const onnx_window *w, size_t index)
{
  size_t all = 1;
  for (size_t d = w->dims; d-- > 0; index /= w->out[d]) {
    size_t rest = w->in[d] + w->before[d] + w->after[d] - index % w->out[d] * w->stride[d];
    size_t own = (rest + w->dilation[d] - 1) / w->dilation[d];
    all *= own < w->kernel[d] ? own : w->kernel[d];
  }
  return all;
}
