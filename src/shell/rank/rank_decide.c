#include "rank_decide.h"
#include "shell/base/memory.h"
#include "rank_modulus.h"
#include <stdlib.h>
#include <string.h>

static rank_scratch scratch_new(const rank_matrix *m)
{
  size_t n = m->points, d = m->columns;
  return (rank_scratch){.cells = allocate((d - 1) * d * n, sizeof(uint32_t)),
                        .slopes = allocate(n, sizeof(uint32_t)),
                        .counts = allocate(n, sizeof(uint32_t)),
                        .keys = allocate(3 * n, sizeof(uint32_t)),
                        .tallies = allocate(3 * n, sizeof(uint32_t)),
                        .points = allocate(d, sizeof(size_t)),
                        .pivots = allocate(d, sizeof(size_t)),
                        .exact = numbers_new(d * d),
                        .first = numbers_new(d),
                        .second = numbers_new(d),
                        .scratch = numbers_new(ELIMINATION_SCRATCH)};
}

static void scratch_free(const rank_matrix *m, rank_scratch s)
{
  size_t d = m->columns;
  free(s.cells);
  free(s.slopes);
  free(s.counts);
  free(s.keys);
  free(s.tallies);
  free(s.points);
  free(s.pivots);
  numbers_free(s.exact, d * d);
  numbers_free(s.first, d);
  numbers_free(s.second, d);
  numbers_free(s.scratch, ELIMINATION_SCRATCH);
}

/* Keeps the rows modulo m.modulus, number w->modulus. */
static void keep_residues(rank_worker *w)
{
  size_t cells = w->m.points * w->m.columns;
  w->residues[w->modulus] = allocate(cells, sizeof(uint32_t));
  memcpy(w->residues[w->modulus], w->scratch.cells, cells * sizeof(uint32_t));
}

static void use_modulus(rank_worker *w, size_t number)
{
  if (w->modulus == number)
    return;
  w->modulus = number;
  w->m.modulus = w->first_modulus;
  for (size_t k = 0; k < number; k++)
    w->m.modulus = rank_prime_below(w->m.modulus);
  if (w->residues[number])
    memcpy(w->scratch.cells, w->residues[number], w->m.points * w->m.columns * sizeof(uint32_t));
  else {
    rank_prepare(w->m, w->scratch, w->z);
    keep_residues(w);
  }
}

rank_worker rank_worker_new(rank_matrix m, size_t limit)
{
  rank_worker w = {.m = m, .scratch = scratch_new(&m), .plane = rank_plane_new(&m), .first_modulus = m.modulus};
  mpz_init(w.z);
  w.state = rank_begin(m, limit, w.z, w.scratch);
  keep_residues(&w);
  return w;
}

void rank_worker_free(rank_worker *w)
{
  for (size_t k = 0; k < RANK_MODULI; k++)
    free(w->residues[k]);
  scratch_free(&w->m, w->scratch);
  rank_plane_free(&w->m, &w->plane);
  mpz_clear(w->z);
}

rank_index_answer rank_index_decide(rank_worker *w, size_t index, size_t limit, size_t *named, size_t *rows)
{
  /* Every index begins with the same modulus, so that it does not matter which job decides it. */
  for (size_t k = 0; k < RANK_MODULI; k++) {
    use_modulus(w, k);
    *named = rank_decide(w->m, index, limit, w->scratch);
    if (*named == RANK_CLEAR)
      return RANK_INDEX_CLEAR;
    *rows = rank_plane_through(&w->m, &w->plane, w->scratch.points, *named);
    if (*rows > limit)
      return RANK_INDEX_MORE;
  }
  return RANK_INDEX_GIVEN_UP;
}

rank_index_answer rank_next_decide(rank_worker *w)
{
  uint32_t modulus = w->first_modulus;
  for (size_t k = 0; k < RANK_MODULI; k++) {
    w->state = rank_settle(w->state, modulus, w->plane.on, w->z, w->scratch);
    if (w->state.named == RANK_CLEAR)
      return RANK_INDEX_CLEAR;
    if (w->state.more > 0)
      return RANK_INDEX_MORE;
    modulus = rank_prime_below(modulus);
  }
  return RANK_INDEX_GIVEN_UP;
}
