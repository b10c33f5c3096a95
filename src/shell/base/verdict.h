/* Where -o takes a report, its first line, which is the verdict, goes to standard error too. */
#ifndef MEMCERT_SHELL_VERDICT_H
#define MEMCERT_SHELL_VERDICT_H

#include <stdbool.h>
#include "text.h"

/* Whether this names a file.  If so, the report is to be written to the stream, as text, before verdict_end(). */
bool verdict_begin(text_stream *t, const char *name);
void verdict_end(text_stream *t);

#endif
