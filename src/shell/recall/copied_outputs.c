#include "copied_outputs.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/conditional/conditional_machine.h"
#include "tree_node.h"
#include <stdlib.h>

/* The points of each leaf: those of instruction i are point[start[i]], ..., point[start[i + 1] - 1]. */
typedef struct {
  size_t *start;
  uint32_t *point;
} arrivals;

static bool run_points(const conditional_model *m, const sorted_points *p, uint32_t *leaf)
{
  conditional_machine k = conditional_machine_new(m);
  bool recalls = true;
  for (size_t i = 0; recalls && i < p->points; i++) {
    conditional_recall found = conditional_machine_check(&k, p->x + i * p->inputs, p->d + i * p->outputs);
    recalls = found.verdict == CONDITIONAL_RECALLED;
    leaf[i] = (uint32_t)found.last;
    progress_at(i + 1, p->points);
  }
  conditional_machine_free(&k);
  return recalls;
}

/* Leaves as the tests have them, from the smallest side on, get the points by rank.  False if there are more or fewer. */
static bool rank_points(const conditional_model *m, const sorted_points *p, leaf_begin *begins, uint32_t *leaf)
{
  size_t *stack = allocate(m->size + 2, sizeof(size_t)), depth = 1, rank = 0, next[2];
  while (depth > 0 && rank < p->points) {
    size_t at = stack[--depth];
    if (m->program[at].kind == INSTRUCTION_LEAF)
      do
        leaf[rank++] = (uint32_t)at;
      while (rank < p->points && !begins(p, rank));
    for (size_t k = conditional_model_successors(m, at, next); k-- > 0;)
      stack[depth++] = next[k];
  }
  free(stack);
  return depth == 0 && rank == p->points;
}

static bool find_leaves(const conditional_model *m, const sorted_points *p, leaf_begin *begins, uint32_t *leaf)
{
  return (begins && rank_points(m, p, begins, leaf)) || run_points(m, p, leaf);
}

static arrivals arrivals_new(const conditional_model *m, const sorted_points *p, const uint32_t *leaf)
{
  arrivals a = {allocate(m->size + 2, sizeof(size_t)), allocate(p->points, sizeof(uint32_t))};
  for (size_t i = 0; i < p->points; i++)
    a.start[leaf[i] + 2]++;
  for (size_t k = 2; k < m->size + 2; k++)
    a.start[k] += a.start[k - 1];
  for (size_t i = 0; i < p->points; i++)
    a.point[a.start[leaf[i] + 1]++] = (uint32_t)i;
  return a;
}

/* Outputs of leaves become zero or inputs.  Returns whether any has. */
static bool copy_outputs(conditional_model *m, const sorted_points *p, const arrivals *a)
{
  bool any = false;
  for (size_t i = 0; i < m->size; i++) {
    size_t count = a->start[i + 1] - a->start[i];
    for (size_t j = 0; count > 0 && j < m->outputs; j++) {
      size_t *output = m->output + m->program[i].lo + j, found;
      if (*output == NOWHERE || *output < m->inputs || !tree_output_free(p, a->point + a->start[i], count, j, &found))
        continue;
      *output = found;
      any = true;
    }
  }
  return any;
}

/* The network without operations that no test, no leaf and no operation that is taken itself takes. */
typedef struct {
  const conditional_model *from;
  conditional_model to;
  const size_t *known; /* variables before each instruction */
  bool *taken;         /* of each operation */
  size_t *moved;       /* of each variable on the way: what it is in the new network */
} rewriting;

static bool takes(const rewriting *w, size_t i, size_t variable)
{
  const conditional_model *m = w->from;
  const instruction *at = m->program + i;
  bool found = at->kind == INSTRUCTION_TEST && at->lo == variable;
  for (size_t t = at->lo; at->kind == INSTRUCTION_OPERATION && w->taken[i] && t < at->hi; t++)
    found = found || m->source[t] == variable;
  for (size_t j = 0; at->kind == INSTRUCTION_LEAF && j < m->outputs; j++)
    found = found || m->output[at->lo + j] == variable;
  return found;
}

/* Whether something after instruction i takes the variable; `stack` has room for all instructions. */
static bool taken_after(const rewriting *w, size_t i, size_t variable, size_t *stack)
{
  size_t depth = conditional_model_successors(w->from, i, stack);
  while (depth > 0) {
    size_t at = stack[--depth];
    if (takes(w, at, variable))
      return true;
    depth += conditional_model_successors(w->from, at, stack + depth);
  }
  return false;
}

static void find_taken(rewriting *w)
{
  size_t *stack = allocate(w->from->size + 2, sizeof(size_t));
  for (size_t i = w->from->size; i-- > 0;)
    if (w->from->program[i].kind == INSTRUCTION_OPERATION)
      w->taken[i] = taken_after(w, i, w->known[i], stack);
  free(stack);
}

static void write_operation(rewriting *w, size_t i)
{
  const conditional_model *m = w->from;
  size_t at = conditional_model_add_operation(&w->to);
  for (size_t t = m->program[i].lo; t < m->program[i].hi; t++)
    mpq_set(conditional_model_add_term(&w->to, w->moved[m->source[t]]), m->weight + t);
  w->to.program[at].next = at + 1;
}

static void write_leaf(rewriting *w, size_t i)
{
  const size_t *output = w->from->output + w->from->program[i].lo;
  size_t at = conditional_model_add_leaf(&w->to), *to = w->to.output + w->to.program[at].lo;
  for (size_t j = 0; j < w->from->outputs; j++)
    to[j] = output[j] == NOWHERE ? NOWHERE : w->moved[output[j]];
}

static size_t write_from(rewriting *w, size_t i, size_t variables);

static void write_test(rewriting *w, size_t i, size_t variables)
{
  const instruction *from = w->from->program + i;
  size_t at = conditional_model_add_test(&w->to, w->moved[from->lo], from->compare, w->from->value + from->hi);
  size_t next = from->next == NOWHERE ? NOWHERE : write_from(w, from->next, variables);
  size_t otherwise = from->otherwise == NOWHERE ? NOWHERE : write_from(w, from->otherwise, variables);
  w->to.program[at].next = next;
  w->to.program[at].otherwise = otherwise;
}

/* Writes what begins with instruction i, with so many variables before it, and returns where it begins now. */
static size_t write_from(rewriting *w, size_t i, size_t variables)
{
  size_t begin = w->to.size;
  for (; w->from->program[i].kind == INSTRUCTION_OPERATION; i = w->from->program[i].next)
    if (w->taken[i]) {
      write_operation(w, i);
      w->moved[w->known[i]] = variables++;
    }
  if (w->from->program[i].kind == INSTRUCTION_LEAF)
    write_leaf(w, i);
  else
    write_test(w, i, variables);
  return begin;
}

static conditional_model without_idle(const conditional_model *m)
{
  size_t *known = conditional_model_known(m), most = m->inputs;
  rewriting w = {.from = m, .to = conditional_model_new(m->inputs, m->outputs), .known = known};
  for (size_t i = 0; i < m->size; i++)
    most = known[i] + 1 > most ? known[i] + 1 : most;
  w.to.constant = m->constant;
  w.to.is_signed = m->is_signed;
  w.taken = allocate(m->size, sizeof(bool));
  w.moved = allocate(most, sizeof(size_t));
  for (size_t v = 0; v < m->inputs; v++)
    w.moved[v] = v;
  find_taken(&w);
  write_from(&w, 0, m->inputs);
  free(w.moved);
  free(w.taken);
  free(known);
  return w.to;
}

conditional_model copied_outputs(conditional_model m, const sorted_points *p, leaf_begin *begins)
{
  uint32_t *leaf = allocate(p->points, sizeof *leaf);
  progress_begin("looking for outputs that are inputs");
  bool any = false;
  if (find_leaves(&m, p, begins, leaf)) {
    arrivals a = arrivals_new(&m, p, leaf);
    any = copy_outputs(&m, p, &a);
    free(a.point);
    free(a.start);
  }
  free(leaf);
  if (!any)
    return m;
  conditional_model made = without_idle(&m);
  conditional_model_free(&m);
  return made;
}
