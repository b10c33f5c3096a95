/* What the neurons of an expansion put out and what is active in them, block by block. */
#ifndef MEMCERT_PROOFS_LEMMAS_EXPANSION_H
#define MEMCERT_PROOFS_LEMMAS_EXPANSION_H

#include "kernel/expansion.h"
#include "proofs/lemmas_layered.h"

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
  @ // Neuron k adds up n neurons.
  @ predicate adds_up{L}(layered_network to, integer k, integer lo, integer n) =
  @   \forall rvec y, v; runs(to, y) ==> len(v) == n ==>
  @     (\forall integer i; 0 <= i < n ==> at(y, lo + i) == at(v, i)) ==>
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
#endif
