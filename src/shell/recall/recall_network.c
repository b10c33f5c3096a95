#include "recall_network.h"
#include "shell/base/memory.h"

#define MOST_NUMBERS ((size_t)1 << 16)

/* Their sum as whole numbers, which stays small enough to be multiplied by the operations of a point. */
#define MOST_BITS 44

static mpq_srcptr weight_of(const sorted_points *p, size_t rank)
{
  return p->from->weight + p->number[rank];
}

/* factor := what makes all weights whole or, where that makes them large, small enough. */
static bool find_factor(const sorted_points *p, mpq_ptr factor)
{
  mpq_t sum, whole;
  mpq_inits(sum, whole, NULL);
  mpq_set_ui(factor, 1, 1);
  for (size_t i = 0; i < p->points; i++) {
    mpq_add(sum, sum, weight_of(p, i));
    mpz_lcm(mpq_numref(factor), mpq_numref(factor), mpq_denref(weight_of(p, i)));
  }
  mpq_mul(whole, sum, factor);
  bool exact = mpz_sizeinbase(mpq_numref(whole), 2) <= MOST_BITS;
  if (!exact) {
    mpq_set_ui(factor, 1, 1);
    mpq_mul_2exp(factor, factor, MOST_BITS);
    mpq_div(factor, factor, sum);
  }
  mpq_clears(sum, whole, NULL);
  return exact;
}

uint64_t *recall_weights(const sorted_points *p, bool *exact)
{
  *exact = true;
  if (!p->from->weight)
    return NULL;
  uint64_t *weight = allocate(p->points, sizeof *weight);
  mpq_t factor, scaled;
  mpq_inits(factor, scaled, NULL);
  *exact = find_factor(p, factor);
  for (size_t i = 0; i < p->points; i++) {
    mpq_mul(scaled, weight_of(p, i), factor);
    mpz_fdiv_q(mpq_numref(scaled), mpq_numref(scaled), mpq_denref(scaled));
    weight[i] = mpz_get_ui(mpq_numref(scaled));
    mpz_set_ui(mpq_denref(scaled), 1);
  }
  mpq_clears(factor, scaled, NULL);
  return weight;
}

bool recall_is_small(const sorted_points *p)
{
  return p->points * (p->inputs + p->outputs) <= MOST_NUMBERS;
}
