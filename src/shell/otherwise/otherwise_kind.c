#include "otherwise_kind.h"
#include "otherwise_run.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/layered/layered_check.h"

static void run_all(otherwise_run *r)
{
  size_t n = r->run.table.points;
  progress_begin("running");
  for (size_t i = 0; i < n; i++) {
    otherwise_run_at(r, i);
    progress_at(i + 1, n);
  }
  progress_end();
}

static void write_about(FILE *f, const void *what)
{
  otherwise_run_write(f, what);
}

static void add_about(json_t *network, const void *what)
{
  otherwise_run_add(network, what);
}

static int check(const check_request *asked)
{
  points_options table = layered_check_table(asked);
  otherwise_run r = otherwise_run_open(asked->network, &table, asked->argmax);
  if (r.run.table.state == POINTS_USABLE)
    run_all(&r);
  layered_about about = {&r, write_about, add_about};
  int status = layered_check_report(asked, r.run, &about);
  otherwise_run_free(&r);
  return status;
}

static int eval(const eval_request *asked)
{
  otherwise_run r = otherwise_run_begin(asked->network, &asked->table);
  size_t count;
  mpq_srcptr last = layered_run_last(&r.run, &count);
  eval_output rows = eval_output_begin(asked->how, r.run.net.what, r.run.is_signed, count);
  while (otherwise_run_next(&r))
    eval_output_row(&rows, table_reader_line(r.run.rows), last);
  eval_output_end(&rows, asked->output);
  if (r.left)
    fprintf(stderr, "memcert: the tree has no answer for %zu of these %zu inputs: they went on in the network\n", r.left,
            r.run.rows->p.rows);
  otherwise_run_close(&r);
  return STATUS_HOLDS;
}

static void show_text(FILE *f, const otherwise_model *m, const char *file)
{
  fprintf(f, "%s: a layered network, computed conditionally\n\n", file);
  fprintf(f, "inputs      %zu%s\n", m->net.inputs, m->net.constant ? ", the first of them the constant 1" : "");
  fprintf(f, "outputs     %zu%s\n", layered_model_outputs(&m->net), m->net.is_signed ? ", pairs phi(z), phi(-z)" : "");
  fprintf(f, "layers      %zu, of %zu neurons and %zu weights in all\n", m->net.layers, m->net.neurons - m->net.inputs,
          m->net.terms);
  if (m->tree.size > 0)
    fprintf(f, "tree        %zu instructions; otherwise the network\n", m->tree.size);
  else
    fputs("tree        none: every input goes through the network\n", f);
}

static void show_json(FILE *f, const otherwise_model *m, const char *file)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-network-summary-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "kind", json_string("otherwise"));
  json_object_set_new(object, "inputs", json_count(m->net.inputs));
  json_object_set_new(object, "outputs", json_count(layered_model_outputs(&m->net)));
  json_object_set_new(object, "constant", json_boolean(m->net.constant));
  json_object_set_new(object, "signed", json_boolean(m->net.is_signed));
  json_object_set_new(object, "layers", json_count(m->net.layers));
  json_object_set_new(object, "neurons", json_count(m->net.neurons - m->net.inputs));
  json_object_set_new(object, "weights", json_count(m->net.terms));
  json_object_set_new(object, "instructions", json_count(m->tree.size));
  json_write(f, object);
}

static int show(const show_request *asked)
{
  otherwise_model m = otherwise_read(asked->network);
  output out = output_open(asked->output);
  (asked->json ? show_json : show_text)(out.stream, &m, asked->network);
  output_close(&out);
  otherwise_model_free(&m);
  return STATUS_HOLDS;
}

const network_kind otherwise_kind = {.name = "layered, computed conditionally",
                                     .format = "memcert-conditional-2",
                                     .has_rules = true,
                                     .check = check,
                                     .eval = eval,
                                     .show = show};
