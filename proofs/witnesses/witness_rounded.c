/* Callers of the chapter `rounded` that meet all preconditions (proofs/README.md).  The network has one input and one
 * neuron, phi(2 x); the format is one of 3 bits. */
#include "kernel/rounded/rounded.h"
#include "kernel/rounded/rounding.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_rounding(void)
{
  RATIONALS(a, 2);
  RATIONALS(t, 4);
  WHOLE(z);
  number_format f = {3, 2, 5};
  round_nearest(f, a, t, z);
  round_all(f, a, 2, t, z);
}

/*@ terminates \true; assigns \nothing; */
void meets_rounded(void)
{
  RATIONALS(weight, 1);
  RATIONALS(x, 1);
  RATIONALS(d, 1);
  RATIONALS(y, 2);
  RATIONALS(out, 1);
  RATIONALS(t, 4);
  WHOLE(z);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  number_format f = {3, 2, 5};
  table_fit fit = {1, false, false};
  output_rule rule = {RULE_EXACT, NULL};
  //@ assert readable: readable_layered(net);
  //@ assert layers: increasing(net.layer, net.layers);
  //@ assert terms: increasing(net.first, net.neurons);
  //@ assert reads: reads_below(net, 1, 1);
  //@ assert well_formed: well_formed(net);
  rounded_check(f, net, fit, rule, x, d, y, out, t, z);
}
