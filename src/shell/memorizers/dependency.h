/* Points that are not in general position, and what shows it. */
#ifndef MEMCERT_SHELL_DEPENDENCY_H
#define MEMCERT_SHELL_DEPENDENCY_H

#include "shell/table/sorted_points.h"

/* Points whose rows (1, x), times these whole numbers, none of which is 0, add up to 0: they are affinely dependent.
 * None if the count is 0. */
typedef struct {
  size_t count;
  size_t *point; /* by number in the table; owned */
  mpq_ptr factor;
} dependency;

/* Of points rank[0..count - 1], of which the last one's row is a sum of multiples of the others', which are
 * independent. */
dependency dependency_of(const sorted_points *p, const size_t *rank, size_t count);
void dependency_free(dependency *d);

/* Leaves the program unless it is one, by a proved function of the kernel (annihilator_count()). */
void dependency_check(const dependency *d, const sorted_points *p);
/* The lines of its points, as many as it has; to be released with free(). */
size_t *dependency_lines(const dependency *d, const points *p);

/* The report that the points are dependent, as text or JSON. */
void dependency_write(FILE *stream, const dependency *d, const points *p, bool json);

#endif
