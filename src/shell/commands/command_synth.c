#include "commands.h"
#include "shell/conditional/conditional_json.h"
#include "shell/switch/netfile.h"
#include "options.h"
#include "shell/base/output.h"
#include "shell/recall/recall_networks.h"
#include "shell/report/report.h"
#include <string.h>

static const char help[] =
  "Usage: memcert synth [OPTIONS] TABLE\n"
  "\n"
  "Writes a network that recalls a dataset: the switch network of Theorem 2, in the format\n"
  "memcert-network-1, or a conditional network on (1, x), in the format memcert-conditional-1, which is\n"
  "checked before it is written. `memcert check` checks any network.\n"
  "\n"
  "  --network KIND      switch (default); ifelse, the if-else network of Corollary 1;\n"
  "                      projection, at most 2q + ceil(log2 n) + 2r operations a point; merged, where\n"
  "                      neighbours with equal outputs share a leaf; or packed, where neighbours do that\n"
  "                      linear functions fit, q of them if the points are in general position\n"
  "\n" HELP_DATASET HELP_MEANING
  "Output:\n"
  "  -o, --output FILE   write the network to FILE instead of standard output\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

static recall_kind to_network(const char *value)
{
  recall_kind kind = recall_named(value);
  if (kind == RECALL_KINDS)
    fail(STATUS_USAGE, "--network: %s is none of %s", quoted(value, strlen(value)), recall_names);
  return kind;
}

static void write_switch(const char *name, points *p, readout_kind kind)
{
  model m = synthesize_model(p, kind);
  output out = output_open(name);
  netfile_write(out.stream, &m);
  output_close(&out);
  model_free(&m);
}

static void write_conditional(const char *name, points *p, recall_kind network)
{
  conditional_model m = recall_model(p, network);
  recall_check(&m, p, network);
  output out = output_open(name);
  conditional_json_write(out.stream, &m);
  output_close(&out);
  conditional_model_free(&m);
}

int command_synth(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON, OPTIONS_DATASET, OPTIONS_MEANING,
                                        {"network", required_argument, NULL, OPTION_NETWORK}, OPTIONS_END};
  points_options o = {0};
  readout_kind kind = READOUT_FUSED;
  recall_kind network = RECALL_SWITCH;
  const char *name = NULL;
  bool with_readout = false;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;) {
    if (code == 'o')
      name = optarg;
    else if (code == OPTION_NETWORK)
      network = to_network(optarg);
    else
      options_take(code, optarg, &o, &kind);
    with_readout = with_readout || code == OPTION_READOUT;
  }
  if (with_readout && network != RECALL_SWITCH)
    fail(STATUS_USAGE, "--readout: only the switch network has one");
  o.file = options_operands(argc, argv, 1, help)[0];
  points p = points_read(&o, NULL, false);
  if (p.state != POINTS_USABLE) {
    report r = {.data = &p};
    report_write(stderr, &r);
    points_free(&p);
    return STATUS_FAILS;
  }
  if (network == RECALL_SWITCH)
    write_switch(name, &p, kind);
  else
    write_conditional(name, &p, network);
  points_free(&p);
  return STATUS_HOLDS;
}
