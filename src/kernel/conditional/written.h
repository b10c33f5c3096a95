/* What the arrays hold that a conditional network is being written into. */
#ifndef MEMCERT_KERNEL_WRITTEN_H
#define MEMCERT_KERNEL_WRITTEN_H

#include "search.h"
#include "specs/search.acsl"

/*@ // The network is what these arrays hold.
  @ predicate holds_network(conditional_arrays into, conditional_network net) =
  @   net.program == into.program && net.source == into.source && net.weight == into.weight &&
  @   net.value == into.value && net.output == into.output && net.size <= LIMIT_PLACE;
  @ // Of the r components of d at most r are not zero, and before component j there are fewer if d_j is one of them.
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
  @ // The same instructions, terms and outputs with these numbers, lo to hi - 1.
  @ predicate same_program{K,L}(conditional_arrays into, integer lo, integer hi) =
  @   \forall integer i; lo <= i < hi ==> \at(into.program[i].kind, K) == \at(into.program[i].kind, L) &&
  @     \at(into.program[i].compare, K) == \at(into.program[i].compare, L) &&
  @     \at(into.program[i].lo, K) == \at(into.program[i].lo, L) &&
  @     \at(into.program[i].hi, K) == \at(into.program[i].hi, L) &&
  @     \at(into.program[i].next, K) == \at(into.program[i].next, L) &&
  @     \at(into.program[i].otherwise, K) == \at(into.program[i].otherwise, L);
  @ predicate same_terms{K,L}(conditional_arrays into, integer lo, integer hi) =
  @   \forall integer t; lo <= t < hi ==> \at(into.source[t], K) == \at(into.source[t], L) &&
  @     \at(val(into.weight + t), K) == \at(val(into.weight + t), L);
  @ predicate same_outputs{K,L}(conditional_arrays into, integer lo, integer hi) =
  @   \forall integer j; lo <= j < hi ==> \at(into.output[j], K) == \at(into.output[j], L);
  @
  @ // Leaf l of n that a search leads to, with instructions from `base` on and terms from `term` on.
  @ predicate leaf_at{L}(conditional_arrays into, size_t *first, integer base, integer n, integer q, integer deep,
  @                      integer r, integer term, rmat d, integer l) =
  @   leaf_written(into, first[l], term + (first[l] - base - l), l * r, row(d, l), r, leaf_variables(q, n, deep, l));
  @ // It ends before the one that begins behind i leaves and `count` operations of them.
  @ predicate ends_before{L}(size_t *first, integer base, integer r, rmat d, integer count, integer l) =
  @   base + l <= first[l] && first[l] - base - l + both_upto(row(d, l), row(d, l), r) <= count;
  @ predicate leaves_written{L}(conditional_arrays into, size_t *first, integer base, integer n, integer q,
  @                             integer deep, integer r, integer term, rmat d, integer i, integer count) =
  @   \forall integer l; 0 <= l < i ==> leaf_at(into, first, base, n, q, deep, r, term, d, l) &&
  @     ends_before(first, base, r, d, count, l);
  @*/
#endif
