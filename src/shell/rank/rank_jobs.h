/* Several processes that decide one part of the rank condition, or look for kappa.
 *
 * First indices are handed out in order, so that no job is idle before the end and the failure with
 * the smallest of them is found whatever the timing. Jobs are processes and not threads because those
 * can be ended at any moment, in the middle of a long call of the kernel. */
#ifndef MEMCERT_SHELL_RANK_JOBS_H
#define MEMCERT_SHELL_RANK_JOBS_H

#include "rank_part.h"

typedef struct rank_jobs rank_jobs;

/* Starts at most `count` jobs, each of which works on a copy of what is there now; m must stay.  With
 * m.graphs they look for more than `best` rows, else for m.columns of them. */
rank_jobs *rank_jobs_start(rank_matrix m, size_t shard, size_t shards, size_t next, size_t best, size_t count);

/* Waits so many seconds, or until all is decided, which makes it return false. */
bool rank_jobs_wait(rank_jobs *jobs, double seconds);

/* The least index below which everything is decided. */
size_t rank_jobs_next(const rank_jobs *jobs);

/* Rows of zeros, which no index reports; 0 if there was nothing to do. */
size_t rank_jobs_zeros(const rank_jobs *jobs);

/* The subset that was found, or NULL. */
const size_t *rank_jobs_found(const rank_jobs *jobs);

/* The most rows found on a graph, and `*named` rows that say which graph, or NULL if there were none
 * better than those known before. */
size_t rank_jobs_best(const rank_jobs *jobs, const size_t **named_rows, size_t *named);

/* Ends what still runs. */
void rank_jobs_end(rank_jobs *jobs);

#endif
