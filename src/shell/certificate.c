#include "certificate.h"
#include "kernel/bounds.h"
#include "memory.h"
#include "progress.h"
#include <stdlib.h>

/* Points between two reports of progress. */
#define CHUNK 256

static void count(tally *t, size_t value)
{
  if (value > t->max)
    t->max = value;
  t->sum += value;
}

certificate certificate_make(const model *m, const points *p, bool exhaustive)
{
  network net = m->net;
  dataset data = points_dataset(p);
  size_t n = data.points, q = data.inputs, r = data.outputs, room = model_scratch(&net);
  certificate c = {.state = check_begin(data), .exhaustive = exhaustive, .outputs = r};
  mpq_ptr scratch = numbers_new(room);
  c.active = allocate(n, sizeof(activity));
  c.got = numbers_new(r);
  progress_begin("checking points ");
  while (c.state.done < n && c.state.recall == n) {
    size_t until = n - c.state.done < CHUNK ? n : c.state.done + CHUNK;
    c.state = check_continue(net, data, c.state, until, exhaustive ? EVALUATE_ALL : EVALUATE_ACTIVE, c.active,
                             c.got, scratch);
    progress_at(c.state.done, n);
  }
  progress_end();
  numbers_free(scratch, room);
  c.neurons = (tally){.bound = bound_neurons_paper(n, q, r),
                      .sharp = bound_neurons_sharp(n, q, r, net.kind),
                      .failing = c.state.neurons};
  c.weights = (tally){.bound = bound_weights_paper(n, q, r),
                      .sharp = bound_weights_sharp(n, q, r, net.kind),
                      .failing = c.state.weights};
  for (size_t i = 0; i < c.state.done; i++) {
    count(&c.neurons, c.active[i].neurons);
    count(&c.weights, c.active[i].weights);
  }
  return c;
}

void certificate_free(certificate *c)
{
  free(c->active);
  numbers_free(c->got, c->outputs);
}

bool certificate_holds(const certificate *c)
{
  size_t n = c->state.done;
  return c->state.recall >= n && c->state.neurons >= n && c->state.weights >= n;
}
