#include "memorizer_cost.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/gates/gates_form.h"
#include "shell/gates/gates_make.h"
#include "shell/layered/layered_run.h"
#include "shell/memorizers/memorizers.h"
#include "shell/report/report.h"
#include <stdlib.h>
#include <string.h>

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

#define MOST_SHOWN 8

/* There is none, since points are dependent. */
static recall_absence absence_of(const recall_network *named, const dependency *d, const sorted_points *p)
{
  text_stream t;
  recall_absence a = {.kind = named, .line = dependency_lines(d, p->from), .lines = d->count};
  dependency_check(d, p);
  text_open(&t);
  fputs("the points are not in general position, lines ", t.stream);
  report_write_lines(t.stream, a.line, a.lines, MOST_SHOWN);
  fputs(" being affinely dependent", t.stream);
  a.reason = text_close(&t);
  return a;
}

static recall_cost cost_of(const memorizer *kind, const recall_network *named, layered_model made, double start,
                           const sorted_points *p)
{
  layered_run run = layered_run_new(made, (points){0});
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

static void measure(recall_networks *found, const recall_network *named, const sorted_points *p)
{
  double start = seconds_now();
  const memorizer *kind = memorizer_named(named->name);
  memorizer_made made = memorizer_make(kind, p);
  if (made.dependent.count == 0) {
    recall_networks_add(found, cost_of(kind, named, made.network, start, p));
    return;
  }
  recall_networks_add_absence(found, absence_of(named, &made.dependent, p));
  dependency_free(&made.dependent);
  layered_model_free(&made.network);
}

/* The same of the conditional network that gates are made into. */
static void check_form(const conditional_model *form, const sorted_points *p, size_t *taken, point_tally *operations)
{
  conditional_machine k = conditional_machine_new(form);
  progress_begin("checking points");
  for (size_t i = 0; i < p->points; i++) {
    conditional_recall found = conditional_machine_check(&k, p->x + i * p->inputs, p->d + i * p->outputs);
    if (found.verdict != CONDITIONAL_RECALLED)
      fail(STATUS_UNDECIDED, "internal error: the gates network that was made does not recall the dataset");
    taken[i] = found.operations;
    point_tally_add(operations, taken[i]);
    progress_at(i + 1, p->points);
  }
  conditional_machine_free(&k);
}

/* Of a table that takes more gates there is none. */
#define GATES_BESIDE 512

static recall_absence too_many_gates(const recall_network *named)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "more than %d gates would be needed", GATES_BESIDE);
  return (recall_absence){.kind = named, .reason = text_close(&t)};
}

static void measure_gates(recall_networks *found, const recall_network *named, const sorted_points *p)
{
  double start = seconds_now();
  gates_model m;
  if (!gates_make(p, GATES_BESIDE, &m)) {
    recall_networks_add_absence(found, too_many_gates(named));
    return;
  }
  conditional_model form = gates_form(&m);
  double checking = seconds_now();
  size_t *taken = allocate(p->points, sizeof *taken);
  recall_cost cost = {.kind = named,
                      .bits = numbers_bits(m.gate, m.gates * m.inputs) +
                              numbers_bits(m.matrix, m.matrices * gates_model_area(&m))};
  cost.size = (recall_size){.neurons = conditional_model_measure(&form).operations,
                            .weights = form.terms,
                            .depth = m.gates,
                            .making = checking - start};
  check_form(&form, p, taken, &cost.operations);
  cost.size.checking = seconds_now() - checking;
  cost.weighted = recall_weighted_mean(p->from, p->number, taken);
  free(taken);
  conditional_model_free(&form);
  gates_model_free(&m);
  recall_networks_add(found, cost);
}

static const recall_network named[] = {{.name = "one-layer"}, {.name = "two-layer"}, {.name = "bits"}},
                            gates = {.name = "gates"};
#define NAMED (sizeof named / sizeof named[0])

const recall_network *memorizer_cost_kind(const char *name)
{
  for (size_t k = 0; k < NAMED; k++)
    if (strcmp(named[k].name, name) == 0)
      return named + k;
  return strcmp(gates.name, name) == 0 ? &gates : NULL;
}

void memorizer_costs_add(recall_networks *found, const sorted_points *p)
{
  for (size_t k = 0; k < NAMED; k++)
    measure(found, named + k, p);
  measure_gates(found, &gates, p);
}
