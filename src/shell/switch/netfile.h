/* Networks as files.  README.md in this folder describes the format. */
#ifndef MEMCERT_SHELL_NETFILE_H
#define MEMCERT_SHELL_NETFILE_H

#include <stdio.h>
#include "model.h"

/* Leaves with exit 4 if a number is longer than netfile_read accepts. */
void netfile_write(FILE *stream, const model *m);
/* The same as a file, and as a text to be released with free(), read again (writing.h). */
void netfile_save(const char *file, const model *m);
char *netfile_text(const model *m);

/* Reads a network, believing nothing: exit 3 with the place of what is wrong, exit 4 beyond the
 * kernel's limits. */
model netfile_read(const char *file);

/* Whether netfile_read() would give this network, of which there is no second one in memory. */
bool netfile_same(const char *file, const model *m);

#endif
