#include "conditional_export.h"
#include "conditional_c.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_machine.h"
#include "dot.h"
#include "shell/base/digest.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/source.h"
#include "shell/report/report.h"
#include <string.h>

/* What the dataset wants, or the network's own answers, pairs joined.  Exit 1 where there is no answer. */
static mpq_ptr wanted(const conditional_model *m, const points *p, bool own, size_t outputs)
{
  mpq_ptr wanted = numbers_new(p->points * outputs);
  conditional_machine k = conditional_machine_new(m);
  for (size_t i = 0; i < p->points; i++) {
    if (own && !conditional_machine_run(&k, p->x + i * p->inputs))
      fail(STATUS_FAILS, "line %zu of %s is not in the dataset that the network was made for: it has no answer",
           p->line[i], p->file);
    mpq_srcptr d = own ? k.answer : p->d + i * p->outputs;
    outputs_join(d, outputs, m->is_signed, wanted + i * outputs);
  }
  conditional_machine_free(&k);
  return wanted;
}

static int export_c(conditional_model *m, const char *sha256, const points_options *data, const char *name)
{
  if (!data->file)
    fail(STATUS_USAGE, "export: --to c needs --data, a table to replay");
  points p = conditional_points_read(m, data);
  if (p.state != POINTS_USABLE) {
    report_write_refuted(stderr, &p);
    points_free(&p);
    return STATUS_FAILS;
  }
  size_t outputs = m->is_signed ? m->outputs / 2 : m->outputs;
  mpq_ptr answers = wanted(m, &p, data->inputs_only, outputs);
  replay r = {p.points, p.inputs, p.x, outputs, answers, p.line, sha256, p.sha256};
  output out = output_open(name);
  conditional_c_write(out.stream, m, &r);
  output_close(&out);
  numbers_free(answers, p.points * outputs);
  points_free(&p);
  return STATUS_HOLDS;
}

static int export_dot(const conditional_model *m, const char *sha256, const char *name)
{
  output out = output_open(name);
  dot_write_conditional(out.stream, m, sha256);
  output_close(&out);
  return STATUS_HOLDS;
}

static int export_json(const conditional_model *m, const char *name)
{
  conditional_json_save(name, m);
  return STATUS_HOLDS;
}

int conditional_export_read(const export_request *r, conditional_model (*read)(const char *file), const char *kind)
{
  bool c = strcmp(r->format, "c") == 0, dot = strcmp(r->format, "dot") == 0;
  if (!c && !dot && strcmp(r->format, "conditional-json") != 0)
    fail(STATUS_USAGE, "export: --to must be conditional-json, c or dot for a %s network", kind);
  char sha256[DIGEST_TEXT];
  memcpy(sha256, source_peek(r->network)->sha256, sizeof sha256);
  conditional_model m = read(r->network);
  int status = c ? export_c(&m, sha256, &r->data, r->output)
               : dot ? export_dot(&m, sha256, r->output) : export_json(&m, r->output);
  conditional_model_free(&m);
  return status;
}

int conditional_export(const export_request *r)
{
  return conditional_export_read(r, conditional_json_read, "conditional");
}
