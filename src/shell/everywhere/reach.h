/* What a table and a Lipschitz constant say of a function in a box, in the maximum norm: d_i - slope ||z - x_i|| <= f(z)
 * <= d_i + slope ||z - x_i|| for every point i. */
#ifndef MEMCERT_SHELL_REACH_H
#define MEMCERT_SHELL_REACH_H

#include <gmp.h>
#include "shell/table/points.h"

typedef struct {
  const points *data; /* with their signs */
  mpq_srcptr slope;
  mpq_ptr far, part; /* scratch */
} reach;

/* Points, by number, that may say most somewhere in a box. */
typedef struct {
  size_t *point; /* owned */
  size_t count;
} reach_points;

/* Of each output: no function is above `most` or below `least` anywhere in the box, and these points say so. */
typedef struct {
  mpq_ptr least, most;
  size_t *below, *above;
} reach_bounds;

reach reach_new(const points *data, mpq_srcptr slope);
void reach_free(reach *r);

reach_points reach_all(const reach *r);
void reach_points_free(reach_points *c);

reach_bounds reach_bounds_new(size_t outputs);
void reach_bounds_free(reach_bounds *b, size_t outputs);

/* In a box from lo to hi, one number for each input without the constant. */
void reach_bound(reach *r, mpq_srcptr lo, mpq_srcptr hi, const reach_points *from, reach_bounds *b);

/* Those of `from` that can say more than `b`, the bounds of that box, in some part of it, and those that say as much. */
reach_points reach_in(reach *r, mpq_srcptr lo, mpq_srcptr hi, const reach_points *from, const reach_bounds *b);

#endif
