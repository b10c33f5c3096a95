/* Theorem 3 in the mean, for what the kernel computes. */
#include "kernel/theorem3/mean_bound.h"
#include "lemmas_theorem3_mean.h"

/* So operations_together_at_least says what every network needs. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= kappa <= LIMIT_POINTS;
  @ requires \valid(k);
  @ terminates \true;
  @ assigns *k;
  @ ensures least: \forall conditional c, integer outputs, j, indices known, rmat x, m;
  @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==>
  @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
  @   \result <= operations_upto(c, x, n);
  @ ensures least_signed: \forall conditional c, integer outputs, j, l, indices known, rmat x, m;
  @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
  @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
  @   \result <= operations_upto(c, x, n);
  @*/
size_t theorem3_together(size_t n, size_t p, size_t kappa, size_t *k)
{
  size_t least = operations_together_at_least(n, kappa, k);
  //@ ghost lemma_cost_all(n, p);
  //@ ghost if (least > 0) theorem3_mean(n, p, *k, least - 1);
  return least;
}
