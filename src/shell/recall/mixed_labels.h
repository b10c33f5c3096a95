/* Which points a leaf with a linear function could have in common. */
#ifndef MEMCERT_SHELL_MIXED_LABELS_H
#define MEMCERT_SHELL_MIXED_LABELS_H

#include <stdint.h>
#include "shell/table/sorted_points.h"

/* Of one output. */
#define LABELS_EACH 2

/* What takes the place of the outputs while trees are looked for: LABELS_EACH numbers for each, the same at points
 * where one function a x_v, or a x_v + b, gives this output.  A leaf that puts such numbers out takes the operations of
 * the function: they are both the output itself where it is zero or copied, otherwise less than all inputs, and equal
 * unless the function has two terms.  Of several functions that a point is on the one with the most points counts, by
 * what it costs.  To be released with numbers_free(): p->points * p->outputs * LABELS_EACH. */
mpq_ptr mixed_labels(const sorted_points *p);

/* The steps that takes, about. */
uint64_t mixed_labels_steps(const sorted_points *p);

#endif
