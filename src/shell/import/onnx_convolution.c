#include "onnx_operator.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* Channels come in groups, which do not mix. */
typedef struct {
  const onnx_tensor *x, *weights, *bias;
  onnx_window window;
  size_t groups, in, out; /* channels of a group */
  size_t places, taps, elements; /* of the result, the kernel and the tensor, for one channel */
  bool transposed;
} convolution;

static size_t product(const size_t *sizes, size_t count)
{
  size_t result = 1;
  for (size_t d = 0; d < count; d++)
    result *= sizes[d];
  return result;
}

/* Weights are [out,in/groups,...], transposed [in,out/groups,...]. */
static convolution read_convolution(onnx_graph *g, const onnx_tensor *const *in, bool transposed)
{
  convolution c = {.x = in[0], .weights = in[1], .bias = in[2], .transposed = transposed};
  int64_t groups = onnx_integer(g, "group", 1);
  onnx_expect_floats(g, in, 3);
  onnx_expect_factor(g, in[0], in[1]);
  c.window = (transposed ? onnx_window_transposed : onnx_window_new)(g, c.x, &c.weights->shape);
  size_t channels = c.x->shape.dim[1], first = c.weights->shape.dim[0], second = c.weights->shape.dim[1];
  size_t split = transposed ? channels : first;
  c.groups = groups > 0 && (size_t)groups <= split ? (size_t)groups : 0;
  if (c.groups == 0 || split % c.groups || (transposed ? first : second * c.groups) != channels)
    onnx_refuse(g, "%zu channels, weights of shape %s and %lld groups do not match", channels,
                onnx_shape_text(&c.weights->shape), (long long)groups);
  c.in = channels / c.groups;
  c.out = transposed ? second : first / c.groups;
  if (c.bias && (c.bias->shape.rank != 1 || c.bias->count != c.out * c.groups))
    onnx_refuse(g, "the bias has the shape %s for %zu channels", onnx_shape_text(&c.bias->shape), c.out * c.groups);
  c.places = product(c.window.out, c.window.dims);
  c.taps = product(c.window.kernel, c.window.dims);
  c.elements = product(c.window.in, c.window.dims);
  return c;
}

/* sum := the sum at a place of channel m of input n, where the kernel meets these elements. */
static void sum_place(onnx_graph *g, const convolution *c, size_t n, size_t m, const onnx_tap *met, size_t count)
{
  size_t group = m / c->out;
  for (size_t k = 0; k < c->in; k++) {
    size_t channel = group * c->in + k;
    size_t weights = (c->transposed ? channel * c->out + m % c->out : m * c->in + k) * c->taps;
    size_t elements = (n * c->groups * c->in + channel) * c->elements;
    for (size_t i = 0; i < count; i++)
      onnx_add_product(g, g->one, c->weights, weights + met[i].tap, c->x, elements + met[i].at);
  }
  if (c->bias)
    onnx_add_element(g, g->one, c->bias, m);
}

static onnx_tensor convolve(onnx_graph *g, const onnx_tensor *const *in, bool transposed)
{
  convolution c = read_convolution(g, in, transposed);
  size_t batch = c.x->shape.dim[0], channels = c.out * c.groups;
  onnx_shape shape = onnx_window_shape(&c.window, batch, channels);
  onnx_shape_check(g, &shape, c.x->count);
  onnx_tensor out = onnx_tensor_new(c.x->type, shape, onnx_all_constant(in, 3));
  onnx_tap *met = allocate(onnx_window_most(&c.window) + 1, sizeof *met);
  for (size_t place = 0; place < c.places; place++) {
    size_t count = onnx_window_meet(&c.window, place, met);
    for (size_t m = 0; m < batch * channels; m++) {
      sum_place(g, &c, m / channels, m % channels, met, count);
      onnx_set_element(g, &out, m * c.places + place);
    }
  }
  free(met);
  onnx_window_free(&c.window);
  return out;
}

onnx_tensor onnx_convolution(onnx_graph *g, const onnx_tensor *const *in)
{
  return convolve(g, in, false);
}

onnx_tensor onnx_transposed_convolution(onnx_graph *g, const onnx_tensor *const *in)
{
  return convolve(g, in, true);
}
