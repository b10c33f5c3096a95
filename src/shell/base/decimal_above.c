#include "decimal_above.h"
#include "memory.h"
#include "printed.h"
#include "text.h"
#include <stdlib.h>

/* scaled := the least whole number that is at least value * 10^places. */
static void scale_up(mpz_ptr scaled, mpq_srcptr value, long places)
{
  mpz_t power;
  mpz_init(power);
  mpz_ui_pow_ui(power, 10, (unsigned long)labs(places));
  if (places >= 0) {
    mpz_mul(scaled, mpq_numref(value), power);
    mpz_cdiv_q(scaled, scaled, mpq_denref(value));
  } else {
    mpz_mul(power, mpq_denref(value), power);
    mpz_cdiv_q(scaled, mpq_numref(value), power);
  }
  mpz_clear(power);
}

/* Of two digits the next one is at most a tenth more. */
static void check_above(const char *text, mpq_srcptr value)
{
  mpq_t most;
  mpq_init(most);
  mpq_set_ui(most, 11, 10);
  mpq_mul(most, most, value);
  printed_check(text, value, most);
  mpq_clear(most);
}

char *decimal_above(mpq_srcptr value)
{
  if (mpq_sgn(value) == 0)
    return duplicate("0", 1);
  mpz_t scaled;
  mpz_init(scaled);
  long places = (long)mpz_sizeinbase(mpq_denref(value), 10) - (long)mpz_sizeinbase(mpq_numref(value), 10) + 3;
  for (scale_up(scaled, value, places); mpz_cmp_ui(scaled, 99) > 0; scale_up(scaled, value, places))
    places--;
  unsigned long digits = mpz_get_ui(scaled);
  long exponent = 1 - places;
  mpz_clear(scaled);
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%lu.%lu", digits / 10, digits % 10);
  if (exponent != 0)
    fprintf(t.stream, "e%ld", exponent);
  char *text = text_close(&t);
  check_above(text, value);
  return text;
}
