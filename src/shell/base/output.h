/* A result that is written whole or not at all.
 *
 * A file is written under a temporary name in the same directory and renamed
 * when it is complete and on disk.  "-", or no name, is standard output; a
 * device or pipe is written directly. */
#ifndef MEMCERT_SHELL_OUTPUT_H
#define MEMCERT_SHELL_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

typedef struct {
  FILE *stream;
  char *path;      /* owned; NULL of standard output */
  char *temporary; /* owned; NULL if there is nothing to rename */
} output;

/* Makes interrupted runs, failures and runs whose pipe nobody reads any more remove their temporary file, and
 * a folder that is not complete. */
void output_install(void);

/* Whether this names a file, and not standard output. */
bool output_is_file(const char *name);

/* Exit 3 if the file cannot be made. */
output output_open(const char *name);

/* Until it is called with NULL: what is for standard output goes to this stream, which stays open, instead. */
void output_capture(FILE *stream);

/* What was written so far, as a file that can be read and does not have its name yet; NULL if there is none.  Exit 3 if
 * some byte of it could not be written. */
const char *output_unnamed(output *o);

/* Completes the output; exit 3 if some byte of it could not be written. */
void output_close(output *o);

#endif
