#include "commands.h"
#include "shared_options.h"
#include "kernel/switch/bounds.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/verdict.h"
#include "shell/base/overwrite.h"
#include "shell/base/row_jobs.h"
#include "shell/rank/rank_failures.h"
#include "shell/rank/rank_file.h"
#include "shell/rank/rank_report.h"
#include "shell/rank/rank_run.h"
#include "shell/report/report.h"
#include "shell/table/points_read.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_JOBS 1024
#define MOST_SUBSETS 1000000000000000

static rank_limits limits = {.budget = -1, .bytes = RANK_BYTES};
static bool kappa, all_failures, merged, homogeneous = true, augmented = true;
static size_t component;     /* from 1; 0 stands for all */
static size_t shard, shards; /* `shards` is 0 if not said */
static const char *merge_table;
static const char *bundle_folder; /* NULL: none is asked for */
static rank_recheck recheck = {.samples = RANK_SAMPLES};

static const char *const forms[] = {"homogeneous", "augmented", "both", NULL};

static void take_form(const char *shown, const char *value)
{
  unsigned form = options_choose(shown, value, forms);
  homogeneous = form != 1;
  augmented = form != 0;
}

static void take_shard(const char *shown, const char *value)
{
  /* Indices are far below the limit, so that adding to them does not overflow. */
  options_shard(shown, value, LIMIT_POINTS, &shard, &shards);
}

static void take_seed(const char *shown, const char *value)
{
  recheck.seed = options_number(shown, value, 0, UINT32_MAX);
  recheck.seeded = true;
}

/* A checkpoint is read and written. */
static void check_checkpoint(char *const *files, size_t count)
{
  const char *file = limits.checkpoint;
  if (strcmp(file, "-") == 0)
    fail(STATUS_USAGE, "--checkpoint: a file is wanted");
  for (size_t k = 0; k < count; k++)
    overwrite_check_inputs(file, &(const char *){files[k]}, 1);
  if (!asked.force)
    overwrite_check_kind(file, RANK_FILE_FORMAT);
}

/* Without the table there is nothing that the options of a dataset and of the sample could be about. */
static void check_merge(void)
{
  static const char *const with_merge[] = {"merge", "json", "output", "force", "max-memory", "max-bits", "table",
                                           "samples", "seed", "ignore", "drop-missing", "separator", "no-header",
                                           "target", "outputs", "labels", "onehot", "encode", NULL};
  static const char *const without_table[] = {"merge", "json", "output", "force", "max-memory", "max-bits", NULL};
  const char *other = options_other(with_merge);
  if (other)
    fail(STATUS_USAGE, "--merge does not go with --%s: the parts say it", other);
  other = merge_table ? NULL : options_other(without_table);
  if (other)
    fail(STATUS_USAGE, "--merge goes with --%s only if --table names the table", other);
}

static void check_options(char *const *files, size_t count)
{
  if (asked.timing && (merged || shards))
    fail(STATUS_USAGE, "--timing goes with neither --merge nor --shard: their files have no times");
  if (merged)
    check_merge();
  else if (merge_table)
    fail(STATUS_USAGE, "--table goes with --merge only: otherwise the table is named without it");
  if (!merged && !limits.checkpoint && (options_given("samples") || options_given("seed")))
    fail(STATUS_USAGE, "--samples and --seed go with --merge and --checkpoint only");
  if (kappa && (shards || limits.checkpoint))
    fail(STATUS_USAGE, "--kappa goes with neither --shard nor --checkpoint");
  if (all_failures && (kappa || shards || limits.checkpoint))
    fail(STATUS_USAGE, "--all-failures goes with none of --kappa, --shard, --checkpoint");
  if (limits.checkpoint)
    check_checkpoint(files, count);
  if (limits.jobs == 0)
    limits.jobs = shards ? 1 : row_jobs_processors();
}

static void write_report(const rank_question *q)
{
  output out = output_open(asked.output);
  (asked.json ? rank_report_write_json : rank_report_write)(out.stream, q);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, asked.output)) {
    rank_report_write(t.stream, q);
    verdict_end(&t);
  }
}

/* Without the table, what the parts say is shown, and nothing of it is believed. */
static int merge_doubted(char **files, size_t count)
{
  points p;
  rank_question q = rank_file_merge_doubted(files, count, &p);
  int status = rank_status(&q);
  write_report(&q);
  rank_file_free(&q, &p);
  return status;
}

/* What other commands say, too: no network recalls such a dataset. */
static int refute(points *p)
{
  output out = output_open(asked.output);
  (asked.json ? report_write_refuted_json : report_write_refuted)(out.stream, p);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, asked.output)) {
    report_write_refuted(t.stream, p);
    verdict_end(&t);
  }
  points_free(p);
  return STATUS_FAILS;
}

/* Reads the table whose name is given. */
static points read_table(const char *file)
{
  points_options o = asked.table;
  o.keep_signs = true;
  o.file = file;
  return points_read(&o, NULL, false);
}

static int merge(char **files, size_t count)
{
  if (!merge_table)
    return merge_doubted(files, count);
  points p = read_table(merge_table);
  if (p.state != POINTS_USABLE)
    return refute(&p);
  rank_question q = rank_file_merge(files, count, &p, recheck);
  int status = rank_status(&q);
  write_report(&q);
  rank_question_free(&q);
  points_free(&p);
  return status;
}

/* Subsets that are to be decided. */
static void count_open(mpz_ptr open, const rank_question *q)
{
  mpz_t some;
  mpz_init(some);
  for (size_t k = 0; k < q->parts; k++)
    if (q->part[k].verdict == RANK_UNDECIDED) {
      rank_subsets(some, q, q->part + k);
      mpz_add(open, open, some);
    }
  mpz_fdiv_q_ui(open, open, q->shards);
  mpz_clear(some);
}

/* Nobody waits for so many unless some of the first ones are dependent. */
static void warn_of_years(const rank_question *q)
{
  mpz_t open;
  mpz_init(open);
  count_open(open, q);
  if (mpz_cmp_ui(open, MOST_SUBSETS) > 0) {
    fputs("memcert: ", stderr);
    rank_count_write(stderr, open);
    fputs(" subsets are to be decided, which may take years: --budget TIME ends it after a time, and --kappa asks for "
          "a bound without the condition\n", stderr);
  }
  mpz_clear(open);
}

static int run_alone(char **files, size_t count)
{
  check_options(files, count);
  if (asked.json)
    undecided_prints(report_undecided_json);
  if (merged)
    return merge(files, count);
  points p = read_table(files[0]);
  if (p.state != POINTS_USABLE)
    return refute(&p);
  if (component > p.outputs)
    fail(STATUS_USAGE, "--component: there are only %zu outputs", p.outputs);

  double end = limits.budget < 0 ? HUGE_VAL : seconds_now() + limits.budget;
  rank_question q = rank_question_make(&p, kappa, homogeneous, augmented, component ? component - 1 : p.outputs);
  q.timed = asked.timing;
  if (shards) {
    q.shard = shard;
    q.shards = shards;
  }
  if (shards || limits.checkpoint)
    rank_question_digest(&q);
  if (limits.checkpoint && overwrite_is_begun(limits.checkpoint, RANK_FILE_FORMAT))
    rank_file_resume(limits.checkpoint, &q, recheck);
  if (limits.budget < 0 && !kappa)
    warn_of_years(&q);
  rank_run(&q, &limits);
  if (all_failures)
    rank_failures_count(&q, end, limits.bytes);
  if (shards)
    rank_file_write(asked.output, &q);
  else
    write_report(&q);
  int status = rank_status(&q);
  rank_question_free(&q);
  points_free(&p);
  return status;
}

const replayed rank_replayed = {run_alone, NULL};

static int run(char **files, size_t count)
{
  if (bundle_folder)
    return bundle_replay_run(bundle_folder, &command_rank, &rank_replayed, files, count);
  return run_alone(files, count);
}

/* The usage that the options ask for. */
static size_t form(void)
{
  return merged ? 2 : kappa ? 1 : 0;
}

/* What -o gets. */
static const char *written(void)
{
  if (shards)
    return RANK_FILE_FORMAT;
  return asked.json ? "memcert-report-1" : overwrite_report;
}

static const option question_lines[] = {
  FLAG("kappa", kappa, "kappa, and not the condition"),
  FLAG("all-failures", all_failures, "count the subsets that are dependent, one by one"),
  CALL_WORD("form", "FORM", forms, take_form, "homogeneous (x; d), augmented (1, x; d), or both (default)"),
  COUNT("component", "N", 1, SIZE_MAX, component,
        "only output N, counted from 1; one that meets the condition is enough"),
  OPTIONS_END};
static const option work_lines[] = {
  SECONDS("budget", "TIME", limits.budget, "stop after a time such as 500ms, 30s, 2m or 1h"),
  COUNT("jobs", "N", 1, MOST_JOBS, limits.jobs,
        "processes that share the work (default: the processors, or 1 with --shard)"),
  CALL("shard", "I/K", take_shard, "decide one of K parts, numbered from 0, and write it as a file for --merge"),
  FLAG("merge", merged, "what the files of all K parts say together, checked with the table"),
  NAMED_FILE("table", "TABLE", merge_table,
             "with --merge: what the parts are about, with the options of the table that they were made with; without "
             "it nothing is checked, and the exit status is 4"),
  NAMED_FILE("checkpoint", "FILE", limits.checkpoint,
             "write there every other second how far the work is, and begin with what it says"),
  COUNT("samples", "N", 1, SIZE_MAX, recheck.samples,
        "with --merge or --checkpoint: of what a file says is decided, decide N indices of each form and output again "
        "(default 8)"),
  CALL("seed", "N", take_seed, "which ones are drawn (default: by the digests of the files)"),
  OPTIONS_END};
static const option output_lines[] = {
  OPTION_LINE_JSON("the report as one JSON object, memcert-report-1"),
  FLAG("timing", asked.timing, "the time that each form and output took"),
  OPTION_LINES_OUTPUT("write the report to FILE, and its first line to standard error"),
  TEXT("bundle", "DIR", bundle_folder,
       "also put the table, the report and the digests of both into the new folder DIR, which memcert verify checks; "
       "this takes twice as long"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option_group question_options = {"Question", question_lines},
                          work_options = {"Work, in at most 2 GiB of memory for each job", work_lines},
                          output_options = {"Output", output_lines};
static const option_group *const groups[] = {&question_options, &dataset_options, &labels_options, &work_options,
                                             &output_options,   &limits_options,  NULL};
static const usage usages[] = {{"[OPTIONS] TABLE", 1, 1},
                               {"--kappa [OPTIONS] TABLE", 1, 1},
                               {"--merge --table TABLE [OPTIONS] PART...", 1, SIZE_MAX},
                               {NULL, 0, 0}};
static const example examples[] = {
  {"memcert rank --budget 30s table.csv", "the rank condition, as far as it is decided in 30 seconds"},
  {"memcert rank --kappa table.csv", "a bound for a dataset that does not meet the condition"},
  {"memcert rank --shard 0/2 table.csv -o part0", "the first half of the work"},
  {"memcert rank --merge --table table.csv part0 part1", "what both halves say together"},
  {NULL, NULL}};

const command command_rank = {
  .name = "rank",
  .operands = "TABLE",
  .summary = "how few operations a network that recalls a dataset can do with",
  .usages = usages,
  .description =
    "Decides the rank condition of Theorem 3, that any p + 1 columns (x; d) or, if the constant 1 is among the inputs, "
    "any p + 2 columns (1, x; d) of the dataset are linearly independent. If so, every conditional network that recalls "
    "the dataset performs at least log2(n/p), or log2(n/(p+1)), operations on some point.\n\n"
    "With --kappa, finds the largest number of points on the graph of one linear function, from which a bound follows "
    "for every dataset: log2(n/kappa) operations.\n\n"
    "TABLE is a text table or an ARFF file, one row a point; - is standard input.",
  .groups = groups,
  .examples = examples,
  .status = "0 it holds in a form that was asked for, for some output, or kappa is found, 1 it does not, 2 wrong use, "
            "3 a file cannot be read, understood or written, 4 a limit was reached and nothing is decided.",
  .form = form,
  .written = written,
  .run = run,
};
