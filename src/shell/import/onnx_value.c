#include "onnx.h"
#include "shell/base/memory.h"
#include <search.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *left, const void *right)
{
  const onnx_value *a = left, *b = right;
  return strcmp(a->name, b->name);
}

onnx_value *onnx_find(const onnx_graph *g, const char *name)
{
  onnx_value wanted = {.name = onnx_text(name)};
  onnx_value *const *found = tfind(&wanted, &g->values, by_name);
  return found ? *found : NULL;
}

static void enter(onnx_graph *g, const char *name, int kind, size_t number, size_t scope)
{
  if (onnx_text(name)[0] == '\0')
    onnx_refuse(g, "a value has no name");
  if (onnx_find(g, name))
    onnx_refuse(g, "two values have the name %s", onnx_quoted(name));
  onnx_value *made = allocate(1, sizeof *made);
  *made = (onnx_value){.name = name, .kind = kind, .number = number, .scope = scope};
  if (!tsearch(made, &g->values, by_name))
    fail(STATUS_UNDECIDED, "out of memory");
}

void onnx_look_at(onnx_graph *g, size_t i)
{
  g->node = i == ONNX_OUTSIDE ? NULL : g->step[i].node;
  g->number = i == ONNX_OUTSIDE ? 0 : g->step[i].number;
  g->within = i;
}

/* Enters a node.  Only its first output needs a name. */
static void enter_node(onnx_graph *g, onnx_step step)
{
  g->step = with_room(g->step, &g->step_room, g->steps + 1, sizeof *g->step);
  g->step[g->steps] = step;
  onnx_look_at(g, g->steps++);
  for (size_t k = 0; k < step.node->n_output; k++)
    if (k == 0 || onnx_text(step.node->output[k])[0])
      enter(g, step.node->output[k], ONNX_NODE, g->steps - 1, step.within);
  onnx_look_at(g, ONNX_OUTSIDE);
}

static void enter_initializers(onnx_graph *g, const Onnx__GraphProto *graph, size_t scope)
{
  for (size_t i = 0; i < graph->n_initializer; i++) {
    enter(g, graph->initializer[i]->name, ONNX_INITIALIZER, g->initializers, scope);
    g->initializer = with_room(g->initializer, &g->initializer_room, g->initializers + 1, sizeof *g->initializer);
    g->initializer[g->initializers++] = graph->initializer[i];
  }
}

void onnx_name_all(onnx_graph *g, const Onnx__GraphProto *graph)
{
  enter_initializers(g, graph, ONNX_OUTSIDE);
  /* An initializer may stand among the inputs. */
  for (size_t i = 0; i < graph->n_input; i++)
    if (!onnx_find(g, graph->input[i]->name) || onnx_find(g, graph->input[i]->name)->kind == ONNX_INPUT)
      enter(g, graph->input[i]->name, ONNX_INPUT, i, ONNX_OUTSIDE);
  for (size_t i = 0; i < graph->n_node; i++)
    enter_node(g, (onnx_step){.node = graph->node[i], .number = i, .within = ONNX_OUTSIDE});
}

void onnx_name_branch(onnx_graph *g, const Onnx__GraphProto *branch, size_t step, const char *name)
{
  enter_initializers(g, branch, step);
  for (size_t i = 0; i < branch->n_node; i++)
    enter_node(g, (onnx_step){.node = branch->node[i], .number = i, .within = step, .branch = name});
}

static void release(void *made)
{
  onnx_value *v = made;
  if (v->made)
    onnx_tensor_free(&v->tensor);
  free(v);
}

/* The name that was given there. */
static void forget(onnx_graph *g, const char *name, size_t scope)
{
  onnx_value *v = onnx_find(g, name);
  if (!v || v->scope != scope)
    return;
  tdelete(v, &g->values, by_name);
  release(v);
}

void onnx_forget_branch(onnx_graph *g, const Onnx__GraphProto *branch, size_t step)
{
  for (size_t i = 0; i < branch->n_initializer; i++)
    forget(g, branch->initializer[i]->name, step);
  for (size_t i = 0; i < branch->n_node; i++)
    for (size_t k = 0; k < branch->node[i]->n_output; k++)
      forget(g, branch->node[i]->output[k], step);
}

void onnx_make(onnx_graph *g, onnx_value *v, onnx_tensor tensor)
{
  (void)g;
  v->tensor = tensor;
  v->made = true;
  if (v->uses == 0)
    onnx_drop(v);
}

bool onnx_wants(const onnx_graph *g, size_t k)
{
  if (k >= g->node->n_output || !onnx_text(g->node->output[k])[0])
    return false;
  return onnx_find(g, g->node->output[k])->uses > 0;
}

/* As floats of their type are. */
static void round_all(onnx_graph *g, const onnx_tensor *t)
{
  for (size_t i = 0; i < t->count; i++)
    if (!onnx_round(t->number + i, t->type))
      g->infinite = true;
}

void onnx_give(onnx_graph *g, size_t k, onnx_tensor tensor)
{
  if (g->rounds && onnx_is_float(tensor.type))
    round_all(g, &tensor);
  onnx_make(g, onnx_find(g, g->node->output[k]), tensor);
}

void onnx_drop(onnx_value *v)
{
  if (v->uses > 0)
    v->uses--;
  if (v->uses > 0 || !v->made)
    return;
  onnx_tensor_free(&v->tensor);
  v->made = false;
}

void onnx_values_free(onnx_graph *g)
{
  tdestroy(g->values, release);
}
