/* Whether bytes are the encoding of a message, before the library reads them: messages of any description. */
#include "shell/import/onnx_wire.c"
#include <__fc_builtin.h>
#include <stdlib.h>

/* Messages are in messages: below the first, this is what is known of one. */
/*@ requires within: \valid(w) && w->at <= end;
  @ requires readable: end == 0 || \valid_read(w->bytes + (0 .. end - 1));
  @ assigns w->at \from w->at, end, w->bytes[0 .. end - 1], depth;
  @ ensures within: w->at <= end;
  @*/
static void check_message(wire *w, size_t end, const ProtobufCMessageDescriptor *what, unsigned depth);

const ProtobufCMessageDescriptor onnx__model_proto__descriptor;

/* protobuf-c: a field of any type, or none. */
const ProtobufCFieldDescriptor *protobuf_c_message_descriptor_get_field(const ProtobufCMessageDescriptor *what,
                                                                        unsigned number)
{
  static ProtobufCFieldDescriptor field = {.descriptor = &onnx__model_proto__descriptor};
  field.label = (ProtobufCLabel)Frama_C_interval(PROTOBUF_C_LABEL_REQUIRED, PROTOBUF_C_LABEL_NONE);
  field.type = (ProtobufCType)Frama_C_interval(PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_MESSAGE);
  return Frama_C_nondet(0, 1) ? &field : NULL;
}

int main(void)
{
  uint8_t *bytes = malloc(SIZE);
  if (!bytes)
    return 1;
  //@ widen_hints global:"all", SIZE - 1, SIZE, SIZE + 1;
  Frama_C_make_unknown((char *)bytes, SIZE);
  onnx_wire_check("file.onnx", bytes, SIZE);
  //@ check reached: \false;
  return 0;
}
