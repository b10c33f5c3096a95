/* How many rows of a long table are different, in memory that does not grow with them.
 *
 * Rows with equal inputs are found by the SHA-256 of these: it is the same of equal ones, so that no row that repeats
 * another is ever counted, whatever else happens.  The digests wait in files without names. */
#ifndef MEMCERT_SHELL_DISTINCT_H
#define MEMCERT_SHELL_DISTINCT_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>

typedef struct distinct distinct;

/* Two numbers that depend on the inputs of a row alone. */
typedef struct {
  size_t first, second;
} distinct_pair;

typedef struct {
  size_t points;     /* rows, but for those that have the inputs of another */
  bool contradicts;  /* rows with equal inputs have different outputs */
  distinct_pair sum; /* over the points */
  distinct_pair all; /* over the rows */
} distinct_total;

distinct *distinct_open(void);
void distinct_add(distinct *d, mpq_srcptr x, size_t inputs, mpq_srcptr out, size_t outputs, distinct_pair of);
/* False if a file could not be written or read: then nothing is known. */
bool distinct_count(distinct *d, distinct_total *total);
void distinct_close(distinct *d);

#endif
