#include "conditional_c_native.h"
#include "shell/conditional/conditional_json.h"

/* Terms on a line. */
#define TERMS_A_LINE 6
#define INSTRUCTIONS_A_PART 400

static void write_variable(const c_writer *w, size_t v)
{
  if (v >= w->m->inputs)
    fprintf(w->f, "v%zu", v);
  else if (w->m->constant && v == 0)
    fputc('1', w->f);
  else
    fprintf(w->f, "x[%zu]", v - w->m->constant);
}

/* The term w->value times variable v of a sum of this width. */
static void write_term(c_writer *w, size_t v, integer_width width, bool first)
{
  bool minus = mpz_sgn(w->value) < 0, constant = w->m->constant && v == 0;
  fputs(first ? minus ? "-" : "" : minus ? " - " : " + ", w->f);
  mpz_abs(w->value, w->value);
  if (width == WIDTH_128)
    fputs("(int128)", w->f);
  bool one = mpz_cmp_ui(w->value, 1) == 0;
  if (!one || constant)
    c_writer_integer(w->f, w->value);
  if (!one && !constant)
    fputs(" * ", w->f);
  if (!constant)
    write_variable(w, v);
}

static void indent(const c_writer *w)
{
  fprintf(w->f, "%*s", 2 * w->depth, "");
}

/* Whether this operation is a positive number. */
static bool is_number(const conditional_model *m, const instruction *at)
{
  return at->hi - at->lo == 1 && m->constant && m->source[at->lo] == 0 && mpq_sgn(m->weight + at->lo) > 0;
}

/* An operation that the answer does not depend on is left out. */
static void write_operation(c_writer *w, size_t i)
{
  conditional_scale *s = w->s;
  const instruction *at = w->m->program + i;
  size_t slot = w->m->inputs + i, v = s->known[i], written = 0;
  conditional_scale_enter(s, i);
  if (!s->used[slot])
    return;
  indent(w);
  fprintf(w->f, "const %s v%zu = ", c_writer_type(s->width[slot]), v);
  if (is_number(w->m, at)) {
    conditional_scale_term(s, w->value, at->lo);
    c_writer_integer(w->f, w->value);
    fputs(";\n", w->f);
    return;
  }
  fputs(s->width[slot] == WIDTH_64 ? "relu64(" : "relu128(", w->f);
  for (size_t t = at->lo; t < at->hi; t++) {
    conditional_scale_term(s, w->value, t);
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
static void write_output(c_writer *w, size_t i, size_t j)
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

static void write_leaf(c_writer *w, size_t i)
{
  for (size_t j = 0; j < w->s->outputs; j++)
    write_output(w, i, j);
  indent(w);
  fputs("return 1;\n", w->f);
}

/* That test i holds, or that it does not. */
static void write_condition(c_writer *w, size_t i, bool holds)
{
  const instruction *test = w->m->program + i;
  comparison compare = holds ? test->compare : comparison_opposite(test->compare);
  bool exact = conditional_scale_threshold(w->s, w->value, i);
  if (!exact && (compare == IS_EQUAL || compare == IS_NOT_EQUAL)) {
    fputs(compare == IS_EQUAL ? "0" : "1", w->f);
    return;
  }
  write_variable(w, test->lo);
  fprintf(w->f, " %s ", compare == IS_EQUAL ? "==" : comparison_text(compare));
  c_writer_integer(w->f, w->value);
}

/* The call of another part. */
static void write_call(const c_writer *w, size_t k)
{
  const conditional_part *called = w->parts.parts + k;
  indent(w);
  fprintf(w->f, "return part%zu(x, y", k);
  for (size_t c = 0; c < called->count; c++)
    fprintf(w->f, ", v%zu", called->outer[c].variable);
  fputs(");\n", w->f);
}

static void write_from(c_writer *w, size_t i, bool called);

/* A test, with the smaller side in braces unless one is missing; returns what is to follow. */
static size_t write_test(c_writer *w, size_t i)
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
static void write_from(c_writer *w, size_t i, bool called)
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

/* What frama-c -eva is given to show that no integer overflows, and how; it has no integers of 128 bits. */
static void write_contract(const c_writer *w)
{
  size_t inputs = w->m->inputs - w->m->constant, outputs = w->s->outputs;
  fprintf(w->f, "\n/* That no integer overflows is shown by\n"
                " *   frama-c -eva -eva-precision 0 -main recall -eva-context-valid-pointers \\\n"
                " *     -eva-context-width %zu FILE.c\n"
                " * which reports no alarm. */\n/*@ requires \\valid(y + (0 .. OUTPUTS - 1));\n",
          inputs > outputs ? inputs : outputs);
  for (size_t k = 0; k < inputs; k++) {
    fputs("  @ requires ", w->f);
    c_writer_bound(w, k, false);
    fprintf(w->f, " <= x[%zu] <= ", k);
    c_writer_bound(w, k, true);
    fputs(";\n", w->f);
  }
  fputs("  @*/", w->f);
}

/* Part k as a function; part 0 is recall. */
static void write_part(c_writer *w, size_t k)
{
  const conditional_part *part = w->parts.parts + k;
  if (k == 0 && w->s->widest == WIDTH_64)
    write_contract(w);
  if (k == 0)
    fputs("\nint recall(const input x[INPUTS], output y[OUTPUTS]", w->f);
  else
    fprintf(w->f, "\nstatic PART part%zu(const input *x, output *y", k);
  for (size_t c = 0; c < part->count; c++) {
    fprintf(w->f, ", %s v%zu", c_writer_type(w->s->width[part->outer[c].slot]), part->outer[c].variable);
    w->s->slot[part->outer[c].variable] = part->outer[c].slot;
  }
  fputs(")\n{\n", w->f);
  write_from(w, part->root, false);
  fputs("}\n", w->f);
}

static bool has_relu(const conditional_model *m)
{
  for (size_t i = 0; i < m->size; i++)
    if (m->program[i].kind == INSTRUCTION_OPERATION && !is_number(m, m->program + i))
      return true;
  return false;
}

static void write_types(const c_writer *w)
{
  FILE *f = w->f;
  if (w->s->widest == WIDTH_128)
    fputs("\n__extension__ typedef __int128 int128;\n__extension__ typedef unsigned __int128 uint128;\n\n"
          "/* A number of more than 64 bits: high times 2^64, plus low. */\n"
          "#define WIDE(high, low) ((int128)((uint128)(int128)(high) << 64 | (uint128)low))\n", f);
  fprintf(f, "\ntypedef %s input;\ntypedef %s output;\n", c_writer_type(w->s->input_width), c_writer_type(w->s->output_width));
  if (!has_relu(w->m))
    return;
  fputs("\nstatic inline int64_t relu64(int64_t t)\n{\n  return t > 0 ? t : 0;\n}\n", f);
  if (w->s->widest == WIDTH_128)
    fputs("\nstatic inline int128 relu128(int128 t)\n{\n  return t > 0 ? t : 0;\n}\n", f);
}

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

void conditional_c_native(c_writer *w)
{
  c_writer_sizes(w);
  write_types(w);
  w->parts = conditional_parts_new(w->s, INSTRUCTIONS_A_PART);
  if (w->parts.count > 1)
    fputs("\n/* recall() is cut into parts, which a compiler is not to join again. */\n"
          "#define PART __attribute__((noinline)) int\n", w->f);
  for (size_t k = w->parts.count; k-- > 0;)
    write_part(w, k);
  conditional_parts_free(&w->parts);
  c_writer_points(w);
  fputs(native_check, w->f);
}
