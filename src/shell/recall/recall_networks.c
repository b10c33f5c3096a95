#include "recall_networks.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/base/json.h"
#include "kernel/switch/bounds.h"
#include "kernel/exact/order.h"
#include "kernel/conditional/packed.h"
#include "shell/base/memory.h"
#include "packed_model.h"
#include "shell/base/progress.h"
#include "projection_model.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* With more numbers than this in the dataset, what cannot or seldom does help is left out; and beyond so many steps,
 * n q (q + r), elimination is. */
#define MOST_NUMBERS ((size_t)1 << 16)
#define MOST_STEPS ((size_t)1 << 17)

/* Points between two reports of progress. */
#define CHUNK 256

const char recall_names[] = "switch, ifelse, projection, merged, packed";

const char *recall_name(recall_kind kind)
{
  static const char *const names[RECALL_KINDS] = {"switch", "ifelse", "projection", "merged", "packed"};
  return names[kind];
}

recall_kind recall_named(const char *name)
{
  recall_kind kind = RECALL_SWITCH;
  while (kind < RECALL_KINDS && strcmp(name, recall_name(kind)) != 0)
    kind++;
  return kind;
}

static bool shares_leaves(recall_kind kind)
{
  return kind == RECALL_MERGED || kind == RECALL_PACKED;
}

/* The most terms that a function of a shared leaf has. */
static size_t width(const points *p, recall_kind kind)
{
  return kind == RECALL_MERGED ? 1 : p->inputs;
}

conditional_model recall_model(points *p, recall_kind kind)
{
  switch (kind) {
  case RECALL_IFELSE: return ifelse_model(p);
  case RECALL_MERGED:
  case RECALL_PACKED: return packed_model(p, width(p, kind));
  default: return projection_model(p);
  }
}

/* Whether merging makes the tree lower, or lets an input stand for the projection.  The points are sorted. */
static bool merging_helps(const points *p)
{
  size_t q = p->inputs, r = p->outputs, leaves = 1, same = 0;
  for (size_t i = 1; i < p->points; i++) {
    mpq_srcptr x = p->x + i * q, d = p->d + i * r;
    leaves += first_difference(d - r, d, r) < r;
    same += first_difference(x - q, x, q) == first_difference(p->x, p->x + q, q);
  }
  return same == p->points - 1 || ceil_log2(leaves) < ceil_log2(p->points);
}

static bool worth_trying(points *p, recall_kind kind)
{
  size_t numbers = p->points * (p->inputs + p->outputs);
  points_sort(p);
  switch (kind) {
  case RECALL_IFELSE: return numbers <= MOST_NUMBERS;
  case RECALL_MERGED: return numbers <= MOST_NUMBERS || merging_helps(p);
  case RECALL_PACKED: return numbers <= MOST_STEPS / p->inputs;
  default: return true;
  }
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

_Noreturn static void fail_internally(recall_kind kind)
{
  fail(STATUS_UNDECIDED, "internal error: the %s network that was made does not recall the dataset%s",
       recall_name(kind), shares_leaves(kind) ? " within its bounds" : "");
}

static point_tally check_points(conditional_machine *k, const points *p, recall_kind kind)
{
  point_tally tally = {0};
  for (size_t i = 0; i < p->points; i++) {
    conditional_recall found = conditional_machine_check(k, p->x + i * p->inputs, p->d + i * p->outputs);
    if (found.verdict != CONDITIONAL_RECALLED)
      fail_internally(kind);
    point_tally_add(&tally, found.operations);
    progress_at(i + 1, p->points);
  }
  return tally;
}

/* The bounds on conditions and operations, too. */
static point_tally check_packed(conditional_machine *k, const points *p, recall_kind kind)
{
  size_t n = p->points;
  packed_state state = packed_begin(k->net, k->known);
  while (state.done < n) {
    size_t until = n - state.done < CHUNK ? n : state.done + CHUNK;
    state = packed_check(k->net, k->known, k->room, points_dataset(p), width(p, kind), state, until, k->y, k->scratch);
    if (state.done < until)
      fail_internally(kind);
    progress_at(state.done, n);
  }
  return (point_tally){state.done, state.most, state.operations};
}

point_tally recall_check(const conditional_model *m, const points *p, recall_kind kind)
{
  conditional_machine k = conditional_machine_new(m);
  progress_begin("checking points ");
  point_tally tally = shares_leaves(kind) ? check_packed(&k, p, kind) : check_points(&k, p, kind);
  conditional_machine_free(&k);
  return tally;
}

static bool cheaper(point_tally a, point_tally b)
{
  return a.max < b.max || (a.max == b.max && a.sum < b.sum);
}

recall_networks recall_networks_make(points *p, point_tally of_switch)
{
  recall_networks found = {.present = {[RECALL_SWITCH] = true}, .operations = {[RECALL_SWITCH] = of_switch}};
  for (recall_kind kind = RECALL_IFELSE; kind < RECALL_KINDS; kind++)
    if (worth_trying(p, kind)) {
      conditional_model m = recall_model(p, kind);
      found.present[kind] = true;
      found.conditions[kind] = most_conditions(&m);
      found.operations[kind] = recall_check(&m, p, kind);
      conditional_model_free(&m);
      if (cheaper(found.operations[kind], found.operations[found.cheapest]))
        found.cheapest = kind;
    }
  points_unsort(p);
  return found;
}

void recall_networks_write(FILE *f, const recall_networks *found)
{
  for (recall_kind kind = RECALL_SWITCH; kind < RECALL_KINDS; kind++) {
    if (!found->present[kind])
      continue;
    fputs("            ", f);
    point_tally_write(f, recall_name(kind), found->operations[kind], "");
    if (kind != RECALL_SWITCH)
      fprintf(f, "; %zu condition%s", found->conditions[kind], s_of(found->conditions[kind]));
    fputc('\n', f);
  }
}

json_t *recall_networks_array(const recall_networks *found)
{
  json_t *array = json_array();
  for (recall_kind kind = RECALL_SWITCH; kind < RECALL_KINDS; kind++) {
    if (!found->present[kind])
      continue;
    json_t *object = json_object();
    json_object_set_new(object, "network", json_string(recall_name(kind)));
    json_object_set_new(object, "operations", point_tally_object(found->operations[kind]));
    if (kind != RECALL_SWITCH)
      json_object_set_new(object, "conditions", json_count(found->conditions[kind]));
    json_array_append_new(array, object);
  }
  return array;
}
