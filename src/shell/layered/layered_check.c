#include "kernel/layered/layered_recall.h"
#include "layered_check.h"
#include "shell/base/json.h"
#include "layered_run.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/base/progress.h"
#include "shell/report/report.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  const check_request *asked;
  layered_run net;
  mpq_t tolerance;
  mpq_ptr got;      /* the outputs at the point that was evaluated last; owned */
  activity *active; /* of each point that was evaluated; owned */
  layered_state state;
} checking;

static bool holds(const checking *c)
{
  return c->net.table.state == POINTS_USABLE && c->state.recalled == c->net.table.points;
}

static output_rule rule_of(const checking *c)
{
  rule_kind kind = c->asked->argmax ? RULE_ARGMAX : c->asked->tolerance ? RULE_TOLERANCE : RULE_EXACT;
  return (output_rule){kind, c->tolerance};
}

static void run(checking *c)
{
  layered_run *net = &c->net;
  dataset data = points_dataset(&net->table);
  table_fit fit = layered_run_fit(net);
  size_t done = 0;
  progress_begin("checking");
  c->state = layered_check_begin();
  while (!c->state.failed && done < data.points) {
    c->state = layered_check(net->view, net->reading, fit, rule_of(c), data, c->state, done + 1, net->y, net->active,
                             c->got, net->scratch);
    c->active[done++] = c->state.last;
    progress_at(done, data.points);
  }
  progress_end();
  layered_run_tally(net, c->active, done);
}

/* The rule, if it is not that outputs are equal, as words after the verdict. */
static void write_rule(FILE *f, const checking *c)
{
  if (c->asked->argmax)
    fputs(" by argmax", f);
  else if (c->asked->tolerance) {
    fputs(" within ", f);
    number_write(f, c->tolerance);
  }
}

static void write_verdict(FILE *f, const checking *c)
{
  const points *p = &c->net.table;
  fputs(holds(c) ? "certified" : "refuted", f);
  write_rule(f, c);
  if (holds(c))
    fprintf(f, ": the network recalls every point of %s (%zu)\n\n", p->file, p->points);
  else
    fprintf(f, ": the network does not recall line %zu of %s\n\n", p->line[c->state.recalled], p->file);
}

static void write_recall(FILE *f, const checking *c)
{
  const points *p = &c->net.table;
  if (holds(c)) {
    fprintf(f, "recall      %s at every point\n", c->asked->argmax || c->asked->tolerance ? "holds" : "exact");
    return;
  }
  fprintf(f, "recall      FAILS at line %zu: output ", p->line[c->state.recalled]);
  numbers_write(f, c->got, c->net.outputs);
  fprintf(f, ", expected %s", c->asked->argmax ? "that the only largest one is number " : "");
  numbers_write(f, p->d + c->state.recalled * p->outputs, p->outputs);
  fprintf(f, "%s (points before it are recalled: %zu)\n", c->asked->argmax ? ", counted from 0" : "", c->state.recalled);
}

static void write_text(FILE *f, const checking *c)
{
  const points *p = &c->net.table;
  if (p->state != POINTS_USABLE) {
    report_write_refuted(f, p);
    return;
  }
  write_verdict(f, c);
  report_write_dataset(f, p);
  report_write_numbering(f, p);
  layered_run_write_network(f, &c->net);
  write_recall(f, c);
  layered_run_write_activity(f, &c->net);
}

static json_t *recall_object(const checking *c)
{
  static const char *const names[] = {"exact", "tolerance", "argmax"};
  json_t *object = report_recall_object(&c->net.table, c->state.recalled);
  json_object_set_new(object, "rule", json_string(names[rule_of(c).kind]));
  if (c->asked->tolerance)
    json_object_set_new(object, "tolerance", json_rational(c->tolerance));
  report_add_failure(object, &c->net.table, c->state.recalled, c->got, c->net.outputs);
  return object;
}

static void write_json(FILE *f, const checking *c)
{
  if (c->net.table.state != POINTS_USABLE) {
    report_write_refuted_json(f, &c->net.table);
    return;
  }
  json_t *object = report_object(holds(c) ? "certified" : "refuted", &c->net.table);
  json_t *network = layered_run_network_object(&c->net);
  json_object_set_new(object, "recall", recall_object(c));
  json_object_set_new(network, "file", json_text(c->asked->network));
  json_object_set_new(object, "network", network);
  layered_run_add_activity(object, &c->net);
  if (c->asked->with_points)
    json_object_set_new(object, "points", report_points_array(&c->net.table, c->active, c->net.weights.points));
  json_write(f, object);
}

static void read_tolerance(checking *c)
{
  mpq_init(c->tolerance);
  const char *text = c->asked->tolerance;
  if (text && (number_read(c->tolerance, text, strlen(text), NUMBER_DIGITS_MOST) != NUMBER_OK ||
               mpq_sgn(c->tolerance) < 0))
    fail(STATUS_USAGE, "--tolerance: %s is no number that is at least 0", quoted(text, strlen(text)));
}

int check_layered(const check_request *asked)
{
  checking c = {.asked = asked};
  points_options table = asked->table;
  read_tolerance(&c);
  table.conflicts = mpq_sgn(c.tolerance) > 0;
  c.net = layered_run_open(asked->network, &table, asked->argmax);
  c.got = numbers_new(c.net.outputs);
  c.active = allocate(c.net.table.points, sizeof(activity));
  if (c.net.table.state == POINTS_USABLE)
    run(&c);
  output out = output_open(asked->output);
  (asked->json ? write_json : write_text)(out.stream, &c);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, asked->output)) {
    write_text(t.stream, &c);
    verdict_end(&t);
  }
  int status = holds(&c) ? STATUS_HOLDS : STATUS_FAILS;
  numbers_free(c.got, c.net.outputs);
  mpq_clear(c.tolerance);
  free(c.active);
  layered_run_close(&c.net);
  return status;
}
