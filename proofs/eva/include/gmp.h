/* The part of GMP that the readers use, as Eva sees it: numbers are opaque, a result is any number.
 *
 * A number is a struct as in GMP, so that sizes are those of the real library.  Every function wants numbers that can
 * be read or written and that hold something; nothing is told about values. */
#ifndef MEMCERT_EVA_GMP_H
#define MEMCERT_EVA_GMP_H

#include <stddef.h>
#include <stdio.h>
#include "specs/vector.acsl"

typedef unsigned long mp_limb_t;
typedef unsigned long mp_bitcnt_t;

typedef struct {
  int _mp_alloc;
  int _mp_size;
  mp_limb_t *_mp_d;
} __mpz_struct;
typedef __mpz_struct mpz_t[1];
typedef __mpz_struct *mpz_ptr;
typedef const __mpz_struct *mpz_srcptr;

typedef struct {
  __mpz_struct _mp_num;
  __mpz_struct _mp_den;
} __mpq_struct;
typedef __mpq_struct mpq_t[1];
typedef __mpq_struct *mpq_ptr;
typedef const __mpq_struct *mpq_srcptr;

#define mpq_numref(q) (&((q)->_mp_num))
#define mpq_denref(q) (&((q)->_mp_den))

/*@ // What the contracts of the kernel speak of.
  @ axiomatic Rational {
  @   logic real value_of(__mpq_struct cell) reads \nothing;
  @ }
  @ logic real val{L}(mpq_srcptr q) = value_of(*q);
  @ axiomatic Whole {
  @   logic integer whole_of(__mpz_struct cell) reads \nothing;
  @ }
  @ logic integer zval{L}(mpz_srcptr z) = whole_of(*z);
  @ predicate whole(real v) = \exists integer t; v == t;
  @ predicate congruent(integer a, integer b, integer m) = \exists integer t; a == b + t * m;
  @
  @ predicate is_z{L}(mpz_srcptr z) = \valid_read(z) && \initialized(&z->_mp_size);
  @ predicate is_q{L}(mpq_srcptr q) =
  @   \valid_read(q) && \initialized(&q->_mp_num._mp_size) && \initialized(&q->_mp_den._mp_size);
  @*/

/*@ requires room: \valid(z);
  @ assigns *z \from \nothing;
  @ ensures made: \initialized(&z->_mp_size);
  @*/
void mpz_init(mpz_ptr z);

/*@ requires room: \valid(z);
  @ assigns *z \from a;
  @ ensures made: \initialized(&z->_mp_size);
  @*/
void mpz_init_set_ui(mpz_ptr z, unsigned long a);

/*@ requires room: \valid(z);
  @ requires made: is_z(z);
  @ assigns \nothing;
  @*/
void mpz_clear(mpz_ptr z);

/*@ requires room: \valid(r);
  @ requires made: is_z(r);
  @ assigns r->_mp_size \from a;
  @*/
void mpz_set_ui(mpz_ptr r, unsigned long a);

/*@ requires room: \valid(r);
  @ requires made: is_z(r);
  @ requires text: valid_read_string(text);
  @ assigns r->_mp_size, \result \from text[0 ..], base;
  @*/
int mpz_set_str(mpz_ptr r, const char *text, int base);

/*@ requires room: \valid(r);
  @ requires made: is_z(r);
  @ assigns r->_mp_size \from r->_mp_size, bit;
  @*/
void mpz_setbit(mpz_ptr r, mp_bitcnt_t bit);

/*@ requires room: \valid(r);
  @ requires made: is_z(r);
  @ assigns r->_mp_size \from base, exponent;
  @*/
void mpz_ui_pow_ui(mpz_ptr r, unsigned long base, unsigned long exponent);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a) && is_z(b);
  @ assigns r->_mp_size \from a->_mp_size, b->_mp_size;
  @*/
void mpz_mul(mpz_ptr r, mpz_srcptr a, mpz_srcptr b);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a) && is_z(b);
  @ assigns r->_mp_size \from a->_mp_size, b->_mp_size;
  @*/
void mpz_sub(mpz_ptr r, mpz_srcptr a, mpz_srcptr b);

/*@ requires made: is_z(a) && is_z(b);
  @ assigns \result \from a->_mp_size, b->_mp_size;
  @*/
int mpz_cmpabs(mpz_srcptr a, mpz_srcptr b);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size, b;
  @*/
int mpz_cmp_ui(mpz_srcptr a, unsigned long b);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size;
  @*/
unsigned long mpz_get_ui(mpz_srcptr a);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size;
  @*/
long mpz_get_si(mpz_srcptr a);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size;
  @*/
int mpz_fits_slong_p(mpz_srcptr a);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size;
  @*/
int mpz_fits_sint_p(mpz_srcptr a);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size, begin;
  @*/
mp_bitcnt_t mpz_scan1(mpz_srcptr a, mp_bitcnt_t begin);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size;
  @ ensures sign: -1 <= \result <= 1;
  @*/
int mpz_sgn(mpz_srcptr a);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size, base;
  @ ensures size: 1 <= \result <= 137438953408;
  @*/
size_t mpz_sizeinbase(mpz_srcptr a, int base);

/*@ requires room: \valid(q);
  @ assigns *q \from \nothing;
  @ ensures made: is_q(q);
  @*/
void mpq_init(mpq_ptr q);

/*@ requires room: \valid(q);
  @ requires made: is_q(q);
  @ assigns \nothing;
  @*/
void mpq_clear(mpq_ptr q);

/*@ requires room: \valid(q);
  @ requires made: is_q(q);
  @ assigns q->_mp_num._mp_size, q->_mp_den._mp_size \from q->_mp_num._mp_size, q->_mp_den._mp_size;
  @*/
void mpq_canonicalize(mpq_ptr q);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_num._mp_size, a->_mp_den._mp_size;
  @*/
void mpq_set(mpq_ptr r, mpq_srcptr a);

/*@ requires room: \valid(r);
  @ requires made: is_q(r);
  @ requires denominator: den > 0;
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from num, den;
  @*/
void mpq_set_ui(mpq_ptr r, unsigned long num, unsigned long den);

/*@ requires room: \valid(r);
  @ requires made: is_q(r);
  @ requires denominator: den > 0;
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from num, den;
  @*/
void mpq_set_si(mpq_ptr r, long num, unsigned long den);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_num._mp_size, a->_mp_den._mp_size, bits;
  @*/
void mpq_mul_2exp(mpq_ptr r, mpq_srcptr a, mp_bitcnt_t bits);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_num._mp_size, a->_mp_den._mp_size, bits;
  @*/
void mpq_div_2exp(mpq_ptr r, mpq_srcptr a, mp_bitcnt_t bits);

/*@ requires room: \valid(a) && \valid(b);
  @ requires made: is_q(a) && is_q(b);
  @ assigns a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size
  @   \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @*/
void mpq_swap(mpq_ptr a, mpq_ptr b);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_num._mp_size, a->_mp_den._mp_size;
  @*/
void mpq_neg(mpq_ptr r, mpq_srcptr a);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_num._mp_size, a->_mp_den._mp_size;
  @*/
void mpq_abs(mpq_ptr r, mpq_srcptr a);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_num._mp_size, a->_mp_den._mp_size;
  @*/
void mpq_inv(mpq_ptr r, mpq_srcptr a);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a) && is_q(b);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size
  @   \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @*/
void mpq_add(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a) && is_q(b);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size
  @   \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @*/
void mpq_sub(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a) && is_q(b);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size
  @   \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @*/
void mpq_mul(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_q(a) && is_q(b);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size
  @   \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @*/
void mpq_div(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);

/*@ requires made: is_q(a) && is_q(b);
  @ assigns \result \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @ ensures range: -2147483648 <= \result <= 2147483647;
  @*/
int mpq_cmp(mpq_srcptr a, mpq_srcptr b);

/*@ requires made: is_q(a);
  @ assigns \result \from a->_mp_num._mp_size, num, den;
  @*/
int mpq_cmp_ui(mpq_srcptr a, unsigned long num, unsigned long den);

/*@ requires made: is_q(a);
  @ requires denominator: den > 0;
  @ assigns \result \from a->_mp_num._mp_size, num, den;
  @*/
int mpq_cmp_si(mpq_srcptr a, long num, unsigned long den);

/*@ requires made: is_q(a);
  @ assigns \result \from a->_mp_num._mp_size;
  @ ensures sign: -1 <= \result <= 1;
  @*/
int mpq_sgn(mpq_srcptr a);

/*@ requires made: is_q(a);
  @ requires stream: \valid(stream);
  @ assigns *stream, \result \from base, a->_mp_num._mp_size;
  @*/
size_t mpq_out_str(FILE *stream, int base, mpq_srcptr a);

/*@ requires made: is_q(a) && is_q(b);
  @ assigns \result \from a->_mp_num._mp_size, a->_mp_den._mp_size, b->_mp_num._mp_size, b->_mp_den._mp_size;
  @*/
int mpq_equal(mpq_srcptr a, mpq_srcptr b);

/*@ requires made: is_z(a);
  @ assigns \result \from a->_mp_size;
  @*/
int mpz_perfect_square_p(mpz_srcptr a);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a);
  @ assigns r->_mp_size \from a->_mp_size;
  @*/
void mpz_sqrt(mpz_ptr r, mpz_srcptr a);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a);
  @ assigns r->_mp_size \from a->_mp_size, bits;
  @*/
void mpz_mul_2exp(mpz_ptr r, mpz_srcptr a, mp_bitcnt_t bits);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a);
  @ assigns r->_mp_size \from a->_mp_size, bits;
  @*/
void mpz_fdiv_q_2exp(mpz_ptr r, mpz_srcptr a, mp_bitcnt_t bits);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a) && is_z(b);
  @ assigns r->_mp_size \from a->_mp_size, b->_mp_size;
  @*/
void mpz_fdiv_q(mpz_ptr r, mpz_srcptr a, mpz_srcptr b);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a);
  @ assigns r->_mp_size \from a->_mp_size, b;
  @*/
void mpz_add_ui(mpz_ptr r, mpz_srcptr a, unsigned long b);

/*@ requires room: \valid(r);
  @ requires made: is_z(r) && is_z(a);
  @ assigns r->_mp_size \from a->_mp_size, b;
  @*/
void mpz_mul_ui(mpz_ptr r, mpz_srcptr a, unsigned long b);

/*@ requires room: \valid(r);
  @ requires made: is_q(r) && is_z(a);
  @ assigns r->_mp_num._mp_size, r->_mp_den._mp_size \from a->_mp_size;
  @*/
void mpq_set_z(mpq_ptr r, mpz_srcptr a);

/* These write what nothing of the readers reads back. */
void mpz_abs(mpz_ptr r, mpz_srcptr a);
void mpz_tdiv_q(mpz_ptr r, mpz_srcptr a, mpz_srcptr b);
char *mpz_get_str(char *text, int base, mpz_srcptr a);
char *mpq_get_str(char *text, int base, mpq_srcptr a);

void mp_set_memory_functions(void *(*allocate)(size_t), void *(*reallocate)(void *, size_t, size_t),
                             void (*release)(void *, size_t));

#endif
