/* Bounds where kappa of a whole table takes too long: a network that recalls the table recalls each part of it, and on
 * all points it performs what it performs on the parts. */
#ifndef MEMCERT_SHELL_KAPPA_PARTS_H
#define MEMCERT_SHELL_KAPPA_PARTS_H

#include "shell/table/points.h"

typedef struct {
  size_t parts;       /* 0 if nothing is known */
  size_t kappas;      /* of all parts together: kappa of the table is at most that */
  size_t worst;       /* operations on some point of the part that says most of them */
  size_t worst_first; /* this part: its first point, how many points, and how many are on one graph at most */
  size_t worst_points;
  size_t worst_kappa;
  size_t together;    /* operations on all points */
} kappa_parts;

/* Part k has points k, k + parts, k + 2 parts, ...: neighbours in a table are often alike. */
kappa_parts kappa_parts_make(const points *p, size_t steps, size_t bytes);

#endif
