#include "synthesize_model.h"
#include "kernel/switch/synthesize.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <stdlib.h>

model synthesize_model(const sorted_points *p, readout_kind kind)
{
  model m = model_new(columns_copy(&p->from->what), p->is_signed, p->points, kind);
  size_t *order = allocate(p->points, sizeof(size_t)), *rank = allocate(p->points, sizeof(size_t));
  mpq_ptr scratch = numbers_new(SYNTHESIZE_SCRATCH);
  progress_begin("synthesizing");
  /* The kernel's sort is linear on points in order, and quadratic on others. */
  bool distinct = synthesize(sorted_dataset(p), m.net, order, rank, scratch);
  numbers_free(scratch, SYNTHESIZE_SCRATCH);
  free(order);
  free(rank);
  if (!distinct)
    fail(STATUS_UNDECIDED, "two points are equal though repeated rows were merged");
  numbers_check(m.net.shift, 1);
  numbers_check(m.net.hyperplanes, (m.net.leaves - 1) * m.net.inputs);
  numbers_check(m.net.gains, m.net.leaves - 1);
  numbers_check(m.net.readout, m.net.leaves * m.net.outputs);
  return m;
}
