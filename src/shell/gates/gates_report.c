#include "gates_report.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Gates that are named one by one, and digits of a number that is written out. */
#define MOST_NAMED 8
#define MOST_DIGITS 30

gates_facts gates_facts_of(const gates_model *m)
{
  return (gates_facts){.net = m};
}

void gates_facts_free(gates_facts *f)
{
  free(f->idle_gate);
  free(f->idle_bit);
}

/* Bytes of the bits of one point. */
static size_t pattern_bytes(const gates_model *m)
{
  return m->gates / CHAR_BIT + 1;
}

static bool bit_of(const unsigned char *pattern, size_t l)
{
  return pattern[l / CHAR_BIT] >> l % CHAR_BIT & 1;
}

/* The patterns of all points, each of as many bytes as that. */
static unsigned char *find_patterns(gates_facts *f, const points *p, bool constant)
{
  const gates_model *m = f->net;
  size_t bytes = pattern_bytes(m);
  unsigned char *pattern = allocate(p->points, bytes);
  mpq_ptr out = numbers_new(m->outputs), scratch = numbers_new(2);
  for (size_t i = 0; i < p->points; i++) {
    mpq_srcptr h = p->x + i * p->inputs + !constant;
    for (size_t l = 0; l < m->gates; l++)
      if (gates_model_bit(m, l, h, scratch))
        pattern[i * bytes + l / CHAR_BIT] |= (unsigned char)(1U << l % CHAR_BIT);
    size_t touched = gates_model_sums(m, h, out, scratch);
    f->touched = touched > f->touched ? touched : f->touched;
  }
  numbers_free(out, m->outputs);
  numbers_free(scratch, 2);
  return pattern;
}

static void find_idle(gates_facts *f, const unsigned char *pattern)
{
  size_t bytes = pattern_bytes(f->net);
  f->idle_gate = allocate(f->net->gates + 1, sizeof *f->idle_gate);
  f->idle_bit = allocate(f->net->gates + 1, sizeof *f->idle_bit);
  for (size_t l = 0; l < f->net->gates; l++) {
    size_t i = 1;
    while (i < f->points && bit_of(pattern + i * bytes, l) == bit_of(pattern, l))
      i++;
    if (i >= f->points) {
      f->idle_gate[f->idle] = l;
      f->idle_bit[f->idle++] = bit_of(pattern, l);
    }
  }
}

static size_t compared_bytes;

static int compare_patterns(const void *a, const void *b)
{
  return memcmp(a, b, compared_bytes);
}

static size_t count_different(unsigned char *pattern, size_t count, size_t bytes)
{
  size_t different = 1;
  compared_bytes = bytes;
  qsort(pattern, count, bytes, compare_patterns);
  for (size_t i = 1; i < count; i++)
    different += memcmp(pattern + (i - 1) * bytes, pattern + i * bytes, bytes) != 0;
  return different;
}

gates_facts gates_facts_over(const gates_model *m, const points *p, bool constant)
{
  gates_facts f = {.net = m, .points = p->points};
  unsigned char *pattern = find_patterns(&f, p, constant);
  find_idle(&f, pattern);
  f.patterns = count_different(pattern, p->points, pattern_bytes(m));
  free(pattern);
  return f;
}

/* Inputs that vary. */
static size_t free_inputs(const gates_model *m)
{
  return m->inputs - m->constant;
}

/* count := sum of C(k, i) over i <= v: the most patterns of k gates, each affine in v inputs. */
static void find_possible(mpz_t count, size_t k, size_t v)
{
  mpz_t term;
  mpz_init_set_ui(term, 1);
  mpz_set_ui(count, 1);
  for (size_t i = 1; i <= v && i <= k; i++) {
    mpz_mul_ui(term, term, k - i + 1);
    mpz_divexact_ui(term, term, i);
    mpz_add(count, count, term);
  }
  mpz_clear(term);
}

/* count := factor * 2^bits - less */
static void find_power(mpz_t count, size_t bits, size_t less, size_t factor)
{
  mpz_set_ui(count, 1);
  mpz_mul_2exp(count, count, bits);
  mpz_sub_ui(count, count, less);
  mpz_mul_ui(count, count, factor);
}

static void write_count(FILE *f, const mpz_t count)
{
  size_t digits = mpz_sizeinbase(count, 10);
  if (digits <= MOST_DIGITS)
    gmp_fprintf(f, "%Zd", count);
  else
    fprintf(f, "more than 10^%zu", digits - 2);
}

static void write_size(FILE *f, const gates_model *m)
{
  fprintf(f, "%zu gate%s on %zu input%s%s; %zu matri%s of %zu x %zu; %zu numbers in all", m->gates, s_of(m->gates),
          m->inputs, s_of(m->inputs), m->constant ? ", the constant 1 among them" : "", m->matrices,
          m->matrices == 1 ? "x" : "ces", m->outputs, m->inputs, gates_model_numbers(m));
}

static void write_ratio(FILE *f, const gates_model *m)
{
  mpz_t parameters;
  mpz_init(parameters);
  find_power(parameters, m->gates + 1, 1, gates_model_area(m));
  fprintf(f, "with a matrix for each of the 2^%zu - 1 prefixes: ", m->gates + 1);
  write_count(f, parameters);
  fprintf(f, " parameters, %zu of them touched by an input, with as many multiplications: one in (2^%zu - 1)/%zu; "
          "composed, 2^%zu matrices, one of them touched", (m->gates + 1) * gates_model_area(m), m->gates + 1,
          m->gates + 1, m->gates);
  mpz_clear(parameters);
}

static void write_patterns(FILE *f, const gates_facts *g)
{
  mpz_t possible;
  mpz_init(possible);
  find_possible(possible, g->net->gates, free_inputs(g->net));
  if (g->points)
    fprintf(f, "%zu met, ", g->patterns);
  fputs("at most ", f);
  write_count(f, possible);
  fprintf(f, " possible (the sum of C(%zu, i) over i <= %zu: Cover 1965, cited and not proved here) of 2^%zu",
          g->net->gates, free_inputs(g->net), g->net->gates);
  mpz_clear(possible);
}

static void write_idle(FILE *f, const gates_facts *g)
{
  size_t named = g->idle < MOST_NAMED ? g->idle : MOST_NAMED;
  fprintf(f, "gate%s ", s_of(g->idle));
  for (size_t k = 0; k < named; k++)
    fprintf(f, "%s%zu (%s)", k ? ", " : "", g->idle_gate[k] + 1, g->idle_bit[k] ? "open" : "closed");
  if (named < g->idle)
    fprintf(f, " and %zu more", g->idle - named);
  fprintf(f, " %s the same at every point", g->idle == 1 ? "says" : "say");
}

/* One line that is wrapped. */
static void write_line(FILE *f, const char *head, const gates_facts *g, void (*write)(FILE *, const gates_facts *))
{
  wrapped w;
  wrapped_begin(&w, head);
  write(w.text.stream, g);
  wrapped_end(&w, f);
}

static void write_first(FILE *f, const gates_facts *g)
{
  write_size(f, g->net);
  if (g->points)
    fprintf(f, "; a point touches at most %zu matri%s", g->touched, g->touched == 1 ? "x" : "ces");
}

static void write_second(FILE *f, const gates_facts *g)
{
  write_ratio(f, g->net);
}

void gates_facts_write(FILE *f, const gates_facts *g)
{
  write_line(f, "gates", g, write_first);
  write_line(f, "", g, write_second);
  write_line(f, "patterns", g, write_patterns);
  if (g->idle)
    write_line(f, "", g, write_idle);
}

/* Counts that may be large are text. */
static json_t *count_text(const mpz_t count)
{
  char *text = allocate(mpz_sizeinbase(count, 10) + 1, 1);
  json_t *value = json_string(mpz_get_str(text, 10, count));
  free(text);
  return value;
}

static json_t *full_object(const gates_model *m)
{
  json_t *object = json_object();
  size_t area = gates_model_area(m), k = m->gates;
  mpz_t count;
  mpq_t ratio;
  mpz_init(count);
  mpq_init(ratio);
  find_power(count, k + 1, 1, area);
  json_object_set_new(object, "parameters", count_text(count));
  json_object_set_new(object, "touched", json_count((k + 1) * area));
  find_power(mpq_numref(ratio), k + 1, 1, 1);
  mpz_set_ui(mpq_denref(ratio), k + 1);
  mpq_canonicalize(ratio);
  json_object_set_new(object, "ratio", json_rational(ratio));
  find_power(count, k, 0, 1);
  json_object_set_new(object, "composed", count_text(count));
  mpz_clear(count);
  mpq_clear(ratio);
  return object;
}

static json_t *patterns_object(const gates_facts *g)
{
  json_t *object = json_object();
  mpz_t count;
  mpz_init(count);
  if (g->points)
    json_object_set_new(object, "met", json_count(g->patterns));
  find_possible(count, g->net->gates, free_inputs(g->net));
  json_object_set_new(object, "possible", count_text(count));
  find_power(count, g->net->gates, 0, 1);
  json_object_set_new(object, "all", count_text(count));
  mpz_clear(count);
  return object;
}

static json_t *idle_array(const gates_facts *g)
{
  json_t *array = json_array();
  for (size_t k = 0; k < g->idle; k++) {
    json_t *one = json_object();
    json_object_set_new(one, "gate", json_count(g->idle_gate[k] + 1));
    json_object_set_new(one, "open", json_boolean(g->idle_bit[k]));
    json_array_append_new(array, one);
  }
  return array;
}

json_t *gates_facts_object(const gates_facts *g)
{
  json_t *object = json_object();
  json_object_set_new(object, "gates", json_count(g->net->gates));
  json_object_set_new(object, "matrices", json_count(g->net->matrices));
  json_object_set_new(object, "numbers", json_count(gates_model_numbers(g->net)));
  json_object_set_new(object, "full", full_object(g->net));
  json_object_set_new(object, "patterns", patterns_object(g));
  if (g->points) {
    json_object_set_new(object, "touched_matrices", json_count(g->touched));
    json_object_set_new(object, "idle", idle_array(g));
  }
  return object;
}
