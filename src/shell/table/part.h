/* A table with some of the points of another one. */
#ifndef MEMCERT_SHELL_PART_H
#define MEMCERT_SHELL_PART_H

#include "points.h"

/* The `count` points with these numbers, which increase, of a usable table; to be released with points_free().  What
 * columns mean is not copied. */
points points_part(const points *p, const size_t *number, size_t count);

#endif
