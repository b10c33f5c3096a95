/* The file that a reader reads: any SIZE bytes, in a block that has not a byte more than these and the NUL after them.
 * How source.c comes to its bytes is another driver; all else of it is as it is. */
#define source_load source_load_from_system
#define source_load_binary source_load_binary_from_system
#include "shell/base/source.c"
#undef source_load
#undef source_load_binary
#include <__fc_builtin.h>

source source_load(const char *name, file_wanted wanted)
{
  char *bytes = malloc(SIZE + 1);
  /* What loops over the file count to. */
  //@ widen_hints global:"all", SIZE - 1, SIZE, SIZE + 1, SIZE + 2;
  if (!bytes)
    exit(STATUS_UNDECIDED);
  Frama_C_make_unknown(bytes, SIZE);
  bytes[SIZE] = '\0';
  source s = {.name = name, .bytes = bytes, .size = SIZE};
  s.begin = SIZE > 3 && Frama_C_nondet(0, 1) ? 3 : 0;
  return s;
}

source source_load_binary(const char *name)
{
  return source_load(name, WANTED_NETWORK);
}
