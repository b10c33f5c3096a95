#include "commands.h"
#include "shell/base/file_advice.h"
#include "network_kinds.h"
#include "shell/base/number.h"
#include "option_values.h"
#include "shared_options.h"
#include "shell/base/overwrite.h"

static eval_request wanted;

static int run(char **files, size_t count)
{
  (void)count;
  wanted.network = files[0];
  wanted.table = asked.table;
  wanted.table.inputs_only = true;
  wanted.table.file = files[1];
  wanted.output = asked.output;
  wanted.how.json = asked.json;
  file_advice_check_order(files[0], files[1]);
  return network_kind_of(files[0])->kind->eval(&wanted);
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-outputs-1" : NULL;
}

/* Of the table or of the outputs, which is told by the value. */
static void take_decimal(const char *shown, const char *value)
{
  if (value[0] < '0' || value[0] > '9')
    take_decimal_sign(shown, value);
  else {
    wanted.how.decimals = options_number(shown, value, 0, NUMBER_DIGITS_MOST);
    wanted.how.decimal = true;
  }
}

static const option lines[] = {
  FLAG("raw", wanted.how.raw, "every output of the network as it is, no labels"),
  CALL("decimal", "N", take_decimal,
       "numbers with N decimals, the rest cut off, instead of rationals; --decimal comma speaks of the table: its "
       "numbers are written 3,5"),
  OPTION_LINE_JSON("one JSON object, memcert-outputs-1"), OPTION_LINES_OUTPUT("write to FILE instead of standard output"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&eval_table_options, &own, &limits_options, NULL};
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
