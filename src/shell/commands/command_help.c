#include "commands.h"
#include "help.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/status.h"

static int run(char **operands, size_t count)
{
  output out = output_open(NULL);
  if (count == 0)
    help_write_all(out.stream, commands);
  else
    help_write(out.stream, command_named(operands[0]));
  output_close(&out);
  return STATUS_HOLDS;
}

static const option lines[] = {OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&own, NULL};
static const usage usages[] = {{"[COMMAND]", 0, 1}, {NULL, 0, 0}};
static const example examples[] = {{"memcert help certify", "what certify does, and its options"}, {NULL, NULL}};

const command command_help = {
  .name = "help",
  .operands = "[COMMAND]",
  .summary = "what there is, or the options of a command",
  .usages = usages,
  .description = "Prints what the commands are, or what one of them does.",
  .groups = groups,
  .examples = examples,
  .run = run,
};
