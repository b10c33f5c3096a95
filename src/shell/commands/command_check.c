#include "commands.h"
#include "shell/base/digest.h"
#include "shell/base/file_advice.h"
#include "network_kinds.h"
#include "option_values.h"
#include "options.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/source.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/otherwise/against.h"
#include "shell/rounded/rounded_check.h"
#include "shell/report/check_parts.h"
#include "shell/report/report.h"
#include <stdint.h>
#include <string.h>

/* Options that this kind of network does not have. */
static void refuse_options(const network_kind *kind, const check_request *r)
{
  if (r->tolerance && r->argmax)
    fail(STATUS_USAGE, "--tolerance and --argmax exclude each other");
  if (!kind->has_rules && (r->tolerance || r->argmax))
    fail(STATUS_USAGE, "--tolerance and --argmax are for layered networks");
  if (!kind->has_jobs && r->jobs)
    fail(STATUS_USAGE, "--jobs is for layered and conditional networks");
  if (!kind->has_paths && (r->exhaustive || r->with_seconds))
    fail(STATUS_USAGE, "--exhaustive and --timing are for switch networks");
}

#define MOST_JOBS 1024

static check_request wanted;
static const char *bundle_folder; /* NULL: none is asked for */
static const char *against; /* with --against: the layered network */
static const char *arithmetic; /* of a machine; NULL: exact, or that of --least-precision */
static bool least_precision;
static char network_sha256[DIGEST_TEXT];
static bool merged;
static check_parts shares = {.samples = CHECK_PART_SAMPLES};

static void take_shard(const char *shown, const char *value)
{
  options_shard(shown, value, CHECK_PARTS_MOST, &shares.shard, &shares.shards);
}

static void take_seed(const char *shown, const char *value)
{
  shares.seed = options_number(shown, value, 0, UINT32_MAX);
  shares.seeded = true;
}

/* With --shard and --merge: a share of the points, or all of them. */
static void ask_for_parts(const network_kind *kind)
{
  if (!merged && (options_given("samples") || options_given("seed")))
    fail(STATUS_USAGE, "--samples and --seed go with --merge only");
  if (!merged && !shares.shards)
    return;
  if (merged && shares.shards)
    fail(STATUS_USAGE, "--shard and --merge exclude each other");
  if (!kind->has_jobs)
    fail(STATUS_USAGE, "--shard and --merge are for layered and conditional networks");
  if (against || arithmetic || least_precision || asked.everywhere.epsilon || asked.points || wanted.jobs)
    fail(STATUS_USAGE, "--shard and --merge go without --against, --arithmetic, --least-precision, --epsilon, --points "
         "and --jobs");
  wanted.shares = &shares;
}

/* With --arithmetic and --least-precision: a layered network as a machine evaluates it. */
static int run_rounded(const network_kind *kind)
{
  if (strcmp(kind->name, "layered") != 0)
    fail(STATUS_USAGE, "--arithmetic and --least-precision are for layered networks");
  if (arithmetic && least_precision)
    fail(STATUS_USAGE, "--arithmetic and --least-precision exclude each other");
  if (asked.everywhere.epsilon)
    fail(STATUS_USAGE, "--epsilon is for conditional networks");
  return rounded_check_network(&wanted, arithmetic);
}

/* With --against: two networks on the inputs of a table. */
static int run_against(const network_kind *kind)
{
  if (strcmp(kind->format, "memcert-conditional-1") != 0)
    fail(STATUS_USAGE, "--against compares a conditional network, memcert-conditional-1, with a layered one");
  if (wanted.tolerance || wanted.argmax || asked.points || asked.everywhere.epsilon || bundle_folder ||
      arithmetic || least_precision || wanted.jobs)
    fail(STATUS_USAGE, "--against goes without --tolerance, --argmax, --arithmetic, --least-precision, --points, --jobs, "
         "--epsilon and --bundle: outputs are compared exactly");
  return check_against(&wanted, against);
}

static void write_refuted(const points *p)
{
  output out = output_open(asked.output);
  (asked.json ? report_write_refuted_json : report_write_refuted)(out.stream, p);
  output_close(&out);
}

/* With --epsilon: a conditional network on the whole box of the table. */
static int run_everywhere(const network_kind *kind)
{
  if (strcmp(kind->name, "conditional") != 0)
    fail(STATUS_USAGE, "--epsilon is for conditional networks");
  if (asked.points)
    fail(STATUS_USAGE, "--epsilon and --points exclude each other");
  conditional_model m = conditional_json_read(wanted.network);
  points p = conditional_points_read_whole(&m, &wanted.table);
  int status = STATUS_FAILS;
  if (p.state == POINTS_USABLE)
    status = everywhere_run_network(&p, &asked.everywhere, &m, wanted.network);
  else
    write_refuted(&p);
  points_free(&p);
  conditional_model_free(&m);
  return status;
}

static int run_alone(char **files, size_t count)
{
  shares.files = files;
  shares.count = merged ? count - 2 : 0; /* the parts come first */
  wanted.network = files[shares.count];
  wanted.table = asked.table;
  wanted.table.file = files[shares.count + 1];
  wanted.output = asked.output;
  wanted.json = asked.json;
  wanted.with_points = asked.points;
  wanted.with_seconds = asked.timing;
  if (asked.json)
    undecided_prints(report_undecided_json);
  file_advice_check_order(wanted.network, wanted.table.file);
  const network_kind *kind = network_kind_of(wanted.network)->kind;
  memcpy(network_sha256, source_peek(wanted.network)->sha256, sizeof network_sha256);
  wanted.network_sha256 = network_sha256;
  ask_for_parts(kind);
  if (against)
    return run_against(kind);
  refuse_options(kind, &wanted);
  if (wanted.jobs && (arithmetic || least_precision || asked.everywhere.epsilon))
    fail(STATUS_USAGE, "--jobs goes with none of --arithmetic, --least-precision and --epsilon");
  if (arithmetic || least_precision)
    return run_rounded(kind);
  if (asked.everywhere.epsilon) {
    asked.everywhere.report = asked.output;
    asked.everywhere.json = asked.json;
    asked.everywhere.sha256 = network_sha256;
    return run_everywhere(kind);
  }
  return kind->check(&wanted);
}

const replayed check_replayed = {run_alone, NULL};

static int run(char **files, size_t count)
{
  if (bundle_folder)
    return bundle_replay_run(bundle_folder, &command_check, &check_replayed, files, count);
  return run_alone(files, count);
}

/* The usage that the options ask for. */
static size_t form(void)
{
  return merged ? 2 : 0;
}

/* What -o gets. */
static const char *written(void)
{
  if (shares.shards)
    return CHECK_PART_FORMAT;
  return asked.json ? "memcert-report-1" : overwrite_report;
}

static const option check_lines[] = {
  NAMED_FILE("against", "OTHER", against,
             "of a conditional network: the outputs of the layered network OTHER on every row of a table of inputs "
             "alone, and on how many rows it has others"),
  TEXT("tolerance", "Q", wanted.tolerance,
       "of a layered network: outputs may differ from the dataset's by Q, exactly"),
  FLAG("argmax", wanted.argmax, "of a layered network: the output is the index, from 0, of the one largest output"),
  TEXT("arithmetic", "A", arithmetic,
       "of a layered network: as a machine evaluates it, with numbers of binary32, binary64 or A bits, each operation "
       "rounded to nearest, ties to even"),
  FLAG("least-precision", least_precision,
       "of a layered network: the smallest number of bits with which every row is recalled, up to 256"),
  COUNT("jobs", "N", 1, MOST_JOBS, wanted.jobs,
        "of a layered or conditional network: processes that share the points (default: 1, or of a layered network "
        "with much to do the processors)"),
  CALL("shard", "I/K", take_shard,
       "of a layered or conditional network: decide one of K parts of the points, numbered from 0, and write it as a "
       "file for --merge"),
  FLAG("merge", merged, "what the files of all K parts say together, checked with the network and the table"),
  COUNT("samples", "N", 1, SIZE_MAX, shares.samples, "with --merge: decide N points of each file again (default 8)"),
  CALL("seed", "N", take_seed, "which ones are drawn (default: by the digests of the files)"),
  FLAG("exhaustive", wanted.exhaustive, "of a switch network: evaluate every neuron instead of the active path"),
  OPTIONS_END};
static const option output_lines[] = {
  OPTION_LINE_JSON("the report as one JSON object, memcert-report-1"), OPTION_LINE_POINTS, OPTION_LINE_TIMING,
  OPTION_LINES_OUTPUT("write the report to FILE, and its first line to standard error"),
  TEXT("bundle", "DIR", bundle_folder,
       "also put the network, the table, the report and the digests of all of them into the new folder DIR, which "
       "memcert verify checks; this takes twice as long"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option_group check_options = {"Check", check_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&dataset_options, &labels_options, &nonnegative_options, &check_options,
                                             &everywhere_options, &output_options, &limits_options, NULL};
static const usage usages[] = {
  {"[OPTIONS] NETWORK TABLE", 2, 2}, {"[OPTIONS] --against OTHER NETWORK INPUTS", 2, 2},
  {"--merge [OPTIONS] PART... NETWORK TABLE", 3, SIZE_MAX}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert check table.net table.csv", "whether the network recalls every row of the table"},
  {"memcert check --tolerance 1/1000 trained.json table.csv", "outputs may be a thousandth off"},
  {"memcert check --arithmetic binary32 --argmax trained.json table.csv",
   "whether a machine that computes in float still has the largest output where it should be"},
  {"memcert check conditional.json --against trained.json inputs.csv",
   "whether what condition made has the outputs of the network on other inputs"},
  {"memcert check --shard 0/2 trained.json table.csv -o part0", "the first half of the points"},
  {"memcert check --merge part0 part1 trained.json table.csv", "what both halves say together"},
  {NULL, NULL}};

const command command_check = {
  .name = "check",
  .operands = "NETWORK TABLE",
  .summary = "a network that somebody made, against a dataset",
  .usages = usages,
  .description =
    "Checks a network against a dataset: exact recall of every point, and at every point the active neurons and "
    "weights, for a switch network (memcert-network-1) against bounds (2) and (3). Nothing about the network is "
    "believed. JSON files are layered or conditional networks.\n\n"
    "The network says how many outputs there are, and a switch network which labels, whatever --labels, --onehot and "
    "--encode say; labels that a JSON file is checked against are numbered in the order of the table. Columns that "
    "--ignore left out when it was made are to be left out again.",
  .groups = groups,
  .examples = examples,
  .form = form,
  .written = written,
  .run = run,
};
