#include "commands.h"
#include "netfile.h"
#include "options.h"
#include "output.h"
#include "report.h"

static const char help[] =
  "Usage: memcert synth [OPTIONS] TABLE\n"
  "\n"
  "Writes the switch network of Theorem 2 for a dataset, in the format memcert-network-1. Nothing\n"
  "is checked: `memcert check` does that.\n"
  "\n" HELP_DATASET HELP_MEANING
  "Output:\n"
  "  -o, --output FILE   write the network to FILE instead of standard output\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

int command_synth(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON, OPTIONS_DATASET, OPTIONS_MEANING, OPTIONS_END};
  points_options o = {0};
  readout_kind kind = READOUT_FUSED;
  const char *name = NULL;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;) {
    if (code == 'o')
      name = optarg;
    else
      options_take(code, optarg, &o, &kind);
  }
  o.file = options_operands(argc, argv, 1, help)[0];
  points p = points_read(&o, NULL, false);
  if (p.state != POINTS_USABLE) {
    report r = {.data = &p};
    report_write(stderr, &r);
    points_free(&p);
    return STATUS_FAILS;
  }
  model m = synthesize_model(&p, kind);
  output out = output_open(name);
  netfile_write(out.stream, &m);
  output_close(&out);
  model_free(&m);
  points_free(&p);
  return STATUS_HOLDS;
}
