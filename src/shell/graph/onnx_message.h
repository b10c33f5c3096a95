/* Messages of ONNX that are made.  What is added to a message belongs to it, and all is released with the model. */
#ifndef MEMCERT_SHELL_ONNX_MESSAGE_H
#define MEMCERT_SHELL_ONNX_MESSAGE_H

#include <gmp.h>
#include <onnx.pb-c.h>
#include "shell/base/binary_float.h"

typedef Onnx__GraphProto onnx_graph_message;
typedef Onnx__ModelProto onnx_model_message;
typedef Onnx__NodeProto onnx_node_message;
typedef Onnx__TensorProto onnx_tensor_message;

/* A graph with that name, for a model or for a branch of an If. */
onnx_graph_message *onnx_message_graph(const char *name);

/* A tensor of `rows` rows, 0 standing for any number of them, and of `count` columns.  Without a format it has the name
 * only, which is enough in a branch. */
typedef struct {
  const char *name;
  const binary_float *format;
  size_t rows, count;
} onnx_message_value;

/* A model that has the graph and was made by memcert; what is added to it: a set of operators, and what is said. */
onnx_model_message *onnx_message_model(onnx_graph_message *g, int64_t format_version);
void onnx_message_operators(onnx_model_message *model, const char *domain, int64_t version);
void onnx_message_metadata(onnx_model_message *model, const char *key, const char *value);

/* Adds an input or output to a graph. */
void onnx_message_input(onnx_graph_message *g, const onnx_message_value *value);
void onnx_message_output(onnx_graph_message *g, const onnx_message_value *value);

/* Adds a node: what its operator is given, NULL ending it, and what it makes. */
onnx_node_message *onnx_message_node(onnx_graph_message *g, const char *operator, const char *const *inputs,
                                     const char *output);
void onnx_message_more_output(onnx_node_message *node, const char *output);
void onnx_message_domain(onnx_node_message *node, const char *domain);

/* Adds an attribute to a node. */
void onnx_message_integer(onnx_node_message *node, const char *name, int64_t value);
void onnx_message_branch(onnx_node_message *node, const char *name, onnx_graph_message *branch);
/* A list of zeros, to be filled. */
int64_t *onnx_message_integers(onnx_node_message *node, const char *name, size_t count);
void onnx_message_texts(onnx_node_message *node, const char *name, const char *const *texts, size_t count);

/* A list of floats, to be filled by onnx_message_put(): those of binary32 are an attribute with that name, others are a
 * tensor, with _as_tensor after the name. */
typedef struct {
  float *floats;
  onnx_tensor_message *tensor;
} onnx_message_floats;
onnx_message_floats onnx_message_numbers(onnx_node_message *node, const char *name, const binary_float *format,
                                         size_t count);
/* number k := the float; NULL is no number, NaN. */
void onnx_message_put(const onnx_message_floats *list, size_t k, mpq_srcptr number);

/* Adds a tensor of zeros to a graph, of `rows` rows and `count` columns. */
onnx_tensor_message *onnx_message_matrix(onnx_graph_message *g, const char *name, const binary_float *format, size_t rows,
                                         size_t count);
/* The same of one element, a whole number. */
void onnx_message_index(onnx_graph_message *g, const char *name, size_t index);
/* Element k := the number, which is one of the format; NULL is NaN. */
void onnx_message_set(onnx_tensor_message *t, size_t k, mpq_srcptr number);

#endif
