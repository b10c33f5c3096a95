#include "conditional_c_any.h"

static const char any_types[] =
  "\n"
  "/* 'v' makes variable number `variable` the sum of terms from to until - 1, or 0 if that is negative. '<',\n"
  " * 'l', '=', 'n', '>' and 'g' compare the variable of term `from` with its number (l: at most, n: not equal,\n"
  " * g: at least); '0' never holds and '1' always. 'y' puts out sums of terms: output j has those from\n"
  " * begin[from + j] to begin[from + j + 1] - 1. What is next is instruction `then`, or `otherwise` if a\n"
  " * comparison does not hold; -1 stands for none. The inputs are variables FIXED, FIXED + 1 and so on. */\n"
  "typedef struct {\n"
  "  char kind;\n"
  "  long variable, from, until, then, otherwise;\n"
  "} instruction;\n"
  "\n"
  "typedef struct {\n"
  "  long variable;\n"
  "  const char *number;\n"
  "} term;\n";

static const char any_run[] =
  "\n"
  "static mpz_t number[TERMS], variable[VARIABLES];\n"
  "\n"
  "/* To be called once, first. */\n"
  "void prepare(void)\n"
  "{\n"
  "  for (long t = 0; t < TERMS; t++)\n"
  "    mpz_init_set_str(number[t], terms[t].number, 10);\n"
  "  for (long v = 0; v < VARIABLES; v++)\n"
  "    mpz_init_set_ui(variable[v], v < FIXED);\n"
  "}\n"
  "\n"
  "static void sum(mpz_t result, long from, long until)\n"
  "{\n"
  "  mpz_set_ui(result, 0);\n"
  "  for (long t = from; t < until; t++)\n"
  "    mpz_addmul(result, number[t], variable[terms[t].variable]);\n"
  "}\n"
  "\n"
  "static int holds(const instruction *at)\n"
  "{\n"
  "  int order = mpz_cmp(variable[terms[at->from].variable], number[at->from]);\n"
  "  switch (at->kind) {\n"
  "  case '<': return order < 0;\n"
  "  case 'l': return order <= 0;\n"
  "  case '=': return order == 0;\n"
  "  case 'n': return order != 0;\n"
  "  case '>': return order > 0;\n"
  "  case 'g': return order >= 0;\n"
  "  default: return at->kind == '1';\n"
  "  }\n"
  "}\n"
  "\n"
  "int recall(mpz_t *x, mpz_t *y)\n"
  "{\n"
  "  for (int k = 0; k < INPUTS; k++)\n"
  "    mpz_set(variable[FIXED + k], x[k]);\n"
  "  for (long i = 0; i >= 0;) {\n"
  "    const instruction *at = program + i;\n"
  "    if (at->kind == 'y') {\n"
  "      for (int j = 0; j < OUTPUTS; j++)\n"
  "        sum(y[j], begin[at->from + j], begin[at->from + j + 1]);\n"
  "      return 1;\n"
  "    }\n"
  "    if (at->kind == 'v') {\n"
  "      sum(variable[at->variable], at->from, at->until);\n"
  "      if (mpz_sgn(variable[at->variable]) < 0)\n"
  "        mpz_set_ui(variable[at->variable], 0);\n"
  "      i = at->then;\n"
  "    } else\n"
  "      i = holds(at) ? at->then : at->otherwise;\n"
  "  }\n"
  "  return 0;\n"
  "}\n";

static const char any_check[] =
  "\n"
  "static int is_right(int i)\n"
  "{\n"
  "  static mpz_t x[INPUTS], y[OUTPUTS], want;\n"
  "  static int prepared;\n"
  "  if (!prepared++) {\n"
  "    prepare();\n"
  "    mpz_init(want);\n"
  "    for (int k = 0; k < INPUTS; k++)\n"
  "      mpz_init(x[k]);\n"
  "    for (int j = 0; j < OUTPUTS; j++)\n"
  "      mpz_init(y[j]);\n"
  "  }\n"
  "  for (int k = 0; k < INPUTS; k++)\n"
  "    mpz_set_str(x[k], points[i][k], 10);\n"
  "  if (!recall(x, y))\n"
  "    return 0;\n"
  "  for (int j = 0; j < OUTPUTS; j++) {\n"
  "    mpz_set_str(want, wanted[i][j], 10);\n"
  "    if (mpz_cmp(y[j], want) != 0)\n"
  "      return 0;\n"
  "  }\n"
  "  return 1;\n"
  "}\n";

/* Terms of instruction i in the tables. */
static size_t count_terms(const conditional_model *m, size_t i)
{
  const instruction *at = m->program + i;
  size_t count = 0;
  if (at->kind == INSTRUCTION_OPERATION)
    return at->hi - at->lo;
  if (at->kind == INSTRUCTION_TEST)
    return 1;
  for (size_t j = 0; j < m->outputs; j++)
    count += m->output[at->lo + j] != NOWHERE;
  return count;
}

static void write_row(c_writer *w, size_t variable)
{
  fprintf(w->f, "  {%zu, \"", variable);
  mpz_out_str(w->f, 10, w->value);
  fputs("\"},\n", w->f);
}

static void write_leaf_rows(c_writer *w, size_t i)
{
  const conditional_scale *s = w->s;
  for (size_t j = 0; j < s->outputs; j++)
    for (size_t k = j; k < w->m->outputs; k += s->outputs) {
      size_t v = conditional_scale_output(s, w->value, i, k);
      if (v != NOWHERE)
        write_row(w, v);
    }
}

static void write_terms(c_writer *w)
{
  const conditional_model *m = w->m;
  fputs("\nstatic const term terms[TERMS + 1] = {\n", w->f);
  for (size_t i = 0; i < m->size; i++) {
    const instruction *at = m->program + i;
    if (at->kind == INSTRUCTION_LEAF)
      write_leaf_rows(w, i);
    else if (at->kind == INSTRUCTION_TEST) {
      conditional_scale_threshold(w->s, w->value, i);
      write_row(w, at->lo);
    } else
      for (size_t t = at->lo; t < at->hi; t++) {
        conditional_scale_term(w->s, w->value, t);
        write_row(w, m->source[t]);
      }
    conditional_scale_enter(w->s, i);
  }
  fputs("  {0, \"\"}\n};\n", w->f);
}

static char kind_of(c_writer *w, size_t i)
{
  const instruction *at = w->m->program + i;
  if (at->kind != INSTRUCTION_TEST)
    return at->kind == INSTRUCTION_LEAF ? 'y' : 'v';
  bool exact = conditional_scale_threshold(w->s, w->value, i);
  if (!exact && (at->compare == IS_EQUAL || at->compare == IS_NOT_EQUAL))
    return at->compare == IS_EQUAL ? '0' : '1';
  return "<l=n>g"[at->compare];
}

static long or_none(size_t i)
{
  return i == NOWHERE ? -1 : (long)i;
}

static void write_program(c_writer *w)
{
  const conditional_model *m = w->m;
  size_t terms = 0, leaves = 0;
  fprintf(w->f, "\nstatic const instruction program[%zu] = {\n", m->size);
  for (size_t i = 0; i < m->size; i++) {
    const instruction *at = m->program + i;
    bool leaf = at->kind == INSTRUCTION_LEAF;
    fprintf(w->f, "  /* %zu */ {'%c', %zu, %zu, %zu, %ld, %ld},\n", i, kind_of(w, i),
            at->kind == INSTRUCTION_OPERATION ? w->s->known[i] : 0, leaf ? leaves : terms,
            leaf ? 0 : terms + count_terms(m, i), or_none(at->next), or_none(at->otherwise));
    terms += count_terms(m, i);
    leaves += leaf ? w->s->outputs + 1 : 0;
    conditional_scale_enter(w->s, i);
  }
  fputs("};\n", w->f);
}

/* Where the terms of each output of each leaf begin. */
static void write_begins(c_writer *w)
{
  const conditional_model *m = w->m;
  size_t terms = 0;
  fputs("\nstatic const long begin[] = {\n", w->f);
  for (size_t i = 0; i < m->size; terms += count_terms(m, i++)) {
    if (m->program[i].kind != INSTRUCTION_LEAF)
      continue;
    size_t at = terms;
    for (size_t j = 0; j < w->s->outputs; j++) {
      fprintf(w->f, "%s%zu, ", j ? "" : "  ", at);
      for (size_t k = j; k < m->outputs; k += w->s->outputs)
        at += m->output[m->program[i].lo + k] != NOWHERE;
    }
    fprintf(w->f, "%zu,\n", at);
  }
  fputs("};\n", w->f);
}

void conditional_c_any(c_writer *w)
{
  size_t terms = 0;
  for (size_t i = 0; i < w->m->size; i++)
    terms += count_terms(w->m, i);
  fputs("#include <gmp.h>\n", w->f);
  c_writer_sizes(w);
  fprintf(w->f, "enum { FIXED = %d, VARIABLES = %zu, TERMS = %zu };\n", w->m->constant, w->s->room, terms);
  fputs(any_types, w->f);
  write_program(w);
  write_terms(w);
  write_begins(w);
  fputs(any_run, w->f);
  c_writer_points(w);
  fputs(any_check, w->f);
}
