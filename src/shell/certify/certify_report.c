#include "certify_report.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/rank/rank_report.h"
#include <stdlib.h>
#include <string.h>

#define MOST_SHOWN 12

static void write_bound(FILE *f, const rank_question *q, bool augmented, const char *where)
{
  if (!rank_bounds(q, augmented))
    return;
  size_t least = rank_bound_make(q, rank_most(q, augmented)).operations;
  fprintf(f, ": at least %zu operation%s%s", least, s_of(least), where);
}

static void write_covered(FILE *f, const rank_question *q, const rank_part *part)
{
  mpz_t all;
  mpz_init(all);
  rank_subsets(all, q, part);
  fprintf(f, " %s: ", rank_verdict_name(part->verdict));
  rank_count_write(f, part->covered);
  fputs(" of ", f);
  rank_count_write(f, all);
  fputs(" subsets", f);
  mpz_clear(all);
}

static void write_form(FILE *f, const rank_beside *b, beside_asked which, bool augmented)
{
  const rank_question *q = b->question + which;
  const rank_part *part = rank_telling_part(q, augmented);
  wrapped w;
  wrapped_begin(&w, augmented ? "" : "rank");
  FILE *text = w.text.stream;
  fprintf(text, "%s output %zu", augmented ? "(1, x; d)" : "(x; d)", part->output + 1);
  if (rank_vacuous(q, part))
    fputs(": nothing to decide, since there are too few points", text);
  else if (part->verdict == RANK_FAILS) {
    fputs(": the hypothesis of Theorem 3 does not hold: lines ", text);
    report_write_lines(text, part->line, rank_columns(q, part), MOST_SHOWN);
    fputs(" are dependent", text);
  } else {
    write_covered(text, q, part);
    if (part->verdict == RANK_UNDECIDED && b->in_steps && !b->reason)
      fputs(" (--rank-budget TIME tries more)", text);
  }
  write_bound(text, q, augmented, augmented ? "" : " without a constant input");
  wrapped_end(&w, f);
}

static void write_kappa(FILE *f, const rank_question *q)
{
  const rank_part *part = rank_telling_part(q, true);
  bool decided = part->verdict == RANK_HOLDS;
  wrapped w;
  wrapped_begin(&w, "");
  fprintf(w.text.stream, "(1, x; d) output %zu%s %zu", part->output + 1,
          decided ? ": kappa =" : " undecided: kappa >=", part->kappa);
  write_bound(w.text.stream, q, true, "");
  if (!decided)
    fputs(" (memcert rank --kappa finds it)", w.text.stream);
  wrapped_end(&w, f);
}

static void write_rank(FILE *f, const rank_beside *b)
{
  write_form(f, b, BESIDE_HOMOGENEOUS, false);
  write_form(f, b, BESIDE_AUGMENTED, true);
  if (rank_beside_fails(b))
    write_kappa(f, b->question + BESIDE_KAPPA);
  if (!b->reason)
    return;
  wrapped w;
  wrapped_begin(&w, "");
  fputs("undecided: ", w.text.stream);
  write_printable(w.text.stream, b->reason);
  wrapped_end(&w, f);
}

/* Of the cheapest network, beside what any one has to do, and of all. */
static void write_networks(FILE *f, const certify_report *r)
{
  const recall_cost *cheapest = recall_cheapest(r->networks);
  size_t most = cheapest->operations.max;
  fprintf(f, "operations  at most %zu with the %s network, the cheapest found\n", most, cheapest->kind->name);
  if (r->rank) {
    const lower_bounds *b = &r->rank->bounds;
    size_t least = lower_bounds_worst(b);
    wrapped w;
    wrapped_begin(&w, "");
    fprintf(w.text.stream, "conditional networks on (1, x) need at least %zu on some point, %zu fewer, and ", least,
            most - least);
    mean_below_write(w.text.stream, lower_bounds_together(b), b->data->points);
    wrapped_end(&w, f);
  }
  recall_networks_write(f, r->networks);
  if (r->rank)
    lower_bounds_write(f, &r->rank->bounds);
}

void certify_report_write(FILE *f, const certify_report *r)
{
  certificate_report_begin(f, &r->certificate);
  if (r->networks)
    write_networks(f, r);
  if (r->rank)
    write_rank(f, r->rank);
  certificate_report_end(f, &r->certificate);
  if (r->steps)
    report_write_steps(f, r->steps, CERTIFY_STEPS);
}

/* Of the cheapest network. */
static json_t *operations_object(const certify_report *r)
{
  const recall_cost *cheapest = recall_cheapest(r->networks);
  json_t *object = recall_cost_object(cheapest);
  json_object_set_new(object, "network", json_string(cheapest->kind->name));
  if (r->rank)
    json_object_set_new(object, "at_least", json_count(lower_bounds_worst(&r->rank->bounds)));
  return object;
}

static json_t *beside_object(const rank_beside *b)
{
  json_t *object = rank_object(b->question + BESIDE_HOMOGENEOUS, true);
  json_object_update_new(object, rank_object(b->question + BESIDE_AUGMENTED, true));
  if (rank_beside_fails(b)) {
    json_t *kappa = rank_object(b->question + BESIDE_KAPPA, true);
    json_object_set(object, "kappa", json_object_get(kappa, rank_form_name(true)));
    json_decref(kappa);
  }
  if (b->reason)
    json_object_set_new(object, "reason", json_text(b->reason));
  return object;
}

void certify_report_write_json(FILE *f, const certify_report *r)
{
  json_t *object = certificate_report_object(&r->certificate);
  if (r->networks) {
    json_object_set_new(object, "operations", operations_object(r));
    json_object_set_new(object, "networks", recall_networks_array(r->networks));
    if (r->networks->absences > 0)
      json_object_set_new(object, "absent", recall_absences_array(r->networks));
  }
  if (r->rank) {
    json_object_set_new(object, "bounds", lower_bounds_object(&r->rank->bounds));
    json_object_set_new(object, "rank", beside_object(r->rank));
  }
  certificate_report_add_evaluation(object, &r->certificate);
  if (r->steps)
    report_add_steps(object, r->steps, CERTIFY_STEPS);
  json_write(f, object);
}
