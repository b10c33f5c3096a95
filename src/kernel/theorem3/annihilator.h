/* A hyperplane through given rows, and what is on it.
 *
 * How vectors are found is nobody's business: whoever needs to know checks them with the other functions. */
#ifndef MEMCERT_KERNEL_ANNIHILATOR_H
#define MEMCERT_KERNEL_ANNIHILATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <gmp.h>
#include "specs/memory/memory.acsl"
#include "specs/rank.acsl"

#define ANNIHILATOR_SCRATCH 2

/* c := a vector orthogonal to the `count` rows of d numbers in e, found by elimination with pivots among the
 * first f components, f = d or f = d - 1, and with c[d - 1] = 1 if f < d; without rows there always is one, and
 * with f = d if they are fewer than d.
 * `e` is left in another form; `pivot` has room for d.  Returns false if there is none but zero (with f < d: none
 * with c[d - 1] != 0, as the pivots leave some row (0, ..., 0, x) with x != 0). */
/*@ requires fits: 0 < d && f <= d && count * d <= SIZE_MAX;
  @ requires \valid(e + (0 .. count * d - 1)) && \valid(c + (0 .. d - 1)) && \valid(pivot + (0 .. d - 1));
  @ requires \valid(scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(e + (0 .. count * d - 1), c + (0 .. d - 1));
  @ requires \separated(e + (0 .. count * d - 1), pivot + (0 .. d - 1));
  @ requires \separated(e + (0 .. count * d - 1), scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(c + (0 .. d - 1), pivot + (0 .. d - 1));
  @ requires \separated(c + (0 .. d - 1), scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(pivot + (0 .. d - 1), scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ terminates \true;
  @ assigns e[0 .. count * d - 1], c[0 .. d - 1], pivot[0 .. d - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
  @ ensures proper: \result ==> hyperplane(vec(c, d), d, f);
  @ ensures any: count == 0 ==> \result;
  @ ensures complete: f == d ==> count < d ==> \result;
  @*/
bool annihilator_find(mpq_ptr e, size_t count, size_t d, size_t f, mpq_ptr c, size_t *pivot, mpq_ptr scratch);

/* Whether c is what at_most() in specs/rank.acsl speaks of. */
/*@ requires fits: 0 < d && f <= d;
  @ requires \valid_read(c + (0 .. d - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures hyperplane: \result <==> hyperplane(vec(c, d), d, f);
  @*/
bool annihilator_proper(mpq_srcptr c, size_t d, size_t f);

/* How many of the n rows of d numbers from x on are on the hyperplane of c; on[i] says whether row i is. */
/*@ requires fits: 0 < d && n * d <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. n * d - 1)) && \valid_read(c + (0 .. d - 1)) && \valid(on + (0 .. n - 1));
  @ requires \valid(scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(scratch + (0 .. ANNIHILATOR_SCRATCH - 1), x + (0 .. n * d - 1));
  @ requires \separated(scratch + (0 .. ANNIHILATOR_SCRATCH - 1), c + (0 .. d - 1));
  @ requires \separated(scratch + (0 .. ANNIHILATOR_SCRATCH - 1), on + (0 .. n - 1));
  @ requires \separated(on + (0 .. n - 1), x + (0 .. n * d - 1));
  @ requires \separated(on + (0 .. n - 1), c + (0 .. d - 1));
  @ terminates \true;
  @ assigns on[0 .. n - 1], scratch[0 .. ANNIHILATOR_SCRATCH - 1];
  @ ensures count: \result == incident(vec(c, d), mat(x, n, d), n);
  @ ensures range: \result <= n;
  @ ensures which: \forall integer i; 0 <= i < n ==> (on[i] <==> dot(vec(c, d), row(mat(x, n, d), i)) == 0.0);
  @*/
size_t annihilator_count(mpq_srcptr x, size_t n, size_t d, mpq_srcptr c, bool *on, mpq_ptr scratch);

/* Whether the combination of the d rows at x whose coefficients are l vanishes, and l itself does not. */
/*@ requires fits: 0 < d && d * d <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. d * d - 1)) && \valid_read(l + (0 .. d - 1));
  @ requires \valid(scratch + (0 .. ANNIHILATOR_SCRATCH - 1));
  @ requires \separated(scratch + (0 .. ANNIHILATOR_SCRATCH - 1), x + (0 .. d * d - 1));
  @ requires \separated(scratch + (0 .. ANNIHILATOR_SCRATCH - 1), l + (0 .. d - 1));
  @ terminates \true;
  @ assigns scratch[0 .. ANNIHILATOR_SCRATCH - 1];
  @ ensures dependency: \result <==> !constant(vec(l, d), 0.0) &&
  @   \forall integer a; 0 <= a < d ==> combination(vec(l, d), mat(x, d, d), d, a) == 0.0;
  @*/
bool annihilator_dependency(mpq_srcptr x, size_t d, mpq_srcptr l, mpq_ptr scratch);

#endif
