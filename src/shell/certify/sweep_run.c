#include "sweep_run.h"
#include "shell/base/memory.h"
#include "shell/base/random.h"
#include "shell/base/status.h"
#include "shell/table/part.h"
#include "sweep_jobs.h"
#include "sweep_part.h"
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

/* What is to be measured, and what for. */
typedef struct {
  sweep *s;
  const points *p;
  const size_t *order;
  const certify_wish *wish;
  const char *checkpoint;
} sweep_work;

static sweep_step measure_step(const void *of, size_t k)
{
  const sweep_work *w = of;
  points part = part_of(w->p, w->order, w->s->step[k].points);
  sweep_step step = measure(&part, w->wish);
  points_free(&part);
  return step;
}

static void take_step(void *of, size_t k, const sweep_step *step)
{
  sweep_work *w = of;
  w->s->step[k] = *step;
  if (w->checkpoint)
    sweep_part_write(w->checkpoint, w->s);
}

void sweep_run(sweep *s, const points *p, sweep_choice choice, const certify_wish *wish, size_t jobs,
               const char *checkpoint)
{
  size_t *order = order_of(p->points, choice.random, choice.seed), *open = allocate(s->count, sizeof(size_t)), count = 0;
  /* The largest ones first, which take the longest. */
  for (size_t k = s->count; k-- > 0;)
    if (sweep_has(s, k) && s->step[k].count == 0)
      open[count++] = k;
  sweep_work w = {s, p, order, wish, checkpoint};
  if (checkpoint)
    sweep_part_write(checkpoint, s);
  if (jobs > 1)
    sweep_jobs_run(&w, open, count, jobs, measure_step, take_step);
  else
    while (count-- > 0) {
      sweep_step step = measure_step(&w, open[count]);
      take_step(&w, open[count], &step);
    }
  free(open);
  free(order);
}
