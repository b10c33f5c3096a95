#include "whole.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/theorem3/lemmas_whole.h"

/*@ requires \valid(row + (0 .. d - 1)) && \valid_read(factor) && \separated(row + (0 .. d - 1), factor);
  @ terminates \true;
  @ assigns row[0 .. d - 1];
  @ ensures scaled: scaled(vec(row, d), \old(val(factor)), \old(vec(row, d)), d);
  @*/
static void scale_row(mpq_ptr row, size_t d, mpq_srcptr factor)
{
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant factor: val(factor) == \at(val(factor), Pre);
    @ loop invariant scaled: \forall integer b; 0 <= b < a ==>
    @   val(row + b) == rmul(\at(val(factor), Pre), \at(val(row + b), Pre));
    @ loop invariant to_do: \forall integer b; a <= b < d ==> val(row + b) == \at(val(row + b), Pre);
    @ loop assigns a, row[0 .. d - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++)
    mpq_mul(row + a, factor, row + a);
}

void make_whole(mpq_ptr row, size_t d, mpz_ptr z, mpq_ptr factor)
{
  //@ assert once: scaled(vec(row, d), 1.0, vec(row, d), d);
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant whole: whole_row(vec(row, d), a);
    @ loop invariant scaled: proportional(vec(row, d), \at(vec(row, d), Pre), d);
    @ loop assigns a, row[0 .. d - 1], *z, *factor;
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++) {
    mpq_get_den(z, row + a);
    mpq_set_z(factor, z);
    //@ assert kept: vec(row, d) == \at(vec(row, d), LoopCurrent);
    scale_row(row, d, factor);
  }
}

void whole_rows(mpq_ptr x, size_t n, size_t d, mpz_ptr z, mpq_ptr factor)
{
  /*@ loop invariant range: 0 <= k <= n;
    @ loop invariant whole: \forall integer l; 0 <= l < k ==> whole_row(row(mat(x, n, d), l), d);
    @ loop invariant scaled: \forall integer l; 0 <= l < k ==>
    @   proportional(row(mat(x, n, d), l), row(\at(mat(x, n, d), Pre), l), d);
    @ loop invariant cells: \forall integer i; 0 <= i < k * d ==> whole(val(x + i));
    @ loop invariant to_do: unchanged{Pre,Here}(x + k * d, n * d - k * d);
    @ loop assigns k, x[0 .. n * d - 1], *z, *factor;
    @ loop variant n - k;
    @*/
  for (size_t k = 0; k < n; k++) {
    //@ ghost row_in_matrix(k, n, d);
    make_whole(x + k * d, d, z, factor);
    //@ assert rest: unchanged{Pre,Here}(x + (k + 1) * d, n * d - (k + 1) * d);
    //@ assert kept: unchanged{LoopCurrent,Here}(x, k * d);
    /*@ assert before: \forall integer l; 0 <= l < k ==> row(mat(x, k, d), l) == row(mat(x, n, d), l) &&
      @   \at(row(mat(x, k, d), l) == row(mat(x, n, d), l), LoopCurrent); */
    /*@ assert this_whole: \forall integer i; k * d <= i < k * d + d ==>
      @   whole(at(vec(x + k * d, d), i - k * d)) && whole(val(x + i)); */
    //@ assert counted: (size_t)(k + 1) == k + 1;
  }
  //@ ghost lemma_proportional(n, d);
}

uint32_t residue_of(mpq_srcptr q, uint32_t p, mpz_ptr z)
{
  mpq_get_num(z, q);
  return mpz_fdiv_ui(z, p);
}
