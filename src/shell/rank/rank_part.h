/* The rank condition of Theorem 3 in its parts: one for each form and output component.
 *
 * The least index of a subset says which shard decides it, and in which order. */
#ifndef MEMCERT_SHELL_RANK_PART_H
#define MEMCERT_SHELL_RANK_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>
#include "kernel/theorem3/rank.h"
#include "shell/table/points.h"

/* What deciding may take unless something else is said: as much as this for each job. */
#define RANK_BYTES ((size_t)2 << 30)

/* Of memory, for a number of one word: its two parts, and a block for each of them. */
#define RANK_NUMBER_BYTES (sizeof(mpq_t) + 2 * 16)

typedef enum { RANK_UNDECIDED, RANK_HOLDS, RANK_FAILS } rank_verdict;
typedef enum { RANK_NOT_COUNTED, RANK_COUNTED_PARTLY, RANK_COUNTED } rank_counted;

/* One form of the condition for one output component. */
typedef struct {
  bool augmented; /* columns (1, x; d) and not (x; d) */
  size_t output;  /* from 0 */
  rank_verdict verdict;
  rank_verdict said; /* of a question that is doubted, by files: then nothing is known */
  size_t next;    /* subsets of this shard with a smaller least index are decided */
  mpz_t covered;  /* how many these are, by rank_part_count() */
  double seconds; /* that it took here; no file says them */
  /* Only if it fails, all owned: points whose columns are dependent, by line, these columns (or NULL), and
   * the coefficients of their vanishing combination. */
  size_t *line;
  mpq_ptr columns;
  mpq_ptr coefficients;
  mpz_t failures; /* dependent subsets, as far as they were counted */
  rank_counted counted;
  /* If kappa is asked for: the most points found on the graph of one linear function, all that there
   * can be if the verdict is RANK_HOLDS; this function's d - 1 coefficients and the points by line, owned. */
  size_t kappa;
  mpq_ptr function;
  size_t *graph;
} rank_part;

/* What follows from at most so many points on a graph: operations on some point, with decimals below and above
 * log2(n / most), and on all points together. */
typedef struct {
  size_t operations;
  size_t together;
  size_t best_k; /* (best_k + 1) n - most 2^best_k */
  char low[32];
  char high[32];
} rank_bound;

/* How many of the indices that files say are decided were decided again, and which: those that this seed draws. */
typedef struct {
  size_t decided;
  size_t of;
  uint64_t seed;
} rank_sample;

/* Files of questions, which rank_file.h writes and reads. */
#define RANK_FILE_FORMAT "memcert-rank-part-2"

/* What is to be decided, and how far it is. */
typedef struct {
  const points *data;
  bool kappa;         /* asked for in place of the condition */
  char digest[65];    /* of all numbers and lines, and so of the options that matter for them, if it was made */
  size_t shard;       /* decides the subsets whose least index is `shard` modulo `shards` */
  size_t shards;
  rank_part *part;    /* owned */
  size_t parts;
  size_t files;       /* that it was taken over from */
  char seal[65];      /* the SHA-256 of such a file, as it says itself */
  rank_sample sample; /* of what they say */
  bool doubted;       /* nothing of what they say was checked */
  bool timed;         /* seconds are reported */
} rank_question;

/* The question for the forms that are asked for and for output component `output`, or all of them if it
 * is points_outputs(data).  Split outputs count as one, d+ - d-: where both are linear, so is this. */
rank_question rank_question_make(const points *data, bool kappa, bool homogeneous, bool augmented, size_t output);
void rank_question_free(rank_question *q);

/* Makes the digest, which files have. */
void rank_question_digest(rank_question *q);

/* One more part, nothing of which is decided; there must be room. */
void rank_question_add(rank_question *q, bool augmented, size_t output);

/* Numbers in a column of this part: d = p + 1 or q + 1. */
size_t rank_columns(const rank_question *q, const rank_part *part);

/* Whether there are so few points that there is no subset. */
bool rank_vacuous(const rank_question *q, const rank_part *part);

/* Bytes of memory that deciding about this part takes, if its numbers are short ones. */
size_t rank_bytes(const rank_question *q, const rank_part *part);

/* Exit 4 if these are more. */
void rank_check_memory(const rank_question *q, const rank_part *part, size_t most);

/* Least indices that subsets have: those below this number. */
size_t rank_end(size_t points, size_t columns);

/* All subsets, of all shards. */
void rank_subsets(mpz_ptr count, const rank_question *q, const rank_part *part);

/* Counts in `covered` what this shard has decided. */
void rank_part_count(const rank_question *q, rank_part *part);

/* Of several outputs, one for which the condition holds is enough; and so it is for both forms, except
 * that one without subsets does not make up for one that fails. */
bool rank_asked(const rank_question *q, bool augmented);
rank_verdict rank_form_verdict(const rank_question *q, bool augmented);
rank_verdict rank_question_verdict(const rank_question *q);

/* Makes everything undecided, and keeps what was said of it. */
void rank_question_doubt(rank_question *q);

/* Whether a bound follows from this form. */
bool rank_bounds(const rank_question *q, bool augmented);

/* The part of this form with the least kappa among those decided, or NULL. */
const rank_part *rank_least_kappa(const rank_question *q, bool augmented);

/* The part that this form is as good as. */
const rank_part *rank_telling_part(const rank_question *q, bool augmented);

/* How many points are at most on one graph, by this part or, if rank_bounds(), by this form. */
size_t rank_together(const rank_question *q, const rank_part *part);
size_t rank_most(const rank_question *q, bool augmented);

/* The bound that follows from this number, which is not 0. */
rank_bound rank_bound_make(const rank_question *q, size_t most);

/* Records that the columns of these points, by increasing index, are dependent.  Returns false if they are
 * not, and then `part` is of no use. */
bool rank_part_fails(rank_question *q, rank_part *part, const size_t *subset);

/* The same for columns given as numbers, which it takes over like the lines. */
bool rank_part_witness(rank_question *q, rank_part *part, size_t *line, mpq_ptr columns);

/* Records the graph that these rows name if it has more points than the one before. */
void rank_part_graph(rank_question *q, rank_part *part, rank_matrix m, const size_t *named_rows, size_t named);

/* A dependent subset for the sake of a row of zeros; false if there is none. */
bool rank_zero_subset(rank_matrix m, size_t *subset);

/* The rows of the matrix in question, for the kernel. */
rank_matrix rank_matrix_make(const rank_question *q, const rank_part *part);

#endif
