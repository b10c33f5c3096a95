/* Networks that are written and read again before anybody gets them: what the file says is what was in memory, or the
 * program ends with exit 4, and there is no file. */
#ifndef MEMCERT_SHELL_WRITING_H
#define MEMCERT_SHELL_WRITING_H

#include <stdbool.h>
#include <stdio.h>

/* Of a kind of network. */
typedef struct {
  void (*write)(FILE *stream, const void *network);
  /* Whether the file, when it is read, is that network: every number, name, label and sign of it. */
  bool (*same)(const char *file, const void *network);
} writing;

/* What goes to standard output, a device or a pipe is not read again. */
void writing_file(const writing *kind, const char *file, const void *network);

/* The network as a file would have it, to be released with free(). */
char *writing_text(const writing *kind, const void *network);

#endif
