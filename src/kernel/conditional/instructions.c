#include "instructions.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/conditional/lemmas_search.h"

void set_operation(instruction *i, size_t lo, size_t hi, size_t next)
{
  i->kind = INSTRUCTION_OPERATION;
  i->compare = IS_LESS;
  i->lo = lo;
  i->hi = hi;
  i->next = next;
  i->otherwise = NOWHERE;
}

void set_test(instruction *i, comparison compare, size_t variable, size_t value, size_t next, size_t otherwise)
{
  i->kind = INSTRUCTION_TEST;
  i->compare = compare;
  i->lo = variable;
  i->hi = value;
  i->next = next;
  i->otherwise = otherwise;
}

void set_leaf(instruction *i, size_t lo, size_t hi)
{
  i->kind = INSTRUCTION_LEAF;
  i->compare = IS_LESS;
  i->lo = lo;
  i->hi = hi;
  i->next = NOWHERE;
  i->otherwise = NOWHERE;
}

size_t terms_write(conditional_arrays into, size_t at, mpq_srcptr w, size_t q)
{
  size_t count = 0;
  //@ ghost lemma_nonzeros_before(q);
  /*@ loop invariant range: 0 <= k <= q && count <= k;
    @ loop invariant kept: vec(w, q) == \at(vec(w, q), Pre);
    @ loop invariant count: count == both_upto(\at(vec(w, q), Pre), \at(vec(w, q), Pre), k);
    @ loop invariant terms: has_terms(into, at, \at(vec(w, q), Pre), k);
    @ loop assigns k, count, into.source[at .. at + q - 1], into.weight[at .. at + q - 1];
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++) {
    //@ assert here: val(w + k) == at(\at(vec(w, q), Pre), k);
    if (mpq_sgn(w + k) != 0) {
      size_t t = at + count;
      into.source[t] = k;
      mpq_set(into.weight + t, w + k);
      //@ assert unchanged: unchanged{LoopCurrent,Here}(w, q);
      //@ assert this: is_term(into, at + count, k, at(\at(vec(w, q), Pre), k));
      //@ assert before: has_terms(into, at, \at(vec(w, q), Pre), k);
      count++;
    }
  }
  return count;
}
