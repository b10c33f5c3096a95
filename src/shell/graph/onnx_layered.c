#include "graph_make.h"
#include "onnx_again.h"
#include "onnx_gemm.h"
#include "onnx_model.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

typedef struct {
  onnx_making making;
  onnx_graph_message *g;
  layered_network net;
  bool is_signed;
} layers;

/* Whether the sums of neurons a and b are the opposites of each other, term by term. */
static bool are_opposite(const layered_network *net, size_t a, size_t b)
{
  size_t terms = net->first[a + 1] - net->first[a];
  bool holds = net->first[b + 1] - net->first[b] == terms;
  mpq_t sum;
  mpq_init(sum);
  for (size_t t = 0; holds && t < terms; t++) {
    size_t one = net->first[a] + t, other = net->first[b] + t;
    mpq_add(sum, net->weight + one, net->weight + other);
    holds = net->source[one] == net->source[other] && mpq_sgn(sum) == 0;
  }
  mpq_clear(sum);
  return holds;
}

/* Whether the last layer has nothing but pairs phi(z), phi(-z), so that the outputs are its sums z. */
static bool ends_in_sums(const layers *l)
{
  size_t begin = l->net.layer[l->net.layers - 1], outputs = (l->net.neurons - begin) / 2;
  bool holds = l->is_signed;
  for (size_t k = 0; holds && k < outputs; k++)
    holds = are_opposite(&l->net, begin + k, begin + outputs + k);
  return holds;
}

/* The sums of the neurons first, ..., first + count - 1. */
static void write_sums(layers *l, size_t first, size_t count, const char *name)
{
  const layered_network *net = &l->net;
  size_t begin = net->first[first], terms = net->first[first + count] - begin;
  onnx_term *list = allocate(terms + 1, sizeof *list);
  for (size_t k = 0; k < count; k++)
    for (size_t t = net->first[first + k]; t < net->first[first + k + 1]; t++)
      list[t - begin] = (onnx_term){k, net->source[t], net->weight + t};
  onnx_gemm_write(&l->making, l->g, name, count, list, terms);
  free(list);
}

/* The layer from neuron `first` on, the result being called h. */
static void write_layer(layers *l, size_t number, size_t first, size_t count, const char *h)
{
  char z[ONNX_NAME_MOST];
  snprintf(z, sizeof z, "z%zu", number);
  write_sums(l, first, count, z);
  const char *inputs[] = {z, NULL};
  onnx_message_node(l->g, "Relu", inputs, h);
}

/* y := the first half of a tensor minus the second one. */
static void write_difference(layers *l, const char *pairs)
{
  const char *inputs[] = {pairs, NULL}, *halves[] = {"plus", "minus", NULL};
  onnx_node_message *split = onnx_message_node(l->g, "Split", inputs, halves[0]);
  onnx_message_more_output(split, halves[1]);
  onnx_message_integer(split, "axis", 1);
  onnx_message_node(l->g, "Sub", halves, "y");
}

static void write_layers(layers *l)
{
  const layered_network *net = &l->net;
  char h[ONNX_NAME_MOST];
  for (size_t number = 1; number < net->layers; number++) {
    size_t first = net->layer[number - 1], count = net->layer[number] - first;
    snprintf(h, sizeof h, "h%zu", number);
    write_layer(l, number, first, count, h);
    onnx_gemm_block(&l->making, first, count, h);
  }
  size_t first = net->layer[net->layers - 1], count = net->neurons - first;
  if (ends_in_sums(l))
    write_sums(l, first, count / 2, "y");
  else
    write_layer(l, net->layers, first, count, l->is_signed ? "pairs" : "y");
  if (l->is_signed && !ends_in_sums(l))
    write_difference(l, "pairs");
}

graph_made graph_make_layered(const graph_request *r, const layered_model *m)
{
  layers l = {.g = onnx_message_graph("layered"), .net = layered_model_view(m), .is_signed = m->is_signed};
  onnx_model_ends(r, l.g, 0, m->inputs - m->constant, layered_model_outputs(m));
  l.making = onnx_gemm_new(r, m->inputs, m->constant);
  write_layers(&l);
  onnx_gemm_free(&l.making);
  bool sums = ends_in_sums(&l);
  graph_made made = onnx_model_pack(r, l.g, m->what);
  onnx_again_check(&made, m, sums);
  return made;
}
