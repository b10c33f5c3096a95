#include "certify_run.h"
#include "kernel/switch/bounds.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/switch/synthesize_model.h"
#include <stdlib.h>

/* Seconds since the last lap, which ends now. */
static double lap(double *start)
{
  double before = *start;
  *start = seconds_now();
  return *start - before;
}

static recall_cost cost_of_switch(const certify_run *r)
{
  const points *p = r->data;
  const certificate *c = &r->result;
  size_t *taken = allocate(p->points, sizeof *taken);
  for (size_t i = 0; i < c->weights.active.points; i++)
    taken[i] = 2 * c->active[i].weights;
  recall_cost cost = {.kind = &switch_recall,
                      .operations = certificate_operations(c),
                      .weighted = recall_weighted_mean(p, NULL, taken),
                      .bits = model_bits(&r->net.net),
                      .size = {.neurons = c->size.neurons,
                               .weights = c->size.weights,
                               .depth = ceil_log2(r->net.net.leaves),
                               .active_neurons = c->neurons.active,
                               .active_weights = c->weights.active,
                               .making = r->step[CERTIFY_SYNTHESIZE].seconds,
                               .checking = r->step[CERTIFY_CHECK].seconds}};
  free(taken);
  return cost;
}

certify_run certify_run_make(points *p, const certify_wish *wish)
{
  certify_run r = CERTIFY_RUN_NONE;
  r.data = p;
  double start = seconds_now();
  sorted_points sorted = points_sort(p);
  r.net = wish->net ? *wish->net : synthesize_model(&sorted, wish->readout);
  r.step[CERTIFY_SYNTHESIZE].seconds = lap(&start);
  r.result = certificate_make(&r.net, &sorted, wish->exhaustive);
  r.step[CERTIFY_CHECK].seconds = lap(&start);
  recall_cost cost = cost_of_switch(&r);
  if (!wish->keeps_net)
    model_free_numbers(&r.net);
  r.networks = recall_networks_make(&sorted, cost, &wish->recall);
  if (wish->all_networks) {
    recall_networks_add_mixed(&r.networks, &sorted, &wish->recall);
    memorizer_costs_add(&r.networks, &sorted, wish->recall.keeps_files, wish->from);
  }
  points_unsort(&sorted);
  r.step[CERTIFY_NETWORKS].seconds = lap(&start);
  if (wish->rank_budget != 0) {
    r.rank = rank_beside_make(p, wish->rank_budget);
    r.has_rank = true;
    r.step[CERTIFY_RANK].seconds = lap(&start);
  }
  return r;
}

void certify_run_free(certify_run *r)
{
  recall_networks_free(&r->networks);
  certificate_free(&r->result);
  model_free(&r->net);
  if (r->has_rank)
    rank_beside_free(&r->rank);
}

certify_report certify_run_report(const points *p, const certify_run *r)
{
  certify_report report = {.certificate = {.data = p}};
  if (!r)
    return report;
  report.certificate.net = &r->net;
  report.certificate.result = &r->result;
  report.networks = &r->networks;
  report.rank = r->has_rank ? &r->rank : NULL;
  return report;
}
