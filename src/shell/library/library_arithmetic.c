#include "library_arithmetic.h"
#include "library_text.h"
#include <stdlib.h>

#define NUMBERS_A_LINE 6

static const char wide_types[] =
  "\n"
  "/* Integers of LIMBS digits: products of two digits need twice their bits. */\n"
  "#ifdef HAS_DOUBLE_SIZE\n"
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
  "  uint32_t negative, length;\n"
  "  limb digit[LIMBS];\n"
  "} value;\n";

static const char wide_add[] =
  "\n"
  "/* What is positive in a sum, and what is negative: to choose one of both is quicker than to choose what to do. */\n"
  "typedef struct {\n"
  "  limb part[2][LIMBS];\n"
  "} sums;\n"
  "\n"
  "static void add_product(limb sum[LIMBS], const value *v, const limb *digit, uint32_t length)\n"
  "{\n"
  "  for (uint32_t i = 0U; i < length; i++) {\n"
  "    const uint32_t until = v->length < LIMBS - i ? v->length : LIMBS - i;\n"
  "    limb *const from = sum + i;\n"
  "    two_limbs carry = 0U;\n"
  "    for (uint32_t j = 0U; j < until; j++) {\n"
  "      carry += (two_limbs)digit[i] * v->digit[j] + from[j];\n"
  "      from[j] = (limb)carry;\n"
  "      carry >>= LIMB_BITS;\n"
  "    }\n"
  "    for (uint32_t at = i + until; carry != 0U && at < LIMBS; at++) {\n"
  "      carry += sum[at];\n"
  "      sum[at] = (limb)carry;\n"
  "      carry >>= LIMB_BITS;\n"
  "    }\n"
  "  }\n"
  "}\n"
  "\n"
  "/* Adds v times a number. */\n"
  "static void add_term(sums *sum, const value *v, word n)\n"
  "{\n"
  "  const uint32_t length = (begin[n + 1U] - begin[n]) * A_PAIR;\n"
  "  add_product(sum->part[v->negative != negative[n]], v, digits + (size_t)begin[n] * A_PAIR, length);\n"
  "}\n"
  "\n"
  "/* The sum in two's complement; returns whether it is negative. */\n"
  "static bool join(limb total[LIMBS], const sums *sum)\n"
  "{\n"
  "  limb borrow = 0U;\n"
  "  for (uint32_t k = 0U; k < LIMBS; k++) {\n"
  "    const limb difference = sum->part[0][k] - sum->part[1][k];\n"
  "    const limb more = sum->part[0][k] < sum->part[1][k] || difference < borrow ? 1U : 0U;\n"
  "    total[k] = difference - borrow;\n"
  "    borrow = more;\n"
  "  }\n"
  "  return borrow != 0U;\n"
  "}\n"
  "\n"
  "static void set_units(value *v, int64_t units)\n"
  "{\n"
  "  uint64_t size = units < 0 ? 0U - (uint64_t)units : (uint64_t)units;\n"
  "  v->negative = units < 0 ? 1U : 0U;\n"
  "  v->length = 0U;\n"
  "  for (uint32_t k = 0U; k < A_PAIR && size != 0U; k++) {\n"
  "    v->digit[k] = (limb)size;\n"
  "    v->length = k + 1U;\n"
  "    size = LIMB_BITS == 32U ? size >> (LIMB_BITS % 64U) : 0U;\n"
  "  }\n"
  "}\n"
  "\n"
  "static void put_out(@_output *y, const sums *sum)\n"
  "{\n"
  "  limb total[LIMBS];\n"
  "  (void)join(total, sum);\n"
  "  for (uint32_t k = 0U; k < LIMBS; k++)\n"
  "    for (uint32_t part = 0U; part < LIMB_BITS / 32U; part++)\n"
  "      y->digit[k * (LIMB_BITS / 32U) + part] = (uint32_t)(total[k] >> (32U * part));\n"
  "}\n";

static const char wide_positive[] =
  "\n"
  "/* v := the sum, or 0 if that is negative. */\n"
  "static void set_positive(value *v, const sums *sum)\n"
  "{\n"
  "  uint32_t length = join(v->digit, sum) ? 0U : LIMBS;\n"
  "  while (length > 0U && v->digit[length - 1U] == 0U)\n"
  "    length--;\n"
  "  v->length = length;\n"
  "  v->negative = 0U;\n"
  "}\n";

static const char wide_compare[] =
  "\n"
  "/* Less than 0, 0 or more than 0 as v is less than, equal to or more than a number. */\n"
  "static int compare(const value *v, word n)\n"
  "{\n"
  "  const limb *digit = digits + (size_t)begin[n] * A_PAIR;\n"
  "  uint32_t length = (begin[n + 1U] - begin[n]) * A_PAIR;\n"
  "  int order = 0;\n"
  "  while (length > 0U && digit[length - 1U] == 0U)\n"
  "    length--;\n"
  "  if (v->length == 0U && length == 0U)\n"
  "    order = 0;\n"
  "  else if (v->negative != negative[n])\n"
  "    order = v->negative != 0U ? -1 : 1;\n"
  "  else {\n"
  "    if (v->length != length)\n"
  "      order = v->length < length ? -1 : 1;\n"
  "    for (uint32_t k = length; k > 0U && order == 0; k--)\n"
  "      if (v->digit[k - 1U] != digit[k - 1U])\n"
  "        order = v->digit[k - 1U] < digit[k - 1U] ? -1 : 1;\n"
  "    if (v->negative != 0U)\n"
  "      order = -order;\n"
  "  }\n"
  "  return order;\n"
  "}\n";

static const char native_put[] =
  "\n"
  "static void put_out(@_output *y, integer total)\n"
  "{\n"
  "  *y = total;\n"
  "}\n";

static const char double_put[] =
  "\n"
  "static void put_out(@_output *y, integer total)\n"
  "{\n"
  "  for (int k = 0; k < $_DIGITS; k++)\n"
  "    y->digit[k] = (uint32_t)((unsigned_integer)total >> (32 * k));\n"
  "}\n";

static const char double_types[] =
  "\n"
  "__extension__ typedef __int128 integer;\n"
  "__extension__ typedef unsigned __int128 unsigned_integer;\n"
  "#define DOUBLE(high, low) ((integer)((unsigned_integer)(integer)(high) << 64 | (low)))\n";

/* What is written twice, and needs more than the form. */
typedef struct {
  const library_code *code;
  library_needs needs;
} arithmetic;

static void write_number(FILE *f, mpz_srcptr number)
{
  mpz_t part;
  if (mpz_sizeinbase(number, 2) < 64) {
    mpz_out_str(f, 10, number);
    return;
  }
  mpz_init(part);
  mpz_fdiv_q_2exp(part, number, 64);
  gmp_fprintf(f, "DOUBLE(%Zd, ", part);
  mpz_fdiv_r_2exp(part, number, 64);
  gmp_fprintf(f, "0x%ZxU)", part);
  mpz_clear(part);
}

static void write_native(FILE *f, const library_form *l, const void *what)
{
  const library_code *c = ((const arithmetic *)what)->code;
  bool is_double = library_form_size(l) == LIBRARY_DOUBLE;
  fputs(is_double ? double_types : "\ntypedef int64_t integer;\n", f);
  fputs("\nstatic const integer number[] = {", f);
  for (size_t n = 0; n < c->numbers; n++) {
    fputs(n == 0 ? "\n  " : n % NUMBERS_A_LINE ? ", " : ",\n  ", f);
    write_number(f, c->number[n]);
  }
  fputs(c->numbers ? "\n};\n" : "0};\n", f);
  library_text(f, l->asked->name, is_double ? double_put : native_put);
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

static void write_digits(FILE *f, const library_form *l, const void *what)
{
  const arithmetic *a = what;
  const char *name = l->asked->name;
  fprintf(f, "\n#define PAIRS %zuU\n", library_form_digits(l));
  library_text(f, name, wide_types);
  write_wide_numbers(f, a->code);
  library_text(f, name, wide_add);
  library_text(f, name, a->needs.sums ? wide_positive : "");
  library_text(f, name, a->needs.tests ? wide_compare : "");
}

void library_arithmetic_write(FILE *f, const library_form *l, const library_code *c, library_needs needs)
{
  arithmetic a = {c, needs};
  fprintf(f, "\n/* Of arrays that are as long as the network is. */\n#define STORAGE%s\n",
          library_form_is_static(l) ? " static" : "");
  fprintf(f, "\ntypedef uint%d_t word;\n", c->is_wide ? 64 : 32);
  fprintf(f, "\n/* A term is a variable, and, from bit SHIFT on, a number. */\n#define SHIFT %uU\n"
          "#define MASK (((word)1U << SHIFT) - 1U)\n", c->shift);
  if (library_form_size(l) != LIBRARY_NATIVE)
    library_text(f, l->asked->name, "\n#if defined(__SIZEOF_INT128__) && !defined($_SMALL_DIGITS)\n"
                 "#define HAS_DOUBLE_SIZE\n#endif\n");
  library_form_write(f, l, write_native, write_digits, &a);
}

void library_arithmetic_write_input(FILE *f, const library_form *l)
{
  fprintf(f, "\n#define INPUTS %zuU\n", l->in.count + l->constant);
  library_text(f, l->asked->name, "\nstatic int64_t input(const int64_t x[$_INPUTS], word k)\n{\n");
  fputs(l->constant ? "  return k == 0U ? 1 : x[k - 1U];\n}\n" : "  return x[k];\n}\n", f);
}
