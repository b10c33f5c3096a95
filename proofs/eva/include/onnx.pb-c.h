/* Of what protoc-c makes, that which the check of the encoding needs. */
#ifndef MEMCERT_EVA_ONNX_H
#define MEMCERT_EVA_ONNX_H

#include <protobuf-c/protobuf-c.h>

typedef struct Onnx__ModelProto Onnx__ModelProto;
typedef struct Onnx__NodeProto Onnx__NodeProto;
typedef struct Onnx__TensorProto Onnx__TensorProto;

extern const ProtobufCMessageDescriptor onnx__model_proto__descriptor;

#endif
