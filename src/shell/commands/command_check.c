#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/conditional/conditional_commands.h"
#include "shell/layered/layered_commands.h"
#include "shell/switch/netfile.h"
#include "network_kind.h"
#include "options.h"
#include "shell/base/output.h"
#include "shell/report/report.h"

static const char help[] =
  "Usage: memcert check [OPTIONS] NETWORK TABLE\n"
  "\n"
  "Checks a network against a dataset: exact recall of every point, and at every point the active\n"
  "neurons and weights, for a switch network (memcert-network-1) against bounds (2) and (3). Nothing\n"
  "about the network is believed. JSON files are layered or conditional networks.\n"
  "The network says how many outputs there are, and a switch network which labels; labels that a JSON\n"
  "file is checked against are numbered in the order of the table. Columns that --ignore left out\n"
  "when it was made are to be left out again.\n"
  "\n" HELP_DATASET
  "  --nonnegative       refuse negative outputs instead of comparing them with the network's\n"
  "  --labels, --onehot, --encode are accepted, and a switch network decides\n"
  "Check:\n"
  "  --tolerance Q       of a layered network: outputs may differ from the dataset's by Q, exactly\n"
  "  --argmax            of a layered network: the output is the index, from 0, of the one largest output\n"
  "  --exhaustive        evaluate every neuron instead of the active path\n"
  "Output:\n"
  "  --json              the report as one JSON object, memcert-report-1\n"
  "  --points            with --json: the counts of every point\n"
  "  --timing            the time that each step took\n"
  "  -o, --output FILE   write the report to FILE\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

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

int command_check(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON,
                                        OPTIONS_DATASET,
                                        OPTIONS_LABELS,
                                        {"nonnegative", no_argument, NULL, OPTION_NONNEGATIVE},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {"tolerance", required_argument, NULL, OPTION_TOLERANCE},
                                        {"argmax", no_argument, NULL, OPTION_ARGMAX},
                                        {"exhaustive", no_argument, NULL, OPTION_EXHAUSTIVE},
                                        {"points", no_argument, NULL, OPTION_POINTS},
                                        {"timing", no_argument, NULL, OPTION_TIMING},
                                        OPTIONS_END};
  points_options o = {0};
  report r = {0};
  const char *name = NULL;
  bool json = false, exhaustive = false;
  recall_rule rule = {0};
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_JSON:
      json = true;
      undecided_prints(report_undecided_json);
      break;
    case OPTION_TOLERANCE: rule.tolerance = optarg; break;
    case OPTION_ARGMAX: rule.argmax = true; break;
    case OPTION_EXHAUSTIVE: exhaustive = true; break;
    case OPTION_POINTS: r.with_points = true; break;
    case OPTION_TIMING: r.with_seconds = true; break;
    default: options_take(code, optarg, &o, NULL);
    }
  char **files = options_operands(argc, argv, 2, help);
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
