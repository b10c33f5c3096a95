/* Callers of the chapter `layered` that meet all preconditions (proofs/README.md).  The network has one input and one
 * neuron, phi(2 x). */
#include "kernel/layered/expansion.h"
#include "kernel/layered/layered.h"
#include "numbers.h"

/*@ terminates \true; */
void meets_reading(void)
{
  RATIONALS(weight, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  size_t head[2], next[1], target[1];
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  //@ assert readable: readable_layered(net);
  //@ assert well_formed: well_formed(net);
  layered_valid(net);
  layered_reading(net, head, next, target);
}

/*@ terminates \true; */
void meets_forward(void)
{
  RATIONALS(weight, 1);
  RATIONALS(x, 1);
  RATIONALS(y, 2);
  RATIONALS(t, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t head[2] = {0, 1}, next[1] = {1}, target[1] = {1};
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  reading_terms reading = {head, next, target};
  //@ assert readable: readable_layered(net);
  //@ assert well_formed: well_formed(net);
  //@ assert lists: lists(net, reading);
  layered_forward(net, reading, x, y, t);
}

/*@ terminates \true; */
void meets_activity(void)
{
  RATIONALS(weight, 1);
  RATIONALS(y, 2);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t head[2] = {0, 1}, next[1] = {1}, target[1] = {1};
  bool active[2];
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  reading_terms reading = {head, next, target};
  //@ assert readable: readable_layered(net);
  //@ assert well_formed: well_formed(net);
  //@ assert lists: lists(net, reading);
  layered_activity(net, reading, y, active);
  layered_active(active, 0, 2);
}

/*@ terminates \true; */
void meets_expansion(void)
{
  RATIONALS(weight, 1);
  RATIONALS(shift, 1);
  RATIONALS(readout, 1);
  RATIONALS(scratch, EXPANSION_SCRATCH(1, 1));
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t leaf[1] = {0}, owner[2] = {0, 0};
  layered_network to = {1, 1, 2, 1, layer, first, source, weight};
  network net = {1, 1, 1, READOUT_FUSED, shift, NULL, NULL, readout};
  expansion_map map = {NULL, NULL, leaf, owner, 1};
  //@ assert readable: readable_layered(to);
  //@ assert well_formed: well_formed(to);
  expansion_check(to, net, map, scratch);
}
