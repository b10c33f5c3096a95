#include "library_source.h"
#include "library_names.h"
#include "library_text.h"
#include "shell/export/unit.h"

#define NUMBERS_A_LINE 6

static const char include_text[] =
  "#include \"@.h\"\n"
  "#include <float.h>\n"
  "#include <stdbool.h>\n"
  "#include <string.h>\n"
  "\n"
  "_Static_assert(FLT_RADIX == 2 && DBL_MANT_DIG == 53 && DBL_MAX_EXP == 1024 && sizeof(double) == 8,\n"
  "               \"a double is a number of IEEE 754 with 64 bits\");\n";

static const char run_text[] =
  "\n"
  "@_status @_run(const int64_t x[$_INPUTS], @_output y[$_OUTPUTS])\n"
  "{\n"
  "  @_status status = $_OK;\n"
  "  for (int k = 0; k < $_INPUTS && status == $_OK; k++)\n"
  "    if (x[k] < @_least[k] || x[k] > @_most[k])\n"
  "      status = $_OUT_OF_RANGE;\n"
  "  if (status == $_OK)\n"
  "    status = run(x, y);\n"
  "  return status;\n"
  "}\n";

static const char double_text[] =
  "\n"
  "/* A number has one over the unit, which is odd[k] times 2 to power[k], times as many units. If\n"
  " * odd[k] has more than 64 bits, it stands as the largest of 64, and only 0 is in range. */\n"
  "static @_status count_units(double number, int k, int64_t *units)\n"
  "{\n"
  "  @_status status = $_OK;\n"
  "  uint64_t bits, digits;\n"
  "  int32_t exponent;\n"
  "  *units = 0;\n"
  "  (void)memcpy(&bits, &number, sizeof bits);\n"
  "  digits = bits & 0xFFFFFFFFFFFFFU;\n"
  "  exponent = (int32_t)((bits >> 52) & 0x7FFU);\n"
  "  if (exponent == 0x7FF)\n"
  "    status = $_OUT_OF_RANGE;\n"
  "  else {\n"
  "    if (exponent == 0)\n"
  "      exponent = 1;\n"
  "    else\n"
  "      digits |= 0x10000000000000U;\n"
  "    exponent += power[k] - 1075;\n"
  "    while (digits != 0U && (digits & 1U) == 0U) {\n"
  "      digits >>= 1;\n"
  "      exponent++;\n"
  "    }\n"
  "    if (digits != 0U && exponent < 0)\n"
  "      status = $_NOT_A_MULTIPLE;\n"
  "    else if (digits != 0U) {\n"
  "      const uint64_t most = (uint64_t)INT64_MAX;\n"
  "      if (exponent > 62 || digits > most / odd[k] || digits * odd[k] > most >> exponent)\n"
  "        status = $_OUT_OF_RANGE;\n"
  "      else\n"
  "        *units = (int64_t)((digits * odd[k]) << exponent);\n"
  "      if ((bits >> 63) != 0U)\n"
  "        *units = -*units;\n"
  "    }\n"
  "  }\n"
  "  if (status == $_OK && (*units < @_least[k] || *units > @_most[k]))\n"
  "    status = $_OUT_OF_RANGE;\n"
  "  return status;\n"
  "}\n"
  "\n"
  "@_status @_run_double(const double x[$_INPUTS], @_output y[$_OUTPUTS])\n"
  "{\n"
  "  @_status status = $_OK;\n"
  "  int64_t units[$_INPUTS];\n"
  "  for (int k = 0; k < $_INPUTS && status == $_OK; k++)\n"
  "    status = count_units(x[k], k, &units[k]);\n"
  "  if (status == $_OK)\n"
  "    status = run(units, y);\n"
  "  return status;\n"
  "}\n";

static const char scaled_text[] =
  "\n"
  "static double scaled(double number, int32_t power)\n"
  "{\n"
  "  for (; power >= 32; power -= 32)\n"
  "    number *= 4294967296.0;\n"
  "  for (; power <= -32; power += 32)\n"
  "    number /= 4294967296.0;\n"
  "  return power < 0 ? number / (double)((int64_t)1 << -power) : number * (double)((int64_t)1 << power);\n"
  "}\n";

static const char native_rounded[] =
  "\n"
  "double @_rounded(const @_output *y)\n"
  "{\n"
  "  return scaled((double)*y * UNIT, UNIT_POWER);\n"
  "}\n";

static const char wide_rounded[] =
  "\n"
  "double @_rounded(const @_output *y)\n"
  "{\n"
  "  const bool below = y->digit[$_DIGITS - 1] >> 31 != 0U;\n"
  "  uint32_t digit[$_DIGITS];\n"
  "  uint64_t carry = below ? 1U : 0U;\n"
  "  int top = $_DIGITS - 1;\n"
  "  double number;\n"
  "  for (int k = 0; k < $_DIGITS; k++) {\n"
  "    carry += below ? (uint32_t)~y->digit[k] : y->digit[k];\n"
  "    digit[k] = (uint32_t)carry;\n"
  "    carry >>= 32;\n"
  "  }\n"
  "  while (top > 2 && digit[top] == 0U)\n"
  "    top--;\n"
  "  number = ((double)digit[top] * 4294967296.0 + (double)digit[top - 1]) * 4294967296.0 + (double)digit[top - 2];\n"
  "  return scaled((below ? -number : number) * UNIT, UNIT_POWER + 32 * (top - 2));\n"
  "}\n";

/* What is written for column k. */
typedef void column_writer(FILE *f, const library_form *l, size_t k);

static void write_multiple(FILE *f, mpq_srcptr value, mpq_srcptr unit)
{
  mpz_t units;
  mpz_init(units);
  unit_integer(units, value, unit);
  mpz_out_str(f, 10, units);
  mpz_clear(units);
}

static void write_least(FILE *f, const library_form *l, size_t k)
{
  write_multiple(f, l->in.least + k, l->in.unit + k);
}

static void write_most(FILE *f, const library_form *l, size_t k)
{
  write_multiple(f, l->in.most + k, l->in.unit + k);
}

static void write_odd(FILE *f, const library_form *l, size_t k)
{
  mpz_srcptr one_over = mpq_denref(l->in.unit + k);
  mpz_t odd;
  mpz_init(odd);
  mpz_fdiv_q_2exp(odd, one_over, mpz_scan1(one_over, 0));
  if (mpz_sizeinbase(odd, 2) > 64)
    fputs("UINT64_MAX", f);
  else
    gmp_fprintf(f, "%ZuU", odd);
  mpz_clear(odd);
}

static void write_power(FILE *f, const library_form *l, size_t k)
{
  fprintf(f, "%lu", mpz_scan1(mpq_denref(l->in.unit + k), 0));
}

static void write_columns(FILE *f, const library_form *l, const char *head, column_writer *write)
{
  library_text(f, l->asked->name, head);
  for (size_t k = 0; k < l->in.count; k++) {
    fputs(k == 0 ? "" : k % NUMBERS_A_LINE ? ", " : ",\n  ", f);
    write(f, l, k);
  }
  fputs("};\n", f);
}

/* The unit of the outputs, as a double from 1/2 on that is less than 1, and a power of 2. */
static void write_unit(FILE *f, const library_form *l)
{
  long above, below;
  double unit = mpz_get_d_2exp(&above, mpq_numref(l->output_unit));
  double over = mpz_get_d_2exp(&below, mpq_denref(l->output_unit));
  fprintf(f, "\n/* The unit of the outputs, but for a power of 2. */\n#define UNIT %a\n#define UNIT_POWER %ld\n",
          unit / over, above - below);
}

void library_source_write(FILE *f, const library_form *l, library_core core)
{
  const char *name = l->asked->name;
  library_text(f, name, "/* @.h says what this is. */\n");
  library_text(f, name, include_text);
  write_columns(f, l, "\nconst int64_t @_least[$_INPUTS] = {", write_least);
  write_columns(f, l, "const int64_t @_most[$_INPUTS] = {", write_most);
  library_names_define(f, l);
  core.write(f, l, core.what);
  library_text(f, name, run_text);
  write_columns(f, l, "\nstatic const uint64_t odd[$_INPUTS] = {", write_odd);
  write_columns(f, l, "static const int32_t power[$_INPUTS] = {", write_power);
  library_text(f, name, double_text);
  write_unit(f, l);
  fputs(scaled_text, f);
  library_text(f, name, library_form_size(l) == LIBRARY_NATIVE ? native_rounded : wide_rounded);
}
