/* The header of a library in C. */
#ifndef MEMCERT_SHELL_LIBRARY_HEADER_H
#define MEMCERT_SHELL_LIBRARY_HEADER_H

#include <stdio.h>
#include "library_form.h"

void library_header_write(FILE *stream, const library_form *l);

#endif
