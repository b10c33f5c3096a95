/* Lines of a report that a terminal of 80 columns need not wrap. */
#ifndef MEMCERT_SHELL_WRAPPED_H
#define MEMCERT_SHELL_WRAPPED_H

#include "text.h"

/* A line that begins with a word and is continued below its text. */
typedef struct {
  const char *head;
  text_stream text; /* its stream is to be written to */
} wrapped;

/* It must stay where it is until it ends. */
void wrapped_begin(wrapped *w, const char *head);

/* Writes the line, cut at line ends and, where needed, at blanks; words that are longer than a line stay whole. */
void wrapped_end(wrapped *w, FILE *stream);

#endif
