/* The bytes of a table: those of a text file, or what an array or a sparse file is as text. */
#ifndef MEMCERT_SHELL_TABLE_SOURCE_H
#define MEMCERT_SHELL_TABLE_SOURCE_H

#include "points.h"
#include "shell/base/digest.h"

/* How a file is written that does not show it. */
extern const char *const table_formats[];

typedef struct {
  source from;
  char targets_sha256[DIGEST_TEXT]; /* of the file with the outputs; empty if there is none */
  bool has_cells_only; /* it is plain text that was made here: commas, no header, no quotes */
} table_source;

/* Reads the file of the options, and that of the outputs if there is one, whose columns o->outputs then counts unless
 * that is said.  `features` is how many inputs the network has, 0 if that is not known. */
table_source table_source_load(points_options *o, size_t features, notices *said);

#endif
