/* Theorem 3 for what the kernel computes. */
#include "lemmas_theorem3.h"

/* So operations_at_least tells the truth. */
/*@ requires sizes: 1 <= n <= LIMIT_POINTS && 1 <= kappa <= LIMIT_POINTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures least: \forall conditional c, integer outputs, j, indices known, rmat x, m;
  @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> rows(x) == n ==>
  @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled(c, x, j, m, p) ==>
  @   some_operations(c, x, \result);
  @ ensures least_signed: \forall conditional c, integer outputs, j, l, indices known, rmat x, m;
  @   scoped_network(c, known, p, outputs) ==> 0 <= j < outputs ==> 0 <= l < outputs ==> rows(x) == n ==>
  @   inputs_beside(m, x, p) ==> at_most(m, p + 1, p, kappa) ==> all_recalled_signed(c, x, j, l, m, p) ==>
  @   some_operations(c, x, \result);
  @*/
size_t theorem3_operations(size_t n, size_t p, size_t kappa)
{
  size_t least = operations_at_least(n, kappa);
  //@ ghost theorem3_least(n, p, kappa, least);
  return least;
}
