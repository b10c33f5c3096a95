/* Several processes that measure the steps of a sweep. */
#ifndef MEMCERT_SHELL_SWEEP_JOBS_H
#define MEMCERT_SHELL_SWEEP_JOBS_H

#include "sweep.h"

/* What a step costs, and what is done with it. */
typedef sweep_step sweep_measure(const void *work, size_t k);
typedef void sweep_take(void *work, size_t k, const sweep_step *step);

/* Measures the `count` steps whose numbers are in `open`, in this order, at most `jobs` at a time, each in a process of
 * its own, and takes each when it is done.  Leaves with exit 4 if one of them ends before its time. */
void sweep_jobs_run(void *work, const size_t *open, size_t count, size_t jobs, sweep_measure *measure, sweep_take *take);

#endif
