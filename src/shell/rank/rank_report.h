/* The rank condition, for a person and in JSON. */
#ifndef MEMCERT_SHELL_RANK_REPORT_H
#define MEMCERT_SHELL_RANK_REPORT_H

#include <stdio.h>
#include <jansson.h>
#include "rank_part.h"

/* 0 if the condition holds in some form that was asked for, 1 if it fails in all of them, else 4. */
int rank_status(const rank_question *q);

void rank_report_write(FILE *stream, const rank_question *q);
void rank_report_write_json(FILE *stream, const rank_question *q);

/* The value of `rank` in a report; if it is to be `brief`, without the columns of a witness, the time and what
 * is reported of each output. */
json_t *rank_object(const rank_question *q, bool brief);

/* "homogeneous" or "augmented"; "holds", "fails" or "undecided". */
const char *rank_form_name(bool augmented);
const char *rank_verdict_name(rank_verdict verdict);

/* A number of subsets; of a long one, cut off, only the first digits. */
void rank_count_write(FILE *stream, mpz_srcptr count);

/* Pieces of JSON: the lines of a witness, its columns. */
json_t *rank_subset_array(const rank_part *part, size_t columns);
json_t *rank_columns_array(const rank_part *part, size_t columns);

#endif
