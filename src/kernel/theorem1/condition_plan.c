#include "condition_plan.h"
#include "proofs/lemmas/theorem1/lemmas_condition.h"

/*@ // In step q neuron k is computed, for which all below neuron `tested` are tested.
  @ predicate computes{L}(layered_network net, size_t *tested, integer q, integer k) =
  @   net.inputs <= k < net.neurons && k == net.inputs + q - tested[q] && tested[q + 1] == tested[q] &&
  @   reads_below(net, k, tested[q]);
  @ // In step q a neuron is tested, which is computed.
  @ predicate examines{L}(layered_network net, size_t *tested, integer q) =
  @   tested[q + 1] == tested[q] + 1 && tested[q] < net.inputs + q - tested[q];
  @ predicate in_turn{L}(layered_network net, size_t *tested, integer q) =
  @   computes(net, tested, q, net.inputs + q - tested[q]) || examines(net, tested, q);
  @ // The steps before q are done, and `done` neurons tested.
  @ predicate planned_until{L}(layered_network net, size_t *tested, integer q, integer done) =
  @   tested[0] == 0 && tested[q] == done && \forall integer s; 0 <= s < q ==> in_turn(net, tested, s);
  @
  @ lemma computes_neuron{L}: \forall layered_network net, size_t *tested, integer q, k, steps; well_formed(net) ==>
  @   0 <= q < steps ==> computes(net, tested, q, k) ==> plan_step(plan_of(net, tested, steps), q);
  @ lemma examines_neuron{L}: \forall layered_network net, size_t *tested, integer q, steps;
  @   0 <= q < steps ==> examines(net, tested, q) ==> plan_step(plan_of(net, tested, steps), q);
  @ predicate layers_kept{K,L}(layered_network net) =
  @   (\forall integer i; 0 <= i <= net.layers ==> \at(net.layer[i], L) == \at(net.layer[i], K)) &&
  @   (\forall integer k; 0 <= k <= net.neurons ==> \at(net.first[k], L) == \at(net.first[k], K)) &&
  @   (\forall integer t; 0 <= t < net.terms ==> \at(net.source[t], L) == \at(net.source[t], K));
  @ lemma reads_below_kept{K,L}: \forall layered_network net, integer k, limit; layers_kept{K,L}(net) ==>
  @   0 <= k < net.neurons ==> \at(net.first[k + 1], K) <= net.terms ==> reads_below{K}(net, k, limit) ==>
  @   reads_below{L}(net, k, limit);
  @ lemma well_formed_kept{K,L}: \forall layered_network net; layers_kept{K,L}(net) ==> well_formed{K}(net) ==>
  @   well_formed{L}(net);
  @ lemma in_turn_kept{K,L}: \forall layered_network net, size_t *tested, integer q; layers_kept{K,L}(net) ==>
  @   well_formed{K}(net) ==> \at(tested[q], L) == \at(tested[q], K) ==>
  @   \at(tested[q + 1], L) == \at(tested[q + 1], K) ==> in_turn{K}(net, tested, q) ==> in_turn{L}(net, tested, q);
  @ lemma all_in_turn{L}: \forall layered_network net, size_t *tested, integer steps, done; well_formed(net) ==>
  @   0 <= steps ==> planned_until(net, tested, steps, done) ==> net.inputs + steps - done == net.neurons ==>
  @   sized(plan_of(net, tested, steps), steps, net.neurons, net.terms);
  @*/

/* tested[q + j] := tested[q] + j for 0 < j <= count. */
/*@ requires \valid(tested + (q .. q + count)) && q + count <= SIZE_MAX && tested[q] + count <= SIZE_MAX;
  @ terminates \true;
  @ assigns tested[q + 1 .. q + count];
  @ ensures counted: \forall integer s; q <= s <= q + count ==> tested[s] == \old(tested[q]) + (s - q);
  @*/
static void count_up(size_t *tested, size_t q, size_t count)
{
  /*@ loop invariant range: 0 <= j <= count;
    @ loop invariant counted: \forall integer s; q <= s <= q + j ==> tested[s] == \at(tested[q], Pre) + (s - q);
    @ loop assigns j, tested[q + 1 .. q + count];
    @ loop variant count - j;
    @*/
  for (size_t j = 0; j < count; j++)
    tested[q + j + 1] = tested[q + j] + 1;
}

/* tested[q + j] := tested[q] for 0 < j <= count. */
/*@ requires \valid(tested + (q .. q + count)) && q + count <= SIZE_MAX;
  @ terminates \true;
  @ assigns tested[q + 1 .. q + count];
  @ ensures same: \forall integer s; q <= s <= q + count ==> tested[s] == \old(tested[q]);
  @*/
static void repeat(size_t *tested, size_t q, size_t count)
{
  /*@ loop invariant range: 0 <= j <= count;
    @ loop invariant same: \forall integer s; q <= s <= q + j ==> tested[s] == \at(tested[q], Pre);
    @ loop assigns j, tested[q + 1 .. q + count];
    @ loop variant count - j;
    @*/
  for (size_t j = 0; j < count; j++)
    tested[q + j + 1] = tested[q + j];
}

/*@ // What the layers before l need is planned in the steps before q.
  @ predicate layers_planned{L}(layered_network net, size_t *tested, integer l, integer q) =
  @   q == net.layer[l] - net.inputs + (l == 0 ? 0 : net.layer[l - 1]) &&
  @   planned_until(net, tested, q, l == 0 ? 0 : net.layer[l - 1]);
  @*/

/* The next steps: what is not yet tested up to layer l is, and the layer after it computed.  Returns the steps. */
/*@ requires readable_layered(net) && well_formed(net) && l < net.layers;
  @ requires size: net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS;
  @ requires room: \valid(tested + (0 .. all_steps(net)));
  @ requires \separated(tested + (0 .. all_steps(net)), net.layer + (0 .. net.layers));
  @ requires \separated(tested + (0 .. all_steps(net)), net.first + (0 .. net.neurons));
  @ requires \separated(tested + (0 .. all_steps(net)), net.source + (0 .. net.terms - 1));
  @ requires planned: layers_planned(net, tested, l, q);
  @ terminates \true;
  @ assigns tested[1 .. all_steps(net)];
  @ ensures planned: layers_planned(net, tested, l + 1, \result);
  @ ensures net: well_formed(net);
  @ ensures layers: \forall integer i; 0 <= i <= net.layers ==> net.layer[i] == \old(net.layer[i]);
  @*/
static size_t plan_layer(layered_network net, size_t *tested, size_t q, size_t l)
{
  size_t done = tested[q], tests = net.layer[l] - done, neurons = net.layer[l + 1] - net.layer[l];
  //@ assert done: done == (l == 0 ? 0 : net.layer[l - 1]) && done <= net.layer[l] <= net.layer[net.layers - 1];
  //@ assert range: net.inputs <= net.layer[l] <= net.layer[l + 1] <= net.neurons;
  //@ assert most: q + tests + neurons <= all_steps(net) && q + tests == 2 * net.layer[l] - net.inputs;
  count_up(tested, q, tests);
  //@ assert examined: \forall integer s; q <= s < q + tests ==> examines(net, tested, s);
  repeat(tested, q + tests, neurons);
  //@ assert layers: \forall integer i; 0 <= i <= net.layers ==> net.layer[i] == \at(net.layer[i], Pre);
  //@ assert first: \forall integer k; 0 <= k <= net.neurons ==> net.first[k] == \at(net.first[k], Pre);
  //@ assert source: \forall integer t; 0 <= t < net.terms ==> net.source[t] == \at(net.source[t], Pre);
  //@ assert kept: layers_kept{Pre,Here}(net);
  //@ assert well_formed: well_formed(net);
  //@ assert planned: \forall integer s; 0 <= s <= q ==> tested[s] == \at(tested[s], Pre);
  //@ assert before: \forall integer s; 0 <= s < q ==> in_turn(net, tested, s);
  //@ assert tested: \forall integer s; q <= s < q + tests ==> examines(net, tested, s);
  /*@ assert computed: \forall integer s; q + tests <= s < q + tests + neurons ==>
    @   computes(net, tested, s, net.inputs + s - tested[s]); */
  return q + tests + neurons;
}

size_t condition_plan(layered_network net, size_t *tested)
{
  size_t q = 0;
  tested[0] = 0;
  //@ assert kept: layers_kept{Pre,Here}(net);
  //@ assert steps: all_steps(net) == \at(all_steps(net), Pre);
  /*@ loop invariant range: 0 <= l <= net.layers;
    @ loop invariant net: well_formed(net);
    @ loop invariant layers: \forall integer i; 0 <= i <= net.layers ==> net.layer[i] == \at(net.layer[i], Pre);
    @ loop invariant steps: all_steps(net) == \at(all_steps(net), Pre);
    @ loop invariant planned: layers_planned(net, tested, l, q);
    @ loop assigns l, q, tested[0 .. \at(all_steps(net), Pre)];
    @ loop variant net.layers - l;
    @*/
  for (size_t l = 0; l < net.layers; l++)
    q = plan_layer(net, tested, q, l);
  //@ assert planned: planned_until(net, tested, q, net.layer[net.layers - 1]);
  //@ assert sized: sized(plan_of(net, tested, q), q, net.neurons, net.terms);
  return q;
}
