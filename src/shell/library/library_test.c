#include "library_test.h"
#include "library_text.h"
#include "shell/base/number.h"
#include "shell/export/unit.h"

#define NUMBERS_A_LINE 10
/* Powers of 2 as a double without a doubt. */
#define POWER_MOST 1000

static const char head_text[] =
  "#include \"@.h\"\n"
  "#include <math.h>\n"
  "#include <stdio.h>\n"
  "#include <stdlib.h>\n";

static const char native_same[] =
  "\n"
  "static int is_same(const @_output *a, const @_output *b)\n"
  "{\n"
  "  return *a == *b;\n"
  "}\n";

static const char wide_same[] =
  "\n"
  "static int is_same(const @_output *a, const @_output *b)\n"
  "{\n"
  "  int same = 1;\n"
  "  for (int k = 0; k < $_DIGITS; k++)\n"
  "    same = same && a->digit[k] == b->digit[k];\n"
  "  return same;\n"
  "}\n";

static const char row_text[] =
  "\n"
  "static int is_right(@_status got, const @_output *out, int row)\n"
  "{\n"
  "  int right = (int)got == status[row];\n"
  "  for (int j = 0; j < $_OUTPUTS && got == $_OK; j++)\n"
  "    right = right && is_same(out + j, &y[row][j]);\n"
  "  if (!right)\n"
  "    printf(\"%s %lu is wrong\\n\", PLACE, line[row]);\n"
  "  return right;\n"
  "}\n";

static const char corners_text[] =
  "\n"
  "/* Each column by itself is put out of range. */\n"
  "static int corners(void)\n"
  "{\n"
  "  @_output out[$_OUTPUTS];\n"
  "  int right = 1;\n"
  "  for (int k = 0; k < $_INPUTS && right; k++) {\n"
  "    int64_t units[$_INPUTS];\n"
  "    double numbers[$_INPUTS] = {0};\n"
  "    for (int i = 0; i < $_INPUTS; i++)\n"
  "      units[i] = @_least[i];\n"
  "    units[k] = @_least[k] - 1;\n"
  "    right = @_run(units, out) == $_OUT_OF_RANGE;\n"
  "    units[k] = @_most[k] < INT64_MAX ? @_most[k] + 1 : @_least[k] - 1;\n"
  "    right = right && @_run(units, out) == $_OUT_OF_RANGE;\n"
  "    numbers[0] = (k % 2) ? (double)INFINITY : (double)NAN;\n"
  "    right = right && @_run_double(numbers, out) == $_OUT_OF_RANGE;\n"
  "  }\n"
  "  if (!right)\n"
  "    puts(\"a number out of range is taken\");\n"
  "  return right;\n"
  "}\n";

static const char double_text[] =
  "\n"
  "static int is_right_double(int row)\n"
  "{\n"
  "  @_output out[$_OUTPUTS];\n"
  "  double numbers[$_INPUTS];\n"
  "  int fits = 1;\n"
  "  for (int k = 0; k < $_INPUTS; k++) {\n"
  "    numbers[k] = (double)x[row][k] * unit[k];\n"
  "    fits = fits && llabs(x[row][k]) <= 0x20000000000000;\n"
  "  }\n"
  "  return !fits || is_right(@_run_double(numbers, out), out, row);\n"
  "}\n";

static const char main_text[] =
  "\n"
  "/* All rows, as often as the argument says. */\n"
  "int main(int count, char **arguments)\n"
  "{\n"
  "  long times = count > 1 ? atol(arguments[1]) : 1;\n"
  "  int right = corners();\n"
  "  for (; times > 0 && right; times--)\n"
  "    for (int row = 0; row < ROWS && right; row++) {\n"
  "      @_output out[$_OUTPUTS];\n"
  "      right = is_right(@_run(x[row], out), out, row)";

static const char end_text[] =
  ";\n"
  "    }\n"
  "  if (right)\n"
  "    printf(\"all %d rows are right\\n\", (int)ROWS);\n"
  "  return right ? 0 : 1;\n"
  "}\n";

static void write_rows(FILE *f, const library_form *l)
{
  const library_inputs *in = &l->in;
  mpz_t units;
  mpz_init(units);
  library_text(f, l->asked->name, "\nstatic const int64_t x[ROWS][$_INPUTS] = {\n");
  for (size_t i = 0; i < in->rows; i++) {
    fputs("  {", f);
    for (size_t k = 0; k < in->count; k++) {
      fputs(k == 0 ? "" : k % NUMBERS_A_LINE ? ", " : ",\n   ", f);
      unit_integer(units, in->x + i * (in->count + 1) + k + 1, in->unit + k);
      mpz_out_str(f, 10, units);
    }
    fputs("},\n", f);
  }
  fputs("};\n", f);
  mpz_clear(units);
}

/* In two's complement. */
static void write_digits(FILE *f, mpz_ptr value, size_t digits)
{
  mpz_t digit;
  mpz_init(digit);
  fputs("{{", f);
  for (size_t k = 0; k < digits; k++) {
    mpz_fdiv_r_2exp(digit, value, 32);
    mpz_fdiv_q_2exp(value, value, 32);
    gmp_fprintf(f, "%s0x%ZxU", k ? ", " : "", digit);
  }
  fputs("}}", f);
  mpz_clear(digit);
}

static void write_answer(FILE *f, const library_form *l, size_t i)
{
  mpz_t units;
  mpz_init(units);
  for (size_t j = 0; j < l->outputs; j++) {
    fputs(j == 0 ? "" : j % NUMBERS_A_LINE ? ", " : ",\n   ", f);
    if (l->answered[i])
      unit_integer(units, l->answers + i * l->outputs + j, l->output_unit);
    if (library_form_size(l) == LIBRARY_NATIVE)
      mpz_out_str(f, 10, units);
    else
      write_digits(f, units, 2 * library_form_digits(l));
  }
  mpz_clear(units);
}

static void write_answers(FILE *f, const library_form *l)
{
  const char *name = l->asked->name;
  library_text(f, name, "\nstatic const @_output y[ROWS][$_OUTPUTS] = {\n");
  for (size_t i = 0; i < l->in.rows; i++) {
    fputs("  {", f);
    write_answer(f, l, i);
    fputs("},\n", f);
  }
  fputs("};\n\nstatic const int status[ROWS] = {", f);
  for (size_t i = 0; i < l->in.rows; i++) {
    fputs(i % NUMBERS_A_LINE ? ", " : i ? ",\n  " : "\n  ", f);
    library_text(f, name, l->answered[i] ? "$_OK" : "$_NO_ANSWER");
  }
  fputs("\n};\n", f);
}

static void write_lines(FILE *f, const library_form *l)
{
  fprintf(f, "\nstatic const unsigned long line[ROWS] = {");
  for (size_t i = 0; i < l->in.rows; i++)
    fprintf(f, "%s%zu", i % NUMBERS_A_LINE ? ", " : i ? ",\n  " : "\n  ", l->table ? l->table->line[i] : i + 1);
  fputs("\n};\n", f);
}

static bool is_power(mpq_srcptr unit)
{
  mpz_srcptr over = mpq_denref(unit);
  return mpz_scan1(over, 0) + 1 == mpz_sizeinbase(over, 2) && mpz_scan1(over, 0) <= POWER_MOST;
}

/* Whether numbers of units are doubles. */
static bool has_doubles(const library_form *l)
{
  for (size_t k = 0; k < l->in.count; k++)
    if (!is_power(l->in.unit + k))
      return false;
  return true;
}

static void write_doubles(FILE *f, const library_form *l)
{
  library_text(f, l->asked->name, "\nstatic const double unit[$_INPUTS] = {");
  for (size_t k = 0; k < l->in.count; k++)
    fprintf(f, "%s%a", k ? ", " : "", mpq_get_d(l->in.unit + k));
  fputs("};\n", f);
  library_text(f, l->asked->name, double_text);
}

void library_test_write(FILE *f, const library_form *l)
{
  const char *name = l->asked->name;
  bool doubles = has_doubles(l);
  library_text(f, name, "/* Tests @.c: ends with 0 if all is right, and otherwise with 1. */\n");
  library_text(f, name, head_text);
  fprintf(f, "\nenum { ROWS = %zu };\n#define PLACE \"%s\"\n", l->in.rows, l->table ? "line" : "row");
  write_rows(f, l);
  write_answers(f, l);
  write_lines(f, l);
  library_text(f, name, library_form_size(l) == LIBRARY_NATIVE ? native_same : wide_same);
  library_text(f, name, row_text);
  library_text(f, name, corners_text);
  if (doubles)
    write_doubles(f, l);
  library_text(f, name, main_text);
  fputs(doubles ? " && is_right_double(row)" : "", f);
  library_text(f, name, end_text);
}
