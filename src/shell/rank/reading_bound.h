/* What reading costs: at a point where every set of inputs that tells it from the points with other outputs has at
 * least h inputs, and s different positive outputs are no inputs, every conditional network performs h + s operations,
 * and 2s (theorem3_reading; what h is, is found here).  Where signed outputs are put out as (d+, d-), s is 1 if some
 * output there is no difference of two inputs, or of one and zero (theorem3_reading_signed). */
#ifndef MEMCERT_SHELL_READING_BOUND_H
#define MEMCERT_SHELL_READING_BOUND_H

#include <stdbool.h>
#include "shell/table/points.h"

/* About as many comparisons of numbers. */
#define READING_STEPS ((size_t)1 << 25)

/* Of one point. */
typedef struct {
  size_t point;
  size_t inputs;  /* h, or less than that */
  size_t outputs; /* s */
  bool exact;     /* it is h */
  size_t least;   /* operations: h + s or 2s */
  size_t *beside; /* points that it is told from; owned */
  size_t count;   /* of them */
} reading_point;

typedef struct {
  size_t points;      /* that were looked at: all, or some if that takes too many steps */
  reading_point most; /* the point that takes the most */
  size_t together;    /* operations on all of them */
} reading_bound;

/* Of signed outputs with too many inputs for the steps nothing is known, and no point is looked at. */
reading_bound reading_bound_make(const points *p, size_t steps);
void reading_bound_free(reading_bound *b);

#endif
