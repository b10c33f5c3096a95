/* Which points a conditional network can take for each other if its outputs are (d+, d-), whatever these are: all that
 * counts is their difference.  Each of the two is zero, computed, or a copy of an input (theorem3_reading_signed). */
#ifndef MEMCERT_SHELL_SIGNED_WAYS_H
#define MEMCERT_SHELL_SIGNED_WAYS_H

#include <stdbool.h>
#include "shell/table/points.h"

/* Differences of two inputs that one output may be; with more of them it tells no points apart. */
#define SIGNED_COPIES 16

typedef struct {
  const points *p;
  size_t outputs; /* signed ones */
  size_t point;
  size_t *copies; /* of each output there, how many differences of two inputs it is */
  size_t *first;  /* SIGNED_COPIES for each output: the inputs, */
  size_t *second; /* and those that are subtracted from them */
  mpq_t from, to, moved; /* for the moment */
} signed_ways;

signed_ways signed_ways_new(const points *p);
void signed_ways_free(signed_ways *w);

/* Those of point i. */
void signed_ways_find(signed_ways *w, size_t i);
/* Whether point k has a wrong output if it is taken for that point. */
bool signed_ways_wrong(signed_ways *w, size_t k);
/* Whether some output is computed there: it is no difference of two inputs, of which zero counts as one. */
bool signed_ways_computed(signed_ways *w);

#endif
