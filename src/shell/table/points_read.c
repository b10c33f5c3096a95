#include "points_read.h"
#include "merge.h"
#include "table_reader.h"

points points_read(const points_options *o, const columns *known, bool is_signed)
{
  table_reader *t = table_reader_open(o, known, 0);
  table_reader_pass(t);
  points p = table_reader_end(t);
  if (!o->inputs_only)
    merge_points(&p, o, known != NULL, is_signed);
  return p;
}
