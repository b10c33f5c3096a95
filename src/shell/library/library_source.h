/* The source of a library in C. */
#ifndef MEMCERT_SHELL_LIBRARY_SOURCE_H
#define MEMCERT_SHELL_LIBRARY_SOURCE_H

#include <stdio.h>
#include "library_form.h"

void library_source_write(FILE *stream, const library_form *l, library_core core);

#endif
