/* Points in lexicographic order of their inputs, as makers of networks and the kernel want them.
 *
 * The numbers are the dataset's own, put into another order: while they are here, the points have none, so that nothing
 * can take one order for the other. */
#ifndef MEMCERT_SHELL_SORTED_POINTS_H
#define MEMCERT_SHELL_SORTED_POINTS_H

#include "points.h"

typedef struct {
  points *from;
  size_t points, inputs, outputs; /* as there */
  bool is_signed;
  mpq_ptr x, d;         /* rows by rank */
  const size_t *number; /* number[i] is the number of the point of rank i */
  size_t *rank;         /* owned, like `scratch`: all that points_unsort() needs, so that memory cannot fail it */
  size_t *scratch;
} sorted_points;

/* Takes the numbers of points, which must be usable; points_unsort() gives them back, by number. */
sorted_points points_sort(points *p);
void points_unsort(sorted_points *s);

/* The kernel's view. */
dataset sorted_dataset(const sorted_points *s);

#endif
