#include "layered.h"
#include "proofs/lemmas_layered.h"

/*@ requires \valid_read(a + (0 .. n));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures increasing: \result <==> increasing(a, n);
  @*/
static bool is_increasing(const size_t *a, size_t n)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant increasing: increasing(a, i);
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (a[i] > a[i + 1])
      return false;
  return true;
}

/*@ requires readable_layered(net) && k < net.neurons && net.first[k] <= net.first[k + 1] <= net.terms;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures below: \result <==> reads_below(net, k, limit);
  @*/
static bool neuron_reads_below(layered_network net, size_t k, size_t limit)
{
  /*@ loop invariant range: net.first[k] <= t <= net.first[k + 1];
    @ loop invariant below: \forall integer s; net.first[k] <= s < t ==> net.source[s] < limit;
    @ loop assigns t;
    @ loop variant net.first[k + 1] - t;
    @*/
  for (size_t t = net.first[k]; t < net.first[k + 1]; t++)
    if (net.source[t] >= limit)
      return false;
  return true;
}

bool layered_valid(layered_network net)
{
  if (net.layers == 0 || !is_increasing(net.layer, net.layers) || net.layer[0] != net.inputs ||
      net.layer[net.layers] != net.neurons)
    return false;
  if (!is_increasing(net.first, net.neurons) || net.first[0] != 0 || net.first[net.inputs] != 0 ||
      net.first[net.neurons] != net.terms)
    return false;
  /*@ loop invariant range: 0 <= l <= net.layers;
    @ loop invariant before: \forall integer i, k; 0 <= i < l ==> net.layer[i] <= k < net.layer[i + 1] ==>
    @   reads_below(net, k, net.layer[i]);
    @ loop assigns l;
    @ loop variant net.layers - l;
    @*/
  for (size_t l = 0; l < net.layers; l++) {
    /*@ loop invariant range: net.layer[l] <= k <= net.layer[l + 1];
      @ loop invariant before: \forall integer i; net.layer[l] <= i < k ==> reads_below(net, i, net.layer[l]);
      @ loop assigns k;
      @ loop variant net.layer[l + 1] - k;
      @*/
    for (size_t k = net.layer[l]; k < net.layer[l + 1]; k++)
      if (!neuron_reads_below(net, k, net.layer[l]))
        return false;
  }
  return true;
}

/* y[k] := the output of neuron k. */
/*@ requires readable_layered(net) && k < net.neurons;
  @ requires terms: net.first[k] <= net.first[k + 1] <= net.terms && reads_below(net, k, k);
  @ requires \valid(y + (0 .. net.neurons - 1)) && \valid(t) && \separated(y + (0 .. net.neurons - 1), t);
  @ requires outside_layered(net, y, net.neurons) && outside_layered(net, t, 1);
  @ terminates \true;
  @ assigns y[k], *t;
  @ ensures output: val(y + k) ==
  @   \old(neuron_output(firsts(net), sources(net), term_weights(net), vec(y, net.neurons), k));
  @ ensures others: \forall mpq_srcptr p; \separated(p, y + k) ==> \separated(p, t) ==> val(p) == \old(val(p));
  @*/
static void evaluate_neuron(layered_network net, mpq_ptr y, size_t k, mpq_ptr t)
{
  mpq_set_ui(y + k, 0, 1);
  /*@ loop invariant range: net.first[k] <= i <= net.first[k + 1];
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + k) ==> \separated(p, t) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant sum: val(y + k) ==
    @   weighted(sources(net), term_weights{Pre}(net), vec{Pre}(y, net.neurons), net.first[k], i);
    @ loop assigns i, y[k], *t;
    @ loop variant net.first[k + 1] - i;
    @*/
  for (size_t i = net.first[k]; i < net.first[k + 1]; i++) {
    if (mpq_sgn(net.weight + i) != 0 && mpq_sgn(y + net.source[i]) != 0) {
      mpq_mul(t, net.weight + i, y + net.source[i]);
      mpq_add(y + k, y + k, t);
    }
  }
  if (mpq_sgn(y + k) < 0)
    mpq_set_ui(y + k, 0, 1);
}

void layered_forward(layered_network net, mpq_srcptr x, mpq_ptr y, mpq_ptr scratch)
{
  /*@ loop invariant range: 0 <= k <= net.inputs;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant inputs: \forall integer i; 0 <= i < k ==> val(y + i) == val(x + i);
    @ loop assigns k, y[0 .. net.neurons - 1];
    @ loop variant net.inputs - k;
    @*/
  for (size_t k = 0; k < net.inputs; k++)
    mpq_set(y + k, x + k);
  //@ ghost lemma_well_formed(net);
  //@ ghost lemma_output_alike(net.terms);
  /*@ loop invariant range: net.inputs <= k <= net.neurons;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   \separated(p, scratch) ==> val(p) == \at(val(p), Pre);
    @ loop invariant kept: term_weights(net) == term_weights{Pre}(net) &&
    @   vec(x, net.inputs) == vec{Pre}(x, net.inputs);
    @ loop invariant inputs: \forall integer i; 0 <= i < net.inputs ==> val(y + i) == val(x + i);
    @ loop invariant outputs: \forall integer i; net.inputs <= i < k ==> val(y + i) ==
    @   neuron_output(firsts(net), sources(net), term_weights{Pre}(net), vec(y, net.neurons), i);
    @ loop assigns k, y[0 .. net.neurons - 1], *scratch;
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = net.inputs; k < net.neurons; k++) {
    evaluate_neuron(net, y, k, scratch);
    //@ assert alike: alike(\at(vec(y, net.neurons), LoopCurrent), vec(y, net.neurons), k);
  }
}

/* How often a term is not zero does not fall with more terms. */
/*@ ghost
  /@ requires lo <= hi;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures grows: \forall indices source, rvec w, y, integer t; lo <= t <= hi ==>
   @   0 <= nonzero_terms(source, w, y, lo, t) <= nonzero_terms(source, w, y, lo, hi);
   @/
  void lemma_nonzero_terms_grow(size_t lo, size_t hi)
  {
    size_t s = lo;
    /@ loop invariant range: lo <= s <= hi;
     @ loop invariant grows: \forall indices source, rvec w, y, integer t; lo <= t <= s ==>
     @   0 <= nonzero_terms(source, w, y, lo, t) <= nonzero_terms(source, w, y, lo, s);
     @ loop assigns s;
     @ loop variant hi - s;
     @/
    while (s < hi) {
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Whether one of these terms is not zero. */
/*@ requires readable_layered(net) && lo <= hi <= net.terms;
  @ requires \valid_read(y + (0 .. net.neurons - 1));
  @ requires sources: \forall integer t; lo <= t < hi ==> net.source[t] < net.neurons;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures receives: \result <==>
  @   nonzero_terms(sources(net), term_weights(net), vec(y, net.neurons), lo, hi) > 0;
  @*/
static bool receives(layered_network net, mpq_srcptr y, size_t lo, size_t hi)
{
  //@ ghost lemma_nonzero_terms_grow(lo, hi);
  /*@ loop invariant range: lo <= t <= hi;
    @ loop invariant none: nonzero_terms(sources(net), term_weights(net), vec(y, net.neurons), lo, t) == 0;
    @ loop assigns t;
    @ loop variant hi - t;
    @*/
  for (size_t t = lo; t < hi; t++) {
    /*@ assert next: nonzero_terms(sources(net), term_weights(net), vec(y, net.neurons), lo, t + 1) ==
      @   shared(val(net.weight + t), val(y + net.source[t])); */
    if (mpq_sgn(net.weight + t) != 0 && mpq_sgn(y + net.source[t]) != 0)
      return true;
  }
  return false;
}

/* How many of these terms have an active source and a weight that is not zero. */
/*@ requires readable_layered(net) && lo <= hi <= net.terms;
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid_read(active + (0 .. net.neurons - 1));
  @ requires sources: \forall integer t; lo <= t < hi ==> net.source[t] < net.neurons;
  @ requires flags: \forall integer t; lo <= t < hi ==>
  @   active[net.source[t]] == active_on(net, vec(y, net.neurons), net.source[t]);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \result == active_terms(net.inputs, firsts(net), sources(net), term_weights(net),
  @                                      vec(y, net.neurons), lo, hi);
  @ ensures range: \result <= hi - lo;
  @*/
static size_t count_active_terms(layered_network net, mpq_srcptr y, const bool *active, size_t lo, size_t hi)
{
  size_t count = 0;
  /*@ loop invariant range: lo <= t <= hi && count <= t - lo;
    @ loop invariant count: count == active_terms(net.inputs, firsts(net), sources(net), term_weights(net),
    @                                             vec(y, net.neurons), lo, t);
    @ loop assigns t, count;
    @ loop variant hi - t;
    @*/
  for (size_t t = lo; t < hi; t++)
    if (mpq_sgn(net.weight + t) != 0 && active[net.source[t]])
      count++;
  return count;
}

size_t layered_active(const bool *active, size_t lo, size_t hi)
{
  size_t count = 0;
  /*@ loop invariant range: lo <= k <= hi && count <= k - lo;
    @ loop invariant count: \forall integer p, indices first, source, rvec w, y;
    @   (\forall integer i; lo <= i < k ==> active[i] == active_neuron(p, first, source, w, y, i)) ==>
    @   count == active_neurons(p, first, source, w, y, lo, k);
    @ loop assigns k, count;
    @ loop variant hi - k;
    @*/
  for (size_t k = lo; k < hi; k++)
    if (active[k])
      count++;
  return count;
}

activity layered_activity(layered_network net, mpq_srcptr y, bool *active)
{
  //@ ghost lemma_well_formed(net);
  /*@ loop invariant range: 0 <= k <= net.inputs;
    @ loop invariant active: \forall integer i; 0 <= i < k ==> active[i] == 1;
    @ loop assigns k, active[0 .. net.neurons - 1];
    @ loop variant net.inputs - k;
    @*/
  for (size_t k = 0; k < net.inputs; k++)
    active[k] = true;
  size_t weights = 0;
  /*@ loop invariant range: net.inputs <= k <= net.neurons;
    @ loop invariant active: \forall integer i; 0 <= i < k ==> active[i] == active_on(net, vec(y, net.neurons), i);
    @ loop invariant weights: weights == active_weights_on(net, vec(y, net.neurons), net.inputs, k);
    @ loop invariant limit: weights <= net.first[k];
    @ loop assigns k, weights, active[0 .. net.neurons - 1];
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = net.inputs; k < net.neurons; k++) {
    active[k] = receives(net, y, net.first[k], net.first[k + 1]);
    //@ assert this: active[k] == active_on(net, vec(y, net.neurons), k);
    //@ assert before: \forall integer i; 0 <= i < k ==> active[i] == active_on(net, vec(y, net.neurons), i);
    if (active[k])
      weights += count_active_terms(net, y, active, net.first[k], net.first[k + 1]);
  }
  activity count = {layered_active(active, net.inputs, net.neurons), weights};
  return count;
}
