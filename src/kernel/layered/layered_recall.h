/* The checker of layered networks: whether every point of a dataset is recalled, and what each activates. */
#ifndef MEMCERT_KERNEL_LAYERED_RECALL_H
#define MEMCERT_KERNEL_LAYERED_RECALL_H

#include "layered.h"
#include "kernel/exact/recalled.h"
#include "kernel/exact/fit.h"

/*@ predicate fits{L}(layered_network net, table_fit fit) =
  @   1 <= fit.outputs && 2 * fit.outputs <= SIZE_MAX &&
  @   net.layer[net.layers - 1] + numbers_of(fit.pairs, fit.outputs) == net.neurons;
  @ // x is what the network gets of a row.
  @ predicate given(layered_network net, table_fit fit, rvec row, rvec x) =
  @   len(x) == net.inputs && \forall integer k; 0 <= k < net.inputs ==> at(x, k) == at(row, skipped(fit) + k);
  @ // On a row, y has what all neurons put out, and `out` the outputs.
  @ predicate layered_answers{L}(layered_network net, table_fit fit, rvec row, rvec y, rvec out) =
  @   (\exists rvec x; given(net, fit, row, x) && evaluated(net, x, y)) &&
  @   len(y) == net.neurons && len(out) == fit.outputs &&
  @   puts_out(are_pairs(fit.pairs), y, net.layer[net.layers - 1], out);
  @ // They count as recalled where the dataset has d.
  @ predicate layered_recalls{L}(layered_network net, table_fit fit, output_rule rule, rvec row, rvec d) =
  @   \exists rvec y, out; layered_answers(net, fit, row, y, out) && counts(rule, out, d);
  @ // So many neurons and weights are active.
  @ predicate layered_activates{L}(layered_network net, table_fit fit, rvec row, integer neurons, integer weights) =
  @   \exists rvec y, out; layered_answers(net, fit, row, y, out) &&
  @     neurons == active_neurons_on(net, y, net.inputs, net.neurons) &&
  @     weights == active_weights_on(net, y, net.inputs, net.neurons);
  @ predicate fits_data(layered_network net, table_fit fit, output_rule rule, dataset data) =
  @   within_limits(data.points, data.inputs, data.outputs) && skipped(fit) + net.inputs == data.inputs &&
  @   rule_width(rule, fit.outputs) == data.outputs;
  @*/

/* What is known of the points so far. */
typedef struct {
  size_t recalled; /* points before the first that is not, or all */
  bool failed;     /* the next one is not */
  activity last;   /* of the point that was evaluated last */
} layered_state;

/*@ predicate layered_truthful{L}(layered_network net, table_fit fit, output_rule rule, dataset data,
  @                               layered_state state) =
  @   0 <= state.recalled <= data.points &&
  @   (\forall integer i; 0 <= i < state.recalled ==>
  @     layered_recalls(net, fit, rule, row(inputs(data), i), row(outputs(data), i))) &&
  @   (state.failed ==> state.recalled < data.points &&
  @     !layered_recalls(net, fit, rule, row(inputs(data), state.recalled), row(outputs(data), state.recalled)));
  @ // How many points were evaluated.
  @ logic integer layered_done(layered_state state) = state.failed ? state.recalled + 1 : state.recalled;
  @*/

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures truthful: \forall layered_network net, table_fit fit, output_rule rule, dataset data;
  @   0 <= data.points ==> layered_truthful(net, fit, rule, data, \result);
  @ ensures nothing_done: \result.recalled == 0 && !\result.failed;
  @*/
layered_state layered_check_begin(void);

/* What checking takes: y and out receive numbers, `active` flags. */
/*@ predicate layered_room{L}(layered_network net, table_fit fit, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t) =
  @   \valid(y + (0 .. net.neurons - 1)) && \valid(active + (0 .. net.neurons - 1)) &&
  @   \valid(out + (0 .. fit.outputs - 1)) && \valid(t) &&
  @   \separated(y + (0 .. net.neurons - 1), out + (0 .. fit.outputs - 1)) &&
  @   \separated(y + (0 .. net.neurons - 1), t) && \separated(out + (0 .. fit.outputs - 1), t) &&
  @   outside_layered(net, y, net.neurons) && outside_layered(net, out, fit.outputs) && outside_layered(net, t, 1) &&
  @   \separated(active + (0 .. net.neurons - 1), net.first + (0 .. net.neurons)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.source + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), net.weight + (0 .. net.terms - 1)) &&
  @   \separated(active + (0 .. net.neurons - 1), y + (0 .. net.neurons - 1));
  @ predicate outside_rule(layered_network net, table_fit fit, output_rule rule, mpq_ptr y, mpq_ptr out, mpq_ptr t) =
  @   rule.kind == RULE_TOLERANCE ==> \separated(y + (0 .. net.neurons - 1), rule.tolerance) &&
  @     \separated(out + (0 .. fit.outputs - 1), rule.tolerance) && \separated(t, rule.tolerance);
  @*/

/* Checks the points from state.recalled up to `until`, and stops after one that is not recalled by the rule, with its
 * outputs in `out`.  All points are recalled iff \result.recalled is their number at the end. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires fits: fits(net, fit) && fits_data(net, fit, rule, data) && well_formed_rule(rule);
  @ requires readable_data(data);
  @ requires room: layered_room(net, fit, y, active, out, t) && outside_rule(net, fit, rule, y, out, t);
  @ requires outside_data(data, y, net.neurons) && outside_data(data, out, fit.outputs) && outside_data(data, t, 1);
  @ requires truthful: layered_truthful(net, fit, rule, data, state);
  @ requires range: !state.failed && state.recalled <= until <= data.points;
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], active[0 .. net.neurons - 1], out[0 .. fit.outputs - 1], *t;
  @ ensures network: well_formed(net) && lists(net, reading) && term_weights(net) == \old(term_weights(net));
  @ ensures points: inputs(data) == \old(inputs(data)) && outputs(data) == \old(outputs(data));
  @ ensures tolerance: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \old(val(rule.tolerance));
  @ ensures truthful: layered_truthful(net, fit, rule, data, \result);
  @ ensures progress: \result.failed || \result.recalled == until;
  @ ensures range: state.recalled <= \result.recalled <= until;
  @ ensures checker_holds: \result.recalled == data.points ==>
  @   \forall integer i; 0 <= i < data.points ==>
  @     layered_recalls(net, fit, rule, row(inputs(data), i), row(outputs(data), i));
  @ ensures checker_fails: \result.failed ==> \result.recalled < data.points &&
  @   !layered_recalls(net, fit, rule, row(inputs(data), \result.recalled), row(outputs(data), \result.recalled));
  @ ensures wrong_outputs: \result.failed ==> layered_answers(net, fit, row(inputs(data), \result.recalled),
  @   vec(y, net.neurons), vec(out, fit.outputs));
  @ ensures activity: state.recalled < layered_done(\result) ==>
  @   layered_activates(net, fit, row(inputs(data), layered_done(\result) - 1), \result.last.neurons,
  @     \result.last.weights);
  @ ensures activity_range: state.recalled < layered_done(\result) ==>
  @   \result.last.neurons <= net.neurons && \result.last.weights <= net.terms;
  @*/
layered_state layered_check(layered_network net, reading_terms reading, table_fit fit, output_rule rule, dataset data,
                            layered_state state, size_t until, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t);

/* Over points, the most that one of them activates and what all of them do together. */
typedef struct {
  activity most;
  activity sum;
} activity_total;

/*@ logic integer neurons_upto{L}(activity *a, integer n) = n <= 0 ? 0 : neurons_upto(a, n - 1) + a[n - 1].neurons;
  @ logic integer weights_upto{L}(activity *a, integer n) = n <= 0 ? 0 : weights_upto(a, n - 1) + a[n - 1].weights;
  @ predicate most_neurons{L}(activity *a, integer n, integer most) =
  @   (\forall integer i; 0 <= i < n ==> a[i].neurons <= most) &&
  @   (n <= 0 ==> most == 0) && (0 < n ==> \exists integer i; 0 <= i < n && a[i].neurons == most);
  @ predicate most_weights{L}(activity *a, integer n, integer most) =
  @   (\forall integer i; 0 <= i < n ==> a[i].weights <= most) &&
  @   (n <= 0 ==> most == 0) && (0 < n ==> \exists integer i; 0 <= i < n && a[i].weights == most);
  @*/

/* No sum overflows within these limits. */
#define ACTIVITY_MOST_POINTS 0x100000000
#define ACTIVITY_MOST_COUNT 0x80000000

/*@ requires limits: n <= ACTIVITY_MOST_POINTS;
  @ requires \valid_read(a + (0 .. n - 1));
  @ requires range: \forall integer i; 0 <= i < n ==>
  @   a[i].neurons <= ACTIVITY_MOST_COUNT && a[i].weights <= ACTIVITY_MOST_COUNT;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures most: most_neurons(a, n, \result.most.neurons) && most_weights(a, n, \result.most.weights);
  @ ensures sum: \result.sum.neurons == neurons_upto(a, n) && \result.sum.weights == weights_upto(a, n);
  @*/
activity_total activity_over(const activity *a, size_t n);

#endif
