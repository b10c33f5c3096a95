/* A line on a terminal's standard error about work that lasts more than a second. */
#ifndef MEMCERT_SHELL_PROGRESS_H
#define MEMCERT_SHELL_PROGRESS_H

#include <stddef.h>

/* Work on `what`, a text that must stay, begins, and whatever was shown before has ended.  Does
 * nothing unless standard error is a terminal. */
void progress_begin(const char *what);

/* So much of the work is done, from which a rate and the time left are shown. */
void progress_at(size_t done, size_t total);

/* This is one of several processes, of which only another one shows something. */
void progress_keep_silent(void);

/* All work has ended: removes the line. */
void progress_end(void);

#endif
