/* Callers of the checker of programs in integers that meet all preconditions (proofs/README.md). */
#include "kernel/conditional/scaled.h"
#include "numbers.h"

/* One input; where it is less than the value it is put out, elsewhere a branch is missing.  All numbers of the program
 * but the units of the variables are one number. */
/*@ terminates \true; assigns \nothing; */
void meets_scaled(void)
{
  RATIONALS(value, 1);
  RATIONALS(one, 2);
  RATIONALS(unit, 2);
  RATIONALS(least, 2);
  RATIONALS(most, 2);
  RATIONALS(t, SCALED_SCRATCH);
  WHOLE(z);
  const instruction program[2] = {{INSTRUCTION_TEST, IS_LESS, 0, 0, 1, NOWHERE},
                                  {INSTRUCTION_LEAF, IS_LESS, 0, 0, NOWHERE, NOWHERE}};
  const size_t output[1] = {0}, known[2] = {1, 1};
  int64_t pending[3];
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  scaled_program m = {NULL, one, one, one, one, one, 1};
  scaled_variables v = {unit, least, most};
  //@ assert readable: readable_conditional(net);
  //@ assert program: readable_scaled(net, m);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert put_out: net.program[1].lo == 0 && net.output[0] == 0 && known[1] == 1;
  //@ assert leaf_outputs: well_formed_leaf(net, &known[0], 1);
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  //@ assert outside_t: outside_scaled(net, m, &t[0], SCALED_SCRATCH);
  if (scaled_whole(net, known, m, t, z)) {
    //@ assert outside_unit: outside_scaled(net, m, v.unit, 2);
    //@ assert outside_least: outside_scaled(net, m, v.least, 2);
    //@ assert outside_most: outside_scaled(net, m, v.most, 2);
    scaled_check(net, known, m, 2, v, pending, t);
  }
}
