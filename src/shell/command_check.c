#include "commands.h"
#include "netfile.h"
#include "options.h"
#include "output.h"
#include "report.h"

static const char help[] =
  "Usage: memcert check [OPTIONS] NETWORK TABLE\n"
  "\n"
  "Checks a network against a dataset: exact recall of every point, and at every point the active\n"
  "neurons and weights against bounds (2) and (3). Nothing about the network is believed.\n"
  "The network says how many outputs there are and which labels; columns that --ignore left out\n"
  "when it was made are to be left out again.\n"
  "\n" HELP_DATASET
  "  --nonnegative       refuse negative outputs instead of comparing them with the network's\n"
  "  --labels, --onehot, --encode are accepted, and the network decides\n"
  "Check:\n"
  "  --exhaustive        evaluate every neuron instead of the active path\n"
  "Output:\n"
  "  --json              the report as one JSON object, memcert-report-1\n"
  "  --points            with --json: the counts of every point\n"
  "  --timing            the time that each step took\n"
  "  -o, --output FILE   write the report to FILE\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

int command_check(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON,
                                        OPTIONS_DATASET,
                                        {"labels", required_argument, NULL, OPTION_LABELS},
                                        {"onehot", no_argument, NULL, OPTION_ONEHOT},
                                        {"encode", no_argument, NULL, OPTION_ENCODE},
                                        {"nonnegative", no_argument, NULL, OPTION_NONNEGATIVE},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {"exhaustive", no_argument, NULL, OPTION_EXHAUSTIVE},
                                        {"points", no_argument, NULL, OPTION_POINTS},
                                        {"timing", no_argument, NULL, OPTION_TIMING},
                                        OPTIONS_END};
  points_options o = {0};
  report r = {0};
  const char *name = NULL;
  bool json = false, exhaustive = false;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_JSON:
      json = true;
      undecided_prints(report_undecided_json);
      break;
    case OPTION_EXHAUSTIVE: exhaustive = true; break;
    case OPTION_POINTS: r.with_points = true; break;
    case OPTION_TIMING: r.with_seconds = true; break;
    default: options_take(code, optarg, &o, NULL);
    }
  char **files = options_operands(argc, argv, 2, help);
  o.file = files[1];

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
