#include <stdio.h>
#include <string.h>
#include "commands.h"
#include "help.h"
#include "shared_options.h"
#include "shell/base/file_advice.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/status.h"

/* What is asked for without a command. */
static const char *alias(const char *word)
{
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
    return "help";
  if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
    return "version";
  return word;
}

int main(int argc, char **argv)
{
  memory_install();
  output_install();
  file_advice_command(argc, argv);
  if (argc < 2) {
    help_write_all(stderr, commands);
    return STATUS_USAGE;
  }
  asked.arguments = argv + 1;
  return command_call(command_named(alias(argv[1])), argv + 2);
}
