#include "layered_library.h"
#include "library_loop.h"
#include "library_write.h"
#include "kernel/exact/recalled.h"
#include "shell/base/source.h"
#include "shell/export/expansion_model.h"
#include "shell/layered/layered_read.h"
#include "shell/otherwise/otherwise_json.h"
#include "shell/report/report.h"
#include <string.h>

/* What the network puts out on the rows of the test. */
static void answer(library_form *l, layered_run *net)
{
  const library_inputs *in = &l->in;
  size_t count;
  for (size_t i = 0; i < in->rows; i++) {
    mpq_srcptr row = in->x + i * (in->count + 1);
    layered_forward(net->view, net->reading, l->constant ? row : row + 1, net->y, net->scratch);
    outputs_join(layered_run_last(net, &count), l->outputs, net->is_signed, l->answers + i * l->outputs);
    l->answered[i] = true;
    library_form_compare(l, i);
  }
}

static int write(const library_request *r, const char *kind, layered_run *net, const char *sha256)
{
  const points *table = r->data.file ? &net->table : NULL;
  if (table && table->state != POINTS_USABLE) {
    report_write_refuted(stderr, table);
    return STATUS_FAILS;
  }
  library_network about = {kind, net->constant, net->view.inputs - net->constant, net->outputs, net->net.what};
  library_form l = library_form_new(r, &about, table);
  memcpy(l.network_sha256, sha256, sizeof l.network_sha256);
  answer(&l, net);
  library_loop loop = library_loop_new(&l, net);
  int status = library_write(&l, (library_core){library_loop_write, &loop});
  library_loop_free(&loop);
  library_form_free(&l);
  return status;
}

static int make(const library_request *r, const char *kind, layered_model (*read)(const char *file))
{
  char sha256[DIGEST_TEXT];
  memcpy(sha256, source_peek(r->network)->sha256, sizeof sha256);
  layered_model m = read(r->network);
  layered_run net = r->data.file ? layered_run_with(m, r->network, &r->data, false)
                                 : layered_run_new(m, (points){.inputs = 1});
  int status = write(r, kind, &net, sha256);
  layered_run_close(&net);
  return status;
}

int layered_library(const library_request *r)
{
  return make(r, "layered", layered_read);
}

int switch_library(const library_request *r)
{
  return make(r, "switch", expansion_read);
}

int otherwise_library(const library_request *r)
{
  return make(r, "layered", otherwise_read_network);
}
