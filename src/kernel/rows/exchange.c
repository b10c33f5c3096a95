#include "exchange.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/rows/lemmas_rows.h"

/*@ requires \valid(a + (0 .. q - 1)) && \valid(b + (0 .. q - 1)) && \separated(a + (0 .. q - 1), b + (0 .. q - 1));
  @ terminates \true;
  @ assigns a[0 .. q - 1], b[0 .. q - 1];
  @ ensures first: vec(a, q) == \old(vec(b, q));
  @ ensures second: vec(b, q) == \old(vec(a, q));
  @*/
static void exchange_vectors(mpq_ptr a, mpq_ptr b, size_t q)
{
  /*@ loop invariant range: 0 <= k <= q;
    @ loop invariant first: \forall integer i; 0 <= i < k ==> val(a + i) == at(\at(vec(b, q), Pre), i);
    @ loop invariant second: \forall integer i; 0 <= i < k ==> val(b + i) == at(\at(vec(a, q), Pre), i);
    @ loop invariant first_left: \forall integer i; k <= i < q ==> val(a + i) == at(\at(vec(a, q), Pre), i);
    @ loop invariant second_left: \forall integer i; k <= i < q ==> val(b + i) == at(\at(vec(b, q), Pre), i);
    @ loop assigns k, a[0 .. q - 1], b[0 .. q - 1];
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++)
    mpq_swap(a + k, b + k);
  //@ assert first: same(vec(a, q), \at(vec(b, q), Pre));
  //@ assert second: same(vec(b, q), \at(vec(a, q), Pre));
}

/*@ requires \valid(x + (0 .. n * q - 1)) && n * q <= SIZE_MAX;
  @ requires i < j < n;
  @ terminates \true;
  @ assigns x[0 .. n * q - 1];
  @ ensures exchanged: exchanged(\old(mat(x, n, q)), mat(x, n, q), i, j);
  @*/
static void exchange_rows(mpq_ptr x, size_t n, size_t q, size_t i, size_t j)
{
  //@ ghost row_in_matrix(i, n, q);
  //@ ghost row_in_matrix(j, n, q);
  //@ ghost rows_elsewhere(i, j, n, q);
  exchange_vectors(x + i * q, x + j * q, q);
  //@ ghost size_t k = 0;
  /*@ ghost
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant others: \forall integer t; 0 <= t < k ==> t != i ==> t != j ==>
     @   row(mat(x, n, q), t) == \at(row(mat(x, n, q), t), Pre);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      if (k != i && k != j) {
        row_in_matrix(k, n, q);
        rows_elsewhere(i, k, n, q);
        rows_elsewhere(j, k, n, q);
        /@ assert kept: unchanged{Pre,Here}(x + k * q, q); @/
        /@ assert this: \forall integer t; t == k ==> row(mat(x, n, q), t) == \at(row(mat(x, n, q), t), Pre); @/
      }
      k++;
    }
  */
}

void exchange_points(dataset data, size_t i, size_t j)
{
  if (i == j)
    return;
  size_t first = i < j ? i : j, second = i < j ? j : i;
  exchange_rows(data.x, data.points, data.inputs, first, second);
  exchange_rows(data.d, data.points, data.outputs, first, second);
}
