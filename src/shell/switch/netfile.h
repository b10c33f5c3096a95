/* Networks as files.  README.md in this folder describes the format. */
#ifndef MEMCERT_SHELL_NETFILE_H
#define MEMCERT_SHELL_NETFILE_H

#include <stdio.h>
#include "model.h"

/* Leaves with exit 4 if a number is longer than netfile_read accepts. */
void netfile_write(FILE *stream, const model *m);

/* Reads a network, believing nothing: exit 3 with the place of what is wrong, exit 4 beyond the
 * kernel's limits. */
model netfile_read(const char *file);

#endif
