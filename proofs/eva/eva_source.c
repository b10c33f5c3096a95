/* source_load(), whatever the system gives, and places in what it has loaded. */
#include "shell/base/source.h"
#include <__fc_builtin.h>

int main(void)
{
  const char *name = Frama_C_nondet(0, 1) ? "-" : "file.csv";
  source_named(name, ".tsv");
  if (Frama_C_nondet(0, 1))
    source_peek(name);
  source s = source_load(name, WANTED_TABLE);
  source_lines(&s);
  source_find(&s, Frama_C_unsigned_long_interval(0, s.size));
  source_free(&s);
  //@ check reached: \false;
  return 0;
}
