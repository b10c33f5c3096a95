/* Linear functions through points, exactly: one for every output. */
#ifndef MEMCERT_SHELL_GATES_FIT_H
#define MEMCERT_SHELL_GATES_FIT_H

#include <stdbool.h>
#include "shell/table/sorted_points.h"

typedef struct {
  const sorted_points *data;
  size_t width;     /* inputs that functions look at, the first ones: all, unless elimination would take too long */
  size_t functions; /* one for every output, and for every pair of a signed dataset */
  size_t rank;      /* pivot rows */
  size_t *pivot;
  mpq_ptr row;      /* pivot rows (inputs; outputs), whose pivots are 1, and room for one more */
  mpq_ptr scratch;
} gates_fit;

gates_fit gates_fit_new(const sorted_points *p);
void gates_fit_free(gates_fit *f);

/* Whether there are linear functions of (1, x) through these points.  One point always has some. */
bool gates_fit_points(gates_fit *f, const size_t *point, size_t count);
/* matrix, which has zeros := these functions, row by row. */
void gates_fit_write(const gates_fit *f, mpq_ptr matrix);

#endif
