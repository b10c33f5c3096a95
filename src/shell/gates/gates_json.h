/* Networks of gates as memcert-gates-1. */
#ifndef MEMCERT_SHELL_GATES_JSON_H
#define MEMCERT_SHELL_GATES_JSON_H

#include <stdio.h>
#include "gates_model.h"

/* Reads a network, believing nothing: exit 3 with the place of what is wrong, exit 4 beyond the limits.  Members may
 * stand in any order; unknown ones are skipped. */
gates_model gates_json_read(const char *file);

/* One gate and one matrix a line, the matrices in the order of their prefixes.  Leaves with exit 4 if a number is longer
 * than gates_json_read accepts. */
void gates_json_write(FILE *stream, const gates_model *m);
/* The same as a file, and as a text to be released with free(), read again (writing.h). */
void gates_json_save(const char *file, const gates_model *m);
char *gates_json_text(const gates_model *m);

#endif
