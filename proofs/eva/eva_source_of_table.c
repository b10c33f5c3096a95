/* The bytes of a table: text, arrays, or sparse text. */
#include "shell/table/table_source.h"
#include <__fc_builtin.h>

static char list[SIZE + 1];

static const char *any_list(void)
{
  Frama_C_make_unknown(list, SIZE);
  return Frama_C_nondet(0, 1) ? list : NULL;
}

int main(void)
{
  notices said = {.count = 0};
  points_options o = {.file = "file", .array = any_list(), .format = any_list(), .target = any_list()};
  o.target_file = Frama_C_nondet(0, 1) ? "other" : NULL;
  o.inputs_only = Frama_C_nondet(0, 1);
  o.outputs = Frama_C_unsigned_long_interval(0, SIZE);
  o.features = Frama_C_unsigned_long_interval(0, SIZE);
  table_source t = table_source_load(&o, Frama_C_unsigned_long_interval(0, SIZE), &said);
  //@ check reached: \false;
  return 0;
}
