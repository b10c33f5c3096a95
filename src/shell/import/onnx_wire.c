#include "onnx.h"
#include "shell/base/status.h"

/* Deeper messages than any network has would exhaust the stack of the parser. */
#define DEPTH_MOST 64
/* The longest encodings that the parser takes, of a number, and of the head or the length of a field. */
#define VALUE_BYTES 10
#define HEAD_BYTES 5

typedef struct {
  const char *file;
  const uint8_t *bytes;
  size_t at;
} wire;

static _Noreturn void refuse(const wire *w, const char *what)
{
  fail_at(STATUS_FILE, (place){w->file, 0, 0}, "this is no ONNX file, or it is damaged: at byte %zu %s", w->at, what);
}

/* Of at most this many bytes. */
static uint64_t take_varint(wire *w, size_t end, unsigned bytes)
{
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 7 * bytes; shift += 7) {
    if (w->at == end)
      refuse(w, "it is cut off");
    uint8_t byte = w->bytes[w->at++];
    value |= shift < 64 ? (uint64_t)(byte & 0x7F) << shift : 0;
    if (byte < 0x80)
      return value;
  }
  refuse(w, "there is an endless number");
}

static void skip(wire *w, size_t end, uint64_t length)
{
  if (length > end - w->at || length > INT32_MAX)
    refuse(w, "something is said to be longer than what is left");
  w->at += (size_t)length;
}

static bool fits(const ProtobufCFieldDescriptor *field, unsigned kind)
{
  bool repeated = field->label == PROTOBUF_C_LABEL_REPEATED;
  switch (field->type) {
  case PROTOBUF_C_TYPE_STRING:
  case PROTOBUF_C_TYPE_BYTES:
  case PROTOBUF_C_TYPE_MESSAGE: return kind == 2;
  case PROTOBUF_C_TYPE_FLOAT: return kind == 5 || (repeated && kind == 2);
  case PROTOBUF_C_TYPE_DOUBLE: return kind == 1 || (repeated && kind == 2);
  default: return kind == 0 || (repeated && kind == 2);
  }
}

/* The numbers of a repeated field that stand together, up to `end`. */
static void check_packed(wire *w, size_t end, const ProtobufCFieldDescriptor *field)
{
  size_t width = field->type == PROTOBUF_C_TYPE_FLOAT ? 4 : field->type == PROTOBUF_C_TYPE_DOUBLE ? 8 : 0;
  if (width && (end - w->at) % width)
    refuse(w, "the length does not fit the numbers");
  while (!width && w->at < end)
    take_varint(w, end, VALUE_BYTES);
  w->at = end;
}

static void check_message(wire *w, size_t end, const ProtobufCMessageDescriptor *what, unsigned depth);

/* A field of known length, which was skipped, again. */
static void check_inside(wire *w, size_t length, const ProtobufCFieldDescriptor *field, unsigned depth)
{
  size_t end = w->at;
  w->at -= length;
  if (field->type == PROTOBUF_C_TYPE_MESSAGE)
    check_message(w, end, field->descriptor, depth + 1);
  else if (field->type != PROTOBUF_C_TYPE_STRING && field->type != PROTOBUF_C_TYPE_BYTES)
    check_packed(w, end, field);
  w->at = end;
}

static void check_field(wire *w, size_t end, const ProtobufCMessageDescriptor *what, unsigned depth)
{
  uint64_t tag = take_varint(w, end, HEAD_BYTES);
  unsigned kind = tag & 7;
  if (tag >> 3 == 0 || tag >> 3 > 0x1FFFFFFF)
    refuse(w, "there is a field without a number");
  const ProtobufCFieldDescriptor *field = protobuf_c_message_descriptor_get_field(what, (unsigned)(tag >> 3));
  if (field && !fits(field, kind))
    refuse(w, "a field has the wrong type");
  if (kind == 0)
    take_varint(w, end, VALUE_BYTES);
  else if (kind == 1)
    skip(w, end, 8);
  else if (kind == 5)
    skip(w, end, 4);
  else if (kind == 2) {
    uint64_t length = take_varint(w, end, HEAD_BYTES);
    skip(w, end, length);
    if (field)
      check_inside(w, (size_t)length, field, depth);
  } else
    refuse(w, "there is a field of an unknown type");
}

static void check_message(wire *w, size_t end, const ProtobufCMessageDescriptor *what, unsigned depth)
{
  if (depth > DEPTH_MOST)
    refuse(w, "messages are nested too deeply");
  while (w->at < end)
    check_field(w, end, what, depth);
}

void onnx_wire_check(const char *file, const uint8_t *bytes, size_t size)
{
  wire w = {file, bytes, 0};
  check_message(&w, size, &onnx__model_proto__descriptor, 0);
}
