/* The labels of a table's columns. */
#ifndef MEMCERT_SHELL_LABELS_APART_H
#define MEMCERT_SHELL_LABELS_APART_H

#include "columns.h"

/* Finds that no two labels of a column are the same; ends the program where that fails. */
void labels_check_apart(const columns *c);

#endif
