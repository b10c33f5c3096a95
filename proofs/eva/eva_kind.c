/* What a file is, by any bytes, after which a NUL stands. */
#include "shell/base/file_kind.h"
#include <__fc_builtin.h>

static char bytes[SIZE + 1];

int main(void)
{
  size_t size = Frama_C_unsigned_long_interval(0, SIZE), length;
  Frama_C_make_unknown(bytes, SIZE);
  file_kind_is_certain(file_kind_of(bytes, size));
  file_kind_is_network(bytes, size);
  file_kind_format(bytes, size, &length);
  file_kind_entry(bytes, size, &length);
  //@ check reached: \false;
  return 0;
}
