#include "rounded_run.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"

/* What the kernel takes. */
#define SCRATCH 4

/* Whether a point can be recalled by more or less. */
static bool has_margins(const layered_run *net, output_rule rule)
{
  return rule.kind == RULE_TOLERANCE || (rule.kind == RULE_ARGMAX && net->outputs > 1);
}

rounded_run rounded_run_new(layered_run net, output_rule rule)
{
  rounded_run r = {.net = net, .rule = rule, .view = net.view};
  r.weight = numbers_new(net.view.terms);
  r.view.weight = r.weight;
  r.y = numbers_new(net.view.neurons);
  r.got = numbers_new(net.outputs);
  r.scratch = numbers_new(SCRATCH);
  mpz_init(r.whole);
  if (has_margins(&net, rule))
    r.margin = numbers_new(net.table.points);
  return r;
}

void rounded_run_free(rounded_run *r)
{
  if (r->margin)
    numbers_free(r->margin, r->net.table.points);
  mpz_clear(r->whole);
  numbers_free(r->scratch, SCRATCH);
  numbers_free(r->got, r->net.outputs);
  numbers_free(r->y, r->net.view.neurons);
  numbers_free(r->weight, r->net.view.terms);
  layered_run_close(&r->net);
}

/* By how much the largest output is larger than every other one. */
static void find_lead(mpq_ptr lead, const rounded_run *r, size_t largest)
{
  size_t second = largest == 0 ? 1 : 0;
  for (size_t j = 0; j < r->net.outputs; j++)
    if (j != largest && mpq_cmp(r->got + j, r->got + second) > 0)
      second = j;
  mpq_sub(lead, r->got + largest, r->got + second);
}

/* How much more the output that differs most might differ. */
static void find_slack(mpq_ptr slack, const rounded_run *r, mpq_srcptr d)
{
  mpq_set(slack, r->rule.tolerance);
  for (size_t j = 0; j < r->net.outputs; j++) {
    mpq_sub(r->scratch, r->got + j, d + j);
    mpq_abs(r->scratch, r->scratch);
    mpq_sub(r->scratch, r->rule.tolerance, r->scratch);
    if (mpq_cmp(r->scratch, slack) < 0)
      mpq_set(slack, r->scratch);
  }
}

static void find_margin(rounded_run *r, size_t i, mpq_srcptr d)
{
  if (!r->margin)
    return;
  if (r->rule.kind == RULE_ARGMAX)
    find_lead(r->margin + i, r, mpz_get_ui(mpq_numref(d)));
  else
    find_slack(r->margin + i, r, d);
}

static bool recalls(rounded_run *r, size_t i)
{
  mpq_srcptr d = r->net.table.d + i * r->net.table.outputs;
  r->last = rounded_check(r->machine.format, r->view, layered_run_fit(&r->net), r->rule, layered_run_input(&r->net, i),
                          d, r->y, r->got, r->scratch, r->whole);
  if (r->last.outcome != ROUNDED_RECALLED)
    return false;
  find_margin(r, i, d);
  return true;
}

/* The machine gets the weights; false if one is too large for it. */
static bool take_weights(rounded_run *r, machine m)
{
  r->machine = m;
  r->recalled = 0;
  for (size_t t = 0; t < r->view.terms; t++)
    mpq_set(r->weight + t, r->net.view.weight + t);
  r->rounded = round_all(m.format, r->weight, r->view.terms, r->scratch, r->whole);
  return r->rounded == r->view.terms;
}

bool rounded_run_from(rounded_run *r, machine m, size_t point)
{
  return take_weights(r, m) && recalls(r, point) && rounded_run_on(r, m);
}

bool rounded_run_on(rounded_run *r, machine m)
{
  size_t points = r->net.table.points;
  if (!take_weights(r, m))
    return false;
  progress_begin("checking");
  while (r->recalled < points && recalls(r, r->recalled))
    progress_at(++r->recalled, points);
  progress_end();
  return r->recalled == points;
}

size_t rounded_run_changed(const rounded_run *r, mpq_srcptr values, size_t count)
{
  size_t changed = 0;
  for (size_t i = 0; i < count; i++)
    changed += !binary_float_has(values + i, &r->machine);
  return changed;
}

size_t rounded_run_least_margin(const rounded_run *r)
{
  size_t least = 0;
  for (size_t i = 1; i < r->recalled; i++)
    if (mpq_cmp(r->margin + i, r->margin + least) < 0)
      least = i;
  return least;
}
