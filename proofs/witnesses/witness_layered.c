/* Callers of the chapter `layered` that meet all preconditions (proofs/README.md).  The network has one input and one
 * neuron, phi(2 x). */
#include "kernel/layered/expansion.h"
#include "kernel/layered/layered.h"
#include "kernel/layered/layered_recall.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
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

/*@ terminates \true; assigns \nothing; */
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

/*@ terminates \true; assigns \nothing; */
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

/*@ terminates \true; assigns \nothing; */
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

/*@ terminates \true; assigns \nothing; */
void meets_check(void)
{
  RATIONALS(weight, 1);
  RATIONALS(x, 1);
  RATIONALS(d, 1);
  RATIONALS(y, 2);
  RATIONALS(out, 1);
  RATIONALS(t, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t head[2] = {0, 1}, next[1] = {1}, target[1] = {1};
  bool active[2];
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  reading_terms reading = {head, next, target};
  table_fit fit = {1, false, false};
  output_rule rule = {RULE_EXACT, NULL};
  dataset data = {1, 1, 1, x, d};
  //@ assert sizes: data.points * data.inputs == 1 && data.points * data.outputs == 1;
  //@ assert x: \valid_read(data.x);
  //@ assert d: \valid_read(data.d);
  //@ assert points: readable_data(data);
  //@ assert readable: readable_layered(net);
  //@ assert layers: increasing(net.layer, net.layers);
  //@ assert terms: increasing(net.first, net.neurons);
  //@ assert reads: reads_below(net, 1, 1);
  //@ assert well_formed: well_formed(net);
  //@ assert heads: \forall integer k; 0 <= k < 2 ==> next_reader(net, k, 0, head[k]);
  //@ assert nexts: \forall integer u; 0 <= u < 1 ==> next_reader(net, source[u], u + 1, next[u]);
  //@ assert targets: \forall integer u; 0 <= u < 1 ==> belongs(net, u, target[u]);
  //@ assert linked: linked(net, &head[0], &next[0], 0);
  //@ assert lists: lists(net, reading);
  layered_state state = layered_check_begin();
  layered_check(net, reading, fit, rule, data, state, 1, y, active, out, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_total(void)
{
  const activity a[2] = {{1, 2}, {3, 4}};
  activity_over(a, 2);
}
