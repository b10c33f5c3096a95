/* What stands before the first row of a text table: a line that names the separator, and comments. */
#ifndef MEMCERT_SHELL_PREAMBLE_H
#define MEMCERT_SHELL_PREAMBLE_H

#include "notices.h"
#include "rows.h"

typedef struct {
  size_t begin;      /* first byte of the line of the first row */
  size_t line;       /* its number */
  size_t mark;       /* bytes before the names in that line, if they stand after #; else 0 */
  separator between;
} preamble;

/* Reads it, and says in `said` what is no row.  `between` is what the user says, and so is `comment`: what begins a
 * line that is no row, "" if nothing does, NULL if that is not said.  In this case lines that begin with # before the
 * first one that does not are comments, and the last of them has the names if it has as many cells as that one and no
 * number, while that one has a number.  Exit 3 where it could be a row. */
preamble preamble_read(source *s, separator between, const char *comment, bool decimal_comma, notices *said);

#endif
