#include "layered_kind.h"
#include "layered_check.h"
#include "layered_read.h"
#include "layered_run.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/report/report.h"

static int eval(const eval_request *asked)
{
  layered_run r = layered_run_begin(layered_read(asked->network), asked->network, &asked->table);
  size_t count;
  activity active;
  mpq_srcptr last = layered_run_last(&r, &count);
  eval_output rows = eval_output_begin(asked->how, r.net.what, r.is_signed, count);
  while (layered_run_next(&r, &active))
    eval_output_row(&rows, table_reader_line(r.rows), last);
  eval_output_end(&rows, asked->output);
  layered_run_close(&r);
  return STATUS_HOLDS;
}

/* Of the widest layer. */
static size_t width(const layered_model *m)
{
  size_t most = 0;
  for (size_t l = 1; l <= m->layers; l++)
    most = m->layer[l] - m->layer[l - 1] > most ? m->layer[l] - m->layer[l - 1] : most;
  return most;
}

static void show_text(FILE *f, const layered_model *m, const char *file)
{
  fprintf(f, "%s: a layered network\n\n", file);
  fprintf(f, "inputs      %zu%s\n", m->inputs, m->constant ? ", the first of them the constant 1" : "");
  fprintf(f, "outputs     %zu%s\n", layered_model_outputs(m), m->is_signed ? ", pairs phi(z), phi(-z)" : "");
  fprintf(f, "layers      %zu, the widest of %zu neuron%s\n", m->layers, width(m), s_of(width(m)));
  fprintf(f, "in all      %zu neurons, %zu non-zero weights\n", m->neurons - m->inputs, m->terms);
  fprintf(f, "numbers     the longest has %zu bits\n", numbers_longest(m->weight, m->terms));
  if (m->what) {
    fputc('\n', f);
    report_write_columns(f, m->what);
  }
}

static void show_json(FILE *f, const layered_model *m, const char *file)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-network-summary-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "kind", json_string("layered"));
  json_object_set_new(object, "inputs", json_count(m->inputs));
  json_object_set_new(object, "outputs", json_count(layered_model_outputs(m)));
  json_object_set_new(object, "constant", json_boolean(m->constant));
  json_object_set_new(object, "signed", json_boolean(m->is_signed));
  json_object_set_new(object, "layers", json_count(m->layers));
  json_object_set_new(object, "neurons", json_count(m->neurons - m->inputs));
  json_object_set_new(object, "weights", json_count(m->terms));
  json_object_set_new(object, "width", json_count(width(m)));
  json_object_set_new(object, "bits", json_count(numbers_longest(m->weight, m->terms)));
  json_write(f, object);
}

static int show(const show_request *asked)
{
  layered_model m = layered_read(asked->network);
  output out = output_open(asked->output);
  (asked->json ? show_json : show_text)(out.stream, &m, asked->network);
  output_close(&out);
  layered_model_free(&m);
  return STATUS_HOLDS;
}

const network_kind layered_kind = {.name = "layered",
                                   .format = LAYERED_FORMAT,
                                   .second_format = LAYERED_FORMAT_2,
                                   .has_rules = true,
                                   .has_jobs = true,
                                   .check = check_layered,
                                   .eval = eval,
                                   .show = show};
