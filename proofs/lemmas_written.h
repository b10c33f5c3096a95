/* Conditional networks in the arrays that they are written into: what the instructions there are as values. */
#ifndef MEMCERT_PROOFS_LEMMAS_WRITTEN_H
#define MEMCERT_PROOFS_LEMMAS_WRITTEN_H

#include "kernel/search.h"
#include "proofs/lemmas_search.h"

/*@ // The network is what these arrays hold.
  @ predicate holds_network(conditional_arrays into, conditional_network net) =
  @   net.program == into.program && net.source == into.source && net.weight == into.weight &&
  @   net.value == into.value && net.output == into.output && net.size <= 0x4000000000000000;
  @ // What lemma_nonzeros_before says of one vector.
  @ predicate counts(rvec d, integer r) = 0 <= both_upto(d, d, r) <= r && \forall integer j; 0 <= j < r ==>
  @   0 <= both_upto(d, d, j) && both_upto(d, d, j) + (at(d, j) != 0.0 ? 1 : 0) <= both_upto(d, d, r);
  @
  @ // Instruction i is phi(w.(the first q variables)), with the terms from `term` on.
  @ predicate projection_written{L}(conditional_arrays into, integer i, integer term, rvec w, integer q) =
  @   is_operation(into.program[i], term, term + both_upto(w, w, q), i + 1) && has_terms(into, term, w, q);
  @ // The leaf of d that leaf_write writes.
  @ predicate leaf_written{L}(conditional_arrays into, integer at, integer term, integer lo, rvec d, integer r,
  @                           integer v) =
  @   is_leaf(into.program[at + both_upto(d, d, r)], lo) &&
  @   (\forall integer j; 0 <= j < r ==> at(d, j) != 0.0 ==> puts_output(into, at, term, lo, d, v, j)) &&
  @   \forall integer j; 0 <= j < r ==> at(d, j) == 0.0 ==> into.output[lo + j] == NOWHERE;
  @
  @ lemma stored_projects{L}: \forall conditional_network net, conditional_arrays into, integer i, term, q, rvec w;
  @   holds_network(into, net) ==> 0 <= i < net.size ==> 0 <= term ==> term + both_upto(w, w, q) <= net.terms ==>
  @   counts(w, q) ==> projection_written(into, i, term, w, q) ==> projects(stored(net), i, w, q);
  @ lemma stored_scales{L}: \forall conditional_network net, conditional_arrays into, integer i, term, real w;
  @   holds_network(into, net) ==> 0 <= i < net.size ==> 0 <= term < net.terms ==>
  @   is_operation(into.program[i], term, term + 1, i + 1) ==> is_term(into, term, 0, w) ==>
  @   scales(stored(net), i, w);
  @ lemma stored_put_out{L}: \forall conditional_network net, conditional_arrays into, integer i, lo, j;
  @   holds_network(into, net) ==> 0 <= i < net.size ==> is_leaf(into.program[i], lo) ==> 0 <= j < net.outputs ==>
  @   lo + net.outputs <= net.leaves ==> put_out(stored(net), i, j) == place(into.output[lo + j]);
  @ // The network has room for such a leaf.
  @ predicate leaf_fits(conditional_network net, integer at, integer term, integer lo, rvec d, integer v) =
  @   0 <= at && at + both_upto(d, d, net.outputs) < net.size && 0 <= term &&
  @   term + both_upto(d, d, net.outputs) <= net.terms && 0 <= lo && lo + net.outputs <= net.leaves && 0 <= v &&
  @   v + net.outputs <= 0x4000000000000000 && counts(d, net.outputs);
  @ lemma puts_output_parts{L}: \forall conditional_arrays into, integer at, term, lo, v, j, k, i, t, rvec d;
  @   puts_output(into, at, term, lo, d, v, j) ==> at(d, j) != 0.0 ==> k == both_upto(d, d, j) ==> i == at + k ==>
  @   t == term + k ==> is_operation(into.program[i], t, t + 1, i + 1) && is_term(into, t, 0, at(d, j)) &&
  @   into.output[lo + j] == v + k;
  @ lemma counts_nonzero: \forall rvec d, integer r, j; counts(d, r) ==> 0 <= j < r ==> at(d, j) != 0.0 ==>
  @   0 <= both_upto(d, d, j) < both_upto(d, d, r);
  @ lemma stored_output_scales{L}: \forall conditional_network net, conditional_arrays into,
  @   integer at, term, lo, v, j, i, rvec d; holds_network(into, net) ==> 0 <= i < net.size ==>
  @   0 <= term + both_upto(d, d, j) < net.terms ==> puts_output(into, at, term, lo, d, v, j) ==> at(d, j) != 0.0 ==>
  @   i == at + both_upto(d, d, j) ==> scales(stored(net), i, at(d, j));
  @ lemma stored_leaf_scales{L}: \forall conditional_network net, conditional_arrays into, integer at, term, lo, v, j, i,
  @   rvec d; holds_network(into, net) ==> leaf_fits(net, at, term, lo, d, v) ==>
  @   puts_output(into, at, term, lo, d, v, j) ==> 0 <= j < net.outputs ==> at(d, j) != 0.0 ==>
  @   i == at + both_upto(d, d, j) ==> scales(stored(net), i, at(d, j));
  @ lemma stored_leaf_puts{L}: \forall conditional_network net, conditional_arrays into, integer at, term, lo, v, j, i,
  @   rvec d; holds_network(into, net) ==> leaf_fits(net, at, term, lo, d, v) ==>
  @   i == at + both_upto(d, d, net.outputs) ==> is_leaf(into.program[i], lo) ==> at(d, j) != 0.0 ==>
  @   puts_output(into, at, term, lo, d, v, j) ==>
  @   0 <= j < net.outputs ==> put_out(stored(net), i, j) == v + both_upto(d, d, j);
  @ lemma stored_leaf_kind{L}: \forall conditional_network net, conditional_arrays into, integer at, term, lo, v,
  @   rvec d; holds_network(into, net) ==> leaf_fits(net, at, term, lo, d, v) ==>
  @   leaf_written(into, at, term, lo, d, net.outputs, v) ==>
  @   kind(stored(net), at + both_upto(d, d, net.outputs)) == 2 &&
  @   at + both_upto(d, d, net.outputs) < instructions(stored(net));
  @*/

/* Such a leaf puts out d. */
/*@ ghost
  /@ requires held: holds_network(into, net);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures puts: \forall rvec d; leaf_fits(net, at, term, lo, d, v) ==>
   @   leaf_written(into, at, term, lo, d, net.outputs, v) ==> puts(stored(net), at, d, net.outputs, v);
   @/
  void lemma_stored_puts(conditional_network net, conditional_arrays into, size_t at, size_t term, size_t lo, size_t v)
  {
    size_t r = net.outputs;
    /@ assert scale: \forall rvec d, integer j; leaf_fits(net, at, term, lo, d, v) ==>
     @   leaf_written(into, at, term, lo, d, r, v) ==> 0 <= j < r ==> at(d, j) != 0.0 ==>
     @   scales(stored(net), at + both_upto(d, d, j), at(d, j)); @/
    /@ assert put: \forall rvec d, integer j; leaf_fits(net, at, term, lo, d, v) ==>
     @   leaf_written(into, at, term, lo, d, r, v) ==> 0 <= j < r ==>
     @   put_out(stored(net), at + both_upto(d, d, r), j) == (at(d, j) != 0.0 ? v + both_upto(d, d, j) : -1); @/
    /@ assert leaf: \forall rvec d; leaf_fits(net, at, term, lo, d, v) ==>
     @   leaf_written(into, at, term, lo, d, r, v) ==> kind(stored(net), at + both_upto(d, d, r)) == 2; @/
  }
*/
#endif
