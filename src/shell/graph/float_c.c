#include "float_c.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <limits.h>
#include <stdlib.h>

#define NUMBERS_A_LINE 8

static const char head[] =
  " *\n"
  " * Each neuron adds its terms one by one in the order of their sources, the constant first; every product and every sum\n"
  " * is rounded to the nearest float. It is so that memcert check --arithmetic evaluates the network.\n"
  " * Neurons that put out 0 are skipped: sums begin with +0 and never become -0, so that adding a product\n"
  " * with 0 changes nothing.\n"
  " *\n"
  " * compiled with   cc -std=c11 -O3 -ffp-contract=off, without -ffast-math\n"
  " * main reads rows of inputs, with blanks or commas between, and writes a line of outputs for each. */\n"
  "#include <float.h>\n"
  "#include <stdio.h>\n"
  "\n"
  "#if FLT_EVAL_METHOD != 0\n"
  "#error \"floats are computed with more bits than they have: -msse2 -mfpmath=sse\"\n"
  "#endif\n";

static const char body[] =
  "\n"
  "/* A neuron adds to all that read it at once: run r is of neurons from target[r] on, one after the other, whose weights\n"
  " * are those from begin[r] on.  One call at a time. */\n"
  "void network(const number x[], number y[])\n"
  "{\n"
  "  static number sum[NEURONS]; /* 0 between calls */\n"
  "  for (int k = 0; k < CONSTANTS; k++)\n"
  "    sum[k] = 1;\n"
  "  for (int k = 0; k < INPUTS; k++)\n"
  "    sum[CONSTANTS + k] = x[k];\n"
  "  for (int k = 0; k < LAST; k++) {\n"
  "    number value = k < CONSTANTS + INPUTS || sum[k] > 0 ? sum[k] : 0;\n"
  "    sum[k] = 0;\n"
  "    for (unsigned r = run[k]; r < run[k + 1] && value != 0; r++) {\n"
  "      number *to = sum + target[r];\n"
  "      const number *by = weight + begin[r];\n"
  "      for (unsigned i = 0; i < begin[r + 1] - begin[r]; i++)\n"
  "        to[i] += by[i] * value;\n"
  "    }\n"
  "  }\n"
  "  for (int k = LAST; k < NEURONS; k++)\n"
  "    sum[k] = sum[k] > 0 ? sum[k] : 0;\n"
  "  for (int j = 0; j < OUTPUTS; j++)\n"
  "    y[j] = PAIRS ? sum[LAST + j] - sum[LAST + OUTPUTS + j] : sum[LAST + j];\n"
  "  for (int k = LAST; k < NEURONS; k++)\n"
  "    sum[k] = 0;\n"
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

/* The weights by their sources, in runs of neurons that follow each other. */
typedef struct {
  size_t *first;       /* of each source: its first term; one more than there are */
  size_t *neuron;      /* of each term: which one has it */
  mpq_srcptr *weight;
  size_t *run;         /* of each source: its first run; one more */
  size_t *target;      /* of each run: its first neuron */
  size_t *begin;       /* of each run: its first term; one more */
  size_t runs;
} by_source;

/* Terms of one source stay in the order of their neurons; so a neuron's are added in the order of their sources, however
 * they are kept. */
static void turn_around(by_source *b, layered_network net)
{
  b->first = allocate(net.neurons + 2, sizeof *b->first);
  for (size_t t = 0; t < net.terms; t++)
    b->first[net.source[t] + 2]++;
  for (size_t k = 2; k <= net.neurons + 1; k++)
    b->first[k] += b->first[k - 1];
  for (size_t k = net.inputs; k < net.neurons; k++)
    for (size_t t = net.first[k]; t < net.first[k + 1]; t++) {
      size_t at = b->first[net.source[t] + 1]++;
      b->neuron[at] = k;
      b->weight[at] = net.weight + t;
    }
}

static void find_runs(by_source *b, size_t neurons)
{
  for (size_t k = 0; k < neurons; k++) {
    b->run[k] = b->runs;
    for (size_t t = b->first[k]; t < b->first[k + 1]; t++)
      if (t == b->first[k] || b->neuron[t] != b->neuron[t - 1] + 1) {
        b->target[b->runs] = b->neuron[t];
        b->begin[b->runs++] = t;
      }
  }
  b->run[neurons] = b->runs;
  b->begin[b->runs] = b->first[neurons];
}

static by_source by_source_new(layered_network net)
{
  by_source b = {.neuron = allocate(net.terms, sizeof *b.neuron), .weight = allocate(net.terms, sizeof *b.weight),
                 .run = allocate(net.neurons + 1, sizeof *b.run), .target = allocate(net.terms, sizeof *b.target),
                 .begin = allocate(net.terms + 1, sizeof *b.begin)};
  turn_around(&b, net);
  find_runs(&b, net.neurons);
  return b;
}

static void by_source_free(by_source *b)
{
  free(b->first);
  free(b->neuron);
  free(b->weight);
  free(b->run);
  free(b->target);
  free(b->begin);
}

static void write_weights(FILE *f, const by_source *b, size_t terms, bool single)
{
  fputs("static const number weight[] = {", f);
  for (size_t t = 0; t < terms; t++) {
    fputs(t % NUMBERS_A_LINE ? " " : "\n  ", f);
    write_float(f, b->weight[t], single);
    fputc(',', f);
  }
  fputs(terms ? "\n};\n" : "0};\n", f);
}

char *float_c_text(const graph_request *r, const layered_model *m)
{
  layered_network net = layered_model_view(m);
  bool single = r->format == &binary_float32;
  size_t begin = net.layer[net.layers - 1];
  if (m->neurons >= INT_MAX || m->terms >= INT_MAX)
    fail(STATUS_UNDECIDED, "the network has %d neurons or weights or more", INT_MAX);
  by_source b = by_source_new(net);
  text_stream t;
  text_open(&t);
  write_head(t.stream, r);
  fprintf(t.stream, "\ntypedef %s number;\n#define READ \"%s\"\n", single ? "float" : "double", single ? "%f" : "%lf");
  fprintf(t.stream, "enum { CONSTANTS = %d, INPUTS = %zu, OUTPUTS = %zu, PAIRS = %d, NEURONS = %zu, LAST = %zu, DIGITS = %d };\n\n",
          m->constant, m->inputs - m->constant, layered_model_outputs(m), m->is_signed, m->neurons, begin,
          single ? 9 : 17);
  write_list(t.stream, "run", b.run, m->neurons + 1);
  write_list(t.stream, "target", b.target, b.runs);
  write_list(t.stream, "begin", b.begin, b.runs + 1);
  write_weights(t.stream, &b, m->terms, single);
  fputs(body, t.stream);
  by_source_free(&b);
  return text_close(&t);
}
