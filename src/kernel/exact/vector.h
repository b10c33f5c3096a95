/* Vectors of exact rationals: n numbers from a pointer on. */
#ifndef MEMCERT_KERNEL_VECTOR_H
#define MEMCERT_KERNEL_VECTOR_H

#include <stddef.h>
#include <gmp.h>
#include "specs/memory/memory.acsl"

/* r := sum of a_i b_i over i < n.  `t` is scratch. */
/*@ requires \valid(r) && \valid(t);
  @ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
  @ requires \separated(r, t) && \separated(r, a + (0 .. n - 1)) && \separated(r, b + (0 .. n - 1));
  @ requires \separated(t, a + (0 .. n - 1)) && \separated(t, b + (0 .. n - 1));
  @ terminates \true;
  @ assigns *r, *t;
  @ ensures dot_product: val(r) == dot(vec(a, n), vec(b, n));
  @*/
void vector_dot(mpq_ptr r, mpq_srcptr a, mpq_srcptr b, size_t n, mpq_ptr t);

/* The number of i < n where both a_i and b_i are non-zero. */
/*@ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \result == both(vec(a, n), vec(b, n));
  @ ensures range: \result <= n;
  @*/
size_t vector_both(mpq_srcptr a, mpq_srcptr b, size_t n);

#endif
