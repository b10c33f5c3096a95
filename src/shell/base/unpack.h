/* Compressed files.  unpack_archive.c reads them with libarchive; a program made without it has unpack_none.c. */
#ifndef MEMCERT_SHELL_UNPACK_H
#define MEMCERT_SHELL_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

/* More unpacked bytes than that are exit 4, as a small file may have any number of them. */
#define UNPACK_MOST ((size_t)1 << 30)

typedef struct {
  char *bytes; /* owned; a NUL stands after the last one; NULL if it cannot be unpacked */
  size_t size;
  const char *problem; /* why; it stays until the next call */
} unpacked;

/* Whether the program can do it, and with what. */
extern const bool unpack_is_there;
const char *unpack_library(void);

/* All these end with exit 4 where memory does not suffice. */

/* What was compressed by gzip, xz, zstd or bzip2, and nothing else.  `name` is the file's, for messages. */
unpacked unpack_stream(const char *name, const char *bytes, size_t size);

/* The entry of a zip archive with that name. */
unpacked unpack_entry(const char *name, const char *bytes, size_t size, const char *entry);

/* The names of the entries of a zip archive, each with a comma after it. */
unpacked unpack_names(const char *name, const char *bytes, size_t size);

#endif
