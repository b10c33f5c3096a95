#include "commands.h"
#include "completion.h"
#include "help.h"
#include "manual.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/status.h"

static bool man;
static const char *shell;
static const char *const shells[] = {"bash", "zsh", "fish", NULL};

static int run(char **operands, size_t count)
{
  const command *one = count > 0 ? command_named(operands[0]) : NULL;
  if (shell && (one || man))
    fail(STATUS_USAGE, "--completion goes with nothing else");
  output out = output_open(NULL);
  if (shell)
    completion_write(out.stream, options_choose("--completion", shell, shells), commands);
  else if (man && one)
    manual_write(out.stream, one);
  else if (man)
    manual_write_all(out.stream, commands);
  else if (one)
    help_write(out.stream, one);
  else
    help_write_all(out.stream, commands);
  output_close(&out);
  return STATUS_HOLDS;
}

static const option lines[] = {FLAG("man", man, "the manual page, in mdoc"),
                               WORD("completion", "SHELL", shells, shell,
                                    "what completes commands and options in bash, zsh or fish"),
                               OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&own, NULL};
static const usage usages[] = {{"[COMMAND]", 0, 1}, {NULL, 0, 0}};
static const example examples[] = {{"memcert help certify", "what certify does, and its options"},
                                   {"memcert help --man certify | man -l -", "the same as a manual page"},
                                   {NULL, NULL}};

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
