/* How far a question is, as a file: memcert-rank-part-1.  Shards are merged from such files, and an
 * interrupted run goes on from one. */
#ifndef MEMCERT_SHELL_RANK_FILE_H
#define MEMCERT_SHELL_RANK_FILE_H

#include "rank_part.h"

/* Writes the file, for which the question has its digest, whole, or standard output if `name` is NULL. */
void rank_file_write(const char *name, const rank_question *q);

/* Takes over from a file how far the question was.  Leaves with exit 3 if it is about another one. */
void rank_file_resume(const char *name, rank_question *q);

/* The question of all shards from files, each of which has another one; leaves with exit 3 if one is
 * missing or does not belong.  What it makes of the dataset is in *data. */
rank_question rank_file_merge(char *const *names, size_t count, points *data);

/* Releases what was merged. */
void rank_file_free(rank_question *q, points *data);

#endif
