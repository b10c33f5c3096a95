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
  mpq_t difference;
  mpq_ptr got;      /* the outputs at the point that was evaluated last; owned */
  activity *active; /* of each point that was evaluated; owned */
  size_t recalled;  /* points before the first that is not, or all */
} checking;

static bool holds(const checking *c)
{
  return c->net.table.state == POINTS_USABLE && c->recalled == c->net.table.points;
}

/* Whether an output of the network is the dataset's. */
static bool is_near(checking *c, mpq_srcptr got, mpq_srcptr wanted)
{
  mpq_sub(c->difference, got, wanted);
  mpq_abs(c->difference, c->difference);
  return mpq_cmp(c->difference, c->tolerance) <= 0;
}

/* Whether output `label` is larger than every other one. */
static bool is_largest(const checking *c, mpq_srcptr label)
{
  size_t count = c->net.outputs;
  if (mpz_cmp_ui(mpq_denref(label), 1) != 0 || mpq_sgn(label) < 0 || mpz_cmp_ui(mpq_numref(label), count) >= 0)
    return false;
  size_t index = mpz_get_ui(mpq_numref(label));
  bool largest = true;
  for (size_t j = 0; j < count && largest; j++)
    largest = j == index || mpq_cmp(c->got + j, c->got + index) < 0;
  return largest;
}

static bool is_recalled(checking *c, size_t i)
{
  mpq_srcptr wanted = c->net.table.d + i * c->net.table.outputs;
  for (size_t j = 0; j < c->net.outputs; j++)
    layered_run_output(&c->net, j, c->got + j);
  if (c->asked->argmax)
    return is_largest(c, wanted);
  bool near = true;
  for (size_t j = 0; j < c->net.outputs && near; j++)
    near = is_near(c, c->got + j, wanted + j);
  return near;
}

static void run(checking *c)
{
  const points *p = &c->net.table;
  progress_begin("checking");
  for (bool right = true; right && c->recalled < p->points; c->recalled += right) {
    c->active[c->recalled] = layered_run_at(&c->net, c->recalled);
    right = is_recalled(c, c->recalled);
    progress_at(c->recalled + 1, p->points);
  }
  progress_end();
}

/* What makes a point a recalled one, as words behind "recalls". */
static void write_rule(FILE *f, const checking *c)
{
  if (c->asked->argmax)
    fputs(" by its largest output", f);
  else if (c->asked->tolerance) {
    fputs(" up to ", f);
    number_write(f, c->tolerance);
  }
}

static void write_verdict(FILE *f, const checking *c)
{
  const points *p = &c->net.table;
  if (holds(c))
    fprintf(f, "certified: the network recalls every point of %s (%zu)", p->file, p->points);
  else
    fprintf(f, "refuted: the network does not recall line %zu of %s", p->line[c->recalled], p->file);
  write_rule(f, c);
  fputs("\n\n", f);
}

static void write_recall(FILE *f, const checking *c)
{
  const points *p = &c->net.table;
  if (holds(c)) {
    fprintf(f, "recall      %s at every point\n", c->asked->argmax || c->asked->tolerance ? "holds" : "exact");
    return;
  }
  fprintf(f, "recall      FAILS at line %zu: output ", p->line[c->recalled]);
  numbers_write(f, c->got, c->net.outputs);
  fprintf(f, ", expected %s", c->asked->argmax ? "that the only largest one is number " : "");
  numbers_write(f, p->d + c->recalled * p->outputs, p->outputs);
  fprintf(f, "%s (points before it are recalled: %zu)\n", c->asked->argmax ? ", counted from 0" : "", c->recalled);
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
  json_t *object = report_recall_object(&c->net.table, c->recalled);
  const char *rule = c->asked->argmax ? "argmax" : c->asked->tolerance ? "tolerance" : "exact";
  json_object_set_new(object, "rule", json_string(rule));
  if (c->asked->tolerance)
    json_object_set_new(object, "tolerance", json_rational(c->tolerance));
  report_add_failure(object, &c->net.table, c->recalled, c->got, c->net.outputs);
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
  mpq_inits(c->tolerance, c->difference, NULL);
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
  mpq_clears(c.tolerance, c.difference, NULL);
  free(c.active);
  layered_run_close(&c.net);
  return status;
}
