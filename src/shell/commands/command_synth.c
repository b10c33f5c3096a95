#include "commands.h"
#include "shell/conditional/conditional_json.h"
#include "shell/switch/netfile.h"
#include "shell/switch/synthesize_model.h"
#include "shell/table/points_read.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/recall/recall_networks.h"
#include "shell/report/report.h"
#include <string.h>

static const recall_network *wanted = &switch_recall;

static void take_network(const char *shown, const char *value)
{
  wanted = recall_named(recall_names[options_choose(shown, value, recall_names)]);
}

static void write_switch(const char *name, const sorted_points *p)
{
  model m = synthesize_model(p, asked.readout);
  output out = output_open(name);
  netfile_write(out.stream, &m);
  output_close(&out);
  model_free(&m);
}

static void write_conditional(const char *name, const sorted_points *p)
{
  recall_made made = recall_make(wanted, p, &asked.recall);
  output out = output_open(name);
  conditional_json_write(out.stream, &made.network);
  output_close(&out);
  conditional_model_free(&made.network);
}

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  if (options_given("readout") && wanted->make)
    fail(STATUS_USAGE, "--readout: only the switch network has one");
  if (asked.recall.most && (strcmp(wanted->name, "tree") != 0 || !asked.recall.mean_first))
    fail(STATUS_USAGE, "--at-most goes with --network tree --minimize mean only");
  o.file = files[0];
  points p = points_read(&o, NULL, false);
  if (p.state != POINTS_USABLE) {
    report_write_refuted(stderr, &p);
    points_free(&p);
    return STATUS_FAILS;
  }
  sorted_points sorted = points_sort(&p);
  (wanted->make ? write_conditional : write_switch)(asked.output, &sorted);
  points_unsort(&sorted);
  points_free(&p);
  return STATUS_HOLDS;
}

/* What -o gets. */
static const char *written(void)
{
  return wanted->make ? "memcert-conditional-1" : overwrite_network;
}

static const option network_lines[] = {
  CALL_WORD("network", "KIND", recall_names, take_network,
            "switch (default); ifelse, the if-else network of Corollary 1; projection, at most 2q + ceil(log2 n) + 2r "
            "operations a point; merged, where neighbours with equal outputs share a leaf; packed, where neighbours do "
            "that linear functions fit, q of them if the points are in general position; or tree, a decision tree, "
            "whose conditions are on the inputs themselves"),
  COUNT("at-most", "N", 1, SIZE_MAX, asked.recall.most,
        "operations on any point, for tree with --minimize mean: the least mean among such trees, or exit 1 if a search "
        "has shown that there are none, 4 if none was found"),
  OPTIONS_END};
static const option output_lines[] = {OPTION_LINES_OUTPUT("write the network to FILE instead of standard output"),
                                      OPTION_LINE_HELP, OPTIONS_END};
static const option_group network_options = {"Network", network_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&network_options,     &dataset_options, &labels_options,
                                             &nonnegative_options, &readout_options, &recall_options,
                                             &output_options,      &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] TABLE", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert synth table.csv -o table.net", "the switch network that recalls the table"},
  {"memcert synth --network packed table.csv -o table.json", "a conditional network that shares leaves"},
  {NULL, NULL}};

const command command_synth = {
  .name = "synth",
  .operands = "TABLE",
  .summary = "the network as a file",
  .usages = usages,
  .description =
    "Writes a network that recalls a dataset: the switch network of Theorem 2, in the format memcert-network-1, or a "
    "conditional network on (1, x), in the format memcert-conditional-1, which is checked before it is written. memcert "
    "check checks any network.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
