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

static void enter(onnx_graph *g, const char *name, int kind, size_t number)
{
  if (onnx_text(name)[0] == '\0')
    onnx_refuse(g, "a value has no name");
  if (onnx_find(g, name))
    onnx_refuse(g, "two values have the name %s", onnx_quoted(name));
  onnx_value *made = allocate(1, sizeof *made);
  *made = (onnx_value){.name = name, .kind = kind, .number = number};
  if (!tsearch(made, &g->values, by_name))
    fail(STATUS_UNDECIDED, "out of memory");
}

/* Of a node only its first output needs a name. */
static void enter_outputs(onnx_graph *g, const Onnx__NodeProto *node, size_t number)
{
  g->node = node;
  g->number = number;
  for (size_t k = 0; k < node->n_output; k++)
    if (k == 0 || onnx_text(node->output[k])[0])
      enter(g, node->output[k], ONNX_NODE, number);
  g->node = NULL;
}

void onnx_name_all(onnx_graph *g, const Onnx__GraphProto *graph)
{
  for (size_t i = 0; i < graph->n_initializer; i++)
    enter(g, graph->initializer[i]->name, ONNX_INITIALIZER, i);
  /* An initializer may stand among the inputs. */
  for (size_t i = 0; i < graph->n_input; i++)
    if (!onnx_find(g, graph->input[i]->name) || onnx_find(g, graph->input[i]->name)->kind == ONNX_INPUT)
      enter(g, graph->input[i]->name, ONNX_INPUT, i);
  for (size_t i = 0; i < graph->n_node; i++)
    enter_outputs(g, graph->node[i], i);
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

void onnx_give(onnx_graph *g, size_t k, onnx_tensor tensor)
{
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

static void release(void *made)
{
  onnx_value *v = made;
  if (v->made)
    onnx_tensor_free(&v->tensor);
  free(v);
}

void onnx_values_free(onnx_graph *g)
{
  tdestroy(g->values, release);
}
