#include "recall_networks.h"
#include "kernel/conditional/packed.h"
#include "copied_outputs.h"
#include "mixed_model.h"
#include "packed_model.h"
#include "projection_model.h"
#include "search_model.h"
#include "shell/base/clock.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/base/wrapped.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/report/report.h"
#include "tree_model.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Points between two reports of progress. */
#define CHUNK 256

const recall_network switch_recall = {.name = "switch"};

static const recall_network *const kinds[] = {&switch_recall, &ifelse_recall, &projection_recall, &merged_recall,
                                              &packed_recall, &tree_recall, &search_recall};


#define KINDS (sizeof kinds / sizeof kinds[0])

const recall_network *recall_named(const char *name)
{
  for (size_t k = 0; k < KINDS; k++)
    if (strcmp(name, kinds[k]->name) == 0)
      return kinds[k];
  return strcmp(name, mixed_recall.name) == 0 ? &mixed_recall : NULL;
}

static size_t more(size_t a, size_t b)
{
  return a > b ? a : b;
}

/* Tests on the way to the deepest leaf. */
static size_t most_conditions(const conditional_model *m)
{
  size_t *below = allocate(m->size, sizeof(size_t)), next[2];
  for (size_t i = m->size; i-- > 0;) {
    for (size_t n = conditional_model_successors(m, i, next); n-- > 0;)
      below[i] = more(below[i], below[next[n]]);
    below[i] += m->program[i].kind == INSTRUCTION_TEST;
  }
  size_t conditions = below[0];
  free(below);
  return conditions;
}

_Noreturn static void fail_internally(const recall_network *kind)
{
  fail(STATUS_UNDECIDED, "internal error: the %s network that was made does not recall the dataset%s",
       kind->name, kind->width ? " within its bounds" : "");
}

/* Each ends at a point that is not recalled, and counts those before it. */
static point_tally check_points(conditional_machine *k, const sorted_points *p, size_t *taken)
{
  point_tally tally = {0};
  for (size_t i = 0; i < p->points; i++) {
    conditional_recall found = conditional_machine_check(k, p->x + i * p->inputs, p->d + i * p->outputs);
    if (found.verdict != CONDITIONAL_RECALLED)
      break;
    point_tally_add(&tally, found.operations);
    if (taken)
      taken[i] = found.operations;
    progress_at(i + 1, p->points);
  }
  return tally;
}

/* The bounds on conditions and operations, too. */
static point_tally check_packed(conditional_machine *k, const sorted_points *p, const recall_network *kind,
                                size_t *taken)
{
  size_t n = p->points, chunk = taken ? 1 : CHUNK;
  packed_state state = packed_begin(k->net, k->known);
  while (state.done < n) {
    size_t until = n - state.done < chunk ? n : state.done + chunk, before = state.operations;
    state = packed_check(k->net, k->known, k->room, sorted_dataset(p), kind->width(p), state, until, k->y, k->scratch);
    if (state.done < until)
      break;
    if (taken)
      taken[until - 1] = state.operations - before;
    progress_at(state.done, n);
  }
  return (point_tally){state.done, state.most, state.operations};
}

/* Over the points that are recalled; taken[i] := the operations of the point of rank i, unless it is NULL. */
static point_tally count(const recall_network *kind, const conditional_model *m, const sorted_points *p, size_t *taken)
{
  conditional_machine k = conditional_machine_new(m);
  progress_begin("checking points");
  point_tally tally = kind->width ? check_packed(&k, p, kind, taken) : check_points(&k, p, taken);
  conditional_machine_free(&k);
  return tally;
}

/* The same of a network that was made: it recalls all points. */
static point_tally check(const recall_network *kind, const conditional_model *m, const sorted_points *p, size_t *taken)
{
  point_tally tally = count(kind, m, p, taken);
  if (tally.points < p->points)
    fail_internally(kind);
  return tally;
}

static recall_made make(const recall_network *kind, const sorted_points *p, const recall_wish *wish)
{
  recall_made made = kind->make(p, wish);
  if (kind != &tree_recall)
    made.network = copied_outputs(made.network, p, kind->begins_leaf);
  return made;
}

recall_made recall_make(const recall_network *kind, const sorted_points *p, const recall_wish *wish)
{
  recall_made made = make(kind, p, wish);
  check(kind, &made.network, p, NULL);
  return made;
}

mpq_ptr recall_weighted_mean(const points *p, const size_t *number, const size_t *count)
{
  if (!p->weight)
    return NULL;
  mpq_ptr mean = numbers_new(1);
  mpq_t sum, product;
  mpq_inits(sum, product, NULL);
  for (size_t i = 0; i < p->points; i++) {
    mpq_srcptr weight = p->weight + (number ? number[i] : i);
    mpq_add(sum, sum, weight);
    mpq_set_ui(product, count[i], 1);
    mpq_mul(product, product, weight);
    mpq_add(mean, mean, product);
  }
  mpq_div(mean, mean, sum);
  mpq_clears(sum, product, NULL);
  return mean;
}

/* One that is read.  That a search has shown it to be optimal is believed only where the search shows it again. */
static recall_made take(const recall_network *kind, const sorted_points *p, const recall_wish *wish)
{
  recall_made made = {.network = wish->read(kind->name, p)};
  if (kind != &tree_recall)
    return made;
  recall_made again = make(kind, p, wish);
  point_tally one = count(kind, &made.network, p, NULL), other = check(kind, &again.network, p, NULL);
  made.optimal = again.optimal && one.points == other.points && one.max == other.max && one.sum == other.sum;
  conditional_model_free(&again.network);
  return made;
}

/* The points are recalled if it was made, and counted as far as they are if it was read. */
static recall_cost measure(const recall_network *kind, const sorted_points *p, const recall_wish *wish)
{
  double start = seconds_now();
  recall_made made = (wish->read ? take : make)(kind, p, wish);
  double checking = seconds_now();
  const conditional_model *m = &made.network;
  size_t *taken = p->from->weight ? allocate(p->points, sizeof *taken) : NULL;
  recall_cost cost = {.kind = kind,
                      .operations = (wish->read ? count : check)(kind, m, p, taken),
                      .weighted = recall_weighted_mean(p->from, p->number, taken),
                      .conditions = most_conditions(m),
                      .bits = numbers_bits(m->weight, m->terms) + numbers_bits(m->value, m->values),
                      .optimal = made.optimal,
                      .file = wish->keeps_files ? conditional_json_text(m) : NULL};
  cost.size = (recall_size){.neurons = conditional_model_measure(m).operations,
                            .weights = m->terms,
                            .depth = cost.conditions,
                            .making = checking - start,
                            .checking = seconds_now() - checking};
  free(taken);
  conditional_model_free(&made.network);
  return cost;
}

static int compare_means(const recall_cost *a, const recall_cost *b)
{
  if (a->weighted)
    return mpq_cmp(a->weighted, b->weighted);
  return (a->operations.sum > b->operations.sum) - (a->operations.sum < b->operations.sum);
}

static bool cheaper(const recall_wish *wish, const recall_cost *a, const recall_cost *b)
{
  int order = compare_means(a, b);
  size_t x = a->operations.max, y = b->operations.max;
  return wish->mean_first ? order < 0 || (order == 0 && x < y) : x < y || (x == y && order < 0);
}

/* Makes one more. */
static void add_made(recall_networks *found, const recall_network *kind, const sorted_points *p,
                     const recall_wish *wish)
{
  recall_networks_add(found, measure(kind, p, wish));
  if (cheaper(wish, found->cost + found->count - 1, recall_cheapest(found)))
    found->cheapest = found->count - 1;
}

recall_networks recall_networks_make(const sorted_points *p, recall_cost of_switch, const recall_wish *wish)
{
  recall_networks found = {.cost = NULL};
  recall_networks_add(&found, of_switch);
  for (size_t k = 1; k < KINDS; k++)
    if (!kinds[k]->worth_trying || kinds[k]->worth_trying(p))
      add_made(&found, kinds[k], p, wish);
  return found;
}

void recall_networks_add_mixed(recall_networks *found, const sorted_points *p, const recall_wish *wish)
{
  add_made(found, &mixed_recall, p, wish);
}

void recall_networks_add(recall_networks *found, recall_cost cost)
{
  found->cost = reallocate(found->cost, found->count + 1, sizeof *found->cost);
  found->cost[found->count++] = cost;
}

void recall_networks_add_absence(recall_networks *found, recall_absence absence)
{
  found->absent = reallocate(found->absent, found->absences + 1, sizeof *found->absent);
  found->absent[found->absences++] = absence;
}

void recall_networks_free(recall_networks *found)
{
  for (size_t k = 0; k < found->absences; k++) {
    free(found->absent[k].reason);
    free(found->absent[k].line);
  }
  free(found->absent);
  for (size_t k = 0; k < found->count; k++) {
    if (found->cost[k].weighted)
      numbers_free(found->cost[k].weighted, 1);
    free(found->cost[k].file);
  }
  free(found->cost);
}

const recall_cost *recall_cheapest(const recall_networks *found)
{
  return found->cost + found->cheapest;
}

/* To the nearest hundredth. */
static void write_hundredths(FILE *f, mpq_srcptr value, int width)
{
  mpq_t scaled, half;
  mpq_inits(scaled, half, NULL);
  mpq_set_ui(half, 1, 2);
  mpq_set_ui(scaled, 100, 1);
  mpq_mul(scaled, scaled, value);
  mpq_add(scaled, scaled, half);
  mpz_fdiv_q(mpq_numref(scaled), mpq_numref(scaled), mpq_denref(scaled));
  unsigned hundredths = (unsigned)mpz_fdiv_q_ui(mpq_numref(scaled), mpq_numref(scaled), 100);
  gmp_fprintf(f, "%*Zd.%02u", width - 3, mpq_numref(scaled), hundredths);
  mpq_clears(scaled, half, NULL);
}

static void write_absence(FILE *f, const recall_absence *a)
{
  wrapped w;
  wrapped_begin(&w, "");
  fprintf(w.text.stream, "%-10s none: %s", a->kind->name, a->reason);
  wrapped_end(&w, f);
}

void recall_networks_write(FILE *f, const recall_networks *found)
{
  fprintf(f, "            %-10s %9s %12s %11s %10s\n", "network", "at most",
          found->cost[0].weighted ? "weighted" : "mean", "conditions", "bits");
  for (size_t k = 0; k < found->count; k++) {
    const recall_cost *cost = found->cost + k;
    fprintf(f, "            %-10s %9zu ", cost->kind->name, cost->operations.max);
    if (cost->weighted)
      write_hundredths(f, cost->weighted, 12);
    else
      point_tally_write_mean(f, cost->operations, 12);
    if (cost->kind->make)
      fprintf(f, " %11zu", cost->conditions);
    else
      fprintf(f, " %11s", "");
    fprintf(f, " %10" PRIu64 "%s\n", cost->bits, cost->optimal ? "  optimal" : "");
  }
  for (size_t k = 0; k < found->absences; k++)
    write_absence(f, found->absent + k);
}

json_t *recall_cost_object(const recall_cost *cost)
{
  json_t *object = point_tally_object(cost->operations);
  if (cost->weighted)
    json_object_set_new(object, "weighted_mean_exact", json_rational(cost->weighted));
  return object;
}

json_t *recall_networks_array(const recall_networks *found)
{
  json_t *array = json_array();
  for (size_t k = 0; k < found->count; k++) {
    const recall_cost *cost = found->cost + k;
    json_t *object = json_object();
    json_object_set_new(object, "network", json_string(cost->kind->name));
    json_object_set_new(object, "operations", recall_cost_object(cost));
    if (cost->kind->make)
      json_object_set_new(object, "conditions", json_count(cost->conditions));
    json_object_set_new(object, "bits", json_count(cost->bits));
    if (cost->optimal)
      json_object_set_new(object, "optimal", json_true());
    json_array_append_new(array, object);
  }
  return array;
}

json_t *recall_absences_array(const recall_networks *found)
{
  json_t *array = json_array();
  for (size_t k = 0; k < found->absences; k++) {
    const recall_absence *a = found->absent + k;
    json_t *object = json_object();
    json_object_set_new(object, "network", json_string(a->kind->name));
    json_object_set_new(object, "reason", json_string(a->reason));
    if (a->lines > 0)
      json_object_set_new(object, "lines", report_lines_array(a->line, a->lines));
    json_array_append_new(array, object);
  }
  return array;
}
