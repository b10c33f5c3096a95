/* Messages of ONNX as protobuf-c decodes them: whatever a file may hold that passes onnx_wire_check().  A list ends
 * after as many elements as are said with it, and is NULL if that is none; a text ends in NUL; what the format calls
 * optional may be missing.  Elements are one of two, so that what is found out of one is not known of another; only the
 * nodes of a graph, which are evaluated one by one, are all the same. */
#ifndef MEMCERT_EVA_DECODED_H
#define MEMCERT_EVA_DECODED_H

#include "shell/import/onnx.h"

/* What a list is taken from. */
#define EACH(one, other) {[0 ... SIZE - 2] = one, [SIZE - 1] = other}
#define LIST(array, count) ((count) > 0 ? (array) + (SIZE - (count)) : NULL)

size_t any_count(void);
char *any_name_or_none(void);
void any_tensor_message(Onnx__TensorProto *t);
void any_node(Onnx__NodeProto *node);

/* A value of a graph, of a shape that is not empty. */
onnx_tensor any_tensor(void);

#endif
