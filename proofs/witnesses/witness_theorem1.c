/* Callers of the chapter `theorem1` that meet all preconditions (proofs/README.md).  The layered network has one input
 * and one neuron. */
#include "kernel/theorem1/condition.h"
#include "kernel/theorem1/condition_loop.h"
#include "kernel/theorem1/condition_otherwise.h"
#include "kernel/theorem1/condition_plan.h"
#include "kernel/theorem1/condition_point.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_plan(void)
{
  RATIONALS(weight, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  size_t tested[3];
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  //@ assert readable: readable_layered(net);
  //@ assert well_formed: well_formed(net);
  condition_plan(net, tested);
}

/*@ terminates \true; assigns \nothing; */
void meets_begin(void)
{
  RATIONALS(weight, 1);
  RATIONALS(value, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  layered_network net = {1, 1, 2, 1, layer, first, source, weight};
  conditional_arrays into = {NULL, NULL, NULL, value, NULL};
  //@ assert readable: readable_layered(net);
  //@ assert well_formed: well_formed(net);
  condition_begin(net, into);
}

/* Step 0 tests the input, step 1 computes the neuron. */
#define PLAN(tested) const size_t tested[3] = {0, 1, 1}

/*@ terminates \true; assigns \nothing; */
void meets_add(void)
{
  RATIONALS(layered_weight, 1);
  RATIONALS(y, 2);
  RATIONALS(weight, 2);
  RATIONALS(value, 1);
  PLAN(tested);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const bool active[2] = {true, false};
  instruction program[3];
  size_t known[3], term_source[2], output[1], variable[2];
  layered_network net = {1, 1, 2, 1, layer, first, source, layered_weight};
  conditional_arrays into = {program, term_source, weight, value, output};
  //@ assert readable: readable_layered(net);
  //@ assert layers: increasing(net.layer, net.layers);
  //@ assert terms: increasing(net.first, net.neurons);
  //@ assert reads: reads_below(net, 1, 1);
  //@ assert well_formed: well_formed(net);
  mpq_set_ui(y, 0, 1);
  mpq_set_ui(y + 1, 0, 1);
  conditional_network c = condition_begin(net, into);
  //@ assert outputs: val((mpq_srcptr)y) == 0.0 && val((mpq_srcptr)y + 1) == 0.0;
  //@ assert steps: plan_steps(plan_of(net, &tested[0], 2)) == 2 && plan_inputs(plan_of(net, &tested[0], 2)) == 1;
  //@ assert first_step: tested_before(plan_of(net, &tested[0], 2), 1) == 1;
  //@ assert second_step: tested_before(plan_of(net, &tested[0], 2), 2) == 1;
  //@ assert computed: computed_before(plan_of(net, &tested[0], 2), 1) == 1;
  //@ assert neurons: neurons_of(plan_of(net, &tested[0], 2)) == 2;
  //@ assert reads: reads_under(plan_of(net, &tested[0], 2), 1, 1);
  //@ assert tests: plan_step(plan_of(net, &tested[0], 2), 0);
  //@ assert computes: plan_step(plan_of(net, &tested[0], 2), 1);
  //@ assert planned: well_planned(plan_of(net, &tested[0], 2));
  //@ assert zero: nonzero_terms(sources(net), term_weights(net), vec((mpq_srcptr)y, 2), 0, 1) == 0;
  //@ assert output: at(vec((mpq_srcptr)y, 2), 1) == 0.0;
  //@ assert inactive: active_on(net, vec((mpq_srcptr)y, 2), 1) == 0;
  condition_add(net, c, into, known, tested, 2, y, active, variable);
}

/*@ terminates \true; assigns \nothing; */
void meets_point(void)
{
  RATIONALS(layered_weight, 1);
  RATIONALS(x, 1);
  RATIONALS(y, 2);
  RATIONALS(weight, 2);
  RATIONALS(value, 1);
  RATIONALS(t, 1);
  PLAN(tested);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t head[2] = {0, 1}, next[1] = {1}, target[1] = {1};
  bool active[2];
  instruction program[3];
  size_t known[3], term_source[2], output[1], variable[2];
  layered_network net = {1, 1, 2, 1, layer, first, source, layered_weight};
  reading_terms reading = {head, next, target};
  conditional_arrays into = {program, term_source, weight, value, output};
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
  //@ assert instructions: \valid(into.program + (0 .. 2)) && \valid(&known[0] + (0 .. 2));
  //@ assert room: \valid(into.source + (0 .. 1)) && \valid(into.weight + (0 .. 1)) && \valid_read(into.value);
  conditional_network c = condition_begin(net, into);
  //@ assert steps: plan_steps(plan_of(net, &tested[0], 2)) == 2 && plan_inputs(plan_of(net, &tested[0], 2)) == 1;
  //@ assert first_step: tested_before(plan_of(net, &tested[0], 2), 1) == 1;
  //@ assert second_step: tested_before(plan_of(net, &tested[0], 2), 2) == 1;
  //@ assert computed: computed_before(plan_of(net, &tested[0], 2), 1) == 1;
  //@ assert neurons: neurons_of(plan_of(net, &tested[0], 2)) == 2;
  //@ assert reads: reads_under(plan_of(net, &tested[0], 2), 1, 1);
  //@ assert tests: plan_step(plan_of(net, &tested[0], 2), 0);
  //@ assert computes: plan_step(plan_of(net, &tested[0], 2), 1);
  //@ assert planned: well_planned(plan_of(net, &tested[0], 2));
  //@ assert room: room_to_grow(c, into, &known[0], c.size + 3, c.terms + 2 * net.terms, c.leaves + c.outputs);
  //@ assert arrays: insertion_arrays_apart(net, c, into, &known[0], &tested[0], 2, &active[0], &variable[0]);
  //@ assert apart: apart_from(net, into, &known[0], (mpq_srcptr)y, &variable[0], c.size + 3, c.terms + 2 * net.terms);
  condition_point(net, reading, c, into, known, tested, 2, x, y, active, variable, t);
}

/*@ terminates \true; assigns \nothing; */
void meets_loop(void)
{
  RATIONALS(layered_weight, 1);
  RATIONALS(x, 1);
  RATIONALS(y, 2);
  RATIONALS(t, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t head[2] = {0, 1}, next[1] = {1}, target[1] = {1};
  bool active[2];
  layered_network net = {1, 1, 2, 1, layer, first, source, layered_weight};
  reading_terms reading = {head, next, target};
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
  condition_loop(net, reading, x, y, active, t);
}

/* A tree of one leaf. */
/*@ terminates \true; assigns \nothing; */
void meets_otherwise(void)
{
  RATIONALS(layered_weight, 1);
  RATIONALS(x, 1);
  RATIONALS(y, 2);
  RATIONALS(variables, 2);
  RATIONALS(t, 1);
  const size_t layer[2] = {1, 2}, first[3] = {0, 0, 1}, source[1] = {0};
  const size_t head[2] = {0, 1}, next[1] = {1}, target[1] = {1};
  const size_t known[1] = {1}, output[1] = {NOWHERE};
  const instruction program[1] = {{INSTRUCTION_LEAF, IS_LESS, 0, 1, NOWHERE, NOWHERE}};
  bool active[2];
  layered_network net = {1, 1, 2, 1, layer, first, source, layered_weight};
  reading_terms reading = {head, next, target};
  conditional_network c = {1, 1, 1, 0, 0, 1, program, NULL, NULL, NULL, output};
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
  //@ assert readable_tree: readable_conditional(c);
  //@ assert leaf: well_formed_at(c, &known[0], 0);
  //@ assert tree: well_formed(c, &known[0]);
  condition_otherwise(net, reading, c, known, 2, x, y, active, variables, t);
}
