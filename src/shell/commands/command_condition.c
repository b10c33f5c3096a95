#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/conditional/conditional_report.h"
#include "shell/conditional/conditional_tree.h"
#include "shell/base/clock.h"
#include "shell/base/json.h"
#include "shell/layered/layered_read.h"
#include "shell/otherwise/otherwise_run.h"
#include "shell/base/memory.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/text.h"
#include "shell/base/progress.h"
#include "shell/report/report.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>
#include <string.h>

static bool total, loop;
static const char *otherwise;
static const char *bundle_folder; /* NULL: none is asked for */
static char *kept;                /* of a run that goes into a bundle: the network as its file has it */

enum { STEP_MAKE, STEP_NETWORK, STEP_CONDITIONAL, STEPS };

typedef struct {
  const char *net_file;
  layered_run run;
  conditional_model result;
  mpq_ptr answers; /* of the layered network, a row per point */
  size_t *sharp;   /* of each point: p + the sum of 2a + |IC| over all layers and |IC| over all but the last */
  size_t *bound;   /* of each point: p + 4w */
  point_tally operations, sharps, bounds;
  report_step step[STEPS]; /* what making took, and all inputs of the table, once through each of the two */
} condition;

static void begin_steps(condition *c)
{
  static const char *const names[STEPS] = {"make", "network", "conditional"};
  for (size_t k = 0; k < STEPS; k++)
    c->step[k].name = names[k];
}

/* Puts every point into the tree. */
static void grow(condition *c)
{
  layered_run *run = &c->run;
  size_t n = run->table.points, outputs, first = run->view.layer[run->view.layers - 1];
  conditional_tree tree = conditional_tree_new(run->view, run->reading);
  tree.model.constant = run->constant;
  tree.model.is_signed = run->is_signed;
  progress_begin("conditioning");
  for (size_t i = 0; i < n; i++) {
    activity a = conditional_tree_add(&tree, layered_run_input(run, i), run->y, run->active, run->scratch);
    size_t last = layered_active(run->active, first, run->view.neurons);
    c->bound[i] = layered_run_bound(run, a.weights);
    c->sharp[i] = run->view.inputs + 2 * a.weights + 2 * a.neurons - last;
    mpq_srcptr answer = layered_run_last(run, &outputs);
    for (size_t j = 0; j < outputs; j++)
      mpq_set(c->answers + i * outputs + j, answer + j);
    progress_at(i + 1, n);
  }
  c->result = conditional_tree_end(&tree);
  if (run->net.what)
    c->result.what = columns_json_copy(run->net.what);
}

/* Runs the result on every point.  What is found wrong here is wrong in this program. */
static void verify(condition *c)
{
  conditional_machine k = conditional_machine_new(&c->result);
  const points *p = &c->run.table;
  progress_begin("checking");
  for (size_t i = 0; i < p->points; i++) {
    conditional_recall found =
      conditional_machine_check(&k, p->x + i * p->inputs, c->answers + i * k.net.outputs);
    if (found.verdict != CONDITIONAL_RECALLED || found.operations > c->sharp[i] || c->sharp[i] > c->bound[i])
      fail(STATUS_UNDECIDED, "internal error: the conditional network is wrong on line %zu; nothing is written",
           p->line[i]);
    point_tally_add(&c->operations, found.operations);
    point_tally_add(&c->sharps, c->sharp[i]);
    point_tally_add(&c->bounds, c->bound[i]);
    progress_at(i + 1, p->points);
  }
  progress_end();
  conditional_machine_free(&k);
}

static void take_time_of_network(condition *c)
{
  layered_run *run = &c->run;
  double start = seconds_now();
  for (size_t i = 0; i < run->table.points; i++)
    layered_forward(run->view, run->reading, layered_run_input(run, i), run->y, run->scratch);
  c->step[STEP_NETWORK].seconds = seconds_now() - start;
}

static void take_time_of_tree(condition *c)
{
  const points *p = &c->run.table;
  conditional_machine k = conditional_machine_new(&c->result);
  double start = seconds_now();
  for (size_t i = 0; i < p->points; i++)
    conditional_machine_run(&k, p->x + i * p->inputs);
  c->step[STEP_CONDITIONAL].seconds = seconds_now() - start;
  conditional_machine_free(&k);
}

/* What is known of the inputs that are not in the table. */
static const char *elsewhere(void)
{
  return otherwise || loop ? "network" : total ? "another answer" : "no answer";
}

static void write_elsewhere(FILE *f, const condition *c)
{
  fputs("elsewhere   ", f);
  if (otherwise)
    fprintf(f, "the outputs of %s on every input, within p + 4w operations: where no input of\n"
            "            the table went, it goes on in the network (Theorem 1 on every input)\n", c->net_file);
  else if (total)
    fprintf(f, "other inputs may get ANOTHER ANSWER than that of %s, without notice:\n"
            "            memcert check CONDITIONAL --against %s INPUTS counts them\n", c->net_file, c->net_file);
  else
    fputs("other inputs have no answer where they meet a branch that none of the table took;\n"
          "            with --otherwise network they have that of the network\n", f);
}

static void write_report(FILE *f, const condition *c)
{
  fprintf(f, "done: the conditional network has the outputs of %s on every input of %s (%zu)\n\n", c->net_file,
          c->run.table.file, c->run.table.points);
  report_write_dataset(f, &c->run.table);
  conditional_size_write(f, &c->result);
  point_tally_write(f, "operations", c->operations, "");
  fputc('\n', f);
  point_tally_write(f, "sharp bound", c->sharps, "");
  fputs(": p + sum(2a + |IC|) + sum |IC|, over all and all but the last layer\n", f);
  point_tally_write(f, "bound", c->bounds, "");
  fprintf(f, ": p + 4w\ndense       %zu: two per weight that is not zero\n", layered_run_dense(&c->run));
  write_elsewhere(f, c);
  if (asked.timing)
    report_write_steps(f, c->step, STEPS);
}

static void write_json(FILE *f, const condition *c)
{
  json_t *object = json_object(), *operations = point_tally_object(c->operations);
  json_object_set_new(operations, "sharp", point_tally_object(c->sharps));
  json_object_set_new(operations, "bound", point_tally_object(c->bounds));
  json_object_set_new(operations, "dense", json_count(layered_run_dense(&c->run)));
  json_object_set_new(object, "format", json_string("memcert-condition-1"));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  json_object_set_new(object, "dataset", report_dataset_object(&c->run.table));
  json_object_set_new(object, "network", conditional_size_object(&c->result));
  json_object_set_new(object, "elsewhere", json_string(elsewhere()));
  json_object_set_new(object, "operations", operations);
  if (asked.timing)
    report_add_steps(object, c->step, STEPS);
  json_write(f, object);
}

static void make(condition *c, bool total)
{
  size_t n = c->run.table.points, r = c->run.view.neurons - c->run.view.layer[c->run.view.layers - 1];
  c->answers = numbers_new(n * r);
  c->sharp = allocate(n, sizeof(size_t));
  c->bound = allocate(n, sizeof(size_t));
  double start = seconds_now();
  grow(c);
  if (total)
    conditional_model_splice(&c->result);
  c->step[STEP_MAKE].seconds = seconds_now() - start;
  verify(c);
  if (asked.timing) {
    take_time_of_network(c);
    take_time_of_tree(c);
  }
  numbers_free(c->answers, n * r);
  free(c->sharp);
  free(c->bound);
}

/* The network gets its name when the report is there, as what needs memory comes before. */
static void hand_out(const condition *c, char *report)
{
  bool goes_on = otherwise || loop;
  if (!asked.output)
    kept = goes_on ? otherwise_text(&c->run.net, &c->result) : conditional_json_text(&c->result);
  else if (goes_on)
    otherwise_save(asked.output, &c->run.net, &c->result);
  else
    conditional_json_save(asked.output, &c->result);
  output out = output_open(NULL);
  fputs(report, out.stream);
  output_close(&out);
  free(report);
}

static char *composed(const condition *c, void (*write)(FILE *, const condition *))
{
  text_stream report;
  text_open(&report);
  write(report.stream, c);
  return text_close(&report);
}

static int run_tree(const points_options *o, const char *network)
{
  condition c = {.net_file = network, .run = layered_run_open(network, o, false)};
  c.run.net.constant = c.run.constant;
  begin_steps(&c);
  make(&c, total);
  hand_out(&c, composed(&c, asked.json ? write_json : write_report));
  conditional_model_free(&c.result);
  layered_run_close(&c.run);
  return STATUS_HOLDS;
}

/* Of a loop, on the inputs of a table if there is one. */
static void write_loop_report(FILE *f, const condition *c)
{
  bool some = c->run.table.points > 0;
  fprintf(f, "done: the loop has the outputs of %s on every input, within p + 4w operations\n\n", c->net_file);
  if (some)
    report_write_dataset(f, &c->run.table);
  layered_run_write_network(f, &c->run);
  if (some) {
    point_tally_write(f, "operations", c->operations, " on these inputs");
    fputc('\n', f);
    point_tally_write(f, "bound", c->bounds, "");
    fputs(": p + 4w\n", f);
  }
  fprintf(f, "dense       %zu: two per weight that is not zero\n", layered_run_dense(&c->run));
  if (some && asked.timing)
    report_write_steps(f, c->step, STEPS);
}

static void write_loop_json(FILE *f, const condition *c)
{
  bool some = c->run.table.points > 0;
  json_t *object = json_object(), *operations = some ? point_tally_object(c->operations) : json_object();
  if (some)
    json_object_set_new(operations, "bound", point_tally_object(c->bounds));
  json_object_set_new(operations, "dense", json_count(layered_run_dense(&c->run)));
  json_object_set_new(object, "format", json_string("memcert-condition-1"));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  if (some)
    json_object_set_new(object, "dataset", report_dataset_object(&c->run.table));
  json_object_set_new(object, "network", conditional_size_object(&c->result));
  json_object_set_new(object, "elsewhere", json_string(elsewhere()));
  json_object_set_new(object, "operations", operations);
  if (some && asked.timing)
    report_add_steps(object, c->step, STEPS);
  json_write(f, object);
}

/* Runs the loop on the inputs of the table. */
static void measure_loop(condition *c)
{
  otherwise_run r = otherwise_run_new(c->net_file, c->run, c->result);
  double start = seconds_now();
  for (size_t i = 0; i < c->run.table.points; i++)
    otherwise_run_at(&r, i);
  c->step[STEP_CONDITIONAL].seconds = seconds_now() - start;
  c->operations = r.operations;
  c->bounds = r.bounds;
}

static int run_loop(const points_options *o, const char *network)
{
  condition c = {.net_file = network};
  c.run = o->file ? layered_run_open(network, o, false) : layered_run_new(layered_read(network), (points){0});
  c.run.net.constant = c.run.constant;
  c.result = conditional_model_new(c.run.view.inputs, c.run.view.neurons - c.run.view.layer[c.run.view.layers - 1]);
  c.result.constant = c.run.constant;
  c.result.is_signed = c.run.is_signed;
  begin_steps(&c);
  measure_loop(&c);
  if (asked.timing)
    take_time_of_network(&c);
  hand_out(&c, composed(&c, asked.json ? write_loop_json : write_loop_report));
  conditional_model_free(&c.result);
  layered_run_close(&c.run);
  return STATUS_HOLDS;
}

static size_t form(void)
{
  return loop ? 1 : 0;
}

static int run_alone(char **files, size_t count)
{
  points_options o = asked.table;
  o.inputs_only = true;
  if (total && (otherwise || loop))
    fail(STATUS_USAGE, "--total and --%s exclude each other", loop ? "loop" : "otherwise");
  o.file = count > 1 ? files[1] : NULL;
  if (o.file)
    file_advice_check_order(files[0], files[1]);
  return loop ? run_loop(&o, files[0]) : run_tree(&o, files[0]);
}

static void add_kept(bundle_files *all)
{
  bundle_files_add(all, BUNDLE_MADE, kept, strlen(kept));
  kept = NULL;
}

const replayed condition_replayed = {run_alone, add_kept};

static int run(char **files, size_t count)
{
  if (!asked.output || strcmp(asked.output, "-") == 0)
    fail(STATUS_USAGE, "condition: -o must name a file for the network; the report goes to standard output");
  if (bundle_folder && count < 2)
    fail(STATUS_USAGE, "--bundle needs a table of inputs");
  if (bundle_folder)
    return bundle_replay_run(bundle_folder, &command_condition, &condition_replayed, files, count);
  return run_alone(files, count);
}

/* What -o gets. */
static const char *written(void)
{
  return otherwise || loop ? "memcert-conditional-2" : "memcert-conditional-1";
}

static const char *const otherwise_words[] = {"network", NULL};
static const option network_lines[] = {
  WORD("otherwise", "WHAT", otherwise_words, otherwise,
       "network: where an input meets a branch that none of the table took, it goes on in the network, which has its "
       "outputs then, too"),
  FLAG("loop", loop, "no tree: the network itself, of which only what is not zero is computed; it needs no TABLE"),
  FLAG("total", total,
       "leave tests out that all inputs pass alike: it answers on every input then, but on others than those of the "
       "table perhaps not as the network does (memcert check --against)"),
  OPTIONS_END};
static const option output_lines[] = {
  OPTION_LINE_JSON("the report as one JSON object, memcert-condition-1"),
  FLAG("timing", asked.timing,
       "the time of making the conditional network, and of all inputs of the table, once through the network and once "
       "through what was made of it, both in exact arithmetic"),
  OPTION_LINES_OUTPUT("write the network, memcert-conditional-1, or memcert-conditional-2 with --otherwise and --loop, "
                      "to FILE"),
  TEXT("bundle", "DIR", bundle_folder,
       "also put both networks, the table, the report and the digests of all of them into the new folder DIR, which "
       "memcert verify checks; this takes twice as long"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option_group network_options = {"Network", network_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&table_options, &network_options, &output_options, &limits_options, NULL};
static const usage usages[] = {
  {"[OPTIONS] -o FILE NETWORK TABLE", 2, 2}, {"--loop [OPTIONS] -o FILE NETWORK [TABLE]", 1, 2}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert condition trained.json inputs.csv -o conditional.json",
   "what the network computes on these inputs, as a conditional network"},
  {"memcert condition --otherwise network trained.json inputs.csv -o all.json",
   "the same, with the outputs of the network on every other input, too"},
  {"memcert condition --loop trained.json -o loop.json", "without inputs: the size of the network, and no tree"},
  {NULL, NULL}};

const command command_condition = {
  .name = "condition",
  .operands = "NETWORK TABLE",
  .summary = "a layered network on these inputs as a conditional network",
  .usages = usages,
  .form = form,
  .description =
    "Writes the conditional network of Theorem 1: what a layered network, memcert-layered-1, computes on the inputs of a "
    "table, with the tests that say which neurons need not be computed. TABLE has one row per input and no output "
    "columns. The result is run on every input before it is written: it has the outputs of the network, within p + 4w "
    "operations, w being the active weights.\n\n"
    "On other inputs it has no answer where it meets a branch that none of the table took. With --otherwise network it "
    "goes on in the network there: on every input it has the outputs of the network, within p + 4w operations, which is "
    "proved. With --loop there is no tree, and the same holds. With --total other inputs may get another answer than "
    "the network's.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
