#include "conditional_check.h"
#include "conditional_json.h"
#include "conditional_machine.h"
#include "conditional_report.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/base/progress.h"
#include "shell/base/row_jobs.h"
#include "shell/base/tally.h"
#include "shell/report/check_parts.h"
#include "shell/report/report.h"
#include <stdlib.h>

/* Of a network from a file there is nothing more to be said. */
static const conditional_about nothing = {.kind = "conditional"};

bool conditional_check_holds(const conditional_checked *c)
{
  return c->data.state == POINTS_USABLE && c->state.recalled == c->data.points;
}

static mpq_ptr copied(mpq_srcptr numbers, size_t n)
{
  mpq_ptr copy = numbers_new(n);
  for (size_t j = 0; j < n; j++)
    mpq_set(copy + j, numbers + j);
  return copy;
}

typedef struct {
  conditional_checked *c;
  conditional_machine *k;
  size_t *operations; /* shared */
} job;

/* A row of the table by itself. */
static rows_state check_row(const conditional_checked *c, conditional_machine *k, size_t i)
{
  return conditional_machine_rows(k, points_at(&c->data, i), rows_begin(), 1);
}

/* A point of one share, or of one that was decided elsewhere. */
static bool decide(void *data, size_t i, size_t *cost)
{
  job *j = data;
  rows_state state = check_row(j->c, j->k, i);
  cost[0] = state.operations;
  return state.recalled == 1;
}

/* One of several processes. */
static bool work_on_row(void *data, size_t i)
{
  job *j = data;
  return decide(j, i, j->operations + i);
}

/* Several processes; what is known then is what one would know. */
static void run_jobs(conditional_checked *c, conditional_machine *k, size_t jobs)
{
  size_t n = c->data.points;
  job j = {c, k, row_jobs_shared(n, sizeof(size_t))};
  size_t first = row_jobs_run(n, jobs, work_on_row, &j), done = first < n ? first + 1 : n;
  for (size_t i = 0; i < done; i++) {
    c->operations[i] = j.operations[i];
    point_tally_add(&c->tally, j.operations[i]);
  }
  row_jobs_release(j.operations, n, sizeof(size_t));
  c->state = (rows_state){.recalled = first};
  if (first == n)
    return;
  /* For its answer. */
  c->state = check_row(c, k, first);
  if (c->state.recalled == 1)
    fail(STATUS_UNDECIDED, "internal error: processes differ about line %zu", c->data.line[first]);
  c->state.recalled = first;
}

static void run_alone(conditional_checked *c, conditional_machine *k)
{
  dataset rows = points_dataset(&c->data);
  size_t done = 0;
  c->state = rows_begin();
  while (!c->state.failed && done < rows.points) {
    c->state = conditional_machine_rows(k, rows, c->state, done + 1);
    c->operations[done++] = c->state.operations;
    point_tally_add(&c->tally, c->state.operations);
    progress_at(done, rows.points);
  }
}

static void run(conditional_checked *c)
{
  conditional_machine k = conditional_machine_new(&c->net);
  dataset rows = points_dataset(&c->data);
  size_t jobs = c->asked->jobs < rows.points ? c->asked->jobs : rows.points;
  c->operations = allocate(rows.points, sizeof(size_t));
  progress_begin("checking");
  if (jobs > 1)
    run_jobs(c, &k, jobs);
  else
    run_alone(c, &k);
  progress_end();
  if (c->state.failed && c->state.arrived)
    c->got = copied(k.answer, rows.outputs);
  conditional_machine_free(&k);
}

static void write_text(FILE *f, const conditional_checked *c, const conditional_about *about)
{
  const points *p = &c->data;
  if (p->state != POINTS_USABLE) {
    report_write_refuted(f, p);
    return;
  }
  if (conditional_check_holds(c))
    fprintf(f, "certified: the %s network recalls every point of %s (%zu)\n\n", about->kind, p->file, p->points);
  else
    fprintf(f, "refuted: the %s network does not recall line %zu of %s%s\n\n", about->kind, p->line[c->state.recalled],
            p->file, !c->got ? ": it is not in the dataset that the network was made for" : "");
  report_write_dataset(f, p);
  if (!c->net.what)
    report_write_numbering(f, p);
  if (about->write)
    about->write(f, about->what);
  conditional_size_write(f, &c->net);
  if (!conditional_check_holds(c))
    report_write_failure(f, p, c->state.recalled, c->got);
  point_tally_write(f, "operations", c->tally, "");
  fputc('\n', f);
  if (c->said)
    fprintf(f, "parts       %s\n", c->said);
}

static json_t *points_array(const conditional_checked *c)
{
  json_t *array = json_array();
  for (size_t i = 0; i < c->tally.points; i++) {
    json_t *object = json_object();
    json_object_set_new(object, "line", json_count(c->data.line[i]));
    json_object_set_new(object, "operations", json_count(c->operations[i]));
    json_array_append_new(array, object);
  }
  return array;
}

static void write_json(FILE *f, const conditional_checked *c, const conditional_about *about)
{
  const points *p = &c->data;
  if (p->state != POINTS_USABLE) {
    report_write_refuted_json(f, p);
    return;
  }
  json_t *object = report_object(conditional_check_holds(c) ? "certified" : "refuted", p);
  json_t *network = conditional_size_object(&c->net), *operations = point_tally_object(c->tally);
  json_t *recall = report_recall_object(p, c->state.recalled);
  if (c->said)
    json_object_set_new(object, "parts", json_string(c->said));
  report_add_failure(recall, p, c->state.recalled, c->got, p->outputs);
  report_add_network_file(network, c->asked->network, c->asked->network_sha256);
  if (about->add)
    about->add(network, about->what);
  json_object_set_new(operations, "network", json_string(about->kind));
  json_object_set_new(object, "network", network);
  json_object_set_new(object, "recall", recall);
  json_object_set_new(object, "operations", operations);
  if (c->asked->with_points)
    json_object_set_new(object, "points", points_array(c));
  json_write(f, object);
}

conditional_checked conditional_check_made(const check_request *asked, conditional_model net, points data)
{
  conditional_checked c = {.asked = asked, .net = net, .data = data};
  if (c.data.state == POINTS_USABLE)
    run(&c);
  return c;
}

void conditional_check_write(FILE *f, const conditional_checked *c, const conditional_about *about)
{
  (c->asked->json ? write_json : write_text)(f, c, about);
}

int conditional_check_report(conditional_checked *c, const conditional_about *about)
{
  if (!conditional_check_holds(c) && !c->net.what)
    report_check_numbering(&c->data, c->got != NULL);
  output out = output_open(c->asked->output);
  conditional_check_write(out.stream, c, about);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, c->asked->output)) {
    write_text(t.stream, c, about);
    verdict_end(&t);
  }
  return conditional_check_holds(c) ? STATUS_HOLDS : STATUS_FAILS;
}

void conditional_check_free(conditional_checked *c)
{
  if (c->got)
    numbers_free(c->got, c->data.outputs);
  free(c->operations);
  free(c->said);
  points_free(&c->data);
  conditional_model_free(&c->net);
}

/* The rows of a long table, up to one that is not recalled: whether there is none. */
static bool run_rows(conditional_checked *c, row_points *rows)
{
  conditional_machine k = conditional_machine_new(&c->net);
  size_t recalled = 0;
  bool failed = false;
  progress_begin("checking");
  while (!failed && row_points_next(rows)) {
    rows_state state = conditional_machine_rows(&k, points_dataset(&rows->now), rows_begin(), 1);
    failed = state.recalled != 1;
    recalled += state.recalled;
    c->tally.max = state.operations > c->tally.max ? state.operations : c->tally.max;
    row_points_add(rows, (distinct_pair){state.operations, 0});
  }
  progress_end();
  conditional_machine_free(&k);
  return !failed && row_points_has_ended(rows) && recalled == rows->from->p.rows;
}

/* Checks a long table row by row.  False if it has to be looked at as a whole, as it is not certified. */
static bool check_long(conditional_checked *c)
{
  row_points rows;
  distinct_pair sum;
  if (c->asked->with_points || c->asked->jobs > 1 || !conditional_rows_open(&c->net, &c->asked->table, &rows))
    return false;
  if (!run_rows(c, &rows)) {
    row_points_close(&rows);
    return false;
  }
  if (!row_points_end(&rows, &c->data, &sum))
    return false;
  c->state.recalled = c->data.points;
  c->tally = (point_tally){c->data.points, c->tally.max, sum.first};
  return true;
}

/* What files say is what one run would know. */
static void take_parts(job *j, const check_work *w)
{
  conditional_checked *c = j->c;
  check_share all = check_parts_merge(w, &c->said);
  size_t recalled = all.decided - all.failed;
  c->tally = all.cost[0];
  /* For its answer. */
  if (all.failed)
    c->state = check_row(c, j->k, recalled);
  if (all.failed && c->state.arrived)
    c->got = copied(j->k->answer, c->data.outputs);
  c->state.recalled = recalled;
}

/* Shares of the points. */
static int check_parts_of(conditional_checked *c)
{
  conditional_machine k = conditional_machine_new(&c->net);
  job j = {c, &k, NULL};
  json_t *rule = json_pack("{s:s}", "rule", "exact");
  check_work w = {c->asked, &c->data, rule, {"operations", NULL}, decide, &j};
  bool usable = c->data.state == POINTS_USABLE, share = usable && c->asked->shares->shards > 0;
  int status = STATUS_HOLDS;
  if (share)
    status = check_parts_make(&w);
  else if (usable)
    take_parts(&j, &w);
  conditional_machine_free(&k);
  json_decref(rule);
  return share ? status : conditional_check_report(c, &nothing);
}

int check_conditional(const check_request *asked)
{
  conditional_checked c = {.asked = asked, .net = conditional_json_read(asked->network)};
  if (asked->shares) {
    c.data = conditional_points_read(&c.net, &asked->table);
    int status = check_parts_of(&c);
    conditional_check_free(&c);
    return status;
  }
  if (!check_long(&c)) {
    points data = conditional_points_read(&c.net, &asked->table);
    c = conditional_check_made(asked, c.net, data);
  }
  int status = conditional_check_report(&c, &nothing);
  conditional_check_free(&c);
  return status;
}
