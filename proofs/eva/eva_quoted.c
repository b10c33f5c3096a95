/* quoted() on any bytes, and messages. */
#include "shell/base/status.h"
#include <__fc_builtin.h>

static char text[SIZE + 1];

int main(void)
{
  Frama_C_make_unknown(text, SIZE);
  while (Frama_C_nondet(0, 1))
    quoted(text, Frama_C_nondet(0, 1) ? SIZE : Frama_C_unsigned_long_interval(0, SIZE));
  undecided_prints("");
  write_printable(stdout, text);
  //@ check reached: \false;
  if (Frama_C_nondet(0, 1))
    fail(Frama_C_interval(STATUS_HOLDS, STATUS_UNDECIDED), "%s", text);
  fail_at(Frama_C_interval(STATUS_HOLDS, STATUS_UNDECIDED), (place){"file", 1, 1}, "%s", text);
}
