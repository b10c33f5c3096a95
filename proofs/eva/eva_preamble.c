/* What stands before the first row, and the separator. */
#include "shell/table/preamble.h"
#include <__fc_builtin.h>

static char comment[SIZE + 1];

int main(void)
{
  const char *name = "file.csv";
  source s = source_load(name, WANTED_TABLE);
  notices said = {0};
  Frama_C_make_unknown(comment, SIZE);
  preamble_read(&s, (separator)Frama_C_interval(SEPARATOR_DETECT, SEPARATOR_PIPE),
                Frama_C_nondet(0, 1) ? comment : NULL, Frama_C_nondet(0, 1), &said);
  notices_free(&said);
  //@ check reached: \false;
  return 0;
}
