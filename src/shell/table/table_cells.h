/* The cells of a row as numbers and labels, and what to do about those that are neither. */
#ifndef MEMCERT_SHELL_TABLE_CELLS_H
#define MEMCERT_SHELL_TABLE_CELLS_H

#include "reading.h"

/* Where the number of a cell of the row that is being read goes. */
mpq_ptr table_cells_slot(const reading *g, size_t j);

/* Whether some cell of the row, whose kinds are known, is missing. */
bool table_cells_missing(const reading *g);

/* Takes the cell of a column that is used. */
void table_cells_take(const reading *g, size_t j, const cell *c);

#endif
