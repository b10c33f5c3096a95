/* How many subsets there are whose columns are dependent, by exact elimination for one after the other. */
#ifndef MEMCERT_SHELL_RANK_FAILURES_H
#define MEMCERT_SHELL_RANK_FAILURES_H

#include "rank_part.h"

/* Counts them for every part that is decided, as far as seconds_now() is less than `until` and that many bytes
 * of memory suffice. */
void rank_failures_count(rank_question *q, double until, size_t bytes);

#endif
