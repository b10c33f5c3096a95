/* table_source.h for the driver of points_read.c: any text. */
#include "shell/table/table_source.h"
#include <__fc_builtin.h>

table_source table_source_load(points_options *o, size_t features, notices *said)
{
  return (table_source){source_load(o->file, WANTED_TABLE), Frama_C_nondet(0, 1)};
}
