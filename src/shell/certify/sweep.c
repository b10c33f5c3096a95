#include "sweep.h"
#include "shell/base/memory.h"
#include "shell/base/random.h"
#include "shell/base/status.h"
#include "shell/table/part.h"
#include <stdlib.h>

/* One of 0, ..., count - 1, each as likely. */
static size_t random_below(uint64_t *state, size_t count)
{
  uint64_t rest = UINT64_MAX % count, z;
  do
    z = random_next(state);
  while (z >= UINT64_MAX - rest);
  return z % count;
}

/* All numbers of points, in the order in which a sweep takes them. */
static size_t *order_of(size_t count, bool random, size_t seed)
{
  size_t *order = allocate(count, sizeof(size_t));
  uint64_t state = seed;
  for (size_t i = 0; i < count; i++)
    order[i] = i;
  for (size_t i = count; random && i > 1; i--) {
    size_t j = random_below(&state, i), moved = order[j];
    order[j] = order[i - 1];
    order[i - 1] = moved;
  }
  return order;
}

static int compare(const void *a, const void *b)
{
  size_t one = *(const size_t *)a, other = *(const size_t *)b;
  return (one > other) - (one < other);
}

static points part_of(const points *p, const size_t *order, size_t count)
{
  size_t *number = allocate(count, sizeof(size_t));
  for (size_t i = 0; i < count; i++)
    number[i] = order[i];
  qsort(number, count, sizeof(size_t), compare);
  points part = points_part(p, number, count);
  free(number);
  return part;
}

static sweep_step measure(points *part, const certify_wish *wish)
{
  certify_run r = certify_run_make(part, wish);
  if (r.result.state.recall < part->points)
    fail(STATUS_UNDECIDED, "internal error: the switch network that was made does not recall line %zu",
         part->line[r.result.state.recall]);
  sweep_step s = {.points = part->points, .count = r.networks.count, .bounded = r.has_rank};
  s.cost = allocate(s.count, sizeof(recall_cost));
  for (size_t k = 0; k < s.count; k++) {
    s.cost[k] = r.networks.cost[k];
    s.cost[k].weighted = NULL;
  }
  if (r.has_rank) {
    s.worst = lower_bounds_worst(&r.rank.bounds);
    s.together = lower_bounds_together(&r.rank.bounds);
  }
  certify_run_free(&r);
  return s;
}

sweep sweep_make(const points *p, const size_t *size, size_t count, bool random, size_t seed, const certify_wish *wish)
{
  sweep s = {allocate(count, sizeof(sweep_step)), count};
  size_t *order = order_of(p->points, random, seed);
  for (size_t k = 0; k < count; k++) {
    points part = part_of(p, order, size[k]);
    s.step[k] = measure(&part, wish);
    points_free(&part);
  }
  free(order);
  return s;
}

void sweep_free(sweep *s)
{
  for (size_t k = 0; k < s->count; k++)
    free(s->step[k].cost);
  free(s->step);
}
