#include "rank_modulus.h"
#include "shell/base/memory.h"
#include <stdlib.h>

#define SAMPLES 1024
#define CANDIDATES 4
/* Columns with which sampling takes no time worth mentioning. */
#define MOST_COLUMNS 16
#define LONG 100000

static bool is_prime(uint32_t p)
{
  for (uint32_t t = 2; (uint64_t)t * t <= p; t++)
    if (p % t == 0)
      return false;
  return true;
}

uint32_t rank_prime_below(uint32_t p)
{
  do
    p--;
  while (p > 2 && !is_prime(p));
  return p;
}

/* Exchanges row t with one after it so that its component t is not zero; false if there is none. */
static bool find_pivot(uint64_t *rows, size_t d, size_t t)
{
  size_t k = t;
  while (k < d && rows[k * d + t] == 0)
    k++;
  if (k == d)
    return false;
  for (size_t a = t; a < d; a++) {
    uint64_t kept = rows[k * d + a];
    rows[k * d + a] = rows[t * d + a];
    rows[t * d + a] = kept;
  }
  return true;
}

/* Whether d rows of d numbers are dependent modulo p. */
static bool is_singular(uint64_t *rows, size_t d, uint32_t p)
{
  for (size_t t = 0; t < d; t++) {
    if (!find_pivot(rows, d, t))
      return true;
    for (size_t k = t + 1; k < d; k++) {
      uint64_t u = rows[t * d + t], v = rows[k * d + t];
      for (size_t a = t; a < d; a++)
        rows[k * d + a] = (u * rows[k * d + a] % p + (p - v) * rows[t * d + a] % p) % p;
    }
  }
  return false;
}

/* A row that is not among the first t, which are `taken`. */
static size_t draw(size_t n, const size_t *taken, size_t t, uint64_t *random)
{
  *random = *random * 6364136223846793005u + 1442695040888963407u;
  size_t i = (*random >> 33) % n, k = 0;
  while (k < t)
    if (taken[k] == i) {
      i = (i + 1) % n;
      k = 0;
    } else
      k++;
  return i;
}

/* The same samples for every modulus. */
static size_t singular_samples(const rank_matrix *m, uint32_t p, uint64_t *rows)
{
  size_t d = m->columns, singular = 0, taken[MOST_COLUMNS];
  uint64_t random = 1;
  for (size_t k = 0; k < SAMPLES; k++) {
    for (size_t t = 0; t < d; t++) {
      taken[t] = draw(m->points, taken, t, &random);
      mpq_srcptr row = m->rows + taken[t] * d;
      for (size_t a = 0; a < d; a++)
        rows[t * d + a] = mpz_fdiv_ui(mpq_numref(row + a), p);
    }
    singular += is_singular(rows, d, p);
  }
  return singular;
}

/* Whether there is much to do: n^(d - 1) steps. */
static bool is_long(const rank_matrix *m)
{
  size_t steps = 1;
  for (size_t k = 1; k < m->columns && steps < LONG; k++)
    steps *= m->points;
  return steps >= LONG;
}

uint32_t rank_modulus_choose(const rank_matrix *m)
{
  size_t d = m->columns;
  uint32_t p = MERSENNE_31, best = p;
  if (d > MOST_COLUMNS || m->points < d || !is_long(m))
    return best;
  uint64_t *rows = allocate(d * d, sizeof(uint64_t));
  size_t least = singular_samples(m, p, rows);
  for (size_t k = 1; k < CANDIDATES && least > 0; k++) {
    p = rank_prime_below(p);
    size_t singular = singular_samples(m, p, rows);
    if (2 * singular < least) {
      least = singular;
      best = p;
    }
  }
  free(rows);
  return best;
}
