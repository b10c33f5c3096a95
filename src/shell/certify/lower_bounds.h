/* The least that any conditional network fed with (1, x) can do with: all bounds that were found, and the best. */
#ifndef MEMCERT_SHELL_LOWER_BOUNDS_H
#define MEMCERT_SHELL_LOWER_BOUNDS_H

#include <stdio.h>
#include <jansson.h>
#include "kappa_parts.h"
#include "shell/rank/computed_outputs.h"
#include "shell/rank/reading_bound.h"

/* What a bound comes from. */
typedef enum { BOUND_KAPPA, BOUND_PARTS, BOUND_READING, BOUND_OUTPUTS, BOUND_SOURCES } bound_source;

/* One bound: operations on some point, and on all points together. */
typedef struct {
  bool known;
  size_t worst;
  size_t together;
} lower_bound;

/* What a bound of the outputs comes from: the first `count` ones of the order, and the points that compute them. */
typedef struct {
  size_t count;
  size_t points;
  size_t kappa;  /* at most so many of these are on one graph */
  size_t best_k; /* where the bound on all points is the best */
} outputs_taken;

typedef struct {
  const points *data;
  size_t kappa;  /* at most so many points are on one graph; 0 if that is not known */
  size_t best_k; /* where the bound on all points is the best */
  kappa_parts parts;
  reading_bound reading;
  computed_outputs computed;
  outputs_taken worst_taken; /* the best ones in the worst case and in the mean; of equal ones the first */
  outputs_taken together_taken;
  lower_bound of[BOUND_SOURCES];
  bound_source worst; /* the best ones; of equal ones the first */
  bound_source together;
} lower_bounds;

/* Of a table with points.  What was found of reading and outputs is taken over. */
lower_bounds lower_bounds_make(const points *p, size_t kappa, kappa_parts parts, reading_bound reading,
                               computed_outputs computed);
void lower_bounds_free(lower_bounds *b);

size_t lower_bounds_worst(const lower_bounds *b);
size_t lower_bounds_together(const lower_bounds *b);

void lower_bounds_write(FILE *stream, const lower_bounds *b);
json_t *lower_bounds_object(const lower_bounds *b);

#endif
