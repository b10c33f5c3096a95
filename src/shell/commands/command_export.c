#include "commands.h"
#include "shell/conditional/conditional_commands.h"
#include "shell/export/dot.h"
#include "shell/export/expansion_model.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_write.h"
#include "shell/switch/netfile.h"
#include "network_kind.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include <string.h>

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

static const char *format;

static int run(char **files, size_t count)
{
  (void)count;
  points_options data = asked.table;
  const char *name = asked.output, *file = files[0];
  if (!format)
    fail(STATUS_USAGE, "export: --to must be layered-json, conditional-json, c or dot");
  switch (network_kind_of(file)) {
  case NETWORK_CONDITIONAL: return export_conditional(file, format, &data, name);
  case NETWORK_LAYERED: return export_layered(file, format, name);
  default: return export_switch(file, format, name);
  }
}

static const char *const formats[] = {"layered-json", "conditional-json", "c", "dot", NULL};
/* In the same order. */
static const char *const kinds[] = {"memcert-layered-1", "memcert-conditional-1", overwrite_c, overwrite_dot};

/* What -o gets. */
static const char *written(void)
{
  return format ? kinds[options_choose("--to", format, formats)] : NULL;
}

static const option lines[] = {
  WORD("to", "FORMAT", formats, format,
       "layered-json: memcert-layered-1, of a switch or layered network\n"
       "conditional-json: memcert-conditional-1, of a conditional network\n"
       "c: a conditional network as one C file that computes in integers, exactly, and whose main replays the points of "
       "--data\n"
       "dot: any network as a picture for Graphviz"),
  NAMED_FILE("data", "TABLE", asked.table.file,
             "for c: the dataset to replay; no integer overflows on inputs within its ranges"),
  FLAG("inputs-only", asked.table.inputs_only,
       "the table has no outputs: the network's own answers are the right ones"),
  OPTION_LINES_OUTPUT("write to FILE instead of standard output"), OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&own, &dataset_options, &labels_options, &limits_options, NULL};
static const usage usages[] = {{"--to FORMAT [OPTIONS] NETWORK", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert export --to dot conditional.json | dot -Tsvg > conditional.svg", "a picture"},
  {"memcert export --to c --data table.csv conditional.json -o recall.c", "a C program that recalls the table"},
  {NULL, NULL}};

const command command_export = {
  .name = "export",
  .operands = "NETWORK",
  .summary = "the network in an open format",
  .usages = usages,
  .description =
    "Writes a network in an open format. A switch network of memcert synth is written whole, every neuron and every "
    "non-zero weight of it; its inputs are (1, x).",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
