/* Eq. 1 is a recursion: it determines the outputs of a network whose terms read earlier neurons. */
#ifndef MEMCERT_PROOFS_LEMMAS_LAYERED_H
#define MEMCERT_PROOFS_LEMMAS_LAYERED_H

#include "kernel/layered/layered.h"

/*@ // These outputs are equal before neuron k.
  @ predicate alike(rvec y, rvec z, integer k) = \forall integer i; 0 <= i < k ==> at(y, i) == at(z, i);
  @ // So are these that the terms lo, ..., hi - 1 read.
  @ predicate read_alike(indices source, rvec y, rvec z, integer lo, integer hi) =
  @   \forall integer t; lo <= t < hi ==> at(y, index(source, t)) == at(z, index(source, t));
  @*/

/* Sums of the first terms depend on what these read. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures weighted: \forall indices source, rvec w, y, z, integer lo, hi; 0 <= lo ==> hi <= terms ==>
   @   read_alike(source, y, z, lo, hi) ==> weighted(source, w, y, lo, hi) == weighted(source, w, z, lo, hi);
   @/
  void lemma_weighted_alike(size_t terms)
  {
    size_t t = 0;
    /@ loop invariant range: 0 <= t <= terms;
     @ loop invariant weighted: \forall indices source, rvec w, y, z, integer lo, hi; 0 <= lo ==> hi <= t ==>
     @   read_alike(source, y, z, lo, hi) ==> weighted(source, w, y, lo, hi) == weighted(source, w, z, lo, hi);
     @ loop assigns t;
     @ loop variant terms - t;
     @/
    while (t < terms) {
      t++;
      /@ assert counted: t == \at(t, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // What the terms lo, ..., hi - 1 bring that read a neuron before k, or neuron k and are before term b.
  @ logic real received(indices source, rvec w, rvec y, integer lo, integer hi, integer k, integer b) =
  @   hi <= lo ? 0.0
  @   : received(source, w, y, lo, hi - 1, k, b) +
  @     (index(source, hi - 1) < k || (index(source, hi - 1) == k && hi - 1 < b)
  @      ? rmul(at(w, hi - 1), at(y, index(source, hi - 1))) : 0.0);
  @ predicate unread(indices source, integer k, integer b, integer c) =
  @   \forall integer u; b <= u < c ==> index(source, u) != k;
  @ predicate sources_from(indices source, integer terms) =
  @   \forall integer t; 0 <= t < terms ==> 0 <= index(source, t);
  @*/

/* How that grows, term by term and neuron by neuron. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures none: \forall indices source, rvec w, y, integer lo, hi; 0 <= lo ==> hi <= terms ==>
   @   sources_from(source, terms) ==> received(source, w, y, lo, hi, 0, 0) == 0.0;
   @ ensures gap: \forall indices source, rvec w, y, integer lo, hi, k, b, c; unread(source, k, b, c) ==> b <= c ==>
   @   0 <= lo ==> hi <= terms ==> received(source, w, y, lo, hi, k, b) == received(source, w, y, lo, hi, k, c);
   @ ensures one: \forall indices source, rvec w, y, integer lo, hi, k, t, u; 0 <= lo ==> hi <= terms ==>
   @   u == t + 1 ==> index(source, t) == k ==> received(source, w, y, lo, hi, k, u) ==
   @   received(source, w, y, lo, hi, k, t) + (lo <= t < hi ? rmul(at(w, t), at(y, k)) : 0.0);
   @ ensures all: \forall indices source, rvec w, y, integer lo, hi, k, n; 0 <= lo ==> hi <= terms ==>
   @   n == k + 1 ==> received(source, w, y, lo, hi, k, terms) == received(source, w, y, lo, hi, n, 0);
   @ ensures silent: \forall indices source, rvec w, y, integer lo, hi, k, n; 0 <= lo ==> hi <= terms ==>
   @   n == k + 1 ==> at(y, k) == 0.0 ==>
   @   received(source, w, y, lo, hi, k, 0) == received(source, w, y, lo, hi, n, 0);
   @ ensures alike: \forall indices source, rvec w, y, z, integer lo, hi, k; 0 <= lo ==> hi <= terms ==>
   @   sources_from(source, terms) ==> alike(y, z, k) ==>
   @   received(source, w, y, lo, hi, k, 0) == received(source, w, z, lo, hi, k, 0);
   @ ensures whole: \forall indices source, rvec w, y, integer lo, hi, k; 0 <= lo ==> hi <= terms ==>
   @   (\forall integer t; lo <= t < hi ==> index(source, t) < k) ==>
   @   received(source, w, y, lo, hi, k, 0) == weighted(source, w, y, lo, hi);
   @/
  void lemma_received(size_t terms)
  {
    size_t t = 0;
    /@ loop invariant range: 0 <= t <= terms;
     @ loop invariant none: \forall indices source, rvec w, y, integer lo, hi; 0 <= lo ==> hi <= t ==>
     @   sources_from(source, terms) ==> received(source, w, y, lo, hi, 0, 0) == 0.0;
     @ loop invariant gap: \forall indices source, rvec w, y, integer lo, hi, k, b, c; unread(source, k, b, c) ==>
     @   b <= c ==> 0 <= lo ==> hi <= t ==>
     @   received(source, w, y, lo, hi, k, b) == received(source, w, y, lo, hi, k, c);
     @ loop invariant one: \forall indices source, rvec w, y, integer lo, hi, k, i, u; 0 <= lo ==> hi <= t ==>
     @   u == i + 1 ==> index(source, i) == k ==> received(source, w, y, lo, hi, k, u) ==
     @   received(source, w, y, lo, hi, k, i) + (lo <= i < hi ? rmul(at(w, i), at(y, k)) : 0.0);
     @ loop invariant all: \forall indices source, rvec w, y, integer lo, hi, k, n; 0 <= lo ==> hi <= t ==>
     @   n == k + 1 ==> received(source, w, y, lo, hi, k, terms) == received(source, w, y, lo, hi, n, 0);
     @ loop invariant silent: \forall indices source, rvec w, y, integer lo, hi, k, n; 0 <= lo ==> hi <= t ==>
     @   n == k + 1 ==> at(y, k) == 0.0 ==>
     @   received(source, w, y, lo, hi, k, 0) == received(source, w, y, lo, hi, n, 0);
     @ loop invariant alike: \forall indices source, rvec w, y, z, integer lo, hi, k; 0 <= lo ==> hi <= t ==>
     @   sources_from(source, terms) ==> alike(y, z, k) ==>
     @   received(source, w, y, lo, hi, k, 0) == received(source, w, z, lo, hi, k, 0);
     @ loop invariant whole: \forall indices source, rvec w, y, integer lo, hi, k; 0 <= lo ==> hi <= t ==>
     @   (\forall integer i; lo <= i < hi ==> index(source, i) < k) ==>
     @   received(source, w, y, lo, hi, k, 0) == weighted(source, w, y, lo, hi);
     @ loop assigns t;
     @ loop variant terms - t;
     @/
    while (t < terms) {
      t++;
      /@ assert counted: t == \at(t, LoopCurrent) + 1; @/
    }
  }
*/

/* The output of a neuron depends on the neurons before it. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures output: \forall integer p, n, k, indices first, source, rvec w, y, z;
   @   feeds_forward(p, n, terms, first, source) ==> p <= k < n ==> alike(y, z, k) ==>
   @   neuron_output(first, source, w, y, k) == neuron_output(first, source, w, z, k);
   @/
  void lemma_output_alike(size_t terms)
  {
    lemma_weighted_alike(terms);
  }
*/

/* The outputs are determined by the input. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures unique: \forall integer p, indices first, source, rvec w, x, y, z; len(y) == n ==> len(z) == n ==>
   @   feeds_forward(p, n, terms, first, source) ==>
   @   forward(p, first, source, w, x, y) ==> forward(p, first, source, w, x, z) ==> y == z;
   @/
  void lemma_forward_unique(size_t n, size_t terms)
  {
    size_t k = 0;
    lemma_output_alike(terms);
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant alike: \forall integer p, indices first, source, rvec w, x, y, z;
     @   len(y) == n ==> len(z) == n ==> feeds_forward(p, n, terms, first, source) ==>
     @   forward(p, first, source, w, x, y) ==> forward(p, first, source, w, x, z) ==> alike(y, z, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/
/* The order of the layers of a network in memory is one of its neurons. */
/*@ ghost
  /@ requires well_formed(net);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures feeds_forward: feeds_forward(net.inputs, net.neurons, net.terms, firsts(net), sources(net));
   @ ensures first: \forall integer k; net.inputs <= k < net.neurons ==>
   @   net.first[k] <= net.first[k + 1] <= net.terms && reads_below(net, k, k);
   @/
  void lemma_well_formed(layered_network net)
  {
    size_t l = 0;
    /@ loop invariant range: 0 <= l <= net.layers;
     @ loop invariant below: \forall integer k; net.inputs <= k < net.layer[l] ==> reads_below(net, k, k);
     @ loop assigns l;
     @ loop variant net.layers - l;
     @/
    while (l < net.layers)
      l++;
    /@ assert firsts: \forall integer k; 0 <= k <= net.neurons ==> index(firsts(net), k) == net.first[k]; @/
    /@ assert sources: \forall integer t; 0 <= t < net.terms ==> 0 <= index(sources(net), t) == net.source[t]; @/
    /@ assert below: \forall integer k; net.inputs <= k < net.neurons ==> reads_below(net, k, k); @/
    /@ assert terms: \forall integer k; net.inputs <= k < net.neurons ==>
     @   0 <= net.first[k] <= net.first[k + 1] <= net.terms; @/
    /@ assert before: \forall integer k; net.inputs <= k < net.neurons ==>
     @   reads_before(firsts(net), sources(net), k); @/
  }
*/

/* So are those of this network. */
/*@ ghost
  /@ requires well_formed(net);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures unique: \forall rvec x, y, z; len(y) == net.neurons ==> len(z) == net.neurons ==>
   @   evaluated(net, x, y) ==> evaluated(net, x, z) ==> y == z;
   @/
  void lemma_evaluated_unique(layered_network net)
  {
    lemma_well_formed(net);
    lemma_forward_unique(net.neurons, net.terms);
  }
*/
#endif
