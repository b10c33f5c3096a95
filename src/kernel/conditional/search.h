/* Conditional networks that look for a point by a balanced tree of tests: the tests, and the leaves that each put out
 * the outputs of one point. */
#ifndef MEMCERT_KERNEL_SEARCH_H
#define MEMCERT_KERNEL_SEARCH_H

#include "instructions.h"
#include "specs/search.acsl"

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
/*@ requires limits: r <= LIMIT_OUTPUTS && at <= LIMIT_PLACE && term <= LIMIT_PLACE &&
  @   lo <= LIMIT_PLACE && variables <= LIMIT_PLACE;
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

/*@ // The subtree with leaves [lo, hi) is entered here, if its tests are the instructions from t on.
  @ logic integer enters_at{L}(size_t *first, integer lo, integer hi, integer t) = hi - lo <= 1 ? first[lo] : t;
  @ // Instruction t cuts it: variable v against value cut - 1.
  @ predicate cuts_at{L}(instruction *program, size_t *first, integer v, integer lo, integer hi, integer t) =
  @   is_test(program[t], IS_LESS, v, cut(lo, hi) - 1, enters_at(first, lo, cut(lo, hi), t + 1),
  @           enters_at(first, cut(lo, hi), hi, t + cut(lo, hi) - lo));
  @ // From instruction s to a later one before `end` or to a leaf of [lo, hi).
  @ predicate leads{L}(size_t *first, integer lo, integer hi, integer s, integer end, integer to) =
  @   s < to < end || \exists integer i; lo <= i < hi && to == first[i];
  @ predicate searches_at{L}(instruction *program, size_t *first, integer v, integer lo, integer hi, integer end,
  @                          integer s) =
  @   program[s].kind == INSTRUCTION_TEST && program[s].compare == IS_LESS && program[s].lo == v &&
  @   lo <= program[s].hi < hi - 1 && leads(first, lo, hi, s, end, program[s].next) &&
  @   leads(first, lo, hi, s, end, program[s].otherwise);
  @*/

/* The tests of the tree with leaves [lo, hi) in preorder, from instruction t on.  Leaf i begins with instruction
 * first[i]; the test that cuts before leaf i compares variable v with value i - 1. */
/*@ requires range: lo < hi <= LIMIT_POINTS;
  @ requires limit: t + hi - lo <= LIMIT_PLACE;
  @ requires \valid(program + (t .. t + hi - lo - 2)) && \valid_read(first + (lo .. hi - 1));
  @ requires \separated(program + (t .. t + hi - lo - 2), first + (lo .. hi - 1));
  @ terminates \true;
  @ decreases hi - lo;
  @ assigns program[t .. t + hi - lo - 2];
  @ ensures cuts: \forall integer l, h, u; vertex(lo, hi, t, l, h, u) ==> h - l > 1 ==>
  @   cuts_at(program, first, v, l, h, u);
  @ ensures tests: \forall integer s; t <= s < t + hi - lo - 1 ==>
  @   searches_at(program, first, v, lo, hi, t + hi - lo - 1, s);
  @*/
void search_write(instruction *program, const size_t *first, size_t v, size_t lo, size_t hi, size_t t);

#endif
