/* Rounding to the numbers of a machine (specs/rounding.acsl). */
#ifndef MEMCERT_KERNEL_ROUNDING_H
#define MEMCERT_KERNEL_ROUNDING_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>
#include "kernel/limits.h"
#include "specs/memory/memory.acsl"
#include "specs/rounding.acsl"

/* More bits, units or exponents there are not. */
#define FORMAT_MOST 0x10000ul

/* The numbers m 2^k 2^-unit with |m| < 2^bits and k <= exponents. */
typedef struct {
  size_t bits;
  size_t unit;
  size_t exponents;
} number_format;

/*@ predicate well_formed_format(number_format f) =
  @   1 <= f.bits <= FORMAT_MOST && f.unit <= FORMAT_MOST && f.exponents <= FORMAT_MOST;
  @ predicate rounds_to(number_format f, real x, real r) = rounds(f.bits, f.unit, f.exponents, x, r);
  @ predicate rounds_all(number_format f, rvec a, rvec r) =
  @   len(a) == len(r) && \forall integer i; 0 <= i < len(a) ==> rounds_to(f, at(a, i), at(r, i));
  @*/

/* r := r rounded; false if that overflows, and r is then anything.  t and z are scratch. */
/*@ requires well_formed_format(f) && \valid(r) && \valid(t + (0 .. 1)) && \valid(z);
  @ requires \separated(r, t + (0 .. 1)) && \separated(r, z) && \separated(t + (0 .. 1), z);
  @ terminates \true;
  @ assigns *r, t[0 .. 1], *z;
  @ ensures rounded: \result ==> rounds_to(f, \old(val(r)), val(r));
  @ ensures overflow: !\result ==> \forall real q; !rounds_to(f, \old(val(r)), q);
  @*/
bool round_nearest(number_format f, mpq_ptr r, mpq_ptr t, mpz_ptr z);

#endif
