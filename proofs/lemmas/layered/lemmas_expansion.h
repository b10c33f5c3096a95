/* What the neurons of an expansion put out and what is active in them, block by block. */
#ifndef MEMCERT_PROOFS_LEMMAS_EXPANSION_H
#define MEMCERT_PROOFS_LEMMAS_EXPANSION_H

#include "kernel/layered/expansion.h"
#include "proofs/lemmas/switch/lemmas_evaluate.h"
#include "lemmas_layered.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ // Where the neurons of `to` put out y, of the terms lo, ..., hi - 1: their sum, how many are not zero, and how many
  @ // weights that are not zero have an active source.
  @ logic real sum_on{L}(layered_network to, rvec y, integer lo, integer hi) =
  @   weighted(sources(to), term_weights(to), y, lo, hi);
  @ logic integer nonzero_on{L}(layered_network to, rvec y, integer lo, integer hi) =
  @   nonzero_terms(sources(to), term_weights(to), y, lo, hi);
  @ logic integer into_on{L}(layered_network to, rvec y, integer lo, integer hi) =
  @   active_terms(to.inputs, firsts(to), sources(to), term_weights(to), y, lo, hi);
  @ // Every neuron behind the inputs puts out what eq. 1 says.
  @ predicate runs{L}(layered_network to, rvec y) = \forall integer k; to.inputs <= k < to.neurons ==>
  @   at(y, k) == relu(sum_on(to, y, to.first[k], to.first[k + 1]));
  @ // Of neuron k: what it sums up, how many of its terms are not zero, and weights with an active source.
  @ predicate neuron_is{L}(layered_network to, rvec y, integer k, real sum, integer nonzero, integer weights) =
  @   at(y, k) == relu(sum) && (active_on(to, y, k) == 1 <==> nonzero > 0) &&
  @   into_on(to, y, to.first[k], to.first[k + 1]) == weights;
  @
  @ // One term more, from neuron s with weight c, which is left out if it is zero.
  @ logic integer active_term{L}(layered_network to, rvec y, integer s, real c) =
  @   c != 0.0 && active_on(to, y, s) == 1 ? 1 : 0;
  @ predicate goes_on{L}(layered_network to, rvec y, integer lo, integer t, integer u, integer s, real c) =
  @   sum_on(to, y, lo, u) == sum_on(to, y, lo, t) + rmul(c, at(y, s)) &&
  @   nonzero_on(to, y, lo, u) == nonzero_on(to, y, lo, t) + shared(c, at(y, s)) &&
  @   into_on(to, y, lo, u) == into_on(to, y, lo, t) + active_term(to, y, s, c);
  @
  @ // Component k of a vector whose first one is elsewhere.
  @ logic integer component(integer first, integer rest, integer k) = k == 0 ? first : rest + k;
  @ // These neurons put out v, and a is not zero where they are active.
  @ predicate carries{L}(layered_network to, rvec y, integer first, integer rest, rvec v, rvec a) =
  @   len(a) == len(v) && \forall integer k; 0 <= k < len(v) ==> at(y, component(first, rest, k)) == at(v, k) &&
  @     (active_on(to, y, component(first, rest, k)) == 1 <==> at(a, k) != 0.0);
  @ // So do the neurons of this list.
  @ predicate lists_carry{L}(layered_network to, rvec y, size_t *list, rvec v, rvec a) =
  @   len(a) == len(v) && \forall integer k; 0 <= k < len(v) ==> at(y, list[k]) == at(v, k) &&
  @     (active_on(to, y, list[k]) == 1 <==> at(a, k) != 0.0);
  @
  @ // What the functions of expansion.c find out.  Neuron k has the weights w from the components of a vector, or from
  @ // the neurons of a list; two terms; one.
  @ predicate inner_product{L}(layered_network to, integer k, integer first, integer rest, rvec w) =
  @   \forall rvec y, v, a; runs(to, y) ==> len(v) == len(w) ==> carries(to, y, first, rest, v, a) ==>
  @     neuron_is(to, y, k, dot(w, v), both(w, v), both(w, a));
  @ predicate reads_list{L}(layered_network to, integer k, size_t *list, rvec w) =
  @   \forall rvec y, v, a; runs(to, y) ==> len(v) == len(w) ==> lists_carry(to, y, list, v, a) ==>
  @     neuron_is(to, y, k, dot(w, v), both(w, v), both(w, a));
  @ predicate two_terms{L}(layered_network to, integer k, integer s, real b, integer t, real c) =
  @   \forall rvec y; runs(to, y) ==> neuron_is(to, y, k, rmul(b, at(y, s)) + rmul(c, at(y, t)),
  @     shared(b, at(y, s)) + shared(c, at(y, t)), active_term(to, y, s, b) + active_term(to, y, t, c));
  @ predicate one_term{L}(layered_network to, integer k, integer s, real c) =
  @   \forall rvec y; runs(to, y) ==>
  @     neuron_is(to, y, k, rmul(c, at(y, s)), shared(c, at(y, s)), active_term(to, y, s, c));
  @ // Neuron k adds up the n neurons from lo on, which put out v.
  @ predicate put_out_from(rvec y, integer lo, rvec v) =
  @   \forall integer i; 0 <= i < len(v) ==> at(y, lo + i) == at(v, i);
  @ predicate adds_up{L}(layered_network to, integer k, integer lo, integer n) =
  @   \forall rvec y, v; runs(to, y) ==> len(v) == n ==> put_out_from(y, lo, v) ==>
  @     neuron_is(to, y, k, sum_upto(v, n), nonzeros(v), active_neurons_on(to, y, lo, lo + n));
  @*/

/* One neuron more is counted. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= k < to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures active: \forall rvec y; active_on(to, y, k) == 1 <==>
   @   nonzero_on(to, y, to.first[k], to.first[k + 1]) > 0;
   @ ensures flag: \forall rvec y; active_on(to, y, k) == 0 || active_on(to, y, k) == 1;
   @ ensures neurons: \forall rvec y, integer lo; lo <= k ==>
   @   active_neurons_on(to, y, lo, k + 1) == active_neurons_on(to, y, lo, k) + active_on(to, y, k);
   @ ensures weights: \forall rvec y, integer lo; lo <= k ==>
   @   active_weights_on(to, y, lo, k + 1) == active_weights_on(to, y, lo, k) +
   @     (active_on(to, y, k) == 1 ? into_on(to, y, to.first[k], to.first[k + 1]) : 0);
   @/
  void lemma_counted(layered_network to, size_t k)
  {
    /@ assert first: index(firsts(to), k) == to.first[k] && index(firsts(to), k + 1) == to.first[k + 1]; @/
  }
*/

/*@ // w is the opposite of u.
  @ predicate opposite(rvec w, rvec u) =
  @   len(w) == len(u) && \forall integer k; 0 <= k < len(u) ==> at(w, k) == -at(u, k);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures product: \forall real a, b; rmul(-a, b) == -rmul(a, b);
   @ ensures dot: \forall rvec w, u, v; len(u) == q ==> opposite(w, u) ==> dot(w, v) == -dot(u, v);
   @ ensures both: \forall rvec w, u, v; len(u) == q ==> opposite(w, u) ==> both(w, v) == both(u, v);
   @/
  void lemma_opposite(size_t q)
  {
    size_t k = 0;
    /@ assert product: \forall real a, b; rmul(-a, b) == -rmul(a, b); @/
    /@ loop invariant range: 0 <= k <= q;
     @ loop invariant dot: \forall rvec w, u, v; len(u) == q ==> opposite(w, u) ==>
     @   dot_upto(w, v, k) == -dot_upto(u, v, k);
     @ loop invariant both: \forall rvec w, u, v; len(u) == q ==> opposite(w, u) ==>
     @   both_upto(w, v, k) == both_upto(u, v, k);
     @ loop assigns k;
     @ loop variant q - k;
     @/
    while (k < q) {
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/* Opposite numbers are opposite vectors, and rows. */
/*@ ghost
  /@ requires \forall integer k; 0 <= k < q ==> val(a + k) == -val(b + k);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures opposite: opposite(vec(a, q), vec(b, q));
   @/
  void lemma_opposite_row(mpq_srcptr a, mpq_srcptr b, size_t q)
  {
  }
*/
/*@ ghost
  /@ requires n * q <= LIMIT_MATRIX;
   @ requires \forall integer i; 0 <= i < n * q ==> val(a + i) == -val(b + i);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures rows: \forall integer s; 0 <= s < n ==> opposite(row(mat(a, n, q), s), row(mat(b, n, q), s));
   @/
  void lemma_opposite_rows(mpq_srcptr a, mpq_srcptr b, size_t n, size_t q)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= n;
     @ loop invariant rows: \forall integer i; 0 <= i < s ==> opposite(row(mat(a, n, q), i), row(mat(b, n, q), i));
     @ loop assigns s;
     @ loop variant n - s;
     @/
    while (s < n) {
      row_in_matrix(s, n, q);
      lemma_opposite_row(a + s * q, b + s * q, q);
      /@ assert row: row(mat(a, n, q), s) == vec(a + s * q, q) && row(mat(b, n, q), s) == vec(b + s * q, q); @/
      /@ assert opposite: opposite(row(mat(a, n, q), s), row(mat(b, n, q), s)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* y+ and y- of a switch. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= test && test + 1 < to.neurons && test + 2 <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures values: \forall rvec w, u, y, v, a; len(u) == q ==> len(v) == q ==> opposite(w, u) ==>
   @   inner_product(to, test, first, rest, u) ==> inner_product(to, test + 1, first, rest, w) ==>
   @   runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
   @   at(y, test) == relu(dot(u, v)) && at(y, test + 1) == relu(-dot(u, v));
   @ ensures active: \forall rvec w, u, y, v, a; len(u) == q ==> len(v) == q ==> opposite(w, u) ==>
   @   inner_product(to, test, first, rest, u) ==> inner_product(to, test + 1, first, rest, w) ==>
   @   runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
   @   (active_on(to, y, test) == 1 <==> both(u, v) > 0) && (active_on(to, y, test + 1) == 1 <==> both(u, v) > 0);
   @ ensures neurons: \forall rvec w, u, y, v, a; len(u) == q ==> len(v) == q ==> opposite(w, u) ==>
   @   inner_product(to, test, first, rest, u) ==> inner_product(to, test + 1, first, rest, w) ==>
   @   runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
   @   active_neurons_on(to, y, test, test + 2) == sign_neurons(u, v);
   @ ensures weights: \forall rvec w, u, y, v, a; len(u) == q ==> len(v) == q ==> opposite(w, u) ==>
   @   inner_product(to, test, first, rest, u) ==> inner_product(to, test + 1, first, rest, w) ==>
   @   runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
   @   active_weights_on(to, y, test, test + 2) == sign_weights(u, v, a);
   @/
  void lemma_tests(layered_network to, size_t test, size_t first, size_t rest, size_t q)
  {
    lemma_opposite(q);
    lemma_counted(to, test);
    lemma_counted(to, test + 1);
    /@ assert left: \forall rvec u, y, v, a; len(u) == q ==> len(v) == q ==>
     @   inner_product(to, test, first, rest, u) ==> runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
     @   neuron_is(to, y, test, dot(u, v), both(u, v), both(u, a)); @/
    /@ assert right: \forall rvec w, u, y, v, a; len(u) == q ==> len(v) == q ==> opposite(w, u) ==>
     @   inner_product(to, test + 1, first, rest, w) ==> runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
     @   neuron_is(to, y, test + 1, -dot(u, v), both(u, v), both(u, a)); @/
    /@ assert two_neurons: \forall rvec y; active_neurons_on(to, y, test, test + 2) ==
     @   active_on(to, y, test) + active_on(to, y, test + 1); @/
    /@ assert two_weights: \forall rvec y; active_weights_on(to, y, test, test + 2) ==
     @   (active_on(to, y, test) == 1 ? into_on(to, y, to.first[test], to.first[test + 1]) : 0) +
     @   (active_on(to, y, test + 1) == 1 ? into_on(to, y, to.first[test + 1], to.first[test + 2]) : 0); @/
  }
*/

/*@ // The neurons from lo on let v through unless neuron t shuts them.
  @ predicate side{L}(layered_network to, integer lo, integer q, integer first, integer rest, integer t, real c) =
  @   \forall integer k; 0 <= k < q ==> two_terms(to, lo + k, component(first, rest, k), 1.0, t, -c);
  @ // v on the neurons `first` and behind `rest`, and what neuron t puts out to them.
  @ predicate enters_side{L}(layered_network to, rvec y, integer lo, integer q, integer first, integer rest, integer t,
  @                       rvec v, rvec a, real c) =
  @   len(v) == q && side(to, lo, q, first, rest, t, c) && runs(to, y) && carries(to, y, first, rest, v, a);
  @*/
/* One side of a switch. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= lo && lo + q <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures carries: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
   @   carries(to, y, lo, lo, gate(v, c, at(y, t)), gate_active(v, c, at(y, t)));
   @ ensures neurons: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
   @   active_neurons_on(to, y, lo, lo + q) == gate_neurons(c, v, at(y, t));
   @ ensures weights: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
   @   active_weights_on(to, y, lo, lo + q) == both(gate_active(v, c, at(y, t)), a) +
   @     (c != 0.0 && active_on(to, y, t) == 1 ? nonzeros(gate_active(v, c, at(y, t))) : 0);
   @/
  void lemma_side(layered_network to, size_t lo, size_t q, size_t first, size_t rest, size_t t)
  {
    size_t k = 0;
    lemma_opposite(q);
    /@ assert one: \forall real b; rmul(1.0, b) == b; @/
    /@ loop invariant range: 0 <= k <= q;
     @ loop invariant values: \forall rvec y, v, a, real c, integer i;
     @   enters_side(to, y, lo, q, first, rest, t, v, a, c) ==> 0 <= i < k ==>
     @   at(y, lo + i) == at(gate(v, c, at(y, t)), i);
     @ loop invariant active: \forall rvec y, v, a, real c, integer i;
     @   enters_side(to, y, lo, q, first, rest, t, v, a, c) ==> 0 <= i < k ==>
     @   (active_on(to, y, lo + i) == 1 <==> at(gate_active(v, c, at(y, t)), i) != 0.0);
     @ loop invariant neurons: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
     @   active_neurons_on(to, y, lo, lo + k) ==
     @   both_upto(gate_active(v, c, at(y, t)), gate_active(v, c, at(y, t)), k);
     @ loop invariant weights: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
     @   active_weights_on(to, y, lo, lo + k) == both_upto(gate_active(v, c, at(y, t)), a, k) +
     @     (c != 0.0 && active_on(to, y, t) == 1
     @      ? both_upto(gate_active(v, c, at(y, t)), gate_active(v, c, at(y, t)), k) : 0);
     @ loop assigns k;
     @ loop variant q - k;
     @/
    while (k < q) {
      lemma_counted(to, lo + k);
      /@ assert neuron: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
       @   neuron_is(to, y, lo + k, at(v, k) - rmul(c, at(y, t)), shared(1.0, at(v, k)) + shared(c, at(y, t)),
       @     (at(a, k) != 0.0 ? 1 : 0) + active_term(to, y, t, c)); @/
      /@ assert value: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
       @   at(y, lo + k) == at(gate(v, c, at(y, t)), k); @/
      /@ assert flag: \forall rvec y, v, a, real c; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
       @   (active_on(to, y, lo + k) == 1 <==> at(gate_active(v, c, at(y, t)), k) != 0.0); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // What a switch with hyperplane w and gain c passes on, to its left and to its right.
  @ predicate passes_on{L}(layered_network to, rvec y, integer gate, integer q, rvec w, real c, rvec v) =
  @   carries(to, y, gate, gate, switch_left(w, c, v), left_active(w, c, v)) &&
  @   carries(to, y, gate + q, gate + q, switch_right(w, c, v), right_active(w, c, v));
  @ predicate switch_at{L}(layered_network to, integer test, integer gate, integer first, integer rest, rvec w,
  @   real c) =
  @   \forall rvec y, v, a; runs(to, y) ==> len(v) == len(w) ==> carries(to, y, first, rest, v, a) ==>
  @     passes_on(to, y, gate, len(w), w, c, v) &&
  @     active_neurons_on(to, y, test, test + 2) + active_neurons_on(to, y, gate, gate + 2 * len(w)) ==
  @     switch_neurons(w, c, v) &&
  @     active_weights_on(to, y, test, test + 2) + active_weights_on(to, y, gate, gate + 2 * len(w)) ==
  @     switch_weights(w, c, v, a);
  @*/

/* Neurons one after the other. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= middle <= hi <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures neurons: \forall rvec y, integer lo; lo <= middle ==> active_neurons_on(to, y, lo, hi) ==
   @   active_neurons_on(to, y, lo, middle) + active_neurons_on(to, y, middle, hi);
   @ ensures weights: \forall rvec y, integer lo; lo <= middle ==> active_weights_on(to, y, lo, hi) ==
   @   active_weights_on(to, y, lo, middle) + active_weights_on(to, y, middle, hi);
   @/
  void lemma_joined(layered_network to, size_t middle, size_t hi)
  {
    size_t k = middle;
    /@ loop invariant range: middle <= k <= hi;
     @ loop invariant neurons: \forall rvec y, integer lo; lo <= middle ==> active_neurons_on(to, y, lo, k) ==
     @   active_neurons_on(to, y, lo, middle) + active_neurons_on(to, y, middle, k);
     @ loop invariant weights: \forall rvec y, integer lo; lo <= middle ==> active_weights_on(to, y, lo, k) ==
     @   active_weights_on(to, y, lo, middle) + active_weights_on(to, y, middle, k);
     @ loop assigns k;
     @ loop variant hi - k;
     @/
    while (k < hi) {
      lemma_counted(to, k);
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // Neuron t puts out what is left of d, and shuts a side of the switch with hyperplane w.
  @ predicate shuts{L}(layered_network to, rvec y, integer t, rvec w, rvec v, real d) =
  @   at(y, t) == relu(d) && (active_on(to, y, t) == 1 <==> both(w, v) > 0);
  @*/
/* A side of a switch, as specs/activity.acsl counts it. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= lo && hi == lo + q && hi <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures carries: \forall rvec y, w, v, a, real c, d; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
   @   shuts(to, y, t, w, v, d) ==> carries(to, y, lo, lo, gate(v, c, relu(d)), gate_active(v, c, relu(d)));
   @ ensures neurons: \forall rvec y, w, v, a, real c, d; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
   @   shuts(to, y, t, w, v, d) ==> active_neurons_on(to, y, lo, hi) == gate_neurons(c, v, relu(d));
   @ ensures weights: \forall rvec y, w, v, a, real c, d; enters_side(to, y, lo, q, first, rest, t, v, a, c) ==>
   @   shuts(to, y, t, w, v, d) ==> active_weights_on(to, y, lo, hi) == gate_weights(w, c, v, a, relu(d));
   @/
  void lemma_shut(layered_network to, size_t lo, size_t hi, size_t q, size_t first, size_t rest, size_t t)
  {
    lemma_side(to, lo, q, first, rest, t);
  }
*/

/* A whole switch. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires minus == test + 1 && to.inputs <= test && test + 2 <= to.neurons;
   @ requires right == gate + q && end == gate + 2 * q && to.inputs <= gate && end <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures switch_at: \forall rvec w, u, real c; len(u) == q ==> opposite(w, u) ==>
   @   inner_product(to, test, first, rest, u) ==> inner_product(to, test + 1, first, rest, w) ==>
   @   side(to, gate, q, first, rest, test, c) ==> side(to, gate + q, q, first, rest, test + 1, c) ==>
   @   switch_at(to, test, gate, first, rest, u, c);
   @/
  void lemma_switch_at(layered_network to, size_t test, size_t minus, size_t gate, size_t right, size_t end,
                       size_t first, size_t rest, size_t q)
  {
    lemma_tests(to, test, first, rest, q);
    lemma_shut(to, gate, right, q, first, rest, test);
    lemma_shut(to, right, end, q, first, rest, minus);
    lemma_joined(to, right, end);
    /@ assert tests: \forall rvec w, u, y, v, a; len(u) == q ==> len(v) == q ==> opposite(w, u) ==>
     @   inner_product(to, test, first, rest, u) ==> inner_product(to, test + 1, first, rest, w) ==>
     @   runs(to, y) ==> carries(to, y, first, rest, v, a) ==>
     @   shuts(to, y, test, u, v, dot(u, v)) && shuts(to, y, test + 1, u, v, -dot(u, v)); @/
    /@ assert left: \forall rvec u, y, v, a, real c; enters_side(to, y, gate, q, first, rest, test, v, a, c) ==>
     @   shuts(to, y, test, u, v, dot(u, v)) ==>
     @   carries(to, y, gate, gate, switch_left(u, c, v), left_active(u, c, v)); @/
    /@ assert right: \forall rvec u, y, v, a, real c;
     @   enters_side(to, y, gate + q, q, first, rest, test + 1, v, a, c) ==>
     @   shuts(to, y, test + 1, u, v, -dot(u, v)) ==>
     @   carries(to, y, gate + q, gate + q, switch_right(u, c, v), right_active(u, c, v)); @/
  }
*/

/*@ // Among the neurons lo, ..., hi - 1, those of the switches s, ..., t - 1: the active ones, and weights into these.
  @ logic integer owned_neurons(integer p, indices first, indices source, rvec w, rvec y, indices owner, integer s,
  @                             integer t, integer lo, integer hi) =
  @   hi <= lo ? 0
  @   : owned_neurons(p, first, source, w, y, owner, s, t, lo, hi - 1) +
  @     (s <= index(owner, hi - 1) < t ? active_neuron(p, first, source, w, y, hi - 1) : 0);
  @ logic integer owned_weights(integer p, indices first, indices source, rvec w, rvec y, indices owner, integer s,
  @                             integer t, integer lo, integer hi) =
  @   hi <= lo ? 0
  @   : owned_weights(p, first, source, w, y, owner, s, t, lo, hi - 1) +
  @     (s <= index(owner, hi - 1) < t && active_neuron(p, first, source, w, y, hi - 1) == 1
  @      ? active_terms(p, first, source, w, y, index(first, hi - 1), index(first, hi)) : 0);
  @ logic integer owned_neurons_on{L}(layered_network to, size_t *owner, rvec y, integer s, integer t, integer lo,
  @                                   integer hi) =
  @   owned_neurons(to.inputs, firsts(to), sources(to), term_weights(to), y, listed(owner, to.neurons), s, t, lo, hi);
  @ logic integer owned_weights_on{L}(layered_network to, size_t *owner, rvec y, integer s, integer t, integer lo,
  @                                   integer hi) =
  @   owned_weights(to.inputs, firsts(to), sources(to), term_weights(to), y, listed(owner, to.neurons), s, t, lo, hi);
  @ // Of these neurons, all or none belong to the switches s, ..., t - 1.
  @ predicate all_owned{L}(size_t *owner, integer s, integer t, integer lo, integer hi) =
  @   \forall integer k; lo <= k < hi ==> s <= owner[k] < t;
  @ predicate none_owned{L}(size_t *owner, integer s, integer t, integer lo, integer hi) =
  @   \forall integer k; lo <= k < hi ==> !(s <= owner[k] < t);
  @*/
/* What belongs to some switches. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to) && \valid_read(owner + (0 .. to.neurons - 1));
   @ requires to.inputs <= lo <= hi <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures all_neurons: \forall rvec y, integer s, t; all_owned(owner, s, t, lo, hi) ==>
   @   owned_neurons_on(to, owner, y, s, t, lo, hi) == active_neurons_on(to, y, lo, hi);
   @ ensures all_weights: \forall rvec y, integer s, t; all_owned(owner, s, t, lo, hi) ==>
   @   owned_weights_on(to, owner, y, s, t, lo, hi) == active_weights_on(to, y, lo, hi);
   @ ensures none: \forall rvec y, integer s, t; none_owned(owner, s, t, lo, hi) ==>
   @   owned_neurons_on(to, owner, y, s, t, lo, hi) == 0 && owned_weights_on(to, owner, y, s, t, lo, hi) == 0;
   @ ensures switches_neurons: \forall rvec y, integer s, m, t; s <= m <= t ==>
   @   owned_neurons_on(to, owner, y, s, t, lo, hi) ==
   @   owned_neurons_on(to, owner, y, s, m, lo, hi) + owned_neurons_on(to, owner, y, m, t, lo, hi);
   @ ensures switches_weights: \forall rvec y, integer s, m, t; s <= m <= t ==>
   @   owned_weights_on(to, owner, y, s, t, lo, hi) ==
   @   owned_weights_on(to, owner, y, s, m, lo, hi) + owned_weights_on(to, owner, y, m, t, lo, hi);
   @ ensures neurons: \forall rvec y, integer s, t, b; b <= lo ==> owned_neurons_on(to, owner, y, s, t, b, hi) ==
   @   owned_neurons_on(to, owner, y, s, t, b, lo) + owned_neurons_on(to, owner, y, s, t, lo, hi);
   @ ensures weights: \forall rvec y, integer s, t, b; b <= lo ==> owned_weights_on(to, owner, y, s, t, b, hi) ==
   @   owned_weights_on(to, owner, y, s, t, b, lo) + owned_weights_on(to, owner, y, s, t, lo, hi);
   @/
  void lemma_owned(layered_network to, const size_t *owner, size_t lo, size_t hi)
  {
    size_t k = lo;
    /@ loop invariant range: lo <= k <= hi;
     @ loop invariant all_neurons: \forall rvec y, integer s, t; all_owned(owner, s, t, lo, k) ==>
     @   owned_neurons_on(to, owner, y, s, t, lo, k) == active_neurons_on(to, y, lo, k);
     @ loop invariant all_weights: \forall rvec y, integer s, t; all_owned(owner, s, t, lo, k) ==>
     @   owned_weights_on(to, owner, y, s, t, lo, k) == active_weights_on(to, y, lo, k);
     @ loop invariant none: \forall rvec y, integer s, t; none_owned(owner, s, t, lo, k) ==>
     @   owned_neurons_on(to, owner, y, s, t, lo, k) == 0 && owned_weights_on(to, owner, y, s, t, lo, k) == 0;
     @ loop invariant switches_neurons: \forall rvec y, integer s, m, t; s <= m <= t ==>
     @   owned_neurons_on(to, owner, y, s, t, lo, k) ==
     @   owned_neurons_on(to, owner, y, s, m, lo, k) + owned_neurons_on(to, owner, y, m, t, lo, k);
     @ loop invariant switches_weights: \forall rvec y, integer s, m, t; s <= m <= t ==>
     @   owned_weights_on(to, owner, y, s, t, lo, k) ==
     @   owned_weights_on(to, owner, y, s, m, lo, k) + owned_weights_on(to, owner, y, m, t, lo, k);
     @ loop invariant neurons: \forall rvec y, integer s, t, b; b <= lo ==>
     @   owned_neurons_on(to, owner, y, s, t, b, k) ==
     @   owned_neurons_on(to, owner, y, s, t, b, lo) + owned_neurons_on(to, owner, y, s, t, lo, k);
     @ loop invariant weights: \forall rvec y, integer s, t, b; b <= lo ==>
     @   owned_weights_on(to, owner, y, s, t, b, k) ==
     @   owned_weights_on(to, owner, y, s, t, b, lo) + owned_weights_on(to, owner, y, s, t, lo, k);
     @ loop assigns k;
     @ loop variant hi - k;
     @/
    while (k < hi) {
      lemma_counted(to, k);
      /@ assert owner: index(listed(owner, to.neurons), k) == owner[k]; @/
      /@ assert one_neuron: \forall rvec y, integer s, t, b; b <= k ==>
       @   owned_neurons_on(to, owner, y, s, t, b, k + 1) == owned_neurons_on(to, owner, y, s, t, b, k) +
       @     (s <= owner[k] < t ? active_on(to, y, k) : 0); @/
      /@ assert one_weight: \forall rvec y, integer s, t, b; b <= k ==>
       @   owned_weights_on(to, owner, y, s, t, b, k + 1) == owned_weights_on(to, owner, y, s, t, b, k) +
       @     (s <= owner[k] < t && active_on(to, y, k) == 1 ? into_on(to, y, to.first[k], to.first[k + 1]) : 0); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // The neurons lo, ..., hi - 1 that belong to switch s are these.
  @ predicate owns{L}(size_t *owner, integer s, integer test, integer gate, integer q, integer lo, integer hi) =
  @   lo <= test && test + 2 <= gate && gate + 2 * q <= hi && \forall integer k; lo <= k < hi ==>
  @     (owner[k] == s <==> (test <= k < test + 2) || (gate <= k < gate + 2 * q));
  @*/
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to) && \valid_read(owner + (0 .. to.neurons - 1));
   @ requires to.inputs <= lo && hi <= to.neurons && q <= to.inputs && owns(owner, s, test, gate, q, lo, hi);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures neurons: \forall rvec y; owned_neurons_on(to, owner, y, s, s + 1, lo, hi) ==
   @   active_neurons_on(to, y, test, test + 2) + active_neurons_on(to, y, gate, gate + 2 * q);
   @ ensures weights: \forall rvec y; owned_weights_on(to, owner, y, s, s + 1, lo, hi) ==
   @   active_weights_on(to, y, test, test + 2) + active_weights_on(to, y, gate, gate + 2 * q);
   @/
  void lemma_owns(layered_network to, const size_t *owner, size_t s, size_t test, size_t gate, size_t q, size_t lo,
                  size_t hi)
  {
    lemma_owned(to, owner, lo, test);
    lemma_owned(to, owner, test, test + 2);
    lemma_owned(to, owner, test + 2, gate);
    lemma_owned(to, owner, gate, gate + 2 * q);
    lemma_owned(to, owner, gate + 2 * q, hi);
    /@ assert before: none_owned(owner, s, s + 1, lo, test); @/
    /@ assert tests: all_owned(owner, s, s + 1, test, test + 2); @/
    /@ assert between: none_owned(owner, s, s + 1, test + 2, gate); @/
    /@ assert gates: all_owned(owner, s, s + 1, gate, gate + 2 * q); @/
    /@ assert behind: none_owned(owner, s, s + 1, gate + 2 * q, hi); @/
    /@ assert sum_tests: \forall rvec y; owned_neurons_on(to, owner, y, s, s + 1, lo, test + 2) ==
     @   active_neurons_on(to, y, test, test + 2) && owned_weights_on(to, owner, y, s, s + 1, lo, test + 2) ==
     @   active_weights_on(to, y, test, test + 2); @/
    /@ assert sum_between: \forall rvec y; owned_neurons_on(to, owner, y, s, s + 1, lo, gate) ==
     @   active_neurons_on(to, y, test, test + 2) && owned_weights_on(to, owner, y, s, s + 1, lo, gate) ==
     @   active_weights_on(to, y, test, test + 2); @/
    /@ assert sum_gates: \forall rvec y; owned_neurons_on(to, owner, y, s, s + 1, lo, gate + 2 * q) ==
     @   active_neurons_on(to, y, test, test + 2) + active_neurons_on(to, y, gate, gate + 2 * q) &&
     @   owned_weights_on(to, owner, y, s, s + 1, lo, gate + 2 * q) ==
     @   active_weights_on(to, y, test, test + 2) + active_weights_on(to, y, gate, gate + 2 * q); @/
  }
*/

/*@ // What enters the subtree with leaves [lo, hi) arrives where the map says, and what belongs to its switches counts
  @ // as they do.
  @ predicate tree_is{L}(layered_network to, network net, expansion_map map, integer lo, integer hi, rvec y, rvec v,
  @                      rvec a) =
  @   (\forall integer i; lo <= i < hi ==>
  @     at(y, map.leaf[i]) == leaf_value(hyperplanes(net), gains(net), lo, hi, v, i) &&
  @     (active_on(to, y, map.leaf[i]) == 1 <==> leaf_active(hyperplanes(net), gains(net), lo, hi, v, a, i) != 0.0)) &&
  @   owned_neurons_on(to, map.owner, y, lo, hi - 1, 2 * net.inputs - 1, map.readout) ==
  @     tree_neurons(hyperplanes(net), gains(net), lo, hi, v) &&
  @   owned_weights_on(to, map.owner, y, lo, hi - 1, 2 * net.inputs - 1, map.readout) ==
  @     tree_weights(hyperplanes(net), gains(net), lo, hi, v, a);
  @ predicate tree_at{L}(layered_network to, network net, expansion_map map, integer lo, integer hi, integer first,
  @                      integer rest) =
  @   \forall rvec y, v, a; runs(to, y) ==> len(v) == net.inputs ==> carries(to, y, first, rest, v, a) ==>
  @     tree_is(to, net, map, lo, hi, y, v, a);
  @ // The map is about this part of the layered network.
  @ predicate between{L}(layered_network to, network net, expansion_map map) =
  @   1 <= net.inputs <= LIMIT_INPUTS && to.inputs == net.inputs && 2 * net.inputs - 1 <= map.readout <= to.neurons;
  @ // Switch s is where the map says, fed by these neurons.
  @ predicate placed{L}(layered_network to, network net, expansion_map map, integer s, integer first, integer rest) =
  @   switch_at(to, map.test[s], map.gate[s], first, rest, row(hyperplanes(net), s), at(gains(net), s)) &&
  @   owns(map.owner, s, map.test[s], map.gate[s], net.inputs, 2 * net.inputs - 1, map.readout);
  @*/
/* A leaf. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to) && readable_expansion(to, net, map) && between(to, net, map);
   @ requires lo < net.leaves && base == 2 * net.inputs - 1;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures tree_at: map.leaf[lo] == first ==> tree_at(to, net, map, lo, lo + 1, first, rest);
   @/
  void lemma_leaf_at(layered_network to, network net, expansion_map map, size_t lo, size_t base, size_t first, size_t rest)
  {
    lemma_owned(to, map.owner, base, map.readout);
    /@ assert none: none_owned(map.owner, lo, lo, base, map.readout); @/
  }
*/

/* A switch and the two subtrees after it. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to) && readable_expansion(to, net, map) && between(to, net, map);
   @ requires lo + 2 <= hi <= net.leaves && m == cut(lo, hi) && s == m - 1 && base == 2 * net.inputs - 1;
   @ requires gate == map.gate[s] && right == gate + net.inputs && placed(to, net, map, s, first, rest);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures tree_at: tree_at(to, net, map, lo, m, gate, gate) ==> tree_at(to, net, map, m, hi, right, right) ==>
   @   tree_at(to, net, map, lo, hi, first, rest);
   @/
  void lemma_tree_at(layered_network to, network net, expansion_map map, size_t lo, size_t m, size_t hi, size_t s,
                     size_t base, size_t gate, size_t right, size_t first, size_t rest)
  {
    lemma_vertex(lo, m, hi);
    lemma_owned(to, map.owner, base, map.readout);
    lemma_owns(to, map.owner, s, map.test[s], gate, net.inputs, base, map.readout);
    /@ assert row: row(hyperplanes(net), s) == vec(net.hyperplanes + s * net.inputs, net.inputs); @/
    /@ assert length: len(row(hyperplanes(net), s)) == net.inputs; @/
    /@ assert neurons: \forall rvec y; owned_neurons_on(to, map.owner, y, lo, hi - 1, base, map.readout) ==
     @   owned_neurons_on(to, map.owner, y, s, s + 1, base, map.readout) +
     @   owned_neurons_on(to, map.owner, y, lo, s, base, map.readout) +
     @   owned_neurons_on(to, map.owner, y, m, hi - 1, base, map.readout); @/
    /@ assert weights: \forall rvec y; owned_weights_on(to, map.owner, y, lo, hi - 1, base, map.readout) ==
     @   owned_weights_on(to, map.owner, y, s, s + 1, base, map.readout) +
     @   owned_weights_on(to, map.owner, y, lo, s, base, map.readout) +
     @   owned_weights_on(to, map.owner, y, m, hi - 1, base, map.readout); @/
    /@ assert passed: \forall rvec y, v, a; runs(to, y) ==> len(v) == net.inputs ==>
     @   carries(to, y, first, rest, v, a) ==>
     @   passes_on(to, y, gate, net.inputs, row(hyperplanes(net), s), at(gains(net), s), v); @/
    /@ assert left: \forall rvec y, v, a;
     @   tree_at(to, net, map, lo, m, gate, gate) ==> runs(to, y) ==> len(v) == net.inputs ==>
     @   carries(to, y, first, rest, v, a) ==> tree_is(to, net, map, lo, m, y,
     @     switch_left(row(hyperplanes(net), s), at(gains(net), s), v),
     @     left_active(row(hyperplanes(net), s), at(gains(net), s), v)); @/
    /@ assert right: \forall rvec y, v, a;
     @   tree_at(to, net, map, m, hi, right, right) ==> runs(to, y) ==> len(v) == net.inputs ==>
     @   carries(to, y, first, rest, v, a) ==> tree_is(to, net, map, m, hi, y,
     @     switch_right(row(hyperplanes(net), s), at(gains(net), s), v),
     @     right_active(row(hyperplanes(net), s), at(gains(net), s), v)); @/
  }
*/

/*@ // The neurons of the translation.
  @ predicate translates{L}(layered_network to, integer q, real m) =
  @   \forall integer k; 1 <= k < q ==> two_terms(to, component(0, q - 1, k), 0, m, k, 1.0);
  @*/
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires 1 <= q && q == to.inputs && 2 * q - 1 <= to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures runs: \forall rvec x, y; puts_out(to, x, y) ==> runs(to, y);
   @ ensures carries: \forall rvec x, y, real m; translates(to, q, m) ==> puts_out(to, x, y) ==>
   @   carries(to, y, 0, q - 1, translated(x, m), translated_active(x, m));
   @ ensures neurons: \forall rvec x, y, real m; translates(to, q, m) ==> puts_out(to, x, y) ==>
   @   active_neurons_on(to, y, q, 2 * q - 1) == translation_neurons(x, m);
   @ ensures weights: \forall rvec x, y, real m; translates(to, q, m) ==> puts_out(to, x, y) ==>
   @   active_weights_on(to, y, q, 2 * q - 1) == translation_weights(x, m);
   @/
  void lemma_translates(layered_network to, size_t q)
  {
    size_t k = 1, neuron = q;
    /@ assert first: \forall integer i; 0 <= i <= to.neurons ==> index(firsts(to), i) == to.first[i]; @/
    /@ assert runs: \forall rvec x, y; puts_out(to, x, y) ==> runs(to, y); @/
    /@ assert inputs: \forall rvec x, y, integer i; puts_out(to, x, y) ==> 0 <= i < q ==>
     @   at(y, i) == at(x, i) && active_on(to, y, i) == 1; @/
    /@ assert one: \forall real b; rmul(1.0, b) == b; @/
    /@ loop invariant range: 1 <= k <= q && neuron == q - 1 + k;
     @ loop invariant values: \forall rvec x, y, real m, integer i; translates(to, q, m) ==> puts_out(to, x, y) ==>
     @   0 <= i < k ==> at(y, component(0, q - 1, i)) == at(translated(x, m), i);
     @ loop invariant active: \forall rvec x, y, real m, integer i; translates(to, q, m) ==> puts_out(to, x, y) ==>
     @   0 <= i < k ==> (active_on(to, y, component(0, q - 1, i)) == 1 <==> at(translated_active(x, m), i) != 0.0);
     @ loop invariant neurons: \forall rvec x, y, real m; translates(to, q, m) ==> puts_out(to, x, y) ==>
     @   active_neurons_on(to, y, q, neuron) + 1 == both_upto(translated_active(x, m), translated_active(x, m), k);
     @ loop invariant weights: \forall rvec x, y, real m; translates(to, q, m) ==> puts_out(to, x, y) ==>
     @   active_weights_on(to, y, q, neuron) == active_neurons_on(to, y, q, neuron) * (m != 0.0 ? 2 : 1);
     @ loop assigns k, neuron;
     @ loop variant q - k;
     @/
    while (k < q) {
      lemma_counted(to, neuron);
      /@ assert place: component(0, q - 1, k) == neuron; @/
      /@ assert terms: \forall real m; translates(to, q, m) ==> two_terms(to, neuron, 0, m, k, 1.0); @/
      /@ assert sources: \forall rvec x, y, real m; puts_out(to, x, y) ==> at(y, 0) == at(x, 0) &&
       @   at(y, k) == at(x, k) &&
       @   active_term(to, y, 0, m) == (m != 0.0 ? 1 : 0) && active_term(to, y, k, 1.0) == 1; @/
      /@ assert neuron: \forall rvec x, y, real m; translates(to, q, m) ==> puts_out(to, x, y) ==>
       @   neuron_is(to, y, neuron, rmul(m, at(x, 0)) + at(x, k), shared(m, at(x, 0)) + shared(1.0, at(x, k)),
       @     (m != 0.0 ? 2 : 1)); @/
      k++;
      neuron++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1 && neuron == \at(neuron, LoopCurrent) + 1; @/
    }
  }
*/

/* The readout as printed: the neurons of the leaves for one output, and the one that adds them up. */
/*@ predicate leaf_row{L}(layered_network to, integer lo, size_t *list, rvec d) =
  @   \forall integer i; 0 <= i < len(d) ==> one_term(to, lo + i, list[i], at(d, i));
  @ predicate enters_row{L}(layered_network to, rvec y, integer lo, size_t *list, rvec d, rvec h, rvec a) =
  @   leaf_row(to, lo, list, d) && runs(to, y) && len(h) == len(d) && lists_carry(to, y, list, h, a);
  @*/
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= lo && lo + n <= to.neurons && \valid_read(list + (0 .. n - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures values: \forall rvec d, y, h, a, integer i; len(d) == n ==> enters_row(to, y, lo, list, d, h, a) ==>
   @   0 <= i < n ==> at(y, lo + i) == at(leaf_neurons(d, h), i);
   @ ensures neurons: \forall rvec d, y, h, a; len(d) == n ==> enters_row(to, y, lo, list, d, h, a) ==>
   @   active_neurons_on(to, y, lo, lo + n) == nonzeros(leaf_neurons_active(d, h));
   @ ensures weights: \forall rvec d, y, h, a; len(d) == n ==> enters_row(to, y, lo, list, d, h, a) ==>
   @   active_weights_on(to, y, lo, lo + n) == both(leaf_neurons_active(d, h), a);
   @/
  void lemma_leaf_row(layered_network to, size_t lo, const size_t *list, size_t n)
  {
    size_t i = 0;
    /@ loop invariant range: 0 <= i <= n;
     @ loop invariant values: \forall rvec d, y, h, a, integer k; len(d) == n ==>
     @   enters_row(to, y, lo, list, d, h, a) ==> 0 <= k < i ==> at(y, lo + k) == at(leaf_neurons(d, h), k);
     @ loop invariant neurons: \forall rvec d, y, h, a; len(d) == n ==> enters_row(to, y, lo, list, d, h, a) ==>
     @   active_neurons_on(to, y, lo, lo + i) ==
     @   both_upto(leaf_neurons_active(d, h), leaf_neurons_active(d, h), i);
     @ loop invariant weights: \forall rvec d, y, h, a; len(d) == n ==> enters_row(to, y, lo, list, d, h, a) ==>
     @   active_weights_on(to, y, lo, lo + i) == both_upto(leaf_neurons_active(d, h), a, i);
     @ loop assigns i;
     @ loop variant n - i;
     @/
    while (i < n) {
      lemma_counted(to, lo + i);
      /@ assert neuron: \forall rvec d, y, h, a; len(d) == n ==> enters_row(to, y, lo, list, d, h, a) ==>
       @   neuron_is(to, y, lo + i, rmul(at(d, i), at(h, i)), shared(at(d, i), at(h, i)),
       @     shared(at(d, i), at(a, i))); @/
      i++;
      /@ assert counted: i == \at(i, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // An output: the neurons lo, ..., hi - 1 and neuron k.
  @ predicate output_at{L}(layered_network to, boolean printed, integer lo, integer hi, integer k, size_t *list,
  @                        rvec d) =
  @   \forall rvec y, h, a; runs(to, y) ==> len(h) == len(d) ==> lists_carry(to, y, list, h, a) ==>
  @     at(y, k) == output(printed, d, h) &&
  @     active_neurons_on(to, y, lo, hi) + active_neurons_on(to, y, k, k + 1) ==
  @     output_neurons(printed, d, h) &&
  @     active_weights_on(to, y, lo, hi) + active_weights_on(to, y, k, k + 1) ==
  @     output_weights(printed, d, h, a);
  @*/
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= k < to.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures output_at: \forall rvec d, size_t *list; reads_list(to, k, list, d) ==>
   @   output_at(to, \false, lo, lo, k, list, d);
   @/
  void lemma_output_fused(layered_network to, size_t lo, size_t k)
  {
    lemma_counted(to, k);
  }
*/
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to);
   @ requires to.inputs <= k < to.neurons && to.inputs <= lo && lo + n <= to.neurons &&
   @   \valid_read(list + (0 .. n - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures output_at: \forall rvec d; len(d) == n ==> leaf_row(to, lo, list, d) ==> adds_up(to, k, lo, n) ==>
   @   output_at(to, \true, lo, lo + n, k, list, d);
   @/
  void lemma_output_printed(layered_network to, size_t lo, size_t k, const size_t *list, size_t n)
  {
    lemma_counted(to, k);
    lemma_leaf_row(to, lo, list, n);
    /@ assert neuron: \forall rvec d, y, h, a; len(d) == n ==> adds_up(to, k, lo, n) ==>
     @   enters_row(to, y, lo, list, d, h, a) ==> neuron_is(to, y, k, sum_upto(leaf_neurons(d, h), n),
     @     nonzeros(leaf_neurons(d, h)), nonzeros(leaf_neurons_active(d, h))); @/
    /@ assert value: \forall rvec d, y, h, a; len(d) == n ==> adds_up(to, k, lo, n) ==>
     @   enters_row(to, y, lo, list, d, h, a) ==> at(y, k) == output(\true, d, h); @/
    /@ assert neurons: \forall rvec d, y, h, a; len(d) == n ==> adds_up(to, k, lo, n) ==>
     @   enters_row(to, y, lo, list, d, h, a) ==> active_neurons_on(to, y, lo, lo + n) +
     @   active_neurons_on(to, y, k, k + 1) == output_neurons(\true, d, h); @/
    /@ assert weights: \forall rvec d, y, h, a; len(d) == n ==> adds_up(to, k, lo, n) ==>
     @   enters_row(to, y, lo, list, d, h, a) ==> active_weights_on(to, y, lo, lo + n) +
     @   active_weights_on(to, y, k, k + 1) == output_weights(\true, d, h, a); @/
  }
*/

/*@ // The whole readout, whose last neurons are those from `last` on.
  @ predicate outputs_to{L}(layered_network to, network net, integer last, integer j, rvec y, rvec h) =
  @   \forall integer i; 0 <= i < j ==> at(y, last + i) == output(printed(net), row(readout(net), i), h);
  @ predicate readout_is{L}(layered_network to, network net, integer base, integer lo, integer last, integer j, rvec y,
  @                         rvec h, rvec a) =
  @   outputs_to(to, net, last, j, y, h) &&
  @   active_neurons_on(to, y, base, lo) + active_neurons_on(to, y, last, last + j) ==
  @   readout_neurons(printed(net), readout(net), h, j) &&
  @   active_weights_on(to, y, base, lo) + active_weights_on(to, y, last, last + j) ==
  @   readout_weights(printed(net), readout(net), h, a, j);
  @ predicate readout_at{L}(layered_network to, network net, expansion_map map, integer lo, integer last, integer j) =
  @   \forall rvec y, h, a; runs(to, y) ==> len(h) == net.leaves ==> lists_carry(to, y, map.leaf, h, a) ==>
  @     readout_is(to, net, map.readout, lo, last, j, y, h, a);
  @*/
/* One output more. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to) && readable_network(net);
   @ requires to.inputs <= map.readout <= lo <= hi <= last && last + next <= to.neurons && next == j + 1;
   @ requires next <= net.outputs && k == last + j && 1 <= net.leaves;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures readout_at: readout_at(to, net, map, lo, last, j) ==>
   @   output_at(to, printed(net), lo, hi, k, map.leaf, row(readout(net), j)) ==>
   @   readout_at(to, net, map, hi, last, next);
   @/
  void lemma_readout_at(layered_network to, network net, expansion_map map, size_t lo, size_t hi, size_t last, size_t j,
                        size_t next, size_t k)
  {
    lemma_joined(to, lo, hi);
    lemma_counted(to, k);
    /@ assert length: len(row(readout(net), j)) == net.leaves; @/
    /@ assert one_neuron: \forall rvec y; active_neurons_on(to, y, last, last + next) ==
     @   active_neurons_on(to, y, last, last + j) + active_neurons_on(to, y, k, k + 1); @/
    /@ assert one_weight: \forall rvec y; active_weights_on(to, y, last, last + next) ==
     @   active_weights_on(to, y, last, last + j) + active_weights_on(to, y, k, k + 1); @/
  }
*/

/*@ // Every neuron between the translation and the readout is in its owner's place.
  @ predicate fits{L}(layered_network to, network net, expansion_map map) =
  @   \forall integer k; 2 * net.inputs - 1 <= k < map.readout ==>
  @     map.owner[k] < net.leaves - 1 &&
  @     (map.test[map.owner[k]] <= k < map.test[map.owner[k]] + 2 ||
  @      map.gate[map.owner[k]] <= k < map.gate[map.owner[k]] + 2 * net.inputs);
  @*/
/* The whole network. */
/*@ ghost
  /@ requires readable_layered(to) && well_formed(to) && readable_network(net) && readable_expansion(to, net, map);
   @ requires between(to, net, map) && 1 <= net.leaves && base == 2 * net.inputs - 1 && fits(to, net, map);
   @ requires base <= map.readout <= last && last + net.outputs == to.neurons;
   @ requires translates(to, net.inputs, val(net.shift));
   @ requires tree_at(to, net, map, 0, net.leaves, 0, net.inputs - 1);
   @ requires readout_at(to, net, map, last, last, net.outputs);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures outputs: \forall rvec x, y, integer j; puts_out(to, x, y) ==> 0 <= j < net.outputs ==>
   @   at(y, last + j) == output_on(net, x, j);
   @ ensures neurons: \forall rvec x, y; puts_out(to, x, y) ==>
   @   active_neurons_on(to, y, to.inputs, to.neurons) == neurons_on(net, x);
   @ ensures weights: \forall rvec x, y; puts_out(to, x, y) ==>
   @   active_weights_on(to, y, to.inputs, to.neurons) == weights_on(net, x);
   @/
  void lemma_expansion(layered_network to, network net, expansion_map map, size_t base, size_t last)
  {
    lemma_translates(to, net.inputs);
    lemma_joined(to, base, map.readout);
    lemma_joined(to, map.readout, last);
    lemma_joined(to, last, to.neurons);
    lemma_owned(to, map.owner, base, map.readout);
    /@ assert owned: all_owned(map.owner, 0, net.leaves - 1, base, map.readout); @/
    /@ assert rows: rows(readout(net)) == net.outputs; @/
    /@ assert tree: \forall rvec x, y; puts_out(to, x, y) ==> tree_is(to, net, map, 0, net.leaves, y,
     @   translated(x, val(net.shift)), translated_active(x, val(net.shift))); @/
    /@ assert leaves: \forall rvec x, y; puts_out(to, x, y) ==> lists_carry(to, y, map.leaf,
     @   leaf_values(hyperplanes(net), gains(net), net.leaves, translated(x, val(net.shift))),
     @   leaves_active(hyperplanes(net), gains(net), net.leaves, translated(x, val(net.shift)),
     @                 translated_active(x, val(net.shift)))); @/
    /@ assert readout: \forall rvec x, y; puts_out(to, x, y) ==>
     @   readout_is(to, net, map.readout, last, last, net.outputs, y,
     @     leaf_values(hyperplanes(net), gains(net), net.leaves, translated(x, val(net.shift))),
     @     leaves_active(hyperplanes(net), gains(net), net.leaves, translated(x, val(net.shift)),
     @                   translated_active(x, val(net.shift)))); @/
    /@ assert neurons: \forall rvec y; active_neurons_on(to, y, to.inputs, to.neurons) ==
     @   active_neurons_on(to, y, to.inputs, base) +
     @   owned_neurons_on(to, map.owner, y, 0, net.leaves - 1, base, map.readout) +
     @   active_neurons_on(to, y, map.readout, last) + active_neurons_on(to, y, last, last + net.outputs); @/
    /@ assert weights: \forall rvec y; active_weights_on(to, y, to.inputs, to.neurons) ==
     @   active_weights_on(to, y, to.inputs, base) +
     @   owned_weights_on(to, map.owner, y, 0, net.leaves - 1, base, map.readout) +
     @   active_weights_on(to, y, map.readout, last) + active_weights_on(to, y, last, last + net.outputs); @/
  }
*/
#endif
