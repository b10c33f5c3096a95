/* Arrays in any bytes, and their rows as text. */
#include "shell/table/array.h"
#include <__fc_builtin.h>

static char bytes[SIZE + 1];

int main(void)
{
  const char *name = "file";
  Frama_C_make_unknown(bytes, SIZE);
  size_t size = Frama_C_unsigned_long_interval(0, SIZE);
  array a = Frama_C_nondet(0, 1) ? array_read_npy(name, bytes, size) : array_read_idx(name, bytes, size);
  FILE *stream = fopen("out", "w");
  size_t rows = array_rows(&a);
  if (stream && rows > 0)
    array_write_row(stream, &a, Frama_C_unsigned_long_interval(0, rows - 1));
  //@ check reached: \false;
  return 0;
}
