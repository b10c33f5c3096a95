#include "kernel/layered/layered_recall.h"
#include "layered_check.h"
#include "shell/base/json.h"
#include "layered_read.h"
#include "layered_rule.h"
#include "layered_run.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/base/progress.h"
#include "shell/report/report.h"
#include <stdlib.h>

/* Of a network from a file there is nothing more to be said. */
static const layered_about nothing;

bool layered_check_holds(const layered_checked *c)
{
  return c->net.table.state == POINTS_USABLE && c->state.recalled == c->net.table.points;
}

static output_rule rule_of(const layered_checked *c)
{
  return layered_rule_of(c->asked, c->tolerance);
}

static void run(layered_checked *c)
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

static void write_verdict(FILE *f, const layered_checked *c)
{
  const points *p = &c->net.table;
  fputs(layered_check_holds(c) ? "certified" : "refuted", f);
  layered_rule_write(f, rule_of(c));
  if (layered_check_holds(c))
    fprintf(f, ": the network recalls every point of %s (%zu)\n\n", p->file, p->points);
  else
    fprintf(f, ": the network does not recall line %zu of %s\n\n", p->line[c->state.recalled], p->file);
}

static void write_text(FILE *f, const layered_checked *c, const layered_about *about)
{
  const points *p = &c->net.table;
  if (p->state != POINTS_USABLE) {
    report_write_refuted(f, p);
    return;
  }
  write_verdict(f, c);
  report_write_dataset(f, p);
  if (!c->net.net.what)
    report_write_numbering(f, p);
  layered_run_write_network(f, &c->net);
  if (about->write)
    about->write(f, about->what);
  layered_rule_write_recall(f, rule_of(c), p, c->state.recalled, c->got, c->net.outputs);
  layered_run_write_activity(f, &c->net);
}

static json_t *recall_object(const layered_checked *c)
{
  json_t *object = report_recall_object(&c->net.table, c->state.recalled);
  layered_rule_add(object, rule_of(c));
  report_add_failure(object, &c->net.table, c->state.recalled, c->got, c->net.outputs);
  return object;
}

static void write_json(FILE *f, const layered_checked *c, const layered_about *about)
{
  if (c->net.table.state != POINTS_USABLE) {
    report_write_refuted_json(f, &c->net.table);
    return;
  }
  json_t *object = report_object(layered_check_holds(c) ? "certified" : "refuted", &c->net.table);
  json_t *network = layered_run_network_object(&c->net);
  json_object_set_new(object, "recall", recall_object(c));
  report_add_network_file(network, c->asked->network, c->asked->network_sha256);
  if (about->add)
    about->add(network, about->what);
  json_object_set_new(object, "network", network);
  layered_run_add_activity(object, &c->net);
  if (c->asked->with_points)
    json_object_set_new(object, "points", report_points_array(&c->net.table, c->active, c->net.weights.points));
  json_write(f, object);
}

/* Where outputs may differ, equal inputs may have different ones. */
static bool allows_conflicts(const check_request *asked)
{
  mpq_t tolerance;
  layered_rule_read(tolerance, asked->tolerance);
  bool allowed = mpq_sgn(tolerance) > 0;
  mpq_clear(tolerance);
  return allowed;
}

layered_checked layered_check_made(const check_request *asked, layered_run net)
{
  layered_checked c = {.asked = asked, .net = net};
  layered_rule_read(c.tolerance, asked->tolerance);
  c.got = numbers_new(c.net.outputs);
  c.active = allocate(c.net.table.points, sizeof(activity));
  if (c.net.table.state == POINTS_USABLE)
    run(&c);
  return c;
}

void layered_check_write(FILE *f, const layered_checked *c, const layered_about *about)
{
  (c->asked->json ? write_json : write_text)(f, c, about);
}

static void write_report(const layered_checked *c, const layered_about *about)
{
  output out = output_open(c->asked->output);
  layered_check_write(out.stream, c, about);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, c->asked->output)) {
    write_text(t.stream, c, about);
    verdict_end(&t);
  }
}

void layered_check_free(layered_checked *c)
{
  numbers_free(c->got, c->net.outputs);
  mpq_clear(c->tolerance);
  free(c->active);
  layered_run_close(&c->net);
}

points_options layered_check_table(const check_request *asked)
{
  points_options table = asked->table;
  table.conflicts = allows_conflicts(asked);
  return table;
}

static int report(layered_checked *c, const layered_about *about)
{
  if (!layered_check_holds(c) && !c->net.net.what)
    report_check_numbering(&c->net.table, true);
  write_report(c, about);
  int status = layered_check_holds(c) ? STATUS_HOLDS : STATUS_FAILS;
  layered_check_free(c);
  return status;
}

int layered_check_report(const check_request *asked, layered_run net, const layered_about *about)
{
  layered_checked c = layered_check_made(asked, net);
  return report(&c, about);
}

static size_t more_of(size_t a, size_t b)
{
  return a > b ? a : b;
}

/* The rows of a long table, up to one that is not recalled: whether there is none. */
static bool run_rows(layered_checked *c, row_points *rows)
{
  layered_run *net = &c->net;
  table_fit fit = layered_run_fit(net);
  size_t recalled = 0;
  bool failed = false;
  progress_begin("checking");
  while (!failed && row_points_next(rows)) {
    c->state = layered_check(net->view, net->reading, fit, rule_of(c), points_dataset(&rows->now), layered_check_begin(), 1,
                             net->y, net->active, c->got, net->scratch);
    failed = c->state.recalled != 1;
    recalled += c->state.recalled;
    net->neurons.max = more_of(net->neurons.max, c->state.last.neurons);
    net->weights.max = more_of(net->weights.max, c->state.last.weights);
    row_points_add(rows, (distinct_pair){c->state.last.neurons, c->state.last.weights});
  }
  progress_end();
  return !failed && row_points_has_ended(rows) && recalled == rows->from->p.rows;
}

/* Checks a long table row by row.  False if it has to be looked at as a whole, as it is not certified; then the network
 * is still there. */
static bool check_long(layered_checked *c, layered_model net, const points_options *table)
{
  row_points rows;
  distinct_pair sum;
  if (c->asked->with_points || !layered_run_long(&c->net, net, table, c->asked->argmax, &rows))
    return false;
  layered_rule_read(c->tolerance, c->asked->tolerance);
  c->got = numbers_new(c->net.outputs);
  bool recalled = run_rows(c, &rows), usable = recalled && row_points_end(&rows, &c->net.table, &sum);
  if (!recalled)
    row_points_close(&rows);
  if (!usable) {
    numbers_free(c->got, c->net.outputs);
    mpq_clear(c->tolerance);
    c->net.table = (points){.points = 0};
    layered_run_drop(&c->net);
    return false;
  }
  size_t n = c->state.recalled = c->net.table.points;
  c->net.neurons = (point_tally){n, c->net.neurons.max, sum.first};
  c->net.weights = (point_tally){n, c->net.weights.max, sum.second};
  return true;
}

int check_layered(const check_request *asked)
{
  points_options table = layered_check_table(asked);
  layered_model net = layered_read(asked->network);
  layered_checked c = {.asked = asked};
  if (check_long(&c, net, &table))
    return report(&c, &nothing);
  return layered_check_report(asked, layered_run_with(net, asked->network, &table, asked->argmax), &nothing);
}
