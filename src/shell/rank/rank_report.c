#include "rank_report.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/report/report.h"
#include "shell/base/status.h"
#include "shell/base/tally.h"
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Numbers or points of a list. */
#define MOST_SHOWN 12
#define MOST_DIGITS 20

const char *rank_form_name(bool augmented)
{
  return augmented ? "augmented" : "homogeneous";
}

const char *rank_verdict_name(rank_verdict verdict)
{
  return verdict == RANK_HOLDS ? "holds" : verdict == RANK_FAILS ? "fails" : "undecided";
}

int rank_status(const rank_question *q)
{
  rank_verdict verdict = rank_question_verdict(q);
  return verdict == RANK_HOLDS ? STATUS_HOLDS : verdict == RANK_FAILS ? STATUS_FAILS : STATUS_UNDECIDED;
}

void rank_count_write(FILE *f, mpz_srcptr count)
{
  char *digits = mpz_get_str(allocate(mpz_sizeinbase(count, 10) + 2, 1), 10, count);
  size_t length = strlen(digits);
  if (length <= MOST_DIGITS)
    fputs(digits, f);
  else
    fprintf(f, "%c.%.2se%zu", digits[0], digits + 1, length - 1);
  free(digits);
}

static void write_bound(FILE *f, const rank_question *q)
{
  /* Whoever has the constant 1 may leave it alone, so that the bound for x with it is one for all. */
  bool all = rank_bounds(q, true);
  size_t least = rank_bound_make(q, rank_most(q, all)).operations;
  size_t other = rank_bounds(q, false) ? rank_bound_make(q, rank_most(q, false)).operations : 0;
  fprintf(f, "%s every conditional network%s that recalls %s (%zu point%s) performs",
          rank_question_verdict(q) == RANK_HOLDS ? "holds:" : "undecided, but", all ? "" : " without a constant input",
          q->data->file, q->data->points, s_of(q->data->points));
  fprintf(f, " at least %zu operation%s on one of them", least, s_of(least));
  if (all && other > least)
    fprintf(f, ", and %zu without a constant input", other);
  fputc('\n', f);
}

static void write_no_kappa(FILE *f, const rank_question *q)
{
  if (rank_question_verdict(q) == RANK_UNDECIDED)
    fprintf(f, "undecided: the time did not suffice to find kappa for %s\n", q->data->file);
  else
    fprintf(f, "holds: no linear function passes through a point of %s: no bound\n", q->data->file);
}

static void write_doubted(FILE *f, const rank_question *q)
{
  fprintf(f, "undecided: nothing that %zu part%s about %s was checked, since the table is not given: "
          "memcert rank --merge --table TABLE PART...\n", q->files, q->files == 1 ? " says" : "s say", q->data->file);
}

static void write_verdict(FILE *f, const rank_question *q)
{
  const char *file = q->data->file;
  if (rank_bounds(q, false) || rank_bounds(q, true))
    write_bound(f, q);
  else if (q->kappa)
    write_no_kappa(f, q);
  else
    switch (rank_question_verdict(q)) {
    case RANK_HOLDS:
      fprintf(f, "holds: %s has so few points that the rank condition of Theorem 3 says nothing: no bound\n", file);
      break;
    case RANK_FAILS:
      fprintf(f, "fails: %s does not meet the rank condition of Theorem 3: no bound follows from it "
              "(memcert rank --kappa finds one without it)\n", file);
      break;
    case RANK_UNDECIDED:
      if (q->doubted)
        write_doubted(f, q);
      else
        fprintf(f, "undecided: the time did not suffice to decide the rank condition of Theorem 3 for %s\n", file);
      break;
    }
}

/* "covered of all subsets (1.23 %)". */
static void write_covered(FILE *f, const rank_question *q, const rank_part *part)
{
  mpz_t all, share;
  mpz_inits(all, share, NULL);
  rank_subsets(all, q, part);
  mpz_mul_ui(share, part->covered, 10000);
  mpz_fdiv_q(share, share, all);
  unsigned long parts = mpz_get_ui(share);
  gmp_fprintf(f, "%Zd of %Zd subsets (%lu.%02lu %%)", part->covered, all, parts / 100, parts % 100);
  mpz_clears(all, share, NULL);
}

static void write_vector(FILE *f, const rank_question *q, const rank_part *part, size_t k)
{
  size_t d = rank_columns(q, part);
  for (size_t a = 0; a < d; a++) {
    fputs(a == 0 ? "(" : a + 1 < d ? ", " : "; ", f);
    number_write(f, part->columns + k * d + a);
  }
  fputc(')', f);
}

/* The vanishing combination, one column a line. */
static void write_dependency(FILE *f, const rank_question *q, const rank_part *part)
{
  size_t d = rank_columns(q, part);
  bool first = true;
  mpq_t size;
  mpq_init(size);
  for (size_t k = 0; k < d; k++) {
    mpq_srcptr c = part->coefficients + k;
    if (mpq_sgn(c) == 0)
      continue;
    mpq_abs(size, c);
    fprintf(f, "              %c ", mpq_sgn(c) < 0 ? '-' : first ? ' ' : '+');
    number_write(f, size);
    fputs(" * ", f);
    write_vector(f, q, part, k);
    fprintf(f, "   line %zu\n", part->line[k]);
    first = false;
  }
  fputs("              = 0\n", f);
  mpq_clear(size);
}

static void write_function(FILE *f, const rank_part *part, size_t inputs)
{
  size_t shown = inputs < MOST_SHOWN ? inputs : MOST_SHOWN;
  fputs("    function     w = (", f);
  for (size_t a = 0; a < shown; a++) {
    fputs(a == 0 ? "" : part->augmented && a == 1 ? "; " : ", ", f);
    number_write(f, part->function + a);
  }
  if (shown < inputs)
    fprintf(f, " and %zu more", inputs - shown);
  fputs(part->augmented ? "), the constant first\n" : ")\n", f);
}

static void write_graph(FILE *f, const rank_part *part)
{
  fprintf(f, "    points       line%s ", s_of(part->kappa));
  report_write_lines(f, part->graph, part->kappa, MOST_SHOWN);
  fputc('\n', f);
}

/* The end of a line. */
static void write_seconds(FILE *f, const rank_question *q, const rank_part *part)
{
  if (q->timed)
    fprintf(f, ", %.3f seconds", part->seconds);
  fputc('\n', f);
}

static void write_kappa(FILE *f, const rank_question *q, const rank_part *part)
{
  bool decided = part->verdict == RANK_HOLDS;
  fprintf(f, "  output %-3zu kappa %s %zu", part->output + 1, decided ? "=" : ">=", part->kappa);
  write_seconds(f, q, part);
  if (part->function && part->kappa > 0) {
    write_function(f, part, rank_columns(q, part) - 1);
    write_graph(f, part);
  }
}

/* What was decided again of what files say. */
static void write_sample(FILE *f, const rank_question *q)
{
  const rank_sample *s = &q->sample;
  if (s->of > 0)
    fprintf(f, "checked     %zu of %zu indices that %zu file%s are decided: they were decided again (--seed %" PRIu64 ")\n",
            s->decided, s->of, q->files, q->files == 1 ? " says" : "s say", s->seed);
}

static void write_said(FILE *f, const rank_question *q, const rank_part *part)
{
  static const char *const said[] = {"undecided: the parts say so", "undecided: the parts say that it holds",
                                     "undecided: the parts say that it fails"};
  fprintf(f, "%s, ", said[part->said]);
  write_covered(f, q, part);
  fputc('\n', f);
}

static void write_part(FILE *f, const rank_question *q, const rank_part *part)
{
  if (q->kappa) {
    write_kappa(f, q, part);
    return;
  }
  fprintf(f, "  output %-3zu ", part->output + 1);
  if (rank_vacuous(q, part)) {
    fputs("nothing to decide: there are fewer points\n", f);
    return;
  }
  if (q->doubted) {
    write_said(f, q, part);
    return;
  }
  switch (part->verdict) {
  case RANK_HOLDS:
    fputs("holds: ", f);
    break;
  case RANK_FAILS:
    fputs("does not hold: lines ", f);
    report_write_lines(f, part->line, rank_columns(q, part), SIZE_MAX);
    fputs(" are dependent", f);
    break;
  case RANK_UNDECIDED:
    fputs("undecided: ", f);
    break;
  }
  if (part->verdict != RANK_FAILS)
    write_covered(f, q, part);
  write_seconds(f, q, part);
  if (part->verdict == RANK_FAILS && part->counted)
    gmp_fprintf(f, "  failures   %s%Zd subsets\n", part->counted == RANK_COUNTED ? "" : "at least ", part->failures);
  if (part->verdict == RANK_FAILS)
    write_dependency(f, q, part);
}

static void write_mean(FILE *f, const rank_question *q, const rank_bound *bound)
{
  fprintf(f, "  mean       at least %zu operation%s on all points, ", bound->together, s_of(bound->together));
  mean_below_write(f, bound->together, q->data->points);
  fprintf(f, " (k = %zu)\n", bound->best_k);
}

static void write_form(FILE *f, const rank_question *q, bool augmented)
{
  size_t inputs = q->data->inputs - (augmented ? 0 : 1);
  fprintf(f, "%-11s columns %s", rank_form_name(augmented), augmented ? "(1, x; d)" : "(x; d)");
  if (q->kappa)
    fprintf(f, ", points with d = w %s\n", augmented ? "(1, x)" : "x");
  else
    fprintf(f, ", %zu at a time\n", inputs + 1);
  for (size_t k = 0; k < q->parts; k++)
    if (q->part[k].augmented == augmented)
      write_part(f, q, q->part + k);
  if (!rank_bounds(q, augmented))
    return;
  size_t most = rank_most(q, augmented);
  rank_bound bound = rank_bound_make(q, most);
  fprintf(f, "  bound      at least %zu operation%s%s: %zu <= %zu * 2^%zu\n", bound.operations, s_of(bound.operations),
          augmented ? "" : " without a constant input", q->data->points, most, bound.operations);
  if (strcmp(bound.low, bound.high) == 0)
    fprintf(f, "             log2(%zu/%zu) = %s\n", q->data->points, most, bound.low);
  else
    fprintf(f, "             %s <= log2(%zu/%zu) <= %s\n", bound.low, q->data->points, most, bound.high);
  write_mean(f, q, &bound);
}

void rank_report_write(FILE *f, const rank_question *q)
{
  write_verdict(f, q);
  fputc('\n', f);
  report_write_dataset(f, q->data);
  write_sample(f, q);
  for (int augmented = 0; augmented < 2; augmented++)
    if (rank_asked(q, augmented))
      write_form(f, q, augmented);
}
