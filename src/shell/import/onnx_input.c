#include "onnx.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/text.h"
#include <string.h>

size_t onnx_known_dimension(const Onnx__ValueInfoProto *info, size_t d)
{
  const Onnx__TensorShapeProto__Dimension *from = info->type->tensor_type->shape->dim[d];
  bool known = from->value_case == ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE && from->dim_value > 0;
  return known ? (size_t)from->dim_value : 0;
}

const Onnx__TypeProto__Tensor *onnx_tensor_type(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  if (!info->type || info->type->value_case != ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE)
    onnx_refuse(g, "%s is no tensor", onnx_quoted(info->name));
  return info->type->tensor_type;
}

/* The shape of the input, the batch being 1 where its size is open. */
static onnx_shape input_shape(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  const Onnx__TypeProto__Tensor *type = onnx_tensor_type(g, info);
  if (!onnx_is_float(type->elem_type))
    onnx_refuse(g, "input %s has the type %s, which is no float", onnx_quoted(info->name),
                onnx_type_name(type->elem_type));
  size_t rank = type->shape ? type->shape->n_dim : SIZE_MAX;
  if (rank > ONNX_RANK_MOST)
    onnx_refuse(g, "input %s has no shape, or more than %d dimensions", onnx_quoted(info->name), ONNX_RANK_MOST);
  onnx_shape shape = {.rank = rank};
  for (size_t d = 0; d < shape.rank; d++) {
    shape.dim[d] = onnx_known_dimension(info, d);
    if (shape.dim[d] == 0 && (d > 0 || shape.rank == 1))
      onnx_refuse(g, "dimension %zu of input %s is not known", d, onnx_quoted(info->name));
    if (shape.dim[d] == 0)
      shape.dim[d] = 1;
  }
  if (g->wish->batch && shape.rank < 2)
    onnx_refuse(g, "input %s has the shape %s, and no batch", onnx_quoted(info->name), onnx_shape_text(&shape));
  if (g->wish->batch)
    shape.dim[0] = g->wish->batch;
  return shape;
}

/* What the report says of an input that takes columns from `first` on. */
static void report_input(onnx_graph *g, const char *name, const onnx_shape *shape, size_t first, size_t count)
{
  bool batch = shape->rank > 1 && shape->dim[0] > 1 && !g->wish->batch;
  import_say(&g->result, "input", "%s has the shape %s: numbers %zu to %zu of a point%s", onnx_quoted(name),
             onnx_shape_text(shape), first, first + count - 1,
             batch ? "; if the first dimension is a batch, --batch 1 takes one row" : "");
}

/* Enters one input, whose numbers come after `before` others; returns how many there are then. */
static size_t make_input(onnx_graph *g, const Onnx__ValueInfoProto *info, size_t before, bool alone)
{
  onnx_shape shape = input_shape(g, info);
  size_t count = onnx_shape_count(&shape);
  if (count >= LIMIT_INPUTS - before)
    fail(STATUS_UNDECIDED, "%s: input %s has the shape %s: more than %zu inputs%s", g->file, onnx_quoted(info->name),
         onnx_shape_text(&shape), LIMIT_INPUTS - 1,
         g->wish->batch ? "" : "; if the first dimension is a batch, --batch 1 takes one row");
  onnx_tensor t = onnx_tensor_new(info->type->tensor_type->elem_type, shape, g->at);
  for (size_t k = 0; k < t.count; k++)
    if (g->at)
      mpq_set(t.number + k, g->at + before + k + 1);
    else
      t.form[k] = linear_neuron(before + k + 1);
  if (!alone || (shape.rank > 1 && shape.dim[0] > 1))
    report_input(g, info->name, &shape, before + 1, count);
  onnx_make(g, onnx_find(g, info->name), t);
  return before + count;
}

/* The input of the graph with that name. */
static onnx_value *find_wished(const onnx_graph *g, const Onnx__GraphProto *graph, const char *name, size_t length)
{
  for (size_t i = 0; i < graph->n_input; i++) {
    const char *own = onnx_text(graph->input[i]->name);
    onnx_value *v = onnx_find(g, own);
    if (v && v->kind == ONNX_INPUT && strlen(own) == length && memcmp(own, name, length) == 0)
      return v;
  }
  onnx_refuse(g, "the graph has no input %s", quoted(name, length));
}

/* Those that --input names, in its order. */
static size_t make_wished_inputs(onnx_graph *g, const Onnx__GraphProto *graph)
{
  size_t count = 0;
  for (const char *name = g->wish->inputs; name;) {
    size_t length;
    const char *rest = text_rest(name, &length);
    onnx_value *v = find_wished(g, graph, name, length);
    if (v->made)
      onnx_refuse(g, "--input names %s twice", onnx_quoted(v->name));
    v->uses++;
    count = make_input(g, graph->input[v->number], count, false);
    name = rest;
  }
  return count;
}

static bool is_free(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  return onnx_find(g, info->name)->kind == ONNX_INPUT;
}

/* Inputs of the graph that no initializer stands for; those only that the output needs if `needed`. */
static size_t count_inputs(const onnx_graph *g, const Onnx__GraphProto *graph, bool needed)
{
  size_t count = 0;
  for (size_t i = 0; i < graph->n_input; i++)
    if (is_free(g, graph->input[i]) && (!needed || onnx_find(g, graph->input[i]->name)->uses > 0))
      count++;
  return count;
}

/* Those that the output needs, in the order of the file; the only one in any case. */
static size_t make_all_inputs(onnx_graph *g, const Onnx__GraphProto *graph)
{
  size_t all = count_inputs(g, graph, false), count = 0;
  for (size_t i = 0; i < graph->n_input; i++) {
    onnx_value *v = onnx_find(g, graph->input[i]->name);
    if (!is_free(g, graph->input[i]) || (all > 1 && v->uses == 0))
      continue;
    v->uses++;
    count = make_input(g, graph->input[i], count, all == 1);
  }
  return count;
}

void onnx_make_inputs(onnx_graph *g, const Onnx__GraphProto *graph)
{
  if (count_inputs(g, graph, false) == 0)
    onnx_refuse(g, "the graph has no input");
  size_t count = g->wish->inputs ? make_wished_inputs(g, graph) : make_all_inputs(g, graph);
  if (count == 0)
    onnx_refuse(g, "the output does not depend on the input");
  for (size_t i = 0; i < graph->n_input; i++) {
    const onnx_value *v = onnx_find(g, graph->input[i]->name);
    if (v->kind == ONNX_INPUT && v->uses > 0 && !v->made)
      onnx_refuse(g, "the output needs input %s, which --input leaves out", onnx_quoted(v->name));
  }
  g->net = linear_network_new(count);
}
