#include "onnx.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include <search.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The first version in which Add and Gemm repeat their operands as they do now. */
#define OPSET_LEAST 7
#define INPUTS_MOST 3

typedef struct {
  const char *name;
  onnx_tensor tensor;
} value;

static const char *text_of(const char *text)
{
  return text ? text : "";
}

static const char *name_of(const char *name)
{
  return quoted(text_of(name), strlen(text_of(name)));
}

void onnx_refuse(const onnx_graph *g, const char *format, ...)
{
  char message[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  place where = {g->file, 0, 0};
  const Onnx__NodeProto *node = g->node;
  if (!node)
    fail_at(STATUS_FILE, where, "%s", message);
  bool named = node->name && node->name[0];
  const char *name = named ? node->name : node->n_output > 0 ? node->output[0] : "";
  fail_at(STATUS_FILE, where, "node %zu, %s%s (operator %s): %s", g->number, named ? "" : "of ", name_of(name),
          name_of(node->op_type), message);
}

static int by_name(const void *left, const void *right)
{
  const value *a = left, *b = right;
  return strcmp(a->name, b->name);
}

static const onnx_tensor *find(const onnx_graph *g, const char *name)
{
  value wanted = {.name = name};
  value *const *found = tfind(&wanted, &g->values, by_name);
  return found ? &(*found)->tensor : NULL;
}

/* Gives a tensor its name; the tensor is owned by the graph from then on. */
static void add(onnx_graph *g, const char *name, onnx_tensor tensor)
{
  if (text_of(name)[0] == '\0')
    onnx_refuse(g, "a value has no name");
  if (find(g, name))
    onnx_refuse(g, "two values have the name %s", name_of(name));
  value *made = allocate(1, sizeof *made);
  *made = (value){name, tensor};
  if (!tsearch(made, &g->values, by_name))
    fail(STATUS_UNDECIDED, "out of memory");
}

static void release(void *made)
{
  onnx_tensor_free(&((value *)made)->tensor);
  free(made);
}

static void read_initializers(onnx_graph *g, const Onnx__GraphProto *graph)
{
  if (graph->n_sparse_initializer > 0)
    onnx_refuse(g, "sparse initializers are not supported");
  for (size_t i = 0; i < graph->n_initializer; i++)
    add(g, graph->initializer[i]->name, onnx_tensor_read(g, graph->initializer[i]));
}

/* Dimension d of the input or output `info`, or 0 if it is not said. */
static size_t known_dimension(const Onnx__ValueInfoProto *info, size_t d)
{
  const Onnx__TensorShapeProto__Dimension *from = info->type->tensor_type->shape->dim[d];
  bool known = from->value_case == ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE && from->dim_value > 0;
  return known ? (size_t)from->dim_value : 0;
}

static const Onnx__TypeProto__Tensor *tensor_type(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  if (!info->type || info->type->value_case != ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE)
    onnx_refuse(g, "%s is no tensor", name_of(info->name));
  return info->type->tensor_type;
}

/* The shape of the input, the batch being 1 where its size is open. */
static onnx_shape input_shape(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  const Onnx__TypeProto__Tensor *type = tensor_type(g, info);
  if (!onnx_is_float(type->elem_type))
    onnx_refuse(g, "input %s has the type %s, neither FLOAT nor DOUBLE", name_of(info->name),
                onnx_type_name(type->elem_type));
  size_t rank = type->shape ? type->shape->n_dim : SIZE_MAX;
  if (rank > ONNX_RANK_MOST)
    onnx_refuse(g, "input %s has no shape, or more than %d dimensions", name_of(info->name), ONNX_RANK_MOST);
  onnx_shape shape = {.rank = rank};
  for (size_t d = 0; d < shape.rank; d++) {
    shape.dim[d] = known_dimension(info, d);
    if (shape.dim[d] == 0 && (d > 0 || shape.rank == 1))
      onnx_refuse(g, "dimension %zu of input %s is not known", d, name_of(info->name));
    if (shape.dim[d] == 0)
      shape.dim[d] = 1;
  }
  return shape;
}

/* The input that no initializer stands for. */
static const Onnx__ValueInfoProto *find_input(const onnx_graph *g, const Onnx__GraphProto *graph)
{
  const Onnx__ValueInfoProto *input = NULL;
  for (size_t i = 0; i < graph->n_input; i++) {
    if (find(g, text_of(graph->input[i]->name)))
      continue;
    if (input)
      onnx_refuse(g, "there are several inputs, %s and %s: one is supported", name_of(input->name),
                  name_of(graph->input[i]->name));
    input = graph->input[i];
  }
  if (!input)
    onnx_refuse(g, "the graph has no input");
  return input;
}

static void make_input(onnx_graph *g, const Onnx__GraphProto *graph)
{
  const Onnx__ValueInfoProto *input = find_input(g, graph);
  onnx_shape shape = input_shape(g, input);
  if (onnx_shape_count(&shape) >= LIMIT_INPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs", g->file, LIMIT_INPUTS - 1);
  onnx_tensor t = onnx_tensor_new(input->type->tensor_type->elem_type, shape, false);
  for (size_t k = 0; k < t.count; k++)
    t.form[k] = linear_neuron(k + 1);
  g->net = linear_network_new(t.count);
  add(g, input->name, t);
}

/* A name that nothing before this node has. */
static _Noreturn void refuse_name(const onnx_graph *g, const Onnx__GraphProto *graph, const char *name)
{
  for (size_t i = g->number; i < graph->n_node; i++)
    for (size_t k = 0; k < graph->node[i]->n_output; k++)
      if (strcmp(graph->node[i]->output[k], name) == 0)
        onnx_refuse(g, "%s is made by node %zu only: there is a cycle, or nodes are not in order", name_of(name), i);
  onnx_refuse(g, "%s is no input of the graph, no initializer, and made by no node", name_of(name));
}

static void evaluate_node(onnx_graph *g, const Onnx__GraphProto *graph)
{
  const Onnx__NodeProto *node = g->node;
  const onnx_tensor *in[INPUTS_MOST] = {NULL};
  const char *domain = text_of(node->domain);
  if (domain[0] && strcmp(domain, "ai.onnx") != 0)
    onnx_refuse(g, "the operator is of domain %s, which is not supported", name_of(domain));
  if (node->n_input > INPUTS_MOST || node->n_output != 1)
    onnx_refuse(g, "this operator with %zu inputs and %zu outputs is not supported", node->n_input, node->n_output);
  for (size_t i = 0; i < node->n_input; i++) {
    in[i] = find(g, node->input[i]);
    if (!in[i] && node->input[i][0])
      refuse_name(g, graph, node->input[i]);
  }
  add(g, node->output[0], onnx_evaluate(g, in));
}

/* Where the shape of the output is said, it must be this one, an open size of the batch aside. */
static void check_output(const onnx_graph *g, const Onnx__ValueInfoProto *info, const onnx_tensor *t)
{
  const Onnx__TensorShapeProto *shape = info->type ? tensor_type(g, info)->shape : NULL;
  bool same = !shape || shape->n_dim == t->shape.rank;
  for (size_t d = 0; shape && same && d < t->shape.rank; d++)
    same = known_dimension(info, d) == 0 || known_dimension(info, d) == t->shape.dim[d];
  if (!same)
    onnx_refuse(g, "output %s is said to have another shape than %s, which it has", name_of(info->name),
                onnx_shape_text(&t->shape));
}

static void make_output(onnx_graph *g, const Onnx__GraphProto *graph)
{
  if (graph->n_output != 1)
    onnx_refuse(g, "the graph has %zu outputs: one is supported", graph->n_output);
  const Onnx__ValueInfoProto *info = graph->output[0];
  const onnx_tensor *t = find(g, text_of(info->name));
  if (!t)
    onnx_refuse(g, "output %s is made by no node", name_of(info->name));
  if (!t->form)
    onnx_refuse(g, "output %s does not depend on the input", name_of(info->name));
  if (2 * t->count > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu outputs", g->file, LIMIT_OUTPUTS / 2);
  check_output(g, info, t);
  linear_outputs(&g->net, t->form, t->count);
}

static void check_versions(const onnx_graph *g)
{
  for (size_t i = 0; i < g->model->n_opset_import; i++) {
    const Onnx__OperatorSetIdProto *set = g->model->opset_import[i];
    const char *domain = text_of(set->domain);
    if (domain[0] && strcmp(domain, "ai.onnx") != 0)
      continue;
    if (set->version < OPSET_LEAST)
      onnx_refuse(g, "operators of version %lld: %d or later is supported", (long long)set->version, OPSET_LEAST);
    return;
  }
  onnx_refuse(g, "it is not said of which version the operators are");
}

static void read_graph(onnx_graph *g, const Onnx__GraphProto *graph)
{
  read_initializers(g, graph);
  make_input(g, graph);
  for (g->number = 0; g->number < graph->n_node; g->number++) {
    g->node = graph->node[g->number];
    evaluate_node(g, graph);
  }
  g->node = NULL;
  make_output(g, graph);
}

import onnx_read(const char *file)
{
  progress_begin("reading");
  onnx_graph g = {.file = file, .one = numbers_new(1), .factor = numbers_new(1), .product = numbers_new(1)};
  mpq_set_ui(g.one, 1, 1);
  g.from = source_load_binary(file);
  const uint8_t *bytes = (const uint8_t *)g.from.bytes;
  file_advice_check(file, g.from.bytes, g.from.size, WANTED_ONNX);
  onnx_wire_check(file, bytes, g.from.size);
  g.model = onnx__model_proto__unpack(NULL, g.from.size, bytes);
  if (!g.model)
    fail(STATUS_UNDECIDED, "out of memory: %s has %zu bytes", file, g.from.size);
  if (!g.model->graph)
    onnx_refuse(&g, "this is no ONNX file: it has no graph");
  check_versions(&g);
  read_graph(&g, g.model->graph);
  tdestroy(g.values, release);
  onnx__model_proto__free_unpacked(g.model, NULL);
  source_free(&g.from);
  numbers_free(g.one, 1);
  numbers_free(g.factor, 1);
  numbers_free(g.product, 1);
  linear_network_free(&g.net);
  g.result.net = g.net.net;
  return g.result;
}

const char *onnx_library(void)
{
  return protobuf_c_version();
}
