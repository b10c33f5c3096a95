/* What the loop costs is at most what Theorem 1 says of a tree. */
#ifndef MEMCERT_PROOFS_LEMMAS_LOOP_H
#define MEMCERT_PROOFS_LEMMAS_LOOP_H

#include "lemmas_condition.h"
#include "specs/loop.acsl"

/*@ // What is not active is zero.
  @ predicate silent(integer p, integer n, indices first, indices source, rvec w, rvec y) =
  @   \forall integer k; p <= k < n ==> at(y, k) != 0.0 ==> active_neuron(p, first, source, w, y, k) == 1;
  @ predicate sources_below(indices source, integer lo, integer hi, integer n) =
  @   \forall integer t; lo <= t < hi ==> 0 <= index(source, t) < n;
  @*/

/* Outputs are like this. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures silent: \forall integer p, n, indices first, source, rvec w, x, y; len(y) == n ==>
   @   feeds_forward(p, n, terms, first, source) ==> forward(p, first, source, w, x, y) ==>
   @   silent(p, n, first, source, w, y);
   @/
  void lemma_silent(size_t terms)
  {
    lemma_nothing_enters(terms);
  }
*/

/* Terms that are not zero come from active neurons. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures fewer: \forall integer p, n, indices first, source, rvec w, y, integer lo, hi; 0 <= lo ==>
   @   hi <= terms ==> sources_below(source, lo, hi, n) ==> silent(p, n, first, source, w, y) ==>
   @   nonzero_terms(source, w, y, lo, hi) <= active_terms(p, first, source, w, y, lo, hi);
   @/
  void lemma_active_terms(size_t terms)
  {
    size_t t = 0;
    /@ loop invariant range: 0 <= t <= terms;
     @ loop invariant fewer: \forall integer p, n, indices first, source, rvec w, y, integer lo, hi; 0 <= lo ==>
     @   hi <= t ==> sources_below(source, lo, hi, n) ==> silent(p, n, first, source, w, y) ==>
     @   nonzero_terms(source, w, y, lo, hi) <= active_terms(p, first, source, w, y, lo, hi);
     @ loop assigns t;
     @ loop variant terms - t;
     @/
    while (t < terms) {
      t++;
      /@ assert counted: t == \at(t, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // Of all neurons before k.
  @ logic integer weights_into(integer p, indices first, indices source, rvec w, rvec y, integer k) =
  @   active_weights(p, first, source, w, y, p, k);
  @ predicate fed(integer p, integer n, integer terms, indices first, indices source, rvec w, rvec y) =
  @   0 <= p && feeds_forward(p, n, terms, first, source) && silent(p, n, first, source, w, y);
  @*/

/* What neurons cost, and how many are active, is at most what their active weights say. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures computing: \forall integer p, n, indices first, source, rvec w, y, integer k; n <= neurons ==>
   @   fed(p, n, terms, first, source, w, y) ==> k <= n ==>
   @   computing(p, first, source, w, y, k) <= 2 * weights_into(p, first, source, w, y, k);
   @ ensures active: \forall integer p, n, indices first, source, rvec w, y, integer k; n <= neurons ==>
   @   fed(p, n, terms, first, source, w, y) ==> k <= n ==>
   @   active_neurons(p, first, source, w, y, p, k) <= weights_into(p, first, source, w, y, k);
   @/
  void lemma_computing(size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_nothing_enters(terms);
    lemma_active_terms(terms);
    /@ loop invariant range: 0 <= s <= neurons;
     @ loop invariant computing: \forall integer p, n, indices first, source, rvec w, y, integer k; n <= neurons ==>
     @   fed(p, n, terms, first, source, w, y) ==> k <= n ==> k <= s ==>
     @   computing(p, first, source, w, y, k) <= 2 * weights_into(p, first, source, w, y, k);
     @ loop invariant active: \forall integer p, n, indices first, source, rvec w, y, integer k; n <= neurons ==>
     @   fed(p, n, terms, first, source, w, y) ==> k <= n ==> k <= s ==>
     @   active_neurons(p, first, source, w, y, p, k) <= weights_into(p, first, source, w, y, k);
     @ loop assigns s;
     @ loop variant neurons - s;
     @/
    while (s < neurons) {
      /@ assert terms: \forall integer p, n, indices first, source, rvec w, y;
       @   fed(p, n, terms, first, source, w, y) ==> p <= s < n ==>
       @   0 <= nonzero_terms(source, w, y, index(first, s), index(first, s + 1)) <=
       @     active_terms(p, first, source, w, y, index(first, s), index(first, s + 1)); @/
      /@ assert next: \forall integer p, indices first, source, rvec w, y; p <= s ==>
       @   weights_into(p, first, source, w, y, s + 1) == weights_into(p, first, source, w, y, s) +
       @     (active_neuron(p, first, source, w, y, s) == 1
       @      ? active_terms(p, first, source, w, y, index(first, s), index(first, s + 1)) : 0) &&
       @   computing(p, first, source, w, y, s + 1) == computing(p, first, source, w, y, s) +
       @     2 * nonzero_terms(source, w, y, index(first, s), index(first, s + 1)) &&
       @   active_neurons(p, first, source, w, y, p, s + 1) == active_neurons(p, first, source, w, y, p, s) +
       @     active_neuron(p, first, source, w, y, s); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* What testing costs. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures testing: \forall integer p, indices first, source, rvec w, y, integer k; 0 <= p <= k <= neurons ==>
   @   testing(p, first, source, w, y, k) == p + active_neurons(p, first, source, w, y, p, k);
   @ ensures grow: \forall integer p, indices first, source, rvec w, y, integer k, h; 0 <= p <= k <= h <= neurons ==>
   @   0 <= active_neurons(p, first, source, w, y, p, k) <= active_neurons(p, first, source, w, y, p, h);
   @/
  void lemma_testing(size_t neurons)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= neurons;
     @ loop invariant inputs: \forall integer p, indices first, source, rvec w, y, integer k; 0 <= k <= p ==> k <= s ==>
     @   testing(p, first, source, w, y, k) == k;
     @ loop invariant testing: \forall integer p, indices first, source, rvec w, y, integer k; 0 <= p <= k <= s ==>
     @   testing(p, first, source, w, y, k) == p + active_neurons(p, first, source, w, y, p, k);
     @ loop invariant grow: \forall integer p, indices first, source, rvec w, y, integer k, h; 0 <= p <= k <= h <= s ==>
     @   0 <= active_neurons(p, first, source, w, y, p, k) <= active_neurons(p, first, source, w, y, p, h);
     @ loop assigns s;
     @ loop variant neurons - s;
     @/
    while (s < neurons) {
      /@ assert next: \forall integer p, indices first, source, rvec w, y, integer lo; lo <= s ==>
       @   active_neurons(p, first, source, w, y, lo, s + 1) == active_neurons(p, first, source, w, y, lo, s) +
       @     active_neuron(p, first, source, w, y, s); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Theorem 1 for the loop. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures sharp: \forall integer p, n, last, indices first, source, rvec w, x, y; n <= neurons ==> len(y) == n ==>
   @   0 <= p <= last <= n ==> feeds_forward(p, n, terms, first, source) ==> forward(p, first, source, w, x, y) ==>
   @   looping(p, first, source, w, y, last, n) <=
   @     p + 2 * weights_into(p, first, source, w, y, n) + active_neurons(p, first, source, w, y, p, last);
   @ ensures bound: \forall integer p, n, last, indices first, source, rvec w, x, y; n <= neurons ==> len(y) == n ==>
   @   0 <= p <= last <= n ==> feeds_forward(p, n, terms, first, source) ==> forward(p, first, source, w, x, y) ==>
   @   looping(p, first, source, w, y, last, n) <= p + 4 * weights_into(p, first, source, w, y, n);
   @/
  void lemma_loop(size_t neurons, size_t terms)
  {
    lemma_silent(terms);
    lemma_computing(neurons, terms);
    lemma_testing(neurons);
    /@ assert fed: \forall integer p, n, indices first, source, rvec w, x, y; len(y) == n ==> 0 <= p ==>
     @   feeds_forward(p, n, terms, first, source) ==> forward(p, first, source, w, x, y) ==>
     @   fed(p, n, terms, first, source, w, y); @/
    /@ assert fewer: \forall integer p, n, last, indices first, source, rvec w, y; n <= neurons ==>
     @   0 <= p <= last <= n ==> fed(p, n, terms, first, source, w, y) ==>
     @   active_neurons(p, first, source, w, y, p, last) <= weights_into(p, first, source, w, y, n); @/
  }
*/
#endif
