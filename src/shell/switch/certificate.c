#include "certificate.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include <stdlib.h>

/* Points between two reports of progress. */
#define CHUNK 256

/* Checks the points in the order in which they stand there. */
static void check_rows(certificate *c, const model *m, dataset data)
{
  evaluation how = c->exhaustive ? EVALUATE_ALL : EVALUATE_ACTIVE;
  size_t n = data.points, room = model_scratch(&m->net);
  mpq_ptr scratch = numbers_new(room);
  c->state = check_begin(data);
  progress_begin("checking points");
  while (c->state.done < n && c->state.recall == n) {
    size_t until = n - c->state.done < CHUNK ? n : c->state.done + CHUNK;
    c->state = check_continue(m->net, data, c->state, until, how, c->active, c->got, scratch);
    progress_at(c->state.done, n);
  }
  numbers_free(scratch, room);
}

/* Numbers the results of sorted points as the points are numbered. */
static void renumber(certificate *c, const sorted_points *p)
{
  activity *by_number = allocate(p->points, sizeof(activity));
  for (size_t i = 0; i < p->points; i++)
    by_number[p->number[i]] = c->active[i];
  free(c->active);
  c->active = by_number;
}

/* The same by number, which says what the first point is that is not recalled. */
static void check_numbered(certificate *c, const model *m, sorted_points *p)
{
  points *by_number = p->from;
  points_unsort(p);
  check_rows(c, m, points_dataset(by_number));
  *p = points_sort(by_number);
}

certificate certificate_make(const model *m, sorted_points *p, bool exhaustive)
{
  size_t n = p->points, q = p->inputs, r = p->outputs;
  certificate c = {.points = n, .size = model_measure(&m->net), .exhaustive = exhaustive, .outputs = r};
  c.active = allocate(n, sizeof(activity));
  c.got = numbers_new(r);
  /* Neighbours in the order share their way through the tree, and with it the cache. */
  check_rows(&c, m, sorted_dataset(p));
  if (certificate_holds(&c))
    renumber(&c, p);
  else
    check_numbered(&c, m, p);
  c.neurons = (bounded_tally){.bound = bound_neurons_paper(n, q, r),
                      .sharp = bound_neurons_sharp(n, q, r, m->net.kind),
                      .failing = c.state.neurons};
  c.weights = (bounded_tally){.bound = bound_weights_paper(n, q, r),
                      .sharp = bound_weights_sharp(n, q, r, m->net.kind),
                      .failing = c.state.weights};
  for (size_t i = 0; i < c.state.done; i++) {
    point_tally_add(&c.neurons.active, c.active[i].neurons);
    point_tally_add(&c.weights.active, c.active[i].weights);
  }
  return c;
}

void certificate_free(certificate *c)
{
  free(c->active);
  numbers_free(c->got, c->outputs);
}

point_tally certificate_operations(const certificate *c)
{
  return point_tally_linear(c->weights.active, 2, 0);
}

bool certificate_holds(const certificate *c)
{
  size_t n = c->points;
  return c->state.done == n && c->state.recall == n && c->state.neurons == n && c->state.weights == n;
}
