/* Deciding again what files say is decided: a random sample of the first indices.
 *
 * A digest can be computed anew by whoever edits a file, so what a file says is worth no more than this sample. */
#ifndef MEMCERT_SHELL_RANK_RECHECK_H
#define MEMCERT_SHELL_RANK_RECHECK_H

#include "rank_part.h"

/* Of each part in each file. */
#define RANK_SAMPLES 8

typedef struct {
  size_t samples; /* of each part in each file, at most */
  bool seeded;    /* otherwise the seed is made of the digests of the files */
  size_t seed;
} rank_recheck;

/* Decides them again on the points of each question, which was taken over from the file of that name: questions
 * about the same parts, each about another shard.  Leaves with exit 3 at the first file that says of an index that it
 * is decided while there are dependent columns, and with exit 4 if that cannot be decided in so many bytes of memory. */
rank_sample rank_recheck_run(const char *const *names, const rank_question *questions, size_t count, rank_recheck how,
                             size_t bytes);

#endif
