#include "onnx.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* Steps that wait for what they need, the newest last. */
typedef struct {
  size_t count, room, input_room;
  size_t *step, *input; /* the next input to look at; owned */
} waiting;

static void waiting_free(waiting *w)
{
  free(w->step);
  free(w->input);
}

static void push(onnx_graph *g, waiting *w, size_t step)
{
  w->step = with_room(w->step, &w->room, w->count + 1, sizeof *w->step);
  w->input = with_room(w->input, &w->input_room, w->count + 1, sizeof *w->input);
  w->step[w->count] = step;
  w->input[w->count++] = 0;
  g->step[step].waits = true;
}

/* One that is named by a step. */
static onnx_value *find_input(onnx_graph *g, size_t step, const char *name)
{
  onnx_value *v = onnx_find(g, name);
  if (v)
    return v;
  onnx_look_at(g, step);
  onnx_refuse(g, "%s is no input of the graph, no initializer, and made by no node", onnx_quoted(name));
}

/* It is used once more. */
static void mark(onnx_graph *g, onnx_value *v, void *of)
{
  v->uses++;
  if (v->kind == ONNX_NODE && !g->step[v->number].waits)
    push(g, of, v->number);
}

void onnx_mark_needed(onnx_graph *g, onnx_value *output)
{
  waiting w = {.count = 0};
  mark(g, output, &w);
  while (w.count > 0) {
    size_t i = w.step[--w.count];
    const Onnx__NodeProto *node = g->step[i].node;
    g->step[i].needed = true;
    for (size_t k = 0; k < node->n_input; k++)
      if (node->input[k][0])
        mark(g, find_input(g, i, node->input[k]), &w);
    onnx_visit_inside(g, node, mark, &w);
  }
  for (size_t i = 0; i < g->steps; i++)
    g->step[i].waits = false;
  waiting_free(&w);
}

static const onnx_tensor *take(onnx_graph *g, onnx_value *v)
{
  if (!v->made && v->kind == ONNX_INITIALIZER)
    onnx_make(g, v, onnx_tensor_read(g, g->initializer[v->number]));
  if (!v->made)
    onnx_refuse(g, "its input %s is left out by the operator that makes it", onnx_quoted(v->name));
  return &v->tensor;
}

/* Evaluates it, and forgets the branch that was chosen. */
static void evaluate(onnx_graph *g, size_t i)
{
  onnx_look_at(g, i);
  const char *domain = onnx_text(g->node->domain);
  const onnx_step step = g->step[i];
  size_t count = onnx_inputs(&step);
  if (g->node->n_output == 0)
    onnx_refuse(g, "it has no output");
  if (domain[0] && strcmp(domain, "ai.onnx") != 0)
    onnx_refuse(g, "the operator is of domain %s, which is not supported", onnx_quoted(domain));
  const onnx_tensor **in = allocate(count + ONNX_INPUTS_LEAST, sizeof *in);
  for (size_t k = 0; k < count; k++)
    in[k] = onnx_input(&step, k)[0] ? take(g, find_input(g, i, onnx_input(&step, k))) : NULL;
  onnx_give(g, 0, onnx_evaluate(g, in));
  for (size_t k = 0; k < count; k++)
    if (onnx_input(&step, k)[0])
      onnx_drop(onnx_find(g, onnx_input(&step, k)));
  free(in);
  if (step.chosen)
    onnx_forget_branch(g, step.chosen, i);
  onnx_look_at(g, ONNX_OUTSIDE);
}

/* A step whose inputs are there: an If needs a branch next. */
static void end_waiting(onnx_graph *g, waiting *w)
{
  size_t i = w->step[w->count - 1];
  if (strcmp(onnx_text(g->step[i].node->op_type), "If") == 0 && !g->step[i].chosen) {
    onnx_choose_branch(g, i);
    w->input[w->count - 1] = 0;
    return;
  }
  evaluate(g, i);
  g->step[i].done = true;
  w->count--;
}

/* Evaluates the newest step that waits, or lets it wait for another. */
static void go_on(onnx_graph *g, waiting *w)
{
  size_t top = w->count - 1, i = w->step[top];
  while (w->input[top] < onnx_inputs(g->step + i)) {
    const char *name = onnx_input(g->step + i, w->input[top]++);
    const onnx_value *v = name[0] ? find_input(g, i, name) : NULL;
    if (!v || v->kind != ONNX_NODE || g->step[v->number].done)
      continue;
    onnx_look_at(g, i);
    if (g->step[v->number].waits)
      onnx_refuse(g, "there is a cycle: %s, made by node %zu, depends on this one", onnx_quoted(name),
                  g->step[v->number].number);
    push(g, w, v->number);
    return;
  }
  end_waiting(g, w);
}

/* Whether what is needed depends on what is decided. */
static bool branches(const onnx_graph *g)
{
  for (size_t i = 0; i < g->steps; i++)
    if (g->step[i].needed && (strcmp(onnx_text(g->step[i].node->op_type), "If") == 0 ||
                              strcmp(onnx_text(g->step[i].node->op_type), "ArgMax") == 0))
      return true;
  return false;
}

void onnx_evaluate_all(onnx_graph *g, const onnx_value *output)
{
  waiting w = {.count = 0};
  bool one = branches(g);
  size_t begin = one && output->kind == ONNX_NODE ? output->number : 0;
  for (size_t i = begin; i < (one ? begin + 1 : g->steps); i++) {
    if (!g->step[i].needed || g->step[i].done)
      continue;
    push(g, &w, i);
    while (w.count > 0)
      go_on(g, &w);
  }
  waiting_free(&w);
}
