/* The files of a library in C. */
#ifndef MEMCERT_SHELL_LIBRARY_WRITE_H
#define MEMCERT_SHELL_LIBRARY_WRITE_H

#include <stdio.h>
#include "library_form.h"

/* Writes all of them into the folder that was asked for; returns the exit status. */
int library_write(const library_form *l, library_core core);

#endif
