/* Callers of the chapter `gates` that meet all preconditions (proofs/README.md).  The network has one input, one gate and
 * one matrix, that of the prefix 1. */
#include "kernel/gates/gates.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_way(void)
{
  RATIONALS(gate, 1);
  RATIONALS(matrix, 1);
  RATIONALS(h, 1);
  RATIONALS(t, 2);
  size_t used[2];
  const size_t next[4] = {2, 1, 2, 2}, own[2] = {1, 0};
  gates_network net = {1, 1, 1, 2, 1, 1, true, gate, matrix, next, own};
  gates_way(net, h, used, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_gates_outputs(void)
{
  RATIONALS(gate, 1);
  RATIONALS(matrix, 1);
  RATIONALS(h, 1);
  RATIONALS(c, 1);
  RATIONALS(y, 1);
  RATIONALS(t, 2);
  const size_t next[4] = {2, 1, 2, 2}, own[2] = {1, 0}, used[2] = {1, 0};
  gates_network net = {1, 1, 1, 2, 1, 1, true, gate, matrix, next, own};
  gates_prefix_output(net, used, h, 0, y, t);
  gates_compose(net, used, 0, c);
  gates_composed_output(net, used, h, 0, c, y, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_gates_recall(void)
{
  RATIONALS(gate, 1);
  RATIONALS(matrix, 1);
  RATIONALS(h, 1);
  RATIONALS(d, 1);
  RATIONALS(y, 1);
  RATIONALS(t, 2);
  size_t used[2];
  const size_t next[4] = {2, 1, 2, 2}, own[2] = {1, 0};
  gates_network net = {1, 1, 1, 2, 1, 1, false, gate, matrix, next, own};
  gates_recalls(net, h, d, used, y, t);
}
