#include "binary_float.h"
#include <string.h>

/* The number, and what the kernel takes. */
#define NUMBERS 3

const binary_float binary_float32 = {"binary32", {24, 149, 253}};
const binary_float binary_float64 = {"binary64", {53, 1074, 2045}};

const binary_float *binary_float_named(const char *name)
{
  static const binary_float *const known[] = {&binary_float32, &binary_float64};
  for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
    if (strcmp(name, known[k]->name) == 0)
      return known[k];
  return NULL;
}

bool binary_float_round(mpq_ptr value, const binary_float *format)
{
  mpq_t rounded[NUMBERS];
  mpz_t whole;
  for (size_t k = 0; k < NUMBERS; k++)
    mpq_init(rounded[k]);
  mpz_init(whole);
  mpq_set(rounded[0], value);
  bool finite = round_nearest(format->format, rounded[0], rounded[1], whole);
  if (finite)
    mpq_swap(value, rounded[0]);
  mpz_clear(whole);
  for (size_t k = 0; k < NUMBERS; k++)
    mpq_clear(rounded[k]);
  return finite;
}

bool binary_float_has(mpq_srcptr value, const binary_float *format)
{
  mpq_t rounded;
  mpq_init(rounded);
  mpq_set(rounded, value);
  bool holds = binary_float_round(rounded, format) && mpq_equal(rounded, value);
  mpq_clear(rounded);
  return holds;
}
