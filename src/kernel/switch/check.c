#include "check.h"
#include "path.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/switch/lemmas_check.h"

/*@ requires \valid_read(v + (0 .. q - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures positive: \result <==> positive(vec(v, q));
  @*/
static bool all_positive(mpq_srcptr v, size_t q)
{
  /*@ loop invariant range: 0 <= k <= q;
    @ loop invariant positive: \forall integer i; 0 <= i < k ==> val(v + i) > 0.0;
    @ loop assigns k;
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++)
    if (mpq_sgn(v + k) <= 0) {
      //@ assert here: !(at(vec(v, q), k) > 0.0);
      return false;
    }
  return true;
}

/*@ requires 1 <= q;
  @ requires \valid(top) && \valid_read(v + (0 .. q - 1)) && \separated(top, v + (0 .. q - 1));
  @ terminates \true;
  @ assigns *top;
  @ ensures bounded: bounded_by(\old(vec(v, q)), val(top));
  @*/
static void maximum(mpq_ptr top, mpq_srcptr v, size_t q)
{
  mpq_set(top, v);
  /*@ loop invariant range: 1 <= k <= q;
    @ loop invariant kept: vec(v, q) == \at(vec(v, q), Pre);
    @ loop invariant bounded: \forall integer i; 0 <= i < k ==> at(vec(v, q), i) <= val(top);
    @ loop assigns k, *top;
    @ loop variant q - k;
    @*/
  for (size_t k = 1; k < q; k++)
    if (mpq_cmp(v + k, top) > 0)
      mpq_set(top, v + k);
}

/*@ // What arrives at the leaves along p.
  @ predicate arrives(network net, path p, rvec h, rvec a, real t) =
  @   single_path(h, a, net.leaves, p.leaf, t, p.first, p.last);
  @*/

/* Output j and its activity, when only leaf p.leaf receives something, h > 0. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: j < net.outputs;
  @ requires path: p.first <= p.leaf < p.last <= net.leaves && val(h) > 0.0;
  @ requires \valid(out) && \valid_read(h) && \valid_read(net.readout + (0 .. net.outputs * net.leaves - 1));
  @ requires \separated(out, net.readout + (0 .. net.outputs * net.leaves - 1)) && \separated(out, h);
  @ terminates \true;
  @ assigns *out;
  @ ensures output: \forall rvec hs, a; arrives(net, p, hs, a, \old(val(h))) ==>
  @   val(out) == output(printed(net), row(\old(readout(net)), j), hs);
  @ ensures neurons: \forall rvec hs, a; arrives(net, p, hs, a, \old(val(h))) ==>
  @   \result.neurons == output_neurons(printed(net), row(\old(readout(net)), j), hs);
  @ ensures weights: \forall rvec hs, a; arrives(net, p, hs, a, \old(val(h))) ==>
  @   \result.weights == output_weights(printed(net), row(\old(readout(net)), j), hs, a);
  @ ensures range: \result.neurons <= 2 && \result.weights <= net.leaves + 1;
  @*/
static activity output_path(network net, size_t j, path p, mpq_srcptr h, mpq_ptr out)
{
  mpq_srcptr d = net.readout + j * net.leaves;
  size_t length = p.last - p.first;
  activity count = {0, 0};
  //@ ghost row_in_matrix(j, net.outputs, net.leaves);
  //@ ghost lemma_path(net.leaves, p.first, p.last);
  //@ ghost lemma_both_slice(p.first, length);
  //@ assert d: vec(d, net.leaves) == row(readout(net), j);
  /*@ assert slice: both(vec(d + p.first, length), vec(d + p.first, length)) ==
    @   both_upto(row(readout(net), j), row(readout(net), j), p.last) -
    @   both_upto(row(readout(net), j), row(readout(net), j), p.first); */
  //@ assert weight: len(row(readout(net), j)) == net.leaves && at(row(readout(net), j), p.leaf) == val(d + p.leaf);
  /*@ assert output_value: \forall rvec hs, a; arrives(net, p, hs, a, val(h)) ==>
    @   output(printed(net), row(readout(net), j), hs) == (at(row(readout(net), j), p.leaf) > 0.0
    @   ? rmul(at(row(readout(net), j), p.leaf), val(h)) : 0.0); */
  /*@ assert neurons_value: \forall rvec hs, a; arrives(net, p, hs, a, val(h)) ==>
    @   output_neurons(printed(net), row(readout(net), j), hs) == (at(row(readout(net), j), p.leaf) == 0.0 ? 0
    @   : printed(net) && at(row(readout(net), j), p.leaf) > 0.0 ? 2 : 1); */
  /*@ assert weights_none: \forall rvec hs, a; arrives(net, p, hs, a, val(h)) ==> val(d + p.leaf) == 0.0 ==>
    @   output_weights(printed(net), row(readout(net), j), hs, a) == 0; */
  /*@ assert weights_fused: \forall rvec hs, a; arrives(net, p, hs, a, val(h)) ==> val(d + p.leaf) != 0.0 ==>
    @   !printed(net) ==> output_weights(printed(net), row(readout(net), j), hs, a) ==
    @   both(vec(d + p.first, length), vec(d + p.first, length)); */
  /*@ assert weights_printed: \forall rvec hs, a; arrives(net, p, hs, a, val(h)) ==> val(d + p.leaf) != 0.0 ==>
    @   printed(net) ==> output_weights(printed(net), row(readout(net), j), hs, a) ==
    @   (val(d + p.leaf) > 0.0 ? 2 : 1); */
  int sign = mpq_sgn(d + p.leaf);
  if (sign != 0 && net.kind == READOUT_PRINTED) {
    count.neurons = count.weights = sign > 0 ? 2 : 1;
  } else if (sign != 0) {
    count.neurons = 1;
    count.weights = vector_both(d + p.first, d + p.first, length);
  }
  if (sign > 0)
    mpq_mul(out, d + p.leaf, h);
  else
    mpq_set_ui(out, 0, 1);
  return count;
}

/* Output and activity of the readout when only leaf p.leaf receives something, h > 0. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires path: p.first <= p.leaf < p.last <= net.leaves && val(h) > 0.0;
  @ requires \valid(out + (0 .. net.outputs - 1)) && \valid_read(h);
  @ requires \valid_read(net.readout + (0 .. net.outputs * net.leaves - 1));
  @ requires \separated(out + (0 .. net.outputs - 1), net.readout + (0 .. net.outputs * net.leaves - 1));
  @ requires \separated(out + (0 .. net.outputs - 1), h);
  @ terminates \true;
  @ assigns out[0 .. net.outputs - 1];
  @ ensures outputs: \forall rvec hs, a, integer j; arrives(net, p, hs, a, \old(val(h))) ==>
  @   0 <= j < net.outputs ==> val(out + j) == output(printed(net), row(\old(readout(net)), j), hs);
  @ ensures neurons: \forall rvec hs, a; arrives(net, p, hs, a, \old(val(h))) ==>
  @   \result.neurons == readout_neurons(printed(net), \old(readout(net)), hs, net.outputs);
  @ ensures weights: \forall rvec hs, a; arrives(net, p, hs, a, \old(val(h))) ==>
  @   \result.weights == readout_weights(printed(net), \old(readout(net)), hs, a, net.outputs);
  @ ensures range: \result.neurons <= 2 * net.outputs && \result.weights <= net.outputs * (net.leaves + 1);
  @*/
static activity readout_path(network net, path p, mpq_srcptr h, mpq_ptr out)
{
  activity count = {0, 0};
  /*@ loop invariant range: 0 <= j <= net.outputs;
    @ loop invariant count: count.neurons <= 2 * j && count.weights <= j * (net.leaves + 1);
    @ loop invariant readout: readout(net) == \at(readout(net), Pre);
    @ loop invariant h: val(h) == \at(val(h), Pre);
    @ loop invariant outputs: \forall rvec hs, a, integer i; arrives(net, p, hs, a, \at(val(h), Pre)) ==>
    @   0 <= i < j ==> val(out + i) == output(printed(net), row(\at(readout(net), Pre), i), hs);
    @ loop invariant neurons: \forall rvec hs, a; arrives(net, p, hs, a, \at(val(h), Pre)) ==>
    @   count.neurons == readout_neurons(printed(net), \at(readout(net), Pre), hs, j);
    @ loop invariant weights: \forall rvec hs, a; arrives(net, p, hs, a, \at(val(h), Pre)) ==>
    @   count.weights == readout_weights(printed(net), \at(readout(net), Pre), hs, a, j);
    @ loop assigns j, count, out[0 .. net.outputs - 1];
    @ loop variant net.outputs - j;
    @*/
  for (size_t j = 0; j < net.outputs; j++) {
    activity more = output_path(net, j, p, h, out + j);
    //@ assert kept: unchanged{LoopCurrent,Here}(net.readout, net.outputs * net.leaves);
    //@ ghost product_limit(j, LIMIT_OUTPUTS, net.leaves, LIMIT_POINTS);
    //@ assert size: 0 <= j * (net.leaves + 1) <= LIMIT_OUTPUTS * (LIMIT_POINTS + 1);
    //@ assert next: (j + 1) * (net.leaves + 1) == j * (net.leaves + 1) + (net.leaves + 1);
    count.neurons += more.neurons;
    count.weights += more.weights;
  }
  return count;
}

/*@ // What the network makes of the translated input v; a: activity of its sources.
  @ logic rvec arriving{L}(network net, rvec v) = leaf_values(hyperplanes(net), gains(net), net.leaves, v);
  @ logic rvec arriving_active{L}(network net, rvec v, rvec a) =
  @   leaves_active(hyperplanes(net), gains(net), net.leaves, v, a);
  @ logic real output_behind{L}(network net, rvec v, integer j) =
  @   output(printed(net), row(readout(net), j), arriving(net, v));
  @ logic integer neurons_behind{L}(network net, rvec v) =
  @   tree_neurons(hyperplanes(net), gains(net), 0, net.leaves, v) +
  @   readout_neurons(printed(net), readout(net), arriving(net, v), net.outputs);
  @ logic integer weights_behind{L}(network net, rvec v, rvec a) =
  @   tree_weights(hyperplanes(net), gains(net), 0, net.leaves, v, a) +
  @   readout_weights(printed(net), readout(net), arriving(net, v), arriving_active(net, v, a), net.outputs);
  @
  @ lemma path_arrives{L}: \forall network net, path p, rvec v, a; active_path(net, v, a, p) ==>
  @   0 <= p.first ==> at(v, 0) > 0.0 ==> arrives(net, p, arriving(net, v), arriving_active(net, v, a), at(v, 0));
  @*/

/* The numbers of scratch: the largest component of the translated input, 3 for functions called, the
 * translated input v, its activity, the same of the leaves, and the rest for the tree. */
#define SCRATCH_T 1
#define SCRATCH_V 4

/* Follows the active path of v, all positive, if there is one. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid(out + (0 .. net.outputs - 1)) && \valid(more);
  @ requires \valid(scratch + (0 .. SCRATCH_V + 2 * net.inputs - 1));
  @ requires outside_network(net, out, net.outputs);
  @ requires outside_network(net, scratch, SCRATCH_V + 2 * net.inputs);
  @ requires \separated(scratch + (0 .. SCRATCH_V + 2 * net.inputs - 1), out + (0 .. net.outputs - 1));
  @ requires positive: positive(vec(scratch + SCRATCH_V, net.inputs));
  @ requires active: constant(vec(scratch + SCRATCH_V + net.inputs, net.inputs), 1.0);
  @ terminates \true;
  @ assigns *more, out[0 .. net.outputs - 1], scratch[0 .. SCRATCH_V - 1];
  @ ensures outputs: \result ==> \forall integer j; 0 <= j < net.outputs ==>
  @   val(out + j) == \old(output_behind(net, vec(scratch + SCRATCH_V, net.inputs), j));
  @ ensures neurons: \result ==>
  @   more->neurons == \old(neurons_behind(net, vec(scratch + SCRATCH_V, net.inputs)));
  @ ensures weights: \result ==>
  @   more->weights == \old(weights_behind(net, vec(scratch + SCRATCH_V, net.inputs),
  @                                        vec(scratch + SCRATCH_V + net.inputs, net.inputs)));
  @ ensures range: \result ==> more->neurons <= LIMIT_ACTIVE && more->weights <= LIMIT_ACTIVE;
  @*/
static bool evaluate_path(network net, mpq_ptr out, mpq_ptr scratch, activity *more)
{
  mpq_srcptr v = scratch + SCRATCH_V;
  path p;
  maximum(scratch, v, net.inputs);
  //@ assert network_maximum: network_unchanged{Pre,Here}(net);
  //@ assert same_maximum: same_network{Pre,Here}(net);
  //@ assert v_maximum: vec(v, net.inputs) == vec{Pre}(v, net.inputs);
  if (!path_follow(net, v, scratch, &p, scratch + SCRATCH_T))
    return false;
  //@ assert network: network_unchanged{Pre,Here}(net);
  //@ assert same: same_network{Pre,Here}(net);
  //@ assert v_follow: vec(v, net.inputs) == vec{Pre}(v, net.inputs);
  //@ assert first: at(vec(v, net.inputs), 0) == val(v) && val(v) > 0.0;
  //@ assert path: active_path(net, vec(v, net.inputs), vec{Pre}(v + net.inputs, net.inputs), p);
  /*@ assert arrives: arrives(net, p, arriving(net, vec(v, net.inputs)),
    @   arriving_active(net, vec(v, net.inputs), vec{Pre}(v + net.inputs, net.inputs)), val(v)); */
  activity readout = readout_path(net, p, v, out);
  //@ ghost product_limit(net.outputs, LIMIT_OUTPUTS, net.leaves, LIMIT_POINTS);
  more->neurons = p.count.neurons + readout.neurons;
  more->weights = p.count.weights + readout.weights;
  return true;
}

/* Evaluates every switch. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ terminates \true;
  @ assigns scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
  @ ensures values: vec(scratch + SCRATCH_V + 2 * net.inputs, net.leaves) ==
  @   \old(arriving(net, vec(scratch + SCRATCH_V, net.inputs)));
  @ ensures active: vec(scratch + SCRATCH_V + 2 * net.inputs + net.leaves, net.leaves) ==
  @   \old(arriving_active(net, vec(scratch + SCRATCH_V, net.inputs),
  @                        vec(scratch + SCRATCH_V + net.inputs, net.inputs)));
  @ ensures neurons: \result.neurons == \old(tree_neurons(hyperplanes(net), gains(net), 0, net.leaves,
  @   vec(scratch + SCRATCH_V, net.inputs)));
  @ ensures weights: \result.weights == \old(tree_weights(hyperplanes(net), gains(net), 0, net.leaves,
  @   vec(scratch + SCRATCH_V, net.inputs), vec(scratch + SCRATCH_V + net.inputs, net.inputs)));
  @ ensures range: \result.neurons <= LIMIT_BEHIND_ACTIVE && \result.weights <= LIMIT_BEHIND_ACTIVE;
  @*/
static activity evaluate_leaves(network net, mpq_ptr scratch)
{
  size_t n = net.leaves, q = net.inputs;
  mpq_ptr v = scratch + SCRATCH_V, active = v + q, leaf = active + q, leaf_active = leaf + n;
  //@ ghost clog2_limit(n);
  //@ ghost product_limit(n, LIMIT_POINTS, q, LIMIT_INPUTS);
  //@ assert depth: 0 <= EVALUATE_SCRATCH(q, clog2(n));
  return evaluate_tree(net, v, active, leaf, leaf_active, leaf_active + n);
}

/* Evaluates every switch and every leaf. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid(out + (0 .. net.outputs - 1));
  @ requires \valid(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, out, net.outputs);
  @ requires outside_network(net, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires \separated(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1),
  @   out + (0 .. net.outputs - 1));
  @ terminates \true;
  @ assigns out[0 .. net.outputs - 1], scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
  @ ensures outputs: \forall integer j; 0 <= j < net.outputs ==>
  @   val(out + j) == \old(output_behind(net, vec(scratch + SCRATCH_V, net.inputs), j));
  @ ensures neurons: \result.neurons == \old(neurons_behind(net, vec(scratch + SCRATCH_V, net.inputs)));
  @ ensures weights: \result.weights == \old(weights_behind(net, vec(scratch + SCRATCH_V, net.inputs),
  @   vec(scratch + SCRATCH_V + net.inputs, net.inputs)));
  @ ensures range: \result.neurons <= LIMIT_ACTIVE && \result.weights <= LIMIT_ACTIVE;
  @*/
static activity evaluate_all(network net, mpq_ptr out, mpq_ptr scratch)
{
  size_t n = net.leaves;
  mpq_ptr leaf = scratch + SCRATCH_V + 2 * net.inputs;
  //@ ghost clog2_limit(n);
  //@ assert depth: 0 <= EVALUATE_SCRATCH(net.inputs, clog2(n));
  activity count = evaluate_leaves(net, scratch);
  //@ assert hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
  //@ assert readout: unchanged{Pre,Here}(net.readout, net.outputs * net.leaves);
  //@ assert same: same_network{Pre,Here}(net);
  activity readout = evaluate_readout(net, leaf, leaf + n, out, scratch + SCRATCH_T);
  //@ ghost product_limit(net.outputs, LIMIT_OUTPUTS, n, LIMIT_POINTS);
  count.neurons += readout.neurons;
  count.weights += readout.weights;
  return count;
}

/* Evaluates what is after the translation. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires \valid(out + (0 .. net.outputs - 1));
  @ requires \valid(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, out, net.outputs);
  @ requires outside_network(net, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires \separated(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1),
  @   out + (0 .. net.outputs - 1));
  @ requires active: positive(vec(scratch + SCRATCH_V, net.inputs)) ==>
  @   constant(vec(scratch + SCRATCH_V + net.inputs, net.inputs), 1.0);
  @ terminates \true;
  @ assigns out[0 .. net.outputs - 1], scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
  @ ensures outputs: \forall integer j; 0 <= j < net.outputs ==>
  @   val(out + j) == \old(output_behind(net, vec(scratch + SCRATCH_V, net.inputs), j));
  @ ensures neurons: \result.neurons == \old(neurons_behind(net, vec(scratch + SCRATCH_V, net.inputs)));
  @ ensures weights: \result.weights == \old(weights_behind(net, vec(scratch + SCRATCH_V, net.inputs),
  @   vec(scratch + SCRATCH_V + net.inputs, net.inputs)));
  @ ensures range: \result.neurons <= LIMIT_ACTIVE && \result.weights <= LIMIT_ACTIVE;
  @*/
static activity evaluate_behind(network net, evaluation how, mpq_ptr out, mpq_ptr scratch)
{
  activity more;
  //@ ghost clog2_limit(net.leaves);
  //@ assert depth: 0 <= EVALUATE_SCRATCH(net.inputs, clog2(net.leaves));
  if (how == EVALUATE_ACTIVE && all_positive(scratch + SCRATCH_V, net.inputs)) {
    if (evaluate_path(net, out, scratch, &more))
      return more;
    //@ assert hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
    //@ assert gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
    //@ assert readout: unchanged{Pre,Here}(net.readout, net.outputs * net.leaves);
    //@ assert same: same_network{Pre,Here}(net);
    //@ assert v_kept: vec(scratch + SCRATCH_V, net.inputs) == \at(vec(scratch + SCRATCH_V, net.inputs), Pre);
    /*@ assert active_kept: vec(scratch + SCRATCH_V + net.inputs, net.inputs) ==
      @   \at(vec(scratch + SCRATCH_V + net.inputs, net.inputs), Pre); */
  }
  return evaluate_all(net, out, scratch);
}

activity network_evaluate(network net, mpq_srcptr x, evaluation how, mpq_ptr out, mpq_ptr scratch)
{
  size_t q = net.inputs;
  mpq_ptr v = scratch + SCRATCH_V;
  //@ ghost clog2_limit(net.leaves);
  //@ ghost lemma_translated_active();
  //@ assert depth: 0 <= EVALUATE_SCRATCH(q, clog2(net.leaves));
  activity count = translate(v, v + q, x, net.shift, q, scratch + SCRATCH_T);
  //@ assert hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
  //@ assert readout: unchanged{Pre,Here}(net.readout, net.outputs * net.leaves);
  //@ assert same: same_network{Pre,Here}(net);
  //@ assert rows: rows(readout(net)) == net.outputs;
  /*@ assert outputs: \forall integer j; 0 <= j < net.outputs ==>
    @   output_behind(net, vec(v, q), j) == \at(output_on(net, vec(x, net.inputs), j), Pre); */
  /*@ assert neurons: count.neurons + neurons_behind(net, vec(v, q)) ==
    @   \at(neurons_on(net, vec(x, net.inputs)), Pre); */
  /*@ assert weights: count.weights + weights_behind(net, vec(v, q), vec(v + q, q)) ==
    @   \at(weights_on(net, vec(x, net.inputs)), Pre); */
  activity more = evaluate_behind(net, how, out, scratch);
  count.neurons += more.neurons;
  count.weights += more.weights;
  return count;
}

/*@ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures equal: \result <==> \forall integer j; 0 <= j < n ==> val(a + j) == val(b + j);
  @*/
static bool equal(mpq_srcptr a, mpq_srcptr b, size_t n)
{
  /*@ loop invariant range: 0 <= j <= n;
    @ loop invariant equal: \forall integer i; 0 <= i < j ==> val(a + i) == val(b + i);
    @ loop assigns j;
    @ loop variant n - j;
    @*/
  for (size_t j = 0; j < n; j++)
    if (mpq_cmp(a + j, b + j) != 0)
      return false;
  return true;
}

check_state check_begin(dataset data)
{
  check_state state = {0, data.points, data.points, data.points};
  return state;
}

/* Evaluates point i.  `recalled`: whether its output is d_i. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires limits_data: within_limits(data.points, data.inputs, data.outputs);
  @ requires sizes: net.inputs == data.inputs && net.outputs == data.outputs;
  @ requires range: i < data.points;
  @ requires readable_network(net) && readable_data(data);
  @ requires \valid(recalled) && \valid(out + (0 .. net.outputs - 1));
  @ requires \valid(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1));
  @ requires outside_network(net, out, net.outputs) && outside_data(data, out, net.outputs);
  @ requires outside_network(net, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires outside_data(data, scratch, CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)));
  @ requires \separated(scratch + (0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1),
  @   out + (0 .. net.outputs - 1));
  @ terminates \true;
  @ assigns *recalled, out[0 .. net.outputs - 1],
  @   scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
  @ ensures recalled: *recalled <==> \old(recalls(net, data, i));
  @ ensures outputs: \forall integer j; 0 <= j < net.outputs ==>
  @   val(out + j) == \old(output_on(net, row(inputs(data), i), j));
  @ ensures neurons: \result.neurons == \old(neurons_on(net, row(inputs(data), i)));
  @ ensures weights: \result.weights == \old(weights_on(net, row(inputs(data), i)));
  @*/
static activity check_point(network net, dataset data, size_t i, evaluation how, bool *recalled, mpq_ptr out,
                            mpq_ptr scratch)
{
  mpq_srcptr x = data.x + i * data.inputs, d = data.d + i * data.outputs;
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  //@ ghost row_in_matrix(i, data.points, data.outputs);
  //@ ghost product_limit(i, LIMIT_POINTS, data.inputs, LIMIT_INPUTS);
  //@ ghost product_limit(i, LIMIT_POINTS, data.outputs, LIMIT_OUTPUTS);
  //@ assert x_place: x == data.x + i * data.inputs;
  //@ assert d_place: d == data.d + i * data.outputs;
  //@ assert x: vec(x, data.inputs) == row(inputs(data), i);
  //@ assert d: vec(d, data.outputs) == row(outputs(data), i);
  activity count = network_evaluate(net, x, how, out, scratch);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, data.points * data.outputs);
  //@ assert kept: vec(d, data.outputs) == row(\at(outputs(data), Pre), i);
  /*@ assert wanted: \forall integer j; 0 <= j < data.outputs ==>
    @   val(d + j) == at(row(\at(outputs(data), Pre), i), j); */
  /*@ assert got: \forall integer j; 0 <= j < data.outputs ==>
    @   val(out + j) == \at(output_on(net, row(inputs(data), i), j), Pre); */
  *recalled = equal(out, d, data.outputs);
  return count;
}

/*@ // `next` is `state` and what is found at one more point.
  @ predicate extends{L}(network net, dataset data, check_state state, check_state next) =
  @   next.done == state.done + 1 &&
  @   (recalls(net, data, state.done) ==> next.recall == state.recall) &&
  @   (!recalls(net, data, state.done) ==> next.recall == state.done) &&
  @   (few_neurons(net, data, state.done) || state.neurons != data.points ==> next.neurons == state.neurons) &&
  @   (!few_neurons(net, data, state.done) && state.neurons == data.points ==> next.neurons == state.done) &&
  @   (few_weights(net, data, state.done) || state.weights != data.points ==> next.weights == state.weights) &&
  @   (!few_weights(net, data, state.done) && state.weights == data.points ==> next.weights == state.done);
  @ lemma recall_extended{L}: \forall network net, dataset data, check_state state, next;
  @   truthful_recall(net, data, state) ==> state.done < data.points ==> state.recall == data.points ==>
  @   extends(net, data, state, next) ==> truthful_recall(net, data, next);
  @ lemma neurons_extended{L}: \forall network net, dataset data, check_state state, next;
  @   truthful_neurons(net, data, state) ==> state.done < data.points ==> state.recall == data.points ==>
  @   extends(net, data, state, next) ==> truthful_neurons(net, data, next);
  @ lemma weights_extended{L}: \forall network net, dataset data, check_state state, next;
  @   truthful_weights(net, data, state) ==> state.done < data.points ==> state.recall == data.points ==>
  @   extends(net, data, state, next) ==> truthful_weights(net, data, next);
  @ lemma recalls_kept{K,L}: \forall network net, dataset data, integer i;
  @   same_network{K,L}(net) ==> inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   (recalls{K}(net, data, i) <==> recalls{L}(net, data, i));
  @ lemma few_neurons_kept{K,L}: \forall network net, dataset data, integer i;
  @   same_network{K,L}(net) ==> inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   (few_neurons{K}(net, data, i) <==> few_neurons{L}(net, data, i));
  @ lemma few_weights_kept{K,L}: \forall network net, dataset data, integer i;
  @   same_network{K,L}(net) ==> inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   (few_weights{K}(net, data, i) <==> few_weights{L}(net, data, i));
  @ lemma recall_truth_kept{K,L}: \forall network net, dataset data, check_state state;
  @   same_network{K,L}(net) ==> inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   truthful_recall{K}(net, data, state) ==> truthful_recall{L}(net, data, state);
  @ lemma neurons_truth_kept{K,L}: \forall network net, dataset data, check_state state;
  @   same_network{K,L}(net) ==> inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   truthful_neurons{K}(net, data, state) ==> truthful_neurons{L}(net, data, state);
  @ lemma weights_truth_kept{K,L}: \forall network net, dataset data, check_state state;
  @   same_network{K,L}(net) ==> inputs{K}(data) == inputs{L}(data) ==> outputs{K}(data) == outputs{L}(data) ==>
  @   truthful_weights{K}(net, data, state) ==> truthful_weights{L}(net, data, state);
  @ lemma truthful_holds{L}: \forall network net, dataset data, check_state state, integer i;
  @   truthful(net, data, state) ==> state.done == data.points ==> state.recall == data.points ==>
  @   state.neurons == data.points ==> state.weights == data.points ==> 0 <= i < data.points ==>
  @   recalls(net, data, i) && few_neurons(net, data, i) && few_weights(net, data, i);
  @*/

/* `state` after one more point.  n: the number of points. */
/*@ requires range: state.done < n && state.recall == n;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures done: \result.done == state.done + 1;
  @ ensures recall: \result.recall == (recalled ? n : state.done);
  @ ensures neurons: \result.neurons == (neurons_fit || state.neurons != n ? state.neurons : state.done);
  @ ensures weights: \result.weights == (weights_fit || state.weights != n ? state.weights : state.done);
  @*/
static check_state extended(check_state state, size_t n, bool recalled, bool neurons_fit, bool weights_fit)
{
  if (!recalled)
    state.recall = state.done;
  if (!neurons_fit && state.neurons == n)
    state.neurons = state.done;
  if (!weights_fit && state.weights == n)
    state.weights = state.done;
  state.done++;
  return state;
}

check_state check_continue(network net, dataset data, check_state state, size_t until, evaluation how,
                           activity *active, mpq_ptr out, mpq_ptr scratch)
{
  size_t n = data.points;
  size_t neurons = bound_neurons_paper(n, data.inputs, data.outputs);
  size_t weights = bound_weights_paper(n, data.inputs, data.outputs);
  /*@ loop invariant progress: \at(state.done, Pre) <= state.done <= until;
    @ loop invariant network: same_network{Pre,Here}(net);
    @ loop invariant inputs: inputs(data) == \at(inputs(data), Pre);
    @ loop invariant outputs: outputs(data) == \at(outputs(data), Pre);
    @ loop invariant truthful: truthful{Pre}(net, data, state);
    @ loop invariant stopped: state.recall != n ==> state.recall == \at(state.recall, Pre) ||
    @   state.done == state.recall + 1 &&
    @   \forall integer j; 0 <= j < data.outputs ==>
    @     val(out + j) == output_on{Pre}(net, row(inputs{Pre}(data), state.recall), j);
    @ loop invariant unchanged: state.recall == \at(state.recall, Pre) || \at(state.recall, Pre) == n;
    @ loop invariant active_neurons: \forall integer i; \at(state.done, Pre) <= i < state.done ==>
    @   active[i].neurons == neurons_on{Pre}(net, row(inputs{Pre}(data), i));
    @ loop invariant active_weights: \forall integer i; \at(state.done, Pre) <= i < state.done ==>
    @   active[i].weights == weights_on{Pre}(net, row(inputs{Pre}(data), i));
    @ loop invariant earlier: \forall integer i; 0 <= i < n && !(\at(state.done, Pre) <= i < state.done) ==>
    @   active[i].neurons == \at(active[i].neurons, Pre) && active[i].weights == \at(active[i].weights, Pre);
    @ loop invariant nothing_left: \at(state.recall, Pre) != n ==> state.done == \at(state.done, Pre) &&
    @   state.recall == \at(state.recall, Pre) && state.neurons == \at(state.neurons, Pre) &&
    @   state.weights == \at(state.weights, Pre);
    @ loop assigns state, active[0 .. n - 1], out[0 .. net.outputs - 1],
    @   scratch[0 .. CHECK_SCRATCH(net.leaves, net.inputs, clog2(net.leaves)) - 1];
    @ loop variant until - state.done;
    @*/
  while (state.done < until && state.recall == n) {
    size_t i = state.done;
    bool recalled;
    activity a = check_point(net, data, i, how, &recalled, out, scratch);
    //@ assert hyperplanes: unchanged{LoopCurrent,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
    //@ assert gains: unchanged{LoopCurrent,Here}(net.gains, net.leaves - 1);
    //@ assert readout: unchanged{LoopCurrent,Here}(net.readout, net.outputs * net.leaves);
    //@ assert same: same_network{LoopCurrent,Here}(net);
    //@ assert inputs_kept: unchanged{LoopCurrent,Here}(data.x, n * data.inputs);
    //@ assert outputs_kept: unchanged{LoopCurrent,Here}(data.d, n * data.outputs);
    /*@ assert recalled: recalled <==> recalls{Pre}(net, data, i); */
    /*@ assert few_neurons: a.neurons <= neurons <==> few_neurons{Pre}(net, data, i); */
    /*@ assert few_weights: a.weights <= weights <==> few_weights{Pre}(net, data, i); */
    //@ assert a_neurons: a.neurons == neurons_on{Pre}(net, row(inputs{Pre}(data), i));
    //@ assert a_weights: a.weights == weights_on{Pre}(net, row(inputs{Pre}(data), i));
    active[i] = a;
    /*@ assert earlier_neurons: \forall integer k; \at(state.done, Pre) <= k < i ==>
      @   active[k].neurons == neurons_on{Pre}(net, row(inputs{Pre}(data), k)); */
    /*@ assert earlier_weights: \forall integer k; \at(state.done, Pre) <= k < i ==>
      @   active[k].weights == weights_on{Pre}(net, row(inputs{Pre}(data), k)); */
    //@ assert this: active[i].neurons == a.neurons && active[i].weights == a.weights;
    state = extended(state, n, recalled, a.neurons <= neurons, a.weights <= weights);
    //@ assert extends: extends{Pre}(net, data, \at(state, LoopCurrent), state);
    //@ assert step: truthful{Pre}(net, data, state);
  }
  //@ assert truthful: truthful(net, data, state);
  return state;
}
