/* What --help prints. */
#ifndef MEMCERT_SHELL_HELP_H
#define MEMCERT_SHELL_HELP_H

#include <stdio.h>
#include "command.h"

/* Of one command, and of the program, which has all of these; NULL ends them. */
void help_write(FILE *f, const command *c);
void help_write_all(FILE *f, const command *const *all);

/* What the program is, in one line. */
extern const char help_summary[];

/* The exit statuses of most commands. */
extern const char help_status[];

/* "--name ARGUMENT", with the letter before it if there is one. */
void help_write_option(FILE *f, const option *o);

#endif
