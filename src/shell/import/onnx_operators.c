#include "onnx_operator.h"
#include "shell/base/status.h"
#include <string.h>

typedef struct {
  const char *name;
  onnx_tensor (*evaluate)(onnx_graph *g, const onnx_tensor *const *in);
  size_t least, most, outputs;
  const char *attributes; /* each between blanks */
} operator;

#define LINE(name, evaluate, least, most, outputs, attributes) {name, evaluate, least, most, outputs, attributes},

static const operator operators[] = {ONNX_OPERATORS(LINE)};

static void check_attributes(const onnx_graph *g, const char *known)
{
  char word[32];
  for (size_t i = 0; i < g->node->n_attribute; i++) {
    const char *name = g->node->attribute[i]->name ? g->node->attribute[i]->name : "";
    snprintf(word, sizeof word, " %s ", name);
    if (strchr(name, ' ') || !name[0] || !strstr(known, word))
      onnx_refuse(g, "attribute %s is not supported", quoted(name, strlen(name)));
  }
}

static void check_inputs(const onnx_graph *g, const onnx_tensor *const *in, const operator *o)
{
  size_t count = g->node->n_input;
  bool right = count >= o->least && count <= o->most;
  for (size_t i = 0; i < count && right; i++)
    right = in[i] || (i >= o->least && o->most != ANY);
  if (!right)
    onnx_refuse(g, "this operator with %zu inputs is not supported", count);
  if (g->node->n_output > o->outputs)
    onnx_refuse(g, "this operator with %zu outputs is not supported", g->node->n_output);
}

/* A truth that depends on the input is a condition: these pass it on as it is. */
static void check_conditions(const onnx_graph *g, const onnx_tensor *const *in, size_t count)
{
  static const char keeping[] = " If Not Identity Cast Reshape Flatten Squeeze Unsqueeze ";
  char word[32];
  snprintf(word, sizeof word, " %s ", onnx_text(g->node->op_type));
  for (size_t i = 0; i < count; i++)
    if (in[i] && in[i]->form && in[i]->type == ONNX__TENSOR_PROTO__DATA_TYPE__BOOL && !strstr(keeping, word))
      onnx_refuse_bent(g, "a condition that depends on the input is supported only where an If has it");
}

onnx_tensor onnx_evaluate(onnx_graph *g, const onnx_tensor *const *in)
{
  const char *name = onnx_text(g->node->op_type);
  for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++)
    if (strcmp(operators[i].name, name) == 0) {
      check_attributes(g, operators[i].attributes);
      check_inputs(g, in, operators + i);
      check_conditions(g, in, g->node->n_input);
      return operators[i].evaluate(g, in);
    }
  onnx_refuse_operator(g);
}
