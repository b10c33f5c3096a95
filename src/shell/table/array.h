/* Arrays of numbers in files: NumPy's .npy and IDX, the format of MNIST.  Every number is taken exactly. */
#ifndef MEMCERT_SHELL_ARRAY_H
#define MEMCERT_SHELL_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define ARRAY_DIMENSIONS 8

typedef enum { ARRAY_UNSIGNED, ARRAY_SIGNED, ARRAY_FLOAT } array_kind;

typedef struct {
  const char *name; /* of the file, for messages */
  const unsigned char *data; /* not owned */
  array_kind kind;
  size_t item;   /* bytes of a number: 1, 2, 4 or 8 */
  bool big;      /* the first byte is the highest */
  bool fortran;  /* the first index changes fastest */
  size_t dimensions;
  size_t dimension[ARRAY_DIMENSIONS];
} array;

/* The array in the bytes of a file; exit 3 if there is none that is supported, or the bytes are not as many as its
 * dimensions want. */
array array_read_npy(const char *name, const char *bytes, size_t size);
array array_read_idx(const char *name, const char *bytes, size_t size);

/* Along the first dimension, and all the others together, in C order. */
size_t array_rows(const array *a);
size_t array_columns(const array *a);

/* Writes row i as text that is read as the same numbers, with commas between them. */
void array_write_row(FILE *stream, const array *a, size_t i);

#endif
