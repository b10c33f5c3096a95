#include "synthesize.h"
#include "halving.h"
#include "kernel/exact/order.h"
#include "tree.h"
#include "proofs/lemmas/switch/lemmas_bounds.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/switch/lemmas_translation.h"

/*@ logic rmat in_order{L}(dataset data, size_t *order) = select(order, data.points, inputs(data));
  @ predicate within(rvec x, real t) = \forall integer k; 0 <= k < len(x) ==> -t <= at(x, k) <= t;
  @ // The translation by t reaches every point.
  @ predicate reached{L}(dataset data, real t) =
  @   \forall integer i; 0 <= i < data.points ==> in_reach(row(inputs(data), i), t, data.inputs);
  @*/

/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires range: i < data.points;
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ terminates \true;
  @ assigns \result \from data.x, data.inputs, i;
  @ ensures row: vec(\result, data.inputs) == row(inputs(data), i);
  @ ensures readable: \valid_read(\result + (0 .. data.inputs - 1));
  @ ensures place: \result == data.x + i * data.inputs;
  @ ensures inside: 0 <= i * data.inputs <= (data.points - 1) * data.inputs;
  @*/
static mpq_srcptr point_of(dataset data, size_t i)
{
  //@ ghost row_in_matrix(i, data.points, data.inputs);
  return data.x + i * data.inputs;
}

/* Raises `top` to the largest |x_k|. */
/*@ requires \valid(top) && \valid(t) && \valid_read(x + (0 .. q - 1));
  @ requires \separated(top, t);
  @ requires \separated(top, x + (0 .. q - 1)) && \separated(t, x + (0 .. q - 1));
  @ terminates \true;
  @ assigns *top, *t;
  @ ensures raised: val(top) >= \old(val(top));
  @ ensures reached: within(\old(vec(x, q)), val(top));
  @*/
static void raise_top(mpq_ptr top, mpq_srcptr x, size_t q, mpq_ptr t)
{
  /*@ loop invariant range: 0 <= k <= q;
    @ loop invariant kept: vec(x, q) == \at(vec(x, q), Pre);
    @ loop invariant raised: val(top) >= \at(val(top), Pre);
    @ loop invariant reached: \forall integer i; 0 <= i < k ==> -val(top) <= at(\at(vec(x, q), Pre), i) <= val(top);
    @ loop assigns k, *top, *t;
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++) {
    //@ assert here: val(x + k) == at(\at(vec(x, q), Pre), k);
    mpq_abs(t, x + k);
    if (mpq_cmp(t, top) > 0)
      mpq_set(top, t);
    //@ assert unchanged: unchanged{LoopCurrent,Here}(x, q);
  }
}

/* M = 1 + max |x_ij|. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid(shift) && \valid(t) && \separated(shift, t);
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), shift);
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), t);
  @ requires augmented: augmented(data);
  @ terminates \true;
  @ assigns *shift, *t;
  @ ensures reached: reached(data, val(shift));
  @ ensures shift: val(shift) >= 1.0;
  @*/
static void find_translation(dataset data, mpq_ptr shift, mpq_ptr t)
{
  mpq_set_ui(shift, 0, 1);
  //@ assert first: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  /*@ loop invariant range: 0 <= i <= data.points;
    @ loop invariant points: inputs(data) == \at(inputs(data), Pre);
    @ loop invariant shift: val(shift) >= 0.0;
    @ loop invariant reached: \forall integer j; 0 <= j < i ==> within(row(inputs(data), j), val(shift));
    @ loop assigns i, *shift, *t;
    @ loop variant data.points - i;
    @*/
  for (size_t i = 0; i < data.points; i++) {
    raise_top(shift, point_of(data, i), data.inputs, t);
    //@ assert unchanged: unchanged{LoopCurrent,Here}(data.x, data.points * data.inputs);
  }
  mpq_set_ui(t, 1, 1);
  mpq_add(shift, shift, t);
  //@ assert last: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  /*@ assert lengths: \forall integer j; 0 <= j < data.points ==>
    @   len(row(inputs(data), j)) == data.inputs; */
}

/* Moves the translation into the threshold: afterwards w.v, v the translated point, is what w.x
 * was. */
/*@ requires 1 <= q;
  @ requires \valid(w + (0 .. q - 1)) && \valid(s) && \valid(t) && \valid_read(shift);
  @ requires \separated(w + (0 .. q - 1), s) && \separated(w + (0 .. q - 1), t);
  @ requires \separated(w + (0 .. q - 1), shift) && \separated(s, t);
  @ requires \separated(s, shift) && \separated(t, shift);
  @ terminates \true;
  @ assigns *w, *s, *t;
  @ ensures absorbed: \forall rvec x; in_reach(x, val(shift), q) ==>
  @   dot(vec(w, q), translated(x, val(shift))) == dot(\old(vec(w, q)), x);
  @*/
static void absorb_translation(mpq_ptr w, mpq_srcptr shift, size_t q, mpq_ptr s, mpq_ptr t)
{
  mpq_set_ui(s, 0, 1);
  //@ assert first: unchanged{Pre,Here}(w, q);
  /*@ loop invariant range: 1 <= k <= q;
    @ loop invariant kept: vec(w, q) == \at(vec(w, q), Pre);
    @ loop invariant shift: val(shift) == \at(val(shift), Pre);
    @ loop invariant sum: val(s) == tail_upto(\at(vec(w, q), Pre), k);
    @ loop assigns k, *s;
    @ loop variant q - k;
    @*/
  for (size_t k = 1; k < q; k++) {
    //@ assert here: val(w + k) == at(\at(vec(w, q), Pre), k);
    mpq_add(s, s, w + k);
    //@ assert unchanged: unchanged{LoopCurrent,Here}(w, q);
  }
  mpq_mul(t, shift, s);
  //@ assert product: unchanged{Pre,Here}(w, q);
  mpq_sub(w, w, t);
  //@ ghost lemma_dot_translate(q, q);
  //@ ghost lemma_threshold(q);
  //@ ghost lemma_translated(q);
  /*@ assert others: \forall integer i; 0 < i < q ==> at(vec(w, q), i) == at(\at(vec(w, q), Pre), i); */
  /*@ assert threshold: at(vec(w, q), 0) - at(\at(vec(w, q), Pre), 0) ==
    @   -rmul(val(shift), tail_upto(\at(vec(w, q), Pre), q)); */
  /*@ assert moved: \forall rvec v; at(v, 0) == 1.0 ==> dot(vec(w, q), v) == dot(\at(vec(w, q), Pre), v)
    @   - rmul(val(shift), tail_upto(\at(vec(w, q), Pre), q)); */
}

/*@ predicate memory_ready{L}(dataset data, network net, mpq_srcptr scratch) =
  @   within_limits(data.points, data.inputs, data.outputs) && same_dimensions(data, net) &&
  @   readable_data(data) && writable_network(net) && \valid((mpq_ptr)scratch + (0 .. SYNTHESIZE_SCRATCH - 1)) &&
  @   parts_apart(net) && network_outside_dataset(data, net) &&
  @   outside_data(data, scratch, SYNTHESIZE_SCRATCH) && outside_network(net, scratch, SYNTHESIZE_SCRATCH);
  @*/

/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: k < net.leaves - 1;
  @ terminates \true;
  @ assigns \result \from net.hyperplanes, net.inputs, k;
  @ ensures row: vec(\result, net.inputs) == row(hyperplanes(net), k);
  @ ensures place: \result == net.hyperplanes + k * net.inputs;
  @ ensures inside: 0 <= k * net.inputs <= (net.leaves - 1) * net.inputs - net.inputs;
  @*/
static mpq_ptr hyperplane_of(network net, size_t k)
{
  //@ ghost row_in_matrix(k, net.leaves - 1, net.inputs);
  return net.hyperplanes + k * net.inputs;
}

/* The hyperplane and the gain that send the points before the cut to the left and the others to the
 * right, once translated. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires range: lo < cut < hi <= data.points;
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid_read(shift);
  @ requires \valid(w + (0 .. data.inputs - 1)) && \valid(gain) && \valid(scratch + (0 .. SYNTHESIZE_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), w + (0 .. data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), gain);
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), scratch + (0 .. SYNTHESIZE_SCRATCH - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), gain) && \separated(w + (0 .. data.inputs - 1), shift);
  @ requires \separated(w + (0 .. data.inputs - 1), scratch + (0 .. SYNTHESIZE_SCRATCH - 1));
  @ requires \separated(gain, shift) && \separated(gain, scratch + (0 .. SYNTHESIZE_SCRATCH - 1));
  @ requires \separated(shift, scratch + (0 .. SYNTHESIZE_SCRATCH - 1));
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires augmented: augmented(data);
  @ requires sorted: lex_increasing(in_order(data, order), lo, hi);
  @ requires reached: reached(data, val(shift));
  @ terminates \true;
  @ assigns w[0 .. data.inputs - 1], *gain, scratch[0 .. SYNTHESIZE_SCRATCH - 1];
  @ ensures others: \forall mpq_srcptr p; \separated(p, w + (0 .. data.inputs - 1)) ==> \separated(p, gain) ==>
  @   \separated(p, scratch + (0 .. SYNTHESIZE_SCRATCH - 1)) ==> val(p) == \old(val(p));
  @ ensures points: inputs(data) == \old(inputs(data));
  @ ensures shift: val(shift) == \old(val(shift));
  @ ensures separates: node_separates(vec(w, data.inputs), val(gain), \old(in_order(data, order)), \old(val(shift)),
  @   lo, cut, hi);
  @*/
static void separate(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, mpq_srcptr shift,
                     mpq_ptr w, mpq_ptr gain, mpq_ptr scratch)
{
  mpq_ptr margin = scratch, top = scratch + 1, deeper = scratch + 2;
  halving_hyperplane(data, order, lo, cut, hi, w, margin, deeper);
  //@ ghost Halved: ;
  /*@ assert halved_others: \forall mpq_srcptr p; \separated(p, w + (0 .. data.inputs - 1)) ==>
    @   \separated(p, scratch + (0 .. SYNTHESIZE_SCRATCH - 1)) ==> val(p) == \at(val(p), Pre); */
  //@ assert halved: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  //@ assert points: inputs(data) == \at(inputs(data), Pre);
  //@ assert same_shift: val(shift) == \at(val(shift), Pre);
  absorb_translation(w, shift, data.inputs, deeper, deeper + 1);
  //@ ghost Absorbed: ;
  /*@ assert absorbed_others: \forall mpq_srcptr p; \separated(p, w + (0 .. data.inputs - 1)) ==>
    @   \separated(p, scratch + (0 .. SYNTHESIZE_SCRATCH - 1)) ==> val(p) == \at(val(p), Halved); */
  //@ assert margin: val(margin) == \at(val(scratch), Halved) && val(margin) > 0.0;
  //@ assert still_shift: val(shift) == \at(val(shift), Pre);
  /* C1 = 2M is 1 more than any translated component. */
  mpq_add(top, shift, shift);
  mpq_div(gain, top, margin);
  //@ ghost lemma_translated(data.inputs);
  //@ assert gain: rmul(val(gain), \at(val(scratch), Halved)) == 2 * \at(val(shift), Pre);
  //@ assert divided: unchanged{Absorbed,Here}(data.x, data.points * data.inputs);
  //@ assert absorbed_points: unchanged{Halved,Absorbed}(data.x, data.points * data.inputs);
  //@ assert weights: unchanged{Absorbed,Here}(w, data.inputs);
  //@ assert weights_kept: vec(w, data.inputs) == \at(vec(w, data.inputs), Absorbed);
  /*@ assert reach: \forall integer i; lo <= i < hi ==>
    @   in_reach(row(\at(in_order(data, order), Pre), i), \at(val(shift), Pre), data.inputs); */
  /*@ assert absorbed: \forall integer i; lo <= i < hi ==>
    @   dot(vec(w, data.inputs), translated(row(\at(in_order(data, order), Pre), i), \at(val(shift), Pre))) ==
    @   dot(\at(vec(w, data.inputs), Halved), row(\at(in_order(data, order), Pre), i)); */
  //@ ghost lemma_gain();
  //@ assert product: val(gain) * \at(val(scratch), Halved) == 2 * \at(val(shift), Pre);
  /*@ assert left: \forall integer i; lo <= i < cut ==> goes_left(vec(w, data.inputs), val(gain),
    @   translated(row(\at(in_order(data, order), Pre), i), \at(val(shift), Pre))); */
  /*@ assert right: \forall integer i; cut <= i < hi ==> goes_right(vec(w, data.inputs), val(gain),
    @   translated(row(\at(in_order(data, order), Pre), i), \at(val(shift), Pre))); */
}

/* The switch of the vertex with leaves [lo, hi): number `number`. */
/*@ requires memory_ready(data, net, scratch);
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires range: lo < cut < hi <= data.points && number == cut - 1;
  @ requires augmented: augmented(data);
  @ requires sorted: lex_increasing(in_order(data, order), lo, hi);
  @ requires reached: reached(data, val(net.shift));
  @ terminates \true;
  @ assigns net.hyperplanes[0 .. (net.leaves - 1) * net.inputs - 1], net.gains[0 .. net.leaves - 2],
  @   scratch[0 .. SYNTHESIZE_SCRATCH - 1];
  @ ensures points: inputs(data) == \old(inputs(data));
  @ ensures shift: val(net.shift) == \old(val(net.shift));
  @ ensures separates: node_separates(row(hyperplanes(net), number), at(gains(net), number),
  @   \old(in_order(data, order)), \old(val(net.shift)), lo, cut, hi);
  @ ensures others: \forall integer k; 0 <= k < net.leaves - 1 && k != number ==>
  @   row(hyperplanes(net), k) == \old(row(hyperplanes(net), k)) && at(gains(net), k) == \old(at(gains(net), k));
  @*/
static void set_switch(dataset data, network net, const size_t *order, size_t lo, size_t number, size_t cut,
                       size_t hi, mpq_ptr scratch)
{
  mpq_ptr w = hyperplane_of(net, number), gain = net.gains + number;
  separate(data, order, lo, cut, hi, net.shift, w, gain, scratch);
  //@ assert hyperplane: vec(w, net.inputs) == row(hyperplanes(net), number);
  /*@ ghost
    size_t switches = ghost_size(1, net.leaves), k = 0;
    /@ loop invariant range: 0 <= k <= switches;
     @ loop invariant rows: \forall integer i; 0 <= i < k && i != number ==>
     @   row(hyperplanes(net), i) == \at(row(hyperplanes(net), i), Pre);
     @ loop assigns k;
     @ loop variant switches - k;
     @/
    while (k < switches) {
      lemma_rows_apart(k, number, switches, net.inputs);
      /@ assert apart: k != number ==>
          \separated(net.hyperplanes + (k * net.inputs .. k * net.inputs + net.inputs - 1), w + (0 .. net.inputs - 1)); @/
      if (k != number) {
        lemma_outside(net.hyperplanes, k, net.inputs, w, net.inputs);
        lemma_row_outside(net.hyperplanes, switches, k, net.inputs, net.gains, switches);
        lemma_row_outside(net.hyperplanes, switches, k, net.inputs, scratch, SYNTHESIZE_SCRATCH);
      }
      /@ assert row: k != number ==> unchanged{Pre,Here}(net.hyperplanes + k * net.inputs, net.inputs); @/
      /@ assert same: \forall integer i; i == k && i != number ==>
          row(hyperplanes(net), i) == \at(row(hyperplanes(net), i), Pre); @/
      k++;
    }
  */
}

/* All switches of the tree with leaves [lo, hi). */
/*@ requires memory_ready(data, net, scratch);
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires range: lo < hi <= data.points;
  @ requires augmented: augmented(data);
  @ requires sorted: lex_increasing(in_order(data, order), lo, hi);
  @ requires reached: reached(data, val(net.shift));
  @ terminates \true;
  @ decreases hi - lo;
  @ assigns net.hyperplanes[0 .. (net.leaves - 1) * net.inputs - 1], net.gains[0 .. net.leaves - 2],
  @   scratch[0 .. SYNTHESIZE_SCRATCH - 1];
  @ ensures points: inputs(data) == \old(inputs(data));
  @ ensures shift: val(net.shift) == \old(val(net.shift));
  @ ensures separates: tree_separates(hyperplanes(net), gains(net), in_order(data, order), val(net.shift), lo, hi);
  @ ensures others: \forall integer k; 0 <= k < net.leaves - 1 && !(lo <= k < hi - 1) ==>
  @   row(hyperplanes(net), k) == \old(row(hyperplanes(net), k)) && at(gains(net), k) == \old(at(gains(net), k));
  @*/
static void build(dataset data, network net, const size_t *order, size_t lo, size_t hi, mpq_ptr scratch)
{
  if (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi);
    //@ assert left_sorted: lex_increasing(in_order(data, order), lo, cut);
    //@ assert right_sorted: lex_increasing(in_order(data, order), cut, hi);
    set_switch(data, net, order, lo, cut - 1, cut, hi, scratch);
    //@ ghost Set: ;
    //@ assert set_points_kept: inputs(data) == \at(inputs(data), Pre);
    build(data, net, order, lo, cut, scratch);
    //@ ghost Left: ;
    //@ assert left_points_kept: inputs(data) == \at(inputs(data), Pre);
    build(data, net, order, cut, hi, scratch);
    //@ assert right_points_kept: inputs(data) == \at(inputs(data), Pre);
    //@ assert shift: val(net.shift) == \at(val(net.shift), Pre);
    //@ ghost lemma_own_switches(lo, cut);
    /*@ assert left_switches: same_switches(\at(hyperplanes(net), Left), \at(gains(net), Left), hyperplanes(net),
      @   gains(net), lo, cut); */
    /*@ assert left: tree_separates(hyperplanes(net), gains(net), in_order(data, order), val(net.shift), lo, cut); */
    /*@ assert right: tree_separates(hyperplanes(net), gains(net), in_order(data, order), val(net.shift), cut, hi); */
    /*@ assert own: row(hyperplanes(net), cut - 1) == \at(row(hyperplanes(net), cut - 1), Set) &&
      @   at(gains(net), cut - 1) == \at(at(gains(net), cut - 1), Set); */
    /*@ assert node: node_separates(row(hyperplanes(net), cut - 1), at(gains(net), cut - 1),
      @   in_order(data, order), val(net.shift), lo, cut, hi); */
  }
}

/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires range: i < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1));
  @ terminates \true;
  @ assigns \result \from data.d, data.outputs, i;
  @ ensures row: vec(\result, data.outputs) == row(outputs(data), i);
  @ ensures readable: \valid_read(\result + (0 .. data.outputs - 1));
  @ ensures place: \result == data.d + i * data.outputs;
  @ ensures inside: 0 <= i * data.outputs <= (data.points - 1) * data.outputs;
  @*/
static mpq_srcptr output_of(dataset data, size_t i)
{
  //@ ghost row_in_matrix(i, data.points, data.outputs);
  return data.d + i * data.outputs;
}

/*@ requires limits: within_limits(net.leaves, net.inputs, net.outputs);
  @ requires range: j < net.outputs;
  @ terminates \true;
  @ assigns \result \from net.readout, net.leaves, j;
  @ ensures row: vec(\result, net.leaves) == row(readout(net), j);
  @ ensures place: \result == net.readout + j * net.leaves;
  @ ensures inside: 0 <= j * net.leaves <= net.outputs * net.leaves - net.leaves;
  @*/
static mpq_ptr weights_of(network net, size_t j)
{
  //@ ghost row_in_matrix(j, net.outputs, net.leaves);
  return net.readout + j * net.leaves;
}

/* The weights into one output neuron: component j of every output, in the order of the leaves. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires range: j < data.outputs;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(weights + (0 .. data.points - 1));
  @ requires \separated(data.d + (0 .. data.points * data.outputs - 1), weights + (0 .. data.points - 1));
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ terminates \true;
  @ assigns weights[0 .. data.points - 1];
  @ ensures weights: \forall integer i; 0 <= i < data.points ==>
  @   val(weights + i) == at(row(outputs(data), order[i]), j);
  @*/
static void set_weights(dataset data, const size_t *order, size_t j, mpq_ptr weights)
{
  /*@ loop invariant range: 0 <= i <= data.points;
    @ loop invariant outputs: outputs(data) == \at(outputs(data), Pre);
    @ loop invariant weights: \forall integer k; 0 <= k < i ==>
    @   val(weights + k) == at(row(\at(outputs(data), Pre), order[k]), j);
    @ loop assigns i, weights[0 .. data.points - 1];
    @ loop variant data.points - i;
    @*/
  for (size_t i = 0; i < data.points; i++) {
    mpq_srcptr d = output_of(data, order[i]);
    //@ assert output: val(d + j) == at(row(\at(outputs(data), Pre), order[i]), j);
    mpq_set(weights + i, d + j);
    //@ assert unchanged: unchanged{LoopCurrent,Here}(data.d, data.points * data.outputs);
  }
}

/*@ predicate output_weights{L}(dataset data, network net, size_t *order, integer j) =
  @   \forall integer i; 0 <= i < data.points ==> at(row(readout(net), j), i) == at(row(outputs(data), order[i]), j);
  @*/

/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires same_dimensions(data, net);
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ requires \valid(net.readout + (0 .. net.outputs * net.leaves - 1));
  @ requires \separated(data.d + (0 .. data.points * data.outputs - 1),
  @   net.readout + (0 .. net.outputs * net.leaves - 1));
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ terminates \true;
  @ assigns net.readout[0 .. net.outputs * net.leaves - 1];
  @ ensures weights: \forall integer j; 0 <= j < data.outputs ==> output_weights(data, net, order, j);
  @*/
static void set_readout(dataset data, network net, const size_t *order)
{
  /*@ loop invariant range: 0 <= j <= data.outputs;
    @ loop invariant outputs: outputs(data) == \at(outputs(data), Pre);
    @ loop invariant weights: \forall integer k; 0 <= k < j ==> output_weights(data, net, order, k);
    @ loop assigns j, net.readout[0 .. net.outputs * net.leaves - 1];
    @ loop variant data.outputs - j;
    @*/
  for (size_t j = 0; j < data.outputs; j++) {
    //@ ghost Before: ;
    mpq_ptr weights = weights_of(net, j);
    set_weights(data, order, j, weights);
    //@ assert unchanged: unchanged{LoopCurrent,Here}(data.d, data.points * data.outputs);
    //@ assert row: row(readout(net), j) == vec(weights, net.leaves);
    //@ assert this: output_weights(data, net, order, j);
    /*@ ghost
      size_t k = 0;
      /@ loop invariant range: 0 <= k <= j;
       @ loop invariant rows: \forall integer i; 0 <= i < k ==>
       @   row(readout(net), i) == \at(row(readout(net), i), Before);
       @ loop assigns k;
       @ loop variant j - k;
       @/
      while (k < j) {
        lemma_rows_apart(k, j, net.outputs, net.leaves);
        /@ assert row: unchanged{Before,Here}(net.readout + k * net.leaves, net.leaves); @/
        /@ assert same: \forall integer i; i == k ==> row(readout(net), i) == \at(row(readout(net), i), Before); @/
        k++;
      }
    */
  }
}

/* What Theorem 2 says of the sorted points holds of all points. */
/*@ ghost
  /@ requires limits: within_limits(data.points, data.inputs, data.outputs);
   @ requires same_dimensions(data, net);
   @ requires permutation: inverse(order, rank, data.points);
   @ requires augmented: augmented(data);
   @ requires nonnegative: nonnegative_outputs(data);
   @ requires reached: reached(data, val(net.shift));
   @ requires separates: tree_separates(hyperplanes(net), gains(net), in_order(data, order), val(net.shift), 0,
   @   net.leaves);
   @ requires weights: \forall integer j; 0 <= j < data.outputs ==> output_weights(data, net, order, j);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures recall: \forall integer k; 0 <= k < data.points ==> recalls(net, data, k);
   @ ensures neurons: \forall integer k; 0 <= k < data.points ==>
   @   neurons_on(net, row(inputs(data), k)) <= neurons_sharp(printed(net), data.points, data.inputs, data.outputs);
   @ ensures weights: \forall integer k; 0 <= k < data.points ==>
   @   weights_on(net, row(inputs(data), k)) <= weights_sharp(printed(net), data.points, data.inputs, data.outputs);
   @ ensures bound_2: (net.kind != READOUT_PRINTED || data.outputs == 1) ==>
   @   \forall integer k; 0 <= k < data.points ==> few_neurons(net, data, k);
   @ ensures bound_3: data.inputs >= 2 ==>
   @   \forall integer k; 0 <= k < data.points ==> few_weights(net, data, k);
   @ ensures erratum: net.kind == READOUT_PRINTED ==>
   @   data.points == 2 && data.inputs == 2 && data.outputs == 2 ==>
   @   (\forall integer j; 0 <= j < 2 ==> at(row(outputs(data), 0), j) == 1.0) ==>
   @   neurons_on(net, row(inputs(data), 0)) == 11 && neurons_paper(2, 2, 2) == 10;
   @/
  void theorem2_of(dataset data, network net, const size_t *order, const size_t *rank)
  {
    theorem2_all(data.points, data.inputs, data.outputs);
    sharp_against_paper(data.points, data.inputs, data.outputs);
    bound_2_fails();
    lemma_two();
    /@ assert shape: rows(hyperplanes(net)) == net.leaves - 1 && row_lengths(hyperplanes(net), net.inputs); @/
    /@ assert in_reach: \forall integer i; 0 <= i < data.points ==>
        in_reach(row(in_order(data, order), i), val(net.shift), data.inputs); @/
    /@ assert output_lengths: \forall integer i; 0 <= i < data.points ==> len(row(outputs(data), i)) == data.outputs; @/
    /@ assert weight_at: \forall integer i, j; 0 <= j < data.outputs ==> 0 <= i < data.points ==>
        at(row(readout(net), j), i) == at(row(outputs(data), order[i]), j); @/
    /@ assert outputs_kept: \forall integer i, j; 0 <= j < data.outputs ==> 0 <= i < data.points ==>
        at(row(outputs(data), order[i]), j) >= 0.0; @/
    /@ assert readout_lengths: \forall integer j; 0 <= j < data.outputs ==> len(row(readout(net), j)) == data.points; @/
    /@ assert readout: \forall integer i; 0 <= i < data.points ==>
        readout_shape(readout(net), data.points, data.outputs, i); @/
    /@ assert fits: fits(hyperplanes(net), gains(net), readout(net), in_order(data, order), val(net.shift),
        data.points, data.inputs, data.outputs); @/
    /@ assert all: \forall integer i; 0 <= i < data.points ==> theorem2_at(hyperplanes(net), gains(net),
        readout(net), in_order(data, order), val(net.shift), data.points, data.inputs, data.outputs, i); @/
    /@ assert placed: \forall integer k; 0 <= k < data.points ==> 0 <= rank[k] < data.points && order[rank[k]] == k; @/
    /@ assert leaf: \forall integer k; 0 <= k < data.points ==>
        row(in_order(data, order), rank[k]) == row(inputs(data), k); @/
    /@ assert weight: \forall integer j, k; 0 <= k < data.points ==> 0 <= j < data.outputs ==>
        at(row(readout(net), j), rank[k]) == at(row(outputs(data), k), j); @/
    /@ assert every: \forall integer k; 0 <= k < data.points ==> theorem2_at(hyperplanes(net), gains(net),
        readout(net), in_order(data, order), val(net.shift), data.points, data.inputs, data.outputs, rank[k]); @/
    /@ assert either: printed(net) == (net.kind == READOUT_PRINTED ? \true : \false); @/
    /@ assert recalled: \forall integer j, k; 0 <= k < data.points ==> 0 <= j < data.outputs ==>
        output_on(net, row(inputs(data), k), j) == at(row(outputs(data), k), j); @/
    /@ assert few: \forall integer k; 0 <= k < data.points ==>
        neurons_on(net, row(inputs(data), k)) <=
        neurons_sharp(printed(net), data.points, data.inputs, data.outputs); @/
    /@ assert full: data.points == 2 ==> net.kind == READOUT_PRINTED ==>
        (\forall integer j; 0 <= j < data.outputs ==> at(row(outputs(data), 0), j) > 0.0) ==>
        neurons_on(net, row(inputs(data), 0)) ==
        data.inputs - 1 + (2 * data.inputs + 2) * leaf_depth(0, 2, rank[0]) + 2 * data.outputs; @/
    /@ assert deep: data.points == 2 ==> leaf_depth(0, 2, rank[0]) == 1; @/
  }
*/

bool synthesize(dataset data, network net, size_t *order, size_t *rank, mpq_ptr scratch)
{
  if (!order_rows(data.x, data.points, data.inputs, order, rank))
    return false;
  //@ ghost Sorted: ;
  find_translation(data, net.shift, scratch);
  //@ ghost Reached: ;
  //@ assert found: unchanged{Pre,Here}(data.x, data.points * data.inputs);
  //@ assert found_d: unchanged{Pre,Here}(data.d, data.points * data.outputs);
  //@ assert found_kept: inputs(data) == \at(inputs(data), Sorted);
  //@ assert found_order: in_order(data, order) == \at(in_order(data, order), Sorted);
  build(data, net, order, 0, data.points, scratch);
  //@ ghost Built: ;
  //@ assert built: unchanged{Reached,Here}(data.x, data.points * data.inputs);
  //@ assert built_d: unchanged{Reached,Here}(data.d, data.points * data.outputs);
  //@ assert same_shift: val(net.shift) == \at(val(net.shift), Reached);
  set_readout(data, net, order);
  //@ assert inputs: unchanged{Built,Here}(data.x, data.points * data.inputs);
  //@ assert outputs: unchanged{Built,Here}(data.d, data.points * data.outputs);
  //@ assert kept: inputs(data) == \at(inputs(data), Pre) && outputs(data) == \at(outputs(data), Pre);
  //@ assert hyperplanes: unchanged{Built,Here}(net.hyperplanes, (net.leaves - 1) * net.inputs);
  //@ assert gains: unchanged{Built,Here}(net.gains, net.leaves - 1);
  //@ assert shift: val(net.shift) == \at(val(net.shift), Reached);
  //@ assert switches: hyperplanes(net) == \at(hyperplanes(net), Built) && gains(net) == \at(gains(net), Built);
  //@ assert order: in_order(data, order) == \at(in_order(data, order), Built);
  //@ assert reached: reached(data, val(net.shift));
  //@ ghost theorem2_of(data, net, order, rank);
  return true;
}
