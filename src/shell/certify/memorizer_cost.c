#include "memorizer_cost.h"
#include "kernel/layered/layered_recall.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/memorizers/memorizers.h"
#include <stdlib.h>

/* A network, and what its evaluation takes. */
typedef struct {
  layered_network net;
  size_t *lists;
  reading_terms reading;
  mpq_ptr y, got, scratch;
  bool *active;
} evaluation;

static evaluation evaluation_new(const layered_model *m, size_t outputs)
{
  evaluation e = {.net = layered_model_view(m)};
  size_t neurons = e.net.neurons, terms = e.net.terms;
  if (!layered_valid(e.net))
    fail(STATUS_UNDECIDED, "internal error: what was made is no layered network");
  if (neurons > ACTIVITY_MOST_COUNT || terms > ACTIVITY_MOST_COUNT)
    fail(STATUS_UNDECIDED, "a network of more than %zu neurons or weights", (size_t)ACTIVITY_MOST_COUNT);
  e.lists = allocate(neurons + 2 * terms, sizeof *e.lists);
  e.reading = layered_reading(e.net, e.lists, e.lists + neurons, e.lists + neurons + terms);
  e.y = numbers_new(neurons);
  e.got = numbers_new(outputs);
  e.scratch = numbers_new(1);
  e.active = allocate(neurons, sizeof *e.active);
  return e;
}

static void evaluation_free(evaluation *e, size_t outputs)
{
  numbers_free(e->y, e->net.neurons);
  numbers_free(e->got, outputs);
  numbers_free(e->scratch, 1);
  free(e->active);
  free(e->lists);
}

/* taken[i] := the operations of the point of rank i. */
static void check(const memorizer *kind, evaluation *e, const sorted_points *p, size_t *taken)
{
  /* All numbers of the last layer are outputs, those of a pair, too. */
  table_fit fit = {p->outputs, false, false};
  output_rule exact = {RULE_EXACT, e->scratch};
  layered_state state = layered_check_begin();
  progress_begin("checking points");
  for (size_t i = 0; i < p->points; i++) {
    state = layered_check(e->net, e->reading, fit, exact, sorted_dataset(p), state, i + 1, e->y, e->active, e->got,
                          e->scratch);
    if (state.failed)
      fail(STATUS_UNDECIDED, "internal error: the %s network that was made does not recall the dataset", kind->name);
    taken[i] = 2 * state.last.weights;
    progress_at(i + 1, p->points);
  }
}

static recall_cost measure(const memorizer *kind, const recall_network *named, const sorted_points *p)
{
  memorizer_made made = kind->make(p);
  evaluation e = evaluation_new(&made.network, p->outputs);
  size_t *taken = allocate(p->points, sizeof *taken);
  recall_cost cost = {.kind = named, .bits = numbers_bits(made.network.weight, made.network.terms)};
  check(kind, &e, p, taken);
  for (size_t i = 0; i < p->points; i++)
    point_tally_add(&cost.operations, taken[i]);
  cost.weighted = recall_weighted_mean(p->from, p->number, taken);
  free(taken);
  evaluation_free(&e, p->outputs);
  layered_model_free(&made.network);
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
