#include "library_loop.h"
#include "library_arithmetic.h"
#include "library_text.h"
#include "shell/base/memory.h"
#include "shell/export/unit.h"
#include <stdlib.h>

#define FIRSTS_A_LINE 12

/* What the integer of a neuron can be: inputs have both signs. */
typedef struct {
  mpz_t *least, *most;
  mpz_t factor, low, high;
} ranging;

/* The integer that one unit of the source of term t is worth in units of neuron k. */
static void find_factor(mpz_ptr value, const library_loop *loop, size_t t, size_t k)
{
  const layered_network *net = &loop->net->view;
  mpq_t number;
  mpq_init(number);
  mpq_mul(number, net->weight + t, loop->unit + net->source[t]);
  unit_integer(value, number, loop->unit + k);
  mpq_clear(number);
}

/* unit := the largest that all terms of neurons lo to hi - 1 are multiples of. */
static void find_unit(mpq_ptr unit, const library_loop *loop, size_t lo, size_t hi)
{
  const layered_network *net = &loop->net->view;
  mpq_t part;
  mpq_init(part);
  for (size_t t = net->first[lo]; t < net->first[hi]; t++) {
    mpq_mul(part, net->weight + t, loop->unit + net->source[t]);
    unit_refine(unit, part);
  }
  unit_finish(unit);
  mpq_clear(part);
}

static void note_bits(library_form *l, mpz_srcptr value)
{
  if (mpz_sizeinbase(value, 2) > l->bits)
    l->bits = mpz_sizeinbase(value, 2);
}

/* Whatever the order of its terms, the sum of a neuron stays between the sum of what is negative and that of what is
 * positive in them. */
static void range_neuron(library_form *l, const library_loop *loop, ranging *g, size_t k)
{
  const layered_network *net = &loop->net->view;
  for (size_t t = net->first[k]; t < net->first[k + 1]; t++) {
    size_t from = net->source[t];
    find_factor(g->factor, loop, t, k);
    note_bits(l, g->factor);
    bool positive = mpz_sgn(g->factor) > 0;
    mpz_mul(g->low, g->factor, positive ? g->least[from] : g->most[from]);
    mpz_mul(g->high, g->factor, positive ? g->most[from] : g->least[from]);
    if (mpz_sgn(g->low) < 0)
      mpz_add(g->least[k], g->least[k], g->low);
    if (mpz_sgn(g->high) > 0)
      mpz_add(g->most[k], g->most[k], g->high);
  }
  note_bits(l, g->least[k]);
  note_bits(l, g->most[k]);
  mpz_set_ui(g->least[k], 0);
}

static void range_input(library_form *l, library_loop *loop, ranging *g, size_t k)
{
  const library_inputs *in = &l->in;
  if (l->constant && k == 0) {
    mpq_set_ui(loop->unit, 1, 1);
    mpz_set_ui(g->least[0], 1);
    mpz_set_ui(g->most[0], 1);
    return;
  }
  size_t column = k - l->constant;
  mpq_set(loop->unit + k, in->unit + column);
  unit_integer(g->least[k], in->least + column, in->unit + column);
  unit_integer(g->most[k], in->most + column, in->unit + column);
  note_bits(l, g->least[k]);
  note_bits(l, g->most[k]);
}

static void range_all(library_form *l, library_loop *loop, ranging *g)
{
  const layered_network *net = &loop->net->view;
  size_t last = net->layer[net->layers - 1];
  for (size_t k = 0; k < net->inputs; k++)
    range_input(l, loop, g, k);
  for (size_t k = net->inputs; k < last; k++)
    find_unit(loop->unit + k, loop, k, k + 1);
  find_unit(l->output_unit, loop, last, net->neurons);
  for (size_t k = last; k < net->neurons; k++)
    mpq_set(loop->unit + k, l->output_unit);
  for (size_t k = net->inputs; k < net->neurons; k++)
    range_neuron(l, loop, g, k);
}

library_loop library_loop_new(library_form *l, const layered_run *net)
{
  size_t neurons = net->view.neurons;
  library_loop loop = {.net = net, .unit = numbers_new(neurons)};
  ranging g = {.least = allocate(neurons, sizeof(mpz_t)), .most = allocate(neurons, sizeof(mpz_t))};
  for (size_t k = 0; k < neurons; k++)
    mpz_inits(g.least[k], g.most[k], NULL);
  mpz_inits(g.factor, g.low, g.high, NULL);
  range_all(l, &loop, &g);
  l->variables = neurons;
  for (size_t k = 0; k < neurons; k++)
    mpz_clears(g.least[k], g.most[k], NULL);
  mpz_clears(g.factor, g.low, g.high, NULL);
  free(g.least);
  free(g.most);
  return loop;
}

void library_loop_free(library_loop *loop)
{
  numbers_free(loop->unit, loop->net->view.neurons);
}

/* The terms that read each neuron, one neuron after the other; first[k] becomes where those of neuron k begin. */
static void write_terms(const library_loop *loop, library_code *c, size_t *first)
{
  const layered_network *net = &loop->net->view;
  const reading_terms *reading = &loop->net->reading;
  mpz_t factor;
  mpz_init(factor);
  for (size_t k = 0; k < net->neurons; k++) {
    first[k] = c->words;
    for (size_t t = reading->head[k]; t < net->terms; t = reading->next[t]) {
      find_factor(factor, loop, t, reading->target[t]);
      library_code_term(c, reading->target[t], factor);
    }
  }
  first[net->neurons] = c->words;
  mpz_clear(factor);
}

static void write_firsts(FILE *f, const size_t *first, size_t count)
{
  fputs("\nstatic const word first[NEURONS + 1U] = {", f);
  for (size_t k = 0; k < count; k++)
    fprintf(f, "%s%zu", k == 0 ? "\n  " : k % FIRSTS_A_LINE ? ", " : ",\n  ", first[k]);
  fputs("\n};\n", f);
}

static const char head_text[] =
  "\n"
  "/* The first neurons are the inputs, those from OUTPUT on the last layer. The output of a neuron is\n"
  " * what it has added up, or 0 if that is negative. Where it is not 0, it is added to every neuron\n"
  " * that reads it, times a number: terms first[k] to first[k + 1] - 1 of neuron k. */\n"
  "static @_status run(const int64_t x[$_INPUTS], @_output y[$_OUTPUTS])\n"
  "{\n";

static const char native_text[] =
  "  STORAGE integer sum[NEURONS];\n"
  "  (void)memset(sum, 0, sizeof sum);\n"
  "  for (word k = 0U; k < INPUTS; k++)\n"
  "    sum[k] = input(x, k);\n"
  "  for (word k = 0U; k < OUTPUT; k++) {\n"
  "    if (k >= INPUTS && sum[k] < 0)\n"
  "      sum[k] = 0;\n"
  "    if (sum[k] != 0)\n"
  "      for (word t = first[k]; t < first[k + 1U]; t++)\n"
  "        sum[term[t] & MASK] += number[term[t] >> SHIFT] * sum[k];\n"
  "  }\n"
  "  for (word j = 0U; j < $_OUTPUTS; j++)\n";

static const char native_plain[] =
  "    put_out(y + j, sum[OUTPUT + j] > 0 ? sum[OUTPUT + j] : 0);\n";

/* Of a pair, the second one is subtracted. */
static const char native_pairs[] =
  "    put_out(y + j, (sum[OUTPUT + j] > 0 ? sum[OUTPUT + j] : 0) -\n"
  "                     (sum[OUTPUT + $_OUTPUTS + j] > 0 ? sum[OUTPUT + $_OUTPUTS + j] : 0));\n";

static const char wide_text[] =
  "  static const limb one[1] = {1U};\n"
  "  STORAGE sums sum[NEURONS];\n"
  "  value v;\n"
  "  (void)memset(sum, 0, sizeof sum);\n"
  "  for (word k = 0U; k < OUTPUT; k++) {\n"
  "    if (k < INPUTS)\n"
  "      set_units(&v, input(x, k));\n"
  "    else\n"
  "      set_positive(&v, &sum[k]);\n"
  "    if (v.length != 0U)\n"
  "      for (word t = first[k]; t < first[k + 1U]; t++)\n"
  "        add_term(&sum[term[t] & MASK], &v, term[t] >> SHIFT);\n"
  "  }\n"
  "  for (word j = 0U; j < $_OUTPUTS; j++) {\n"
  "    sums out;\n"
  "    (void)memset(&out, 0, sizeof out);\n"
  "    set_positive(&v, &sum[OUTPUT + j]);\n"
  "    add_product(out.part[0], &v, one, 1U);\n";

static const char wide_pairs[] =
  "    set_positive(&v, &sum[OUTPUT + $_OUTPUTS + j]);\n"
  "    add_product(out.part[1], &v, one, 1U);\n";

static const char wide_end[] =
  "    put_out(y + j, &out);\n"
  "  }\n";

static const char end_text[] =
  "  return $_OK;\n"
  "}\n";

static void write_native(FILE *f, const library_form *l, const void *what)
{
  bool pairs = ((const library_loop *)what)->net->is_signed;
  library_text_all(f, l->asked->name, (const char *const[]){
    head_text, native_text, pairs ? native_pairs : native_plain, end_text, NULL});
}

static void write_digits(FILE *f, const library_form *l, const void *what)
{
  bool pairs = ((const library_loop *)what)->net->is_signed;
  library_text_all(f, l->asked->name, (const char *const[]){
    head_text, wide_text, pairs ? wide_pairs : "", wide_end, end_text, NULL});
}

void library_loop_write(FILE *f, const library_form *l, const void *what)
{
  const library_loop *loop = what;
  const layered_network *net = &loop->net->view;
  size_t *first = allocate(net->neurons + 1, sizeof *first);
  library_code c = library_code_new(net->neurons);
  write_terms(loop, &c, first);
  library_code_word(&c, c.words);
  library_code_counted(&c);
  library_arithmetic_write(f, l, &c, (library_needs){.sums = true});
  library_code_begin(&c, f, "term");
  write_terms(loop, &c, first);
  library_code_end(&c);
  fprintf(f, "\n#define OUTPUT %zuU\n#define NEURONS %zuU\n", net->layer[net->layers - 1], net->neurons);
  write_firsts(f, first, net->neurons + 1);
  library_arithmetic_write_input(f, l);
  library_form_write(f, l, write_native, write_digits, loop);
  library_code_free(&c);
  free(first);
}
