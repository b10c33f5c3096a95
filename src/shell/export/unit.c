#include "unit.h"

void unit_refine(mpq_ptr unit, mpq_srcptr value)
{
  mpz_t left, right;
  if (mpq_sgn(unit) == 0) {
    mpq_abs(unit, value);
    return;
  }
  mpz_init(left);
  mpz_init(right);
  mpz_mul(left, mpq_numref(unit), mpq_denref(value));
  mpz_mul(right, mpq_numref(value), mpq_denref(unit));
  mpz_gcd(left, left, right);
  mpz_mul(right, mpq_denref(unit), mpq_denref(value));
  mpq_set_num(unit, left);
  mpq_set_den(unit, right);
  mpq_canonicalize(unit);
  mpz_clear(left);
  mpz_clear(right);
}

void unit_finish(mpq_ptr unit)
{
  if (mpq_sgn(unit) == 0)
    mpq_set_ui(unit, 1, 1);
}

void unit_integer(mpz_ptr value, mpq_srcptr number, mpq_srcptr unit)
{
  mpz_mul(value, mpq_numref(number), mpq_denref(unit));
  mpz_divexact(value, value, mpq_denref(number));
  mpz_divexact(value, value, mpq_numref(unit));
}
