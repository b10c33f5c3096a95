/* Outputs that no network has without computing them: positive ones that are no inputs and not the same.  Of n points
 * with s of them, at most kappa on one graph, some point takes log2(n / kappa) + 2s operations (theorem3_outputs). */
#ifndef MEMCERT_SHELL_COMPUTED_OUTPUTS_H
#define MEMCERT_SHELL_COMPUTED_OUTPUTS_H

#include <stdbool.h>
#include "shell/table/points.h"

/* About as many comparisons of numbers. */
#define COMPUTED_STEPS ((size_t)1 << 26)

typedef struct {
  size_t looked_at; /* points: all, or some if that takes too many steps */
  size_t outputs;   /* 0 if nothing is known */
  size_t *order;    /* outputs, those that are computed at more points first; owned */
  size_t *points;   /* [s]: at so many points order[0 .. s] are all computed and different; owned */
} computed_outputs;

/* Of signed outputs nothing is known, and no point is looked at. */
computed_outputs computed_outputs_make(const points *p, size_t steps);
void computed_outputs_free(computed_outputs *c);

#endif
