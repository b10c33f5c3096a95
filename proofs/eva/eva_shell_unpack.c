/* unpack.h for the driver of source.c: any bytes, or a problem. */
#include "shell/base/unpack.h"
#include <__fc_builtin.h>
#include <stdlib.h>

const bool unpack_is_there = true;

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
unpacked unpack_stream(const char *name, const char *bytes, size_t size)
{
  unpacked u = {.problem = "it is damaged"};
  char *made = malloc(SIZE + 1);
  if (!made || Frama_C_nondet(0, 1))
    return u;
  Frama_C_make_unknown(made, SIZE);
  made[SIZE] = '\0';
  u.bytes = made;
  u.size = SIZE;
  return u;
}
