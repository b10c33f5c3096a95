#include "evaluate.h"
#include <stdint.h>
#include "tree.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/switch/lemmas_counting.h"
#include "proofs/lemmas/switch/lemmas_evaluate.h"
#include "proofs/lemmas/exact/lemmas_memory.h"

/*@ requires \valid(t);
  @ terminates \true;
  @ assigns *t;
  @ ensures clipped: val(t) == relu(\old(val(t)));
  @*/
static void relu(mpq_ptr t)
{
  if (mpq_sgn(t) < 0)
    mpq_set_ui(t, 0, 1);
}

/*@ requires range: a.neurons + b.neurons <= SIZE_MAX && a.weights + b.weights <= SIZE_MAX;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures neurons: \result.neurons == a.neurons + b.neurons;
  @ ensures weights: \result.weights == a.weights + b.weights;
  @*/
static activity plus(activity a, activity b)
{
  activity sum = {a.neurons + b.neurons, a.weights + b.weights};
  return sum;
}

/* A neuron with the sources v and t, t being the product of a weight and a value: out := phi(v + t),
 * active := 1 or 0.  Returns the latter. */
/*@ requires \valid(out) && \valid(active) && \valid_read(v) && \valid_read(t);
  @ requires \separated(out, active) && \separated(out, v) && \separated(out, t);
  @ requires \separated(active, v) && \separated(active, t);
  @ terminates \true;
  @ assigns *out, *active;
  @ ensures value: val(out) == relu(\old(val(v)) + \old(val(t)));
  @ ensures active: val(active) == (\old(val(v)) != 0.0 || \old(val(t)) != 0.0 ? 1.0 : 0.0);
  @ ensures fires: \result <==> \old(val(v)) != 0.0 || \old(val(t)) != 0.0;
  @*/
static bool neuron(mpq_ptr out, mpq_ptr active, mpq_srcptr v, mpq_srcptr t)
{
  bool fires = mpq_sgn(v) != 0 || mpq_sgn(t) != 0;
  mpq_add(out, v, t);
  relu(out);
  mpq_set_ui(active, fires ? 1 : 0, 1);
  return fires;
}

activity translate(mpq_ptr v, mpq_ptr active, mpq_srcptr x, mpq_srcptr shift, size_t q, mpq_ptr t)
{
  activity count = {0, 0};
  mpq_set(v, x);
  mpq_set_ui(active, 1, 1);
  mpq_mul(t, shift, x);
  size_t sources = mpq_sgn(shift) != 0 ? 2 : 1;
  //@ assert product: val(t) == rmul(\at(val(shift), Pre), at(vec{Pre}(x, q), 0));
  /*@ loop invariant range: 1 <= k <= q && count.neurons < k;
    @ loop invariant values: \forall integer i; 0 <= i < k ==>
    @   val(v + i) == at(translated(vec{Pre}(x, q), \at(val(shift), Pre)), i);
    @ loop invariant active: \forall integer i; 0 <= i < k ==>
    @   val(active + i) == at(translated_active(vec{Pre}(x, q), \at(val(shift), Pre)), i);
    @ loop invariant neurons: count.neurons + 1 ==
    @   both_upto(translated_active(vec{Pre}(x, q), \at(val(shift), Pre)),
    @             translated_active(vec{Pre}(x, q), \at(val(shift), Pre)), k);
    @ loop invariant weights: count.weights == (sources == 2 ? 2 * count.neurons : count.neurons);
    @ loop assigns k, count, v[0 .. q - 1], active[0 .. q - 1];
    @ loop variant q - k;
    @*/
  for (size_t k = 1; k < q; k++) {
    //@ assert source: val(x + k) == at(vec{Pre}(x, q), k);
    bool fires = neuron(v + k, active + k, x + k, t);
    //@ assert value: val(v + k) == at(translated(vec{Pre}(x, q), \at(val(shift), Pre)), k);
    //@ assert flag: val(active + k) == at(translated_active(vec{Pre}(x, q), \at(val(shift), Pre)), k);
    if (fires) {
      count.neurons++;
      count.weights += sources;
    }
  }
  //@ assert values: same(vec(v, q), translated(vec{Pre}(x, q), \at(val(shift), Pre)));
  //@ assert active: same(vec(active, q), translated_active(vec{Pre}(x, q), \at(val(shift), Pre)));
  return count;
}

/* The neurons fed by one side of a switch: out_k = phi(v_k + t), with t = -c y.  Returns how many of
 * them are active. */
/*@ requires \valid(out + (0 .. q - 1)) && \valid(active + (0 .. q - 1));
  @ requires \valid_read(v + (0 .. q - 1)) && \valid_read(t);
  @ requires \separated(out + (0 .. q - 1), active + (0 .. q - 1));
  @ requires \separated(out + (0 .. q - 1), v + (0 .. q - 1)) && \separated(out + (0 .. q - 1), t);
  @ requires \separated(active + (0 .. q - 1), v + (0 .. q - 1)) && \separated(active + (0 .. q - 1), t);
  @ terminates \true;
  @ assigns out[0 .. q - 1], active[0 .. q - 1];
  @ ensures values: \forall real c, y; rmul(c, y) == -\old(val(t)) ==>
  @   vec(out, q) == gate(\old(vec(v, q)), c, y);
  @ ensures active: \forall real c, y; rmul(c, y) == -\old(val(t)) ==>
  @   vec(active, q) == gate_active(\old(vec(v, q)), c, y);
  @ ensures neurons: \result == nonzeros(vec(active, q));
  @ ensures range: \result <= q;
  @*/
static size_t gate(mpq_ptr out, mpq_ptr active, mpq_srcptr v, mpq_srcptr t, size_t q)
{
  /*@ loop invariant range: 0 <= k <= q;
    @ loop invariant values: \forall integer i; 0 <= i < k ==>
    @   val(out + i) == relu(\at(val(v + i), Pre) + \at(val(t), Pre));
    @ loop invariant active: \forall integer i; 0 <= i < k ==> val(active + i) ==
    @   (\at(val(v + i), Pre) != 0.0 || \at(val(t), Pre) != 0.0 ? 1.0 : 0.0);
    @ loop assigns k, out[0 .. q - 1], active[0 .. q - 1];
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++)
    neuron(out + k, active + k, v + k, t);
  /*@ assert values: \forall real c, y; rmul(c, y) == -\at(val(t), Pre) ==>
    @   same(vec(out, q), gate(vec{Pre}(v, q), c, y)); */
  /*@ assert active: \forall real c, y; rmul(c, y) == -\at(val(t), Pre) ==>
    @   same(vec(active, q), gate_active(vec{Pre}(v, q), c, y)); */
  return vector_both(active, active, q);
}

/* s := w.v, and y+ and y- of the switch with hyperplane w: either both are active or neither is. */
/*@ requires q <= LIMIT_INPUTS;
  @ requires \valid_read(w + (0 .. q - 1)) && \valid_read(v + (0 .. q - 1)) && \valid_read(active + (0 .. q - 1));
  @ requires \valid(s) && \valid(t) && \separated(s, t);
  @ requires \separated(s, w + (0 .. q - 1)) && \separated(s, v + (0 .. q - 1));
  @ requires \separated(s, active + (0 .. q - 1));
  @ requires \separated(t, w + (0 .. q - 1)) && \separated(t, v + (0 .. q - 1));
  @ requires \separated(t, active + (0 .. q - 1));
  @ terminates \true;
  @ assigns *s, *t;
  @ ensures value: val(s) == \old(dot(vec(w, q), vec(v, q)));
  @ ensures neurons: \result.neurons == \old(sign_neurons(vec(w, q), vec(v, q)));
  @ ensures weights: \result.weights == \old(sign_weights(vec(w, q), vec(v, q), vec(active, q)));
  @ ensures range: \result.neurons <= 2 && \result.weights <= 2 * q;
  @*/
static activity evaluate_sign(mpq_srcptr w, mpq_srcptr v, mpq_srcptr active, size_t q, mpq_ptr s, mpq_ptr t)
{
  activity count = {0, 0};
  if (vector_both(w, v, q) > 0) {
    count.neurons = 2;
    count.weights = 2 * vector_both(w, active, q);
  }
  vector_dot(s, w, v, q, t);
  //@ assert kept: vec(w, q) == vec{Pre}(w, q) && vec(v, q) == vec{Pre}(v, q);
  return count;
}

/* One side of a switch, where y is w.v or its opposite; `touched`: the neuron that gives phi(y) is
 * active. */
/*@ requires q <= LIMIT_INPUTS;
  @ requires \valid_read(v + (0 .. q - 1)) && \valid_read(active + (0 .. q - 1)) && \valid_read(gain) && \valid(y);
  @ requires \valid(side + (0 .. q - 1)) && \valid(side_active + (0 .. q - 1));
  @ requires \separated(y, v + (0 .. q - 1)) && \separated(y, active + (0 .. q - 1)) && \separated(y, gain);
  @ requires \separated(side + (0 .. q - 1), side_active + (0 .. q - 1));
  @ requires \separated(side + (0 .. q - 1), v + (0 .. q - 1));
  @ requires \separated(side + (0 .. q - 1), active + (0 .. q - 1));
  @ requires \separated(side + (0 .. q - 1), gain) && \separated(side + (0 .. q - 1), y);
  @ requires \separated(side_active + (0 .. q - 1), v + (0 .. q - 1));
  @ requires \separated(side_active + (0 .. q - 1), active + (0 .. q - 1));
  @ requires \separated(side_active + (0 .. q - 1), gain) && \separated(side_active + (0 .. q - 1), y);
  @ terminates \true;
  @ assigns *y, side[0 .. q - 1], side_active[0 .. q - 1];
  @ ensures values: vec(side, q) == \old(gate(vec(v, q), val(gain), relu(val(y))));
  @ ensures active: vec(side_active, q) == \old(gate_active(vec(v, q), val(gain), relu(val(y))));
  @ ensures neurons: \result.neurons == \old(gate_neurons(val(gain), vec(v, q), relu(val(y))));
  @ ensures weights: \forall rvec w; (touched <==> both(w, \old(vec(v, q))) > 0) ==> \result.weights ==
  @   gate_weights(w, \old(val(gain)), \old(vec(v, q)), \old(vec(active, q)), relu(\old(val(y))));
  @ ensures range: \result.neurons <= q && \result.weights <= 2 * q;
  @*/
static activity evaluate_side(mpq_srcptr gain, mpq_ptr y, bool touched, mpq_srcptr v, mpq_srcptr active, size_t q,
                              mpq_ptr side, mpq_ptr side_active)
{
  activity count;
  relu(y);
  mpq_mul(y, gain, y);
  mpq_neg(y, y);
  //@ assert current: rmul(\at(val(gain), Pre), relu(\at(val(y), Pre))) == -val(y);
  //@ assert kept: vec(v, q) == vec{Pre}(v, q) && vec(active, q) == vec{Pre}(active, q);
  count.neurons = gate(side, side_active, v, y, q);
  //@ assert active_kept: vec(active, q) == vec{Pre}(active, q);
  count.weights = vector_both(side_active, active, q);
  if (touched && mpq_sgn(gain) != 0)
    count.weights += count.neurons;
  return count;
}

/*@ // What leaves switch number k to either side when v enters it, and the activity of it.
  @ logic rvec left_of{L}(network net, integer k, rvec v) =
  @   switch_left(row(hyperplanes{L}(net), k), at(gains{L}(net), k), v);
  @ logic rvec right_of{L}(network net, integer k, rvec v) =
  @   switch_right(row(hyperplanes{L}(net), k), at(gains{L}(net), k), v);
  @ logic rvec left_active_of{L}(network net, integer k, rvec v) =
  @   left_active(row(hyperplanes{L}(net), k), at(gains{L}(net), k), v);
  @ logic rvec right_active_of{L}(network net, integer k, rvec v) =
  @   right_active(row(hyperplanes{L}(net), k), at(gains{L}(net), k), v);
  @ logic real sum_of{L}(network net, integer k, rvec v) = dot(row(hyperplanes{L}(net), k), v);
  @ logic integer side_neurons{L}(network net, integer k, rvec v, real y) =
  @   gate_neurons(at(gains{L}(net), k), v, relu(y));
  @ logic integer side_weights{L}(network net, integer k, rvec v, rvec a, real y) =
  @   gate_weights(row(hyperplanes{L}(net), k), at(gains{L}(net), k), v, a, relu(y));
  @*/

/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: k < net.leaves - 1;
  @ requires readable_network(net);
  @ terminates \true;
  @ assigns \result \from net.hyperplanes, net.inputs, k;
  @ ensures row: vec(\result, net.inputs) == row(hyperplanes(net), k);
  @ ensures readable: \valid_read(\result + (0 .. net.inputs - 1));
  @ ensures place: \result == net.hyperplanes + k * net.inputs;
  @ ensures inside: 0 <= k * net.inputs <= (net.leaves - 1) * net.inputs - net.inputs;
  @*/
static mpq_srcptr hyperplane_of(network net, size_t k)
{
  //@ ghost row_in_matrix(k, net.leaves - 1, net.inputs);
  return net.hyperplanes + k * net.inputs;
}

/* The sign neurons of switch number k, entered by v.  scratch[0] := w.v. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: k < net.leaves - 1;
  @ requires readable_network(net);
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(active + (0 .. net.inputs - 1));
  @ requires \valid(scratch + (0 .. 2)) && outside_network(net, scratch, 3);
  @ requires \separated(scratch + (0 .. 2), v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. 2), active + (0 .. net.inputs - 1));
  @ terminates \true;
  @ assigns scratch[0 .. 2];
  @ ensures others: \forall mpq_srcptr p; \separated(p, scratch + (0 .. 2)) ==> val(p) == \old(val(p));
  @ ensures sum: val(scratch) == \old(sum_of(net, k, vec(v, net.inputs)));
  @ ensures neurons: \result.neurons == \old(sign_neurons(row(hyperplanes(net), k), vec(v, net.inputs)));
  @ ensures weights: \result.weights ==
  @   \old(sign_weights(row(hyperplanes(net), k), vec(v, net.inputs), vec(active, net.inputs)));
  @ ensures range: \result.neurons <= 2 && \result.weights <= 2 * net.inputs;
  @*/
static activity enter_switch(network net, size_t k, mpq_srcptr v, mpq_srcptr active, mpq_ptr scratch)
{
  return evaluate_sign(hyperplane_of(net, k), v, active, net.inputs, scratch, scratch + 2);
}

/* The left side of it, once entered. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: k < net.leaves - 1;
  @ requires readable_network(net);
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(active + (0 .. net.inputs - 1));
  @ requires \valid(scratch + (0 .. 2 + 2 * net.inputs)) && outside_network(net, scratch, 3 + 2 * net.inputs);
  @ requires \separated(scratch + (0 .. 2 + 2 * net.inputs), v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. 2 + 2 * net.inputs), active + (0 .. net.inputs - 1));
  @ requires sum: val(scratch) == sum_of(net, k, vec(v, net.inputs));
  @ requires touched: touched <==> both(row(hyperplanes(net), k), vec(v, net.inputs)) > 0;
  @ terminates \true;
  @ assigns scratch[1 .. 2 + 2 * net.inputs];
  @ ensures others: \forall mpq_srcptr p; \separated(p, scratch + (1 .. 2 + 2 * net.inputs)) ==>
  @   val(p) == \old(val(p));
  @ ensures values: vec(scratch + 3, net.inputs) == \old(left_of(net, k, vec(v, net.inputs)));
  @ ensures active: vec(scratch + 3 + net.inputs, net.inputs) == \old(left_active_of(net, k, vec(v, net.inputs)));
  @ ensures neurons: \result.neurons ==
  @   \old(side_neurons(net, k, vec(v, net.inputs), sum_of(net, k, vec(v, net.inputs))));
  @ ensures weights: \result.weights ==
  @   \old(side_weights(net, k, vec(v, net.inputs), vec(active, net.inputs), sum_of(net, k, vec(v, net.inputs))));
  @ ensures range: \result.neurons <= net.inputs && \result.weights <= 2 * net.inputs;
  @*/
static activity enter_left(network net, size_t k, bool touched, mpq_srcptr v, mpq_srcptr active, mpq_ptr scratch)
{
  mpq_srcptr gain = net.gains + k;
  mpq_ptr side = scratch + 3, side_active = side + net.inputs;
  //@ assert gain: val(gain) == at(gains(net), k);
  mpq_set(scratch + 1, scratch);
  //@ assert v: unchanged{Pre,Here}(v, net.inputs);
  //@ assert active: unchanged{Pre,Here}(active, net.inputs);
  //@ assert same_gain: val(gain) == at(gains{Pre}(net), k);
  return evaluate_side(gain, scratch + 1, touched, v, active, net.inputs, side, side_active);
}

/* The right side. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: k < net.leaves - 1;
  @ requires readable_network(net);
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(active + (0 .. net.inputs - 1));
  @ requires \valid(scratch + (0 .. 2 + 2 * net.inputs)) && outside_network(net, scratch, 3 + 2 * net.inputs);
  @ requires \separated(scratch + (0 .. 2 + 2 * net.inputs), v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. 2 + 2 * net.inputs), active + (0 .. net.inputs - 1));
  @ requires sum: val(scratch) == sum_of(net, k, vec(v, net.inputs));
  @ requires touched: touched <==> both(row(hyperplanes(net), k), vec(v, net.inputs)) > 0;
  @ terminates \true;
  @ assigns scratch[1 .. 2 + 2 * net.inputs];
  @ ensures others: \forall mpq_srcptr p; \separated(p, scratch + (1 .. 2 + 2 * net.inputs)) ==>
  @   val(p) == \old(val(p));
  @ ensures values: vec(scratch + 3, net.inputs) == \old(right_of(net, k, vec(v, net.inputs)));
  @ ensures active: vec(scratch + 3 + net.inputs, net.inputs) == \old(right_active_of(net, k, vec(v, net.inputs)));
  @ ensures neurons: \result.neurons ==
  @   \old(side_neurons(net, k, vec(v, net.inputs), -sum_of(net, k, vec(v, net.inputs))));
  @ ensures weights: \result.weights ==
  @   \old(side_weights(net, k, vec(v, net.inputs), vec(active, net.inputs), -sum_of(net, k, vec(v, net.inputs))));
  @ ensures range: \result.neurons <= net.inputs && \result.weights <= 2 * net.inputs;
  @*/
static activity enter_right(network net, size_t k, bool touched, mpq_srcptr v, mpq_srcptr active, mpq_ptr scratch)
{
  mpq_srcptr gain = net.gains + k;
  mpq_ptr side = scratch + 3, side_active = side + net.inputs;
  //@ assert gain: val(gain) == at(gains(net), k);
  mpq_neg(scratch + 1, scratch);
  //@ assert v: unchanged{Pre,Here}(v, net.inputs);
  //@ assert active: unchanged{Pre,Here}(active, net.inputs);
  //@ assert same_gain: val(gain) == at(gains{Pre}(net), k);
  return evaluate_side(gain, scratch + 1, touched, v, active, net.inputs, side, side_active);
}

/*@ // p is none of the numbers that the evaluation of the leaves [lo, hi) writes.
  @ predicate elsewhere(mpq_srcptr p, mpq_srcptr leaf, mpq_srcptr leaf_active, integer lo, integer hi,
  @                     mpq_srcptr scratch, integer room) =
  @   \separated(p, leaf + (lo .. hi - 1)) && \separated(p, leaf_active + (lo .. hi - 1)) &&
  @   \separated(p, scratch + (0 .. room - 1));
  @*/

/* The tree with leaves [lo, hi), entered by v. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires range: lo < hi <= net.leaves;
  @ requires room: (3 + 2 * net.inputs) * clog2(hi - lo) <= room;
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(active + (0 .. net.inputs - 1));
  @ requires \valid(leaf + (0 .. net.leaves - 1)) && \valid(leaf_active + (0 .. net.leaves - 1));
  @ requires \valid(scratch + (0 .. room - 1));
  @ requires outside_network(net, leaf, net.leaves) && outside_network(net, leaf_active, net.leaves);
  @ requires outside_network(net, scratch, room);
  @ requires \separated(leaf + (0 .. net.leaves - 1), leaf_active + (0 .. net.leaves - 1));
  @ requires \separated(leaf + (0 .. net.leaves - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(leaf + (0 .. net.leaves - 1), active + (0 .. net.inputs - 1));
  @ requires \separated(leaf_active + (0 .. net.leaves - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(leaf_active + (0 .. net.leaves - 1), active + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. room - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. room - 1), active + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. room - 1), leaf + (0 .. net.leaves - 1));
  @ requires \separated(scratch + (0 .. room - 1), leaf_active + (0 .. net.leaves - 1));
  @ terminates \true;
  @ decreases hi - lo;
  @ assigns leaf[lo .. hi - 1], leaf_active[lo .. hi - 1], scratch[0 .. room - 1];
  @ ensures others: \forall mpq_srcptr p; elsewhere(p, leaf, leaf_active, lo, hi, scratch, room) ==>
  @   val(p) == \old(val(p));
  @ ensures values: \forall integer i; lo <= i < hi ==> val(leaf + i) ==
  @   leaf_value(\old(hyperplanes(net)), \old(gains(net)), lo, hi, \old(vec(v, net.inputs)), i);
  @ ensures active: \forall integer i; lo <= i < hi ==> val(leaf_active + i) ==
  @   leaf_active(\old(hyperplanes(net)), \old(gains(net)), lo, hi, \old(vec(v, net.inputs)),
  @               \old(vec(active, net.inputs)), i);
  @ ensures neurons: \result.neurons ==
  @   \old(tree_neurons(hyperplanes(net), gains(net), lo, hi, vec(v, net.inputs)));
  @ ensures weights: \result.weights ==
  @   \old(tree_weights(hyperplanes(net), gains(net), lo, hi, vec(v, net.inputs), vec(active, net.inputs)));
  @ ensures range: \result.neurons <= neurons_limit(lo, hi, net.inputs) &&
  @   \result.weights <= weights_limit(lo, hi, net.inputs);
  @*/
static activity evaluate_subtree(network net, size_t lo, size_t hi, mpq_srcptr v, mpq_srcptr active, mpq_ptr leaf,
                                 mpq_ptr leaf_active, mpq_ptr scratch) /*@ ghost (size_t room) */
{
  activity count = {0, 0};
  if (hi - lo == 1) {
    mpq_set(leaf + lo, v);
    //@ assert same_source: val(active) == \at(val(active), Pre);
    mpq_set(leaf_active + lo, active);
    //@ assert single: hi == lo + 1;
    //@ ghost lemma_one_leaf(lo, net.inputs);
    //@ assert leaf_limit: neurons_limit(lo, hi, net.inputs) == 0 && weights_limit(lo, hi, net.inputs) == 0;
    //@ assert leaf_value: val(leaf + lo) == at(vec{Pre}(v, net.inputs), 0);
    //@ assert leaf_source: val(leaf_active + lo) == at(vec{Pre}(active, net.inputs), 0);
    //@ assert only: \forall integer i; lo <= i < hi ==> i == lo;
    return count;
  }
  size_t q = net.inputs;
  size_t middle = tree_cut(lo, hi);
  //@ ghost lemma_limits(lo, middle, hi, q);
  //@ ghost lemma_deeper(lo, middle, hi, q);
  //@ ghost size_t less = room - (3 + 2 * q);
  //@ assert less: 0 <= less == room - (3 + 2 * q);
  size_t number = middle - 1;
  //@ assert number: number == middle - 1;
  mpq_ptr side = scratch + 3, side_active = side + q, deeper = side_active + q;

  count = enter_switch(net, number, v, active, scratch);
  /*@ assert signed_others: \forall mpq_srcptr p; \separated(p, scratch + (0 .. room - 1)) ==>
    @   val(p) == \at(val(p), Pre); */
  //@ assert signed_v: unchanged{Pre,Here}(v, net.inputs);
  //@ assert signed_active: unchanged{Pre,Here}(active, net.inputs);
  //@ assert signed_hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert signed_gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
  //@ assert signed_network: hyperplanes(net) == hyperplanes{Pre}(net) && gains(net) == gains{Pre}(net);
  //@ assert signed_sources: vec(v, q) == vec{Pre}(v, q) && vec(active, q) == vec{Pre}(active, q);
  bool touched = count.neurons > 0;
  activity more = enter_left(net, number, touched, v, active, scratch);
  count = plus(count, more);
  /*@ assert left_others: \forall mpq_srcptr p; \separated(p, scratch + (0 .. room - 1)) ==>
    @   val(p) == \at(val(p), Pre); */
  //@ assert left_sum: val(scratch) == sum_of{Pre}(net, number, vec{Pre}(v, q));
  //@ assert left: vec(side, q) == left_of{Pre}(net, number, vec{Pre}(v, q));
  //@ assert left_source: vec(side_active, q) == left_active_of{Pre}(net, number, vec{Pre}(v, q));
  //@ assert left_hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert left_gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
  //@ assert left_network: hyperplanes(net) == hyperplanes{Pre}(net) && gains(net) == gains{Pre}(net);
  more = evaluate_subtree(net, lo, middle, side, side_active, leaf, leaf_active, deeper) /*@ ghost (less) */;
  //@ ghost Left: ;
  /*@ assert values_left: \forall integer i; lo <= i < middle ==>
    @   val(leaf + i) == leaf_value(hyperplanes{Pre}(net), gains{Pre}(net), lo, middle,
    @     left_of{Pre}(net, number, vec{Pre}(v, q)), i); */
  /*@ assert active_left: \forall integer i; lo <= i < middle ==>
    @   val(leaf_active + i) == leaf_active(hyperplanes{Pre}(net), gains{Pre}(net), lo, middle,
    @     left_of{Pre}(net, number, vec{Pre}(v, q)), left_active_of{Pre}(net, number, vec{Pre}(v, q)), i); */
  /*@ assert tree_left: more.neurons == tree_neurons(hyperplanes{Pre}(net), gains{Pre}(net), lo, middle,
    @     left_of{Pre}(net, number, vec{Pre}(v, q))) &&
    @   more.weights == tree_weights(hyperplanes{Pre}(net), gains{Pre}(net), lo, middle,
    @     left_of{Pre}(net, number, vec{Pre}(v, q)), left_active_of{Pre}(net, number, vec{Pre}(v, q))); */
  //@ assert limit_left: more.neurons <= neurons_limit(lo, middle, q) && more.weights <= weights_limit(lo, middle, q);
  count = plus(count, more);
  /*@ assert back_others: \forall mpq_srcptr p; elsewhere(p, leaf, leaf_active, lo, hi, scratch, room) ==>
    @   val(p) == \at(val(p), Pre); */
  //@ assert back_sum: val(scratch) == sum_of{Pre}(net, number, vec{Pre}(v, q));
  //@ assert back_v: unchanged{Pre,Here}(v, net.inputs);
  //@ assert back_active: unchanged{Pre,Here}(active, net.inputs);
  //@ assert back_hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert back_gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
  //@ assert back_network: hyperplanes(net) == hyperplanes{Pre}(net) && gains(net) == gains{Pre}(net);
  //@ assert back_sources: vec(v, q) == vec{Pre}(v, q) && vec(active, q) == vec{Pre}(active, q);
  more = enter_right(net, number, touched, v, active, scratch);
  count = plus(count, more);
  /*@ assert right_others: \forall mpq_srcptr p; elsewhere(p, leaf, leaf_active, lo, hi, scratch, room) ==>
    @   val(p) == \at(val(p), Pre); */
  /*@ assert right_leaves: \forall integer i; lo <= i < middle ==>
    @   val(leaf + i) == \at(val(leaf + i), Left) && val(leaf_active + i) == \at(val(leaf_active + i), Left); */
  //@ assert right: vec(side, q) == right_of{Pre}(net, number, vec{Pre}(v, q));
  //@ assert right_source: vec(side_active, q) == right_active_of{Pre}(net, number, vec{Pre}(v, q));
  //@ assert right_hyperplanes: unchanged{Pre,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert right_gains: unchanged{Pre,Here}(net.gains, net.leaves - 1);
  //@ assert right_network: hyperplanes(net) == hyperplanes{Pre}(net) && gains(net) == gains{Pre}(net);
  more = evaluate_subtree(net, middle, hi, side, side_active, leaf, leaf_active, deeper) /*@ ghost (less) */;
  /*@ assert values_right: \forall integer i; middle <= i < hi ==>
    @   val(leaf + i) == leaf_value(hyperplanes{Pre}(net), gains{Pre}(net), middle, hi,
    @     right_of{Pre}(net, number, vec{Pre}(v, q)), i); */
  /*@ assert active_right: \forall integer i; middle <= i < hi ==>
    @   val(leaf_active + i) == leaf_active(hyperplanes{Pre}(net), gains{Pre}(net), middle, hi,
    @     right_of{Pre}(net, number, vec{Pre}(v, q)), right_active_of{Pre}(net, number, vec{Pre}(v, q)), i); */
  /*@ assert tree_right: more.neurons == tree_neurons(hyperplanes{Pre}(net), gains{Pre}(net), middle, hi,
    @     right_of{Pre}(net, number, vec{Pre}(v, q))) &&
    @   more.weights == tree_weights(hyperplanes{Pre}(net), gains{Pre}(net), middle, hi,
    @     right_of{Pre}(net, number, vec{Pre}(v, q)), right_active_of{Pre}(net, number, vec{Pre}(v, q))); */
  //@ assert limit_right: more.neurons <= neurons_limit(middle, hi, q) && more.weights <= weights_limit(middle, hi, q);
  count = plus(count, more);
  /*@ assert others: \forall mpq_srcptr p; elsewhere(p, leaf, leaf_active, lo, hi, scratch, room) ==>
    @   val(p) == \at(val(p), Pre); */
  /*@ assert leaves_kept: \forall integer i; lo <= i < middle ==>
    @   val(leaf + i) == \at(val(leaf + i), Left) && val(leaf_active + i) == \at(val(leaf_active + i), Left); */
  //@ ghost lemma_vertex(lo, middle, hi);
  /*@ assert values: \forall integer i; lo <= i < hi ==>
    @   val(leaf + i) == leaf_value(hyperplanes{Pre}(net), gains{Pre}(net), lo, hi, vec{Pre}(v, q), i); */
  /*@ assert active: \forall integer i; lo <= i < hi ==> val(leaf_active + i) ==
    @   leaf_active(hyperplanes{Pre}(net), gains{Pre}(net), lo, hi, vec{Pre}(v, q), vec{Pre}(active, q), i); */
  /*@ assert neurons: count.neurons ==
    @   tree_neurons(hyperplanes{Pre}(net), gains{Pre}(net), lo, hi, vec{Pre}(v, q)); */
  /*@ assert weights: count.weights == tree_weights(hyperplanes{Pre}(net), gains{Pre}(net), lo, hi,
    @   vec{Pre}(v, q), vec{Pre}(active, q)); */
  //@ assert limit: count.neurons <= neurons_limit(lo, hi, q) && count.weights <= weights_limit(lo, hi, q);
  return count;
}

activity evaluate_tree(network net, mpq_srcptr v, mpq_srcptr active, mpq_ptr leaf, mpq_ptr leaf_active,
                       mpq_ptr scratch)
{
  //@ ghost clog2_limit(net.leaves);
  //@ ghost size_t room = scratch_for(net.leaves, net.inputs);
  //@ assert room: room == EVALUATE_SCRATCH(net.inputs, clog2(net.leaves));
  activity count = evaluate_subtree(net, 0, net.leaves, v, active, leaf, leaf_active, scratch) /*@ ghost (room) */;
  /*@ assert values: same(vec(leaf, net.leaves),
    @   leaf_values(hyperplanes{Pre}(net), gains{Pre}(net), net.leaves, vec{Pre}(v, net.inputs))); */
  /*@ assert active: same(vec(leaf_active, net.leaves),
    @   leaves_active(hyperplanes{Pre}(net), gains{Pre}(net), net.leaves, vec{Pre}(v, net.inputs),
    @                 vec{Pre}(active, net.inputs))); */
  return count;
}

/* An output neuron of the fused readout, with weights d: phi(sum_i d_i h_i1). */
/*@ requires n <= LIMIT_POINTS;
  @ requires \valid_read(d + (0 .. n - 1)) && \valid_read(leaf + (0 .. n - 1));
  @ requires \valid_read(leaf_active + (0 .. n - 1)) && \valid(out) && \valid(t) && \separated(out, t);
  @ requires \separated(out, d + (0 .. n - 1)) && \separated(out, leaf + (0 .. n - 1));
  @ requires \separated(out, leaf_active + (0 .. n - 1)) && \separated(t, d + (0 .. n - 1));
  @ requires \separated(t, leaf + (0 .. n - 1)) && \separated(t, leaf_active + (0 .. n - 1));
  @ terminates \true;
  @ assigns *out, *t;
  @ ensures output: val(out) == \old(output(\false, vec(d, n), vec(leaf, n)));
  @ ensures neurons: \result.neurons == \old(output_neurons(\false, vec(d, n), vec(leaf, n)));
  @ ensures weights: \result.weights ==
  @   \old(output_weights(\false, vec(d, n), vec(leaf, n), vec(leaf_active, n)));
  @ ensures range: \result.neurons <= n + 1 && \result.weights <= 2 * n;
  @*/
static activity output_fused(mpq_srcptr d, mpq_srcptr leaf, mpq_srcptr leaf_active, size_t n, mpq_ptr out, mpq_ptr t)
{
  activity count = {0, 0};
  if (vector_both(d, leaf, n) > 0) {
    count.neurons = 1;
    count.weights = vector_both(d, leaf_active, n);
  }
  vector_dot(out, d, leaf, n, t);
  //@ assert kept: vec(d, n) == vec{Pre}(d, n) && vec(leaf, n) == vec{Pre}(leaf, n);
  relu(out);
  return count;
}

/* An output neuron of the printed readout, with weights d, and its leaf neurons phi(d_i h_i1). */
/*@ requires n <= LIMIT_POINTS;
  @ requires \valid_read(d + (0 .. n - 1)) && \valid_read(leaf + (0 .. n - 1));
  @ requires \valid_read(leaf_active + (0 .. n - 1)) && \valid(out) && \valid(t) && \separated(out, t);
  @ requires \separated(out, d + (0 .. n - 1)) && \separated(out, leaf + (0 .. n - 1));
  @ requires \separated(out, leaf_active + (0 .. n - 1)) && \separated(t, d + (0 .. n - 1));
  @ requires \separated(t, leaf + (0 .. n - 1)) && \separated(t, leaf_active + (0 .. n - 1));
  @ terminates \true;
  @ assigns *out, *t;
  @ ensures output: val(out) == \old(output(\true, vec(d, n), vec(leaf, n)));
  @ ensures neurons: \result.neurons == \old(output_neurons(\true, vec(d, n), vec(leaf, n)));
  @ ensures weights: \result.weights ==
  @   \old(output_weights(\true, vec(d, n), vec(leaf, n), vec(leaf_active, n)));
  @ ensures range: \result.neurons <= n + 1 && \result.weights <= 2 * n;
  @*/
static activity output_printed(mpq_srcptr d, mpq_srcptr leaf, mpq_srcptr leaf_active, size_t n, mpq_ptr out, mpq_ptr t)
{
  activity count = {0, 0};
  size_t nonzero = 0;
  mpq_set_ui(out, 0, 1);
  /*@ loop invariant range: 0 <= i <= n && 0 <= count.neurons <= i && 0 <= count.weights <= i && 0 <= nonzero <= i;
    @ loop invariant sum: val(out) == sum_upto(leaf_neurons(vec{Pre}(d, n), vec{Pre}(leaf, n)), i);
    @ loop invariant neurons: count.neurons == both_upto(leaf_neurons_active(vec{Pre}(d, n), vec{Pre}(leaf, n)),
    @   leaf_neurons_active(vec{Pre}(d, n), vec{Pre}(leaf, n)), i);
    @ loop invariant weights: count.weights ==
    @   both_upto(leaf_neurons_active(vec{Pre}(d, n), vec{Pre}(leaf, n)), vec{Pre}(leaf_active, n), i);
    @ loop invariant nonzero: nonzero == both_upto(leaf_neurons(vec{Pre}(d, n), vec{Pre}(leaf, n)),
    @   leaf_neurons(vec{Pre}(d, n), vec{Pre}(leaf, n)), i);
    @ loop assigns i, count, nonzero, *out, *t;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    //@ assert weight: val(d + i) == at(vec{Pre}(d, n), i);
    //@ assert leaf: val(leaf + i) == at(vec{Pre}(leaf, n), i);
    //@ assert active: val(leaf_active + i) == at(vec{Pre}(leaf_active, n), i);
    if (mpq_sgn(d + i) != 0 && mpq_sgn(leaf + i) != 0) {
      count.neurons++;
      if (mpq_sgn(leaf_active + i) != 0)
        count.weights++;
      mpq_mul(t, d + i, leaf + i);
      relu(t);
      mpq_add(out, out, t);
      if (mpq_sgn(t) != 0)
        nonzero++;
    }
  }
  relu(out);
  if (nonzero > 0) {
    count.weights += count.neurons;
    count.neurons++;
  }
  return count;
}

activity evaluate_readout(network net, mpq_srcptr leaf, mpq_srcptr leaf_active, mpq_ptr out, mpq_ptr t)
{
  size_t n = net.leaves, j = 0;
  activity count = {0, 0};
  /*@ loop invariant range: 0 <= j <= net.outputs;
    @ loop invariant outputs: \forall integer k; 0 <= k < j ==> val(out + k) ==
    @   output(printed(net), row(readout{Pre}(net), k), vec{Pre}(leaf, n));
    @ loop invariant neurons: count.neurons ==
    @   readout_neurons(printed(net), readout{Pre}(net), vec{Pre}(leaf, n), j);
    @ loop invariant weights: count.weights ==
    @   readout_weights(printed(net), readout{Pre}(net), vec{Pre}(leaf, n), vec{Pre}(leaf_active, n), j);
    @ loop invariant neurons_limit: count.neurons <= times(j, n + 1);
    @ loop invariant weights_limit: count.weights <= times(j, 2 * n);
    @ loop assigns j, count, out[0 .. net.outputs - 1], *t;
    @ loop variant net.outputs - j;
    @*/
  while (j < net.outputs) {
    //@ ghost lemma_readout(j, net.outputs, n);
    mpq_srcptr d = net.readout + j * n;
    //@ assert place: d == net.readout + j * net.leaves;
    //@ assert row_before: vec{Pre}(d, n) == row(readout{Pre}(net), j);
    //@ assert weights: vec(d, n) == vec{Pre}(d, n);
    //@ assert row: vec(d, n) == row(readout{Pre}(net), j);
    //@ assert leaf: vec(leaf, n) == vec{Pre}(leaf, n);
    //@ assert leaf_active: vec(leaf_active, n) == vec{Pre}(leaf_active, n);
    activity more = net.kind == READOUT_PRINTED ? output_printed(d, leaf, leaf_active, n, out + j, t)
                                                : output_fused(d, leaf, leaf_active, n, out + j, t);
    /*@ assert output: val(out + j) ==
      @   output(printed(net), row(readout{Pre}(net), j), vec{Pre}(leaf, n)); */
    //@ assert more: more.neurons <= n + 1 && more.weights <= 2 * n;
    count = plus(count, more);
    //@ assert limit: count.neurons <= times(j + 1, n + 1) && count.weights <= times(j + 1, 2 * n);
    j++;
    //@ assert step: j == \at(j, LoopCurrent) + 1;
  }
  //@ assert all: j == net.outputs;
  //@ assert limit: count.neurons <= net.outputs * (net.leaves + 1) && count.weights <= net.outputs * (2 * net.leaves);
  return count;
}
