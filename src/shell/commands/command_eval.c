#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/conditional/conditional_commands.h"
#include "eval_output.h"
#include "kernel/switch/check.h"
#include "shell/layered/layered_commands.h"
#include "shell/base/memory.h"
#include "shell/switch/netfile.h"
#include "network_kind.h"
#include "shell/base/number.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"

static void evaluate_rows(FILE *stream, const model *m, const points *p, eval_style how)
{
  size_t room = model_scratch(&m->net), r = m->net.outputs;
  mpq_ptr scratch = numbers_new(room), out = numbers_new(r);
  eval_output o = eval_output_begin(stream, how, &m->what, m->is_signed, r);
  for (size_t i = 0; i < p->points; i++) {
    network_evaluate(m->net, p->x + i * p->inputs, EVALUATE_ACTIVE, out, scratch);
    eval_output_row(&o, p->line[i], out);
  }
  eval_output_end(&o);
  numbers_free(out, r);
  numbers_free(scratch, room);
}

static eval_style how;

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  const char *name = asked.output;
  how.json = asked.json;
  how.decimal = options_given("decimal");
  o.inputs_only = true;
  o.file = files[1];
  file_advice_check_order(files[0], files[1]);
  network_kind kind = network_kind_of(files[0]);
  if (kind == NETWORK_LAYERED)
    return eval_layered(files[0], &o, name, how);
  if (kind == NETWORK_CONDITIONAL)
    return eval_conditional(files[0], &o, name, how);
  model m = netfile_read(files[0]);
  points p = points_read(&o, &m.what, m.is_signed);
  output out = output_open(name);
  evaluate_rows(out.stream, &m, &p, how);
  output_close(&out);
  points_free(&p);
  model_free(&m);
  return STATUS_HOLDS;
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-outputs-1" : NULL;
}

static const option lines[] = {
  FLAG("raw", how.raw, "every output of the network as it is, no labels"),
  COUNT("decimal", "N", 0, NUMBER_DIGITS_MOST, how.decimals,
        "numbers with N decimals, the rest cut off, instead of rationals"),
  OPTION_LINE_JSON("one JSON object, memcert-outputs-1"), OPTION_LINES_OUTPUT("write to FILE instead of standard output"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&table_options, &own, &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] NETWORK TABLE", 2, 2}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert eval table.net inputs.csv", "one line of outputs per row, as exact fractions or labels"},
  {"echo 1/3,2 | memcert eval --decimal 6 table.net -", "one input, with six decimals"},
  {NULL, NULL}};

const command command_eval = {
  .name = "eval",
  .operands = "NETWORK TABLE",
  .summary = "outputs of a network",
  .usages = usages,
  .description =
    "Evaluates a network, exactly, on inputs: TABLE has one row per input and no output columns. Prints one line per "
    "row: the outputs, joined by commas, as rationals, or as labels where the network was made from labels and the "
    "output is one. Of a signed network this is d+ - d-.\n\n"
    "A conditional network may have no answer on a row, which then says so; the exit status is 1.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
