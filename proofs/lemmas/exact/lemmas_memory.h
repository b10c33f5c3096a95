/* Arrays of numbers that stay unchanged: the same vectors, the same matrix. */
#ifndef MEMCERT_PROOFS_LEMMAS_MEMORY_H
#define MEMCERT_PROOFS_LEMMAS_MEMORY_H

#include "specs/memory/memory.acsl"

/*@ // By address: provers do not find the index of a number inside a row inside an array.
  @ predicate unchanged{K,L}(mpq_srcptr a, integer n) =
  @   \forall mpq_srcptr p; !\separated(p, a + (0 .. n - 1)) ==> val{K}(p) == val{L}(p);
  @ lemma vec_kept{K,L}: \forall mpq_srcptr a, integer n; 0 <= n ==>
  @   unchanged{K,L}(a, n) ==> vec{K}(a, n) == vec{L}(a, n);
  @ lemma row_kept{K,L}: \forall mpq_srcptr a, integer n, q, i; 0 <= i < n ==> 0 <= q ==>
  @   unchanged{K,L}(a, n * q) ==> vec{K}(a + i * q, q) == vec{L}(a + i * q, q);
  @ lemma mat_kept{K,L}: \forall mpq_srcptr a, integer n, q; 0 <= n ==> 0 <= q ==>
  @   unchanged{K,L}(a, n * q) ==> mat{K}(a, n, q) == mat{L}(a, n, q);
  @*/
#endif
