#include "rounded_check.h"
#include "rounded_report.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/base/verdict.h"
#include "shell/layered/layered_check.h"
#include "shell/layered/layered_rule.h"
#include "shell/report/report.h"

/* More bits are not tried. */
#define LEAST_MOST_BITS 256

/* The first number of bits, from 1 on, with which every point is recalled. */
static bool find_least(rounded_run *r)
{
  size_t bits = 1;
  while (bits <= LEAST_MOST_BITS && !rounded_run_from(r, machine_of_bits(bits), r->recalled))
    bits++;
  if (bits <= LEAST_MOST_BITS)
    return true;
  fail(STATUS_UNDECIDED, "with no precision from 1 to %d bits every point of %s is recalled: with the last one line %zu "
       "is not", LEAST_MOST_BITS, r->net.table.file, r->net.table.line[r->recalled]);
}

static bool decide(rounded_run *r, const char *machine)
{
  if (r->net.table.state != POINTS_USABLE)
    return false;
  return machine ? rounded_run_on(r, machine_named(machine)) : find_least(r);
}

static void write_report(const rounded_report *report)
{
  output out = output_open(report->asked->output);
  rounded_report_write(out.stream, report);
  output_close(&out);
  text_stream t;
  if (verdict_begin(&t, report->asked->output)) {
    rounded_report_write_text(t.stream, report);
    verdict_end(&t);
  }
}

int rounded_check_network(const check_request *asked, const char *machine)
{
  mpq_t tolerance;
  if (machine)
    machine_named(machine);
  layered_rule_read(tolerance, asked->tolerance);
  points_options table = layered_check_table(asked);
  rounded_run r = rounded_run_new(layered_run_open(asked->network, &table, asked->argmax),
                                  layered_rule_of(asked, tolerance));
  bool holds = decide(&r, machine);
  if (!holds && !r.net.net.what)
    report_check_numbering(&r.net.table, true);
  rounded_report report = rounded_report_of(asked, &r, !machine);
  write_report(&report);
  rounded_run_free(&r);
  mpq_clear(tolerance);
  return holds ? STATUS_HOLDS : STATUS_FAILS;
}
