#include "array.h"
#include "array_size.h"
#include "shell/base/status.h"

static size_t big(const unsigned char *bytes)
{
  return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | (size_t)bytes[3];
}

array array_read_idx(const char *name, const char *bytes, size_t size)
{
  static const struct {
    unsigned char code;
    array_kind kind;
    size_t item;
  } types[] = {{0x08, ARRAY_UNSIGNED, 1}, {0x09, ARRAY_SIGNED, 1}, {0x0B, ARRAY_SIGNED, 2},
               {0x0C, ARRAY_SIGNED, 4},   {0x0D, ARRAY_FLOAT, 4},  {0x0E, ARRAY_FLOAT, 8}};
  const unsigned char *b = (const unsigned char *)bytes;
  array a = {.name = name, .big = true, .dimensions = size < 4 ? 0 : b[3]};
  if (a.dimensions < 1 || a.dimensions > ARRAY_DIMENSIONS || size < 4 + 4 * a.dimensions)
    fail_at(STATUS_FILE, (place){name, 1, 1}, "this IDX file ends within its header, or has too many dimensions");
  for (size_t k = 0; k < sizeof types / sizeof types[0]; k++)
    if (types[k].code == b[2]) {
      a.kind = types[k].kind;
      a.item = types[k].item;
    }
  if (a.item == 0)
    fail_at(STATUS_FILE, (place){name, 1, 1}, "this IDX file has numbers of an unknown type");
  for (size_t k = 0; k < a.dimensions; k++)
    a.dimension[k] = big(b + 4 + 4 * k);
  a.data = b + 4 + 4 * a.dimensions;
  array_check_size(&a, size - 4 - 4 * a.dimensions);
  return a;
}
