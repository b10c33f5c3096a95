#include "rounding.h"
#include <stdint.h>
#include "proofs/lemmas/rounded/lemmas_rounding.h"

/* By how many places that many units are to be shifted.  z is scratch. */
/*@ requires well_formed_format(f) && \valid_read(t) && \valid(z) && \separated(t, z) && val(t) >= 0.0;
  @ terminates \true;
  @ assigns *z;
  @ ensures exponent: has_exponent(f.bits, val(t), \result);
  @ ensures range: f.bits + \result <= SIZE_MAX;
  @*/
static size_t exponent_of(number_format f, mpq_srcptr t, mpz_ptr z)
{
  mpz_set_q(z, t);
  size_t size = mpz_sizeinbase(z, 2);
  size_t k = size > f.bits ? size - f.bits : 0;
  //@ ghost lemma_powers(size);
  //@ ghost lemma_powers(f.bits);
  //@ assert enough: val(t) < pow2(size) && pow2(size) <= pow2(f.bits + k);
  return k;
}

/* Whether 2 (s - m) for s >= m asks for m + 1, where d = s - m. */
/*@ requires \valid(d) && \valid(one) && \valid_read(m) && \separated(d, one) && \separated(d, m);
  @ requires \separated(one, m);
  @ requires part: 0.0 <= val(d) < 1.0;
  @ terminates \true;
  @ assigns *d, *one;
  @ ensures one: val(one) == 1.0;
  @ ensures up: nearest_even(zval(m) + \old(val(d)), \result ? zval(m) + 1 : zval(m));
  @*/
static bool goes_up(mpq_ptr d, mpz_srcptr m, mpq_ptr one)
{
  mpq_set_ui(one, 1, 1);
  mpq_mul_2exp(d, d, 1);
  //@ assert twice: pow2(1) == 2 && val(d) == 2 * \at(val(d), Pre);
  int order = mpq_cmp(d, one);
  unsigned long odd = mpz_fdiv_ui(m, 2);
  /*@ assert parity: (odd == 0 ==> even(zval(m))) && (odd == 1 ==> even(zval(m) + 1)); */
  return order > 0 || (order == 0 && odd == 1);
}

/* s := s rounded to a whole number.  t and z are scratch. */
/*@ requires \valid(s) && \valid(t) && \valid(z) && \separated(s, t) && \separated(s, z) && \separated(t, z);
  @ requires val(s) >= 0.0;
  @ terminates \true;
  @ assigns *s, *t, *z;
  @ ensures whole: \exists integer m; val(s) == m && nearest_even(\old(val(s)), m);
  @*/
static void round_whole(mpq_ptr s, mpq_ptr t, mpz_ptr z)
{
  mpz_set_q(z, s);
  mpq_set_z(t, z);
  mpq_sub(s, s, t);
  //@ assert parts: \at(val(s), Pre) == zval(z) + val(s);
  bool up = goes_up(s, z, t);
  mpq_set_z(s, z);
  if (up)
    mpq_add(s, s, t);
  //@ assert rounded: val(s) == (up ? zval(z) + 1 : zval(z));
}

/* r >= 0 rounded. */
/*@ requires well_formed_format(f) && \valid(r) && \valid(t + (0 .. 1)) && \valid(z);
  @ requires \separated(r, t + (0 .. 1)) && \separated(r, z) && \separated(t + (0 .. 1), z);
  @ requires val(r) >= 0.0;
  @ terminates \true;
  @ assigns *r, t[0 .. 1], *z;
  @ ensures rounded: \result ==> rounds_size(f.bits, f.unit, f.exponents, \old(val(r)), val(r));
  @ ensures overflow: !\result ==> \forall real q; !rounds_size(f.bits, f.unit, f.exponents, \old(val(r)), q);
  @*/
static bool round_size(number_format f, mpq_ptr r, mpq_ptr t, mpz_ptr z)
{
  mpq_mul_2exp(t, r, f.unit);
  //@ ghost lemma_powers(f.unit);
  //@ assert units: val(t) == in_units(f.unit, \at(val(r), Pre)) && val(t) >= 0.0;
  size_t k = exponent_of(f, t, z);
  //@ ghost lemma_powers(k);
  //@ ghost lemma_exponent(f.bits + (k < f.exponents ? f.exponents : k));
  if (k > f.exponents) {
    //@ assert beyond: \forall integer j; j <= f.exponents ==> !has_exponent(f.bits, val(t), j);
    //@ assert nowhere: \forall real q; !rounds_size(f.bits, f.unit, f.exponents, \at(val(r), Pre), q);
    return false;
  }
  mpq_div_2exp(t, t, k);
  //@ assert shifted: rmul(val(t), pow2(k)) == in_units(f.unit, \at(val(r), Pre)) && val(t) >= 0.0;
  //@ ghost Shifted: ;
  round_whole(t, t + 1, z);
  //@ ghost Whole: ;
  /*@ assert one: \forall integer j, m, real q, s;
    @   rounds_at(f.bits, f.unit, f.exponents, \at(val(r), Pre), q, j, s, m) ==>
    @   j == k && s == \at(val(t), Shifted) && m == val(t); */
  //@ assert some: nearest_natural(\at(val(t), Shifted), val(t)) && natural(val(t));
  mpq_mul_2exp(t, t, k);
  //@ assert product: natural(val(t));
  mpq_div_2exp(r, t, f.unit);
  //@ assert back: in_units(f.unit, val(r)) == val(t) && val(t) == rmul(\at(val(t), Whole), pow2(k));
  mpz_set_q(z, t);
  size_t size = mpz_sizeinbase(z, 2);
  //@ assert size: \forall integer m; val(t) == m ==> zval(z) == m;
  //@ assert same: zval(z) == val(t);
  //@ ghost lemma_powers(f.bits + f.exponents);
  //@ ghost lemma_powers(size);
  //@ assert fits: size <= f.bits + f.exponents <==> val(t) < pow2(f.bits + f.exponents);
  /*@ assert found: size <= f.bits + f.exponents ==>
    @   rounds_size(f.bits, f.unit, f.exponents, \at(val(r), Pre), val(r)); */
  /*@ assert only: \forall integer j, m, real q, s;
    @   rounds_at(f.bits, f.unit, f.exponents, \at(val(r), Pre), q, j, s, m) ==> in_units(f.unit, q) == val(t); */
  /*@ assert none: size > f.bits + f.exponents ==> \forall real q;
    @   !rounds_size(f.bits, f.unit, f.exponents, \at(val(r), Pre), q); */
  return size <= f.bits + f.exponents;
}

bool round_nearest(number_format f, mpq_ptr r, mpq_ptr t, mpz_ptr z)
{
  int sign = mpq_sgn(r);
  mpq_abs(r, r);
  //@ ghost Size: ;
  bool fits = round_size(f, r, t, z);
  /*@ assert opposite: !fits ==> \forall real q; rounds_to(f, \at(val(r), Pre), q) ==>
    @   rounds_size(f.bits, f.unit, f.exponents, \at(val(r), Size), sign < 0 ? -q : q); */
  if (sign < 0)
    mpq_neg(r, r);
  return fits;
}
