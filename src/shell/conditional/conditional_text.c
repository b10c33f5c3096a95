#include "conditional_text.h"
#include "shell/base/number.h"
#include <stdlib.h>
#include <string.h>

#define DIGITS_SHOWN 10
#define NAME_SHOWN 20

void conditional_write_number(FILE *f, mpq_srcptr value)
{
  char *text = number_text(value, 0);
  if (strlen(text) <= DIGITS_SHOWN)
    fputs(text, f);
  else {
    fputs("≈", f);
    number_write_decimal(f, value, 4);
  }
  free(text);
}

/* The name of input v, if it is short and of characters that mean nothing in any picture; or NULL. */
static const char *name_of(const conditional_model *m, size_t v)
{
  static const char plain[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ _.-()";
  const char *name = m->what && v < m->inputs ? m->what->input[v - m->constant].name : NULL;
  return name && name[0] && strlen(name) <= NAME_SHOWN && name[strspn(name, plain)] == '\0' ? name : NULL;
}

static void write_variable(FILE *f, const conditional_model *m, size_t v)
{
  if (m->constant && v == 0)
    fputc('1', f);
  else if (name_of(m, v))
    fputs(name_of(m, v), f);
  else
    fprintf(f, "%c%zu", v < m->inputs ? 'x' : 'v', v);
}

void conditional_write_operation(FILE *f, const conditional_model *m, size_t i, size_t v, size_t shown)
{
  const instruction *at = m->program + i;
  mpq_t size;
  mpq_init(size);
  fprintf(f, "v%zu = φ(", v);
  for (size_t t = at->lo; t < at->hi && t < at->lo + shown; t++) {
    bool minus = mpq_sgn(m->weight + t) < 0;
    fputs(t == at->lo ? minus ? "−" : "" : minus ? " − " : " + ", f);
    mpq_abs(size, m->weight + t);
    bool one = mpq_cmp_ui(size, 1, 1) == 0, constant = m->constant && m->source[t] == 0;
    if (!one || constant)
      conditional_write_number(f, size);
    if (!constant) {
      fputs(one ? "" : " ", f);
      write_variable(f, m, m->source[t]);
    }
  }
  if (at->hi > at->lo + shown)
    fprintf(f, " + … %zu more", at->hi - at->lo - shown);
  fputs(at->hi == at->lo ? "0)" : ")", f);
  mpq_clear(size);
}

void conditional_write_outputs(FILE *f, const conditional_model *m, size_t i)
{
  const instruction *leaf = m->program + i;
  fputs("output ", f);
  for (size_t j = 0; j < m->outputs; j++) {
    size_t v = m->output[leaf->lo + j];
    fputs(j ? ", " : "", f);
    if (v == NOWHERE)
      fputc('0', f);
    else
      write_variable(f, m, v);
  }
}

void conditional_write_test(FILE *f, const conditional_model *m, size_t i)
{
  const instruction *test = m->program + i;
  static const char *const signs[] = {"<", "≤", "=", "≠", ">", "≥"};
  write_variable(f, m, test->lo);
  fprintf(f, " %s ", signs[test->compare]);
  conditional_write_number(f, m->value + test->hi);
  fputs(" ?", f);
}
