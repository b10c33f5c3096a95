#include "path.h"
#include "tree.h"
#include "kernel/exact/vector.h"
#include "proofs/lemmas/switch/lemmas_bounds.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/switch/lemmas_path.h"

typedef enum { LEFT, RIGHT, NEITHER } direction;

/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires k < net.leaves - 1;
  @ terminates \true;
  @ assigns \result \from net.hyperplanes, net.inputs, k;
  @ ensures row: vec(\result, net.inputs) == row(hyperplanes(net), k);
  @ ensures place: \result == net.hyperplanes + k * net.inputs;
  @ ensures inside: 0 <= k * net.inputs <= (net.leaves - 2) * net.inputs;
  @*/
static mpq_srcptr hyperplane(network net, size_t k)
{
  //@ ghost row_in_matrix(k, net.leaves - 1, net.inputs);
  return net.hyperplanes + k * net.inputs;
}

/* Where switch number k sends v. */
/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires readable_network(net);
  @ requires k < net.leaves - 1;
  @ requires \valid_read(v + (0 .. net.inputs - 1)) && \valid_read(top);
  @ requires \valid(scratch + (0 .. PATH_SCRATCH - 1));
  @ requires outside_network(net, scratch, PATH_SCRATCH);
  @ requires \separated(scratch + (0 .. PATH_SCRATCH - 1), v + (0 .. net.inputs - 1));
  @ requires \separated(scratch + (0 .. PATH_SCRATCH - 1), top);
  @ requires bounded: bounded_by(vec(v, net.inputs), val(top));
  @ requires positive: val(top) > 0.0;
  @ terminates \true;
  @ assigns scratch[0 .. PATH_SCRATCH - 1];
  @ ensures left: \result == LEFT ==> \old(goes_left(row(hyperplanes(net), k), at(gains(net), k), vec(v, net.inputs)));
  @ ensures right: \result == RIGHT ==>
  @   \old(goes_right(row(hyperplanes(net), k), at(gains(net), k), vec(v, net.inputs)));
  @ ensures one: \result == LEFT || \result == RIGHT || \result == NEITHER;
  @*/
static direction switch_direction(network net, size_t k, mpq_srcptr v, mpq_srcptr top, mpq_ptr scratch)
{
  size_t q = net.inputs;
  mpq_srcptr w = hyperplane(net, k);
  mpq_ptr s = scratch, t = scratch + 1;
  vector_dot(s, w, v, q, t);
  bool above = mpq_sgn(s) > 0;
  mpq_abs(s, s);
  mpq_mul(t, net.gains + k, s);
  if (mpq_cmp(t, top) < 0)
    return NEITHER;
  return above ? RIGHT : LEFT;
}

bool path_follow(network net, mpq_srcptr v, mpq_srcptr top, path *p, mpq_ptr scratch)
{
  size_t q = net.inputs, lo = 0, hi = net.leaves, first = lo, last = hi;
  activity count = {0, 0};
  //@ ghost size_t depth = 0;
  //@ ghost clog2_limit(hi);
  //@ assert widths: row_lengths(hyperplanes(net), net.inputs) && rows(hyperplanes(net)) == net.leaves - 1;
  /*@ assert enters: \forall rvec a; len(a) == net.inputs && constant(a, 1.0) ==>
    @   enters(hyperplanes(net), 0, net.leaves, vec(v, net.inputs), a, net.inputs); */
  /*@ loop invariant range: 0 <= lo < hi <= net.leaves && 0 <= first && last <= net.leaves;
    @ loop invariant joined: joined(lo, hi, first, last);
    @ loop invariant depth: 0 <= depth && depth + clog2(hi - lo) <= LIMIT_DEPTH;
    @ loop invariant counts: count.neurons <= depth * LIMIT_SWITCH_NEURONS &&
    @   count.weights <= depth * LIMIT_SWITCH_WEIGHTS;
    @ loop invariant kept: hyperplanes(net) == \at(hyperplanes(net), Pre) && gains(net) == \at(gains(net), Pre) &&
    @   vec(v, net.inputs) == \at(vec(v, net.inputs), Pre) && val(top) == \at(val(top), Pre);
    @ loop invariant followed: \forall rvec a; len(a) == net.inputs && constant(a, 1.0) ==>
    @   followed(\at(hyperplanes(net), Pre), \at(gains(net), Pre), net.leaves, \at(vec(v, net.inputs), Pre), a,
    @            lo, hi, first, last, count.neurons, count.weights);
    @ loop assigns lo, hi, first, last, count, depth, scratch[0 .. PATH_SCRATCH - 1];
    @ loop variant hi - lo;
    @*/
  while (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi);
    mpq_srcptr w = hyperplane(net, cut - 1);
    size_t terms = vector_both(w, w, q);
    direction to = switch_direction(net, cut - 1, v, top, scratch);
    if (to == NEITHER)
      return false;
    //@ assert same_network: unchanged{LoopCurrent,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
    //@ assert same_gains: unchanged{LoopCurrent,Here}(net.gains, net.leaves - 1);
    //@ assert same_input: unchanged{LoopCurrent,Here}(v, net.inputs);
    /*@ assert kept: hyperplanes(net) == \at(hyperplanes(net), Pre) && gains(net) == \at(gains(net), Pre) &&
      @   vec(v, net.inputs) == \at(vec(v, net.inputs), Pre) && val(top) == \at(val(top), Pre); */
    /*@ assert goes_left: to == LEFT ==> goes_left(row(\at(hyperplanes(net), Pre), cut - 1),
      @   at(\at(gains(net), Pre), cut - 1), \at(vec(v, net.inputs), Pre)); */
    /*@ assert goes_right: to == RIGHT ==> goes_right(row(\at(hyperplanes(net), Pre), cut - 1),
      @   at(\at(gains(net), Pre), cut - 1), \at(vec(v, net.inputs), Pre)); */
    //@ assert terms: terms == nonzeros(row(\at(hyperplanes(net), Pre), cut - 1)) <= q;
    //@ ghost lemma_follow(lo, cut, hi, first, last, net.leaves, q);
    //@ ghost clog2_monotone(hi - cut, cut - lo);
    //@ assert halved: clog2(cut - lo) < clog2(hi - lo) && clog2(hi - cut) < clog2(hi - lo);
    //@ ghost clog2_least(cut - lo);
    //@ ghost depth++;
    //@ assert deep: 0 <= clog2(cut - lo) && depth <= LIMIT_DEPTH;
    /*@ assert left: to == LEFT ==> \forall rvec a; len(a) == net.inputs && constant(a, 1.0) ==>
      @   followed(\at(hyperplanes(net), Pre), \at(gains(net), Pre), net.leaves, \at(vec(v, net.inputs), Pre), a,
      @            lo, cut, first, (hi - cut > 1 ? cut : last), count.neurons + 2 * q + 2,
      @            count.weights + 2 * terms + 4 * q); */
    /*@ assert right: to == RIGHT ==> \forall rvec a; len(a) == net.inputs && constant(a, 1.0) ==>
      @   followed(\at(hyperplanes(net), Pre), \at(gains(net), Pre), net.leaves, \at(vec(v, net.inputs), Pre), a,
      @            cut, hi, (cut - lo > 1 ? cut : first), last, count.neurons + 2 * q + 2,
      @            count.weights + 2 * terms + 4 * q); */
    //@ assert more: 2 * q + 2 <= LIMIT_SWITCH_NEURONS && 2 * terms + 4 * q <= LIMIT_SWITCH_WEIGHTS;
    /*@ assert room: count.neurons + 2 * q + 2 <= depth * LIMIT_SWITCH_NEURONS &&
      @   count.weights + 2 * terms + 4 * q <= depth * LIMIT_SWITCH_WEIGHTS; */
    count.neurons += 2 * q + 2;
    count.weights += 2 * terms + 4 * q;
    //@ assert counts: count.neurons <= depth * LIMIT_SWITCH_NEURONS && count.weights <= depth * LIMIT_SWITCH_WEIGHTS;
    /* A closed side of one leaf ends in a neuron that is active with output zero; a larger one
     * has inputs zero, so nothing in it is active. */
    if (to == LEFT) {
      if (hi - cut > 1)
        last = cut;
      hi = cut;
    } else {
      if (cut - lo > 1)
        first = cut;
      lo = cut;
    }
  }
  *p = (path){lo, first, last, count};
  return true;
}
