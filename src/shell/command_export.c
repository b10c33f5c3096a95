#include "commands.h"
#include "layered.h"
#include "netfile.h"
#include "options.h"
#include "output.h"
#include <string.h>

static const char help[] =
  "Usage: memcert export --to layered-json [OPTIONS] NETWORK\n"
  "\n"
  "Writes the whole unconditional network, every neuron and every non-zero weight of it, in an\n"
  "open format. Its inputs are (1, x).\n"
  "\n"
  "  --to FORMAT         layered-json: memcert-layered-1\n"
  "  -o, --output FILE   write to FILE instead of standard output\n"
  "  -h, --help          this text\n"
  "\n" HELP_STATUS;

int command_export(int argc, char **argv)
{
  static const struct option known[] = {OPTIONS_COMMON, {"to", required_argument, NULL, OPTION_TO}, OPTIONS_END};
  const char *name = NULL, *format = NULL;
  for (int code; (code = options_next(argc, argv, known, help)) != -1;) {
    if (code == 'o')
      name = optarg;
    else
      format = optarg;
  }
  const char *file = options_operands(argc, argv, 1, help)[0];
  if (!format || strcmp(format, "layered-json") != 0)
    fail(STATUS_USAGE, "export: --to must be layered-json");
  model m = netfile_read(file);
  output out = output_open(name);
  layered_write(out.stream, &m.net);
  output_close(&out);
  model_free(&m);
  return STATUS_HOLDS;
}
