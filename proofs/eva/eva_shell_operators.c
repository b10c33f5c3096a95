/* Operators, data beside the model, attributes and onnx_wire.c for the driver of onnx.c. */
#include "eva_decoded.h"
#include <__fc_builtin.h>

/*@ requires inputs: \valid_read(in + (0 .. ONNX_INPUTS_LEAST - 1));
  @ requires node: \valid_read(g->node);
  @*/
onnx_tensor onnx_evaluate(onnx_graph *g, const onnx_tensor *const *in)
{
  return any_tensor();
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
void onnx_wire_check(const char *file, const uint8_t *bytes, size_t size)
{
}

/*@ requires text: valid_read_string(name); */
int64_t onnx_integer(const onnx_graph *g, const char *name, int64_t otherwise)
{
  int64_t value;
  Frama_C_make_unknown((char *)&value, sizeof value);
  return value;
}

void onnx_external_free(onnx_graph *g)
{
}

/*@ requires made: \valid(in);
  @ requires text: valid_read_string(format);
  @ assigns in->notes \from in->notes;
  @*/
void import_say(import *in, const char *about, const char *format, ...)
{
}

/* onnx_trees.c: any graph may have trees, and then is read to the end there. */
bool onnx_trees_are_in(const Onnx__GraphProto *graph)
{
  return Frama_C_nondet(0, 1);
}

forest *onnx_trees_read(onnx_graph *g, const Onnx__GraphProto *graph)
{
  return NULL;
}

void import_free(import *in)
{
}

/*@ requires forms: \valid_read(t); */
onnx_tensor onnx_class_of(onnx_graph *g, const onnx_tensor *t)
{
  return any_tensor();
}

/* A branch has no names here. */
/*@ requires step: \valid(g->step + step); */
void onnx_choose_branch(onnx_graph *g, size_t step)
{
  static Onnx__GraphProto branch;
  g->step[step].chosen = &branch;
}

/*@ requires node: \valid_read(node); */
void onnx_visit_inside(onnx_graph *g, const Onnx__NodeProto *node, void (*visit)(onnx_graph *g, onnx_value *v, void *of),
                       void *of)
{
}

/*@ requires step: \valid_read(s); */
size_t onnx_inputs(const onnx_step *s)
{
  return s->chosen ? s->chosen->n_output : s->node->n_input;
}

/*@ requires step: \valid_read(s); */
const char *onnx_input(const onnx_step *s, size_t k)
{
  return s->chosen ? onnx_text(s->chosen->output[k]->name) : s->node->input[k];
}
