/* A sparse row of an ARFF file: {INDEX VALUE, ...}, where all other cells have the first value of their attribute. */
#ifndef MEMCERT_SHELL_SPARSE_ROW_H
#define MEMCERT_SHELL_SPARSE_ROW_H

#include "cell.h"
#include "shell/base/source.h"

typedef struct {
  const source *from;
  size_t line;
  size_t line_begin;
  size_t at;   /* of { at first */
  size_t end;  /* of the line */
  size_t next; /* least index that may come */
} sparse_row;

/* The next item, whose text is copied to *text, which is moved after it; false after the last one, when the row has been
 * read to its end.  Exit 3 if it is malformed, or the index is not below `width`. */
bool sparse_row_next(sparse_row *r, size_t width, size_t *index, cell *value, char **text);

#endif
