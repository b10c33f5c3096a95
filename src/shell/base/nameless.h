/* A file without a name, in TMPDIR or /tmp: it is gone when the program ends. */
#ifndef MEMCERT_SHELL_NAMELESS_H
#define MEMCERT_SHELL_NAMELESS_H

#include <stdio.h>

/* To be written and read; NULL, and errno is set, if there can be none. */
FILE *nameless_open(void);

#endif
