/* Measuring the parts of a sweep. */
#ifndef MEMCERT_SHELL_SWEEP_RUN_H
#define MEMCERT_SHELL_SWEEP_RUN_H

#include "sweep.h"

/* Measures what is not measured of the shard, in up to `jobs` processes beside this one if there is more than one, and
 * writes after every step how far it is, unless `checkpoint` is NULL. */
void sweep_run(sweep *s, const points *p, sweep_choice choice, const certify_wish *wish, size_t jobs,
               const char *checkpoint);

#endif
