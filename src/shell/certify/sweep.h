/* What networks cost on growing parts of a table. */
#ifndef MEMCERT_SHELL_SWEEP_H
#define MEMCERT_SHELL_SWEEP_H

#include <stdio.h>
#include "certify_run.h"
#include "shell/base/digest.h"

/* A part: what each network costs there, and the least that any conditional one needs. */
typedef struct {
  size_t points;
  recall_cost *cost; /* owned */
  size_t count;      /* 0 as long as it is not measured */
  bool bounded;      /* the least is known: operations on some point, and on all together */
  size_t worst, together;
} sweep_step;

typedef struct {
  char *table;               /* the name of the file, owned */
  char numbers[DIGEST_TEXT]; /* of all points of the table */
  char *options;             /* whatever else the numbers depend on, as text, owned */
  sweep_step *step;          /* by size, owned */
  size_t count;
  size_t shard, shards;      /* the steps to be measured are `shard` modulo `shards` */
} sweep;

/* Which points a part has: the first ones or, if `random`, some that the seed chooses, the same on every machine; of two
 * sizes, the smaller one has a part of the points of the larger one. */
typedef struct {
  bool random;
  size_t seed;
} sweep_choice;

/* For each of `count` sizes, none more than the points there are; nothing is measured yet. */
sweep sweep_new(const points *p, const size_t *size, size_t count, sweep_choice choice, const certify_wish *wish);
void sweep_free(sweep *s);

/* Whether step k is one of the shard. */
bool sweep_has(const sweep *s, size_t k);

/* Of what is measured: one line per size and network; a table for LaTeX; curves. */
void sweep_write_csv(FILE *f, const sweep *s, bool timing);
void sweep_write_tex(FILE *f, const sweep *s, bool timing);
void sweep_write_svg(FILE *f, const sweep *s);

#endif
