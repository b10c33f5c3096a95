#include "conditional_kind.h"
#include "conditional_check.h"
#include "conditional_json.h"
#include "conditional_machine.h"
#include "conditional_report.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/report/report.h"

int conditional_kind_eval(const eval_request *asked, conditional_model m)
{
  table_reader *t = conditional_inputs_open(&m, &asked->table);
  conditional_machine k = conditional_machine_new(&m);
  eval_output rows = eval_output_begin(asked->how, m.what, m.is_signed, m.outputs);
  size_t missing = 0, first = 0;
  while (table_reader_next(t)) {
    bool arrives = conditional_machine_run(&k, table_reader_row(t));
    if (!arrives && missing++ == 0)
      first = table_reader_line(t);
    eval_output_row(&rows, table_reader_line(t), arrives ? k.answer : NULL);
  }
  eval_output_end(&rows, asked->output);
  if (missing)
    fprintf(stderr, "memcert: line %zu of %s is not in the dataset that the network was made for: it has no answer"
            " (%zu such line%s)\n", first, t->p.file, missing, s_of(missing));
  conditional_machine_free(&k);
  table_reader_close(t);
  conditional_model_free(&m);
  return missing ? STATUS_FAILS : STATUS_HOLDS;
}

static int eval(const eval_request *asked)
{
  return conditional_kind_eval(asked, conditional_json_read(asked->network));
}

static void show_text(FILE *f, const conditional_model *m, const char *file)
{
  fprintf(f, "%s: a conditional network\n\n", file);
  fprintf(f, "inputs      %zu%s\n", m->inputs, m->constant ? ", the first of them the constant 1" : "");
  fprintf(f, "outputs     %zu\n", m->outputs);
  conditional_size_write(f, m);
  if (m->what) {
    fputc('\n', f);
    report_write_columns(f, m->what);
  }
}

static void show_json(FILE *f, const conditional_model *m, const char *file)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-network-summary-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "kind", json_string("conditional"));
  json_object_update_new(object, conditional_size_object(m));
  json_write(f, object);
}

static int show(const show_request *asked)
{
  conditional_model m = conditional_json_read(asked->network);
  output out = output_open(asked->output);
  (asked->json ? show_json : show_text)(out.stream, &m, asked->network);
  output_close(&out);
  conditional_model_free(&m);
  return STATUS_HOLDS;
}

const network_kind conditional_kind = {.name = "conditional",
                                       .format = CONDITIONAL_FORMAT,
                                       .second_format = CONDITIONAL_FORMAT_2,
                                       .has_jobs = true,
                                       .check = check_conditional,
                                       .eval = eval,
                                       .show = show};
