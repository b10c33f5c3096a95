#include "commands.h"
#include "shared_options.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/base/overwrite.h"
#include "shell/certify/certify_report.h"
#include "shell/certify/memorizer_cost.h"
#include "shell/switch/synthesize_model.h"
#include "shell/table/points_read.h"
#include <stdlib.h>

static bool exhaustive;
static const char *const networks_wanted[] = {"conditional", "all", NULL};
static bool all_networks; /* the layered ones of other papers, too */
static double rank_budget = -1; /* steps */

static void take_networks(const char *shown, const char *value)
{
  all_networks = options_choose(shown, value, networks_wanted) == 1;
}

/* Seconds since the last lap, which ends now. */
static double lap(double *start)
{
  double before = *start;
  *start = seconds_now();
  return *start - before;
}

static model synthesize_sorted(points *p)
{
  sorted_points sorted = points_sort(p);
  model m = synthesize_model(&sorted, asked.readout);
  points_unsort(&sorted);
  return m;
}

static recall_cost cost_of_switch(const model *m, const points *p, const certificate *c)
{
  size_t *taken = allocate(p->points, sizeof *taken);
  for (size_t i = 0; i < c->weights.active.points; i++)
    taken[i] = 2 * c->active[i].weights;
  recall_cost cost = {.kind = &switch_recall,
                      .operations = certificate_operations(c),
                      .weighted = recall_weighted_mean(p, NULL, taken),
                      .bits = model_bits(&m->net)};
  free(taken);
  return cost;
}

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  certify_report r = {.certificate.with_points = asked.points};
  report_step steps[CERTIFY_STEPS] = {{"read", 0}, {"synthesize", 0}, {"check", 0}, {"networks", 0}, {"rank", 0}};
  if (asked.json)
    undecided_prints(report_undecided_json);
  o.file = files[0];

  double start = seconds_now();
  points p = points_read(&o, NULL, false);
  steps[CERTIFY_READ].seconds = lap(&start);
  model m;
  certificate c;
  recall_networks networks;
  rank_beside rank;
  r.certificate.data = &p;
  bool usable = p.state == POINTS_USABLE;
  if (usable) {
    m = synthesize_sorted(&p);
    r.certificate.net = &m;
    steps[CERTIFY_SYNTHESIZE].seconds = lap(&start);
    c = certificate_make(&m, &p, exhaustive);
    r.certificate.result = &c;
    steps[CERTIFY_CHECK].seconds = lap(&start);
    networks = recall_networks_make(&p, cost_of_switch(&m, &p, &c), &asked.recall);
    if (all_networks)
      memorizer_costs_add(&networks, &p);
    r.networks = &networks;
    steps[CERTIFY_NETWORKS].seconds = lap(&start);
  }
  if (usable && rank_budget != 0) {
    rank = rank_beside_make(&p, rank_budget);
    r.rank = &rank;
    steps[CERTIFY_RANK].seconds = lap(&start);
  }
  r.steps = asked.timing ? steps : NULL;
  output out = output_open(asked.output);
  (asked.json ? certify_report_write_json : certify_report_write)(out.stream, &r);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, asked.output)) {
    certify_report_write(t.stream, &r);
    verdict_end(&t);
  }
  int status = certificate_report_status(&r.certificate);
  if (usable) {
    recall_networks_free(&networks);
    certificate_free(&c);
    model_free(&m);
  }
  if (r.rank)
    rank_beside_free(&rank);
  points_free(&p);
  return status;
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-report-1" : overwrite_report;
}

static const option check_lines[] = {
  FLAG("exhaustive", exhaustive, "evaluate every neuron instead of the active path"),
  CALL_WORD("networks", "WHICH", networks_wanted, take_networks,
            "the networks whose operations are shown: conditional (default), beside the switch network; or all: the "
            "two-layer and the bits network of memcert synth, too, whose check takes a time of about the square of the "
            "number of points"),
  SECONDS("rank-budget", "TIME", rank_budget,
          "show the rank condition of Theorem 3 as far as it is decided in a time such as 500ms, 30s or 2m (by default "
          "in 67108864 steps, about 2s, the same on every machine) and about 256 MiB of memory, and with it the "
          "operations that any network needs; 0 leaves it out. "
          "Nothing of this changes the verdict or the exit status (memcert rank decides it)"),
  OPTIONS_END};
static const option output_lines[] = {
  OPTION_LINE_JSON("the report as one JSON object, memcert-report-1"), OPTION_LINE_POINTS, OPTION_LINE_TIMING,
  OPTION_LINES_OUTPUT("write the report to FILE, and its first line to standard error"), OPTION_LINE_HELP, OPTIONS_END};
static const option_group check_options = {"Check", check_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&dataset_options, &labels_options, &nonnegative_options,
                                             &readout_options, &recall_options, &check_options,
                                             &output_options,  &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] TABLE", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert certify datasets/anscombe1.csv", "the last column is the output"},
  {"memcert certify --target 1,2 --ignore id --json -o report.json table.csv",
   "two outputs, a column left out, and the report as JSON in a file"},
  {NULL, NULL}};

const command command_certify = {
  .name = "certify",
  .operands = "TABLE",
  .summary = "synthesize a network that memorizes a dataset, and check it",
  .usages = usages,
  .description =
    "Synthesizes the switch network of Theorem 2 for a dataset and checks it: exact recall of every point, and at every "
    "point the active neurons and weights against bounds (2) and (3). The conditional networks of memcert synth are "
    "made and checked too, to report which one takes the fewest operations.\n\n"
    "TABLE is a text table or an ARFF file, one row a point; - is standard input.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
