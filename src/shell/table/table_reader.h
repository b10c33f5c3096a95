/* A table row by row.  What has to be known of all rows - that the file was the same all the time, labels, what may be a
 * header or a comment - is checked after the last one: until then nothing that depends on a row may be told to anybody. */
#ifndef MEMCERT_SHELL_TABLE_READER_H
#define MEMCERT_SHELL_TABLE_READER_H

#include "reading.h"

typedef struct {
  points p; /* what the table is, and the rows that were read last: as many as there is room for */
  reading g;
  points_options options;
  arff_head head;
  row line;
  place start;    /* of the first row, or the end of the header */
  bool is_read;   /* the line is a row that was not taken yet */
  bool *words;    /* of a first row that may be a header, until the second one is there; owned */
  bool has_ended;
} table_reader;

/* Reads up to the first row.  The options and columns are those of points_read(); with no `room` there is some for all
 * rows. */
table_reader *table_reader_open(const points_options *o, const columns *known, size_t room);

/* Reads the next row, one number of d for each output column, over that which was read `room` rows before.  After the
 * last one it is false, and all rows can be relied on.  Exit 3 on malformed input, exit 4 beyond the kernel's limits. */
bool table_reader_next(table_reader *t);

/* Reads all rows that are left: before it is said that something else is wrong. */
void table_reader_pass(table_reader *t);

/* The numbers of that row, and where it is, if there is room for one. */
static inline mpq_srcptr table_reader_row(const table_reader *t)
{
  return t->p.x;
}

static inline size_t table_reader_line(const table_reader *t)
{
  return t->p.line[0];
}

/* Where the first row is. */
static inline place table_reader_first(const table_reader *t)
{
  return (place){t->p.file, t->g.first_line, 1};
}

/* Ends it; what was read is left, not merged yet. */
points table_reader_end(table_reader *t);
void table_reader_close(table_reader *t);

#endif
