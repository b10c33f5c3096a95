#include "commands.h"
#include "option_values.h"
#include "shared_options.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/certify/sweep_part.h"
#include "shell/certify/sweep_run.h"
#include "shell/report/report.h"
#include "shell/table/points_read.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_JOBS 1024
#define MOST_SHARDS 1000000

static const char *sizes;
static const char *svg, *tex;
static size_t seed;
static size_t jobs = 1, shard, shards; /* `shards` is 0 if not said */
static const char *checkpoint;
static bool merged;
static double rank_budget = -1; /* steps */

static void take_svg(const char *shown, const char *value)
{
  (void)shown;
  svg = value;
}

static void take_tex(const char *shown, const char *value)
{
  (void)shown;
  tex = value;
}

static void take_shard(const char *shown, const char *value)
{
  options_shard(shown, value, MOST_SHARDS, &shard, &shards);
}

/* Sizes of parts. */
typedef struct {
  size_t *list; /* owned */
  size_t count, room;
} size_list;

static void add_size(size_list *s, size_t size)
{
  s->list = with_room(s->list, &s->room, s->count + 1, sizeof(size_t));
  s->list[s->count++] = size;
}

/* "..." stands for doubling, from the size before it to the one after it. */
static void add_doubled(size_list *s, size_t until)
{
  while (s->list[s->count - 1] <= (until - 1) / 2)
    add_size(s, 2 * s->list[s->count - 1]);
}

static size_list sizes_of(const points *p)
{
  size_list s = {0};
  size_t length;
  bool doubled = false;
  for (const char *item = sizes, *rest; item; item = rest) {
    rest = text_rest(item, &length);
    if (length == 3 && memcmp(item, "...", 3) == 0) {
      if (s.count == 0 || doubled || !rest)
        fail(STATUS_USAGE, "-n: ... stands between two numbers: the first one is doubled until the second one");
      doubled = true;
      continue;
    }
    char *text = duplicate(item, length);
    size_t size = options_number("-n", text, 1, SIZE_MAX);
    free(text);
    if (size > p->points)
      fail(STATUS_USAGE, "-n: %zu points are more than %s has: %zu%s", size, p->file, p->points,
           p->points < p->rows ? ", rows that repeat one left out" : "");
    if (s.count > 0 && size <= s.list[s.count - 1])
      fail(STATUS_USAGE, "-n: the sizes have to increase, but %zu comes after %zu", size, s.list[s.count - 1]);
    if (doubled)
      add_doubled(&s, size);
    doubled = false;
    add_size(&s, size);
  }
  return s;
}

/* The files beside the one that every command may write; `inputs` are read. */
static void check_files(char *const *inputs, size_t count)
{
  const struct {
    const char *name, *kind, *option;
  } more[] = {{svg, overwrite_svg, "--svg"}, {tex, overwrite_tex, "--tex"},
              {checkpoint, SWEEP_PART_FORMAT, "--checkpoint"}};
  const char *const results[] = {asked.output, svg, tex, checkpoint};
  for (size_t k = 0; k < sizeof more / sizeof more[0]; k++) {
    if (!more[k].name)
      continue;
    if (!output_is_file(more[k].name))
      fail(STATUS_USAGE, "%s is standard output, which gets the CSV: give a file", more[k].option);
    for (size_t i = 0; i < count; i++)
      overwrite_check_inputs(more[k].name, &(const char *){inputs[i]}, 1);
    if (asked.table.target_file)
      overwrite_check_inputs(more[k].name, &asked.table.target_file, 1);
    for (size_t j = 0; j < k + 1; j++)
      if (results[j] && strcmp(more[k].name, results[j]) == 0)
        fail(STATUS_USAGE, "two results would be written to %s", quoted(results[j], strlen(results[j])));
    if (!asked.force)
      overwrite_check_kind(more[k].name, more[k].kind);
  }
}

/* What the parts of --merge say. */
static void check_merge(void)
{
  static const char *const with_merge[] = {"merge", "csv", "svg", "tex", "force", "timing", "max-memory", "max-bits",
                                           NULL};
  const char *other = options_other(with_merge);
  if (other)
    fail(STATUS_USAGE, "--merge does not go with --%s: the parts say it", other);
}

static void check_options(char *const *files, size_t count)
{
  if (merged)
    check_merge();
  else if (!sizes)
    fail(STATUS_USAGE, "sweep: -n is missing: how many points each part has, such as -n 16,...,512");
  if (shards && !checkpoint)
    fail(STATUS_USAGE, "--shard needs --checkpoint FILE, which --merge is given");
  if (shards && (svg || tex || options_given("csv") || asked.timing))
    fail(STATUS_USAGE, "--shard writes its --checkpoint only: --csv, --svg, --tex and --timing go with --merge");
  check_files(files, count);
}

static void write_all(const sweep *s)
{
  output out[3] = {output_open(asked.output)};
  size_t count = 1;
  sweep_write_csv(out[0].stream, s, asked.timing);
  if (svg) {
    out[count] = output_open(svg);
    sweep_write_svg(out[count++].stream, s);
  }
  if (tex) {
    out[count] = output_open(tex);
    sweep_write_tex(out[count++].stream, s, asked.timing);
  }
  while (count-- > 0)
    output_close(out + count);
}

static int merge(char **files, size_t count)
{
  sweep s = sweep_part_merge(files, count);
  write_all(&s);
  sweep_free(&s);
  return STATUS_HOLDS;
}

static int measure(const points *p)
{
  size_list of = sizes_of(p);
  sweep_choice choice = {options_given("seed"), seed};
  certify_wish wish = {.readout = asked.readout, .recall = asked.recall, .all_networks = asked.all_networks,
                       .rank_budget = rank_budget};
  sweep s = sweep_new(p, of.list, of.count, choice, &wish);
  if (shards) {
    s.shard = shard;
    s.shards = shards;
  }
  if (checkpoint && overwrite_is_begun(checkpoint, SWEEP_PART_FORMAT))
    sweep_part_resume(checkpoint, &s);
  sweep_run(&s, p, choice, &wish, jobs, checkpoint);
  if (!shards)
    write_all(&s);
  sweep_free(&s);
  free(of.list);
  return STATUS_HOLDS;
}

static int run(char **files, size_t count)
{
  check_options(files, count);
  if (merged)
    return merge(files, count);
  points_options o = asked.table;
  o.file = files[0];
  points p = points_read(&o, NULL, false);
  if (p.state != POINTS_USABLE)
    report_write_refuted(stderr, &p);
  int status = p.state == POINTS_USABLE ? measure(&p) : STATUS_FAILS;
  points_free(&p);
  return status;
}

/* The usage that the options ask for. */
static size_t form(void)
{
  return merged ? 1 : 0;
}

/* What --csv gets. */
static const char *written(void)
{
  return overwrite_csv;
}

static const option sweep_lines[] = {
  {.name = "sizes", .letter = 'n', .argument = "LIST", .kind = OPTION_TEXT, .to.text = &sizes,
   .help = "how many points the parts have, joined by commas, each more than the one before; A,...,B doubles A until B"},
  COUNT("seed", "N", 0, SIZE_MAX, seed,
        "take points at random, the same for the same N on every machine, instead of the first ones; the points of a "
        "smaller part are in every larger one"),
  OPTION_LINE_NETWORKS(
            "conditional (default), beside the switch network; or all: the mixed, the one-layer, the two-layer, "
            "the bits and the gates network, too"),
  SECONDS("rank-budget", "TIME", rank_budget,
          "for the lower bounds of each part, as for memcert certify; 0 leaves them out"),
  OPTIONS_END};
static const option work_lines[] = {
  COUNT("jobs", "N", 1, MOST_JOBS, jobs, "processes that measure parts at the same time (default 1)"),
  NAMED_FILE("checkpoint", "FILE", checkpoint,
             "write there after every part what is measured, and begin with what it says"),
  CALL("shard", "I/K", take_shard,
       "measure part I, I + K, I + 2 K and so on, counted from 0, and write only the checkpoint, for --merge"),
  FLAG("merge", merged, "what the checkpoints of all K shards say together"),
  OPTIONS_END};
static const option output_lines[] = {
  {.name = "csv", .argument = "FILE", .kind = OPTION_CALL, .to.call = take_output_name,
   .help = "write the numbers to FILE instead of standard output: one line for each part and network"},
  CALL("svg", "FILE", take_svg, "write curves"),
  CALL("tex", "FILE", take_tex, "write a table for LaTeX"),
  FLAG("force", asked.force, "replace files whatever they are, unless they are read"),
  FLAG("timing", asked.timing, "the seconds that making and checking each network took, too"), OPTION_LINE_HELP,
  OPTIONS_END};
static const option_group sweep_options = {"Sweep", sweep_lines}, work_options = {"Work", work_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&sweep_options,       &work_options,    &dataset_options, &labels_options,
                                             &nonnegative_options, &readout_options, &recall_options,
                                             &output_options,      &limits_options,  NULL};
static const usage usages[] = {{"-n LIST [OPTIONS] TABLE", 1, 1}, {"--merge [OPTIONS] PART...", 1, SIZE_MAX}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert sweep -n 15,...,240 datasets/rings.csv --csv s.csv --svg s.svg",
   "15, 30, 60, 120 and 240 points"},
  {"memcert sweep -n 64,...,8192 --shard 0/4 --checkpoint part0 table.csv", "a quarter of the work"},
  {"memcert sweep --merge part0 part1 part2 part3 --svg s.svg", "what all four measured"},
  {NULL, NULL}};

const command command_sweep = {
  .name = "sweep",
  .operands = "TABLE",
  .summary = "what networks cost on growing parts of a table",
  .usages = usages,
  .description =
    "Makes, checks and measures the networks that memcert certify shows, on growing parts of a table: neurons, weights, "
    "the most that are active, depth, operations on the worst point and in the mean, bits, and the operations that any "
    "conditional network needs at least. Of a conditional network, neurons are operations, weights their terms, and "
    "depth the tests on the longest way.",
  .groups = groups,
  .examples = examples,
  .form = form,
  .written = written,
  .run = run,
};
