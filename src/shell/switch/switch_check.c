#include "switch_check.h"
#include "certificate_report.h"
#include "netfile.h"
#include "shell/base/clock.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/report/report.h"
#include "shell/table/points_read.h"

enum { READ, CHECK, STEPS };

typedef struct {
  certificate_report report;
  report_step step[STEPS];
  bool with_seconds;
} checking;

static void write_text(FILE *f, const checking *c)
{
  certificate_report_begin(f, &c->report);
  certificate_report_operations(f, &c->report);
  certificate_report_end(f, &c->report);
  if (c->with_seconds)
    report_write_steps(f, c->step, STEPS);
}

static void write_json(FILE *f, const checking *c)
{
  json_t *object = certificate_report_object(&c->report);
  certificate_report_add_evaluation(object, &c->report);
  if (c->with_seconds)
    report_add_steps(object, c->step, STEPS);
  json_write(f, object);
}

int check_switch(const check_request *asked)
{
  double start = seconds_now();
  model m = netfile_read(asked->network);
  points p = points_read(&asked->table, &m.what, m.is_signed);
  double read = seconds_now();
  certificate result;
  checking c = {.report = {&p, &m, asked->network, asked->network_sha256, NULL, asked->with_points},
                .step = {{"read", read - start}, {"check", 0}},
                .with_seconds = asked->with_seconds};
  if (p.state == POINTS_USABLE) {
    sorted_points sorted = points_sort(&p);
    result = certificate_make(&m, &sorted, asked->exhaustive);
    points_unsort(&sorted);
    c.report.result = &result;
    c.step[CHECK].seconds = seconds_now() - read;
  }
  output out = output_open(asked->output);
  (asked->json ? write_json : write_text)(out.stream, &c);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, asked->output)) {
    write_text(t.stream, &c);
    verdict_end(&t);
  }
  int status = certificate_report_status(&c.report);
  if (c.report.result)
    certificate_free(&result);
  model_free(&m);
  points_free(&p);
  return status;
}
