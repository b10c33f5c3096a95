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
#include "options.h"
#include "shell/base/output.h"

static const char help[] =
  "Usage: memcert eval [OPTIONS] NETWORK TABLE\n"
  "\n"
  "Evaluates a network, exactly, on inputs: TABLE has one row per input and no output columns.\n"
  "Prints one line per row: the outputs, joined by commas, as rationals, or as labels where the\n"
  "network was made from labels and the output is one. Of a signed network this is d+ - d-.\n"
  "A conditional network may have no answer on a row, which then says so; the exit status is 1.\n"
  "\n" HELP_TABLE
  "Output:\n"
  "  --raw               every output of the network as it is, no labels\n"
  "  --decimal N         numbers with N decimals, the rest cut off, instead of rationals\n"
  "  --json              one JSON object, memcert-outputs-1\n"
  "  -o, --output FILE   write to FILE\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

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
  eval_style how = {0};
  for (int code; (code = options_next(argc, argv, known, help)) != -1;)
    switch (code) {
    case 'o': name = optarg; break;
    case OPTION_JSON: how.json = true; break;
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
