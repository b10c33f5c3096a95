/* Callers of the chapter `lipschitz` that meet all preconditions (proofs/README.md). */
#include "kernel/lipschitz/everywhere.h"
#include "numbers.h"

/*@ ghost
  /@ requires \valid_read(claim.slope) && \valid_read(claim.epsilon);
   @ requires lo: \valid_read(claim.lo + (0 .. net.size * claim.room - 1));
   @ requires hi: \valid_read(claim.hi + (0 .. net.size * claim.room - 1));
   @ requires above: \valid_read(claim.above + (0 .. net.size * fit.outputs - 1));
   @ requires below: \valid_read(claim.below + (0 .. net.size * fit.outputs - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures claim: readable_claim(net, fit, claim);
   @/
  void claim_readable(conditional_network net, table_fit fit, everywhere_claim claim)
  {
  }
*/

/* One input; where it is less than the value it is put out, elsewhere a branch is missing.  The table has one row, all
 * numbers of boxes are one array, and epsilon is the constant. */
/*@ terminates \true; assigns \nothing; */
void meets_everywhere(void)
{
  RATIONALS(slope, 1);
  mpq_set_ui(slope, 1, 1);
  RATIONALS(value, 1);
  RATIONALS(x, 1);
  RATIONALS(d, 1);
  RATIONALS(box, 4);
  RATIONALS(t, 3);
  const instruction program[2] = {{INSTRUCTION_TEST, IS_LESS, 0, 0, 1, NOWHERE},
                                  {INSTRUCTION_LEAF, IS_LESS, 0, 0, NOWHERE, NOWHERE}};
  const size_t output[1] = {0}, known[2] = {1, 1}, row[2] = {0, 0};
  conditional_network net = {1, 1, 2, 0, 1, 1, program, NULL, NULL, value, output};
  table_fit fit = {1, false, false};
  everywhere_claim claim = {slope, slope, 2, box, box, row, row};
  dataset data = {1, 1, 1, x, d};
  //@ assert points: readable_data(data);
  //@ ghost claim_readable(net, fit, claim);
  //@ assert readable: readable_conditional(net);
  //@ assert test: well_formed_at(net, &known[0], 0);
  //@ assert put_out: net.program[1].lo == 0 && net.output[0] == 0 && known[1] == 1;
  //@ assert leaf: well_formed_at(net, &known[0], 1);
  //@ assert well_formed: well_formed(net, &known[0]);
  everywhere_check(net, known, fit, data, claim, t);
}
