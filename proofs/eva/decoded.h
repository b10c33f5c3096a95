/* Messages of ONNX as protobuf-c decodes them: whatever a file may hold that passes onnx_wire_check().  A list has as
 * many elements as is said with it, a text ends in NUL, and what the format calls optional may be missing. */
#ifndef MEMCERT_EVA_DECODED_H
#define MEMCERT_EVA_DECODED_H

#include "shell/onnx.h"

/* A list whose elements are all the same one, about which nothing is known. */
#define EACH(element) {[0 ... SIZE - 1] = element}

/* Any list of numbers, and how many. */
void *any_list(size_t *count, size_t size);
char *any_name(void);
char *any_name_or_none(void);
extern Onnx__TensorProto decoded_tensor;
Onnx__TensorProto *any_tensor_message(void);
extern Onnx__NodeProto decoded_node;
Onnx__NodeProto *any_node(void);

/* A value of a graph, of a shape that is not empty. */
onnx_tensor any_tensor(void);

#endif
