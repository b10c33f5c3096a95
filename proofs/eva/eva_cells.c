/* What a cell says, with any list of what stands for a missing value, and the same numbers once more. */
#include "shell/table/cell_numbers.h"
#include "shell/table/cell_value.h"
#include <__fc_builtin.h>

static char list[SIZE + 1], text[SIZE + 1];

static bool maybe(void)
{
  return Frama_C_nondet(0, 1);
}

int main(void)
{
  mpq_t value;
  Frama_C_make_unknown(list, SIZE);
  Frama_C_make_unknown(text, SIZE);
  cell c = {text, Frama_C_unsigned_long_interval(0, SIZE), 1, 0, 0, maybe()};
  text[c.length] = '\0';
  cell_rules r = cell_rules_new(maybe(), maybe(), maybe() ? list : NULL);
  mpq_init(value);
  cell_read(&r, value, &c);
  cell_numbers seen = cell_numbers_new(Frama_C_unsigned_long_interval(0, SIZE));
  while (maybe()) {
    mpq_srcptr known = cell_numbers_find(&seen, &c);
    if (known)
      mpq_set(value, known);
    cell_numbers_keep(&seen, &c, value);
  }
  cell_numbers_free(&seen);
  cell_may_say_missing(&c);
  mpq_clear(value);
  cell_rules_free(&r);
  //@ check reached: \false;
  return 0;
}
