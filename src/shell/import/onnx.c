#include "onnx.h"
#include "kernel/switch/bounds.h"
#include "onnx_operator_list.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/text.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The first version in which Add and Gemm repeat their operands as they do now. */
#define OPSET_LEAST 7
/* A graph that branches is evaluated once for each leaf. */
#define WAYS_MOST 1000

const char *onnx_text(const char *text)
{
  return text ? text : "";
}

const char *onnx_quoted(const char *name)
{
  return quoted(onnx_text(name), strlen(onnx_text(name)));
}

const char *onnx_node_name(const Onnx__NodeProto *node)
{
  bool named = node->name && node->name[0];
  return named ? node->name : node->n_output > 0 ? node->output[0] : "";
}

/* In which branches the node is, for a message. */
static const char *branches_of(const onnx_graph *g)
{
  static char text[200];
  size_t length = 0;
  text[0] = '\0';
  for (size_t i = g->steps ? g->within : ONNX_OUTSIDE; i != ONNX_OUTSIDE && length < sizeof text; i = g->step[i].within) {
    size_t outer = g->step[i].within;
    int more = outer == ONNX_OUTSIDE ? 0 : snprintf(text + length, sizeof text - length, " of %s of node %zu",
                                                    g->step[i].branch, g->step[outer].number);
    length += more > 0 ? (size_t)more : 0;
  }
  return text;
}

void onnx_refuse(const onnx_graph *g, const char *format, ...)
{
  char message[2048];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  place where = {g->file, 0, 0};
  const Onnx__NodeProto *node = g->node;
  if (!node)
    fail_at(STATUS_FILE, where, "%s", message);
  bool named = node->name && node->name[0];
  fail_at(STATUS_FILE, where, "node %zu%s, %s%s (operator %s): %s", g->number, branches_of(g), named ? "" : "of ",
          onnx_quoted(onnx_node_name(node)), onnx_quoted(node->op_type), message);
}

/* Where the network could end, so that this node is left out: after what makes its inputs. */
static const char *ends_before(const onnx_graph *g)
{
  static char text[600];
  size_t length = 0;
  text[0] = '\0';
  for (size_t k = 0; k < g->node->n_input && length < sizeof text; k++) {
    const onnx_value *v = onnx_find(g, g->node->input[k]);
    bool again = k > 0 && strcmp(g->node->input[k], g->node->input[k - 1]) == 0;
    bool inside = v && v->scope != ONNX_OUTSIDE;
    if (again || !v || !v->made || v->kind != ONNX_NODE || !v->tensor.form || inside)
      continue;
    const char *name = onnx_quoted(onnx_node_name(g->step[v->number].node));
    int more = snprintf(text + length, sizeof text - length, "%s%s", length ? ", " : "; --until ends the network before it: ",
                        name);
    length += more > 0 ? (size_t)more : 0;
  }
  return text;
}

void onnx_refuse_operator(const onnx_graph *g)
{
  onnx_refuse(g, "this operator is not supported%s; supported are" ONNX_OPERATOR_NAMES, ends_before(g));
}

void onnx_refuse_bent(const onnx_graph *g, const char *why)
{
  onnx_refuse(g, "%s%s", why, ends_before(g));
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
    onnx_refuse(g, "%s is no tensor", onnx_quoted(info->name));
  return info->type->tensor_type;
}

/* The shape of the input, the batch being 1 where its size is open. */
static onnx_shape input_shape(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  const Onnx__TypeProto__Tensor *type = tensor_type(g, info);
  if (!onnx_is_float(type->elem_type))
    onnx_refuse(g, "input %s has the type %s, which is no float", onnx_quoted(info->name),
                onnx_type_name(type->elem_type));
  size_t rank = type->shape ? type->shape->n_dim : SIZE_MAX;
  if (rank > ONNX_RANK_MOST)
    onnx_refuse(g, "input %s has no shape, or more than %d dimensions", onnx_quoted(info->name), ONNX_RANK_MOST);
  onnx_shape shape = {.rank = rank};
  for (size_t d = 0; d < shape.rank; d++) {
    shape.dim[d] = known_dimension(info, d);
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
  onnx_tensor t = onnx_tensor_new(info->type->tensor_type->elem_type, shape, false);
  for (size_t k = 0; k < t.count; k++)
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

static void make_inputs(onnx_graph *g, const Onnx__GraphProto *graph)
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

/* Where the shape of the output is said, it must be this one, an open size of the batch aside. */
static void check_shape(const onnx_graph *g, const Onnx__ValueInfoProto *info, const onnx_tensor *t)
{
  const Onnx__TensorShapeProto *shape = info->type ? tensor_type(g, info)->shape : NULL;
  bool same = !shape || shape->n_dim == t->shape.rank;
  for (size_t d = g->wish->batch ? 1 : 0; shape && same && d < t->shape.rank; d++)
    same = known_dimension(info, d) == 0 || known_dimension(info, d) == t->shape.dim[d];
  if (!same)
    onnx_refuse(g, "output %s is said to have another shape than %s, which it has", onnx_quoted(info->name),
                onnx_shape_text(&t->shape));
}

/* Exit 3 or 4 if these are no outputs. */
static void check_outputs(onnx_graph *g, const Onnx__GraphProto *graph, const onnx_value *output)
{
  const onnx_tensor *t = &output->tensor;
  if (!output->made || (!t->form && g->ways.length == 0))
    onnx_refuse(g, "output %s does not depend on the input", onnx_quoted(output->name));
  if (!onnx_is_float(t->type))
    onnx_refuse(g, "output %s has the type %s%s", onnx_quoted(output->name), onnx_type_name(t->type),
                t->type == ONNX__TENSOR_PROTO__DATA_TYPE__INT64
                  ? ": --without-last leaves out a last ArgMax, and --class-number puts out its class then" : "");
  if (2 * t->count > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu outputs", g->file, LIMIT_OUTPUTS / 2);
  for (size_t i = 0; i < graph->n_output; i++)
    if (strcmp(onnx_text(graph->output[i]->name), output->name) == 0)
      check_shape(g, graph->output[i], t);
  if (g->wish->without_last)
    onnx_check_last(g, graph, t);
}

static void check_versions(onnx_graph *g)
{
  for (size_t i = 0; i < g->model->n_opset_import; i++) {
    const Onnx__OperatorSetIdProto *set = g->model->opset_import[i];
    const char *domain = onnx_text(set->domain);
    if (domain[0] && strcmp(domain, "ai.onnx") != 0)
      continue;
    if (set->version < OPSET_LEAST)
      onnx_refuse(g, "operators of version %lld: %d or later is supported", (long long)set->version, OPSET_LEAST);
    g->version = set->version;
    return;
  }
  onnx_refuse(g, "it is not said of which version the operators are");
}

/* Evaluates the graph, on one way where it branches. */
static onnx_value *read_way(onnx_graph *g, const Onnx__GraphProto *graph)
{
  onnx_name_all(g, graph);
  onnx_value *output = onnx_choose_output(g, graph);
  onnx_mark_needed(g, output);
  make_inputs(g, graph);
  onnx_evaluate_all(g, output);
  check_outputs(g, graph, output);
  if (g->wish->classes) {
    onnx_tensor found = onnx_class_of(g, &output->tensor);
    onnx_tensor_free(&output->tensor);
    output->tensor = found;
    import_say(&g->result, "outputs", "the class, which is the number of the largest output, of equal ones the first");
  }
  return output;
}

static void forget_way(onnx_graph *g)
{
  onnx_values_free(g);
  free(g->step);
  free(g->initializer);
  g->values = g->step = NULL;
  g->initializer = NULL;
  g->steps = g->step_room = g->initializers = g->initializer_room = 0;
  linear_network_free(&g->net);
  g->net = (linear_network){.count = 0};
}

/* All outputs as forms, constants too. */
static void end_way(onnx_graph *g, const onnx_tensor *t)
{
  if (g->ways.count > 0 && t->count != g->ways.net.outputs / 2)
    onnx_refuse(g, "the output has %zu elements in one branch and %zu in another", g->ways.net.outputs / 2, t->count);
  linear_form *out = linear_forms_new(t->count);
  for (size_t i = 0; i < t->count; i++)
    out[i] = onnx_form(t, i);
  ways_end(&g->ways, g->file, &g->net, out, t->count, g->wish->leaves ? g->wish->leaves : WAYS_MOST);
  linear_forms_free(out, t->count);
}

/* The other ways.  What is said of the first one counts. */
static void read_other_ways(onnx_graph *g, const Onnx__GraphProto *graph, const onnx_value *output)
{
  import said = g->result;
  end_way(g, &output->tensor);
  while (ways_next(&g->ways)) {
    layered_model old = g->net.net;
    forget_way(g);
    layered_model_free(&old);
    g->result = (import){.notes = 0};
    output = read_way(g, graph);
    end_way(g, &output->tensor);
    said.rounded = g->result.rounded > said.rounded ? g->result.rounded : said.rounded;
    import_free(&g->result);
  }
  g->result = said;
  g->result.branches = true;
  g->result.tree = ways_take(&g->ways);
}

static void read_graph(onnx_graph *g, const Onnx__GraphProto *graph)
{
  if (graph->n_sparse_initializer > 0)
    onnx_refuse(g, "sparse initializers are not supported");
  const onnx_value *output = read_way(g, graph);
  if (g->ways.length == 0 && !output->tensor.form)
    onnx_refuse(g, "output %s does not depend on the input", onnx_quoted(output->name));
  if (g->ways.length > 0)
    read_other_ways(g, graph, output);
  else
    linear_outputs(&g->net, output->tensor.form, output->tensor.count);
}

static void release(onnx_graph *g)
{
  if (!g->result.trees)
    forget_way(g);
  ways_free(&g->ways);
  onnx_external_free(g);
  onnx__model_proto__free_unpacked(g->model, NULL);
  source_free(&g->from);
  numbers_free(g->one, 1);
  numbers_free(g->factor, 1);
  numbers_free(g->product, 1);
}

import onnx_read(const char *file, const import_wish *wish)
{
  progress_begin("reading");
  onnx_graph g = {.file = file, .wish = wish, .within = ONNX_OUTSIDE, .ways = ways_new()};
  g.one = numbers_new(1);
  g.factor = numbers_new(1);
  g.product = numbers_new(1);
  mpq_set_ui(g.one, 1, 1);
  g.from = source_load_binary(file);
  source_unpack(&g.from);
  const uint8_t *bytes = (const uint8_t *)g.from.bytes;
  file_advice_check(file, g.from.bytes, g.from.size, WANTED_ONNX);
  onnx_wire_check(file, bytes, g.from.size);
  g.model = onnx__model_proto__unpack(NULL, g.from.size, bytes);
  if (!g.model)
    fail(STATUS_UNDECIDED, "out of memory: %s has %zu bytes", file, g.from.size);
  if (!g.model->graph)
    onnx_refuse(&g, "this is no ONNX file: it has no graph");
  if (onnx_trees_are_in(g.model->graph))
    g.result.trees = onnx_trees_read(&g, g.model->graph);
  else {
    check_versions(&g);
    read_graph(&g, g.model->graph);
  }
  layered_model made = g.net.net;
  release(&g);
  g.result.net = made;
  return g.result;
}

const char *onnx_library(void)
{
  return protobuf_c_version();
}
