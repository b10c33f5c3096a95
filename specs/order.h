/* Lexicographic order of vectors, and a matrix with its rows taken in another
 * order. */
#ifndef MEMCERT_SPECS_ORDER_H
#define MEMCERT_SPECS_ORDER_H

#include <stddef.h>
#include "vector.h"

/*@ // The first component in which a and b differ is j.
  @ predicate differ_first(rvec a, rvec b, integer j) =
  @   0 <= j < len(a) && at(a, j) != at(b, j) && \forall integer i; 0 <= i < j ==> at(a, i) == at(b, i);
  @ predicate lex_below(rvec a, rvec b) =
  @   \exists integer j; differ_first(a, b, j) && at(a, j) < at(b, j);
  @ lemma lex_below_differs: \forall rvec a, b; lex_below(a, b) ==> a != b;
  @ lemma lex_below_asymmetric: \forall rvec a, b; lex_below(a, b) ==> !lex_below(b, a);
  @ lemma lex_below_transitive: \forall rvec a, b, c;
  @   lex_below(a, b) ==> lex_below(b, c) ==> lex_below(a, c);
  @ // Rows [lo, hi) in strictly increasing order.
  @ predicate lex_increasing(rmat m, integer lo, integer hi) =
  @   \forall integer i, j; lo <= i < j < hi ==> lex_below(row(m, i), row(m, j));
  @ lemma increasing_extended: \forall rmat m, integer lo, hi;
  @   lex_increasing(m, lo, hi) ==> (lo < hi ==> lex_below(row(m, hi - 1), row(m, hi))) ==>
  @   lex_increasing(m, lo, hi + 1);
  @
  @ predicate distinct_rows(rmat m) =
  @   \forall integer i, j; 0 <= i < j < rows(m) ==> row(m, i) != row(m, j);
  @
  @ // `order` lists 0, ..., n - 1 and `rank` is its inverse.
  @ predicate inverse{L}(size_t *order, size_t *rank, integer n) =
  @   (\forall integer k; 0 <= k < n ==> 0 <= rank[k] < n && order[rank[k]] == k) &&
  @   (\forall integer i; 0 <= i < n ==> 0 <= order[i] < n && rank[order[i]] == i);
  @
  @ axiomatic Selection {
  @   // Row i is row order[i] of m.
  @   logic rmat select{L}(size_t *order, integer n, rmat m) reads order[0 .. n - 1];
  @   axiom select_rows{L}: \forall size_t *order, integer n, rmat m; 0 <= n ==>
  @     rows(select(order, n, m)) == n;
  @   axiom select_row{L}: \forall size_t *order, integer n, i, rmat m; 0 <= i < n ==>
  @     row(select(order, n, m), i) == row(m, order[i]);
  @ }
  @*/
#endif
