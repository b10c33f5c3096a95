#include "direction.h"
#include "kernel/conditional/projection.h"
#include "kernel/exact/order.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

void sorted_direction(const sorted_points *p, mpq_ptr c)
{
  size_t *order = allocate(3 * p->points, sizeof(size_t));
  mpq_ptr scratch = numbers_new(PROJECTION_SCRATCH);
  if (!order_rows(p->x, p->points, p->inputs, order, order + p->points))
    fail(STATUS_UNDECIDED, "two points are equal though repeated rows were merged");
  projection_direction(sorted_dataset(p), order, c, order + 2 * p->points, scratch);
  numbers_free(scratch, PROJECTION_SCRATCH);
  free(order);
}
