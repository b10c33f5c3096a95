#include "conditional_library.h"
#include "library_tree.h"
#include "library_write.h"
#include "shell/base/source.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/gates/gates_form.h"
#include "shell/report/report.h"
#include <string.h>

/* What the network puts out on the rows of the test, if it has an answer. */
static void answer(library_form *l, const conditional_model *m)
{
  conditional_machine k = conditional_machine_new(m);
  for (size_t i = 0; i < l->in.rows; i++) {
    l->answered[i] = conditional_machine_run(&k, l->in.x + i * (l->in.count + 1));
    if (l->answered[i])
      outputs_join(k.answer, l->outputs, m->is_signed, l->answers + i * l->outputs);
    library_form_compare(l, i);
  }
  conditional_machine_free(&k);
}

static int write(const library_request *r, const char *kind, const conditional_model *m, const points *table,
                 const char *sha256)
{
  size_t outputs = m->is_signed ? m->outputs / 2 : m->outputs;
  library_network about = {kind, m->constant, m->inputs - m->constant, outputs, m->what};
  library_form l = library_form_new(r, &about, table);
  memcpy(l.network_sha256, sha256, sizeof l.network_sha256);
  answer(&l, m);
  library_tree tree = library_tree_new(&l, m);
  int status = library_write(&l, (library_core){library_tree_write, &tree});
  library_tree_free(&tree);
  library_form_free(&l);
  return status;
}

static int write_with(const library_request *r, const char *kind, conditional_model *m, const char *sha256)
{
  points table = conditional_points_read_whole(m, &r->data);
  bool usable = table.state == POINTS_USABLE;
  if (!usable)
    report_write_refuted(stderr, &table);
  int status = usable ? write(r, kind, m, &table, sha256) : STATUS_FAILS;
  points_free(&table);
  return status;
}

static int make(const library_request *r, const char *kind, conditional_model (*read)(const char *file))
{
  char sha256[DIGEST_TEXT];
  memcpy(sha256, source_peek(r->network)->sha256, sizeof sha256);
  conditional_model m = read(r->network);
  int status = r->data.file ? write_with(r, kind, &m, sha256) : write(r, kind, &m, NULL, sha256);
  conditional_model_free(&m);
  return status;
}

int conditional_library(const library_request *r)
{
  return make(r, "conditional", conditional_json_read);
}

int gates_library(const library_request *r)
{
  return make(r, "gates", gates_form_read);
}
