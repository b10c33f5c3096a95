#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/base/json.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_run.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"

static void write_row(spool *rows, const layered_run *r, activity a)
{
  fprintf(spool_stream(rows), "line %-6zu %zu neurons, %zu weights, p + 4w = %zu\n", table_reader_line(r->rows), a.neurons,
          a.weights, layered_run_bound(r, a.weights));
}

static json_t *row_object(const layered_run *r, activity a)
{
  json_t *object = json_object();
  json_object_set_new(object, "line", json_count(table_reader_line(r->rows)));
  json_object_set_new(object, "neurons", json_count(a.neurons));
  json_object_set_new(object, "weights", json_count(a.weights));
  json_object_set_new(object, "bound", json_count(layered_run_bound(r, a.weights)));
  return object;
}

static void run_rows(spool *rows, layered_run *r)
{
  activity a;
  for (bool first = true; layered_run_next(r, &a); first = false)
    if (asked.json)
      json_write_element(rows, row_object(r, a), first);
    else
      write_row(rows, r, a);
  spool_end(rows);
}

static void write_text(FILE *f, const layered_run *r, spool *rows)
{
  layered_run_write_network(f, r);
  spool_close(rows, f);
  layered_run_write_activity(f, r);
}

static void write_json(FILE *f, const layered_run *r, spool *rows)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-activity-1"));
  json_object_set_new(object, "network", layered_run_network_object(r));
  layered_run_add_activity(object, r);
  json_write_before(f, object, "rows", rows);
}

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  o.inputs_only = true;
  o.file = files[1];
  file_advice_check_order(files[0], files[1]);
  layered_run r = layered_run_begin(layered_read(files[0]), files[0], &o);
  spool *rows = spool_open();
  run_rows(rows, &r);
  output out = output_open(asked.output);
  (asked.json ? write_json : write_text)(out.stream, &r, rows);
  output_close(&out);
  layered_run_close(&r);
  return STATUS_HOLDS;
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-activity-1" : overwrite_activity;
}

static const option lines[] = {OPTION_LINE_JSON("one JSON object, memcert-activity-1"),
                               OPTION_LINES_OUTPUT("write to FILE instead of standard output"), OPTION_LINE_HELP,
                               OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&table_options, &own, &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] NETWORK TABLE", 2, 2}, {NULL, 0, 0}};
static const example examples[] = {{"memcert activity tll.json inputs.csv", "what each input of a table activates"},
                                   {NULL, NULL}};

const command command_activity = {
  .name = "activity",
  .operands = "NETWORK TABLE",
  .summary = "what is active in a layered network on inputs",
  .usages = usages,
  .description =
    "Prints what is active in a layered network (memcert-layered-1) on inputs, exactly, by Definition 1 with equation "
    "6: a neuron that some non-zero number reaches through a non-zero weight, and a non-zero weight between two active "
    "neurons. TABLE has one row per input and no output columns.\n\n"
    "With it stand p + 4w, the operations that Theorem 1 allows a conditional network on an input with w active "
    "weights, and 2 operations per weight, which computing the whole network takes.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
