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
/* Inputs that are tried for another way, up to 2^SCALES times as large. */
#define ATTEMPTS 24
#define SCALES 8

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

/* Where the shape of the output is said, it must be this one, an open size of the batch aside. */
static void check_shape(const onnx_graph *g, const Onnx__ValueInfoProto *info, const onnx_tensor *t)
{
  const Onnx__TensorShapeProto *shape = info->type ? onnx_tensor_type(g, info)->shape : NULL;
  bool same = !shape || shape->n_dim == t->shape.rank;
  for (size_t d = g->wish->batch ? 1 : 0; shape && same && d < t->shape.rank; d++)
    same = onnx_known_dimension(info, d) == 0 || onnx_known_dimension(info, d) == t->shape.dim[d];
  if (!same)
    onnx_refuse(g, "output %s is said to have another shape than %s, which it has", onnx_quoted(info->name),
                onnx_shape_text(&t->shape));
}

/* Exit 3 or 4 if these are no outputs. */
static void check_outputs(onnx_graph *g, const Onnx__GraphProto *graph, const onnx_value *output)
{
  const onnx_tensor *t = &output->tensor;
  if (!output->made || (!t->form && g->ways.length == 0 && !g->at))
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
  onnx_make_inputs(g, graph);
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

/* The outputs at sample k, from node to node; exact or rounded. */
static void take_sample(onnx_graph *g, samples *s, size_t k, bool rounds)
{
  g->at = samples_input(s, k);
  g->rounds = rounds;
  g->infinite = false;
  g->decided = 0;
  const onnx_value *output = read_way(g, g->model->graph);
  if (!s->exact)
    samples_set_outputs(s, output->tensor.count);
  if (output->tensor.count != s->outputs)
    onnx_refuse(g, "output %s has as many elements as the input says", onnx_quoted(output->name));
  if (rounds && onnx_is_float(output->tensor.type) && !s->floats)
    s->floats = onnx_type_name(output->tensor.type);
  for (size_t i = 0; i < s->outputs; i++)
    mpq_set(samples_output(s, k, rounds) + i, output->tensor.number + i);
  layered_model inputs = g->net.net;
  forget_way(g);
  layered_model_free(&inputs);
  import_free(&g->result);
  g->result = (import){.notes = 0};
}

static bool is_among(const uint64_t *list, size_t count, uint64_t one)
{
  for (size_t i = 0; i < count; i++)
    if (list[i] == one)
      return true;
  return false;
}

/* The same exactly; of a network that branches at an input that takes another way than those before it, if one of a few
 * does.  A digest of the way. */
static uint64_t take_exact(onnx_graph *g, samples *s, size_t k, bool branches, const uint64_t *before)
{
  take_sample(g, s, k, false);
  for (size_t attempt = 0; branches && attempt < ATTEMPTS && is_among(before, k, g->decided); attempt++) {
    samples_try(s, k, attempt, 1UL << attempt % SCALES);
    take_sample(g, s, k, false);
  }
  return g->decided;
}

/* At all samples.  What is said of the network counts. */
static samples *take_samples(onnx_graph *g, size_t inputs, bool branches)
{
  samples *s = samples_new(inputs);
  uint64_t decided[SAMPLES] = {0};
  if (branches)
    s->where = "zeros, others on other ways";
  for (size_t k = 0; k < SAMPLES; k++) {
    decided[k] = take_exact(g, s, k, branches, decided);
    take_sample(g, s, k, true);
    s->infinite[k] = g->infinite;
    s->otherwise[k] = decided[k] != g->decided;
  }
  return s;
}

static void release(onnx_graph *g)
{
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
  g.from = source_is_known(file) ? source_load(file, WANTED_ONNX) : source_load_binary(file);
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
  import result = g.result;
  result.net = g.net.net;
  g.result = (import){.notes = 0};
  if (!result.trees) {
    forget_way(&g);
    if (!wish->no_samples)
      result.samples = take_samples(&g, result.net.inputs - 1, result.branches);
  }
  release(&g);
  return result;
}

const char *onnx_library(void)
{
  return protobuf_c_version();
}
