/* The kernel's enumeration for one first index after the other, and what to do where it warns. */
#ifndef MEMCERT_SHELL_RANK_DECIDE_H
#define MEMCERT_SHELL_RANK_DECIDE_H

#include "kernel/theorem3/rank_condition.h"
#include "rank_plane.h"

/* Moduli that are tried before an index is given up. */
#define RANK_MODULI 32

typedef struct {
  rank_matrix m;
  rank_scratch scratch;
  rank_plane plane;                /* where more rows are than allowed */
  uint32_t first_modulus;          /* the others are the primes below it */
  size_t modulus;                  /* the number of the one in use */
  uint32_t *residues[RANK_MODULI]; /* the rows modulo each of those that were used, or NULL */
  rank_state state;                /* of one job for all rows, which lets the kernel draw the conclusion */
  mpz_t z;
} rank_worker;

typedef enum {
  RANK_INDEX_CLEAR,
  RANK_INDEX_MORE, /* worker->plane has more rows than the limit, through rows in worker->scratch.points */
  RANK_INDEX_GIVEN_UP
} rank_index_answer;

/* At most `limit` rows are allowed on a hyperplane. */
rank_worker rank_worker_new(rank_matrix m, size_t limit);
void rank_worker_free(rank_worker *w);

/* Whether hyperplanes whose first row is `index` have no more than `limit` rows.  *named is the number of
 * rows in w->scratch.points, *rows that on the hyperplane. */
rank_index_answer rank_index_decide(rank_worker *w, size_t index, size_t limit, size_t *named, size_t *rows);

/* The same for row w->state.next, which is settled if the answer is RANK_INDEX_CLEAR: a worker that does this alone,
 * from the first row to the last one, ends with a state that rank_concluded() draws the conclusion from. */
rank_index_answer rank_next_decide(rank_worker *w);

#endif
