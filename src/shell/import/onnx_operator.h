/* The operators of ONNX: each is the value of g->node, whose inputs these are, NULL for one that is left out. */
#ifndef MEMCERT_SHELL_ONNX_OPERATOR_H
#define MEMCERT_SHELL_ONNX_OPERATOR_H

#include "onnx.h"
#include "onnx_operator_list.h"

#define DECLARED(name, evaluate, least, most, outputs, attributes) \
  onnx_tensor evaluate(onnx_graph *g, const onnx_tensor *const *in);

ONNX_OPERATORS(DECLARED)
#undef DECLARED

#endif
