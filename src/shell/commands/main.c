#include <stdio.h>
#include <string.h>
#include "commands.h"
#include "shell/base/file_advice.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/report/report.h"
#include "shell/base/status.h"

static const char help[] =
  "Usage: memcert COMMAND [OPTIONS] FILES...\n"
  "\n"
  "Memorization of datasets by conditional networks, certified with exact arithmetic.\n"
  "\n"
  "  certify TABLE          synthesize a network that memorizes a dataset, and check it\n"
  "  synth TABLE            the network as a file\n"
  "  check NETWORK TABLE    a network that somebody made, against a dataset\n"
  "  eval NETWORK TABLE     outputs of a network\n"
  "  export NETWORK         the network in an open format\n"
  "  show NETWORK           what is in a network file\n"
  "  import FILE            a trained network of another program as a layered network\n"
  "  activity NETWORK TABLE what is active in a layered network on inputs\n"
  "  condition NET TABLE    a layered network on these inputs as a conditional network\n"
  "  rank TABLE             how few operations a network that recalls a dataset can do with\n"
  "\n"
  "  memcert COMMAND --help tells more; --version prints the version.\n"
  "\n"
  "Exit status: 0 it holds, 1 it does not, 2 wrong use, 3 a file cannot be read, understood or\n"
  "written, 4 a limit was reached and nothing is decided.\n";

static const struct {
  const char *name;
  int (*run)(int argc, char **argv);
} commands[] = {{"certify", command_certify}, {"synth", command_synth},   {"check", command_check},
                {"eval", command_eval},       {"export", command_export}, {"show", command_show},
                {"rank", command_rank},       {"import", command_import}, {"activity", command_activity},
                {"condition", command_condition}};

static int say(const char *text)
{
  output out = output_open(NULL);
  fputs(text, out.stream);
  output_close(&out);
  return STATUS_HOLDS;
}

int main(int argc, char **argv)
{
  memory_install();
  output_install();
  file_advice_command(argc, argv);
  if (argc < 2) {
    fputs(help, stderr);
    return STATUS_USAGE;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
    return say(help);
  if (strcmp(argv[1], "--version") == 0)
    return say("memcert " MEMCERT_VERSION "\n");
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    if (strcmp(argv[1], commands[i].name) == 0)
      return commands[i].run(argc - 1, argv + 1);
  fail(STATUS_USAGE, "unknown command %s: memcert --help lists them", quoted(argv[1], strlen(argv[1])));
}
