#include "search.h"
#include "tree.h"
#include "proofs/lemmas_memory.h"
#include "proofs/lemmas_search.h"

/* Operation i with the one term t, which is d times variable 0, and output o, which is the variable that it defines. */
/*@ requires limits: i < 0x7fffffffffffffff && t < 0x7fffffffffffffff;
  @ requires \valid(into.program + i) && \valid(into.source + t) && \valid(into.weight + t) && \valid(into.output + o);
  @ requires \valid_read(d);
  @ requires \separated(into.program + i, into.source + t) && \separated(into.program + i, into.output + o);
  @ requires \separated(into.source + t, into.output + o);
  @ terminates \true;
  @ assigns into.program[i], into.source[t], into.weight[t], into.output[o];
  @ ensures operation: is_operation(into.program[i], t, t + 1, i + 1);
  @ ensures term: is_term(into, t, 0, \old(val(d)));
  @ ensures output: into.output[o] == variable;
  @*/
static void write_output(conditional_arrays into, size_t i, size_t t, size_t o, mpq_srcptr d, size_t variable)
{
  set_operation(into.program + i, t, t + 1, i + 1);
  into.source[t] = 0;
  mpq_set(into.weight + t, d);
  into.output[o] = variable;
}

size_t leaf_write(conditional_arrays into, size_t at, size_t term, size_t lo, mpq_srcptr d, size_t r, size_t variables)
{
  size_t k = 0;
  //@ ghost lemma_nonzeros_before(r);
  /*@ loop invariant range: 0 <= j <= r && k <= j;
    @ loop invariant kept: vec(d, r) == \at(vec(d, r), Pre);
    @ loop invariant count: k == both_upto(\at(vec(d, r), Pre), \at(vec(d, r), Pre), j);
    @ loop invariant outputs: \forall integer i; 0 <= i < j ==>
    @   puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, i);
    @ loop assigns j, k, into.program[at .. at + r], into.source[term .. term + r - 1],
    @   into.weight[term .. term + r - 1], into.output[lo .. lo + r - 1];
    @ loop variant r - j;
    @*/
  for (size_t j = 0; j < r; j++) {
    //@ assert here: val(d + j) == at(\at(vec(d, r), Pre), j);
    if (mpq_sgn(d + j) != 0) {
      size_t i = at + k, t = term + k;
      /*@ assert fewer: \forall integer l; 0 <= l < j ==> at(\at(vec(d, r), Pre), l) != 0.0 ==>
        @   0 <= both_upto(\at(vec(d, r), Pre), \at(vec(d, r), Pre), l) < k; */
      write_output(into, i, t, lo + j, d + j, variables + k);
      //@ assert unchanged: unchanged{LoopCurrent,Here}(d, r);
      //@ assert this: puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, j);
      /*@ assert before: \forall integer i; 0 <= i < j ==>
        @   puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, i); */
      k++;
    } else
      into.output[lo + j] = NOWHERE;
  }
  set_leaf(into.program + (at + k), lo, lo + r);
  return k;
}

void search_write(instruction *program, const size_t *first, size_t v, size_t lo, size_t hi, size_t t)
{
  if (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi), left = t + 1, right = t + (cut - lo);
    set_test(program + t, IS_LESS, v, cut - 1, cut - lo > 1 ? left : first[lo], hi - cut > 1 ? right : first[cut]);
    search_write(program, first, v, lo, cut, left);
    search_write(program, first, v, cut, hi, right);
  }
}
