/* The names of columns and labels in a library in C, where the network or the table says them. */
#ifndef MEMCERT_SHELL_LIBRARY_NAMES_H
#define MEMCERT_SHELL_LIBRARY_NAMES_H

#include <stdio.h>
#include "library_form.h"

/* After an input or output in a comment: its name, and its labels in lines of their own. */
void library_names_input(FILE *stream, const library_form *l, size_t k);
void library_names_output(FILE *stream, const library_form *l, size_t j);

/* Arrays of names and labels: declared in the header, defined in the source. */
void library_names_declare(FILE *stream, const library_form *l);
void library_names_define(FILE *stream, const library_form *l);

#endif
