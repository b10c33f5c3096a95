/* Layered networks as memcert-layered-1 files, or -2 where names or labels are known. */
#ifndef MEMCERT_SHELL_LAYERED_WRITE_H
#define MEMCERT_SHELL_LAYERED_WRITE_H

#include <stdio.h>
#include "layered_model.h"

/* Weights that are zero are left out.  Leaves with exit 4 if a number is longer than layered_read accepts. */
void layered_model_write(FILE *stream, const layered_model *m);
/* The same as a file, and as a text to be released with free(), read again (writing.h). */
void layered_model_save(const char *file, const layered_model *m);
char *layered_model_text(const layered_model *m);

#endif
