/* What shells complete after memcert. */
#ifndef MEMCERT_SHELL_COMPLETION_H
#define MEMCERT_SHELL_COMPLETION_H

#include <stdio.h>
#include "command.h"

/* The file for bash, zsh or fish: shell 0, 1 or 2. */
void completion_write(FILE *f, unsigned shell, const command *const *all);

#endif
