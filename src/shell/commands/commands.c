#include "commands.h"
#include "help.h"
#include "shared_options.h"
#include "shell/base/memory.h"
#include "shell/base/nearest.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const command *const commands[] = {&command_certify, &command_synth,  &command_check,    &command_eval,
                                   &command_export,  &command_show,   &command_import,   &command_activity,
                                   &command_condition, &command_rank, &command_plot,     &command_sweep,
                                   &command_report,  &command_verify, &command_help,     &command_version,  NULL};

const command *command_named(const char *name)
{
  nearest n = nearest_begin(name, strlen(name));
  for (const command *const *c = commands; *c; c++) {
    if (strcmp((*c)->name, name) == 0)
      return *c;
    nearest_try(&n, (*c)->name);
  }
  if (n.found)
    fail(STATUS_USAGE, "unknown command %s: did you mean %s?", quoted(name, strlen(name)), n.found);
  fail(STATUS_USAGE, "unknown command %s: memcert --help lists them", quoted(name, strlen(name)));
}

/* As many operands as one of the ways to call it says. */
static void check_operands(const command *c, size_t count)
{
  const usage *u = c->usages + (c->form ? c->form() : 0);
  if (count < u->least || count > u->most)
    fail(STATUS_USAGE, "%s\nUsage: memcert %s%s%s", count < u->least ? "a file is missing" : "too many files", c->name,
         *u->text ? " " : "", u->text);
}

/* Nothing that is read may be lost, nor what the user has not seen to be the same kind of file. */
static void check_output(const command *c, char *const *operands, size_t count)
{
  const char **inputs = allocate(count + OPTIONS_MOST, sizeof *inputs);
  for (size_t k = 0; k < count; k++)
    inputs[k] = operands[k];
  count += options_files(inputs + count);
  overwrite_check_standard(inputs, count);
  if (asked.output) {
    overwrite_check_inputs(asked.output, inputs, count);
    if (!asked.force)
      overwrite_check_kind(asked.output, c->written());
  }
  free(inputs);
}

static int call(const command *c, char *const *arguments, char **operands)
{
  size_t count = options_parse(arguments, c->groups, c->name, operands);
  if (asked.help) {
    output out = output_open(NULL);
    help_write(out.stream, c);
    output_close(&out);
    return STATUS_HOLDS;
  }
  check_operands(c, count);
  shared_options_check();
  if (c->written)
    check_output(c, operands, count);
  return c->run(operands, count);
}

int command_call(const command *c, char *const *arguments)
{
  size_t count = 0;
  while (arguments[count])
    count++;
  char **operands = allocate(count, sizeof *operands);
  int status = call(c, arguments, operands);
  free(operands);
  return status;
}
