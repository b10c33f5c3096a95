#include "bundle_replay.h"
#include "bundle_words.h"
#include "options.h"
#include "shared_options.h"
#include "shell/base/folder.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* With these the answer does not depend on the files alone, or on files that are not in the bundle. */
static void check_options(void)
{
  static const char *const others[] = {"budget", "checkpoint", "shard", "merge", "samples", "seed"};
  for (size_t k = 0; k < sizeof others / sizeof others[0]; k++)
    if (options_given(others[k]))
      fail(STATUS_USAGE, "--bundle and --%s exclude each other", others[k]);
}

/* The report as JSON, without what depends on the clock; `*status` is the exit status. */
static char *find_report(const replayed *what, char **operands, size_t count, int *status)
{
  shared_request before = asked;
  text_stream t;
  text_open(&t);
  asked.json = true;
  asked.points = asked.timing = false;
  asked.output = asked.everywhere.report = NULL;
  output_capture(t.stream);
  *status = what->run(operands, count);
  output_capture(NULL);
  undecided_prints("");
  asked = before;
  return text_close(&t);
}

/* The report, and what was made. */
static void add_found(bundle_files *all, const replayed *what, char *report)
{
  bundle_files_add(all, BUNDLE_REPORT, report, strlen(report));
  if (what->add)
    what->add(all);
}

int bundle_replay_run(const char *folder, const command *c, const replayed *what, char **operands, size_t count)
{
  bundle_files all = {0};
  int status;
  check_options();
  folder_check(folder);
  for (size_t k = 0; k < count; k++)
    if (strcmp(operands[k], "-") == 0)
      fail(STATUS_USAGE, "--bundle needs the table and the network as files");
  bundle_origin o = {.table = operands[count - 1], .network = count > 1 ? operands[0] : NULL};
  bundle_words_name(&o);
  bundle_files_add_given(&all, o.given, o.table, NULL);
  if (o.network)
    bundle_files_add_given(&all, o.network_file, o.network, NULL);
  if (o.targets)
    bundle_files_add_given(&all, o.targets_file, o.targets, NULL);
  add_found(&all, what, find_report(what, operands, count, &status));
  bundle_words_complete(&all, c->name, o);
  bundle_files_write(&all, folder);
  status = what->run(operands, count);
  folder_end();
  folder_keep();
  bundle_files_free(&all);
  bundle_words_free_names(&o);
  return status;
}

/* The report with the names that the user gave the files then. */
static char *renamed(const bundle *b, char *report)
{
  json_t *object = json_loads(report, 0, NULL), *network = json_object_get(object, "network");
  text_stream t;
  free(report);
  json_object_set_new(json_object_get(object, "dataset"), "file", json_text(b->origin.table));
  if (json_object_get(network, "file"))
    json_object_set_new(network, "file", json_text(b->origin.network ? b->origin.network : ""));
  text_open(&t);
  json_write(t.stream, object);
  return text_close(&t);
}

static void write_verified(FILE *f, const bundle *b)
{
  bundle_report r = bundle_report_begin(f, b);
  bundle_report_line(&r, "report", NULL, "the command was run again on the files in the folder, and every member of "
                     BUNDLE_REPORT " is found again; it rests on the theorems that the command rests on");
  if (bundle_files_find(&b->files, BUNDLE_TABLE))
    bundle_report_line(&r, "table", "no theorem: tested", "%s read again, as in " BUNDLE_TABLE, b->origin.given);
  if (bundle_files_find(&b->files, BUNDLE_BUCKETS))
    bundle_report_line(&r, "everywhere", "everywhere_check: within_everywhere",
                       BUNDLE_BUCKETS " was made again, byte for byte, and checked on the whole box");
  if (bundle_files_find(&b->files, BUNDLE_MADE))
    bundle_report_line(&r, "network", NULL, BUNDLE_MADE " was made again, byte for byte");
  bundle_report_end(&r);
}

void bundle_replay_verify(const bundle *b, const replayed *what)
{
  char *table = bundle_path(b->folder, b->origin.given);
  char *network = b->origin.network ? bundle_path(b->folder, b->origin.network_file) : NULL;
  char *operands[] = {network ? network : table, table};
  bundle_files found = {0};
  int status;
  check_options();
  add_found(&found, what, renamed(b, find_report(what, operands, network ? 2 : 1, &status)));
  bundle_check_found(b, &found);
  output out = output_open(NULL);
  write_verified(out.stream, b);
  output_close(&out);
  bundle_files_free(&found);
  free(network);
  free(table);
}
