#include "unpack.h"

const bool unpack_is_there = false;

const char *unpack_library(void)
{
  return NULL;
}

static const char missing[] = "this memcert was made without libarchive, which unpacks it";

unpacked unpack_stream(const char *name, const char *bytes, size_t size)
{
  (void)name, (void)bytes, (void)size;
  return (unpacked){.problem = missing};
}

unpacked unpack_entry(const char *name, const char *bytes, size_t size, const char *entry)
{
  (void)entry;
  return unpack_stream(name, bytes, size);
}

unpacked unpack_names(const char *name, const char *bytes, size_t size)
{
  return unpack_stream(name, bytes, size);
}
