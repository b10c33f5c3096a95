/* Text that is written piece by piece, and parts of texts. */
#ifndef MEMCERT_SHELL_TEXT_H
#define MEMCERT_SHELL_TEXT_H

#include <stdio.h>
#include <string.h>

typedef struct {
  FILE *stream; /* to be written to */
  char *text;
  size_t size, room;
} text_stream;

/* Exit 4 if there is no memory.  The stream must stay where it is until it is closed. */
void text_open(text_stream *t);
/* The text, to be released with free(); exit 4 if there was no memory for some part of it. */
char *text_close(text_stream *t);

/* Writes the text in quotes, as files in text have it: \" \\, and \x01 and so on for control characters. */
void text_write_quoted(FILE *stream, const char *text);

/* A file in text whose last line says how many there are. */
typedef struct {
  FILE *stream;
  size_t lines;
} text_lines;

static inline void text_lines_end(text_lines *t)
{
  fputc('\n', t->stream);
  t->lines++;
}

/* The first item of a list that is joined by commas has `*length` bytes; returns the rest of the list, or NULL. */
static inline const char *text_rest(const char *list, size_t *length)
{
  const char *comma = strchr(list, ',');
  *length = comma ? (size_t)(comma - list) : strlen(list);
  return comma ? comma + 1 : NULL;
}

/* The name of a file without its folders. */
static inline const char *text_file_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash && slash[1] ? slash + 1 : path;
}

#endif
