#include "commands.h"
#include "options.h"
#include "shell/base/output.h"
#include "shell/rank/rank_failures.h"
#include "shell/rank/rank_file.h"
#include "shell/rank/rank_report.h"
#include "shell/rank/rank_run.h"
#include "shell/report/report.h"
#include <math.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
  "Usage: memcert rank [OPTIONS] TABLE\n"
  "       memcert rank --kappa [OPTIONS] TABLE\n"
  "       memcert rank --merge [--json] [-o FILE] SHARD...\n"
  "\n"
  "Decides the rank condition of Theorem 3, that any p + 1 columns (x; d) or, if the constant 1 is\n"
  "among the inputs, any p + 2 columns (1, x; d) of the dataset are linearly independent. If so, every\n"
  "conditional network that recalls the dataset performs at least log2(n/p), or log2(n/(p+1)),\n"
  "operations on some point.\n"
  "With --kappa, finds the largest number of points on the graph of one linear function, from which a\n"
  "bound follows for every dataset: log2(n/kappa) operations.\n"
  "TABLE is a text table or an ARFF file, one row a point; - is standard input.\n"
  "\n"
  "Question:\n"
  "  --kappa             kappa, and not the condition\n"
  "  --all-failures      count the subsets that are dependent, one by one\n"
  "  --form FORM         homogeneous (x; d), augmented (1, x; d), or both (default)\n"
  "  --output N          only output N, counted from 1; one that meets the condition is enough\n"
  "\n" HELP_DATASET HELP_LABELS
  "Work, in at most 2 GiB of memory for each job:\n"
  "  --budget TIME       stop after a time such as 500ms, 30s, 2m or 1h\n"
  "  --jobs N            processes that share the work (default: the processors, or 1 with --shard)\n"
  "  --shard I/K         decide one of K parts, numbered from 0, and write it as a file for --merge\n"
  "  --merge             what the files of all K parts say together\n"
  "  --checkpoint FILE   write there every other second how far the work is, and begin with what it says\n"
  "Output:\n"
  "  --json              the report as one JSON object, memcert-report-1\n"
  "  -o FILE             write the report to FILE\n"
  "  -h, --help          this text\n" HELP_LIMITS
  "\n"
  "Exit status: 0 it holds in a form that was asked for, for some output, or kappa is found, 1 it does\n"
  "not, 2 wrong use, 3 a file cannot be read, understood or written, 4 a limit was reached and nothing\n"
  "is decided.\n";

#define MOST_JOBS 1024

typedef struct {
  points_options table;
  rank_limits limits;
  const char *name; /* of the output */
  bool json;
  bool kappa;
  bool all_failures;
  bool homogeneous;
  bool augmented;
  size_t output;    /* from 1; 0 stands for all */
  size_t shard;
  size_t shards;    /* 0 if not said */
  bool merge;
  bool other;       /* an option that --merge has no use for */
} request;

static void take_form(request *r, const char *value)
{
  bool both = strcmp(value, "both") == 0;
  r->homogeneous = both || strcmp(value, "homogeneous") == 0;
  r->augmented = both || strcmp(value, "augmented") == 0;
  if (!r->homogeneous && !r->augmented)
    fail(STATUS_USAGE, "--form: %s is none of homogeneous, augmented, both", quoted(value, strlen(value)));
}

static void take_shard(request *r, char *value)
{
  char *slash = strchr(value, '/');
  if (!slash)
    fail(STATUS_USAGE, "--shard: %s is not like 3/16", quoted(value, strlen(value)));
  *slash = '\0';
  r->shard = options_number("--shard", value);
  r->shards = options_number("--shard", slash + 1);
  if (r->shards == 0)
    fail(STATUS_USAGE, "--shard: there must be at least one");
  /* Indices are far below this, so that adding to them does not overflow. */
  if (r->shards > LIMIT_POINTS)
    fail(STATUS_USAGE, "--shard: more than %zu", LIMIT_POINTS);
  if (r->shard >= r->shards)
    fail(STATUS_USAGE, "--shard: %zu of %zu: shards are numbered from 0", r->shard, r->shards);
}

static void take(request *r, int code, char *value)
{
  switch (code) {
  case 'o': r->name = value; return;
  case OPTION_JSON:
    r->json = true;
    undecided_prints(report_undecided_json);
    return;
  case OPTION_MERGE: r->merge = true; return;
  case OPTION_KAPPA: r->kappa = true; break;
  case OPTION_ALL_FAILURES: r->all_failures = true; break;
  case OPTION_FORM: take_form(r, value); break;
  case OPTION_COMPONENT:
    r->output = options_number("--output", value);
    if (r->output == 0)
      fail(STATUS_USAGE, "--output: outputs are counted from 1");
    break;
  case OPTION_BUDGET: r->limits.budget = options_seconds("--budget", value); break;
  case OPTION_JOBS:
    r->limits.jobs = options_number("--jobs", value);
    if (r->limits.jobs == 0)
      fail(STATUS_USAGE, "--jobs: there must be at least one");
    if (r->limits.jobs > MOST_JOBS)
      fail(STATUS_USAGE, "--jobs: more than %d", MOST_JOBS);
    break;
  case OPTION_SHARD: take_shard(r, value); break;
  case OPTION_CHECKPOINT:
    if (strcmp(value, "-") == 0)
      fail(STATUS_USAGE, "--checkpoint: a file is wanted");
    r->limits.checkpoint = value;
    break;
  default: options_take(code, value, &r->table, NULL);
  }
  r->other = true;
}

static request read_options(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_LIMITS,
                                        OPTIONS_DATASET,
                                        OPTIONS_LABELS,
                                        {"kappa", no_argument, NULL, OPTION_KAPPA},
                                        {"all-failures", no_argument, NULL, OPTION_ALL_FAILURES},
                                        {"form", required_argument, NULL, OPTION_FORM},
                                        {"output", required_argument, NULL, OPTION_COMPONENT},
                                        {"budget", required_argument, NULL, OPTION_BUDGET},
                                        {"jobs", required_argument, NULL, OPTION_JOBS},
                                        {"shard", required_argument, NULL, OPTION_SHARD},
                                        {"merge", no_argument, NULL, OPTION_MERGE},
                                        {"checkpoint", required_argument, NULL, OPTION_CHECKPOINT},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        OPTIONS_END};
  request r = {.homogeneous = true, .augmented = true, .table.keep_signs = true};
  r.limits = (rank_limits){.budget = -1, .bytes = RANK_BYTES};
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    take(&r, code, optarg);
  if (r.merge && r.other)
    fail(STATUS_USAGE, "--merge goes with --json and -o only: the shards say the rest");
  if (r.kappa && (r.shards || r.limits.checkpoint))
    fail(STATUS_USAGE, "--kappa goes with neither --shard nor --checkpoint");
  if (r.all_failures && (r.kappa || r.shards || r.limits.checkpoint))
    fail(STATUS_USAGE, "--all-failures goes with none of --kappa, --shard, --checkpoint");
  if (r.limits.jobs == 0)
    r.limits.jobs = r.shards ? 1 : rank_processors();
  return r;
}

static void write_report(const request *r, const rank_question *q)
{
  output out = output_open(r->name);
  (r->json ? rank_report_write_json : rank_report_write)(out.stream, q);
  output_close(&out);
}

static int merge(const request *r, char **files, size_t count)
{
  points p;
  rank_question q = rank_file_merge(files, count, &p);
  int status = rank_status(&q);
  write_report(r, &q);
  rank_file_free(&q, &p);
  return status;
}

/* What other commands say, too: no network recalls such a dataset. */
static int refute(const request *r, points *p)
{
  report about = {.data = p};
  output out = output_open(r->name);
  (r->json ? report_write_json : report_write)(out.stream, &about);
  output_close(&out);
  points_free(p);
  return STATUS_FAILS;
}

int command_rank(int argc, char **argv)
{
  request r = read_options(argc, argv);
  if (r.merge && optind < argc)
    return merge(&r, argv + optind, (size_t)(argc - optind));
  r.table.file = options_operands(argc, argv, 1, help)[0];
  points p = points_read(&r.table, NULL, false);
  if (p.state != POINTS_USABLE)
    return refute(&r, &p);
  if (r.output > p.outputs)
    fail(STATUS_USAGE, "--output: there are only %zu (-o FILE says where to write)", p.outputs);

  double end = r.limits.budget < 0 ? HUGE_VAL : seconds_now() + r.limits.budget;
  rank_question q = rank_question_make(&p, r.kappa, r.homogeneous, r.augmented, r.output ? r.output - 1 : p.outputs);
  if (r.shards) {
    q.shard = r.shard;
    q.shards = r.shards;
  }
  if (r.shards || r.limits.checkpoint)
    rank_question_digest(&q);
  if (r.limits.checkpoint && access(r.limits.checkpoint, F_OK) == 0)
    rank_file_resume(r.limits.checkpoint, &q);
  rank_run(&q, &r.limits);
  if (r.all_failures)
    rank_failures_count(&q, end, r.limits.bytes);
  if (r.shards)
    rank_file_write(r.name, &q);
  else
    write_report(&r, &q);
  int status = rank_status(&q);
  rank_question_free(&q);
  points_free(&p);
  return status;
}
