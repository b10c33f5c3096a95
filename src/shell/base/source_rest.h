/* Long tables, of which only some blocks are in memory at a time.
 *
 * The file is read twice: once as a whole, for its digest and to see that it is text, and then block by block, as its
 * rows are asked for.  Both times the same bytes must come, whatever else happens to the file: if their digests differ
 * at the end, that is exit 3.  So what was said of the bytes that came first holds of all that were read.
 *
 * Bytes are counted from the first one that is here. */
#ifndef MEMCERT_SHELL_SOURCE_REST_H
#define MEMCERT_SHELL_SOURCE_REST_H

#include "source.h"

/* Loads a table, as source_load() does, or the begin of it: that of plain text in a regular file that is long. */
source source_rest_load(const char *name);

/* The same file from its begin on, beside that source, which must stay; to be released with source_rest_close(). */
source source_rest_again(const source *s);
void source_rest_close(source *s);

/* So many bytes at the begin are not needed any more: whether some are to be forgotten, and forgets them. */
bool source_rest_is_due(const source *s, size_t count);
void source_rest_forget(source *s, size_t count);

/* Reads all that is left, so that it is a source like any other. */
void source_rest_take(source *s);

/* Bytes of the whole file, and at most so many rows. */
size_t source_rest_bytes(const source *s);
size_t source_rest_rows(const source *s);

#endif
