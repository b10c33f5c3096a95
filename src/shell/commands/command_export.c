#include "commands.h"
#include "shell/conditional/conditional_commands.h"
#include "shell/export/dot.h"
#include "shell/export/expansion_model.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_write.h"
#include "shell/switch/netfile.h"
#include "network_kind.h"
#include "options.h"
#include "shell/base/output.h"
#include <string.h>

static const char help[] =
  "Usage: memcert export --to FORMAT [OPTIONS] NETWORK\n"
  "\n"
  "Writes a network in an open format. A network of `memcert synth` is written whole, every neuron and\n"
  "every non-zero weight of it; its inputs are (1, x).\n"
  "\n"
  "  --to FORMAT         layered-json: memcert-layered-1, of a switch or layered network\n"
  "                      conditional-json: memcert-conditional-1, of a conditional network\n"
  "                      c: a conditional network as one C file that computes in integers, exactly, and\n"
  "                         whose main replays the points of --data\n"
  "                      dot: any network as a picture for Graphviz\n"
  "  --data TABLE        for c: the dataset to replay; no integer overflows on inputs within its ranges\n"
  "  --inputs-only       the table has no outputs: the network's own answers are the right ones\n"
  "  -o, --output FILE   write to FILE instead of standard output\n"
  "  -h, --help          this text\n"
  "\n" HELP_DATASET HELP_LABELS "\n" HELP_STATUS;

/* Whether a network of this kind is to become a picture, not layered-json. */
static bool is_dot(const char *format, const char *kind)
{
  bool dot = strcmp(format, "dot") == 0;
  if (!dot && strcmp(format, "layered-json") != 0)
    fail(STATUS_USAGE, "export: --to must be layered-json or dot for a %s network", kind);
  return dot;
}

static int export_switch(const char *file, const char *format, const char *name)
{
  bool dot = is_dot(format, "switch");
  model m = netfile_read(file);
  layered_model expanded = expansion_model(&m.net, m.is_signed);
  model_free(&m);
  output out = output_open(name);
  (dot ? dot_write_layered : layered_model_write)(out.stream, &expanded);
  output_close(&out);
  layered_model_free(&expanded);
  return STATUS_HOLDS;
}

static int export_layered(const char *file, const char *format, const char *name)
{
  bool dot = is_dot(format, "layered");
  layered_model m = layered_read(file);
  output out = output_open(name);
  (dot ? dot_write_layered : layered_model_write)(out.stream, &m);
  output_close(&out);
  layered_model_free(&m);
  return STATUS_HOLDS;
}

int command_export(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON,
                                        OPTIONS_DATASET,
                                        OPTIONS_LABELS,
                                        {"to", required_argument, NULL, OPTION_TO},
                                        {"data", required_argument, NULL, OPTION_DATA},
                                        {"inputs-only", no_argument, NULL, OPTION_INPUTS_ONLY},
                                        OPTIONS_END};
  points_options data = {0};
  const char *name = NULL, *format = NULL;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_TO: format = optarg; break;
    case OPTION_DATA: data.file = optarg; break;
    case OPTION_INPUTS_ONLY: data.inputs_only = true; break;
    default: options_take(code, optarg, &data, NULL);
    }
  const char *file = options_operands(argc, argv, 1, help)[0];
  if (!format)
    fail(STATUS_USAGE, "export: --to must be layered-json, conditional-json, c or dot");
  switch (network_kind_of(file)) {
  case NETWORK_CONDITIONAL: return export_conditional(file, format, &data, name);
  case NETWORK_LAYERED: return export_layered(file, format, name);
  default: return export_switch(file, format, name);
  }
}
