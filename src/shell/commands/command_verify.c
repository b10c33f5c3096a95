#include "bundle_words.h"
#include "commands.h"
#include "shared_options.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include "shell/bundle/bundle_verify.h"
#include "shell/table/points_read.h"
#include <stdlib.h>
#include <string.h>

static const char *own_table; /* of the user, or NULL */
static bool json; /* asked.json is of the command that runs again */

/* What the options in a bundle ask for is no wrong use of this command. */
static void leave(int status, const place *where, const char *message)
{
  fail_calls(NULL);
  /* The command that ran again would have said it in its own words. */
  undecided_prints(json ? bundle_report_undecided : "");
  status = status == STATUS_USAGE ? STATUS_FILE : status;
  if (where)
    fail_at(status, *where, "%s", message);
  fail(status, "%s", message);
}

/* The table in the bundle is the user's. */
static void check_own_table(const bundle *b)
{
  source own = source_load_binary(own_table);
  if (strcmp(own.sha256, bundle_files_find(&b->files, b->origin.given)->sha256) != 0)
    bundle_refute(b, b->origin.given, "it is not %s: its SHA-256 is another one", own_table);
  source_free(&own);
}

/* With the name that the user gave it then. */
static points read_table(const bundle *b)
{
  points_options o = asked.table;
  char *path = bundle_path(b->folder, b->origin.given);
  o.file = path;
  points p = points_read(&o, NULL, false);
  free(path);
  free(p.file);
  p.file = duplicate(b->origin.table, strlen(b->origin.table));
  return p;
}

static void verify_certify(const bundle *b)
{
  command_certify_check_bundle();
  points p = read_table(b);
  certify_run made;
  bool usable = p.state == POINTS_USABLE;
  if (usable)
    made = bundle_certify_again(b, &p, command_certify_wish());
  bundle_compare(b, &p, usable ? &made : NULL);
  output out = output_open(NULL);
  bundle_write_verified(out.stream, b, &p, usable ? &made : NULL);
  output_close(&out);
  if (usable)
    certify_run_free(&made);
  points_free(&p);
}

/* A command takes a network where there is one, and none elsewhere. */
static void run_again(const bundle *b)
{
  static const struct {
    const command *of;
    const replayed *what; /* NULL: it is not run again, but for what is asked everywhere */
    bool has_network;
  } makers[] = {{&command_certify, NULL, false}, {&command_check, &check_replayed, true},
                {&command_rank, &rank_replayed, false}, {&command_condition, &condition_replayed, true}};
  const char *name = b->origin.count > 0 ? b->origin.words[0] : "";
  size_t k = 0, count = sizeof makers / sizeof makers[0];
  while (k < count && strcmp(name, makers[k].of->name) != 0)
    k++;
  if (k == count || makers[k].has_network != (b->origin.network != NULL))
    bundle_refute(b, BUNDLE_ORIGIN, "its command is none that makes such a bundle");
  bundle_words_take(b, makers[k].of);
  if (makers[k].what || asked.everywhere.epsilon)
    bundle_replay_verify(b, makers[k].what ? makers[k].what : &everywhere_replayed);
  else
    verify_certify(b);
}

static int run(char **files, size_t count)
{
  (void)count;
  if (json)
    undecided_prints(bundle_report_undecided);
  bundle b = bundle_open(files[0], json);
  if (own_table)
    check_own_table(&b);
  fail_calls(leave);
  run_again(&b);
  bundle_close(&b);
  return STATUS_HOLDS;
}

static const option lines[] = {
  NAMED_FILE("table", "FILE", own_table, "the table in the bundle must be this one, byte for byte"),
  FLAG("json", json, "what was found as one JSON object, memcert-verify-1"), OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Check", lines};
static const option_group *const groups[] = {&own, &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] DIR", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert verify iris.bundle", "whether everything in it is what is found again"},
  {"memcert verify --table iris.csv iris.bundle", "and is about this table"},
  {NULL, NULL}};

const command command_verify = {
  .name = "verify",
  .operands = "DIR",
  .summary = "a certificate that somebody made, from its files",
  .usages = usages,
  .description =
    "Checks a bundle that certify, check, rank or condition made with --bundle. Nothing in its report is believed: the "
    "table is read again with the options of the command, every network is checked at every point, every bound is found "
    "again, and the report must say the same in every member; of check, rank, condition and certify --epsilon, the "
    "command is run again. A "
    "file that is changed, missing or added is found.\n\n"
    "python3 memcert_recheck.py DIR, installed as share/memcert/memcert_recheck.py, does the same without memcert.",
  .groups = groups,
  .examples = examples,
  .status = NULL,
  .run = run,
};
