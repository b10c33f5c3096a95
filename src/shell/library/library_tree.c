#include "library_tree.h"
#include "library_arithmetic.h"
#include "library_text.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

/* The lowest three bits of the first word of an instruction; what is above them is how many terms an operation has, or
 * how a test compares. */
enum { OPERATION, TEST, LEAF, ONLY, SHORT, KINDS = 8 };
/* A test holds where the bit is set of how its variable compares: */
enum { LESS = 1, EQUAL = 2, MORE = 4 };
static const unsigned compares[] = {[IS_LESS] = LESS, [IS_AT_MOST] = LESS + EQUAL, [IS_EQUAL] = EQUAL,
                                    [IS_NOT_EQUAL] = LESS + MORE, [IS_MORE] = MORE, [IS_AT_LEAST] = MORE + EQUAL};
/* Terms of the machine's integers are added four at a time: many operations have no more, and a loop whose length
 * varies costs more than adding 0 does. */
#define TERMS_AT_ONCE 4

typedef struct {
  conditional_scale *s;
  library_code code;
  size_t *at;   /* the word at which each instruction begins */
  size_t at_once; /* terms */
  bool has_sums;  /* some operation */
  mpz_t value;  /* scratch */
} writing;

#define ROWS 3

/* Rows (1, x) that say to the scale what inputs can be: both ends, and, for the unit, what is next to the least. */
static mpq_ptr make_rows(const library_inputs *in)
{
  size_t width = in->count + 1;
  mpq_ptr rows = numbers_new(ROWS * width);
  for (size_t row = 0; row < ROWS; row++)
    mpq_set_ui(rows + row * width, 1, 1);
  for (size_t k = 0; k < in->count; k++) {
    mpq_ptr low = rows + k + 1, next = low + width, high = next + width;
    mpq_set(low, in->least + k);
    mpq_set(high, in->most + k);
    mpq_set(next, low);
    if (mpq_cmp(low, high) < 0)
      mpq_add(next, next, in->unit + k);
  }
  return rows;
}

library_tree library_tree_new(library_form *l, const conditional_model *m)
{
  mpq_ptr ends = make_rows(&l->in), wanted = numbers_new(ROWS * l->outputs);
  library_tree tree = {conditional_scale_new(m, ROWS, l->in.count + 1, ends, l->outputs, wanted)};
  conditional_scale_join_outputs(&tree.scale);
  conditional_scale_check(&tree.scale, false);
  mpq_set(l->output_unit, tree.scale.output_unit);
  for (size_t k = 0; k < l->in.count; k++)
    mpq_set(l->in.unit + k, tree.scale.unit + m->constant + k);
  l->bits = tree.scale.bits;
  l->variables = tree.scale.room;
  numbers_free(wanted, ROWS * l->outputs);
  numbers_free(ends, ROWS * (l->in.count + 1));
  return tree;
}

void library_tree_free(library_tree *tree)
{
  conditional_scale_free(&tree->scale);
}

/* So many terms, filled up. */
static uint64_t rounded(const writing *w, size_t terms)
{
  return (terms + w->at_once - 1) / w->at_once * w->at_once;
}

static void fill(writing *w, size_t terms)
{
  mpz_set_ui(w->value, 0);
  for (uint64_t t = terms; t < rounded(w, terms); t++)
    library_code_term(&w->code, 0, w->value);
}

/* There is no answer here: what never holds must hold. */
static void write_end(writing *w)
{
  mpz_set_ui(w->value, 0);
  library_code_word(&w->code, ONLY);
  library_code_term(&w->code, 0, w->value);
}

static void write_operation(writing *w, size_t i)
{
  conditional_scale *s = w->s;
  const instruction *at = s->model->program + i;
  uint64_t count = rounded(w, at->hi - at->lo);
  library_code_word(&w->code, w->at_once > 1 && count == w->at_once ? SHORT : OPERATION + KINDS * count);
  for (size_t t = at->lo; t < at->hi; t++) {
    conditional_scale_term(s, w->value, t);
    library_code_term(&w->code, s->model->source[t], w->value);
  }
  fill(w, at->hi - at->lo);
  w->has_sums = true;
  if (at->next == NOWHERE)
    write_end(w);
}

/* How a test compares, in bits, and the number; what is no integer equals none. */
static unsigned find_comparison(writing *w, size_t i)
{
  comparison compare = w->s->model->program[i].compare;
  bool whole = conditional_scale_threshold(w->s, w->value, i);
  if (whole || (compare != IS_EQUAL && compare != IS_NOT_EQUAL))
    return compares[compare];
  mpz_set_ui(w->value, 0);
  return compare == IS_EQUAL ? 0 : LESS + EQUAL + MORE;
}

/* The way on that is the next instruction is the one where a test holds: otherwise it is turned round. */
static void write_test(writing *w, size_t i)
{
  const instruction *at = w->s->model->program + i;
  unsigned compare = find_comparison(w, i);
  size_t other = at->otherwise;
  if (at->next != i + 1) {
    compare = LESS + EQUAL + MORE - compare;
    other = at->next;
  }
  if (at->next == NOWHERE && at->otherwise == NOWHERE)
    compare = 0;
  library_code_word(&w->code, (other == NOWHERE ? ONLY : TEST) + KINDS * compare);
  library_code_term(&w->code, at->lo, w->value);
  if (other != NOWHERE)
    library_code_word(&w->code, w->at[other]);
}

/* For each output, how many terms it has, at most two, and these. */
static void write_leaf(writing *w, size_t i)
{
  const conditional_scale *s = w->s;
  const size_t *output = s->model->output + s->model->program[i].lo;
  library_code_word(&w->code, LEAF);
  for (size_t j = 0; j < s->outputs; j++) {
    size_t count = 0;
    for (size_t k = j; k < s->model->outputs; k += s->outputs)
      count += output[k] != NOWHERE;
    library_code_word(&w->code, rounded(w, count));
    for (size_t k = j; k < s->model->outputs; k += s->outputs)
      if (output[k] != NOWHERE) {
        size_t variable = conditional_scale_output(s, w->value, i, k);
        library_code_term(&w->code, variable, w->value);
      }
    fill(w, count);
  }
}

/* Preorder: what comes after an instruction, or after a test on one side at least, is the next one. */
static void check_order(const conditional_model *m)
{
  for (size_t i = 0; i < m->size; i++) {
    const instruction *at = m->program + i;
    bool none = at->next == NOWHERE && (at->kind != INSTRUCTION_TEST || at->otherwise == NOWHERE);
    bool next = at->next == i + 1 || (at->kind == INSTRUCTION_TEST && at->otherwise == i + 1);
    if (at->kind != INSTRUCTION_LEAF && !none && !next)
      fail(STATUS_UNDECIDED, "internal error: instruction %zu is not before what comes after it", i);
  }
}

static void write_words(writing *w)
{
  const conditional_model *m = w->s->model;
  for (size_t i = 0; i < m->size; i++) {
    w->at[i] = w->code.words;
    switch (m->program[i].kind) {
    case INSTRUCTION_OPERATION: write_operation(w, i); break;
    case INSTRUCTION_TEST: write_test(w, i); break;
    case INSTRUCTION_LEAF: write_leaf(w, i); break;
    }
    conditional_scale_enter(w->s, i);
  }
}

static const char about_text[] =
  "\n"
  "/* The lowest three bits of the first word of an instruction say what it is. An operation makes the\n"
  " * next variable: the sum of as many terms as the other bits say, or 0 if that is negative; a short\n"
  " * one has four, and then the next instruction need not wait for the word that says how many. A test\n"
  " * compares the variable of a term with its number, and says where to go on if that does not hold;\n"
  " * another kind of test does not, and there is no answer then. A leaf puts out sums, each after how\n"
  " * many terms it has. */\n"
  "enum { OPERATION, TEST, LEAF, ONLY, SHORT };\n";

static const char native_sum[] =
  "\n"
  "static integer product(const integer v[VARIABLES], word term)\n"
  "{\n"
  "  return number[term >> SHIFT] * v[term & MASK];\n"
  "}\n"
  "\n"
  "static integer four(const integer v[VARIABLES], word t)\n"
  "{\n"
  "  integer total = product(v, code[t]);\n"
  "  total += product(v, code[t + 1U]);\n"
  "  total += product(v, code[t + 2U]);\n"
  "  total += product(v, code[t + 3U]);\n"
  "  return total;\n"
  "}\n"
  "\n"
  "/* Their count is a multiple of 4. */\n"
  "static integer sum(const integer v[VARIABLES], word at, word count)\n"
  "{\n"
  "  integer total = 0;\n"
  "  for (word t = at; t < at + count; t += 4U)\n"
  "    total += four(v, t);\n"
  "  return total;\n"
  "}\n";

static const char wide_sum[] =
  "\n"
  "static void sum(sums *total, const value v[VARIABLES], word at, word count)\n"
  "{\n"
  "  (void)memset(total, 0, sizeof *total);\n"
  "  for (word t = at; t < at + count; t++)\n"
  "    add_term(total, &v[code[t] & MASK], code[t] >> SHIFT);\n"
  "}\n";

static const char native_holds[] =
  "\n"
  "/* Bit 0 is for less, bit 1 for equal, bit 2 for more. */\n"
  "static bool holds(word comparison, const integer v[VARIABLES], word term)\n"
  "{\n"
  "  const integer a = v[term & MASK], b = number[term >> SHIFT];\n"
  "  return ((comparison >> (1 + (a > b) - (a < b))) & 1U) != 0U;\n"
  "}\n";

static const char wide_holds[] =
  "\n"
  "/* Bit 0 is for less, bit 1 for equal, bit 2 for more. */\n"
  "static bool holds(word comparison, const value v[VARIABLES], word term)\n"
  "{\n"
  "  return ((comparison >> (1 + compare(&v[term & MASK], term >> SHIFT))) & 1U) != 0U;\n"
  "}\n";

static const char run_text[] =
  "\n"
  "static @_status run(const int64_t x[$_INPUTS], @_output y[$_OUTPUTS])\n"
  "{\n"
  "  @_status status = $_NO_ANSWER;\n"
  "  bool ended = false;\n"
  "  word at = 0U;\n";

static const char native_variables[] =
  "  STORAGE integer v[VARIABLES];\n"
  "  word known = 0U;\n"
  "  for (; known < INPUTS; known++)\n"
  "    v[known] = input(x, known);\n";

static const char wide_variables[] =
  "  STORAGE value v[VARIABLES];\n"
  "  sums total;\n"
  "  word known = 0U;\n"
  "  for (; known < INPUTS; known++)\n"
  "    set_units(&v[known], input(x, known));\n";

static const char loop_text[] =
  "  while (!ended) {\n"
  "    const word head = code[at];\n"
  "    at++;\n"
  "    switch (head & 7U) {\n";

static const char native_positive[] =
  "\n"
  "static integer positive(integer total)\n"
  "{\n"
  "  return total > 0 ? total : 0;\n"
  "}\n";

static const char native_operation[] =
  "    case OPERATION:\n"
  "      v[known] = positive(sum(v, at, head >> 3));\n"
  "      known++;\n"
  "      at += head >> 3;\n"
  "      break;\n";

static const char native_short[] =
  "    case SHORT:\n"
  "      v[known] = positive(four(v, at));\n"
  "      known++;\n"
  "      at += 4U;\n"
  "      break;\n";

static const char wide_operation[] =
  "    case OPERATION:\n"
  "      sum(&total, v, at, head >> 3);\n"
  "      set_positive(&v[known], &total);\n"
  "      known++;\n"
  "      at += head >> 3;\n"
  "      break;\n";

static const char wide_short[] =
  "    case SHORT:\n"
  "      sum(&total, v, at, 4U);\n"
  "      set_positive(&v[known], &total);\n"
  "      known++;\n"
  "      at += 4U;\n"
  "      break;\n";

static const char test_text[] =
  "    case TEST:\n"
  "      if (holds(head >> 3, v, code[at]))\n"
  "        at += 2U;\n"
  "      else\n"
  "        at = code[at + 1U];\n"
  "      break;\n";

static const char leaf_text[] =
  "    case LEAF:\n"
  "      for (word j = 0U; j < $_OUTPUTS; j++) {\n"
  "        const word count = code[at];\n";

static const char native_leaf[] =
  "        put_out(y + j, sum(v, at + 1U, count));\n";

static const char wide_leaf[] =
  "        sum(&total, v, at + 1U, count);\n"
  "        put_out(y + j, &total);\n";

static const char end_text[] =
  "        at += 1U + count;\n"
  "      }\n"
  "      status = $_OK;\n"
  "      ended = true;\n"
  "      break;\n"
  "    default:\n"
  "      ended = !holds(head >> 3, v, code[at]);\n"
  "      at++;\n"
  "      break;\n"
  "    }\n"
  "  }\n"
  "  return status;\n"
  "}\n";

static void write_native(FILE *f, const library_form *l, const void *what)
{
  bool sums = ((const writing *)what)->has_sums;
  library_text_all(f, l->asked->name, (const char *const[]){
    native_sum, native_holds, sums ? native_positive : "", run_text, native_variables, loop_text,
    sums ? native_operation : "", sums ? native_short : "", test_text, leaf_text, native_leaf, end_text, NULL});
}

static void write_digits(FILE *f, const library_form *l, const void *what)
{
  bool sums = ((const writing *)what)->has_sums;
  library_text_all(f, l->asked->name, (const char *const[]){
    wide_sum, wide_holds, run_text, wide_variables, loop_text, sums ? wide_operation : "",
    sums ? wide_short : "", test_text, leaf_text, wide_leaf, end_text, NULL});
}

void library_tree_write(FILE *f, const library_form *l, const void *what)
{
  conditional_scale scale = ((const library_tree *)what)->scale;
  writing w = {.s = &scale, .code = library_code_new(scale.room)};
  w.at_once = library_form_size(l) == LIBRARY_DIGITS ? 1 : TERMS_AT_ONCE;
  w.at = allocate(scale.model->size + 1, sizeof *w.at);
  mpz_init(w.value);
  check_order(scale.model);
  write_words(&w);
  /* Only now it is known where branches go. */
  w.code.words = 0;
  write_words(&w);
  library_code_counted(&w.code);
  library_arithmetic_write(f, l, &w.code, (library_needs){.sums = w.has_sums, .tests = true});
  library_arithmetic_write_input(f, l);
  fprintf(f, "#define VARIABLES %zuU\n", scale.room);
  fputs(about_text, f);
  library_code_begin(&w.code, f, "code");
  write_words(&w);
  library_code_end(&w.code);
  library_form_write(f, l, write_native, write_digits, &w);
  mpz_clear(w.value);
  free(w.at);
  library_code_free(&w.code);
}
