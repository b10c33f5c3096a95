#include "forest_cuts.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* What is sorted: a threshold and the test that has it. */
typedef struct {
  size_t input, node;
  mpq_srcptr value;
} cut;

static int by_input_and_value(const void *left, const void *right)
{
  const cut *a = left, *b = right;
  return a->input != b->input ? (a->input > b->input) - (a->input < b->input) : mpq_cmp(a->value, b->value);
}

static cut *sorted_cuts(const forest *f, size_t *count)
{
  cut *list = allocate(f->nodes + 1, sizeof *list);
  *count = 0;
  for (size_t v = 0; v < f->nodes; v++)
    if (f->node[v].is_test)
      list[(*count)++] = (cut){f->node[v].input, v, f->threshold + f->node[v].threshold};
  qsort(list, *count, sizeof *list, by_input_and_value);
  return list;
}

forest_cuts forest_cuts_new(const forest *f)
{
  forest_cuts c = {.of = f, .at = allocate(f->nodes + 1, sizeof *c.at), .all = allocate(f->inputs, sizeof *c.all),
                   .cut = allocate(f->nodes + 1, sizeof *c.cut), .first = allocate(f->inputs, sizeof *c.first)};
  size_t count, cuts = 0;
  cut *list = sorted_cuts(f, &count);
  for (size_t k = 0; k < count; k++) {
    size_t j = list[k].input;
    bool same_input = k > 0 && list[k - 1].input == j;
    if (!same_input)
      c.first[j] = cuts;
    if (!same_input || !mpq_equal(list[k - 1].value, list[k].value)) {
      c.cut[cuts++] = list[k].value;
      c.all[j].hi += 2;
    }
    c.at[list[k].node] = c.all[j].hi - 1;
  }
  free(list);
  return c;
}

void forest_cuts_free(forest_cuts *c)
{
  free(c->at);
  free(c->all);
  free(c->cut);
  free(c->first);
}

size_t forest_cuts_place(const forest_cuts *c, size_t j, mpq_srcptr value)
{
  size_t below = 0, cuts = c->all[j].hi / 2;
  /* The first `below` thresholds are less than the value, those from `cuts` on are not. */
  while (below < cuts) {
    size_t middle = below + (cuts - below) / 2;
    if (mpq_cmp(c->cut[c->first[j] + middle], value) < 0)
      below = middle + 1;
    else
      cuts = middle;
  }
  bool meets = below < c->all[j].hi / 2 && mpq_equal(c->cut[c->first[j] + below], value);
  return 2 * below + meets;
}

/* The places where test v, or its opposite, holds: all up to `last` of them, or the one at its threshold. */
typedef struct {
  bool opposite, one;
  size_t last;
} holding;

static holding holding_of(const forest_cuts *c, size_t v)
{
  size_t at = c->at[v];
  switch (c->of->node[v].compare) {
  case IS_LESS: return (holding){false, false, at - 1};
  case IS_AT_LEAST: return (holding){true, false, at - 1};
  case IS_AT_MOST: return (holding){false, false, at};
  case IS_MORE: return (holding){true, false, at};
  case IS_EQUAL: return (holding){false, true, at};
  default: return (holding){true, true, at};
  }
}

static outcome decide(holding h, places where)
{
  if (where.lo > h.last || (h.one && where.hi < h.last))
    return HOLDS_NOWHERE;
  if (where.hi <= h.last && (!h.one || where.lo == h.last))
    return HOLDS_EVERYWHERE;
  return HOLDS_SOMEWHERE;
}

outcome forest_cuts_decide(const forest_cuts *c, size_t v, places where)
{
  holding h = holding_of(c, v);
  outcome found = decide(h, where);
  if (!h.opposite || found == HOLDS_SOMEWHERE)
    return found;
  return found == HOLDS_NOWHERE ? HOLDS_EVERYWHERE : HOLDS_NOWHERE;
}

places forest_cuts_narrow(const forest_cuts *c, size_t v, places where, bool holds)
{
  holding h = holding_of(c, v);
  if (holds != h.opposite)
    return h.one ? (places){h.last, h.last} : (places){where.lo, h.last};
  if (!h.one)
    return (places){h.last + 1, where.hi};
  if (where.lo == h.last)
    return (places){where.lo + 1, where.hi};
  return (places){where.lo, where.hi == h.last ? where.hi - 1 : where.hi};
}
