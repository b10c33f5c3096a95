/* What table_source.c asks of others: any arrays, kinds of files and texts. */
#include "shell/base/file_kind.h"
#include "shell/base/text.h"
#include "shell/base/unpack.h"
#include "shell/table/array.h"
#include "shell/table/libsvm.h"
#include "shell/table/notices.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static array any_array(const char *name)
{
  return (array){.name = name};
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
array array_read_npy(const char *name, const char *bytes, size_t size)
{
  return any_array(name);
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
array array_read_idx(const char *name, const char *bytes, size_t size)
{
  return any_array(name);
}

/*@ requires array: \valid_read(a) && \initialized(a); */
size_t array_rows(const array *a)
{
  return Frama_C_unsigned_long_interval(0, SIZE);
}

/*@ requires array: \valid_read(a) && \initialized(a); */
size_t array_columns(const array *a)
{
  return Frama_C_unsigned_long_interval(0, SIZE);
}

/*@ requires array: \valid_read(a) && \initialized(a); */
void array_write_row(FILE *stream, const array *a, size_t i)
{
}

libsvm_shape libsvm_write(FILE *stream, source *s, size_t features)
{
  return (libsvm_shape){.least = Frama_C_unsigned_long_interval(0, SIZE)};
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
file_kind file_kind_of(const char *bytes, size_t size)
{
  return (file_kind)Frama_C_interval(FILE_OTHER, FILE_PICKLE);
}

bool file_kind_is_array(file_kind kind)
{
  return Frama_C_nondet(0, 1);
}

/*@ requires text: valid_read_string(entry); */
unpacked unpack_entry(const char *name, const char *bytes, size_t size, const char *entry)
{
  return unpack_stream(name, bytes, size);
}

unpacked unpack_names(const char *name, const char *bytes, size_t size)
{
  return unpack_stream(name, bytes, size);
}

/*@ requires text: valid_read_string(format); */
void notices_add(notices *n, const char *format, ...)
{
}

void text_open(text_stream *t)
{
  *t = (text_stream){.stream = fopen("text", "w")};
  if (!t->stream)
    exit(4);
}

char *text_close(text_stream *t)
{
  char *text = malloc(SIZE + 1);
  if (!text)
    exit(4);
  Frama_C_make_unknown(text, SIZE);
  text[SIZE] = '\0';
  return text;
}
