#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/conditional/conditional_commands.h"
#include "shell/layered/layered_commands.h"
#include "shell/switch/netfile.h"
#include "network_kind.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/report/report.h"

/* Options that this kind of network does not have. */
static void refuse_options(network_kind kind, bool of_switches, recall_rule rule)
{
  if (rule.tolerance && rule.argmax)
    fail(STATUS_USAGE, "--tolerance and --argmax exclude each other");
  if (kind != NETWORK_LAYERED && (rule.tolerance || rule.argmax))
    fail(STATUS_USAGE, "--tolerance and --argmax are for layered networks");
  if (kind != NETWORK_SWITCH && of_switches)
    fail(STATUS_USAGE, "--exhaustive and --timing are for switch networks");
}

static bool exhaustive;
static recall_rule rule;

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  report r = {.with_points = asked.points, .with_seconds = asked.timing};
  const char *name = asked.output;
  bool json = asked.json;
  if (json)
    undecided_prints(report_undecided_json);
  o.file = files[1];
  file_advice_check_order(files[0], files[1]);

  network_kind kind = network_kind_of(files[0]);
  refuse_options(kind, exhaustive || r.with_seconds, rule);
  if (kind == NETWORK_LAYERED)
    return check_layered(files[0], &o, rule, name, json, r.with_points);
  if (kind == NETWORK_CONDITIONAL)
    return check_conditional(files[0], &o, name, json, r.with_points);
  double start = seconds_now();
  model m = netfile_read(files[0]);
  points p = points_read(&o, &m.what, m.is_signed);
  double read = seconds_now();
  certificate c;
  r.data = &p;
  r.net = &m;
  r.net_file = files[0];
  r.read_seconds = read - start;
  if (p.state == POINTS_USABLE) {
    c = certificate_make(&m, &p, exhaustive);
    r.result = &c;
    r.check_seconds = seconds_now() - read;
  }
  output out = output_open(name);
  (json ? report_write_json : report_write)(out.stream, &r);
  output_close(&out);
  int status = report_status(&r);
  if (r.result)
    certificate_free(&c);
  model_free(&m);
  points_free(&p);
  return status;
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-report-1" : overwrite_report;
}

static const option check_lines[] = {
  TEXT("tolerance", "Q", rule.tolerance,
       "of a layered network: outputs may differ from the dataset's by Q, exactly"),
  FLAG("argmax", rule.argmax, "of a layered network: the output is the index, from 0, of the one largest output"),
  FLAG("exhaustive", exhaustive, "of a switch network: evaluate every neuron instead of the active path"),
  OPTIONS_END};
static const option output_lines[] = {
  OPTION_LINE_JSON("the report as one JSON object, memcert-report-1"), OPTION_LINE_POINTS, OPTION_LINE_TIMING,
  OPTION_LINES_OUTPUT("write the report to FILE, and its first line to standard error"), OPTION_LINE_HELP, OPTIONS_END};
static const option_group check_options = {"Check", check_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&dataset_options, &labels_options, &nonnegative_options, &check_options,
                                             &output_options,  &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] NETWORK TABLE", 2, 2}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert check table.net table.csv", "whether the network recalls every row of the table"},
  {"memcert check --tolerance 1/1000 trained.json table.csv", "outputs may be a thousandth off"},
  {NULL, NULL}};

const command command_check = {
  .name = "check",
  .operands = "NETWORK TABLE",
  .summary = "a network that somebody made, against a dataset",
  .usages = usages,
  .description =
    "Checks a network against a dataset: exact recall of every point, and at every point the active neurons and "
    "weights, for a switch network (memcert-network-1) against bounds (2) and (3). Nothing about the network is "
    "believed. JSON files are layered or conditional networks.\n\n"
    "The network says how many outputs there are, and a switch network which labels, whatever --labels, --onehot and "
    "--encode say; labels that a JSON file is checked against are numbered in the order of the table. Columns that "
    "--ignore left out when it was made are to be left out again.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
