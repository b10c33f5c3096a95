/* Conditional networks that look for a point by a balanced tree of tests: the tests, and the leaves that each put out
 * the outputs of one point. */
#ifndef MEMCERT_KERNEL_SEARCH_H
#define MEMCERT_KERNEL_SEARCH_H

#include "instructions.h"

/*@ // The operation for d_j and output j of the leaf, as leaf_write writes them.
  @ predicate puts_output{L}(conditional_arrays into, integer at, integer term, integer lo, rvec d, integer v,
  @                          integer j) =
  @   at(d, j) != 0.0
  @   ? is_operation(into.program[at + both_upto(d, d, j)], term + both_upto(d, d, j), term + both_upto(d, d, j) + 1,
  @                  at + both_upto(d, d, j) + 1) &&
  @     is_term(into, term + both_upto(d, d, j), 0, at(d, j)) && into.output[lo + j] == v + both_upto(d, d, j)
  @   : into.output[lo + j] == NOWHERE;
  @*/

/* From instruction `at` on: an operation phi(d_j * variable 0) for every d_j != 0, j < r, whose terms are those from
 * `term` on and which define the variables from `variables` on, and then the leaf that puts them out, by the outputs
 * from `lo` on.  Returns how many operations these are. */
/*@ requires limits: r <= 0x4000 && at <= 0x4000000000000000 && term <= 0x4000000000000000 &&
  @   lo <= 0x4000000000000000 && variables <= 0x4000000000000000;
  @ requires \valid(into.program + (at .. at + r)) && \valid(into.output + (lo .. lo + r - 1));
  @ requires \valid(into.source + (term .. term + r - 1)) && \valid(into.weight + (term .. term + r - 1));
  @ requires \valid_read(d + (0 .. r - 1)) && \separated(d + (0 .. r - 1), into.weight + (term .. term + r - 1));
  @ requires \separated(into.program + (at .. at + r), into.source + (term .. term + r - 1));
  @ requires \separated(into.program + (at .. at + r), into.output + (lo .. lo + r - 1));
  @ requires \separated(into.source + (term .. term + r - 1), into.output + (lo .. lo + r - 1));
  @ terminates \true;
  @ assigns into.program[at .. at + r], into.source[term .. term + r - 1], into.weight[term .. term + r - 1],
  @   into.output[lo .. lo + r - 1];
  @ ensures kept: vec(d, r) == \old(vec(d, r));
  @ ensures count: \result == both_upto(vec(d, r), vec(d, r), r);
  @ ensures range: \result <= r;
  @ ensures outputs: \forall integer j; 0 <= j < r ==>
  @   puts_output(into, at, term, lo, vec(d, r), variables, j);
  @ ensures leaf: is_leaf(into.program[at + \result], lo);
  @*/
size_t leaf_write(conditional_arrays into, size_t at, size_t term, size_t lo, mpq_srcptr d, size_t r, size_t variables);

/* The tests of the tree with leaves [lo, hi) in preorder, from instruction t on.  Leaf i begins with instruction
 * first[i]; the test that cuts before leaf i compares variable v with value i - 1. */
void search_write(instruction *program, const size_t *first, size_t v, size_t lo, size_t hi, size_t t);

#endif
