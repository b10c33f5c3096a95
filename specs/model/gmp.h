/* The part of GMP that the kernel uses, as Frama-C sees it.
 *
 * This header shadows the system's <gmp.h> during proofs only.  Every contract
 * in it is trusted and is tested against the real library by tests/contracts/test_gmp.c.
 *
 * A valid mpq_t is one that the caller has initialised: the kernel never
 * allocates, never copies an mpq_t as a C structure and never looks inside
 * one.  That last point is what makes `value_of` sound: it is an unknown
 * function of a cell nobody but GMP reads.  The field is a pointer so that the
 * model has no claim to know how many rationals a cell can hold. */
#ifndef MEMCERT_MODEL_GMP_H
#define MEMCERT_MODEL_GMP_H

#include <stddef.h>
#include "specs/bounds.acsl"
#include "specs/vector.acsl"

typedef struct {
  void *opaque;
} __mpq_struct;
typedef __mpq_struct mpq_t[1];
typedef __mpq_struct *mpq_ptr;
typedef const __mpq_struct *mpq_srcptr;

/*@ axiomatic Rational {
  @   logic real value_of(__mpq_struct cell) reads \nothing;
  @ }
  @ logic real val{L}(mpq_srcptr q) = value_of(*q);
  @*/

/* Whole numbers, in the same way. */
typedef struct {
  void *opaque;
} __mpz_struct;
typedef __mpz_struct mpz_t[1];
typedef __mpz_struct *mpz_ptr;
typedef const __mpz_struct *mpz_srcptr;

/*@ axiomatic Whole {
  @   logic integer whole_of(__mpz_struct cell) reads \nothing;
  @ }
  @ logic integer zval{L}(mpz_srcptr z) = whole_of(*z);
  @
  @ predicate whole(real v) = \exists integer t; v == t;
  @ predicate congruent(integer a, integer b, integer m) = \exists integer t; a == b + t * m;
  @*/

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures set: val(r) == \old(val(a));
  @*/
void mpq_set(mpq_ptr r, mpq_srcptr a);

/*@ requires \valid(r) && den > 0;
  @ requires canonical: den == 1;
  @ terminates \true;
  @ assigns *r;
  @ ensures set: val(r) == num;
  @*/
void mpq_set_ui(mpq_ptr r, unsigned long num, unsigned long den);

/*@ requires \valid(r) && \valid_read(a) && \valid_read(b);
  @ terminates \true;
  @ assigns *r;
  @ ensures sum: val(r) == \old(val(a)) + \old(val(b));
  @*/
void mpq_add(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires \valid(r) && \valid_read(a) && \valid_read(b);
  @ terminates \true;
  @ assigns *r;
  @ ensures difference: val(r) == \old(val(a)) - \old(val(b));
  @*/
void mpq_sub(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires \valid(r) && \valid_read(a) && \valid_read(b);
  @ terminates \true;
  @ assigns *r;
  @ ensures product: val(r) == rmul(\old(val(a)), \old(val(b)));
  @*/
void mpq_mul(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires \valid(r) && \valid_read(a) && \valid_read(b);
  @ requires divisor: val(b) != 0.0;
  @ terminates \true;
  @ assigns *r;
  @ ensures quotient: rmul(val(r), \old(val(b))) == \old(val(a));
  @*/
void mpq_div(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures opposite: val(r) == -\old(val(a));
  @*/
void mpq_neg(mpq_ptr r, mpq_srcptr a);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures absolute: val(r) == (\old(val(a)) < 0.0 ? -\old(val(a)) : \old(val(a)));
  @*/
void mpq_abs(mpq_ptr r, mpq_srcptr a);

/*@ requires \valid_read(a) && \valid_read(b);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures less: \result < 0 <==> val(a) < val(b);
  @ ensures greater: \result > 0 <==> val(a) > val(b);
  @*/
int mpq_cmp(mpq_srcptr a, mpq_srcptr b);

/*@ requires \valid_read(a);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures negative: \result < 0 <==> val(a) < 0.0;
  @ ensures positive: \result > 0 <==> val(a) > 0.0;
  @*/
int mpq_sgn(mpq_srcptr a);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures positive: zval(r) > 0;
  @ ensures clears: whole(rmul(zval(r), \old(val(a))));
  @*/
void mpq_get_den(mpz_ptr r, mpq_srcptr a);

/*@ requires \valid(r) && \valid_read(a);
  @ requires whole: whole(val(a));
  @ terminates \true;
  @ assigns *r;
  @ ensures set: zval(r) == \old(val(a));
  @*/
void mpq_get_num(mpz_ptr r, mpq_srcptr a);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures set: val(r) == \old(zval(a));
  @*/
void mpq_set_z(mpq_ptr r, mpz_srcptr a);

/*@ requires \valid_read(a) && m > 0;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures less: \result < m;
  @ ensures remainder: congruent(zval(a), \result, m);
  @*/
unsigned long mpz_fdiv_ui(mpz_srcptr a, unsigned long m);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures product: val(r) == rmul(\old(val(a)), pow2(k));
  @*/
void mpq_mul_2exp(mpq_ptr r, mpq_srcptr a, unsigned long k);

/*@ requires \valid(r) && \valid_read(a);
  @ terminates \true;
  @ assigns *r;
  @ ensures quotient: rmul(val(r), pow2(k)) == \old(val(a));
  @*/
void mpq_div_2exp(mpq_ptr r, mpq_srcptr a, unsigned long k);

/*@ requires \valid(r) && \valid_read(a);
  @ requires nonnegative: val(a) >= 0.0;
  @ terminates \true;
  @ assigns *r;
  @ ensures truncated: zval(r) <= \old(val(a)) < zval(r) + 1;
  @*/
void mpz_set_q(mpz_ptr r, mpq_srcptr a);

/*@ requires \valid_read(a);
  @ requires nonnegative: zval(a) >= 0;
  @ requires binary: base == 2;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures some: \result >= 1;
  @ ensures enough: zval(a) < pow2(\result);
  @ ensures least: \result > 1 ==> pow2(\result - 1) <= zval(a);
  @*/
size_t mpz_sizeinbase(mpz_srcptr a, int base);

/*@ requires \valid_read(a) && den > 0;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures less: \result < 0 <==> rmul(val(a), den) < num;
  @ ensures greater: \result > 0 <==> rmul(val(a), den) > num;
  @*/
int mpq_cmp_ui(mpq_srcptr a, unsigned long num, unsigned long den);

/*@ requires \valid(a) && \valid(b);
  @ terminates \true;
  @ assigns *a, *b;
  @ ensures exchanged: val(a) == \old(val(b)) && val(b) == \old(val(a));
  @*/
void mpq_swap(mpq_ptr a, mpq_ptr b);

#endif
