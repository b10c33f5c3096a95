#include "commands.h"
#include "shared_options.h"
#include "bundle_words.h"
#include "shell/bundle/bundle_table.h"
#include "shell/base/clock.h"
#include "shell/base/folder.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/base/overwrite.h"
#include "shell/certify/certify_run.h"
#include "shell/table/points_read.h"
#include <stdlib.h>
#include <string.h>

static bool exhaustive;
static double rank_budget = -1; /* steps */
static const char *bundle_folder; /* NULL: none is asked for */
static char *kept_table, *kept_buckets; /* of a run that goes into a bundle: the files that it makes; or NULL */

certify_wish command_certify_wish(void)
{
  return (certify_wish){.readout = asked.readout, .recall = asked.recall, .exhaustive = exhaustive,
                        .all_networks = asked.all_networks, .rank_budget = rank_budget,
                        .keeps_net = asked.recall.keeps_files};
}

void command_certify_check_bundle(void)
{
  if (rank_budget > 0)
    fail(STATUS_USAGE, "--bundle and --rank-budget exclude each other, but for --rank-budget 0: what is found in a "
                       "time is not found again");
}

static void begin_bundle(const char *table)
{
  command_certify_check_bundle();
  if (strcmp(table, "-") == 0)
    fail(STATUS_USAGE, "--bundle needs the table as a file");
  folder_check(bundle_folder);
  asked.recall.keeps_files = true;
}

/* Bundle and report are written when the bundle gets its name; if one of them fails, both do. */
static void write_report(const certify_report *r, const certify_run *made)
{
  bool bundled = bundle_folder && !asked.everywhere.epsilon;
  if (bundled)
    bundle_words_write(bundle_folder, "certify", r->certificate.data, made);
  output out = output_open(asked.output);
  (asked.json ? certify_report_write_json : certify_report_write)(out.stream, r);
  if (bundled)
    folder_end();
  output_close(&out);
  if (bundled)
    folder_keep();
  text_stream t;
  if (verdict_begin(&t, asked.output)) {
    certify_report_write(t.stream, r);
    verdict_end(&t);
  }
}

/* As certify does without a bundle. */
static int decide_everywhere(const points *p)
{
  if (p->state != POINTS_USABLE) {
    write_report(&(certify_report){.certificate.data = p}, NULL);
    return STATUS_FAILS;
  }
  asked.everywhere.report = asked.output;
  asked.everywhere.json = asked.json;
  return everywhere_run_buckets(p, &asked.everywhere, NULL, false);
}

/* With --epsilon: buckets, on the whole box. */
static points read_everywhere(const char *file)
{
  static const char *const others[] = {"exhaustive", "networks", "rank-budget", "readout", "minimize", "tree-steps",
                                       "weights", "points", "timing"};
  for (size_t k = 0; k < sizeof others / sizeof others[0]; k++)
    if (options_given(others[k]))
      fail(STATUS_USAGE, "--epsilon and --%s exclude each other", others[k]);
  points_options o = asked.table;
  o.file = file;
  o.keep_signs = true;
  return points_read(&o, NULL, false);
}

static int run_everywhere(char **files, size_t count)
{
  (void)count;
  points p = read_everywhere(files[0]);
  int status = decide_everywhere(&p);
  points_free(&p);
  return status;
}

/* The same, and keeps what goes into a bundle. */
static int run_kept(char **files, size_t count)
{
  (void)count;
  points p = read_everywhere(files[0]);
  text_stream t;
  free(kept_table);
  free(kept_buckets);
  kept_buckets = NULL;
  text_open(&t);
  bundle_table_write(t.stream, &p);
  kept_table = text_close(&t);
  asked.everywhere.kept = &kept_buckets;
  int status = decide_everywhere(&p);
  points_free(&p);
  return status;
}

/* The files are those of the bundle then. */
static void add_kept(bundle_files *all)
{
  bundle_files_add(all, BUNDLE_TABLE, kept_table, strlen(kept_table));
  if (kept_buckets)
    bundle_files_add(all, BUNDLE_BUCKETS, kept_buckets, strlen(kept_buckets));
  kept_table = kept_buckets = NULL;
}

const replayed everywhere_replayed = {run_kept, add_kept};

static int run(char **files, size_t count)
{
  points_options o = asked.table;
  if (asked.json)
    undecided_prints(report_undecided_json);
  o.file = files[0];
  if (asked.everywhere.epsilon)
    return bundle_folder ? bundle_replay_run(bundle_folder, &command_certify, &everywhere_replayed, files, count)
                         : run_everywhere(files, count);
  if (bundle_folder)
    begin_bundle(files[0]);
  double start = seconds_now();
  points p = points_read(&o, NULL, false);
  double reading = seconds_now() - start;
  certify_run made = CERTIFY_RUN_NONE;
  bool usable = p.state == POINTS_USABLE;
  certify_wish wish = command_certify_wish();
  if (usable)
    made = certify_run_make(&p, &wish);
  made.step[CERTIFY_READ].seconds = reading;
  certify_report r = certify_run_report(&p, usable ? &made : NULL);
  r.certificate.with_points = asked.points;
  r.steps = asked.timing ? made.step : NULL;
  write_report(&r, usable ? &made : NULL);
  int status = certificate_report_status(&r.certificate);
  if (usable)
    certify_run_free(&made);
  points_free(&p);
  return status;
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-report-1" : overwrite_report;
}

static const option check_lines[] = {
  FLAG("exhaustive", exhaustive, "evaluate every neuron instead of the active path"),
  OPTION_LINE_NETWORKS(
            "the networks whose operations are shown: conditional (default), beside the switch network; or all: the "
            "mixed, the one-layer, the two-layer, the bits and the gates network of memcert synth, too; a check of the "
            "layered ones takes a time of about the square of the number of points"),
  SECONDS("rank-budget", "TIME", rank_budget,
          "show the rank condition of Theorem 3 as far as it is decided in a time such as 500ms, 30s or 2m (by default "
          "in 67108864 steps, about 2s, the same on every machine) and about 256 MiB of memory, and with it the "
          "operations that any network needs; 0 leaves it out. "
          "Nothing of this changes the verdict or the exit status (memcert rank decides it)"),
  OPTIONS_END};
static const option output_lines[] = {
  OPTION_LINE_JSON("the report as one JSON object, memcert-report-1"), OPTION_LINE_POINTS, OPTION_LINE_TIMING,
  OPTION_LINES_OUTPUT("write the report to FILE, and its first line to standard error"),
  TEXT("bundle", "DIR", bundle_folder,
       "also put the table, the networks, the report and the digests of all of them into the new folder DIR, which "
       "memcert verify checks"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option_group check_options = {"Check", check_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&dataset_options, &labels_options, &nonnegative_options,
                                             &readout_options, &recall_options, &check_options,
                                             &buckets_options,
                                             &output_options,  &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] TABLE", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert certify datasets/anscombe1.csv", "the last column is the output"},
  {"memcert certify --target 1,2 --ignore id --json -o report.json table.csv",
   "two outputs, a column left out, and the report as JSON in a file"},
  {"memcert certify --bundle iris.bundle iris.csv", "a certificate that others can check"},
  {NULL, NULL}};

const command command_certify = {
  .name = "certify",
  .operands = "TABLE",
  .summary = "synthesize a network that memorizes a dataset, and check it",
  .usages = usages,
  .description =
    "Synthesizes the switch network of Theorem 2 for a dataset and checks it: exact recall of every point, and at every "
    "point the active neurons and weights against bounds (2) and (3). The conditional networks of memcert synth are "
    "made and checked too, to report which one takes the fewest operations.\n\n"
    "TABLE is a text table or an ARFF file, one row a point; - is standard input.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
