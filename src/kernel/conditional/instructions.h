/* Instructions and terms of a conditional network that is being written. */
#ifndef MEMCERT_KERNEL_INSTRUCTIONS_H
#define MEMCERT_KERNEL_INSTRUCTIONS_H

#include "conditional.h"

/* The arrays of a conditional network (conditional.h) that is being written. */
typedef struct {
  instruction *program;
  size_t *source;
  mpq_ptr weight; /* terms */
  mpq_ptr value;
  size_t *output;
} conditional_arrays;

/*@ predicate is_operation(instruction i, integer lo, integer hi, integer next) =
  @   i.kind == INSTRUCTION_OPERATION && i.lo == lo && i.hi == hi && i.next == next;
  @ predicate is_test(instruction i, integer compare, integer variable, integer value, integer next,
  @                   integer otherwise) =
  @   i.kind == INSTRUCTION_TEST && i.compare == compare && i.lo == variable && i.hi == value && i.next == next &&
  @   i.otherwise == otherwise;
  @ predicate is_leaf(instruction i, integer lo) = i.kind == INSTRUCTION_LEAF && i.lo == lo;
  @*/

/*@ requires \valid(i);
  @ terminates \true;
  @ assigns *i;
  @ ensures set: is_operation(*i, lo, hi, next);
  @*/
void set_operation(instruction *i, size_t lo, size_t hi, size_t next);

/*@ requires \valid(i);
  @ terminates \true;
  @ assigns *i;
  @ ensures set: is_test(*i, compare, variable, value, next, otherwise);
  @*/
void set_test(instruction *i, comparison compare, size_t variable, size_t value, size_t next, size_t otherwise);

/*@ requires \valid(i);
  @ terminates \true;
  @ assigns *i;
  @ ensures set: is_leaf(*i, lo);
  @*/
void set_leaf(instruction *i, size_t lo, size_t hi);

/*@ // Term t multiplies w with variable k.
  @ predicate is_term{L}(conditional_arrays into, integer t, integer k, real w) =
  @   into.source[t] == k && val(into.weight + t) == w;
  @ // The terms from `at` on are those of the non-zeros among the first k components of w.
  @ predicate has_terms{L}(conditional_arrays into, integer at, rvec w, integer k) =
  @   \forall integer i; 0 <= i < k ==> at(w, i) != 0.0 ==> is_term(into, at + both_upto(w, w, i), i, at(w, i));
  @*/

/* From term `at` on: a term for every w_k != 0, k < q, that multiplies it with variable k.  Returns how many these
 * are. */
/*@ requires limits: q <= LIMIT_INPUTS && at <= LIMIT_PLACE;
  @ requires \valid(into.source + (at .. at + q - 1)) && \valid(into.weight + (at .. at + q - 1));
  @ requires \valid_read(w + (0 .. q - 1)) && \separated(w + (0 .. q - 1), into.weight + (at .. at + q - 1));
  @ terminates \true;
  @ assigns into.source[at .. at + q - 1], into.weight[at .. at + q - 1];
  @ ensures kept: vec(w, q) == \old(vec(w, q));
  @ ensures count: \result == both_upto(vec(w, q), vec(w, q), q);
  @ ensures range: \result <= q;
  @ ensures terms: has_terms(into, at, vec(w, q), q);
  @*/
size_t terms_write(conditional_arrays into, size_t at, mpq_srcptr w, size_t q);

#endif
