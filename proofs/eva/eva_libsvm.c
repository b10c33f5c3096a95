/* LIBSVM's text. */
#include "shell/table/libsvm.h"
#include <__fc_builtin.h>

int main(void)
{
  const char *name = "file";
  source s = source_load(name, WANTED_TABLE);
  FILE *stream = fopen("out", "w");
  if (stream)
    libsvm_write(stream, &s, Frama_C_unsigned_long_interval(0, SIZE));
  //@ check reached: \false;
  return 0;
}
