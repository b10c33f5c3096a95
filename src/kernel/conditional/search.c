#include "instructions.h"
#include "proofs/lemmas/conditional/lemmas_search.h"
#include "search.h"
#include "kernel/switch/tree.h"
#include "proofs/lemmas/exact/lemmas_memory.h"

/*@ predicate same_step{K,L}(instruction *p) =
  @   \at(p->kind, K) == \at(p->kind, L) && \at(p->lo, K) == \at(p->lo, L) && \at(p->hi, K) == \at(p->hi, L) &&
  @   \at(p->next, K) == \at(p->next, L);
  @ predicate same_term{K,L}(conditional_arrays into, integer t) =
  @   \at(into.source[t], K) == \at(into.source[t], L) && \at(val(into.weight + t), K) == \at(val(into.weight + t), L);
  @ predicate same_output{K,L}(conditional_arrays into, integer at, integer term, integer lo, rvec d, integer j) =
  @   (at(d, j) != 0.0 ==> same_step{K,L}(into.program + (at + both_upto(d, d, j))) &&
  @                        same_term{K,L}(into, term + both_upto(d, d, j))) &&
  @   \at(into.output[lo + j], K) == \at(into.output[lo + j], L);
  @ lemma one_output_kept{K,L}: \forall conditional_arrays into, integer at, term, lo, v, j, rvec d;
  @   same_output{K,L}(into, at, term, lo, d, j) ==>
  @   puts_output{K}(into, at, term, lo, d, v, j) ==> puts_output{L}(into, at, term, lo, d, v, j);
  @*/

/* Operation i with the one term t, which is d times variable 0, and output o, which is the variable that it defines. */
/*@ requires limits: i < SIZE_MAX / 2 && t < SIZE_MAX / 2;
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
      //@ assert places: i == at + k && t == term + k;
      write_output(into, i, t, lo + j, d + j, variables + k);
      //@ assert unchanged: unchanged{LoopCurrent,Here}(d, r);
      /*@ assert program: \forall integer m; at <= m < i ==> same_step{LoopCurrent,Here}(into.program + m); */
      /*@ assert terms: \forall integer m; term <= m < t ==> same_term{LoopCurrent,Here}(into, m); */
      /*@ assert output: \forall integer m; lo <= m < lo + j ==>
        @   into.output[m] == \at(into.output[m], LoopCurrent); */
      /*@ assert earlier: \forall integer l; 0 <= l < j ==>
        @   same_output{LoopCurrent,Here}(into, at, term, lo, \at(vec(d, r), Pre), l); */
      //@ assert this: puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, j);
      /*@ assert step: \forall integer l;
        @   puts_output{LoopCurrent}(into, at, term, lo, \at(vec(d, r), Pre), variables, l) ==>
        @   same_output{LoopCurrent,Here}(into, at, term, lo, \at(vec(d, r), Pre), l) ==>
        @   puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, l); */
      /*@ assert before: \forall integer i; 0 <= i < j ==>
        @   puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, i); */
      k++;
    } else
      into.output[lo + j] = NOWHERE;
  }
  size_t end = at + k;
  //@ assert end: end == at + k;
  //@ ghost Outputs: ;
  set_leaf(into.program + end, lo, lo + r);
  //@ assert operations: \forall integer m; at <= m < end ==> same_step{Outputs,Here}(into.program + m);
  //@ assert all_terms: \forall integer m; term <= m < term + k ==> same_term{Outputs,Here}(into, m);
  /*@ assert all: \forall integer l; 0 <= l < r ==>
    @   same_output{Outputs,Here}(into, at, term, lo, \at(vec(d, r), Pre), l); */
  /*@ assert last: \forall integer l; puts_output{Outputs}(into, at, term, lo, \at(vec(d, r), Pre), variables, l) ==>
    @   same_output{Outputs,Here}(into, at, term, lo, \at(vec(d, r), Pre), l) ==>
    @   puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, l); */
  return k;
}

/*@ predicate same_test{K,L}(instruction *p) =
  @   same_step{K,L}(p) && \at(p->compare, K) == \at(p->compare, L) && \at(p->otherwise, K) == \at(p->otherwise, L);
  @ predicate same_leaves{K,L}(size_t *first, integer lo, integer hi) =
  @   \forall integer i; lo <= i < hi ==> \at(first[i], K) == \at(first[i], L);
  @ lemma cuts_kept{K,L}: \forall instruction *program, size_t *first, integer v, l, h, u, lo, hi;
  @   same_test{K,L}(program + u) ==> same_leaves{K,L}(first, lo, hi) ==> lo <= l ==> h <= hi ==> h - l > 1 ==>
  @   cuts_at{K}(program, first, v, l, h, u) ==> cuts_at{L}(program, first, v, l, h, u);
  @ lemma leads_kept{K,L}: \forall size_t *first, integer lo, hi, s, end, to; same_leaves{K,L}(first, lo, hi) ==>
  @   leads{K}(first, lo, hi, s, end, to) ==> leads{L}(first, lo, hi, s, end, to);
  @ lemma searches_kept{K,L}: \forall instruction *program, size_t *first, integer v, lo, hi, end, s;
  @   same_test{K,L}(program + s) ==> same_leaves{K,L}(first, lo, hi) ==>
  @   searches_at{K}(program, first, v, lo, hi, end, s) ==> searches_at{L}(program, first, v, lo, hi, end, s);
  @ lemma leads_wider{L}: \forall size_t *first, integer lo, hi, end, l, h, e, s, to; lo <= l ==> h <= hi ==>
  @   e <= end ==> leads(first, l, h, s, e, to) ==> leads(first, lo, hi, s, end, to);
  @ lemma searches_wider{L}: \forall instruction *program, size_t *first, integer v, lo, hi, end, l, h, e, s;
  @   lo <= l ==> h <= hi ==> e <= end ==> searches_at(program, first, v, l, h, e, s) ==>
  @   searches_at(program, first, v, lo, hi, end, s);
  @*/

void search_write(instruction *program, const size_t *first, size_t v, size_t lo, size_t hi, size_t t)
{
  if (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi), left = t + 1, right = t + (cut - lo);
    //@ assert places: left == t + 1 && right == t + cut - lo && cut == cut(lo, hi);
    //@ ghost lemma_place(lo, cut, left);
    //@ ghost lemma_place(cut, hi, right);
    set_test(program + t, IS_LESS, v, cut - 1, cut - lo > 1 ? left : first[lo], hi - cut > 1 ? right : first[cut]);
    //@ ghost Set: ;
    //@ assert here: cuts_at(program, first, v, lo, hi, t);
    //@ assert test: searches_at(program, first, v, lo, hi, t + hi - lo - 1, t);
    search_write(program, first, v, lo, cut, left);
    //@ ghost Left: ;
    //@ assert leaves: same_leaves{Set,Here}(first, lo, hi);
    //@ assert own: same_test{Set,Here}(program + t);
    search_write(program, first, v, cut, hi, right);
    //@ assert leaves_kept: same_leaves{Left,Here}(first, lo, hi);
    //@ assert own_kept: same_test{Left,Here}(program + t);
    //@ assert left_tests: \forall integer s; left <= s < right ==> same_test{Left,Here}(program + s);
    //@ assert here_kept: cuts_at(program, first, v, lo, hi, t);
    //@ assert test_kept: searches_at(program, first, v, lo, hi, t + hi - lo - 1, t);
    /*@ assert left_cuts: \forall integer l, h, u; vertex(lo, cut, left, l, h, u) ==> h - l > 1 ==>
      @   cuts_at{Left}(program, first, v, l, h, u) ==> cuts_at(program, first, v, l, h, u); */
    /*@ assert left_searches: \forall integer s; left <= s < right ==>
      @   searches_at{Left}(program, first, v, lo, cut, right, s) ==>
      @   searches_at(program, first, v, lo, hi, t + hi - lo - 1, s); */
    /*@ assert right_searches: \forall integer s; right <= s < t + hi - lo - 1 ==>
      @   searches_at(program, first, v, cut, hi, t + hi - lo - 1, s) ==>
      @   searches_at(program, first, v, lo, hi, t + hi - lo - 1, s); */
  }
}
