/* What is written before it is known that it may be: it waits in memory, and what is long in a file without a name, in
 * TMPDIR or /tmp. */
#ifndef MEMCERT_SHELL_SPOOL_H
#define MEMCERT_SHELL_SPOOL_H

#include <stdio.h>

typedef struct spool spool;

spool *spool_open(void);
/* To be written to. */
FILE *spool_stream(spool *s);
/* Nothing more is written.  Exit 3 if some byte of it could not be kept: to be asked before any other is written. */
void spool_end(spool *s);
/* All of it goes there, and then it is released. */
void spool_close(spool *s, FILE *to);

#endif
