/* The attributes of a node TreeEnsembleRegressor or TreeEnsembleClassifier. */
#ifndef MEMCERT_SHELL_ONNX_ENSEMBLE_H
#define MEMCERT_SHELL_ONNX_ENSEMBLE_H

#include "onnx.h"

/* Floats of the node: an attribute of 32 bits, or a tensor. */
typedef struct {
  const Onnx__AttributeProto *given;
  bool is_tensor;
  onnx_tensor tensor;
  size_t count;
} onnx_floats;

typedef struct {
  bool classifies;
  size_t nodes;
  const Onnx__AttributeProto *tree, *node, *column, *mode, *next, *otherwise; /* of every node */
  onnx_floats value;
  const Onnx__AttributeProto *term_tree, *term_node, *term_output;            /* of every weight of a leaf */
  onnx_floats weight;
} onnx_ensemble;

/* Those of g->node, all lists being as long as they must be; exit 3 otherwise. */
onnx_ensemble onnx_ensemble_find(onnx_graph *g, bool classifies);
void onnx_ensemble_free(onnx_ensemble *e);

/* The floats with that name, or with _as_tensor after it; none if there are none. */
onnx_floats onnx_ensemble_floats(onnx_graph *g, const char *name);
void onnx_ensemble_floats_free(onnx_floats *f);
void onnx_ensemble_float(const onnx_graph *g, const onnx_floats *f, size_t i, mpq_ptr value);

/* Whether a text is this word. */
bool onnx_ensemble_word(const ProtobufCBinaryData *text, const char *word);

#endif
