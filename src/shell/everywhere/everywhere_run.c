#include "everywhere_run.h"
#include "buckets.h"
#include "everywhere_report.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/base/verdict.h"
#include "shell/conditional/conditional_json.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>
#include <string.h>

/* What was asked, and what is known of the table. */
typedef struct {
  const everywhere_wish *wish;
  mpq_ptr epsilon, slope, needed; /* one number each; owned */
  bool beside; /* standard output was meant for a network */
  everywhere_report report;
} asking;

static void read_number(mpq_ptr to, const char *option, const char *text)
{
  if (number_read(to, text, strlen(text), NUMBER_DIGITS_MOST) != NUMBER_OK)
    fail(STATUS_USAGE, "%s: %s is not a number", option, quoted(text, strlen(text)));
}

/* Labels are no numbers that a function could be near to. */
static void refuse_labels(const points *p)
{
  for (size_t j = 0; j < p->what.outputs; j++)
    if (p->what.output[j].kind == COLUMN_LABEL || p->what.output[j].kind == COLUMN_ONEHOT)
      fail_at(STATUS_FILE, (place){p->file, p->line[0], 1},
              "--epsilon is a distance of numbers, and the output column has labels");
}

static asking begin(const points *p, const everywhere_wish *wish)
{
  mpq_ptr numbers = numbers_new(3);
  asking a = {.wish = wish, .epsilon = numbers, .slope = numbers + 1, .needed = numbers + 2};
  refuse_labels(p);
  read_number(a.epsilon, "--epsilon", wish->epsilon);
  if (mpq_sgn(a.epsilon) <= 0)
    fail(STATUS_USAGE, "--epsilon: the distance must be more than 0");
  a.report = (everywhere_report){.data = p, .epsilon = a.epsilon, .slope = a.slope, .needed = a.needed,
                                 .given = wish->lipschitz != NULL};
  a.report.has_pair = slope_raise(a.needed, &a.report.pair, p);
  mpq_set(a.slope, a.needed);
  if (wish->lipschitz)
    read_number(a.slope, "--lipschitz", wish->lipschitz);
  if (mpq_sgn(a.slope) < 0)
    fail(STATUS_USAGE, "--lipschitz: the constant must be at least 0");
  return a;
}

static bool has_function(const asking *a)
{
  return mpq_cmp(a->slope, a->needed) >= 0;
}

/* Before there is any file, so that there is none if memory is short. */
static char *report_text(const asking *a)
{
  text_stream t;
  text_open(&t);
  (a->wish->json ? everywhere_report_write_json : everywhere_report_write)(t.stream, &a->report);
  return text_close(&t);
}

static void write_report(const asking *a, const char *text)
{
  if (a->beside) {
    fputs(text, stderr);
    return;
  }
  output out = output_open(a->wish->report);
  fputs(text, out.stream);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, a->wish->report)) {
    everywhere_report_write(t.stream, &a->report);
    verdict_end(&t);
  }
}

/* Writes the network, unless it is NULL, and then the report, for which a network leaves no room on standard output. */
static int end(asking *a, const conditional_model *m, const char *network)
{
  int status = a->report.finding == EVERYWHERE_CERTIFIED ? STATUS_HOLDS : STATUS_FAILS;
  char *text = report_text(a);
  if (m)
    conditional_json_save(network, m);
  if (!m || !a->beside)
    write_report(a, text);
  free(text);
  numbers_free(a->epsilon, 3);
  return status;
}

/* Where buckets were made, the checker has the last word. */
static void check_buckets(const points *p, const asking *a, const buckets_made *made)
{
  everywhere_answer answer = everywhere_ask(&made->network, p, a->slope, a->epsilon);
  if (answer.verdict != EVERYWHERE_HOLDS)
    fail(STATUS_UNDECIDED, "internal error: the buckets that were made are not within epsilon everywhere");
}

int everywhere_run_buckets(const points *p, const everywhere_wish *wish, const char *network, bool with_network)
{
  asking a = begin(p, wish);
  a.beside = with_network && !output_is_file(network);
  if (!has_function(&a))
    return end(&a, NULL, NULL);
  buckets_made made = buckets_make(p, a.slope, a.epsilon, wish->cells);
  a.report.witness = &made.witness;
  if (made.refuted) {
    a.report.finding = EVERYWHERE_NO_NETWORK;
  } else {
    check_buckets(p, &a, &made);
    a.report.finding = EVERYWHERE_CERTIFIED;
    if (wish->kept)
      *wish->kept = conditional_json_text(&made.network);
    made.network.what = columns_json_copy(&p->what);
    a.report.network = &made.network;
    a.report.cells = made.cells;
  }
  int status = end(&a, with_network && !made.refuted ? &made.network : NULL, network);
  buckets_free(&made);
  return status;
}

int everywhere_run_network(const points *p, const everywhere_wish *wish, const conditional_model *m, const char *file)
{
  asking a = begin(p, wish);
  a.report.network = m;
  a.report.file = file;
  a.report.sha256 = wish->sha256;
  if (!has_function(&a))
    return end(&a, NULL, NULL);
  everywhere_answer answer = everywhere_ask(m, p, a.slope, a.epsilon);
  if (answer.verdict == EVERYWHERE_OPEN)
    fail(STATUS_UNDECIDED, "it is open whether the network is within epsilon everywhere: its boxes, in which every "
         "variable is bounded by itself, do not show it");
  bool holds = answer.verdict == EVERYWHERE_HOLDS;
  a.report.finding = holds ? EVERYWHERE_CERTIFIED : EVERYWHERE_TOO_FAR;
  a.report.witness = holds ? NULL : &answer.witness;
  int status = end(&a, NULL, NULL);
  everywhere_answer_free(&answer);
  return status;
}
