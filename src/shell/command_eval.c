#include "commands.h"
#include "json.h"
#include "kernel/check.h"
#include "memory.h"
#include "netfile.h"
#include "number.h"
#include "options.h"
#include "output.h"
#include <stdlib.h>

static const char help[] =
  "Usage: memcert eval [OPTIONS] NETWORK TABLE\n"
  "\n"
  "Evaluates a network, exactly, on inputs: TABLE has one row per input and no output columns.\n"
  "Prints one line per row: the outputs, joined by commas, as rationals, or as labels where the\n"
  "network was made from labels and the output is one. Of a signed network this is d+ - d-.\n"
  "\n" HELP_TABLE
  "Output:\n"
  "  --raw               every output of the network as it is, no labels\n"
  "  --decimal N         numbers with N decimals, the rest cut off, instead of rationals\n"
  "  --json              one JSON object, memcert-outputs-1\n"
  "  -o, --output FILE   write to FILE\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

/* How outputs are shown. */
typedef struct {
  bool raw;
  bool decimal;
  size_t decimals;
} style;

static json_t *row_object(const model *m, size_t line, mpq_srcptr out)
{
  json_t *object = json_object(), *numbers = json_array();
  for (size_t j = 0; j < m->net.outputs; j++)
    json_array_append_new(numbers, json_rational(out + j));
  char *text = output_text(&m->what, m->is_signed, out);
  json_object_set_new(object, "line", json_integer((json_int_t)line));
  json_object_set_new(object, "outputs", numbers);
  json_object_set_new(object, "text", json_text(text));
  free(text);
  return object;
}

static void write_row(FILE *stream, const model *m, style how, mpq_srcptr out)
{
  if (!how.raw && !how.decimal) {
    char *text = output_text(&m->what, m->is_signed, out);
    fprintf(stream, "%s\n", text);
    free(text);
    return;
  }
  size_t r = m->is_signed && !how.raw ? m->net.outputs / 2 : m->net.outputs;
  mpq_t value;
  mpq_init(value);
  for (size_t j = 0; j < r; j++) {
    if (j > 0)
      fputc(',', stream);
    mpq_set(value, out + j);
    if (r < m->net.outputs)
      mpq_sub(value, value, out + r + j);
    if (how.decimal)
      number_write_decimal(stream, value, how.decimals);
    else
      number_write(stream, value);
  }
  mpq_clear(value);
  fputc('\n', stream);
}

static void evaluate_rows(FILE *stream, const model *m, const points *p, bool json, style how)
{
  size_t room = model_scratch(&m->net), r = m->net.outputs;
  mpq_ptr scratch = numbers_new(room), out = numbers_new(r);
  json_t *rows = json ? json_array() : NULL;
  for (size_t i = 0; i < p->points; i++) {
    network_evaluate(m->net, p->x + i * p->inputs, EVALUATE_ACTIVE, out, scratch);
    if (json)
      json_array_append_new(rows, row_object(m, p->line[i], out));
    else
      write_row(stream, m, how, out);
  }
  if (json) {
    json_t *object = json_object();
    json_object_set_new(object, "format", json_string("memcert-outputs-1"));
    json_object_set_new(object, "signed", json_boolean(m->is_signed));
    json_object_set_new(object, "rows", rows);
    json_write(stream, object);
  }
  numbers_free(out, r);
  numbers_free(scratch, room);
}

int command_eval(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON,
                                        OPTIONS_TABLE,
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {"raw", no_argument, NULL, OPTION_RAW},
                                        {"decimal", required_argument, NULL, OPTION_DECIMAL},
                                        OPTIONS_END};
  points_options o = {.inputs_only = true};
  const char *name = NULL;
  bool json = false;
  style how = {0};
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_JSON: json = true; break;
    case OPTION_RAW: how.raw = true; break;
    case OPTION_DECIMAL:
      how.decimal = true;
      how.decimals = options_number("--decimal", optarg);
      if (how.decimals > NUMBER_DIGITS_MOST)
        fail(STATUS_USAGE, "--decimal: at most %d", NUMBER_DIGITS_MOST);
      break;
    default: options_take(code, optarg, &o, NULL);
    }
  char **files = options_operands(argc, argv, 2, help);
  o.file = files[1];
  model m = netfile_read(files[0]);
  points p = points_read(&o, &m.what, m.is_signed);
  output out = output_open(name);
  evaluate_rows(out.stream, &m, &p, json, how);
  output_close(&out);
  points_free(&p);
  model_free(&m);
  return STATUS_HOLDS;
}
