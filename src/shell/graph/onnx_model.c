#include "onnx_model.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>

#define IR_VERSION 8
#define OPERATORS_VERSION 13
/* The first of trees whose floats are binary32, and the first of others. */
#define TREES_VERSION 1
#define TREES_VERSION_64 3
#define TREES_DOMAIN "ai.onnx.ml"

void onnx_model_ends(const graph_request *r, onnx_graph_message *g, size_t rows, size_t inputs, size_t outputs)
{
  if (inputs == 0 || outputs == 0)
    fail(STATUS_USAGE, "export: --to onnx needs a network that has inputs, beside the constant 1, and outputs");
  onnx_message_input(g, &(onnx_message_value){"x", r->format, rows, inputs});
  onnx_message_output(g, &(onnx_message_value){"y", r->format, rows, outputs});
}

/* As an object of JSON, with the members that memcert-layered-2 has. */
static char *names_text(const columns *what)
{
  text_stream t;
  text_open(&t);
  fputc('{', t.stream);
  columns_json_write(t.stream, what);
  char *text = text_close(&t), *last = strrchr(text, ',');
  if (last)
    strcpy(last, "}");
  return text;
}

static void add_metadata(const graph_request *r, Onnx__ModelProto *model, const columns *what)
{
  onnx_message_metadata(model, "memcert.network.sha256", r->sha256);
  onnx_message_metadata(model, "memcert.numbers", r->numbers);
  char *names = what ? names_text(what) : NULL;
  if (names)
    onnx_message_metadata(model, "memcert.columns", names);
  free(names);
}

/* What of a graph is told. */
static void measure(graph_made *made, const onnx_graph_message *g, size_t depth)
{
  made->nodes += g->n_node;
  made->depth = depth > made->depth ? depth : made->depth;
  for (size_t i = 0; i < g->n_node; i++)
    for (size_t k = 0; k < g->node[i]->n_attribute; k++)
      if (g->node[i]->attribute[k]->g)
        measure(made, g->node[i]->attribute[k]->g, depth + 1);
}

graph_made onnx_model_pack(const graph_request *r, onnx_graph_message *g, const columns *what)
{
  graph_made made = {.trees = g->node[0]->domain};
  measure(&made, g, 0);
  Onnx__ModelProto *model = onnx_message_model(g, IR_VERSION);
  onnx_message_operators(model, "", OPERATORS_VERSION);
  if (made.trees)
    onnx_message_operators(model, TREES_DOMAIN, r->format == &binary_float32 ? TREES_VERSION : TREES_VERSION_64);
  add_metadata(r, model, what);
  made.size = onnx__model_proto__get_packed_size(model);
  if (made.size > GRAPH_MOST)
    fail(STATUS_UNDECIDED, "%s: the model takes more than 2 GB, which is the most that a protocol buffer holds", r->file);
  made.bytes = allocate(made.size, 1);
  onnx__model_proto__pack(model, made.bytes);
  onnx__model_proto__free_unpacked(model, NULL);
  return made;
}
