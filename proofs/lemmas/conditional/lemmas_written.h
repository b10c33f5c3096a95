/* Conditional networks in the arrays that they are written into: what the instructions there are as values. */
#ifndef MEMCERT_PROOFS_LEMMAS_WRITTEN_H
#define MEMCERT_PROOFS_LEMMAS_WRITTEN_H

#include "kernel/conditional/instructions.h"
#include "lemmas_search.h"
#include "kernel/conditional/search.h"
#include "proofs/lemmas/switch/lemmas_bounds.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "kernel/conditional/written.h"

/*@ lemma stored_projects{L}: \forall conditional_network net, conditional_arrays into, integer i, term, q, rvec w;
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
  @   v + net.outputs <= LIMIT_PLACE && counts(d, net.outputs);
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
  @ lemma stored_leaf_scales{L}: \forall conditional_network net, conditional_arrays into, integer at, term, lo, v, j,
  @   i,
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
   @ ensures puts: \forall rvec d, integer v; leaf_fits(net, at, term, lo, d, v) ==>
   @   leaf_written(into, at, term, lo, d, net.outputs, v) ==> puts(stored(net), at, d, net.outputs, v);
   @/
  void lemma_stored_puts(conditional_network net, conditional_arrays into, size_t at, size_t term, size_t lo)
  {
    size_t r = net.outputs;
    /@ assert scale: \forall rvec d, integer v, j; leaf_fits(net, at, term, lo, d, v) ==>
     @   leaf_written(into, at, term, lo, d, r, v) ==> 0 <= j < r ==> at(d, j) != 0.0 ==>
     @   scales(stored(net), at + both_upto(d, d, j), at(d, j)); @/
    /@ assert put: \forall rvec d, integer v, j; leaf_fits(net, at, term, lo, d, v) ==>
     @   leaf_written(into, at, term, lo, d, r, v) ==> 0 <= j < r ==>
     @   put_out(stored(net), at + both_upto(d, d, r), j) == (at(d, j) != 0.0 ? v + both_upto(d, d, j) : -1); @/
    /@ assert leaf: \forall rvec d, integer v; leaf_fits(net, at, term, lo, d, v) ==>
     @   leaf_written(into, at, term, lo, d, r, v) ==> kind(stored(net), at + both_upto(d, d, r)) == 2; @/
  }
*/

/*@ lemma projection_kept{K,L}: \forall conditional_arrays into, integer i, term, q, rvec w; counts(w, q) ==>
  @   same_program{K,L}(into, i, i + 1) ==> same_terms{K,L}(into, term, term + both_upto(w, w, q)) ==>
  @   projection_written{K}(into, i, term, w, q) ==> projection_written{L}(into, i, term, w, q);
  @ lemma output_kept{K,L}: \forall conditional_arrays into, integer at, term, lo, v, r, j, rvec d; counts(d, r) ==>
  @   same_program{K,L}(into, at, at + both_upto(d, d, r) + 1) ==>
  @   same_terms{K,L}(into, term, term + both_upto(d, d, r)) ==> same_outputs{K,L}(into, lo, lo + r) ==>
  @   0 <= j < r ==> at(d, j) != 0.0 ==>
  @   puts_output{K}(into, at, term, lo, d, v, j) ==> puts_output{L}(into, at, term, lo, d, v, j);
  @ lemma leaf_kept{K,L}: \forall conditional_arrays into, integer at, term, lo, v, r, rvec d; counts(d, r) ==>
  @   same_program{K,L}(into, at, at + both_upto(d, d, r) + 1) ==>
  @   same_terms{K,L}(into, term, term + both_upto(d, d, r)) ==> same_outputs{K,L}(into, lo, lo + r) ==>
  @   leaf_written{K}(into, at, term, lo, d, r, v) ==> leaf_written{L}(into, at, term, lo, d, r, v);
  @ lemma leaf_within{K,L}: \forall conditional_arrays into, integer at, term, lo, v, r, a, b, e, f, o, rvec d;
  @   counts(d, r) ==> a <= at ==> at + both_upto(d, d, r) < b ==> e <= term ==> term + both_upto(d, d, r) <= f ==>
  @   0 <= lo ==> lo + r <= o ==> same_program{K,L}(into, a, b) ==> same_terms{K,L}(into, e, f) ==>
  @   same_outputs{K,L}(into, 0, o) ==>
  @   leaf_written{K}(into, at, term, lo, d, r, v) ==> leaf_written{L}(into, at, term, lo, d, r, v);
  @
  @ // Opaque: row l of r numbers is before row i.
  @ predicate row_before(integer l, integer i, integer r) = 0 <= l * r && l * r + r <= i * r;
  @ lemma leaf_at_kept{K,L}: \forall conditional_arrays into, size_t *first,
  @   integer base, n, q, deep, r, term, i, l, count, e, f, o, rmat d;
  @   counts(row(d, l), r) ==> 0 <= l < i ==> row_before(l, i, r) ==> o == i * r ==> e == base + i + count ==>
  @   f == term + count ==> \at(first[l], K) == \at(first[l], L) ==> ends_before{K}(first, base, r, d, count, l) ==>
  @   same_program{K,L}(into, base, e) ==> same_terms{K,L}(into, term, f) ==>
  @   same_outputs{K,L}(into, 0, o) ==> leaf_at{K}(into, first, base, n, q, deep, r, term, d, l) ==>
  @   leaf_at{L}(into, first, base, n, q, deep, r, term, d, l);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures apart: \forall integer l; 0 <= l < i ==> row_before(l, i, r);
   @/
  void lemma_rows_before(size_t i, size_t r)
  {
    /@ assert apart: \forall integer l; 0 <= l < i ==> 0 <= l * r && l * r + r <= i * r; @/
  }
*/

/* What the leaves in memory put out. */
/*@ ghost
  /@ requires held: holds_network(into, net) && net.outputs == r && net.leaves == n * r;
   @ requires limits: n <= LIMIT_POINTS && q <= LIMIT_INPUTS && r <= LIMIT_OUTPUTS && term <= LIMIT_LEAVES_PLACE;
   @ requires room: net.size == base + n + count && net.terms >= term + count;
   @ requires \valid_read(first + (0 .. n - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures put: \forall rmat d; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
   @   leaves_put(stored(net), listed(first, n), d, n, q, deep, r);
   @ ensures begin: \forall rmat d; 0 < n ==> leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
   @   begins(stored(net), listed(first, n), base, n);
   @/
  void lemma_leaves_put(conditional_network net, conditional_arrays into, const size_t *first, size_t base,
                        size_t n, size_t q, bool deep, size_t r, size_t term, size_t count)
  {
    size_t l = 0;
    lemma_nonzeros_before(r);
    /@ assert counts: \forall rvec d; counts(d, r); @/
    /@ assert places: \forall integer i; 0 <= i < n ==> index(listed(first, n), i) == first[i]; @/
    /@ loop invariant range: 0 <= l <= n;
     @ loop invariant put: \forall rmat d, integer i;
     @   leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==> 0 <= i < l ==>
     @   puts(stored(net), first[i], row(d, i), r, leaf_variables(q, n, deep, i));
     @ loop assigns l;
     @ loop variant n - l;
     @/
    while (l < n) {
      row_in_matrix(l, n, r);
      size_t at = first[l], lo = l * r, before = base + l;
      lemma_depth(0, n, l);
      clog2_limit(n);
      /@ assert exact: lo == l * r && before == base + l && lo + r <= n * r; @/
      /@ assert here: \forall rmat d; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
       @   leaf_at(into, first, base, n, q, deep, r, term, d, l) && ends_before(first, base, r, d, count, l); @/
      if (before <= at && at - before <= count) {
        size_t t = term + (at - before);
        /@ assert t: t == term + (first[l] - base - l); @/
        lemma_stored_puts(net, into, at, t, lo);
        /@ assert fits: \forall rmat d; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
         @   leaf_fits(net, at, t, lo, row(d, l), leaf_variables(q, n, deep, l)); @/
        /@ assert this: \forall rmat d; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
         @   puts(stored(net), at, row(d, l), r, leaf_variables(q, n, deep, l)); @/
      }
      size_t next = l + 1;
      l = next;
    }
    /@ assert all: l == n; @/
    /@ assert size: instructions(stored(net)) == net.size; @/
    /@ assert ends: \forall rmat d, integer i; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
     @   0 <= i < n ==> ends_before(first, base, r, d, count, i); @/
    /@ assert bounds_if: \forall rmat d, integer i; 0 <= i < n ==> counts(row(d, i), r) ==>
     @   ends_before(first, base, r, d, count, i) ==> base + i <= first[i] && first[i] - base - i <= count; @/
    /@ assert counts_all: \forall rmat d, integer i; ends_before(first, base, r, d, count, i) ==>
     @   counts(row(d, i), r); @/
    /@ assert bounds: \forall rmat d, integer i; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
     @   0 <= i < n ==> base + i <= first[i] && first[i] - base - i <= count; @/
    /@ assert behind: \forall rmat d, integer i; leaves_written(into, first, base, n, q, deep, r, term, d, n, count) ==>
     @   0 <= i < n ==> base <= index(listed(first, n), i) < instructions(stored(net)); @/
  }
*/

/*@ lemma point_found_first: \forall conditional c, rmat s, d, integer r, i, most; 1 <= r ==>
  @   point_found(c, s, d, r, i, most) ==> found(c, 0, row(s, i), 0, at(row(d, i), 0), most);
  @ lemma found_recalls: \forall conditional c, rmat s, d, integer r, i, most; 1 <= r ==> len(row(d, i)) == r ==>
  @   point_found(c, s, d, r, i, most) ==> recalls_point(c, row(s, i), row(d, i));
  @ lemma found_cheap: \forall conditional c, rmat s, d, integer r, i, most; 1 <= r ==>
  @   point_found(c, s, d, r, i, most) ==> operations(c, 0, row(s, i)) <= most;
  @*/
#endif
