/* A file's bytes, with places in it. */
#ifndef MEMCERT_SHELL_SOURCE_H
#define MEMCERT_SHELL_SOURCE_H

#include "status.h"

typedef struct {
  const char *name; /* as the user wrote it; "-" is standard input */
  char *bytes;      /* owned; a NUL stands behind the last one */
  size_t size;
  size_t begin;     /* behind a UTF-8 byte order mark, if there is one */
  char sha256[65];  /* of the bytes, in hexadecimal */
} source;

/* Reads the whole file.  Leaves with exit 3 if it cannot be read, is empty, or has a NUL byte. */
source source_load(const char *name);
void source_free(source *s);

/* The place of byte `at`, where `line` is its line and `line_begin` the first byte of that line.
 * Columns count characters: a UTF-8 sequence is one. */
place source_place(const source *s, size_t line, size_t line_begin, size_t at);

/* Lines in the file, a last one without an end included. */
size_t source_lines(const source *s);

#endif
