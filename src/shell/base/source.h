/* A file's bytes, with places in it. */
#ifndef MEMCERT_SHELL_SOURCE_H
#define MEMCERT_SHELL_SOURCE_H

#include <stdbool.h>
#include "file_advice.h"
#include "status.h"

typedef struct source source;
typedef struct source_rest source_rest;

/* How a long table, of which a part is here, is read on (source_rest.h). */
typedef struct {
  bool (*more)(source *s, size_t at); /* until byte `at` is here; false if the file ends before it */
  void (*end)(source *s);             /* releases `rest` */
} source_further;

struct source {
  const char *name; /* as the user wrote it; "-" is standard input */
  char *bytes;      /* owned; a NUL stands after the last one */
  size_t size;
  size_t begin;     /* after a UTF-8 byte order mark, if there is one */
  char sha256[65];  /* of the file as it is, in hexadecimal */
  bool was_packed;  /* the bytes were compressed in the file */
  bool in_cells;    /* the bytes were made of numbers: places count cells, which commas separate */
  const source_further *further; /* NULL if all bytes are here */
  source_rest *rest;
};

/* Reads the whole file.  Leaves with exit 3 if it cannot be read, is empty, has a NUL byte, or is something else than
 * what is wanted.  A table or network may be compressed; a table may be an array, in which there are NUL bytes. */
source source_load(const char *name, file_wanted wanted);
/* The same, but NUL bytes are welcome and nothing is skipped. */
source source_load_binary(const char *name);
/* Unpacks what is compressed; exit 3 if it is damaged. */
void source_unpack(source *s);
/* Begins after the byte order mark, if there is one. */
void source_skip_mark(source *s);
/* Reads a network ahead of time: the next source_load of this name takes it over, so that also a pipe can be
 * looked at before it is known how to read it.  The bytes are valid until then. */
const source *source_peek(const char *name);
/* Whether the bytes of this name have been peeked at or lent. */
bool source_is_known(const char *name);
/* These bytes, which are copied, are what the next source_load of this name gets, in place of a file. */
void source_lend(const char *name, const char *bytes, size_t size);
void source_free(source *s);

/* Whether there is such a byte.  It is here then, perhaps at another address than before. */
static inline bool source_has(source *s, size_t at)
{
  return at < s->size || (s->further && s->further->more(s, at));
}

/* The place of byte `at`, where `line` is its line and `line_begin` the first byte of that line.
 * Columns count characters: a UTF-8 sequence is one. */
place source_place(const source *s, size_t line, size_t line_begin, size_t at);

/* The same from the beginning of the file. */
place source_find(const source *s, size_t at);

/* Whether the name of a file ends so, in letters of either case. */
bool source_named(const char *name, const char *suffix);

/* The same of a name after which an ending may say how the file is compressed. */
bool source_named_packed(const char *name, const char *suffix);

/* The same of a file that may have been compressed: table.csv.gz ends in .csv, too. */
bool source_named_inside(const source *s, const char *suffix);

static inline bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

static inline bool is_line_end(char c)
{
  return c == '\n' || c == '\r';
}

/* Where the line ends in which byte `at` is, and where the one after that end begins. */
static inline size_t source_line_end(source *s, size_t at)
{
  while (source_has(s, at) && !is_line_end(s->bytes[at]))
    at++;
  return at;
}

static inline size_t source_line_after(source *s, size_t end)
{
  bool both = source_has(s, end + 1) && s->bytes[end] == '\r' && s->bytes[end + 1] == '\n';
  return end < s->size ? end + 1 + both : end;
}

/* Lines in the file, a last one without an end included. */
size_t source_lines(const source *s);

#endif
