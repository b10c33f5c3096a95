#include "switch_kind.h"
#include "kernel/switch/check.h"
#include "netfile.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "switch_check.h"
#include "switch_show.h"
#include "shell/table/points_read.h"

static void evaluate_rows(FILE *stream, const model *m, const points *p, eval_style how)
{
  size_t room = model_scratch(&m->net), r = m->net.outputs;
  mpq_ptr scratch = numbers_new(room), out = numbers_new(r);
  eval_output o = eval_output_begin(stream, how, &m->what, m->is_signed, r);
  for (size_t i = 0; i < p->points; i++) {
    network_evaluate(m->net, p->x + i * p->inputs, EVALUATE_ACTIVE, out, scratch);
    eval_output_row(&o, p->line[i], out);
  }
  eval_output_end(&o);
  numbers_free(out, r);
  numbers_free(scratch, room);
}

static int eval(const eval_request *asked)
{
  model m = netfile_read(asked->network);
  points p = points_read(&asked->table, &m.what, m.is_signed);
  output out = output_open(asked->output);
  evaluate_rows(out.stream, &m, &p, asked->how);
  output_close(&out);
  points_free(&p);
  model_free(&m);
  return STATUS_HOLDS;
}

const network_kind switch_kind = {.name = "switch",
                                  .format = "memcert-network-1",
                                  .has_paths = true,
                                  .check = check_switch,
                                  .eval = eval,
                                  .show = show_switch};
