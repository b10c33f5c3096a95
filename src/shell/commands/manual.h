/* Manual pages in mdoc. */
#ifndef MEMCERT_SHELL_MANUAL_H
#define MEMCERT_SHELL_MANUAL_H

#include <stdio.h>
#include "command.h"

/* Of one command, memcert-NAME(1), and of the program with all of them, memcert(1). */
void manual_write(FILE *f, const command *c);
void manual_write_all(FILE *f, const command *const *all);

#endif
