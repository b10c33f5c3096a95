#include "library_arithmetic.h"
#include "library_text.h"
#include <stdlib.h>

#define NUMBERS_A_LINE 6

static const char wide_types[] =
  "\n"
  "/* Integers of LIMBS digits: products of two digits need twice their bits. */\n"
  "#if defined(__SIZEOF_INT128__) && !defined($_SMALL_DIGITS)\n"
  "typedef uint64_t limb;\n"
  "__extension__ typedef unsigned __int128 two_limbs;\n"
  "#define LIMB_BITS 64U\n"
  "#define PAIR(low, high) ((uint64_t)(high) << 32 | (low))\n"
  "#else\n"
  "typedef uint32_t limb;\n"
  "typedef uint64_t two_limbs;\n"
  "#define LIMB_BITS 32U\n"
  "#define PAIR(low, high) low, high\n"
  "#endif\n"
  "#define A_PAIR (64U / LIMB_BITS)\n"
  "#define LIMBS (PAIRS * A_PAIR)\n"
  "\n"
  "/* The size of a number without high digits that are 0, and its sign. */\n"
  "typedef struct {\n"
  "  bool negative;\n"
  "  uint32_t length;\n"
  "  limb digit[LIMBS];\n"
  "} value;\n";

static const char wide_add[] =
  "\n"
  "static void add_product(limb sum[LIMBS], const value *v, const limb *digit, uint32_t length)\n"
  "{\n"
  "  for (uint32_t i = 0U; i < length; i++) {\n"
  "    two_limbs carry = 0U;\n"
  "    uint32_t at = i;\n"
  "    for (uint32_t j = 0U; j < v->length && at < LIMBS; j++) {\n"
  "      carry += (two_limbs)digit[i] * v->digit[j] + sum[at];\n"
  "      sum[at] = (limb)carry;\n"
  "      carry >>= LIMB_BITS;\n"
  "      at++;\n"
  "    }\n"
  "    for (; carry != 0U && at < LIMBS; at++) {\n"
  "      carry += sum[at];\n"
  "      sum[at] = (limb)carry;\n"
  "      carry >>= LIMB_BITS;\n"
  "    }\n"
  "  }\n"
  "}\n"
  "\n"
  "static void subtract_product(limb sum[LIMBS], const value *v, const limb *digit, uint32_t length)\n"
  "{\n"
  "  for (uint32_t i = 0U; i < length; i++) {\n"
  "    limb borrow = 0U;\n"
  "    uint32_t at = i;\n"
  "    for (uint32_t j = 0U; j < v->length && at < LIMBS; j++) {\n"
  "      const two_limbs product = (two_limbs)digit[i] * v->digit[j] + borrow;\n"
  "      const limb low = (limb)product;\n"
  "      borrow = (limb)(product >> LIMB_BITS) + (sum[at] < low ? 1U : 0U);\n"
  "      sum[at] -= low;\n"
  "      at++;\n"
  "    }\n"
  "    for (; borrow != 0U && at < LIMBS; at++) {\n"
  "      const limb before = sum[at];\n"
  "      sum[at] = before - borrow;\n"
  "      borrow = before < borrow ? 1U : 0U;\n"
  "    }\n"
  "  }\n"
  "}\n"
  "\n"
  "/* Adds v times a number. */\n"
  "static void add_term(limb sum[LIMBS], const value *v, word n)\n"
  "{\n"
  "  const limb *digit = digits + (size_t)begin[n] * A_PAIR;\n"
  "  const uint32_t length = (begin[n + 1U] - begin[n]) * A_PAIR;\n"
  "  if (v->negative == (negative[n] != 0U))\n"
  "    add_product(sum, v, digit, length);\n"
  "  else\n"
  "    subtract_product(sum, v, digit, length);\n"
  "}\n"
  "\n"
  "static void set_units(value *v, int64_t units)\n"
  "{\n"
  "  uint64_t size = units < 0 ? 0U - (uint64_t)units : (uint64_t)units;\n"
  "  v->negative = units < 0;\n"
  "  v->length = 0U;\n"
  "  for (uint32_t k = 0U; k < A_PAIR && size != 0U; k++) {\n"
  "    v->digit[k] = (limb)size;\n"
  "    v->length = k + 1U;\n"
  "    size = LIMB_BITS == 32U ? size >> (LIMB_BITS % 64U) : 0U;\n"
  "  }\n"
  "}\n"
  "\n"
  "static void put_out(@_output *y, const limb sum[LIMBS])\n"
  "{\n"
  "  for (uint32_t k = 0U; k < LIMBS; k++)\n"
  "    for (uint32_t part = 0U; part < LIMB_BITS / 32U; part++)\n"
  "      y->digit[k * (LIMB_BITS / 32U) + part] = (uint32_t)(sum[k] >> (32U * part));\n"
  "}\n";

static const char wide_positive[] =
  "\n"
  "/* v := the sum, or 0 if that is negative. */\n"
  "static void set_positive(value *v, const limb sum[LIMBS])\n"
  "{\n"
  "  uint32_t length = sum[LIMBS - 1U] >> (LIMB_BITS - 1U) != 0U ? 0U : LIMBS;\n"
  "  while (length > 0U && sum[length - 1U] == 0U)\n"
  "    length--;\n"
  "  for (uint32_t k = 0U; k < length; k++)\n"
  "    v->digit[k] = sum[k];\n"
  "  v->length = length;\n"
  "  v->negative = false;\n"
  "}\n";

static const char wide_compare[] =
  "\n"
  "/* Less than 0, 0 or more than 0 as v is less than, equal to or more than a number. */\n"
  "static int compare(const value *v, word n)\n"
  "{\n"
  "  const limb *digit = digits + (size_t)begin[n] * A_PAIR;\n"
  "  uint32_t length = (begin[n + 1U] - begin[n]) * A_PAIR;\n"
  "  const bool below = negative[n] != 0U;\n"
  "  int order = 0;\n"
  "  while (length > 0U && digit[length - 1U] == 0U)\n"
  "    length--;\n"
  "  if (v->length == 0U && length == 0U)\n"
  "    order = 0;\n"
  "  else if (v->negative != below)\n"
  "    order = v->negative ? -1 : 1;\n"
  "  else {\n"
  "    if (v->length != length)\n"
  "      order = v->length < length ? -1 : 1;\n"
  "    for (uint32_t k = length; k > 0U && order == 0; k--)\n"
  "      if (v->digit[k - 1U] != digit[k - 1U])\n"
  "        order = v->digit[k - 1U] < digit[k - 1U] ? -1 : 1;\n"
  "    if (below)\n"
  "      order = -order;\n"
  "  }\n"
  "  return order;\n"
  "}\n";

static void write_native(FILE *f, const library_code *c)
{
  fputs("\nstatic const int64_t number[] = {", f);
  for (size_t n = 0; n < c->numbers; n++) {
    fputs(n == 0 ? "\n  " : n % NUMBERS_A_LINE ? ", " : ",\n  ", f);
    mpz_out_str(f, 10, c->number[n]);
  }
  fputs(c->numbers ? "\n};\n" : "0};\n", f);
}

static size_t pairs_of(mpz_srcptr value)
{
  return mpz_sgn(value) == 0 ? 0 : (mpz_sizeinbase(value, 2) + 63) / 64;
}

static void write_pairs(FILE *f, mpz_ptr size)
{
  for (; mpz_sgn(size) != 0; mpz_fdiv_q_2exp(size, size, 64)) {
    uint64_t low = mpz_get_ui(size);
    fprintf(f, "  PAIR(0x%lxU, 0x%lxU),\n", low & UINT32_MAX, low >> 32);
  }
}

static void write_wide_numbers(FILE *f, const library_code *c)
{
  size_t pairs = 0;
  mpz_t size;
  mpz_init(size);
  fputs("\nstatic const limb digits[] = {\n", f);
  for (size_t n = 0; n < c->numbers; n++) {
    mpz_abs(size, c->number[n]);
    write_pairs(f, size);
  }
  mpz_clear(size);
  fputs("  PAIR(0U, 0U)\n};\n\n/* Where the digits of each number begin, in pairs; and whether it is negative. */\n"
        "static const uint32_t begin[] = {", f);
  for (size_t n = 0; n <= c->numbers; pairs += n < c->numbers ? pairs_of(c->number[n]) : 0, n++)
    fprintf(f, "%s%zu", n == 0 ? "\n  " : n % (2 * NUMBERS_A_LINE) ? ", " : ",\n  ", pairs);
  fputs("\n};\nstatic const uint8_t negative[] = {", f);
  for (size_t n = 0; n < c->numbers; n++)
    fprintf(f, "%s%dU", n == 0 ? "\n  " : n % (4 * NUMBERS_A_LINE) ? ", " : ",\n  ", mpz_sgn(c->number[n]) < 0);
  fputs(c->numbers ? "\n};\n" : "0U};\n", f);
}

void library_arithmetic_write(FILE *f, const library_form *l, const library_code *c, library_needs needs)
{
  fprintf(f, "\ntypedef uint%d_t word;\n", c->is_wide ? 64 : 32);
  fprintf(f, "\n/* A term is a variable, and, from bit SHIFT on, a number. */\n#define SHIFT %uU\n"
          "#define MASK (((word)1U << SHIFT) - 1U)\n", c->shift);
  if (library_form_is_native(l)) {
    write_native(f, c);
    return;
  }
  fprintf(f, "#define PAIRS %zuU\n", library_form_digits(l));
  library_text(f, l->asked->name, wide_types);
  write_wide_numbers(f, c);
  library_text(f, l->asked->name, wide_add);
  if (needs.sums)
    library_text(f, l->asked->name, wide_positive);
  if (needs.tests)
    library_text(f, l->asked->name, wide_compare);
}

void library_arithmetic_write_input(FILE *f, const library_form *l)
{
  fprintf(f, "\n#define INPUTS %zuU\n", l->in.count + l->constant);
  library_text(f, l->asked->name, "\nstatic int64_t input(const int64_t x[$_INPUTS], word k)\n{\n");
  fputs(l->constant ? "  return k == 0U ? 1 : x[k - 1U];\n}\n" : "  return x[k];\n}\n", f);
}
