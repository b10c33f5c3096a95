#include "onnx.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* Nodes that wait for what they need, the newest last. */
typedef struct {
  const Onnx__GraphProto *graph;
  size_t count;
  size_t *node, *input; /* the next input to look at; owned */
  bool *waits, *done;   /* of every node; owned */
} waiting;

static waiting waiting_new(const Onnx__GraphProto *graph)
{
  size_t room = graph->n_node + 1;
  return (waiting){graph, 0, allocate(room, sizeof(size_t)), allocate(room, sizeof(size_t)),
                   allocate(room, sizeof(bool)), allocate(room, sizeof(bool))};
}

static void waiting_free(waiting *w)
{
  free(w->node);
  free(w->input);
  free(w->waits);
  free(w->done);
}

static void push(waiting *w, size_t node)
{
  w->node[w->count] = node;
  w->input[w->count++] = 0;
  w->waits[node] = true;
}

/* One that is named by node i. */
static onnx_value *find_input(onnx_graph *g, const Onnx__GraphProto *graph, size_t i, const char *name)
{
  onnx_value *v = onnx_find(g, name);
  if (v)
    return v;
  g->node = graph->node[i];
  g->number = i;
  onnx_refuse(g, "%s is no input of the graph, no initializer, and made by no node", onnx_quoted(name));
}

void onnx_mark_needed(onnx_graph *g, const Onnx__GraphProto *graph, onnx_value *output)
{
  waiting w = waiting_new(graph);
  g->needed = allocate(graph->n_node + 1, sizeof *g->needed);
  output->uses++;
  if (output->kind == ONNX_NODE)
    push(&w, output->number);
  while (w.count > 0) {
    size_t i = w.node[--w.count];
    g->needed[i] = true;
    for (size_t k = 0; k < graph->node[i]->n_input; k++) {
      if (!graph->node[i]->input[k][0])
        continue;
      onnx_value *v = find_input(g, graph, i, graph->node[i]->input[k]);
      v->uses++;
      if (v->kind == ONNX_NODE && !w.waits[v->number])
        push(&w, v->number);
    }
  }
  g->node = NULL;
  waiting_free(&w);
}

static const onnx_tensor *take(onnx_graph *g, const Onnx__GraphProto *graph, onnx_value *v)
{
  if (!v->made && v->kind == ONNX_INITIALIZER)
    onnx_make(g, v, onnx_tensor_read(g, graph->initializer[v->number]));
  if (!v->made)
    onnx_refuse(g, "its input %s is left out by the operator that makes it", onnx_quoted(v->name));
  return &v->tensor;
}

static void evaluate(onnx_graph *g, const Onnx__GraphProto *graph, size_t i)
{
  const Onnx__NodeProto *node = g->node = graph->node[i];
  const char *domain = onnx_text(node->domain);
  g->number = i;
  if (node->n_output == 0)
    onnx_refuse(g, "it has no output");
  if (domain[0] && strcmp(domain, "ai.onnx") != 0)
    onnx_refuse(g, "the operator is of domain %s, which is not supported", onnx_quoted(domain));
  const onnx_tensor **in = allocate(node->n_input + ONNX_INPUTS_LEAST, sizeof *in);
  for (size_t k = 0; k < node->n_input; k++)
    in[k] = node->input[k][0] ? take(g, graph, onnx_find(g, node->input[k])) : NULL;
  onnx_give(g, 0, onnx_evaluate(g, in));
  for (size_t k = 0; k < node->n_input; k++)
    if (node->input[k][0])
      onnx_drop(onnx_find(g, node->input[k]));
  free(in);
  g->node = NULL;
}

/* Evaluates the newest node that waits, or lets it wait for another. */
static void go_on(onnx_graph *g, waiting *w)
{
  size_t top = w->count - 1, i = w->node[top];
  const Onnx__NodeProto *node = w->graph->node[i];
  while (w->input[top] < node->n_input) {
    const char *name = node->input[w->input[top]++];
    const onnx_value *v = name[0] ? onnx_find(g, name) : NULL;
    if (!v || v->kind != ONNX_NODE || w->done[v->number])
      continue;
    g->node = node;
    g->number = i;
    if (w->waits[v->number])
      onnx_refuse(g, "there is a cycle: %s, made by node %zu, depends on this one", onnx_quoted(name), v->number);
    push(w, v->number);
    return;
  }
  evaluate(g, w->graph, i);
  w->done[i] = true;
  w->count--;
}

void onnx_evaluate_all(onnx_graph *g, const Onnx__GraphProto *graph)
{
  waiting w = waiting_new(graph);
  for (size_t i = 0; i < graph->n_node; i++) {
    if (!g->needed[i] || w.done[i])
      continue;
    push(&w, i);
    while (w.count > 0)
      go_on(g, &w);
  }
  waiting_free(&w);
}
