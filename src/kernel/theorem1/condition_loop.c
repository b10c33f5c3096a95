#include "condition_loop.h"
#include "proofs/lemmas/layered/lemmas_layered.h"
#include "proofs/lemmas/theorem1/lemmas_loop.h"

/* How many of these terms are not zero. */
/*@ requires readable_layered(net) && lo <= hi <= net.terms;
  @ requires \valid_read(y + (0 .. net.neurons - 1));
  @ requires sources: \forall integer t; lo <= t < hi ==> net.source[t] < net.neurons;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \result == nonzero_terms(sources(net), term_weights(net), vec(y, net.neurons), lo, hi);
  @ ensures range: \result <= hi - lo;
  @*/
static size_t count_nonzero_terms(layered_network net, mpq_srcptr y, size_t lo, size_t hi)
{
  size_t count = 0;
  /*@ loop invariant range: lo <= t <= hi && count <= t - lo;
    @ loop invariant count: count == nonzero_terms(sources(net), term_weights(net), vec(y, net.neurons), lo, t);
    @ loop assigns t, count;
    @ loop variant hi - t;
    @*/
  for (size_t t = lo; t < hi; t++)
    if (mpq_sgn(net.weight + t) != 0 && mpq_sgn(y + net.source[t]) != 0)
      count++;
  return count;
}

/* What computing all neurons costs. */
/*@ requires readable_layered(net) && well_formed(net) && net.terms <= CONDITIONAL_MOST_TERMS;
  @ requires \valid_read(y + (0 .. net.neurons - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \result == computing(net.inputs, firsts(net), sources(net), term_weights(net),
  @                                     vec(y, net.neurons), net.neurons);
  @ ensures range: \result <= 2 * net.terms;
  @*/
static size_t count_computing(layered_network net, mpq_srcptr y)
{
  size_t count = 0;
  //@ ghost lemma_well_formed(net);
  /*@ loop invariant range: net.inputs <= k <= net.neurons && count <= 2 * net.first[k];
    @ loop invariant count: count == computing(net.inputs, firsts(net), sources(net), term_weights(net),
    @                                          vec(y, net.neurons), k);
    @ loop assigns k, count;
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = net.inputs; k < net.neurons; k++)
    count += 2 * count_nonzero_terms(net, y, net.first[k], net.first[k + 1]);
  return count;
}

loop_result condition_loop(layered_network net, reading_terms reading, mpq_srcptr x, mpq_ptr y, bool *active,
                           mpq_ptr scratch)
{
  loop_result done;
  //@ ghost lemma_well_formed(net);
  //@ ghost lemma_loop(net.neurons, net.terms);
  layered_forward(net, reading, x, y, scratch);
  done.active = layered_activity(net, reading, y, active);
  //@ assert weights: term_weights(net) == \at(term_weights(net), Pre);
  //@ assert firsts: firsts(net) == \at(firsts(net), Pre) && sources(net) == \at(sources(net), Pre);
  //@ assert last: net.inputs <= net.layer[net.layers - 1] <= net.neurons;
  done.operations = layered_active(active, 0, net.layer[net.layers - 1]) + count_computing(net, y);
  return done;
}
