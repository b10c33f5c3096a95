/* Callers of the chapter `switch` that meet all preconditions (proofs/README.md).  The points are 0 and 1. */
#include "kernel/switch/bounds.h"
#include "kernel/switch/check.h"
#include "kernel/switch/evaluate.h"
#include "kernel/switch/halving.h"
#include "kernel/switch/path.h"
#include "kernel/switch/synthesize.h"
#include "kernel/switch/tree.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_bounds(void)
{
  ceil_log2(2);
  bound_neurons_paper(2, 2, 1);
  bound_weights_paper(2, 2, 1);
  bound_neurons_sharp(2, 2, 1, READOUT_FUSED);
  bound_weights_sharp(2, 2, 1, READOUT_PRINTED);
  tree_cut(0, 2);
}

/*@ terminates \true; assigns \nothing; */
void meets_halving(void)
{
  RATIONALS(x, 4);
  RATIONALS(w, 2);
  RATIONALS(margin, 1);
  RATIONALS(scratch, HALVING_SCRATCH);
  size_t order[2] = {0, 1};
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  dataset data = {2, 2, 1, x, NULL};
  //@ ghost size_t differ = 1;
  //@ assert below: differ_first(vec((mpq_srcptr)x, 2), vec((mpq_srcptr)x + 2, 2), differ);
  halving_hyperplane(data, order, 0, 1, 2, w, margin, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_translate(void)
{
  RATIONALS(x, 2);
  RATIONALS(shift, 1);
  RATIONALS(v, 2);
  RATIONALS(active, 2);
  RATIONALS(t, 1);
  translate(v, active, x, shift, 2, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_tree(void)
{
  RATIONALS(shift, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(gain, 1);
  RATIONALS(readout, 2);
  RATIONALS(v, 2);
  RATIONALS(active, 2);
  RATIONALS(leaf, 2);
  RATIONALS(leaf_active, 2);
  RATIONALS(scratch, EVALUATE_SCRATCH(2, 1));
  network net = {2, 2, 1, READOUT_FUSED, shift, hyperplane, gain, readout};
  evaluate_tree(net, v, active, leaf, leaf_active, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_readout(void)
{
  RATIONALS(shift, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(gain, 1);
  RATIONALS(readout, 2);
  RATIONALS(leaf, 2);
  RATIONALS(leaf_active, 2);
  RATIONALS(out, 1);
  RATIONALS(t, 1);
  network net = {2, 2, 1, READOUT_FUSED, shift, hyperplane, gain, readout};
  evaluate_readout(net, leaf, leaf_active, out, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_path(void)
{
  RATIONALS(shift, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(gain, 1);
  RATIONALS(readout, 2);
  RATIONALS(v, 2);
  RATIONALS(top, 1);
  RATIONALS(scratch, PATH_SCRATCH);
  path p;
  network net = {2, 2, 1, READOUT_FUSED, shift, hyperplane, gain, readout};
  mpq_set_ui(v, 1, 1);
  mpq_set_ui(v + 1, 2, 1);
  mpq_set_ui(top, 2, 1);
  path_follow(net, v, top, &p, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_synthesize(void)
{
  RATIONALS(x, 4);
  RATIONALS(d, 2);
  RATIONALS(shift, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(gain, 1);
  RATIONALS(readout, 2);
  RATIONALS(scratch, SYNTHESIZE_SCRATCH);
  size_t order[2], rank[2];
  dataset data = {2, 2, 1, x, d};
  network net = {2, 2, 1, READOUT_FUSED, shift, hyperplane, gain, readout};
  //@ assert points: readable_data(data);
  //@ assert network: writable_network(net);
  mpq_set_ui(x, 1, 1);
  mpq_set_ui(x + 1, 0, 1);
  mpq_set_ui(x + 2, 1, 1);
  mpq_set_ui(x + 3, 1, 1);
  mpq_set_ui(d, 3, 1);
  mpq_set_ui(d + 1, 5, 1);
  //@ assert constant: val((mpq_srcptr)x) == 1.0 && val((mpq_srcptr)x + 2) == 1.0;
  synthesize(data, net, order, rank, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_network(void)
{
  RATIONALS(x, 2);
  RATIONALS(shift, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(gain, 1);
  RATIONALS(readout, 2);
  RATIONALS(out, 1);
  RATIONALS(scratch, CHECK_SCRATCH(2, 2, 1));
  network net = {2, 2, 1, READOUT_FUSED, shift, hyperplane, gain, readout};
  network_evaluate(net, x, EVALUATE_ALL, out, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_check(void)
{
  RATIONALS(x, 4);
  RATIONALS(d, 2);
  RATIONALS(shift, 1);
  RATIONALS(hyperplane, 2);
  RATIONALS(gain, 1);
  RATIONALS(readout, 2);
  RATIONALS(out, 1);
  RATIONALS(scratch, CHECK_SCRATCH(2, 2, 1));
  activity active[2];
  dataset data = {2, 2, 1, x, d};
  network net = {2, 2, 1, READOUT_FUSED, shift, hyperplane, gain, readout};
  //@ assert network: readable_network(net);
  //@ assert points: readable_data(data);
  check_state state = check_begin(data);
  check_continue(net, data, state, 2, EVALUATE_ACTIVE, active, out, scratch);
}
