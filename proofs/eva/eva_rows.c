/* The rows of a table. */
#include "shell/table/rows.h"
#include <__fc_builtin.h>

int main(void)
{
  const char *name = "file.csv";
  row next = {0};
  source s = source_load(name, WANTED_TABLE);
  separator between = (separator)Frama_C_interval(SEPARATOR_DETECT, SEPARATOR_PIPE);
  dialect kind = (dialect)Frama_C_interval(DIALECT_TEXT, DIALECT_ARFF);
  rows *table = rows_open(&s, s.begin, 1, between, kind);
  rows_skip(table, Frama_C_unsigned_long_interval(0, s.size - s.begin));
  if (Frama_C_nondet(0, 1))
    rows_comment(table, Frama_C_nondet(0, 1) ? "#" : "");
  static const char *const implied[] = {"0", "?"};
  if (Frama_C_nondet(0, 1))
    rows_imply(table, implied, 2);
  while (rows_next(table, &next))
    if (next.count > 0)
      rows_place(table, next.cells + Frama_C_unsigned_long_interval(0, next.count - 1));
  rows_close(table);
  //@ check reached: \false;
  return 0;
}
