/* Rows of whole numbers in place of rows of rationals, and what they are modulo a prime. */
#ifndef MEMCERT_KERNEL_WHOLE_H
#define MEMCERT_KERNEL_WHOLE_H

#include "kernel/exact/modular.h"
#include "specs/memory/memory.acsl"

/*@ predicate whole_row(rvec v, integer d) = \forall integer a; 0 <= a < d ==> whole(at(v, a));
  @ // The first d components of v are t times those of w; some t times, other than 0.
  @ predicate scaled(rvec v, real t, rvec w, integer d) =
  @   \forall integer a; 0 <= a < d ==> at(v, a) == rmul(t, at(w, a));
  @ predicate proportional(rvec v, rvec w, integer d) = \exists real t; t != 0.0 && scaled(v, t, w, d);
  @ predicate proportional_rows(rmat m, rmat o, integer d) =
  @   rows(m) == rows(o) && \forall integer k; 0 <= k < rows(m) ==> proportional(row(m, k), row(o, k), d);
  @*/

/* Multiplies the row by a number other than zero so that its d components are whole. `z` and `factor` are scratch. */
/*@ requires \valid(row + (0 .. d - 1)) && \valid(z) && \valid(factor);
  @ requires \separated(row + (0 .. d - 1), z) && \separated(row + (0 .. d - 1), factor) && \separated(z, factor);
  @ terminates \true;
  @ assigns row[0 .. d - 1], *z, *factor;
  @ ensures whole: whole_row(vec(row, d), d);
  @ ensures scaled: proportional(vec(row, d), \old(vec(row, d)), d);
  @*/
void make_whole(mpq_ptr row, size_t d, mpz_ptr z, mpq_ptr factor);

/* The same for each of the n rows of d numbers from x on, which keeps every question about their ranks. */
/*@ requires fits: 0 < d && n * d <= SIZE_MAX;
  @ requires \valid(x + (0 .. n * d - 1)) && \valid(z) && \valid(factor);
  @ requires \separated(x + (0 .. n * d - 1), z) && \separated(x + (0 .. n * d - 1), factor) && \separated(z, factor);
  @ terminates \true;
  @ assigns x[0 .. n * d - 1], *z, *factor;
  @ ensures whole: \forall integer i; 0 <= i < n * d ==> whole(val(x + i));
  @ ensures whole_rows: \forall integer k; 0 <= k < n ==> whole_row(row(mat(x, n, d), k), d);
  @ ensures scaled: proportional_rows(mat(x, n, d), \old(mat(x, n, d)), d);
  @ ensures rank: rank_condition(mat(x, n, d), d) <==> rank_condition(\old(mat(x, n, d)), d);
  @ ensures most: \forall integer f, most;
  @   at_most(mat(x, n, d), d, f, most) <==> at_most(\old(mat(x, n, d)), d, f, most);
  @*/
void whole_rows(mpq_ptr x, size_t n, size_t d, mpz_ptr z, mpq_ptr factor);

/* What the whole number q is modulo p. `z` is scratch. */
/*@ requires \valid_read(q) && \valid(z) && \separated(z, q);
  @ requires whole: whole(val(q));
  @ requires modulus: is_modulus(p);
  @ terminates \true;
  @ assigns *z;
  @ ensures residue: residue(p, \result, \old(val(q)));
  @*/
uint32_t residue_of(mpq_srcptr q, uint32_t p, mpz_ptr z);

#endif
