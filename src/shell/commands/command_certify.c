#include "commands.h"
#include "options.h"
#include "shell/base/output.h"
#include "shell/certify/rank_beside.h"
#include "shell/report/report.h"

#define RANK_SECONDS 2

static const char help[] =
  "Usage: memcert certify [OPTIONS] TABLE\n"
  "\n"
  "Synthesizes the switch network of Theorem 2 for a dataset and checks it: exact recall of every\n"
  "point, and at every point the active neurons and weights against bounds (2) and (3). The conditional\n"
  "networks of `memcert synth` are made and checked too, to tell which one takes the fewest operations.\n"
  "TABLE is a text table or an ARFF file, one row a point; - is standard input.\n"
  "\n" HELP_DATASET HELP_MEANING
  "Check:\n"
  "  --exhaustive        evaluate every neuron instead of the active path\n"
  "  --rank-budget TIME  show the rank condition of Theorem 3 as far as it is decided in a time such as\n"
  "                      500ms, 30s or 2m, by default 2s, and about 256 MiB of memory, and with it the\n"
  "                      operations that any network needs; 0 leaves it out.  Nothing of this changes\n"
  "                      the verdict or the exit status (memcert rank decides it)\n"
  "Output:\n"
  "  --json              the report as one JSON object, memcert-report-1\n"
  "  --points            with --json: the counts of every point\n"
  "  --timing            the time that each step took\n"
  "  -o, --output FILE   write the report to FILE\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

int command_certify(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON,
                                        OPTIONS_DATASET,
                                        OPTIONS_MEANING,
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {"exhaustive", no_argument, NULL, OPTION_EXHAUSTIVE},
                                        {"rank-budget", required_argument, NULL, OPTION_RANK_BUDGET},
                                        {"points", no_argument, NULL, OPTION_POINTS},
                                        {"timing", no_argument, NULL, OPTION_TIMING},
                                        OPTIONS_END};
  points_options o = {0};
  readout_kind kind = READOUT_FUSED;
  report r = {0};
  const char *name = NULL;
  bool json = false, exhaustive = false;
  double budget = RANK_SECONDS;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_JSON:
      json = true;
      undecided_prints(report_undecided_json);
      break;
    case OPTION_EXHAUSTIVE: exhaustive = true; break;
    case OPTION_RANK_BUDGET: budget = options_seconds("--rank-budget", optarg); break;
    case OPTION_POINTS: r.with_points = true; break;
    case OPTION_TIMING: r.with_seconds = true; break;
    default: options_take(code, optarg, &o, &kind);
    }
  o.file = options_operands(argc, argv, 1, help)[0];

  double start = seconds_now();
  points p = points_read(&o, NULL, false);
  double read = seconds_now();
  model m;
  certificate c;
  recall_networks networks;
  r.data = &p;
  r.read_seconds = read - start;
  if (p.state == POINTS_USABLE) {
    m = synthesize_model(&p, kind);
    double made = seconds_now();
    c = certificate_make(&m, &p, exhaustive);
    r.net = &m;
    r.result = &c;
    r.synthesize_seconds = made - read;
    double checked = seconds_now();
    networks = recall_networks_make(&p, certificate_operations(&c));
    r.networks = &networks;
    r.check_seconds = checked - made;
    r.networks_seconds = seconds_now() - checked;
  }
  if (r.result && budget > 0) {
    double found = seconds_now();
    r.rank = rank_beside(&p, budget);
    r.rank_seconds = seconds_now() - found;
  }
  output out = output_open(name);
  (json ? report_write_json : report_write)(out.stream, &r);
  output_close(&out);
  int status = report_status(&r);
  if (r.result) {
    certificate_free(&c);
    model_free(&m);
  }
  json_decref(r.rank);
  points_free(&p);
  return status;
}
