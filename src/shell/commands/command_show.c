#include "commands.h"
#include "network_kinds.h"
#include "shared_options.h"
#include "shell/base/overwrite.h"

static int run(char **files, size_t count)
{
  (void)count;
  show_request r = {.network = files[0], .output = asked.output, .json = asked.json};
  return network_kind_of(r.network)->kind->show(&r);
}

/* What -o gets. */
static const char *written(void)
{
  return asked.json ? "memcert-network-summary-1" : overwrite_summary;
}

static const option lines[] = {OPTION_LINE_JSON("one JSON object, memcert-network-summary-1"),
                               OPTION_LINES_OUTPUT("write to FILE instead of standard output"), OPTION_LINE_HELP,
                               OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&own, &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] NETWORK", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {{"memcert show table.net", "the size of a network, and what its columns mean"},
                                   {NULL, NULL}};

const command command_show = {
  .name = "show",
  .operands = "NETWORK",
  .summary = "what is in a network file",
  .usages = usages,
  .description = "Prints what is in the file of a network.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
