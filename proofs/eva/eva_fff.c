/* Fast feedforward networks. */
#include "shell/import/import.h"
#include <__fc_builtin.h>

int main(void)
{
  const char *name = "file.fff.json";
  import_wish wish = {.leaves = Frama_C_unsigned_long_interval(0, SIZE), .classes = Frama_C_nondet(0, 1)};
  import in = fff_read(name, &wish);
  //@ check reached: \false;
  return 0;
}
