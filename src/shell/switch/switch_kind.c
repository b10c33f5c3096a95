#include "switch_kind.h"
#include "kernel/switch/check.h"
#include "netfile.h"
#include "shell/base/memory.h"
#include "switch_check.h"
#include "switch_show.h"
#include "shell/table/table_reader.h"

static int eval(const eval_request *asked)
{
  model m = netfile_read(asked->network);
  table_reader *rows = table_reader_open(&asked->table, &m.what, 1);
  size_t room = model_scratch(&m.net), r = m.net.outputs;
  mpq_ptr scratch = numbers_new(room), out = numbers_new(r);
  eval_output o = eval_output_begin(asked->how, &m.what, m.is_signed, r);
  while (table_reader_next(rows)) {
    network_evaluate(m.net, table_reader_row(rows), EVALUATE_ACTIVE, out, scratch);
    eval_output_row(&o, table_reader_line(rows), out);
  }
  eval_output_end(&o, asked->output);
  numbers_free(out, r);
  numbers_free(scratch, room);
  table_reader_close(rows);
  model_free(&m);
  return STATUS_HOLDS;
}

const network_kind switch_kind = {.name = "switch",
                                  .format = "memcert-network-1",
                                  .has_paths = true,
                                  .check = check_switch,
                                  .eval = eval,
                                  .show = show_switch};
