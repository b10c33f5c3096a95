/* The rows of a long table as points, one after the other, and in the end what the table is.
 *
 * Only what can be said without the other rows: whoever meets anything else - a row that is not as it should be, points
 * that contradict each other - closes it and reads the table as a whole, which decides what it is. */
#ifndef MEMCERT_SHELL_ROW_POINTS_H
#define MEMCERT_SHELL_ROW_POINTS_H

#include "distinct.h"
#include "table_reader.h"

typedef struct {
  table_reader *from;
  points now; /* what points_read() would give of the row alone; its inputs are the reader's */
  distinct *seen;
  points_options options;
  bool is_signed;
} row_points;

/* Whether tables are read so: long ones, and nothing is asked for that takes all rows.  `known` and is_signed are those
 * of points_read(), and the signs of outputs are kept or as the network has them. */
bool row_points_apply(const points_options *o, const columns *known);
row_points row_points_open(const points_options *o, const columns *known, bool is_signed);

/* The next row; false after the last one, and of a row that is not usable, which row_points_has_ended() tells apart. */
bool row_points_next(row_points *r);
bool row_points_has_ended(const row_points *r);
/* Two numbers that depend on the inputs of the row alone. */
void row_points_add(row_points *r, distinct_pair of);

/* Closes it: what the table is, without its numbers and lines, and the sums over its points.  False if rows with equal
 * inputs have different outputs, and may not, or if it is not known whether there are some. */
bool row_points_end(row_points *r, points *all, distinct_pair *sum);
void row_points_close(row_points *r);

#endif
