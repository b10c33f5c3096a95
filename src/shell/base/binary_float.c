#include "binary_float.h"

const binary_float binary_float32 = {.bits = 24, .least = 149, .most = 128};
const binary_float binary_float64 = {.bits = 53, .least = 1074, .most = 1024};

/* The e with 2^e <= |value| < 2^(e+1), of a value that is not 0. */
static long exponent_of(mpq_srcptr value)
{
  mpz_srcptr n = mpq_numref(value), d = mpq_denref(value);
  long e = (long)mpz_sizeinbase(n, 2) - (long)mpz_sizeinbase(d, 2);
  /* Here 2^(e-1) < |value| < 2^(e+1). */
  mpz_t scaled;
  mpz_init(scaled);
  mpz_mul_2exp(scaled, e >= 0 ? d : n, (mp_bitcnt_t)(e >= 0 ? e : -e));
  bool less = e >= 0 ? mpz_cmpabs(n, scaled) < 0 : mpz_cmpabs(scaled, d) < 0;
  mpz_clear(scaled);
  return less ? e - 1 : e;
}

/* z := the whole number nearest to n/d, d > 0; of two the even one. */
static void divide_nearest(mpz_ptr z, mpz_srcptr n, mpz_srcptr d)
{
  mpz_t rest;
  mpz_init(rest);
  mpz_fdiv_qr(z, rest, n, d);
  mpz_mul_2exp(rest, rest, 1);
  int side = mpz_cmp(rest, d);
  if (side > 0 || (side == 0 && mpz_odd_p(z)))
    mpz_add_ui(z, z, 1);
  mpz_clear(rest);
}

/* z := value * 2^places, rounded. */
static void scale_nearest(mpz_ptr z, mpq_srcptr value, long places)
{
  mpz_t scaled;
  mpz_init(scaled);
  if (places >= 0) {
    mpz_mul_2exp(scaled, mpq_numref(value), (mp_bitcnt_t)places);
    divide_nearest(z, scaled, mpq_denref(value));
  } else {
    mpz_mul_2exp(scaled, mpq_denref(value), (mp_bitcnt_t)-places);
    divide_nearest(z, mpq_numref(value), scaled);
  }
  mpz_clear(scaled);
}

bool binary_float_round(mpq_ptr value, const binary_float *format)
{
  if (mpq_sgn(value) == 0)
    return true;
  long places = (long)format->bits - 1 - exponent_of(value);
  if (places > (long)format->least)
    places = (long)format->least;
  mpz_t mantissa;
  mpz_init(mantissa);
  scale_nearest(mantissa, value, places);
  bool finite = (long)mpz_sizeinbase(mantissa, 2) - places <= (long)format->most;
  if (finite) {
    mpq_set_z(value, mantissa);
    if (places >= 0)
      mpq_div_2exp(value, value, (mp_bitcnt_t)places);
    else
      mpq_mul_2exp(value, value, (mp_bitcnt_t)-places);
  }
  mpz_clear(mantissa);
  return finite;
}
