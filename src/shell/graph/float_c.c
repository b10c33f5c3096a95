#include "float_c.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <limits.h>

#define NUMBERS_A_LINE 8

static const char head[] =
  " *\n"
  " * Each neuron adds its terms one by one in the order of their sources, the constant first; every product and every sum\n"
  " * is rounded to the nearest float. It is so that memcert check --arithmetic evaluates the network.\n"
  " *\n"
  " * compiled with   cc -std=c11 -O2 -ffp-contract=off, without -ffast-math\n"
  " * main reads rows of inputs, with blanks or commas between, and writes a line of outputs for each. */\n"
  "#include <float.h>\n"
  "#include <stdio.h>\n"
  "\n"
  "#if FLT_EVAL_METHOD != 0\n"
  "#error \"floats are computed with more bits than they have: -msse2 -mfpmath=sse\"\n"
  "#endif\n";

static const char body[] =
  "\n"
  "void network(const number x[], number y[])\n"
  "{\n"
  "  static number value[NEURONS];\n"
  "  for (int k = 0; k < CONSTANTS; k++)\n"
  "    value[k] = 1;\n"
  "  for (int k = 0; k < INPUTS; k++)\n"
  "    value[CONSTANTS + k] = x[k];\n"
  "  for (int k = CONSTANTS + INPUTS; k < NEURONS; k++) {\n"
  "    number sum = 0;\n"
  "    for (unsigned t = first[k - CONSTANTS - INPUTS]; t < first[k - CONSTANTS - INPUTS + 1]; t++)\n"
  "      sum += weight[t] * value[source[t]];\n"
  "    value[k] = sum > 0 ? sum : 0;\n"
  "  }\n"
  "  for (int j = 0; j < OUTPUTS; j++)\n"
  "    y[j] = PAIRS ? value[LAST + j] - value[LAST + OUTPUTS + j] : value[LAST + j];\n"
  "}\n"
  "\n"
  "static int read_row(number x[])\n"
  "{\n"
  "  for (int k = 0; k < INPUTS; k++) {\n"
  "    if (scanf(READ, x + k) != 1)\n"
  "      return 0;\n"
  "    int next = getchar();\n"
  "    if (next != ',' && next != EOF)\n"
  "      ungetc(next, stdin);\n"
  "  }\n"
  "  return INPUTS > 0;\n"
  "}\n"
  "\n"
  "int main(void)\n"
  "{\n"
  "  number x[INPUTS + 1], y[OUTPUTS + 1];\n"
  "  while (read_row(x)) {\n"
  "    network(x, y);\n"
  "    for (int j = 0; j < OUTPUTS; j++)\n"
  "      printf(\"%.*g%c\", DIGITS, (double)y[j], j + 1 < OUTPUTS ? ',' : '\\n');\n"
  "  }\n"
  "  return !feof(stdin);\n"
  "}\n";

/* A float as C reads it: a whole number times a power of two. */
static void write_float(FILE *f, mpq_srcptr number, bool single)
{
  mpz_t whole;
  mpz_init(whole);
  size_t power = mpz_sgn(mpq_numref(number)) ? mpz_scan1(mpq_numref(number), 0) : 0;
  long exponent = (long)power - (long)mpz_scan1(mpq_denref(number), 0);
  mpz_tdiv_q_2exp(whole, mpq_numref(number), power);
  fputs(mpz_sgn(whole) < 0 ? "-" : "", f);
  mpz_abs(whole, whole);
  gmp_fprintf(f, "0x%Zxp%ld%s", whole, exponent, single ? "f" : "");
  mpz_clear(whole);
}

static void write_weights(FILE *f, const layered_model *m, bool single)
{
  fputs("static const number weight[] = {", f);
  for (size_t t = 0; t < m->terms; t++) {
    fputs(t % NUMBERS_A_LINE ? " " : "\n  ", f);
    write_float(f, m->weight + t, single);
    fputc(',', f);
  }
  fputs(m->terms ? "\n};\n" : "0};\n", f);
}

static void write_list(FILE *f, const char *name, const size_t *list, size_t count)
{
  fprintf(f, "static const unsigned %s[] = {", name);
  for (size_t k = 0; k < count; k++)
    fprintf(f, "%s%zu,", k % NUMBERS_A_LINE ? " " : "\n  ", list[k]);
  fputs(count ? "\n};\n" : "0};\n", f);
}

static void write_head(FILE *f, const graph_request *r)
{
  fprintf(f, "/* A layered network in floats, written by memcert %s\n *\n * network  SHA-256 %s\n * numbers  %s\n",
          MEMCERT_VERSION, r->sha256, r->numbers);
  fputs(head, f);
}

char *float_c_text(const graph_request *r, const layered_model *m)
{
  layered_network net = layered_model_view(m);
  bool single = r->format == &binary_float32;
  size_t begin = net.layer[net.layers - 1];
  if (m->neurons >= INT_MAX || m->terms >= INT_MAX)
    fail(STATUS_UNDECIDED, "the network has %d neurons or weights or more", INT_MAX);
  text_stream t;
  text_open(&t);
  write_head(t.stream, r);
  fprintf(t.stream, "\ntypedef %s number;\n#define READ \"%s\"\n", single ? "float" : "double", single ? "%f" : "%lf");
  fprintf(t.stream, "enum { CONSTANTS = %d, INPUTS = %zu, OUTPUTS = %zu, PAIRS = %d, NEURONS = %zu, LAST = %zu, DIGITS = %d };\n\n",
          m->constant, m->inputs - m->constant, layered_model_outputs(m), m->is_signed, m->neurons, begin,
          single ? 9 : 17);
  write_list(t.stream, "first", net.first + m->inputs, m->neurons - m->inputs + 1);
  write_list(t.stream, "source", net.source, m->terms);
  write_weights(t.stream, m, single);
  fputs(body, t.stream);
  return text_close(&t);
}
