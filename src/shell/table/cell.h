/* A cell of a text table, with its place. */
#ifndef MEMCERT_SHELL_CELL_H
#define MEMCERT_SHELL_CELL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *text; /* without quotes and outer blanks; a NUL stands after it */
  size_t length;
  size_t line;       /* of its first character, the opening quote included */
  size_t line_begin; /* first byte of that line */
  size_t at;         /* first byte of the cell; of an empty one, where it would begin */
  bool quoted;
} cell;

#endif
