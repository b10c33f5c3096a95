/* Networks as models of ONNX in memory. */
#ifndef MEMCERT_SHELL_GRAPH_MAKE_H
#define MEMCERT_SHELL_GRAPH_MAKE_H

#include <stdint.h>
#include "shell/base/binary_float.h"
#include "shell/conditional/conditional_model.h"
#include "shell/layered/layered_model.h"

/* Bytes of a protocol buffer, at most. */
#define GRAPH_MOST 0x7fffffff

/* What is said beside the network. */
typedef struct {
  const char *file;           /* of the network */
  const char *sha256;         /* of that file */
  const char *numbers;        /* a sentence about them */
  const binary_float *format; /* of which all of them are */
} graph_request;

typedef struct {
  uint8_t *bytes; /* owned */
  size_t size;
  size_t nodes;   /* those in branches included */
  size_t depth;   /* of If in If, 0 if there is none */
  bool one_point; /* it takes one point at a time */
  bool trees;     /* its only node is a TreeEnsembleRegressor */
} graph_made;

/* Exit 2 without inputs or outputs; exit 4 for what no protocol buffer holds. */
graph_made graph_make_layered(const graph_request *r, const layered_model *m);
graph_made graph_make_conditional(const graph_request *r, const conditional_model *m);

#endif
