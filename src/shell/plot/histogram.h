/* How many points have which number. */
#ifndef MEMCERT_SHELL_HISTOGRAM_H
#define MEMCERT_SHELL_HISTOGRAM_H

#include <stddef.h>
#include <stdio.h>

/* Bars over ranges of the same length, at most about 40 of them; `what` names the axis. */
void histogram_write(FILE *f, const size_t *value, size_t count, const char *title, const char *what);

#endif
