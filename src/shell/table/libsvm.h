/* LIBSVM's sparse text: one row a line, its output and then INDEX:VALUE of what is not 0. */
#ifndef MEMCERT_SHELL_LIBSVM_H
#define MEMCERT_SHELL_LIBSVM_H

#include <stdio.h>
#include "shell/base/source.h"

/* Cells of a table that is written out in full; more are exit 4. */
#define LIBSVM_CELLS_MOST ((size_t)1 << 26)

/* What was found in a file. */
typedef struct {
  size_t rows;
  size_t least;   /* index */
  size_t largest;
} libsvm_shape;

/* Writes the same rows as a table separated by commas, the output last, every line in its place.  There are `features`
 * columns before it, or as many as the largest index says if that is 0. */
libsvm_shape libsvm_write(FILE *stream, source *s, size_t features);

#endif
