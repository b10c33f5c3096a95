#include "commands.h"
#include "network_kinds.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/conditional/conditional_json.h"
#include "shell/gates/gates_kind.h"
#include "shell/memorizers/memorizers.h"
#include "shell/memorizers/two_layer.h"
#include "shell/recall/recall_networks.h"
#include "shell/report/report.h"
#include "shell/switch/netfile.h"
#include "shell/switch/synthesize_model.h"
#include "shell/table/columns_json.h"
#include "shell/table/points_read.h"
#include <string.h>

/* One of these, the others are NULL then, or false. */
static const recall_network *wanted = &switch_recall;
static memorizer_wish wanted_layered = {.depth = 1};
static bool wanted_gates, wanted_buckets;

static void take_network(const char *shown, const char *value)
{
  const char *name = made_names[options_choose(shown, value, made_names)];
  wanted = recall_named(name);
  wanted_layered.kind = memorizer_named(name);
  wanted_gates = strcmp(name, gates_kind.name) == 0;
  wanted_buckets = strcmp(name, "buckets") == 0;
}

static bool is_switch(void)
{
  return wanted && !wanted->make;
}

static void write_switch(const char *name, const sorted_points *p)
{
  model m = synthesize_model(p, asked.readout);
  netfile_save(name, &m);
  model_free(&m);
}

static void write_conditional(const char *name, const sorted_points *p)
{
  recall_made made = recall_make(wanted, p, &asked.recall);
  made.network.what = columns_json_copy(&p->from->what);
  conditional_json_save(name, &made.network);
  conditional_model_free(&made.network);
}

static void check_options(void)
{
  if (options_given("readout") && !is_switch())
    fail(STATUS_USAGE, "--readout: only the switch network has one");
  if (wanted_buckets != (asked.everywhere.epsilon != NULL))
    fail(STATUS_USAGE, "--network buckets and --epsilon go together");
  if (asked.recall.most && (!wanted || strcmp(wanted->name, "tree") != 0 || !asked.recall.mean_first))
    fail(STATUS_USAGE, "--at-most goes with --network tree --minimize mean only");
  if (wanted_layered.kind != &two_layer_memorizer &&
      (wanted_layered.literal || wanted_layered.shared || options_given("depth")))
    fail(STATUS_USAGE, "--literal, --shared and --depth go with --network two-layer only");
  if (asked.json && wanted)
    fail(STATUS_USAGE, "--json: of the one-layer, two-layer, bits, gates and buckets networks only, which have a "
         "report; memcert certify reports on the others");
  if (asked.json && !output_is_file(asked.output))
    fail(STATUS_USAGE, "--json needs -o FILE, since the network goes to standard output without it");
}

static void check_depth(const points *p)
{
  if (wanted_layered.depth > p->points)
    fail(STATUS_USAGE, "--depth %zu: each block recalls a point at least, and the table has %zu point%s",
         wanted_layered.depth, p->points, s_of(p->points));
}

static int run_buckets(points *p)
{
  asked.everywhere.json = asked.json;
  int status = everywhere_run_buckets(p, &asked.everywhere, asked.output, true);
  points_free(p);
  return status;
}

/* No function memorizes the table. */
static int refuse(points *p)
{
  output out = output_open(NULL);
  (asked.json ? report_write_refuted_json : report_write_refuted)(asked.json ? out.stream : stderr, p);
  output_close(&out);
  points_free(p);
  return STATUS_FAILS;
}

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  check_options();
  o.file = files[0];
  o.keep_signs = wanted_layered.kind || wanted_buckets;
  points p = points_read(&o, NULL, false);
  if (p.state != POINTS_USABLE)
    return refuse(&p);
  if (wanted_buckets)
    return run_buckets(&p);
  if (wanted_layered.kind) {
    check_depth(&p);
    return memorizer_write(&wanted_layered, &p, asked.output, asked.json);
  }
  if (wanted_gates) {
    gates_kind_synthesize(&p, asked.output, asked.json);
    return STATUS_HOLDS;
  }
  sorted_points sorted = points_sort(&p);
  (is_switch() ? write_switch : write_conditional)(asked.output, &sorted);
  points_unsort(&sorted);
  points_free(&p);
  return STATUS_HOLDS;
}

/* What -o gets. */
static const char *written(void)
{
  if (wanted_gates)
    return gates_kind.format;
  return wanted_layered.kind ? "memcert-layered-1" : is_switch() ? overwrite_network : "memcert-conditional-1";
}

static const option network_lines[] = {
  CALL_WORD("network", "KIND", made_names, take_network,
            "switch (default); ifelse, the if-else network of Corollary 1; projection, at most 2q + ceil(log2 n) + 2r "
            "operations a point; search, lexicographic search, at most ceil(log2 n) + 2p - 2 + 2r, with conditions on "
            "the inputs themselves and nothing multiplied before a leaf; merged, where neighbours with equal outputs "
            "share a leaf; packed, where neighbours do that linear functions fit, q of them if the points are in general "
            "position; tree, a decision tree, whose conditions are on the inputs, too; mixed, a tree whose conditions "
            "may also be on sums and differences of two inputs, and whose leaves may put out linear functions of one "
            "or two, wherever that is cheaper; or one of the layered networks of other papers: two-layer, two hidden "
            "layers, one neuron for every group of points and one for every rank in a group (Yun, Sra and Jadbabaie "
            "2019); or one-layer, one hidden layer, for points in general position, four neurons for as many points as "
            "there are inputs (Bubeck et al. 2020); or bits, narrow and deep, which reads its outputs bit by bit from "
            "a few long numbers (Vardi, Yehudai and Shamir 2022); or gates, weight matrices picked by sign bits (Cho and "
            "Bengio 2014); or buckets, one constant in each cell of the table's box, within --epsilon of every Lipschitz "
            "function through the points at every input of the box (after Baykal et al. 2022)"),
  COUNT("at-most", "N", 1, SIZE_MAX, asked.recall.most,
        "operations on any point, for tree with --minimize mean: the least mean among such trees, or exit 1 if a search "
        "has shown that there are none, 4 if none was found"),
  FLAG("literal", wanted_layered.literal,
       "the two-layer network as its paper prints it: of hard-tanh units, which are two neurons each"),
  FLAG("shared", wanted_layered.shared,
       "of a two-layer network for outputs that are one-hot, as --onehot makes them: it computes the number of the "
       "class, of which a third layer makes all outputs"),
  COUNT("depth", "L", 1, SIZE_MAX, wanted_layered.depth,
        "of a two-layer network: L blocks of two hidden layers, one after the other (default 1), of which each recalls "
        "some of the points, and passes on what those before it recall"),
  OPTIONS_END};
static const option output_lines[] = {OPTION_LINES_OUTPUT("write the network to FILE instead of standard output"),
                                      OPTION_LINE_JSON("the report of a one-layer, two-layer, bits, gates or buckets network, which "
                                                       "goes to standard output if the network goes to FILE, as one JSON "
                                                       "object, memcert-report-1"),
                                      OPTION_LINE_HELP, OPTIONS_END};
static const option_group network_options = {"Network", network_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&network_options,     &dataset_options, &labels_options,
                                             &nonnegative_options, &readout_options, &recall_options,
                                             &buckets_options,     &output_options, &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] TABLE", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert synth table.csv -o table.net", "the switch network that recalls the table"},
  {"memcert synth --network packed table.csv -o table.json", "a conditional network that shares leaves"},
  {"memcert synth --network two-layer table.csv -o yun.json", "a network of two hidden layers, and a report of it"},
  {NULL, NULL}};

const command command_synth = {
  .name = "synth",
  .operands = "TABLE",
  .summary = "the network as a file",
  .usages = usages,
  .description =
    "Writes a network that recalls a dataset: the switch network of Theorem 2, in the format memcert-network-1, a "
    "conditional network on (1, x), in the format memcert-conditional-1, a layered network of another paper, in the "
    "format memcert-layered-1, or a network of gates, memcert-gates-1; these are checked before they are written. memcert check checks any network.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
