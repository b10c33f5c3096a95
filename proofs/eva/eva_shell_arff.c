/* arff.h for the driver of points_read.c: any names. */
#include "shell/table/arff.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

arff_head arff_read(source *s)
{
  static char name[SIZE + 1], *names[SIZE] = {[0 ... SIZE - 1] = name};
  Frama_C_make_unknown(name, SIZE);
  static arff_attribute attributes[SIZE];
  for (size_t j = 0; j < SIZE; j++)
    attributes[j] = (arff_attribute){(arff_type)Frama_C_interval(ARFF_NUMBER, ARFF_DATE), names,
                                     Frama_C_unsigned_long_interval(0, SIZE), Frama_C_nondet(0, 1), {s->name, 1, 1}};
  static const char *implied[SIZE] = {[0 ... SIZE - 1] = name};
  return (arff_head){names, attributes, implied, Frama_C_unsigned_long_interval(1, SIZE), Frama_C_unsigned_long_interval(1, SIZE),
                     Frama_C_unsigned_long_interval(1, SIZE)};
}

bool arff_has_labels(const arff_attribute *a)
{
  return Frama_C_nondet(0, 1);
}

void arff_free(arff_head *head)
{
}
