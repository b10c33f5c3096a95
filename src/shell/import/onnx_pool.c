#include "onnx_operator.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* The result has a place for each of these, in every channel of every input. */
typedef struct {
  onnx_window window;
  onnx_shape shape;
  size_t channels, elements, places;
} pool;

/* `padding` if a place may meet padding alone. */
static pool read_pool(onnx_graph *g, const onnx_tensor *x, bool padding)
{
  pool p = {.window = onnx_window_of_pool(g, x), .channels = x->shape.dim[0] * x->shape.dim[1]};
  p.shape = onnx_window_shape(&p.window, x->shape.dim[0], x->shape.dim[1]);
  onnx_shape_check(g, &p.shape, x->count);
  if (!padding && onnx_window_misses(&p.window))
    onnx_refuse(g, "a place of the kernel lies in the padding");
  p.elements = x->count / p.channels;
  p.places = onnx_shape_count(&p.shape) / p.channels;
  return p;
}

/* sum := the mean of some elements, padding being zeros that count if `all` is more. */
static void average(onnx_graph *g, const onnx_tensor *x, size_t begin, const onnx_tap *met, size_t count, size_t all)
{
  mpq_set_ui(g->factor, 1, all);
  for (size_t i = 0; i < count; i++)
    onnx_add_element(g, g->factor, x, begin + met[i].at);
}

onnx_tensor onnx_average_pool(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  bool padding = onnx_integer(g, "count_include_pad", 0) != 0;
  pool p = read_pool(g, in[0], padding);
  onnx_tensor out = onnx_tensor_new(in[0]->type, p.shape, in[0]->number);
  onnx_tap *met = allocate(onnx_window_most(&p.window) + 1, sizeof *met);
  for (size_t place = 0; place < p.places; place++) {
    size_t count = onnx_window_meet(&p.window, place, met);
    size_t all = padding ? onnx_window_padded(&p.window, place) : count;
    for (size_t c = 0; c < p.channels; c++) {
      average(g, in[0], c * p.elements, met, count, all);
      onnx_set_element(g, &out, c * p.places + place);
    }
  }
  free(met);
  onnx_window_free(&p.window);
  return out;
}

/* Adds what place `place` of every channel meets to the lists, which begin for each element at first[]. */
static void list_place(const pool *p, size_t place, onnx_tap *met, const size_t *first, size_t *list)
{
  size_t count = onnx_window_meet(&p->window, place, met);
  for (size_t c = 0; c < p->channels; c++)
    for (size_t i = 0; i < count; i++)
      list[first[c * p->places + place] + i] = c * p->elements + met[i].at;
}

onnx_tensor onnx_max_pool(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_floats(g, in, 1);
  if (onnx_wants(g, 1))
    onnx_refuse(g, "the indices are not supported as an output");
  pool p = read_pool(g, in[0], false);
  size_t count = p.channels * p.places;
  onnx_tap *met = allocate(onnx_window_most(&p.window) + 1, sizeof *met);
  size_t *first = allocate(count + 1, sizeof *first);
  for (size_t i = 0; i < count; i++)
    first[i + 1] = first[i] + onnx_window_meet(&p.window, i % p.places, met);
  size_t *list = allocate(first[count], sizeof *list);
  for (size_t place = 0; place < p.places; place++)
    list_place(&p, place, met, first, list);
  onnx_tensor out = onnx_extremes(g, in[0], p.shape, first, list, 1);
  free(met);
  free(first);
  free(list);
  onnx_window_free(&p.window);
  return out;
}
