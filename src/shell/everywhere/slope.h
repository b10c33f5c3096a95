/* The Lipschitz constant of a table in the maximum norm. */
#ifndef MEMCERT_SHELL_SLOPE_H
#define MEMCERT_SHELL_SLOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>
#include "shell/table/points.h"

/* Two points, by number, and the output in which they need a constant. */
typedef struct {
  size_t first, second, output;
} slope_pair;

/* Raises *slope to the least constant that some function through the points has, max |d_i - d_k| / ||x_i - x_k||.
 * Whether it was less; then *pair has the points that need as much.  The points must have their signs. */
bool slope_raise(mpq_ptr slope, slope_pair *pair, const points *p);

#endif
