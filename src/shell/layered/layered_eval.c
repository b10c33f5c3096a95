#include "layered_commands.h"
#include "layered_run.h"
#include "shell/base/output.h"

int eval_layered(const char *network, const points_options *o, const char *name, eval_style how)
{
  layered_run r = layered_run_open(network, o, false);
  size_t count;
  mpq_srcptr last = layered_run_last(&r, &count);
  output out = output_open(name);
  eval_output rows = eval_output_begin(out.stream, how, NULL, r.is_signed, count);
  for (size_t i = 0; i < r.table.points; i++) {
    layered_run_at(&r, i);
    eval_output_row(&rows, r.table.line[i], last);
  }
  eval_output_end(&rows);
  output_close(&out);
  layered_run_close(&r);
  return STATUS_HOLDS;
}
