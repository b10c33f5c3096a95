#include "commands.h"
#include "network_kinds.h"
#include "shared_options.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"

static const char *format;

static int run(char **files, size_t count)
{
  (void)count;
  if (!format)
    fail(STATUS_USAGE, "export: --to must be layered-json, conditional-json, c or dot");
  export_request r = {.network = files[0], .format = format, .data = asked.table, .output = asked.output};
  return network_kind_of(r.network)->write(&r);
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
       "conditional-json: memcert-conditional-1, of a conditional network, or of gates as one\n"
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
