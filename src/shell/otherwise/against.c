#include "against.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/base/progress.h"
#include "shell/base/verdict.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_run.h"
#include "shell/report/report.h"

typedef struct {
  const check_request *asked;
  const char *other;
  conditional_model net;
  layered_run run; /* the other network, and the table, row by row */
  size_t different, unanswered;
  size_t line;     /* of the first of these rows, or 0 */
  mpq_ptr got;     /* on that row, or NULL if there is no answer; owned */
  mpq_ptr wanted;  /* owned */
  size_t numbers;  /* of a row, a pair being two */
} against;

static against begin(const check_request *asked, const char *other)
{
  against a = {.asked = asked, .other = other, .net = conditional_json_read(asked->network)};
  points_options table = asked->table;
  table.inputs_only = true;
  a.run = layered_run_begin(layered_read(other), other, &table);
  layered_run_last(&a.run, &a.numbers);
  size_t columns = a.run.rows->p.inputs;
  a.net.constant = a.net.constant || a.net.inputs == columns;
  size_t inputs = columns - !a.net.constant;
  if (a.net.inputs != inputs || a.net.outputs != a.numbers) {
    table_reader_pass(a.run.rows);
    fail_at(STATUS_FILE, (place){asked->network, 1, 1},
            "this network has %zu inputs and %zu outputs, but %s takes %zu of this table and has %zu", a.net.inputs,
            a.net.outputs, other, inputs, a.numbers);
  }
  a.wanted = numbers_new(a.run.outputs);
  return a;
}

static void finish(against *a)
{
  if (a->got)
    numbers_free(a->got, a->run.outputs);
  numbers_free(a->wanted, a->run.outputs);
  layered_run_close(&a->run);
  conditional_model_free(&a->net);
}

/* Keeps what both have on the row, the first that differs, pairs joined. */
static void keep(against *a, conditional_machine *k, bool answered)
{
  layered_run *run = &a->run;
  a->line = table_reader_line(run->rows);
  outputs_join(layered_run_last(run, &a->numbers), run->outputs, run->is_signed, a->wanted);
  if (answered) {
    conditional_machine_run(k, table_reader_row(run->rows));
    a->got = numbers_new(run->outputs);
    outputs_join(k->answer, run->outputs, run->is_signed, a->got);
  }
}

static void compare(against *a)
{
  activity active;
  size_t count;
  mpq_srcptr last = layered_run_last(&a->run, &count);
  conditional_machine k = conditional_machine_new(&a->net);
  progress_begin("comparing");
  while (layered_run_next(&a->run, &active)) {
    conditional_recall found = conditional_machine_check(&k, table_reader_row(a->run.rows), last);
    bool answered = found.verdict != CONDITIONAL_MISSING;
    if (found.verdict != CONDITIONAL_RECALLED) {
      if (a->line == 0)
        keep(a, &k, answered);
      a->different += answered;
      a->unanswered += !answered;
    }
  }
  progress_end();
  conditional_machine_free(&k);
}

static bool holds(const against *a)
{
  return a->line == 0;
}

static void write_text(FILE *f, const against *a)
{
  const points *p = &a->run.rows->p;
  if (holds(a))
    fprintf(f, "certified: %s has the outputs of %s on every row of %s (%zu)\n\n", a->asked->network, a->other, p->file,
            p->points);
  else
    fprintf(f, "refuted: %s has not the outputs of %s on %zu of %zu rows of %s, first on line %zu\n\n", a->asked->network,
            a->other, a->different + a->unanswered, p->points, p->file, a->line);
  report_write_dataset(f, p);
  fprintf(f, "compared    %zu rows: %zu have the same outputs, %zu others, %zu no answer\n", p->points,
          p->points - a->different - a->unanswered, a->different, a->unanswered);
  if (holds(a))
    return;
  fprintf(f, "line %-7zu", a->line);
  if (a->got) {
    fputs("outputs ", f);
    numbers_write(f, a->got, a->run.outputs);
  } else
    fputs("no answer", f);
  fprintf(f, ", where %s has ", a->other);
  numbers_write(f, a->wanted, a->run.outputs);
  fputc('\n', f);
}

static void write_json(FILE *f, const against *a)
{
  const points *p = &a->run.rows->p;
  json_t *object = report_object(holds(a) ? "certified" : "refuted", p), *against = json_object();
  json_object_set_new(against, "network", json_text(a->asked->network));
  json_object_set_new(against, "file", json_text(a->other));
  json_object_set_new(against, "rows", json_count(p->points));
  json_object_set_new(against, "different", json_count(a->different));
  json_object_set_new(against, "unanswered", json_count(a->unanswered));
  if (!holds(a)) {
    json_object_set_new(against, "line", json_count(a->line));
    json_object_set_new(against, "expected", json_rationals(a->wanted, a->run.outputs));
    json_object_set_new(against, "got", a->got ? json_rationals(a->got, a->run.outputs) : json_null());
  }
  json_object_set_new(object, "against", against);
  json_write(f, object);
}

int check_against(const check_request *asked, const char *other)
{
  against a = begin(asked, other);
  compare(&a);
  output out = output_open(asked->output);
  (asked->json ? write_json : write_text)(out.stream, &a);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, asked->output)) {
    write_text(t.stream, &a);
    verdict_end(&t);
  }
  int status = holds(&a) ? STATUS_HOLDS : STATUS_FAILS;
  finish(&a);
  return status;
}
