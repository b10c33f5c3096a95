/* Whole numbers modulo a prime p, which tell apart most of what differs.  Nothing relies on p being prime. */
#ifndef MEMCERT_KERNEL_MODULAR_H
#define MEMCERT_KERNEL_MODULAR_H

#include <stdint.h>
#include "specs/rank.acsl"

#define MERSENNE_31 2147483647 /* the prime 2^31 - 1 */

/*@ predicate is_modulus(integer p) = 1 < p <= MERSENNE_31;
  @ // r stands for the number e modulo p; that there is such an r also says that e is whole.
  @ predicate residue(integer p, integer r, real e) = 0 <= r < p && \exists integer t; e == r + t * p;
  @ // By opaque sums and products provers find their way without arithmetic.
  @ logic integer shifted(integer p, integer r, integer t) = r + t * p;
  @ logic integer cross(integer u, integer a, integer v, integer b) = u * a - v * b;
  @ predicate same_modulo(integer p, integer a, integer b) = \exists integer t; a == shifted(p, b, t);
  @ // r is u a - v b modulo p.
  @ predicate eliminated(integer p, integer u, integer a, integer v, integer b, integer r) =
  @   0 <= r < p && same_modulo(p, cross(u, a, v, b), r);
  @ // a v - b u is not zero modulo p.
  @ predicate apart(integer p, integer a, integer b, integer u, integer v) = !same_modulo(p, cross(a, v, b, u), 0);
  @*/

/* The usual modulus is a constant for the compiler, which spares a division. */
/*@ requires modulus: is_modulus(p);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result < p;
  @ ensures remainder: \result == x % p;
  @*/
static inline uint32_t modular(uint64_t x, uint32_t p)
{
  return p == MERSENNE_31 ? x % MERSENNE_31 : x % p;
}

/* u a. */
/*@ requires modulus: is_modulus(p);
  @ requires range: u < p && a < p;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result < p;
  @ ensures value: same_modulo(p, u * a, \result);
  @*/
static inline uint32_t modular_product(uint32_t u, uint32_t a, uint32_t p)
{
  uint32_t r = modular((uint64_t)u * a, p);
  //@ assert quotient: u * a == r + u * a / p * p;
  //@ assert shifted: u * a == shifted(p, r, u * a / p);
  return r;
}

/* u a - v b. */
/*@ requires modulus: is_modulus(p);
  @ requires range: u < p && a < p && v < p && b < p;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures value: eliminated(p, u, a, v, b, \result);
  @*/
static inline uint32_t modular_eliminate(uint32_t u, uint32_t a, uint32_t v, uint32_t b, uint32_t p)
{
  uint64_t x = (uint64_t)u * a + (uint64_t)(p - v) * b;
  uint32_t r = modular(x, p);
  //@ assert sum: x == u * a + p * b - v * b;
  //@ assert quotient: cross(u, a, v, b) == shifted(p, r, x / p - b);
  return r;
}

#endif
