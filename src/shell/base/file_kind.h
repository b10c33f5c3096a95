/* What a file is, by its first bytes: so that a message can say so, and what to do about it. */
#ifndef MEMCERT_SHELL_FILE_KIND_H
#define MEMCERT_SHELL_FILE_KIND_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes are enough. */
#define FILE_KIND_BYTES 4096

typedef enum {
  FILE_OTHER, /* a table, or nothing that is known */
  FILE_SWITCH_NETWORK,
  FILE_JSON,
  FILE_ONNX,
  FILE_NNET,
  FILE_GZIP,
  FILE_XZ,
  FILE_ZSTD,
  FILE_BZIP2,
  FILE_ZIP, /* with none of the next in it */
  FILE_NPZ,
  FILE_TAR,
  FILE_XLSX,
  FILE_ODS,
  FILE_TORCH,
  FILE_KERAS,
  FILE_NPY,
  FILE_IDX,
  FILE_PARQUET,
  FILE_ARROW,
  FILE_HDF5,
  FILE_XLS,
  FILE_SQLITE,
  FILE_UTF16, /* with a byte order mark */
  FILE_UTF16LE,
  FILE_UTF16BE,
  FILE_LFS_POINTER,
  FILE_HTML,
  FILE_PDF,
  FILE_PICKLE
} file_kind;

/* A NUL stands after the bytes, here and below. */
file_kind file_kind_of(const char *bytes, size_t size);

/* Whether nothing that memcert reads as text begins so.  What is of another kind may still be a table, whose first
 * cell is PK or <html. */
bool file_kind_is_certain(file_kind kind);

/* Whether it is a file of arrays of numbers, which are read as tables. */
bool file_kind_is_array(file_kind kind);

/* The "format" of an object in JSON, of `*length` bytes, if it is among the first members; NULL otherwise. */
const char *file_kind_format(const char *bytes, size_t size, size_t *length);

/* Whether it is a network of memcert: in text, or in JSON with its format. */
bool file_kind_is_network(const char *bytes, size_t size);

/* The name of the first file in a zip or tar archive, of `*length` bytes, or NULL. */
const char *file_kind_entry(const char *bytes, size_t size, size_t *length);

#endif
