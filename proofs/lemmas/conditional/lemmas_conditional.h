/* A run, step by step: what is left of it leads where all of it does. */
#ifndef MEMCERT_PROOFS_LEMMAS_CONDITIONAL_H
#define MEMCERT_PROOFS_LEMMAS_CONDITIONAL_H

#include "specs/conditional.acsl"
#include "proofs/lemmas/exact/lemmas_memory.h"

/*@ // From instruction i with the variables y on, when `spent` is paid, it goes as from the root with x.
  @ predicate continues(conditional c, rvec x, integer i, rvec y, integer spent) =
  @   last(c, i, y) == last(c, 0, x) && spent + operations(c, i, y) == operations(c, 0, x) &&
  @   \forall integer j; answer(c, i, y, j) == answer(c, 0, x, j);
  @ lemma continues_next: \forall conditional c, rvec x, y, integer i, spent; continues(c, x, i, y, spent) ==>
  @   i < follower(c, i, y) ==>
  @   continues(c, x, follower(c, i, y), after(c, i, y), spent + price(c, i));
  @ lemma continues_last: \forall conditional c, rvec x, y, integer i, spent; continues(c, x, i, y, spent) ==>
  @   follower(c, i, y) <= i ==> last(c, 0, x) == i && operations(c, 0, x) == spent + price(c, i);
  @ lemma answer_leaf: \forall conditional c, rvec y, integer i, j; 0 <= i ==> kind(c, i) != 0 ==> kind(c, i) != 1 ==>
  @   answer(c, i, y, j) == (put_out(c, i, j) < 0 ? 0.0 : at(y, put_out(c, i, j)));
  @*/
#endif
