/* How far a question is, as a file: memcert-rank-part-2.  Shards are merged from such files, and an
 * interrupted run goes on from one. */
#ifndef MEMCERT_SHELL_RANK_FILE_H
#define MEMCERT_SHELL_RANK_FILE_H

#include "rank_part.h"
#include "rank_recheck.h"

/* Writes the file, for which the question has its digest, whole, or standard output if `name` is NULL. */
void rank_file_write(const char *name, const rank_question *q);

/* Takes over from a file how far the question was, and decides a sample of it again.  Leaves with exit 3 if the file
 * is about another question, or wrong. */
void rank_file_resume(const char *name, rank_question *q, rank_recheck how);

/* The question of all shards about a table from files, each of which has another one; leaves with exit 3 if one is
 * missing or does not belong, or is wrong in what it says fails or in a sample of what it says does not. */
rank_question rank_file_merge(char *const *names, size_t count, const points *table, rank_recheck how);

/* The same without the table, so that nothing is decided.  What the files say of the dataset is in *data. */
rank_question rank_file_merge_doubted(char *const *names, size_t count, points *data);

/* Releases what was merged without a table. */
void rank_file_free(rank_question *q, points *data);

#endif
