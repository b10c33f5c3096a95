#include "layered_recall.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/layered/lemmas_layered.h"

/*@ lemma given_unique: \forall layered_network net, table_fit fit, rvec row, x, z;
  @   given(net, fit, row, x) ==> given(net, fit, row, z) ==> x == z;
  @ lemma output_unique: \forall boolean pairs, rvec y, out, other, integer first; len(out) == len(other) ==>
  @   puts_out(pairs, y, first, out) ==> puts_out(pairs, y, first, other) ==> out == other;
  @ lemma outputs_moved: \forall boolean pairs, rvec part, y, out, integer begin, n;
  @   (\forall integer j; 0 <= j < n ==> at(part, j) == at(y, begin + j)) ==>
  @   (pairs ? 2 * len(out) : len(out)) <= n ==> puts_out(pairs, part, 0, out) ==> puts_out(pairs, y, begin, out);
  @*/

/*@ lemma tolerance_only: \forall integer rule, real t, u, rvec out, d; (rule == RULE_TOLERANCE ==> t == u) ==>
  @   (counts_as(rule, t, out, d) <==> counts_as(rule, u, out, d));
  @ // In memory the network is the same.
  @ predicate same_layered{K,L}(layered_network net) =
  @   firsts{K}(net) == firsts{L}(net) && sources{K}(net) == sources{L}(net) &&
  @   term_weights{K}(net) == term_weights{L}(net) &&
  @   \at(net.layer[net.layers - 1], K) == \at(net.layer[net.layers - 1], L);
  @ lemma answers_kept{K,L}: \forall layered_network net, table_fit fit, rvec row, y, out;
  @   same_layered{K,L}(net) ==> layered_answers{K}(net, fit, row, y, out) ==>
  @   layered_answers{L}(net, fit, row, y, out);
  @ lemma layered_recalls_kept{K,L}: \forall layered_network net, table_fit fit, output_rule rule, rvec row, d;
  @   same_layered{K,L}(net) ==>
  @   (rule.kind == RULE_TOLERANCE ==> val{K}(rule.tolerance) == val{L}(rule.tolerance)) ==>
  @   layered_recalls{K}(net, fit, rule, row, d) ==> layered_recalls{L}(net, fit, rule, row, d);
  @*/

/* Part of a vector in memory. */
/*@ ghost
  /@ requires begin + m <= n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures part: \forall integer j; 0 <= j < m ==> at(vec(y + begin, m), j) == at(vec(y, n), begin + j);
   @/
  void lemma_part(mpq_srcptr y, size_t n, size_t begin, size_t m)
  {
    /@ assert address: \forall integer j; (y + begin) + j == y + (begin + j); @/
    /@ assert whole: \forall integer j; 0 <= j < m ==> at(vec(y, n), begin + j) == val(y + (begin + j)); @/
  }
*/

/* A row determines the outputs. */
/*@ ghost
  /@ requires well_formed(net);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures unique: \forall table_fit fit, rvec row, y, z, out, other;
   @   layered_answers(net, fit, row, y, out) ==> layered_answers(net, fit, row, z, other) ==> y == z && out == other;
   @ ensures recalls: \forall table_fit fit, output_rule rule, rvec row, d, y, out;
   @   layered_answers(net, fit, row, y, out) ==>
   @   (layered_recalls(net, fit, rule, row, d) <==> counts(rule, out, d));
   @/
  void lemma_answers_unique(layered_network net)
  {
    lemma_evaluated_unique(net);
    /@ assert same: \forall table_fit fit, rvec row, y, z, out, other; layered_answers(net, fit, row, y, out) ==>
     @   layered_answers(net, fit, row, z, other) ==> y == z; @/
    /@ assert unique: \forall table_fit fit, rvec row, y, z, out, other;
     @   layered_answers(net, fit, row, y, out) ==> layered_answers(net, fit, row, z, other) ==> out == other; @/
  }
*/

layered_state layered_check_begin(void)
{
  layered_state state = {0, false, {0, 0}};
  return state;
}

/* What a point activates, and whether it is recalled. */
typedef struct {
  bool recalled;
  activity active;
} layered_point;

/* Evaluates the network on x, and compares its outputs with d. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires fits: fits(net, fit) && well_formed_rule(rule);
  @ requires \valid_read(x + (0 .. net.inputs - 1));
  @ requires \valid_read(d + (0 .. rule_width(rule, fit.outputs) - 1));
  @ requires room: layered_room(net, fit, y, active, out, t) && outside_rule(net, fit, rule, y, out, t);
  @ requires \separated(y + (0 .. net.neurons - 1), x + (0 .. net.inputs - 1));
  @ requires \separated(y + (0 .. net.neurons - 1), d + (0 .. rule_width(rule, fit.outputs) - 1));
  @ requires \separated(out + (0 .. fit.outputs - 1), d + (0 .. rule_width(rule, fit.outputs) - 1));
  @ requires \separated(t, x + (0 .. net.inputs - 1));
  @ requires \separated(t, d + (0 .. rule_width(rule, fit.outputs) - 1));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], active[0 .. net.neurons - 1], out[0 .. fit.outputs - 1], *t;
  @ ensures tolerance_kept: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \old(val(rule.tolerance));
  @ ensures evaluated: evaluated(net, \old(vec(x, net.inputs)), vec(y, net.neurons));
  @ ensures outputs: puts_out(are_pairs(fit.pairs), vec(y, net.neurons), net.layer[net.layers - 1],
  @   vec(out, fit.outputs));
  @ ensures recalled: \result.recalled <==>
  @   counts(rule, vec(out, fit.outputs), \old(vec(d, rule_width(rule, fit.outputs))));
  @ ensures neurons: \result.active.neurons ==
  @   active_neurons_on(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures weights: \result.active.weights ==
  @   active_weights_on(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures range: \result.active.neurons <= net.neurons && \result.active.weights <= net.terms;
  @*/
static layered_point check_input(layered_network net, reading_terms reading, table_fit fit, output_rule rule,
                                 mpq_srcptr x, mpq_srcptr d, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t)
{
  size_t begin = net.layer[net.layers - 1];
  //@ ghost size_t numbers = fit.pairs ? 2 * fit.outputs : fit.outputs;
  //@ assert numbers: numbers == numbers_of(fit.pairs, fit.outputs) && begin + numbers == net.neurons;
  /*@ assert apart: \forall mpq_srcptr p; !\separated(p, net.weight + (0 .. net.terms - 1)) ==>
    @   \separated(p, y + (0 .. net.neurons - 1)) && \separated(p, out + (0 .. fit.outputs - 1)) &&
    @   \separated(p, t); */
  layered_forward(net, reading, x, y, t);
  //@ assert d_kept: unchanged{Pre,Here}(d, rule_width(rule, fit.outputs));
  //@ assert tolerance_kept: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \at(val(rule.tolerance), Pre);
  //@ ghost Evaluated: ;
  outputs_join(y + begin, fit.outputs, fit.pairs, out);
  //@ assert d_still: unchanged{Evaluated,Here}(d, rule_width(rule, fit.outputs));
  //@ assert y_kept: unchanged{Evaluated,Here}(y, net.neurons);
  //@ assert net_kept: unchanged{Evaluated,Here}(net.weight, net.terms);
  //@ assert tolerance: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \at(val(rule.tolerance), Pre);
  //@ assert d: vec(d, rule_width(rule, fit.outputs)) == \at(vec(d, rule_width(rule, fit.outputs)), Pre);
  //@ ghost lemma_part(y, net.neurons, begin, numbers);
  //@ assert joined: puts_out(are_pairs(fit.pairs), vec(y + begin, numbers), 0, vec(out, fit.outputs));
  //@ assert pairs: (are_pairs(fit.pairs) ? 2 * len(vec(out, fit.outputs)) : len(vec(out, fit.outputs))) <= numbers;
  /*@ assert outputs: puts_out(are_pairs(fit.pairs), vec(y, net.neurons), begin, vec(out, fit.outputs)); */
  //@ ghost Joined: ;
  bool recalled = outputs_recalled(rule, out, d, fit.outputs, t);
  //@ assert y_still: unchanged{Joined,Here}(y, net.neurons);
  //@ assert out_still: unchanged{Joined,Here}(out, fit.outputs);
  //@ assert net_still: unchanged{Joined,Here}(net.weight, net.terms);
  //@ assert d_then: vec{Joined}(d, rule_width(rule, fit.outputs)) == \at(vec(d, rule_width(rule, fit.outputs)), Pre);
  //@ assert out_then: vec{Joined}(out, fit.outputs) == vec(out, fit.outputs);
  /*@ assert verdict: recalled <==> counts_as(rule.kind, \at(val(rule.tolerance), Joined), vec(out, fit.outputs),
    @   \at(vec(d, rule_width(rule, fit.outputs)), Pre)); */
  //@ assert tolerance_still: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \at(val(rule.tolerance), Pre);
  layered_point found = {recalled, layered_activity(net, reading, y, active)};
  return found;
}

/* Evaluates the network on point i. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires fits: fits(net, fit) && fits_data(net, fit, rule, data) && well_formed_rule(rule);
  @ requires readable_data(data);
  @ requires room: layered_room(net, fit, y, active, out, t) && outside_rule(net, fit, rule, y, out, t);
  @ requires outside_data(data, y, net.neurons) && outside_data(data, out, fit.outputs) && outside_data(data, t, 1);
  @ requires range: i < data.points;
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], active[0 .. net.neurons - 1], out[0 .. fit.outputs - 1], *t;
  @ ensures network: term_weights(net) == \old(term_weights(net));
  @ ensures inputs: inputs(data) == \old(inputs(data));
  @ ensures outputs: outputs(data) == \old(outputs(data));
  @ ensures tolerance_kept: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \old(val(rule.tolerance));
  @ ensures answers: layered_answers(net, fit, row(inputs(data), i), vec(y, net.neurons), vec(out, fit.outputs));
  @ ensures recalled: \result.recalled <==> counts(rule, vec(out, fit.outputs), row(outputs(data), i));
  @ ensures neurons: \result.active.neurons ==
  @   active_neurons_on(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures weights: \result.active.weights ==
  @   active_weights_on(net, vec(y, net.neurons), net.inputs, net.neurons);
  @ ensures range: \result.active.neurons <= net.neurons && \result.active.weights <= net.terms;
  @*/
static layered_point check_point(layered_network net, reading_terms reading, table_fit fit, output_rule rule,
                                 dataset data, size_t i, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t)
{
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  //@ ghost row_in_matrix(i, data.points, data.outputs);
  //@ ghost product_limit(i, 0x100000000, data.inputs, 0x4000);
  //@ ghost product_limit(i, 0x100000000, data.outputs, 0x4000);
  mpq_srcptr row = data.x + i * data.inputs, d = data.d + i * data.outputs, x = row + (fit.skip ? 1 : 0);
  //@ assert row: vec(row, data.inputs) == row(inputs(data), i);
  //@ assert d: vec(d, data.outputs) == row(outputs(data), i);
  //@ assert place: x == data.x + (i * data.inputs + skipped(fit));
  //@ assert end: i * data.inputs + skipped(fit) + net.inputs <= data.points * data.inputs;
  //@ ghost lemma_part(row, data.inputs, fit.skip ? 1 : 0, net.inputs);
  //@ assert shifted: x == row + skipped(fit);
  /*@ assert part: \forall integer k; 0 <= k < net.inputs ==>
    @   at(vec(x, net.inputs), k) == at(vec(row, data.inputs), skipped(fit) + k); */
  /*@ assert apart: \forall mpq_srcptr p; !\separated(p, net.weight + (0 .. net.terms - 1)) ==>
    @   \separated(p, y + (0 .. net.neurons - 1)) && \separated(p, out + (0 .. fit.outputs - 1)) &&
    @   \separated(p, t); */
  /*@ assert apart_x: \forall mpq_srcptr p; !\separated(p, data.x + (0 .. data.points * data.inputs - 1)) ==>
    @   \separated(p, y + (0 .. net.neurons - 1)) && \separated(p, out + (0 .. fit.outputs - 1)) &&
    @   \separated(p, t); */
  /*@ assert apart_d: \forall mpq_srcptr p; !\separated(p, data.d + (0 .. data.points * data.outputs - 1)) ==>
    @   \separated(p, y + (0 .. net.neurons - 1)) && \separated(p, out + (0 .. fit.outputs - 1)) &&
    @   \separated(p, t); */
  /*@ assert given: given(net, fit, row(inputs(data), i), vec(x, net.inputs)); */
  layered_point found = check_input(net, reading, fit, rule, x, d, y, active, out, t);
  //@ assert weights_kept: unchanged{Pre,Here}(net.weight, net.terms);
  //@ assert inputs_kept: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, data.points * data.outputs);
  return found;
}

/* Checks the next point. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires fits: fits(net, fit) && fits_data(net, fit, rule, data) && well_formed_rule(rule);
  @ requires readable_data(data);
  @ requires room: layered_room(net, fit, y, active, out, t) && outside_rule(net, fit, rule, y, out, t);
  @ requires outside_data(data, y, net.neurons) && outside_data(data, out, fit.outputs) && outside_data(data, t, 1);
  @ requires truthful: layered_truthful(net, fit, rule, data, state);
  @ requires range: !state.failed && state.recalled < data.points;
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], active[0 .. net.neurons - 1], out[0 .. fit.outputs - 1], *t;
  @ ensures network: well_formed(net) && lists(net, reading) && term_weights(net) == \old(term_weights(net));
  @ ensures points: inputs(data) == \old(inputs(data)) && outputs(data) == \old(outputs(data));
  @ ensures tolerance: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \old(val(rule.tolerance));
  @ ensures truthful: layered_truthful(net, fit, rule, data, \result);
  @ ensures progress: layered_done(\result) == state.recalled + 1;
  @ ensures outputs: layered_answers(net, fit, row(inputs(data), state.recalled), vec(y, net.neurons),
  @   vec(out, fit.outputs));
  @ ensures activity: layered_activates(net, fit, row(inputs(data), state.recalled), \result.last.neurons,
  @   \result.last.weights);
  @ ensures range: \result.last.neurons <= net.neurons && \result.last.weights <= net.terms;
  @*/
static layered_state check_next(layered_network net, reading_terms reading, table_fit fit, output_rule rule,
                                dataset data, layered_state state, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t)
{
  layered_point found = check_point(net, reading, fit, rule, data, state.recalled, y, active, out, t);
  //@ ghost lemma_answers_unique(net);
  /*@ assert recalled: found.recalled <==>
    @   layered_recalls(net, fit, rule, row(inputs(data), state.recalled), row(outputs(data), state.recalled)); */
  //@ assert same: same_layered{Pre,Here}(net);
  /*@ assert earlier: \forall integer i; 0 <= i < state.recalled ==>
    @   layered_recalls(net, fit, rule, row(inputs(data), i), row(outputs(data), i)); */
  if (found.recalled)
    state.recalled++;
  else
    state.failed = true;
  state.last = found.active;
  return state;
}

layered_state layered_check(layered_network net, reading_terms reading, table_fit fit, output_rule rule, dataset data,
                            layered_state state, size_t until, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t)
{
  /*@ loop invariant range: \at(state.recalled, Pre) <= state.recalled && layered_done(state) <= until;
    @ loop invariant weights: term_weights(net) == \at(term_weights(net), Pre);
    @ loop invariant inputs: inputs(data) == \at(inputs(data), Pre);
    @ loop invariant outputs: outputs(data) == \at(outputs(data), Pre);
    @ loop invariant tolerance: rule.kind == RULE_TOLERANCE ==>
    @   val(rule.tolerance) == \at(val(rule.tolerance), Pre);
    @ loop invariant truthful: layered_truthful(net, fit, rule, data, state);
    @ loop invariant wrong_outputs: state.failed ==> layered_answers(net, fit, row(inputs(data), state.recalled),
    @   vec(y, net.neurons), vec(out, fit.outputs));
    @ loop invariant activity: \at(state.recalled, Pre) < layered_done(state) ==>
    @   layered_activates(net, fit, row(inputs(data), layered_done(state) - 1), state.last.neurons,
    @     state.last.weights);
    @ loop invariant activity_range: \at(state.recalled, Pre) < layered_done(state) ==>
    @   state.last.neurons <= net.neurons && state.last.weights <= net.terms;
    @ loop assigns state, y[0 .. net.neurons - 1], active[0 .. net.neurons - 1], out[0 .. fit.outputs - 1], *t;
    @ loop variant until - layered_done(state);
    @*/
  while (!state.failed && state.recalled < until)
    state = check_next(net, reading, fit, rule, data, state, y, active, out, t);
  return state;
}

activity_total activity_over(const activity *a, size_t n)
{
  activity_total total = {{0, 0}, {0, 0}};
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant neurons: most_neurons(a, i, total.most.neurons);
    @ loop invariant weights: most_weights(a, i, total.most.weights);
    @ loop invariant sum: total.sum.neurons == neurons_upto(a, i) && total.sum.weights == weights_upto(a, i);
    @ loop invariant limit: total.sum.neurons <= i * ACTIVITY_MOST_COUNT &&
    @   total.sum.weights <= i * ACTIVITY_MOST_COUNT;
    @ loop assigns i, total;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    total.sum.neurons += a[i].neurons;
    total.sum.weights += a[i].weights;
    if (a[i].neurons > total.most.neurons)
      total.most.neurons = a[i].neurons;
    if (a[i].weights > total.most.weights)
      total.most.weights = a[i].weights;
  }
  return total;
}
