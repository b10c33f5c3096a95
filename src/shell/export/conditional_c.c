#include "conditional_c.h"
#include "shell/conditional/conditional_json.h"
#include "conditional_parts.h"
#include "conditional_scale.h"
#include "shell/base/number.h"
#include "shell/report/report.h"

/* Terms and numbers on a line. */
#define TERMS_A_LINE 6
#define NUMBERS_A_LINE 10
#define INSTRUCTIONS_A_PART 400

typedef struct {
  FILE *f;
  conditional_scale *s;
  const conditional_model *m;
  const replay *data;
  conditional_parts parts;
  int depth; /* of braces */
  mpz_t value;
} writer;

static const char *type_of(integer_width width)
{
  return width == WIDTH_64 ? "int64_t" : "int128";
}

/* A number that fits into 128 bits, as an operand. */
static void write_integer(FILE *f, mpz_srcptr value)
{
  mpz_t low;
  if (mpz_sizeinbase(value, 2) < 64) {
    mpz_out_str(f, 10, value);
    return;
  }
  mpz_init(low);
  mpz_fdiv_r_2exp(low, value, 64);
  fprintf(f, "WIDE(");
  mpz_fdiv_q_2exp(low, value, 64);
  mpz_out_str(f, 10, low);
  mpz_fdiv_r_2exp(low, value, 64);
  gmp_fprintf(f, ", 0x%Zx)", low);
  mpz_clear(low);
}

static void write_variable(const writer *w, size_t v)
{
  if (v >= w->m->inputs)
    fprintf(w->f, "v%zu", v);
  else if (w->m->constant && v == 0)
    fputc('1', w->f);
  else
    fprintf(w->f, "x[%zu]", v - w->m->constant);
}

/* The term w->value times variable v of a sum of this width. */
static void write_term(writer *w, size_t v, integer_width width, bool first)
{
  bool minus = mpz_sgn(w->value) < 0, constant = w->m->constant && v == 0;
  fputs(first ? minus ? "-" : "" : minus ? " - " : " + ", w->f);
  mpz_abs(w->value, w->value);
  if (width == WIDTH_128)
    fputs("(int128)", w->f);
  bool one = mpz_cmp_ui(w->value, 1) == 0;
  if (!one || constant)
    write_integer(w->f, w->value);
  if (!one && !constant)
    fputs(" * ", w->f);
  if (!constant)
    write_variable(w, v);
}

static void indent(const writer *w)
{
  fprintf(w->f, "%*s", 2 * w->depth, "");
}

/* An operation that the answer does not depend on is left out. */
static void write_operation(writer *w, size_t i)
{
  conditional_scale *s = w->s;
  const instruction *at = w->m->program + i;
  size_t slot = w->m->inputs + i, v = s->known[i], written = 0;
  conditional_scale_enter(s, i);
  if (!s->used[slot])
    return;
  indent(w);
  fprintf(w->f, "const %s v%zu = relu%s(", type_of(s->width[slot]), v, s->width[slot] == WIDTH_64 ? "64" : "128");
  for (size_t t = at->lo; t < at->hi; t++) {
    conditional_scale_factor(s, w->value, w->m->weight + t, w->m->source[t], s->unit + slot);
    if (mpz_sgn(w->value) == 0)
      continue;
    if (written > 0 && written % TERMS_A_LINE == 0) {
      fputc('\n', w->f);
      indent(w);
      fputc(' ', w->f);
    }
    write_term(w, w->m->source[t], s->width[slot], written++ == 0);
  }
  fputs(written ? ");\n" : "0);\n", w->f);
}

/* Output j of the leaf at instruction i: w->value units of a variable, or two for a pair. */
static void write_output(writer *w, size_t i, size_t j)
{
  const conditional_scale *s = w->s;
  bool first = true;
  indent(w);
  fprintf(w->f, "y[%zu] = ", j);
  for (size_t k = j; k < w->m->outputs; k += s->outputs) {
    size_t v = conditional_scale_output(s, w->value, i, k);
    if (v == NOWHERE)
      continue;
    write_term(w, v, s->output_width, first);
    first = false;
  }
  fputs(first ? "0;\n" : ";\n", w->f);
}

static void write_leaf(writer *w, size_t i)
{
  for (size_t j = 0; j < w->s->outputs; j++)
    write_output(w, i, j);
  indent(w);
  fputs("return 1;\n", w->f);
}

/* That test i holds, or that it does not. */
static void write_condition(writer *w, size_t i, bool holds)
{
  static const comparison opposite[] = {IS_AT_LEAST, IS_MORE, IS_NOT_EQUAL, IS_EQUAL, IS_AT_MOST, IS_LESS};
  const instruction *test = w->m->program + i;
  comparison compare = holds ? test->compare : opposite[test->compare];
  bool exact = conditional_scale_threshold(w->s, w->value, i);
  if (!exact && (compare == IS_EQUAL || compare == IS_NOT_EQUAL)) {
    fputs(compare == IS_EQUAL ? "0" : "1", w->f);
    return;
  }
  write_variable(w, test->lo);
  fprintf(w->f, " %s ", compare == IS_EQUAL ? "==" : comparison_text(compare));
  write_integer(w->f, w->value);
}

/* The call of another part. */
static void write_call(const writer *w, size_t k)
{
  const conditional_part *called = w->parts.parts + k;
  indent(w);
  fprintf(w->f, "return part%zu(x, y", k);
  for (size_t c = 0; c < called->count; c++)
    fprintf(w->f, ", v%zu", called->outer[c].variable);
  fputs(");\n", w->f);
}

static void write_from(writer *w, size_t i, bool called);

/* A test, with the smaller side in braces unless one is missing; returns what is to follow. */
static size_t write_test(writer *w, size_t i)
{
  const instruction *at = w->m->program + i;
  bool both = at->next != NOWHERE && at->otherwise != NOWHERE;
  bool holds = both ? w->parts.below[at->next] <= w->parts.below[at->otherwise] : at->next == NOWHERE;
  indent(w);
  fputs("if (", w->f);
  write_condition(w, i, holds);
  if (both) {
    fputs(") {\n", w->f);
    w->depth++;
    write_from(w, holds ? at->next : at->otherwise, true);
    w->depth--;
    indent(w);
    fputs("}\n", w->f);
  } else
    /* Without the braces gcc is slow to see whether the indentation is misleading. */
    fputs(") { return 0; }\n", w->f);
  return holds ? at->otherwise : at->next;
}

/* Everything from instruction i on, which returns; other parts are called, and this one too if `called`.  The smaller
 * side of a test stands in braces, so that these are never deeper than the logarithm of the size. */
static void write_from(writer *w, size_t i, bool called)
{
  for (; i != NOWHERE; called = true) {
    if (called && w->parts.part[i] != NOWHERE) {
      write_call(w, w->parts.part[i]);
      return;
    }
    switch (w->m->program[i].kind) {
    case INSTRUCTION_OPERATION:
      write_operation(w, i);
      i = w->m->program[i].next;
      break;
    case INSTRUCTION_TEST: i = write_test(w, i); break;
    case INSTRUCTION_LEAF: write_leaf(w, i); return;
    }
  }
  indent(w);
  fputs("return 0;\n", w->f);
}

/* Part k as a function; part 0 is recall. */
static void write_part(writer *w, size_t k)
{
  const conditional_part *part = w->parts.parts + k;
  if (k == 0)
    fputs("\nint recall(const input x[INPUTS], output y[OUTPUTS]", w->f);
  else
    fprintf(w->f, "\nstatic PART part%zu(const input *x, output *y", k);
  for (size_t c = 0; c < part->count; c++) {
    fprintf(w->f, ", %s v%zu", type_of(w->s->width[part->outer[c].slot]), part->outer[c].variable);
    w->s->slot[part->outer[c].variable] = part->outer[c].slot;
  }
  fputs(")\n{\n", w->f);
  write_from(w, part->root, false);
  fputs("}\n", w->f);
}

static void write_unit(FILE *f, const char *what, size_t k, mpq_srcptr unit)
{
  fprintf(f, " *   %s[%zu] counts units of ", what, k);
  number_write(f, unit);
  fputc('\n', f);
}

static void write_head(const writer *w)
{
  FILE *f = w->f;
  fprintf(f, "/* A conditional network in exact integer arithmetic, written by memcert %s.\n *\n", MEMCERT_VERSION);
  fputs(" * recall() computes the outputs y from the inputs x and returns 1, or 0 if x is an input on which the\n"
        " * network has no answer. No integer overflows as long as every input is between the least and the largest\n"
        " * value that it has among the points. x[k] is input column k of the dataset, y[j] output j:\n", f);
  for (size_t k = w->m->constant; k < w->m->inputs; k++)
    write_unit(f, "x", k - w->m->constant, w->s->unit + k);
  for (size_t j = 0; j < w->s->outputs; j++)
    write_unit(f, "y", j, w->s->output_unit + j);
  fputs(" * main() replays the points, as often as its argument says, and exits with 0 if all answers are right. */\n"
        "#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n", f);
}

static void write_sizes(const writer *w)
{
  fprintf(w->f, "\nenum { INPUTS = %zu, OUTPUTS = %zu, POINTS = %zu };\n", w->m->inputs - w->m->constant,
          w->s->outputs, w->data->points);
}

static void write_types(const writer *w)
{
  FILE *f = w->f;
  if (w->s->widest == WIDTH_128)
    fputs("\n__extension__ typedef __int128 int128;\n__extension__ typedef unsigned __int128 uint128;\n\n"
          "/* A number of more than 64 bits: high times 2^64, plus low. */\n"
          "#define WIDE(high, low) ((int128)((uint128)(int128)(high) << 64 | (uint128)low))\n", f);
  fprintf(f, "\ntypedef %s input;\ntypedef %s output;\n", type_of(w->s->input_width), type_of(w->s->output_width));
  fputs("\nstatic inline int64_t relu64(int64_t t)\n{\n  return t > 0 ? t : 0;\n}\n", f);
  if (w->s->widest == WIDTH_128)
    fputs("\nstatic inline int128 relu128(int128 t)\n{\n  return t > 0 ? t : 0;\n}\n", f);
}

/* Number j of row i, in units, as it stands in the file; `quote` says as text. */
static void write_cell(writer *w, mpq_srcptr number, mpq_srcptr unit, bool quote)
{
  conditional_scale_integer(w->value, number, unit);
  if (quote) {
    fputc('"', w->f);
    mpz_out_str(w->f, 10, w->value);
    fputc('"', w->f);
  } else
    write_integer(w->f, w->value);
}

/* A table of the points: `count` numbers of each row of `columns`, from `rows` on. */
static void write_table(writer *w, const char *head, mpq_srcptr rows, size_t columns, size_t count, mpq_srcptr units)
{
  bool quote = w->s->widest == WIDTH_ANY;
  fprintf(w->f, "\nstatic const %s = {\n", head);
  for (size_t i = 0; i < w->data->points; i++) {
    fputs("  {", w->f);
    for (size_t k = 0; k < count; k++) {
      if (k > 0)
        fputs(k % NUMBERS_A_LINE ? ", " : ",\n   ", w->f);
      write_cell(w, rows + i * columns + k, units + k, quote);
    }
    fputs(i + 1 < w->data->points ? "},\n" : "}\n", w->f);
  }
  fputs("};\n", w->f);
}

static void write_points(writer *w)
{
  const replay *d = w->data;
  bool any = w->s->widest == WIDTH_ANY;
  write_table(w, any ? "char *const points[POINTS][INPUTS]" : "input points[POINTS][INPUTS]", d->rows + 1, d->columns,
              d->columns - 1, w->s->unit + w->m->constant);
  write_table(w, any ? "char *const wanted[POINTS][OUTPUTS]" : "output wanted[POINTS][OUTPUTS]", d->wanted, d->outputs,
              d->outputs, w->s->output_unit);
  fputs("\n/* Where the points stand in the dataset. */\nstatic const unsigned long line[POINTS] = {", w->f);
  for (size_t i = 0; i < d->points; i++)
    fprintf(w->f, "%s%zu", i == 0 ? "\n  " : i % NUMBERS_A_LINE ? ", " : ",\n  ", d->line[i]);
  fputs("\n};\n", w->f);
}

static const char replay_main[] =
  "\n"
  "int main(int count, char **arguments)\n"
  "{\n"
  "  long times = count > 1 ? atol(arguments[1]) : 1;\n"
  "  do\n"
  "    for (int i = 0; i < POINTS; i++)\n"
  "      if (!is_right(i)) {\n"
  "        printf(\"wrong on line %lu\\n\", line[i]);\n"
  "        return 1;\n"
  "      }\n"
  "  while (--times > 0);\n"
  "  printf(\"all %d points are right\\n\", (int)POINTS);\n"
  "  return 0;\n"
  "}\n";

static const char native_check[] =
  "\n"
  "static int is_right(int i)\n"
  "{\n"
  "  output y[OUTPUTS];\n"
  "  if (!recall(points[i], y))\n"
  "    return 0;\n"
  "  for (int j = 0; j < OUTPUTS; j++)\n"
  "    if (y[j] != wanted[i][j])\n"
  "      return 0;\n"
  "  return 1;\n"
  "}\n";

static void write_native(writer *w)
{
  write_sizes(w);
  write_types(w);
  w->parts = conditional_parts_new(w->s, INSTRUCTIONS_A_PART);
  if (w->parts.count > 1)
    fputs("\n/* recall() is cut into parts, which a compiler is not to join again. */\n"
          "#define PART __attribute__((noinline)) int\n", w->f);
  for (size_t k = w->parts.count; k-- > 0;)
    write_part(w, k);
  conditional_parts_free(&w->parts);
  write_points(w);
  fputs(native_check, w->f);
}

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

static void write_row(writer *w, size_t variable)
{
  fprintf(w->f, "  {%zu, \"", variable);
  mpz_out_str(w->f, 10, w->value);
  fputs("\"},\n", w->f);
}

static void write_leaf_rows(writer *w, size_t i)
{
  const conditional_scale *s = w->s;
  for (size_t j = 0; j < s->outputs; j++)
    for (size_t k = j; k < w->m->outputs; k += s->outputs) {
      size_t v = conditional_scale_output(s, w->value, i, k);
      if (v != NOWHERE)
        write_row(w, v);
    }
}

static void write_terms(writer *w)
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
        conditional_scale_factor(w->s, w->value, m->weight + t, m->source[t], w->s->unit + m->inputs + i);
        write_row(w, m->source[t]);
      }
    conditional_scale_enter(w->s, i);
  }
  fputs("  {0, \"\"}\n};\n", w->f);
}

static char kind_of(writer *w, size_t i)
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

static void write_program(writer *w)
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
static void write_begins(writer *w)
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

static void write_any(writer *w)
{
  size_t terms = 0;
  for (size_t i = 0; i < w->m->size; i++)
    terms += count_terms(w->m, i);
  fputs("#include <gmp.h>\n", w->f);
  write_sizes(w);
  fprintf(w->f, "enum { FIXED = %d, VARIABLES = %zu, TERMS = %zu };\n", w->m->constant, w->s->room, terms);
  fputs(any_types, w->f);
  write_program(w);
  write_terms(w);
  write_begins(w);
  fputs(any_run, w->f);
  write_points(w);
  fputs(any_check, w->f);
}

void conditional_c_write(FILE *stream, const conditional_model *m, const replay *d)
{
  conditional_scale s = conditional_scale_new(m, d->points, d->columns, d->rows, d->outputs, d->wanted);
  writer w = {.f = stream, .s = &s, .m = m, .data = d, .depth = 1};
  mpz_init(w.value);
  write_head(&w);
  (s.widest == WIDTH_ANY ? write_any : write_native)(&w);
  fputs(replay_main, stream);
  mpz_clear(w.value);
  conditional_scale_free(&s);
}
