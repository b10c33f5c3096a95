/* A direction along which the points of a dataset are apart. */
#ifndef MEMCERT_SHELL_DIRECTION_H
#define MEMCERT_SHELL_DIRECTION_H

#include "sorted_points.h"

/* c := the direction of kernel/conditional/projection.h, q numbers, along which the points ascend by rank, from above 0
 * on. */
void sorted_direction(const sorted_points *p, mpq_ptr c);

#endif
