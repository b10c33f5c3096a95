/* A table as it was read, as text: memcert-table-1. */
#ifndef MEMCERT_SHELL_BUNDLE_TABLE_H
#define MEMCERT_SHELL_BUNDLE_TABLE_H

#include <stdio.h>
#include "shell/table/points.h"

void bundle_table_write(FILE *stream, const points *p);

#endif
