/* Inside the reader of ONNX: a graph is evaluated on linear forms instead of numbers. */
#ifndef MEMCERT_SHELL_ONNX_H
#define MEMCERT_SHELL_ONNX_H

#include <onnx.pb-c.h>
#include "import.h"
#include "linear.h"
#include "shell/base/source.h"

#define ONNX_RANK_MOST 8

typedef struct {
  size_t rank;
  size_t dim[ONNX_RANK_MOST];
} onnx_shape;

/* A value of the graph: constant, or linear in the neurons so far. */
typedef struct {
  int type; /* TensorProto.DataType */
  onnx_shape shape;
  size_t count;
  mpq_ptr number;    /* of a constant; owned */
  linear_form *form; /* of all others; owned */
} onnx_tensor;

/* A graph that is being read. */
typedef struct {
  const char *file;
  source from;
  Onnx__ModelProto *model;     /* what it says; owned */
  const Onnx__NodeProto *node; /* that is being evaluated, or NULL */
  size_t number;               /* of it, from 0 */
  void *values;                /* tsearch tree of what has a name */
  linear_network net;
  import result;
  mpq_ptr one, factor, product;
} onnx_graph;

/* Exit 3, naming the node that is being evaluated. */
_Noreturn void onnx_refuse(const onnx_graph *g, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Exit 3 unless the bytes are a ModelProto down to the last field: lengths, types, and depth.  What passes is
 * parsed if there is memory enough. */
void onnx_wire_check(const char *file, const uint8_t *bytes, size_t size);

/* onnx_tensor.c */

/* A new value, constant zeros or empty forms.  The dimensions are those of something that is there. */
onnx_tensor onnx_tensor_new(int type, onnx_shape shape, bool constant);
onnx_tensor onnx_tensor_copy(const onnx_tensor *from, onnx_shape shape);
void onnx_tensor_free(onnx_tensor *t);
/* The numbers that a file has, exactly. */
onnx_tensor onnx_tensor_read(onnx_graph *g, const Onnx__TensorProto *from);
bool onnx_is_float(int type);
/* Exit 3 if it is NaN or infinite; `what` has it. */
void onnx_float_read(const onnx_graph *g, mpq_ptr value, float from, const char *what);
/* FLOAT and so on. */
const char *onnx_type_name(int type);

/* onnx_shape.c */

/* The product, or SIZE_MAX if that is too large. */
size_t onnx_shape_count(const onnx_shape *s);
bool onnx_shape_equal(const onnx_shape *a, const onnx_shape *b);
/* As [2,3]; valid until the fourth next call. */
const char *onnx_shape_text(const onnx_shape *s);
/* What both can be repeated to; exit 3 if there is no such shape, 4 if it is much larger than both. */
onnx_shape onnx_broadcast(const onnx_graph *g, const onnx_shape *a, const onnx_shape *b);
/* The element of a tensor of shape `in` that element `index` of `out` repeats. */
size_t onnx_broadcast_index(const onnx_shape *out, size_t index, const onnx_shape *in);

/* onnx_operators.c */

/* The value of g->node, whose inputs these are; NULL for one that is left out. */
onnx_tensor onnx_evaluate(onnx_graph *g, const onnx_tensor *const *in);

#endif
