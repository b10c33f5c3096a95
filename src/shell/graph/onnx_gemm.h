/* Sums of products as nodes Gemm. */
#ifndef MEMCERT_SHELL_ONNX_GEMM_H
#define MEMCERT_SHELL_ONNX_GEMM_H

#include "graph_make.h"
#include "onnx_message.h"

#define ONNX_NAME_MOST 32

/* Variables that are one tensor: first, ..., first + count - 1. */
typedef struct {
  size_t first, count;
  char name[ONNX_NAME_MOST];
} onnx_block;

/* A graph that is being made, and the variables that are known in it: blocks in their order.  Variable 0 is in none where
 * it is the constant 1. */
typedef struct {
  const char *file; /* for messages */
  const binary_float *format;
  bool constant;
  size_t blocks, room;
  onnx_block *block; /* owned */
  size_t bytes;      /* of all tensors so far */
} onnx_making;

/* One that has the inputs, called x.  Exit 2 if there are none beside the constant. */
onnx_making onnx_gemm_new(const graph_request *r, size_t inputs, bool constant);
void onnx_gemm_free(onnx_making *m);

/* Adds a block. */
void onnx_gemm_block(onnx_making *m, size_t first, size_t count, const char *name);
/* The block of a variable. */
const onnx_block *onnx_gemm_find(const onnx_making *m, size_t variable);

/* `weight` times the variable `source` is added to sum `target`. */
typedef struct {
  size_t target, source;
  mpq_srcptr weight;
} onnx_term;

/* Adds the nodes that make the tensor of that name of so many sums; no two terms have the same target and source.  Sums
 * that read nothing read x, with zeros: so they have a row for each point, and onnxruntime does not take a condition for
 * known, which it then gets wrong.  Exit 4 if the model becomes larger than a protocol buffer may be. */
void onnx_gemm_write(onnx_making *m, onnx_graph_message *g, const char *name, size_t count, const onnx_term *term,
                     size_t terms);
/* The same of terms that read the constant 1 only, as one row of numbers; and of no numbers, NaN. */
void onnx_gemm_write_numbers(onnx_making *m, onnx_graph_message *g, const char *name, size_t count, const onnx_term *term,
                             size_t terms);
void onnx_gemm_write_none(onnx_making *m, onnx_graph_message *g, const char *name, size_t count);

#endif
