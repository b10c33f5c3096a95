#include "memorizer_cost.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/gates/gates_form.h"
#include "shell/gates/gates_json.h"
#include "shell/gates/gates_make.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_run.h"
#include "shell/layered/layered_write.h"
#include "shell/memorizers/memorizers.h"
#include "shell/report/report.h"
#include <stdlib.h>
#include <string.h>

/* What is asked of all of them. */
typedef struct {
  const sorted_points *p;
  bool keeps_files;
  const memorizer_files *from; /* NULL: they are made */
} asking;

/* A network that was made recalls all points; one that was read may not. */
static void check_all(const asking *a, const char *name, size_t recalled)
{
  if (!a->from && recalled < a->p->points)
    fail(STATUS_UNDECIDED, "internal error: the %s network that was made does not recall the dataset", name);
}

/* taken[i] := the operations of the point of rank i; returns how many points are recalled before one is not. */
static size_t check(layered_run *run, const sorted_points *p, size_t *taken, recall_size *size)
{
  table_fit fit = layered_run_fit(run);
  mpq_ptr got = numbers_new(p->outputs);
  output_rule exact = {RULE_EXACT, run->scratch};
  layered_state state = layered_check_begin();
  size_t i = 0;
  /* All numbers of the last layer are outputs, those of a pair, too. */
  fit.outputs = p->outputs;
  fit.pairs = false;
  progress_begin("checking points");
  for (; i < p->points; i++) {
    state = layered_check(run->view, run->reading, fit, exact, sorted_dataset(p), state, i + 1, run->y, run->active, got,
                          run->scratch);
    if (state.failed)
      break;
    taken[i] = 2 * state.last.weights;
    point_tally_add(&size->active_neurons, state.last.neurons);
    point_tally_add(&size->active_weights, state.last.weights);
    progress_at(i + 1, p->points);
  }
  numbers_free(got, p->outputs);
  return i;
}

/* The operations of the points that are recalled; there is a mean of all points alone. */
static void add_operations(recall_cost *cost, const asking *a, const size_t *taken, size_t recalled)
{
  for (size_t i = 0; i < recalled; i++)
    point_tally_add(&cost->operations, taken[i]);
  if (recalled == a->p->points)
    cost->weighted = recall_weighted_mean(a->p->from, a->p->number, taken);
}

#define MOST_SHOWN 8

/* There is none, since points are dependent. */
static recall_absence absence_of(const recall_network *kind, const dependency *d, const sorted_points *p)
{
  text_stream t;
  recall_absence a = {.kind = kind, .line = dependency_lines(d, p->from), .lines = d->count};
  dependency_check(d, p);
  text_open(&t);
  fputs("the points are not in general position, lines ", t.stream);
  report_write_lines(t.stream, a.line, a.lines, MOST_SHOWN);
  fputs(" being affinely dependent", t.stream);
  a.reason = text_close(&t);
  return a;
}

/* As it is written again by whoever reads it: the weights of a neuron stand by source. */
static char *file_of(const layered_model *m)
{
  char *text = layered_model_text(m);
  source_lend("text", text, strlen(text));
  layered_model again = layered_read("text");
  free(text);
  text = layered_model_text(&again);
  layered_model_free(&again);
  return text;
}

static recall_cost cost_of(const asking *a, const recall_network *kind, layered_model net, double start)
{
  recall_cost cost = {.kind = kind, .file = a->keeps_files ? file_of(&net) : NULL};
  layered_run run = layered_run_new(net, (points){0});
  double checking = seconds_now();
  size_t *taken = allocate(a->p->points, sizeof *taken);
  cost.bits = numbers_bits(run.net.weight, run.net.terms);
  cost.size = (recall_size){.neurons = run.net.neurons - run.net.inputs,
                            .weights = run.net.terms,
                            .depth = run.net.layers,
                            .making = checking - start};
  size_t recalled = check(&run, a->p, taken, &cost.size);
  check_all(a, kind->name, recalled);
  cost.size.checking = seconds_now() - checking;
  add_operations(&cost, a, taken, recalled);
  free(taken);
  layered_run_close(&run);
  return cost;
}

/* Whether there is one is found out by making it. */
static void measure(recall_networks *found, const asking *a, const recall_network *kind)
{
  double start = seconds_now();
  memorizer_made made = memorizer_make(memorizer_named(kind->name), a->p);
  if (made.dependent.count > 0) {
    recall_networks_add_absence(found, absence_of(kind, &made.dependent, a->p));
    dependency_free(&made.dependent);
    layered_model_free(&made.network);
    return;
  }
  if (a->from) {
    layered_model_free(&made.network);
    made.network = a->from->layered(kind->name, a->p);
  }
  recall_networks_add(found, cost_of(a, kind, made.network, start));
}

/* The same of the conditional network that gates are made into. */
static size_t check_form(const conditional_model *form, const sorted_points *p, size_t *taken)
{
  conditional_machine k = conditional_machine_new(form);
  size_t i = 0;
  progress_begin("checking points");
  for (; i < p->points; i++) {
    conditional_recall found = conditional_machine_check(&k, p->x + i * p->inputs, p->d + i * p->outputs);
    if (found.verdict != CONDITIONAL_RECALLED)
      break;
    taken[i] = found.operations;
    progress_at(i + 1, p->points);
  }
  conditional_machine_free(&k);
  return i;
}

/* Of a table that takes more gates there is none. */
#define GATES_BESIDE 512

static recall_absence too_many_gates(const recall_network *kind)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "more than %d gates would be needed", GATES_BESIDE);
  return (recall_absence){.kind = kind, .reason = text_close(&t)};
}

/* Whether there is one, which is made, or read where one could be made. */
static bool find_gates(const asking *a, const recall_network *kind, gates_model *m)
{
  if (!gates_make(a->p, GATES_BESIDE, m))
    return false;
  if (a->from) {
    gates_model_free(m);
    *m = a->from->gates(kind->name, a->p);
  }
  return true;
}

static void measure_gates(recall_networks *found, const asking *a, const recall_network *kind)
{
  double start = seconds_now();
  gates_model m;
  if (!find_gates(a, kind, &m)) {
    recall_networks_add_absence(found, too_many_gates(kind));
    return;
  }
  conditional_model form = gates_form(&m);
  double checking = seconds_now();
  size_t *taken = allocate(a->p->points, sizeof *taken);
  recall_cost cost = {.kind = kind,
                      .bits = numbers_bits(m.gate, m.gates * m.inputs) +
                              numbers_bits(m.matrix, m.matrices * gates_model_area(&m)),
                      .file = a->keeps_files ? gates_json_text(&m) : NULL};
  cost.size = (recall_size){.neurons = conditional_model_measure(&form).operations,
                            .weights = form.terms,
                            .depth = m.gates,
                            .making = checking - start};
  size_t recalled = check_form(&form, a->p, taken);
  check_all(a, kind->name, recalled);
  cost.size.checking = seconds_now() - checking;
  add_operations(&cost, a, taken, recalled);
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

void memorizer_costs_add(recall_networks *found, const sorted_points *p, bool keeps_files, const memorizer_files *from)
{
  asking a = {p, keeps_files, from};
  for (size_t k = 0; k < NAMED; k++)
    measure(found, &a, named + k);
  measure_gates(found, &a, &gates);
}
