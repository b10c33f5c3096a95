/* What onnx.c and the like promise the other sources of this reader. */
#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>
#include <stdlib.h>

/*@ requires text: valid_read_string(format);
  @ assigns \nothing;
  @ ensures leaves: \false;
  @*/
void onnx_refuse(const onnx_graph *g, const char *format, ...)
{
  exit(3);
}

void onnx_refuse_operator(const onnx_graph *g)
{
  exit(3);
}

const char *onnx_text(const char *text)
{
  return text ? text : "";
}

const char *onnx_quoted(const char *name)
{
  return "'x'";
}

bool onnx_wants(const onnx_graph *g, size_t k)
{
  return Frama_C_nondet(0, 1);
}

void onnx_give(onnx_graph *g, size_t k, onnx_tensor tensor)
{
}

void onnx_look_at(onnx_graph *g, size_t i)
{
}

onnx_value *onnx_find(const onnx_graph *g, const char *name)
{
  static onnx_value value;
  value.tensor = any_tensor();
  value.made = Frama_C_nondet(0, 1);
  return Frama_C_nondet(0, 1) ? &value : NULL;
}

void onnx_make(onnx_graph *g, onnx_value *v, onnx_tensor tensor)
{
  v->tensor = tensor;
  v->made = true;
}

void onnx_drop(onnx_value *v)
{
}

void onnx_name_branch(onnx_graph *g, const Onnx__GraphProto *branch, size_t step, const char *name)
{
}
