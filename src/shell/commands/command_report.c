#include "commands.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/certify/html_page.h"
#include "shell/table/points_read.h"
#include <stdlib.h>

static double rank_budget = -1; /* steps */

/* Whole before the file is there. */
static void write_page(points *p, certify_run *r, const certify_wish *wish)
{
  text_stream t;
  text_open(&t);
  html_page_write(t.stream, p, r, wish);
  char *page = text_close(&t);
  output out = output_open(asked.output);
  fputs(page, out.stream);
  output_close(&out);
  free(page);
}

static int run(char **files, size_t count)
{
  (void)count;
  points_options o = asked.table;
  o.file = files[0];
  points p = points_read(&o, NULL, false);
  certify_wish wish = {.readout = asked.readout, .recall = asked.recall, .all_networks = asked.all_networks,
                       .rank_budget = rank_budget, .keeps_net = true};
  certify_run made;
  bool usable = p.state == POINTS_USABLE, holds = false;
  if (usable) {
    made = certify_run_make(&p, &wish);
    holds = certificate_holds(&made.result);
  }
  write_page(&p, usable ? &made : NULL, &wish);
  if (usable)
    certify_run_free(&made);
  points_free(&p);
  return holds ? STATUS_HOLDS : STATUS_FAILS;
}

/* What -o gets. */
static const char *written(void)
{
  return overwrite_html;
}

static const option check_lines[] = {
  OPTION_LINE_NETWORKS(
            "conditional (default), beside the switch network; or all: the mixed, the one-layer, the two-layer, "
            "the bits and the gates network, too"),
  SECONDS("rank-budget", "TIME", rank_budget, "for the lower bounds, as for memcert certify; 0 leaves them out"),
  OPTIONS_END};
static const option output_lines[] = {OPTION_LINES_OUTPUT("write the page to FILE instead of standard output"),
                                      OPTION_LINE_HELP, OPTIONS_END};
static const option_group check_options = {"Check", check_lines}, output_options = {"Output", output_lines};
static const option_group *const groups[] = {&dataset_options, &labels_options, &nonnegative_options,
                                             &readout_options, &recall_options, &check_options,
                                             &output_options,  &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] TABLE", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert report --networks all datasets/anscombe1.csv -o report.html", "a page for a browser"}, {NULL, NULL}};

const command command_report = {
  .name = "report",
  .operands = "TABLE",
  .summary = "what certify finds as a page of HTML with pictures",
  .usages = usages,
  .description =
    "Does what memcert certify does, with the same verdict and exit status, and writes one page of HTML that needs "
    "nothing else: the verdict, the dataset and its columns, the networks and the bounds, how many operations points "
    "take, pictures, the theorems that are used, what has to be trusted, and digests.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
