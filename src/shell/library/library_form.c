#include "library_form.h"
#include "shell/base/memory.h"
#include "shell/base/source.h"
#include <stdlib.h>
#include <string.h>

/* Bytes of the stack that a function may take. */
#define STACK_MOST (1 << 16)

library_form library_form_new(const library_request *r, const library_network *net, const points *table)
{
  library_form l = {.asked = r, .kind = net->kind, .constant = net->constant, .outputs = net->outputs, .table = table};
  if (net->inputs == 0 || net->outputs == 0)
    fail(STATUS_USAGE, "export: --library needs a network that has inputs, beside the constant 1, and outputs");
  l.what = net->what ? net->what : table ? &table->what : NULL;
  l.in = library_inputs_new(r, net->inputs, table);
  l.answers = numbers_new(l.in.rows * net->outputs);
  l.answered = allocate(l.in.rows, sizeof(bool));
  mpq_init(l.output_unit);
  return l;
}

void library_form_free(library_form *l)
{
  numbers_free(l->answers, l->in.rows * l->outputs);
  free(l->answered);
  mpq_clear(l->output_unit);
  library_inputs_free(&l->in);
}

library_size library_form_size(const library_form *l)
{
  return l->bits < 64 ? LIBRARY_NATIVE : l->bits < 128 ? LIBRARY_DOUBLE : LIBRARY_DIGITS;
}

size_t library_form_digits(const library_form *l)
{
  return l->bits / 64 + 1;
}

size_t library_form_bytes(const library_form *l)
{
  library_size size = library_form_size(l);
  size_t bytes = size == LIBRARY_NATIVE ? 8 : 8 * library_form_digits(l);
  /* Of sums in digits there are two parts, what is positive and what is negative. */
  return l->variables * bytes * (size == LIBRARY_DIGITS ? 2 : 1);
}

bool library_form_is_static(const library_form *l)
{
  return library_form_bytes(l) > STACK_MOST;
}

void library_form_write(FILE *f, const library_form *l, library_part *native, library_part *digits, const void *what)
{
  library_size size = library_form_size(l);
  if (size == LIBRARY_DOUBLE)
    fputs("\n#ifdef HAS_DOUBLE_SIZE\n", f);
  if (size != LIBRARY_DIGITS)
    native(f, l, what);
  if (size == LIBRARY_DOUBLE)
    fputs("\n#else\n", f);
  if (size != LIBRARY_NATIVE)
    digits(f, l, what);
  if (size == LIBRARY_DOUBLE)
    fputs("\n#endif\n", f);
}

void library_form_compare(const library_form *l, size_t i)
{
  const points *p = l->table;
  bool same = true;
  if (!p || l->asked->data.inputs_only)
    return;
  for (size_t j = 0; j < l->outputs && same; j++)
    same = l->answered[i] && mpq_equal(l->answers + i * l->outputs + j, p->d + i * p->outputs + j);
  if (!same)
    fail(STATUS_FAILS, "line %zu of %s is not recalled by the network: with --inputs-only the test wants what the "
         "network puts out", p->line[i], p->file);
}
