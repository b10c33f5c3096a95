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
