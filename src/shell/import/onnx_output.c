#include "onnx.h"
#include "shell/base/status.h"
#include <string.h>

/* What may be left out after the outputs, and what it keeps. */
static const struct {
  const char *name;
  const char *kept;
} last[] = {{"Softmax", "the largest output is the same one: check --argmax"},
            {"LogSoftmax", "the largest output is the same one: check --argmax"},
            {"Sigmoid", "it is at least 1/2 where the output here is at least 0, and the largest output is the same one"},
            {"ArgMax", "it is the number of the largest output here, from 0: check --argmax, which rejects ties"},
            {NULL, NULL}};

static const char *kept_by(const Onnx__NodeProto *node)
{
  for (size_t k = 0; last[k].name; k++)
    if (strcmp(last[k].name, onnx_text(node->op_type)) == 0 && node->n_input == 1)
      return last[k].kept;
  return NULL;
}

/* The names of all outputs, for a message. */
static _Noreturn void refuse_outputs(const onnx_graph *g, const Onnx__GraphProto *graph, const char *what)
{
  char names[600] = "";
  for (size_t i = 0; i < graph->n_output; i++) {
    size_t length = strlen(names);
    snprintf(names + length, sizeof names - length, "%s%s", i ? ", " : "", onnx_quoted(graph->output[i]->name));
  }
  onnx_refuse(g, "%s %s: --model-output NAME chooses one", what, names);
}

static const char *output_name(const onnx_graph *g, const Onnx__GraphProto *graph)
{
  const char *wanted = g->wish->output;
  if (!wanted && graph->n_output != 1)
    refuse_outputs(g, graph, graph->n_output ? "the graph has the outputs" : "the graph has no output:");
  if (!wanted)
    return graph->output[0]->name;
  for (size_t i = 0; i < graph->n_output; i++)
    if (strcmp(onnx_text(graph->output[i]->name), wanted) == 0)
      return wanted;
  refuse_outputs(g, graph, "there is no such output; the graph has");
}

/* The value that the node of that name makes first, or the value of that name. */
static onnx_value *find_until(const onnx_graph *g, const Onnx__GraphProto *graph)
{
  onnx_value *found = onnx_find(g, g->wish->until);
  if (found && found->kind != ONNX_NODE)
    found = NULL;
  for (size_t i = 0; i < graph->n_node; i++) {
    const Onnx__NodeProto *node = graph->node[i];
    if (strcmp(onnx_text(node->name), g->wish->until) != 0 || node->n_output == 0)
      continue;
    onnx_value *made = onnx_find(g, node->output[0]);
    if (found && found != made)
      onnx_refuse(g, "two nodes or values have the name %s", onnx_quoted(g->wish->until));
    found = made;
  }
  if (!found)
    onnx_refuse(g, "no node has the name %s, and none makes a value of that name", onnx_quoted(g->wish->until));
  return found;
}

/* The value before a Softmax and the like, and before what changes nothing after it; v if there is none of these. */
static onnx_value *leave_out(onnx_graph *g, const Onnx__GraphProto *graph, onnx_value *v)
{
  onnx_value *kept = v;
  size_t steps = 0;
  while (v && v->kind == ONNX_NODE && steps++ <= graph->n_node) {
    const Onnx__NodeProto *node = graph->node[v->number];
    const char *what = kept_by(node);
    if (!what && (strcmp(onnx_text(node->op_type), "Identity") != 0 || node->n_input != 1))
      break;
    v = onnx_find(g, node->input[0]);
    if (!what || !v)
      continue;
    import_say(&g->result, "left out", "%s %s: %s", node->op_type, onnx_quoted(onnx_node_name(node)), what);
    kept = v;
  }
  return kept;
}

onnx_value *onnx_choose_output(onnx_graph *g, const Onnx__GraphProto *graph)
{
  const char *name = g->wish->until ? NULL : output_name(g, graph);
  onnx_value *v = name ? onnx_find(g, name) : find_until(g, graph);
  if (!v)
    onnx_refuse(g, "output %s is made by no node", onnx_quoted(name));
  if (g->wish->until)
    import_say(&g->result, "until", "the outputs are %s, which are not those of the model", onnx_quoted(v->name));
  if (!g->wish->without_last)
    return v;
  onnx_value *before = leave_out(g, graph, v);
  if (before == v)
    onnx_refuse(g, "output %s is made by %s: --without-last leaves out Softmax, LogSoftmax, Sigmoid and ArgMax",
                onnx_quoted(v->name), v->kind == ONNX_NODE ? onnx_quoted(graph->node[v->number]->op_type) : "no node");
  return before;
}

/* Elements among which the node finds the largest. */
static size_t compared(const onnx_graph *g, const onnx_tensor *t)
{
  bool softmax = strcmp(g->node->op_type, "ArgMax") != 0, flattens = softmax && g->version < 13;
  int64_t otherwise = !softmax ? 0 : flattens ? 1 : -1;
  size_t axis = onnx_axis(g, onnx_integer(g, "axis", otherwise), t->shape.rank);
  if (!flattens)
    return t->shape.dim[axis];
  size_t count = 1;
  for (size_t d = axis; d < t->shape.rank; d++)
    count *= t->shape.dim[d];
  return count;
}

void onnx_check_last(onnx_graph *g, const Onnx__GraphProto *graph, const onnx_tensor *output)
{
  onnx_value *v = g->wish->until ? find_until(g, graph) : onnx_find(g, output_name(g, graph));
  while (v->kind == ONNX_NODE && &v->tensor != output) {
    g->node = graph->node[v->number];
    g->number = v->number;
    bool sigmoid = strcmp(onnx_text(g->node->op_type), "Sigmoid") == 0;
    if (kept_by(g->node) && !sigmoid && compared(g, output) != output->count)
      onnx_refuse(g, "it compares only some of the outputs, of shape %s, with each other; --until stops before it",
                  onnx_shape_text(&output->shape));
    v = onnx_find(g, g->node->input[0]);
  }
  g->node = NULL;
}
