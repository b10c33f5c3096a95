#include "commands.h"
#include "drawn_network.h"
#include "network_kinds.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/plot/function_picture.h"
#include "shell/plot/plane_picture.h"
#include "shell/plot/structure_picture.h"
#include "shell/report/report.h"
#include <stdlib.h>
#include <string.h>

static const char *const pictures[] = {"plane", "function", "structure", NULL};
static const char *wanted;     /* one of these, or NULL: by the number of inputs */
static const char *made = "switch";
static const char *drawn_columns;
static size_t line;            /* 0: none */
static size_t component = 1;
static bool argmax;

static bool is_wanted(const char *name)
{
  return wanted && strcmp(wanted, name) == 0;
}

/* The input that an item of --columns names, by its name or the number of its column. */
static size_t input_named(const points *p, const char *item, size_t length)
{
  char *end;
  unsigned long number = strtoul(item, &end, 10);
  bool is_number = length > 0 && end == item + length && item[0] >= '0' && item[0] <= '9';
  for (size_t k = 1; k < p->inputs; k++)
    if (p->column[k - 1].name && strlen(p->column[k - 1].name) == length && memcmp(p->column[k - 1].name, item, length) == 0)
      return k;
  for (size_t k = 1; is_number && k < p->inputs; k++)
    if (p->column[k - 1].number == number)
      return k;
  fail(STATUS_USAGE, "--columns: no input is %s: give the name of one in the header, or the number of its column",
       quoted(item, length));
}

static void take_columns(picture *p)
{
  size_t length, count = 0, input[2] = {0, 0};
  for (const char *list = drawn_columns; list; count++) {
    const char *rest = text_rest(list, &length);
    if (count == 2)
      fail(STATUS_USAGE, "--columns: more than two columns: a picture has two axes");
    input[count] = input_named(p->data, list, length);
    list = rest;
  }
  if (count == 2 && input[0] == input[1])
    fail(STATUS_USAGE, "--columns: the same column twice");
  p->across = input[0];
  p->up = input[1];
}

static void take_line(picture *p)
{
  const points *data = p->data;
  for (p->marked = 0; p->marked < data->points && data->line[p->marked] != line; p->marked++)
    ;
  if (p->marked == data->points)
    fail(STATUS_USAGE, "--line: line %zu of %s is no point, or repeats one: the first point is line %zu, the last one line "
         "%zu", line, data->file, data->line[0], data->line[data->points - 1]);
}

/* What the inputs, or the columns that were chosen, let be drawn. */
static void check_inputs(const picture *p)
{
  size_t inputs = p->data->inputs - 1, drawn_inputs = drawn_columns ? 1 + (p->up > 0) : inputs;
  if (is_wanted("structure"))
    return;
  if (!drawn_columns && inputs > 2)
    fail(STATUS_USAGE, "%s has %zu inputs, and a picture has two axes: --columns A,B draws the plane of two of them through "
         "the point of --line N, --ignore LIST leaves columns out, and --picture structure draws the network itself",
         p->data->file, inputs);
  if (inputs == 0)
    fail(STATUS_USAGE, "%s has no inputs: --picture structure draws the network itself", p->data->file);
  if (is_wanted("function") && drawn_inputs != 1)
    fail(STATUS_USAGE, "--picture function needs one input: --columns A draws the line of one through the point of --line N");
  if (is_wanted("plane") && drawn_inputs != 2)
    fail(STATUS_USAGE, "--picture plane needs two inputs: --picture function is for one");
}

static void choose(picture *p)
{
  size_t outputs = p->layered && argmax ? 1 : points_outputs(p->data);
  if (component > outputs)
    fail(STATUS_USAGE, "--component: there %s only %zu output%s", outputs == 1 ? "is" : "are", outputs, s_of(outputs));
  p->output = component - 1;
  p->argmax = argmax;
  if (p->data->inputs <= 2)
    p->up = 0;
  if (drawn_columns)
    take_columns(p);
  if (line)
    take_line(p);
  check_inputs(p);
}

static void write_picture(const picture *p)
{
  output out = output_open(asked.output);
  if (is_wanted("structure"))
    picture_write_structure(out.stream, p);
  else if (p->up == 0)
    picture_write_function(out.stream, p);
  else
    picture_write_plane(out.stream, p);
  output_close(&out);
}

static int run(char **files, size_t count)
{
  points_options o = asked.table;
  o.file = files[0];
  if (count > 1 && options_given("network"))
    fail(STATUS_USAGE, "--network makes a network, but one is given as a file: %s", quoted(files[1], strlen(files[1])));
  if (argmax && count < 2)
    fail(STATUS_USAGE, "--argmax: of a layered network that is given as a file");
  drawn_network d = count > 1 ? drawn_network_read(&o, files[1], argmax) : drawn_network_made(&o, made);
  int status = STATUS_HOLDS;
  if (d.data.state == POINTS_USABLE) {
    picture p = drawn_network_picture(&d);
    choose(&p);
    write_picture(&p);
  } else {
    report_write_refuted(stderr, &d.data);
    status = STATUS_FAILS;
  }
  drawn_network_free(&d);
  return status;
}

/* What -o gets. */
static const char *written(void)
{
  return overwrite_svg;
}

static const option picture_lines[] = {
  WORD("picture", "KIND", pictures, wanted,
       "plane, of two inputs: the points, and the regions that the network cuts the plane into; function, of one input: "
       "an output and its pieces; or structure: switches, tests or neurons. By default the number of inputs says so"),
  WORD("network", "KIND", recalling_names, made,
       "make this network for the table, if no file of one is given, as memcert synth makes it (default: switch)"),
  COUNT("line", "N", 1, SIZE_MAX, line, "show the way of the point on this line of the table"),
  TEXT("columns", "LIST", drawn_columns,
       "draw these inputs, one or two, by name or by the number of the column: the other inputs are those of the point of "
       "--line, or of the first point"),
  COUNT("component", "N", 1, SIZE_MAX, component, "of a function: draw output N (default 1)"),
  FLAG("argmax", argmax, "of a layered network: the output of the table is the index of its largest output"),
  OPTIONS_END};
static const option output_lines[] = {OPTION_LINES_OUTPUT("write the picture to FILE instead of standard output"),
                                      OPTION_LINE_HELP, OPTIONS_END};
static const option_group picture_options = {"Picture", picture_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&picture_options, &dataset_options, &labels_options,
                                             &nonnegative_options, &output_options,  &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] TABLE [NETWORK]", 1, 2}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert plot --line 4 datasets/figure1.csv -o plane.svg", "halving lines, and the path of a point"},
  {"memcert plot --network two-layer datasets/anscombe1.csv -o function.svg", "a function of one input"},
  {"memcert plot --picture structure datasets/figure1.csv -o network.svg", "the network itself"},
  {NULL, NULL}};

const command command_plot = {
  .name = "plot",
  .operands = "TABLE [NETWORK]",
  .summary = "a picture of a network and of the points that it recalls",
  .usages = usages,
  .description =
    "Draws a table and a network as one SVG file, for light and dark pages. Where regions and pieces end is computed "
    "exactly; only the places in the picture are rounded. The picture shows what the network computes; memcert check "
    "says whether it recalls the table.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
