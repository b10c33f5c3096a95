#include "kernel_model.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <stdlib.h>

static conditional_model with_arrays(const sorted_points *p, kernel_room room)
{
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.constant = true;
  m.is_signed = p->is_signed;
  m.program_room = room.program;
  m.term_room = room.terms;
  m.value_room = room.values;
  m.leaf_room = room.leaves;
  m.program = allocate(room.program, sizeof(instruction));
  m.source = allocate(room.terms, sizeof(size_t));
  m.weight = numbers_new(room.terms);
  m.value = numbers_new(room.values);
  m.output = allocate(room.leaves, sizeof(size_t));
  return m;
}

static void keep(conditional_model *m, conditional_network net)
{
  m->size = net.size;
  m->terms = net.terms;
  m->values = net.values;
  m->leaves = net.leaves;
  numbers_check(m->weight, m->terms);
  numbers_check(m->value, m->values);
  /* A model owns no number that it does not use. */
  numbers_clear(m->weight + m->terms, m->term_room - m->terms);
  numbers_clear(m->value + m->values, m->value_room - m->values);
}

conditional_model kernel_model(const sorted_points *p, kernel_room room, kernel_builder *build)
{
  conditional_model m = with_arrays(p, room);
  size_t *indices = allocate(KERNEL_INDICES * p->points, sizeof(size_t));
  mpq_ptr scratch = numbers_new(room.scratch);
  progress_begin("synthesizing");
  conditional_arrays into = {m.program, m.source, m.weight, m.value, m.output};
  /* The kernel's sort is linear on points in order, and quadratic on others. */
  conditional_network net = build(sorted_dataset(p), into, indices, scratch);
  if (net.size == 0)
    fail(STATUS_UNDECIDED, "two points are equal though repeated rows were merged");
  keep(&m, net);
  numbers_free(scratch, room.scratch);
  free(indices);
  return m;
}
