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
#include "shell/base/row_jobs.h"
#include "shell/report/check_parts.h"
#include "shell/report/report.h"
#include <stdlib.h>
#include <string.h>

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

/* Weights times points from which on processes are worth making. */
#define MUCH ((size_t)1 << 26)

/* The rows of `data` from where the state is up to `until`. */
static layered_state check_rows(layered_checked *c, dataset data, layered_state state, size_t until)
{
  layered_run *net = &c->net;
  return layered_check(net->view, net->reading, layered_run_fit(net), rule_of(c), data, state, until, net->y, net->active,
                       c->got, net->scratch);
}

/* A row of the table by itself. */
static layered_state check_row(layered_checked *c, size_t i)
{
  return check_rows(c, points_at(&c->net.table, i), layered_check_begin(), 1);
}

/* One of several processes. */
static bool work_on_row(void *data, size_t i)
{
  layered_checked *c = data;
  layered_state state = check_row(c, i);
  c->active[i] = state.last;
  return state.recalled == 1;
}

static size_t jobs_of(const layered_checked *c)
{
  size_t n = c->net.table.points, processors = row_jobs_processors();
  size_t jobs = c->asked->jobs ? c->asked->jobs : c->net.view.terms > MUCH / (n + 1) ? processors : 1;
  return jobs < n ? jobs : n;
}

/* Several processes; what is known then is what one would know.  Returns how many points were evaluated. */
static size_t run_jobs(layered_checked *c, size_t jobs)
{
  size_t n = c->net.table.points;
  activity *active = c->active, *shared = row_jobs_shared(n, sizeof *shared);
  c->active = shared;
  size_t first = row_jobs_run(n, jobs, work_on_row, c), done = first < n ? first + 1 : n;
  memcpy(active, shared, done * sizeof *active);
  row_jobs_release(shared, n, sizeof *shared);
  c->active = active;
  c->state = (layered_state){.recalled = first, .failed = first < n};
  /* For its outputs. */
  if (first < n && check_row(c, first).recalled == 1)
    fail(STATUS_UNDECIDED, "internal error: processes differ about line %zu", c->net.table.line[first]);
  return done;
}

static size_t run_alone(layered_checked *c)
{
  dataset data = points_dataset(&c->net.table);
  size_t done = 0;
  c->state = layered_check_begin();
  while (!c->state.failed && done < data.points) {
    c->state = check_rows(c, data, c->state, done + 1);
    c->active[done++] = c->state.last;
    progress_at(done, data.points);
  }
  return done;
}

static void run(layered_checked *c)
{
  size_t jobs = jobs_of(c);
  progress_begin("checking");
  size_t done = jobs > 1 ? run_jobs(c, jobs) : run_alone(c);
  progress_end();
  layered_run_tally(&c->net, c->active, done);
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
  if (c->said)
    fprintf(f, "parts       %s\n", c->said);
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
  if (c->said)
    json_object_set_new(object, "parts", json_string(c->said));
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
  free(c->said);
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
  size_t recalled = 0;
  bool failed = false;
  progress_begin("checking");
  while (!failed && row_points_next(rows)) {
    c->state = check_rows(c, points_dataset(&rows->now), layered_check_begin(), 1);
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
  if (c->asked->with_points || c->asked->jobs > 1 || !layered_run_long(&c->net, net, table, c->asked->argmax, &rows))
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

/* A point of one share, or of one that was decided elsewhere. */
static bool decide(void *data, size_t i, size_t *cost)
{
  layered_checked *c = data;
  layered_state state = check_row(c, i);
  cost[0] = state.last.neurons;
  cost[1] = state.last.weights;
  return state.recalled == 1;
}

/* What files say is what one run would know. */
static void take_parts(layered_checked *c, const check_work *w)
{
  check_share all = check_parts_merge(w, &c->said);
  c->state = (layered_state){.recalled = all.decided - all.failed, .failed = all.failed};
  c->net.neurons = all.cost[0];
  c->net.weights = all.cost[1];
  /* For its outputs. */
  if (all.failed)
    check_row(c, c->state.recalled);
}

/* Shares of the points. */
static int check_parts_of(const check_request *asked, layered_run net)
{
  layered_checked c = {.asked = asked, .net = net, .got = numbers_new(net.outputs)};
  layered_rule_read(c.tolerance, asked->tolerance);
  json_t *rule = json_object();
  layered_rule_add(rule, rule_of(&c));
  check_work w = {asked, &c.net.table, rule, {"neurons", "weights"}, decide, &c};
  bool usable = c.net.table.state == POINTS_USABLE, share = usable && asked->shares->shards > 0;
  int status = STATUS_HOLDS;
  if (share)
    status = check_parts_make(&w);
  else if (usable)
    take_parts(&c, &w);
  json_decref(rule);
  if (!share)
    return report(&c, &nothing);
  layered_check_free(&c);
  return status;
}

int check_layered(const check_request *asked)
{
  points_options table = layered_check_table(asked);
  layered_model net = layered_read(asked->network);
  layered_checked c = {.asked = asked};
  if (asked->shares)
    return check_parts_of(asked, layered_run_with(net, asked->network, &table, asked->argmax));
  if (check_long(&c, net, &table))
    return report(&c, &nothing);
  return layered_check_report(asked, layered_run_with(net, asked->network, &table, asked->argmax), &nothing);
}
