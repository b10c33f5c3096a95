/* A graph as a model, and its bytes. */
#ifndef MEMCERT_SHELL_ONNX_MODEL_H
#define MEMCERT_SHELL_ONNX_MODEL_H

#include "graph_make.h"
#include "onnx_message.h"

/* The input x and the output y of a graph, of `rows` points or, if that is 0, of any number of them.  Exit 2 if a point
 * has no inputs, or no outputs. */
void onnx_model_ends(const graph_request *r, onnx_graph_message *g, size_t rows, size_t inputs, size_t outputs);

/* The model, in whose metadata are the names and labels, if `what` has some; the graph is released. */
graph_made onnx_model_pack(const graph_request *r, onnx_graph_message *g, const columns *what);

#endif
