/* What networks cost on growing parts of a table. */
#ifndef MEMCERT_SHELL_SWEEP_H
#define MEMCERT_SHELL_SWEEP_H

#include <stdio.h>
#include "certify_run.h"

/* A part: what each network costs there, and the least that any conditional one needs. */
typedef struct {
  size_t points;
  recall_cost *cost; /* owned */
  size_t count;
  bool bounded;      /* the least is known: operations on some point, and on all together */
  size_t worst, together;
} sweep_step;

typedef struct {
  sweep_step *step; /* owned */
  size_t count;
} sweep;

/* For each of `count` sizes, none more than the points there are: the first points of that number or, if `random`, some
 * that the seed chooses, the same on every machine; of two sizes, the smaller one has a part of the points of the larger
 * one. */
sweep sweep_make(const points *p, const size_t *size, size_t count, bool random, size_t seed, const certify_wish *wish);
void sweep_free(sweep *s);

/* One line per size and network; a table for LaTeX; curves. */
void sweep_write_csv(FILE *f, const sweep *s, bool timing);
void sweep_write_tex(FILE *f, const sweep *s, const points *p, bool timing);
void sweep_write_svg(FILE *f, const sweep *s, const points *p);

#endif
