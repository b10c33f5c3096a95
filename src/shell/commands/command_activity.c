#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/base/json.h"
#include "shell/layered/layered_run.h"
#include "options.h"
#include "shell/base/output.h"

static const char help[] =
  "Usage: memcert activity [OPTIONS] NETWORK TABLE\n"
  "\n"
  "What is active in a layered network (memcert-layered-1) on inputs, exactly, by Definition 1 with\n"
  "equation 6: a neuron that some non-zero number reaches through a non-zero weight, and a non-zero\n"
  "weight between two active neurons. TABLE has one row per input and no output columns. Beside it\n"
  "p + 4w, the operations that Theorem 1 allows a conditional network on an input with w active\n"
  "weights, and 2 operations per weight, which computing the whole network takes.\n"
  "\n" HELP_TABLE
  "Output:\n"
  "  --json              one JSON object, memcert-activity-1\n"
  "  -o, --output FILE   write to FILE\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

static void write_text(FILE *f, layered_run *r)
{
  layered_run_write_network(f, r);
  for (size_t i = 0; i < r->table.points; i++) {
    activity a = layered_run_at(r, i);
    fprintf(f, "line %-6zu %zu neurons, %zu weights, p + 4w = %zu\n", r->table.line[i], a.neurons, a.weights,
            layered_run_bound(r, a.weights));
  }
  layered_run_write_activity(f, r);
}

static void write_json(FILE *f, layered_run *r)
{
  json_t *object = json_object(), *rows = json_array();
  for (size_t i = 0; i < r->table.points; i++) {
    activity a = layered_run_at(r, i);
    json_array_append_new(rows, json_pack("{s:I,s:I,s:I,s:I}", "line", (json_int_t)r->table.line[i], "neurons",
                                          (json_int_t)a.neurons, "weights", (json_int_t)a.weights, "bound",
                                          (json_int_t)layered_run_bound(r, a.weights)));
  }
  json_object_set_new(object, "format", json_string("memcert-activity-1"));
  json_object_set_new(object, "network", layered_run_network_object(r));
  layered_run_add_activity(object, r);
  json_object_set_new(object, "rows", rows);
  json_write(f, object);
}

int command_activity(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON, OPTIONS_TABLE, {"json", no_argument, NULL, OPTION_JSON},
                                        OPTIONS_END};
  points_options o = {.inputs_only = true};
  const char *name = NULL;
  bool json = false;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_JSON: json = true; break;
    default: options_take(code, optarg, &o, NULL);
    }
  char **files = options_operands(argc, argv, 2, help);
  o.file = files[1];
  file_advice_check_order(files[0], files[1]);
  layered_run r = layered_run_open(files[0], &o, false);
  output out = output_open(name);
  (json ? write_json : write_text)(out.stream, &r);
  output_close(&out);
  layered_run_close(&r);
  return STATUS_HOLDS;
}
