/* number_read() on any bytes; the value, and whether --max-bits is given, are any. */
#include "shell/base/number.h"
#include <__fc_builtin.h>

static char text[SIZE + 1];

int main(void)
{
  mpq_t value;
  size_t most = Frama_C_nondet(0, 1) ? NUMBER_DIGITS_MOST : NUMBER_DIGITS_MOST_NETWORK;
  Frama_C_make_unknown(text, sizeof text);
  if (Frama_C_nondet(0, 1))
    number_limit_bits(Frama_C_unsigned_long_interval(0, (size_t)-1));
  mpq_init(value);
  number_kind kind = number_read(value, text, SIZE, most);
  number_problem(kind);
  //@ check reached: \false;
  return 0;
}
