/* Which columns a table has, and what they are. */
#ifndef MEMCERT_SHELL_TABLE_COLUMNS_H
#define MEMCERT_SHELL_TABLE_COLUMNS_H

#include "reading.h"

/* The columns of the dataset, from the network's where they are known.  `names` are those of the header, NULL if there
 * is none; exit 3 at `where` if they do not fit. */
void table_columns_make(reading *g, char *const *names, place where);

/* Makes it a column of labels, those of a --classes list in its order.  Exit 2 if one stands there twice. */
void column_add_classes(column *c, const char *list);

#endif
