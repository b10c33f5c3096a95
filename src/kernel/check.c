#include "check.h"
#include "path.h"
#include "vector.h"
#include "proofs/lemmas_check.h"

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
    //@ ghost product_limit(j, 0x4000, net.leaves, 0x100000000);
    //@ assert size: 0 <= j * (net.leaves + 1) <= 0x4000 * 0x100000001;
    //@ assert next: (j + 1) * (net.leaves + 1) == j * (net.leaves + 1) + (net.leaves + 1);
    count.neurons += more.neurons;
    count.weights += more.weights;
  }
  return count;
}

activity network_evaluate(network net, mpq_srcptr x, evaluation how, mpq_ptr out, mpq_ptr scratch)
{
  size_t q = net.inputs;
  mpq_ptr top = scratch, t = scratch + 1, v = scratch + 4, active = v + q;
  mpq_ptr leaf = active + q, leaf_active = leaf + net.leaves, deeper = leaf_active + net.leaves;
  path p;
  activity count, more;

  count = translate(v, active, x, net.shift, q, t);
  if (how == EVALUATE_ACTIVE && all_positive(v, q)) {
    maximum(top, v, q);
    if (path_follow(net, v, top, &p, t)) {
      more = readout_path(net, p, v, out);
      count.neurons += p.count.neurons + more.neurons;
      count.weights += p.count.weights + more.weights;
      return count;
    }
  }
  more = evaluate_tree(net, v, active, leaf, leaf_active, deeper);
  count.neurons += more.neurons;
  count.weights += more.weights;
  more = evaluate_readout(net, leaf, leaf_active, out, t);
  count.neurons += more.neurons;
  count.weights += more.weights;
  return count;
}

static bool equal(mpq_srcptr a, mpq_srcptr b, size_t n)
{
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

check_state check_continue(network net, dataset data, check_state state, size_t until, evaluation how,
                           activity *active, mpq_ptr out, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  size_t neurons = bound_neurons_paper(n, q, r), weights = bound_weights_paper(n, q, r);
  while (state.done < until && state.recall == n) {
    size_t i = state.done;
    activity a = network_evaluate(net, data.x + i * q, how, out, scratch);
    active[i] = a;
    if (!equal(out, data.d + i * r, r))
      state.recall = i;
    if (a.neurons > neurons && state.neurons == n)
      state.neurons = i;
    if (a.weights > weights && state.weights == n)
      state.weights = i;
    state.done++;
  }
  return state;
}
