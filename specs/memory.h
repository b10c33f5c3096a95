/* The values that arrays of mpq_t hold: the only functions of the logic that
 * read memory.  Extensionality (vector.h) turns "no element changed" into "the
 * same value", which is all the framing the proofs need. */
#ifndef MEMCERT_SPECS_MEMORY_H
#define MEMCERT_SPECS_MEMORY_H

#include <stddef.h>
#include <gmp.h>
#include "vector.h"

/*@ axiomatic Memory {
  @   // The n numbers from `a` on.
  @   logic rvec vec{L}(mpq_srcptr a, integer n) reads a[0 .. n - 1];
  @   axiom vec_len{L}: \forall mpq_srcptr a, integer n; 0 <= n ==> len(vec(a, n)) == n;
  @   axiom vec_at{L}: \forall mpq_srcptr a, integer n, i;
  @     0 <= i < n ==> at(vec(a, n), i) == val(a + i);
  @
  @   // The n rows of q numbers from `a` on, row by row.
  @   logic rmat mat{L}(mpq_srcptr a, integer n, integer q) reads a[0 .. n * q - 1];
  @   axiom mat_rows{L}: \forall mpq_srcptr a, integer n, q; 0 <= n ==> rows(mat(a, n, q)) == n;
  @   axiom mat_row{L}: \forall mpq_srcptr a, integer n, q, i;
  @     0 <= i < n ==> row(mat(a, n, q), i) == vec(a + i * q, q);
  @ }
  @
  @ lemma vec_unchanged{K,L}: \forall mpq_srcptr a, integer n; 0 <= n ==>
  @   (\forall integer i; 0 <= i < n ==> val{K}(a + i) == val{L}(a + i)) ==>
  @   vec{K}(a, n) == vec{L}(a, n);
  @ lemma mat_unchanged{K,L}: \forall mpq_srcptr a, integer n, q; 0 <= n ==>
  @   (\forall integer i; 0 <= i < n ==> row(mat{K}(a, n, q), i) == row(mat{L}(a, n, q), i)) ==>
  @   mat{K}(a, n, q) == mat{L}(a, n, q);
  @
  @ lemma cell_in_matrix: \forall integer i, j, n, q;
  @   0 <= i < n ==> 0 <= j < q ==> 0 <= i * q + j < n * q;
  @ lemma product_positive: \forall integer a, q; 0 <= a ==> 0 <= q ==> 0 <= a * q;
  @ lemma rows_apart_by: \forall integer i, d, j, q; j == i + 1 + d ==> 0 <= d ==> 0 <= q ==> i * q + q <= j * q;
  @ lemma rows_apart: \forall integer i, j, q; 0 <= i < j ==> 0 <= q ==> i * q + q <= j * q;
  @*/
#endif
