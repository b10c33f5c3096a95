#include "memorizer_cost.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/layered/layered_run.h"
#include "shell/memorizers/memorizers.h"
#include <stdlib.h>

/* taken[i] := the operations of the point of rank i. */
static void check(const memorizer *kind, layered_run *run, const sorted_points *p, size_t *taken, recall_size *size)
{
  table_fit fit = layered_run_fit(run);
  mpq_ptr got = numbers_new(p->outputs);
  output_rule exact = {RULE_EXACT, run->scratch};
  layered_state state = layered_check_begin();
  /* All numbers of the last layer are outputs, those of a pair, too. */
  fit.outputs = p->outputs;
  fit.pairs = false;
  progress_begin("checking points");
  for (size_t i = 0; i < p->points; i++) {
    state = layered_check(run->view, run->reading, fit, exact, sorted_dataset(p), state, i + 1, run->y, run->active, got,
                          run->scratch);
    if (state.failed)
      fail(STATUS_UNDECIDED, "internal error: the %s network that was made does not recall the dataset", kind->name);
    taken[i] = 2 * state.last.weights;
    point_tally_add(&size->active_neurons, state.last.neurons);
    point_tally_add(&size->active_weights, state.last.weights);
    progress_at(i + 1, p->points);
  }
  numbers_free(got, p->outputs);
}

static recall_cost measure(const memorizer *kind, const recall_network *named, const sorted_points *p)
{
  double start = seconds_now();
  layered_run run = layered_run_new(kind->make(p).network, (points){0});
  double checking = seconds_now();
  size_t *taken = allocate(p->points, sizeof *taken);
  recall_cost cost = {.kind = named, .bits = numbers_bits(run.net.weight, run.net.terms)};
  cost.size = (recall_size){.neurons = run.net.neurons - run.net.inputs,
                            .weights = run.net.terms,
                            .depth = run.net.layers,
                            .making = checking - start};
  check(kind, &run, p, taken, &cost.size);
  cost.size.checking = seconds_now() - checking;
  for (size_t i = 0; i < p->points; i++)
    point_tally_add(&cost.operations, taken[i]);
  cost.weighted = recall_weighted_mean(p->from, p->number, taken);
  free(taken);
  layered_run_close(&run);
  return cost;
}

void memorizer_costs_add(recall_networks *found, points *p)
{
  static const recall_network named[] = {{.name = "two-layer"}, {.name = "bits"}};
  sorted_points sorted = points_sort(p);
  for (size_t k = 0; k < sizeof named / sizeof named[0]; k++)
    recall_networks_add(found, measure(memorizer_named(named[k].name), named + k, &sorted));
  points_unsort(&sorted);
}
