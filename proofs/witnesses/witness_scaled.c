/* Callers of the checker of programs in integers that meet all preconditions (proofs/README.md). */
#include "kernel/conditional/scaled.h"
#include "numbers.h"

/* A program that ends at once and puts out nothing, so that no number has to be an integer. */
/*@ terminates \true; assigns \nothing; */
void meets_scaled(void)
{
  RATIONALS(one, 2);
  RATIONALS(unit, 2);
  RATIONALS(least, 2);
  RATIONALS(most, 2);
  RATIONALS(t, SCALED_SCRATCH);
  WHOLE(z);
  const instruction program[1] = {{INSTRUCTION_LEAF, IS_LESS, 0, 0, NOWHERE, NOWHERE}};
  const size_t known[1] = {1};
  int64_t pending[2];
  conditional_network net = {1, 0, 1, 0, 0, 0, program, NULL, NULL, NULL, NULL};
  scaled_program m = {NULL, one, one, one, one, one, 0};
  scaled_variables v = {unit, least, most};
  //@ assert readable: readable_conditional(net);
  //@ assert program: readable_scaled(net, m);
  //@ assert leaf: well_formed_at(net, &known[0], 0);
  //@ assert well_formed: well_formed(net, &known[0]);
  //@ assert outside_t: outside_scaled(net, m, &t[0], SCALED_SCRATCH);
  //@ assert whole: whole_numbers(net, m);
  scaled_whole(net, known, m, t, z);
  //@ assert outside_unit: outside_scaled(net, m, v.unit, 2);
  //@ assert outside_least: outside_scaled(net, m, v.least, 2);
  //@ assert outside_most: outside_scaled(net, m, v.most, 2);
  scaled_check(net, known, m, 2, v, pending, t);
}
