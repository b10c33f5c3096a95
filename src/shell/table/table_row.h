/* The rows of a table, one after the other, as numbers. */
#ifndef MEMCERT_SHELL_TABLE_ROW_H
#define MEMCERT_SHELL_TABLE_ROW_H

#include "reading.h"

/* Takes the row into the place that is its turn.  False if it is left out. */
bool table_row_read(reading *g, const row *line);

#endif
