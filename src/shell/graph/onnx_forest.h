/* Conditional networks that are a decision tree: tests of inputs, and at each leaf numbers. */
#ifndef MEMCERT_SHELL_ONNX_FOREST_H
#define MEMCERT_SHELL_ONNX_FOREST_H

#include "graph_make.h"
#include "onnx_message.h"

/* Whether this is one, with a test, whose outputs are floats of binary32, as those of a TreeEnsembleRegressor are. */
bool onnx_forest_is(const conditional_model *m);

/* Adds it as one of these, from x to y.  Where the network has no answer, all outputs are NaN. */
void onnx_forest_write(const graph_request *r, onnx_graph_message *g, const conditional_model *m);

#endif
