/* Linear functions through points, exactly: one for every output. */
#ifndef MEMCERT_SHELL_LINEAR_FIT_H
#define MEMCERT_SHELL_LINEAR_FIT_H

#include <stdbool.h>
#include "sorted_points.h"

typedef struct {
  const sorted_points *data;
  size_t width;     /* inputs that functions look at, the first ones */
  size_t functions; /* one for every output, and for every pair of a signed dataset */
  size_t rank;      /* pivot rows */
  size_t *pivot;
  mpq_ptr row;      /* pivot rows (inputs; outputs), whose pivots are 1, and room for one more */
  mpq_ptr scratch;
} linear_fit;

/* Functions of the first `width` inputs, through no points yet. */
linear_fit linear_fit_new(const sorted_points *p, size_t width);
void linear_fit_free(linear_fit *f);

/* Forgets the points. */
void linear_fit_begin(linear_fit *f);
/* Whether functions through the points that were taken and point i exist; otherwise the fit has to begin anew.  One point
 * always has some. */
bool linear_fit_take(linear_fit *f, size_t i);
/* w, of `width` numbers := the function for output j whose components without a pivot are 0. */
void linear_fit_solve(const linear_fit *f, size_t j, mpq_ptr w);

#endif
