/* Callers of the chapter `exact` that meet all preconditions (proofs/README.md). */
#include "kernel/exact/elimination.h"
#include "kernel/exact/modular.h"
#include "kernel/exact/order.h"
#include "kernel/exact/recalled.h"
#include "kernel/exact/vector.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_vectors(void)
{
  RATIONALS(a, 2);
  RATIONALS(b, 2);
  RATIONALS(t, 2);
  vector_dot(t, a, b, 2, t + 1);
  vector_both(a, b, 2);
  first_difference(a, b, 2);
}

/*@ terminates \true; assigns \nothing; */
void meets_order(void)
{
  RATIONALS(x, 4);
  size_t order[2], rank[2];
  order_rows(x, 2, 2, order, rank);
}

/*@ terminates \true; assigns \nothing; */
void meets_outputs(void)
{
  RATIONALS(y, 4);
  RATIONALS(out, 2);
  RATIONALS(d, 2);
  RATIONALS(t, 2);
  outputs_join(y, 2, true, out);
  output_rule exact = {RULE_EXACT, NULL}, tolerance = {RULE_TOLERANCE, t + 1}, argmax = {RULE_ARGMAX, NULL};
  outputs_recalled(exact, out, d, 2, t);
  outputs_recalled(tolerance, out, d, 2, t);
  outputs_recalled(argmax, out, d, 2, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_elimination(void)
{
  RATIONALS(x, 4);
  RATIONALS(e, 2);
  RATIONALS(y, 2);
  RATIONALS(scratch, ELIMINATION_SCRATCH);
  size_t point[1] = {0}, pivot[1] = {1};
  eliminate_pivots(x, 2, 2, point, pivot, 1, e, scratch);
  eliminate_row(y, e, pivot, 1, 2, scratch);
  eliminate_exactly(x, 2, 2, point, pivot, 1, 1, y, e, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_modular(void)
{
  modular(9, 7);
  modular_product(6, 6, MERSENNE_31);
  modular_eliminate(6, 5, 4, 3, 7);
}
