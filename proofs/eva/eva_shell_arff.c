/* arff.h for the driver of points_read.c: any names. */
#include "shell/table/arff.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

bool arff_named(const char *name)
{
  return Frama_C_nondet(0, 1);
}

arff_head arff_read(const source *s)
{
  static char name[SIZE + 1], *names[SIZE] = {[0 ... SIZE - 1] = name};
  Frama_C_make_unknown(name, SIZE);
  return (arff_head){names, Frama_C_unsigned_long_interval(1, SIZE), Frama_C_unsigned_long_interval(1, SIZE),
                     Frama_C_unsigned_long_interval(1, SIZE)};
}

void arff_free(arff_head *head)
{
}
