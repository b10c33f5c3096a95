/* Lemmas on the readout of a single active path, and on a network that stays unchanged. */
#ifndef MEMCERT_PROOFS_LEMMAS_CHECK_H
#define MEMCERT_PROOFS_LEMMAS_CHECK_H

#include "lemmas_bounds.h"
#include "lemmas_counting.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "kernel/types.h"

/*@ // Only component i of h is not zero: it is t.
  @ predicate single(rvec h, integer i, real t) =
  @   \forall integer k; 0 <= k < len(h) ==> at(h, k) == (k == i ? t : 0.0);
  @ // a is 1 on [first, last) and 0 elsewhere.
  @ predicate indicates(rvec a, integer first, integer last) =
  @   \forall integer k; 0 <= k < len(a) ==> at(a, k) == (first <= k < last ? 1.0 : 0.0);
  @
  @ // The weights of the network are the same.
  @ predicate same_network{K,L}(network net) =
  @   val{K}(net.shift) == val{L}(net.shift) && hyperplanes{K}(net) == hyperplanes{L}(net) &&
  @   gains{K}(net) == gains{L}(net) && readout{K}(net) == readout{L}(net);
  @ predicate network_unchanged{K,L}(network net) =
  @   val{K}(net.shift) == val{L}(net.shift) &&
  @   unchanged{K,L}(net.hyperplanes, (net.leaves - 1) * net.inputs) &&
  @   unchanged{K,L}(net.gains, net.leaves - 1) && unchanged{K,L}(net.readout, net.outputs * net.leaves);
  @ lemma network_kept{K,L}: \forall network net;
  @   1 <= net.leaves ==> 0 <= net.inputs ==> 0 <= net.outputs ==>
  @   network_unchanged{K,L}(net) ==> same_network{K,L}(net);
  @*/

/* An input that is translated to positive numbers makes every neuron of the translation active. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures active: \forall rvec x, real m; positive(translated(x, m)) ==>
   @   constant(translated_active(x, m), 1.0);
   @/
  void lemma_translated_active(void)
  {
    /@ assert shifted: \forall rvec x, real m, integer k; 0 < k < len(x) ==>
     @   at(translated(x, m), k) > 0.0 ==> at(x, k) + rmul(m, at(x, 0)) > 0.0; @/
    /@ assert one: \forall rvec x, real m, integer k; 0 <= k < len(x) ==>
     @   at(translated(x, m), k) > 0.0 ==> at(translated_active(x, m), k) == 1.0; @/
  }
*/

/* Counting within an interval. */
/*@ ghost
  /@ requires first <= last;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures both_interval: \forall rvec d, a; len(a) == n && last <= n && indicates(a, first, last) ==>
   @   both_upto(d, a, n) == both_upto(d, d, last) - both_upto(d, d, first);
   @/
  void lemma_both_interval(size_t n, size_t first, size_t last)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant count: \forall rvec d, a; len(a) == n && last <= n && indicates(a, first, last) ==>
     @   both_upto(d, a, k) == (k <= first ? 0 : both_upto(d, d, k <= last ? k : last) - both_upto(d, d, first));
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n)
      k++;
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures both_slice: \forall rvec d, s; len(s) == n &&
   @   (\forall integer i; 0 <= i < n ==> at(s, i) == at(d, first + i)) ==>
   @   both_upto(s, s, n) == both_upto(d, d, first + n) - both_upto(d, d, first);
   @/
  void lemma_both_slice(size_t first, size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant count: \forall rvec d, s; len(s) == n &&
     @   (\forall integer i; 0 <= i < n ==> at(s, i) == at(d, first + i)) ==>
     @   both_upto(s, s, k) == both_upto(d, d, first + k) - both_upto(d, d, first);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n)
      k++;
  }
*/

/*@ // Of n leaves only `leaf` receives something, t > 0, and those with an active neuron before them are
  @ // [first, last).
  @ predicate single_path(rvec h, rvec a, integer n, integer leaf, real t, integer first, integer last) =
  @   len(h) == n && len(a) == n && 0 <= first <= leaf < last <= n && t > 0.0 &&
  @   single(h, leaf, t) && indicates(a, first, last);
  @*/

/*@ ghost
  /@ requires first <= last;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures output: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output(\false, d, h) == (at(d, leaf) > 0.0 ? rmul(at(d, leaf), t) : 0.0);
   @ ensures neurons: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output_neurons(\false, d, h) == (at(d, leaf) != 0.0 ? 1 : 0);
   @ ensures weights: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output_weights(\false, d, h, a) ==
   @   (at(d, leaf) != 0.0 ? both_upto(d, d, last) - both_upto(d, d, first) : 0);
   @/
  void lemma_path_fused(size_t n, size_t first, size_t last)
  {
    lemma_single(n);
    lemma_both_interval(n, first, last);
    /@ assert sign: \forall real a, t; t > 0.0 ==> relu(rmul(a, t)) == (a > 0.0 ? rmul(a, t) : 0.0); @/
    /@ assert dot: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==> dot(d, h) == rmul(at(d, leaf), t); @/
    /@ assert both: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==> both(d, h) == (at(d, leaf) != 0.0 ? 1 : 0); @/
    /@ assert interval: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==>
     @   both(d, a) == both_upto(d, d, last) - both_upto(d, d, first); @/
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures output: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output(\true, d, h) == (at(d, leaf) > 0.0 ? rmul(at(d, leaf), t) : 0.0);
   @ ensures neurons: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output_neurons(\true, d, h) == (at(d, leaf) > 0.0 ? 2 : at(d, leaf) != 0.0 ? 1 : 0);
   @ ensures weights: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output_weights(\true, d, h, a) == (at(d, leaf) > 0.0 ? 2 : at(d, leaf) != 0.0 ? 1 : 0);
   @/
  void lemma_path_printed(size_t n)
  {
    lemma_single(n);
    lemma_both_range(n);
    /@ assert sign: \forall real a, t; t > 0.0 ==> relu(rmul(a, t)) == (a > 0.0 ? rmul(a, t) : 0.0); @/
    /@ assert fires: \forall real a, t; t > 0.0 ==> (relu(rmul(a, t)) != 0.0 <==> a > 0.0); @/
    /@ assert values: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==> single(leaf_neurons(d, h), leaf, relu(rmul(at(d, leaf), t))); @/
    /@ assert active: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==>
     @   (at(d, leaf) != 0.0 ==> single(leaf_neurons_active(d, h), leaf, 1.0)) &&
     @   (at(d, leaf) == 0.0 ==> single(leaf_neurons_active(d, h), leaf, 0.0)); @/
    /@ assert sum: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==>
     @   sum_upto(leaf_neurons(d, h), n) == relu(rmul(at(d, leaf), t)); @/
    /@ assert output_active: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==>
     @   nonzeros(leaf_neurons(d, h)) == (at(d, leaf) > 0.0 ? 1 : 0); @/
    /@ assert leaf_active: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==>
     @   nonzeros(leaf_neurons_active(d, h)) == (at(d, leaf) != 0.0 ? 1 : 0); @/
    /@ assert source: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==> at(a, leaf) == 1.0; @/
    /@ assert one: \forall rvec d, h, integer leaf; len(d) == n && 0 <= leaf < n ==>
     @   single(leaf_neurons_active(d, h), leaf, 1.0) ==> \forall rvec a; at(a, leaf) == 1.0 ==>
     @   both_upto(a, leaf_neurons_active(d, h), n) == 1; @/
    /@ assert none: \forall rvec d, h, integer leaf; len(d) == n && 0 <= leaf < n ==>
     @   single(leaf_neurons_active(d, h), leaf, 0.0) ==> \forall rvec a;
     @   both_upto(a, leaf_neurons_active(d, h), n) == 0; @/
    /@ assert leaf_weight: \forall rvec d, h, a, integer leaf, real t, integer first, last; len(d) == n ==>
     @   single_path(h, a, n, leaf, t, first, last) ==>
     @   both_upto(leaf_neurons_active(d, h), a, n) == (at(d, leaf) != 0.0 ? 1 : 0); @/
  }
*/

/* One output neuron with weights d. */
/*@ ghost
  /@ requires first <= last;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures output: \forall boolean printed, rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output(printed, d, h) == (at(d, leaf) > 0.0 ? rmul(at(d, leaf), t) : 0.0);
   @ ensures neurons: \forall boolean printed, rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==>
   @   output_neurons(printed, d, h) == (at(d, leaf) == 0.0 ? 0 : printed && at(d, leaf) > 0.0 ? 2 : 1);
   @ ensures weights_none: \forall boolean printed, rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==> at(d, leaf) == 0.0 ==>
   @   output_weights(printed, d, h, a) == 0;
   @ ensures weights_fused: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==> at(d, leaf) != 0.0 ==>
   @   output_weights(\false, d, h, a) == both_upto(d, d, last) - both_upto(d, d, first);
   @ ensures weights_printed: \forall rvec d, h, a, integer leaf, real t; len(d) == n ==>
   @   single_path(h, a, n, leaf, t, first, last) ==> at(d, leaf) != 0.0 ==>
   @   output_weights(\true, d, h, a) == (at(d, leaf) > 0.0 ? 2 : 1);
   @/
  void lemma_path(size_t n, size_t first, size_t last)
  {
    lemma_path_fused(n, first, last);
    lemma_path_printed(n);
  }
*/
#endif
