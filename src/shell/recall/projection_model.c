#include "projection_model.h"
#include "kernel/conditional/ifelse.h"
#include "kernel/conditional/projection.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <stdlib.h>

typedef conditional_network builder(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                    mpq_ptr row, mpq_ptr scratch);

/* A model owns no number that it does not use. */
static void clear_rest(mpq_ptr numbers, size_t used, size_t room)
{
  for (size_t i = used; i < room; i++)
    mpq_clear(numbers + i);
}

/* `m` has room for what `build` writes, and `scratch` numbers are scratch. */
static void fill(conditional_model *m, const sorted_points *p, builder *build, size_t scratch)
{
  size_t n = p->points, q = p->inputs;
  m->constant = true;
  m->is_signed = p->is_signed;
  size_t *order = allocate(3 * n, sizeof(size_t));
  mpq_ptr row = numbers_new(q), rest = numbers_new(scratch);
  m->program = allocate(m->program_room, sizeof(instruction));
  m->source = allocate(m->term_room, sizeof(size_t));
  m->weight = numbers_new(m->term_room);
  m->value = numbers_new(m->value_room);
  m->output = allocate(m->leaf_room, sizeof(size_t));
  progress_begin("synthesizing");
  conditional_arrays into = {m->program, m->source, m->weight, m->value, m->output};
  /* The kernel's sort is linear on points in order, and quadratic on others. */
  conditional_network net = build(sorted_dataset(p), into, order, order + n, order + 2 * n, row, rest);
  if (net.size == 0)
    fail(STATUS_UNDECIDED, "two points are equal though repeated rows were merged");
  m->size = net.size;
  m->terms = net.terms;
  m->values = net.values;
  m->leaves = net.leaves;
  numbers_check(m->weight, m->terms);
  numbers_check(m->value, m->values);
  clear_rest(m->weight, m->terms, m->term_room);
  clear_rest(m->value, m->values, m->value_room);
  numbers_free(row, q);
  numbers_free(rest, scratch);
  free(order);
}

static recall_made make_projection(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.program_room = p->points * (p->outputs + 2);
  m.term_room = p->inputs + p->points * p->outputs;
  m.value_room = p->points - 1;
  m.leaf_room = p->points * p->outputs;
  fill(&m, p, projection_network, PROJECTION_SCRATCH);
  return (recall_made){m, false};
}

static recall_made make_ifelse(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.program_room = p->points * (p->outputs + 3);
  m.term_room = p->points * (p->inputs + p->outputs);
  m.value_room = 1;
  m.leaf_room = p->points * p->outputs;
  fill(&m, p, ifelse_network, IFELSE_SCRATCH);
  return (recall_made){m, false};
}

const recall_network ifelse_recall = {.name = "ifelse",
                                      .worth_trying = recall_is_small,
                                      .make = make_ifelse};
const recall_network projection_recall = {.name = "projection",
                                          .make = make_projection};
