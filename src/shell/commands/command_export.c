#include <string.h>
#include "commands.h"
#include "network_kinds.h"
#include "shared_options.h"
#include "shell/base/folder.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"

#define NAME_MOST 40

static const char *format, *name = "network", *unit, *range, *arithmetic, *rounded;
static bool library;

/* What the files and functions of a library begin with. */
static void check_name(void)
{
  size_t length = strlen(name), good = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
  if (good < length || length > NAME_MOST || name[0] < 'a' || name[0] > 'z')
    fail(STATUS_USAGE, "--name: %s is not a letter and at most %d more, or digits or _, all small",
         quoted(name, length), NAME_MOST - 1);
}

static int run_library(char **files)
{
  if (strcmp(format, "c") != 0)
    fail(STATUS_USAGE, "export: --library goes with --to c only");
  if (!output_is_file(asked.output))
    fail(STATUS_USAGE, "export: --library needs -o DIR, the folder that it is written to");
  check_name();
  folder_check(asked.output);
  library_request r = {.network = files[0], .name = name, .folder = asked.output, .data = asked.table, .unit = unit,
                       .range = range, .arguments = asked.arguments};
  return network_kind_of(r.network)->library(&r);
}

static int run_graph(char **files)
{
  if (arithmetic && rounded)
    fail(STATUS_USAGE, "export: --arithmetic says that no number is rounded, and --round to what: only one of them");
  graph_wish wish = {.c = strcmp(format, "c") == 0, .network = files[0], .output = asked.output, .arithmetic = arithmetic, .round = rounded};
  return network_kind_of(wish.network)->graph(&wish);
}

/* Exit 2 if one of these options, which NULL ends, was given. */
static void reject(const char *const *names, const char *with)
{
  for (; *names; names++)
    if (options_given(*names))
      fail(STATUS_USAGE, "export: --%s goes with %s only", *names, with);
}

static int run(char **files, size_t count)
{
  static const char *const of_library[] = {"name", "unit", "range", NULL};
  static const char *const of_graph[] = {"arithmetic", "round", NULL};
  (void)count;
  if (!format)
    fail(STATUS_USAGE, "export: --to must be layered-json, conditional-json, c, dot or onnx");
  bool c = strcmp(format, "c") == 0 && !library;
  bool graph = strcmp(format, "onnx") == 0 || (c && (arithmetic || rounded));
  if (!graph)
    reject(of_graph, "--to onnx or the one file of --to c");
  if (library)
    return run_library(files);
  reject(of_library, "--library");
  if (graph)
    return run_graph(files);
  export_request r = {.network = files[0], .format = format, .data = asked.table, .output = asked.output};
  return network_kind_of(r.network)->write(&r);
}

static const char *const formats[] = {"layered-json", "conditional-json", "c", "dot", "onnx", NULL};
/* In the same order. */
static const char *const kinds[] = {"memcert-layered-1", "memcert-conditional-1", overwrite_c, overwrite_dot,
                                    overwrite_onnx};

/* What -o gets. */
static const char *written(void)
{
  return format ? kinds[options_choose("--to", format, formats)] : NULL;
}

static const char *const float_formats[] = {"binary32", "binary64", NULL};

static const option lines[] = {
  WORD("to", "FORMAT", formats, format,
       "layered-json: memcert-layered-1, of a switch or layered network\n"
       "conditional-json: memcert-conditional-1, of a conditional network, or of gates as one\n"
       "c: a conditional network as one C file that computes in integers, exactly, and whose main replays the points of "
       "--data; or, with --arithmetic or --round, a layered one in floats\n"
       "dot: any network as a picture for Graphviz\n"
       "onnx: any network as a model of ONNX, whose numbers are floats, and which rounds every operation where it is run"),
  FLAG("library", library,
       "with --to c: any network as a library, in the folder DIR of -o DIR: NAME.c, NAME.h, NAME_test.c and a "
       "Makefile. It computes in integers, exactly, and says where inputs are out of range; the test runs the rows of "
       "--data, or some others"),
  TEXT("name", "NAME", name, "what its files and functions begin with (default network)"),
  TEXT("unit", "U", unit,
       "its inputs are whole multiples of U, 1 or 1 over a whole number, as well as of what the table has (default: "
       "the table's, or 1/65536 without one)"),
  TEXT("range", "RANGE", range,
       "its inputs are from LO to HI, RANGE being LO,HI, or as the table has them (default: the table's, or "
       "-32768,32767 without one)"),
  WORD("arithmetic", "FORMAT", float_formats, arithmetic,
       "of onnx: the floats that its numbers are, binary32 or binary64 (default: binary32 if all are such floats, else "
       "binary64); if one is no such float, nothing is written. Of c: a layered network in such floats, one file"),
  WORD("round", "FORMAT", float_formats, rounded,
       "of onnx, or of c as with --arithmetic: every number becomes the nearest float, binary32 or binary64; the report "
       "says how many are changed, and by how much"),
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
  {"memcert export --to c --library --name tll tll.json -o tll", "a library in C, with its test"},
  {"memcert export --to onnx tll.json -o tll.onnx", "a model of ONNX"},
  {"memcert export --to c --round binary32 tll.json -o tll.c", "a C file that computes in float"},
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
