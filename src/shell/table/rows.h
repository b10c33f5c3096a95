/* The rows and cells of a text table, each cell with its place.
 *
 * The kernel finds the cells of a row without quotes (kernel/text/cells.h).  Of
 * others, and of cells between blanks, libcsv does quotes and blanks around
 * cells and line ends, in its strict mode.
 * It is fed so that at most one cell can end in each piece, which is how the
 * place of every cell is known exactly.  Lines are physical lines, also inside
 * a quoted cell; a line of blanks is no row. */
#ifndef MEMCERT_SHELL_ROWS_H
#define MEMCERT_SHELL_ROWS_H

#include <stdbool.h>
#include "cell.h"
#include "shell/base/source.h"

/* What stands between two cells. */
typedef enum {
  SEPARATOR_DETECT,
  SEPARATOR_COMMA,
  SEPARATOR_SEMICOLON,
  SEPARATOR_TAB,
  SEPARATOR_BLANKS, /* any number of blanks and tabs */
  SEPARATOR_PIPE
} separator;

/* What begins a line that is no row, and how cells are quoted. */
typedef enum {
  DIALECT_TEXT, /* no comments; a cell is quoted by ", which stands in no other cell */
  DIALECT_NNET, /* the same, and a line that begins with / is a comment */
  DIALECT_ARFF  /* % begins a comment; a cell is quoted if it begins with ' or ", and ends with the same one */
} dialect;

typedef struct {
  const cell *cells;
  size_t count;
  place end; /* just after its last character */
} row;

typedef struct rows rows;

/* Rows from byte `begin`, which is the first of line `line`, on.  The source must outlive them; of a long table it
 * forgets what was read before the row. */
rows *rows_open(source *s, size_t begin, size_t line, separator between, dialect kind);

/* Lines that begin with this text, which must stay, are no rows. */
void rows_comment(rows *r, const char *begin);

/* Leaves out so many bytes at the begin of the first row. */
void rows_skip(rows *r, size_t size);

/* What the `width` cells of a sparse row of an ARFF file have that does not name them; both must stay. */
void rows_imply(rows *r, const char *const *texts, size_t width);

/* The next row, valid until the next call; false after the last.  Exit 3 on a stray quote. */
bool rows_next(rows *r, row *next);

place rows_place(const rows *r, const cell *c);
void rows_close(rows *r);

#endif
