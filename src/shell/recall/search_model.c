#include "search_model.h"
#include "kernel/exact/order.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/simplest.h"
#include <stdlib.h>

/* The points are sorted; differs[i] is the first input in which that of rank i differs from the one before it. */
typedef struct {
  const sorted_points *p;
  conditional_model m;
  size_t *differs;
  mpq_ptr between; /* scratch */
} searching;

static mpq_srcptr input_of(const searching *s, size_t i, size_t k)
{
  return s->p->x + i * s->p->inputs + k;
}

/* The first i in (lo, hi) whose input is the least. */
static size_t first_least(const size_t *differs, size_t lo, size_t hi)
{
  size_t least = lo + 1;
  for (size_t i = lo + 2; i < hi; i++)
    if (differs[i] < differs[least])
      least = i;
  return least;
}

/* The next after m, or hi. */
static size_t next_change(const size_t *differs, size_t m, size_t hi)
{
  size_t next = m + 1;
  while (next < hi && differs[next] != differs[m])
    next++;
  return next;
}

/* Where the points [lo, hi) are cut.  The first input that differs among them makes groups with equal values; the
 * middle of the first group and that of the last are the ends of an interval, and each group goes to the side of that
 * interval's middle on which its own is.  (docs/trees.md: how long that takes.) */
static size_t groups_cut(const size_t *differs, size_t lo, size_t hi)
{
  size_t first = first_least(differs, lo, hi), last = hi - 1;
  while (differs[last] != differs[first])
    last--;
  size_t twice = lo + first + last + hi, m = first, next = next_change(differs, m, hi);
  while (2 * (m + next) < twice) {
    m = next;
    next = next_change(differs, m, hi);
  }
  return m;
}

static size_t write_leaf(searching *s, size_t i)
{
  conditional_model *m = &s->m;
  size_t r = s->p->outputs, first = m->size, variables = s->p->inputs;
  mpq_srcptr d = s->p->d + i * r;
  for (size_t j = 0; j < r; j++)
    if (mpq_sgn(d + j) != 0) {
      size_t at = conditional_model_add_operation(m);
      m->program[at].next = at + 1;
      mpq_set(conditional_model_add_term(m, 0), d + j);
    }
  size_t at = conditional_model_add_leaf(m);
  for (size_t j = 0; j < r; j++)
    if (mpq_sgn(d + j) != 0)
      m->output[m->program[at].lo + j] = variables++;
  return first;
}

/* Writes the tree of the points [lo, hi) and returns its first instruction. */
static size_t write_tree(searching *s, size_t lo, size_t hi)
{
  if (hi - lo == 1)
    return write_leaf(s, lo);
  size_t cut = groups_cut(s->differs, lo, hi), k = s->differs[cut];
  simplest_between(s->between, input_of(s, cut - 1, k), input_of(s, cut, k));
  size_t at = conditional_model_add_test(&s->m, k, IS_LESS, s->between);
  size_t below = write_tree(s, lo, cut), above = write_tree(s, cut, hi);
  s->m.program[at].next = below;
  s->m.program[at].otherwise = above;
  return at;
}

static recall_made make_search(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  searching s = {.p = p, .m = conditional_model_new(p->inputs, p->outputs)};
  s.m.constant = true;
  s.m.is_signed = p->is_signed;
  s.differs = allocate(p->points, sizeof(size_t));
  s.between = numbers_new(1);
  progress_begin("synthesizing");
  for (size_t i = 1; i < p->points; i++)
    s.differs[i] = first_difference(input_of(&s, i - 1, 0), input_of(&s, i, 0), p->inputs);
  write_tree(&s, 0, p->points);
  numbers_free(s.between, 1);
  free(s.differs);
  numbers_check(s.m.weight, s.m.terms);
  numbers_check(s.m.value, s.m.values);
  return (recall_made){s.m, false};
}

/* Two points differ in an input beside the constant. */
static size_t most_operations(const sorted_points *p)
{
  size_t tests = p->points > 1 ? ceil_log2(p->points) + 2 * (p->inputs - 2) : 0;
  return tests + 2 * p->outputs;
}

const recall_network search_recall = {.name = "search",
                                      .make = make_search,
                                      .most = most_operations};
