#include "lower_bounds.h"
#include "kernel/theorem3/lower_bound.h"
#include "kernel/theorem3/mean_bound.h"

/* Whether nothing before is as good. */
static bool better(const lower_bounds *b, bound_source a, size_t one, size_t other)
{
  return b->of[a].known && one > other;
}

static void take_best(lower_bounds *b)
{
  for (bound_source a = 0; a < BOUND_SOURCES; a++) {
    if (better(b, a, b->of[a].worst, lower_bounds_worst(b)) || !b->of[b->worst].known)
      b->worst = a;
    if (better(b, a, b->of[a].together, lower_bounds_together(b)) || !b->of[b->together].known)
      b->together = a;
  }
}

/* At most so many points are on one graph, of any number of them. */
static size_t most_on_graph(const lower_bounds *b, size_t count)
{
  size_t kappa = b->kappa > 0 ? b->kappa : b->parts.parts > 0 ? b->parts.kappas : count;
  return kappa < count ? kappa : count;
}

/* The first `count` outputs of the order, where they say more.  Each takes two operations at each of these points,
 * beside those that tell the points apart. */
static void try_outputs(lower_bounds *b, size_t count)
{
  lower_bound *of = &b->of[BOUND_OUTPUTS];
  outputs_taken t = {.count = count, .points = b->computed.points[count - 1]};
  t.kappa = most_on_graph(b, t.points);
  size_t worst = operations_at_least(t.points, t.kappa) + 2 * count;
  size_t together = operations_together_at_least(t.points, t.kappa, &t.best_k) + 2 * count * t.points;
  if (!of->known || worst > of->worst) {
    of->worst = worst;
    b->worst_taken = t;
  }
  if (!of->known || together > of->together) {
    of->together = together;
    b->together_taken = t;
  }
  of->known = true;
}

lower_bounds lower_bounds_make(const points *p, size_t kappa, kappa_parts parts, reading_bound reading,
                               computed_outputs computed)
{
  lower_bounds b = {.data = p, .kappa = kappa, .parts = parts, .reading = reading, .computed = computed};
  if (kappa > 0) {
    size_t together = operations_together_at_least(p->points, kappa, &b.best_k);
    b.of[BOUND_KAPPA] = (lower_bound){true, operations_at_least(p->points, kappa), together};
  }
  if (parts.parts > 0)
    b.of[BOUND_PARTS] = (lower_bound){true, parts.worst, parts.together};
  if (reading.points > 0)
    b.of[BOUND_READING] = (lower_bound){true, reading.most.least, reading.together};
  for (size_t s = 1; s <= computed.outputs && computed.points[s - 1] > 0; s++)
    try_outputs(&b, s);
  take_best(&b);
  return b;
}

void lower_bounds_free(lower_bounds *b)
{
  reading_bound_free(&b->reading);
  computed_outputs_free(&b->computed);
}

size_t lower_bounds_worst(const lower_bounds *b)
{
  return b->of[b->worst].worst;
}

size_t lower_bounds_together(const lower_bounds *b)
{
  return b->of[b->together].together;
}
