/* The head of an ARFF file: attribute names and types, up to @data. */
#ifndef MEMCERT_SHELL_ARFF_H
#define MEMCERT_SHELL_ARFF_H

#include <stdbool.h>
#include "shell/base/source.h"

typedef struct {
  char **names; /* owned, like each of them */
  size_t count;
  size_t begin; /* first byte of the line after @data */
  size_t line;  /* number of that line */
} arff_head;

/* Whether the name ends in .arff. */
bool arff_named(const char *name);

/* Reads the head.  Numeric, nominal and string attributes are supported; date and relational
 * ones are exit 3. */
arff_head arff_read(const source *s);
void arff_free(arff_head *head);

#endif
