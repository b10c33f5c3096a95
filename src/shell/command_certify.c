#include "commands.h"
#include "options.h"
#include "output.h"
#include "report.h"

static const char help[] =
  "Usage: memcert certify [OPTIONS] TABLE\n"
  "\n"
  "Synthesizes the switch network of Theorem 2 for a dataset and checks it: exact recall of every\n"
  "point, and at every point the active neurons and weights against bounds (2) and (3).\n"
  "TABLE is a text table or an ARFF file, one row a point; - is standard input.\n"
  "\n" HELP_DATASET HELP_MEANING
  "Check:\n"
  "  --exhaustive        evaluate every neuron instead of the active path\n"
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
                                        {"points", no_argument, NULL, OPTION_POINTS},
                                        {"timing", no_argument, NULL, OPTION_TIMING},
                                        OPTIONS_END};
  points_options o = {0};
  readout_kind kind = READOUT_FUSED;
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
    default: options_take(code, optarg, &o, &kind);
    }
  o.file = options_operands(argc, argv, 1, help)[0];

  double start = seconds_now();
  points p = points_read(&o, NULL, false);
  double read = seconds_now();
  model m;
  certificate c;
  r.data = &p;
  r.read_seconds = read - start;
  if (p.state == POINTS_USABLE) {
    m = synthesize_model(&p, kind);
    double made = seconds_now();
    c = certificate_make(&m, &p, exhaustive);
    r.net = &m;
    r.result = &c;
    r.synthesize_seconds = made - read;
    r.check_seconds = seconds_now() - made;
  }
  output out = output_open(name);
  (json ? report_write_json : report_write)(out.stream, &r);
  output_close(&out);
  int status = report_status(&r);
  if (r.result) {
    certificate_free(&c);
    model_free(&m);
  }
  points_free(&p);
  return status;
}
