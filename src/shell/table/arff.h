/* The head of an ARFF file: attributes with their types and values, up to @data. */
#ifndef MEMCERT_SHELL_ARFF_H
#define MEMCERT_SHELL_ARFF_H

#include <stdbool.h>
#include "shell/base/source.h"

typedef enum { ARFF_NUMBER, ARFF_NOMINAL, ARFF_STRING, ARFF_DATE } arff_type;

typedef struct {
  arff_type type;
  char **values; /* of a nominal one, in the order of the file; owned, like each of them */
  size_t count;
  bool numbers;  /* all of them are numbers */
  place where;   /* of the type */
} arff_attribute;

typedef struct {
  char **names; /* owned, like each of them */
  arff_attribute *attribute; /* owned */
  const char **implied; /* what each has in a sparse row that does not name it; owned */
  size_t count;
  size_t begin; /* first byte of the line after @data */
  size_t line;  /* number of that line */
} arff_head;

/* Whether it is nominal, and some of its values are words: if all are numbers, they stand for themselves. */
bool arff_has_labels(const arff_attribute *a);

/* Reads the head.  Relational attributes are exit 3. */
arff_head arff_read(source *s);
void arff_free(arff_head *head);

#endif
