#include "sorted_points.h"
#include "kernel/rows/rows_permute.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

/* Point i becomes the one at from[i], and place[k] where point k is then. */
static void permute(sorted_points *s, const size_t *from, size_t *place)
{
  if (!rows_permute(sorted_dataset(s), from, place, s->scratch))
    fail(STATUS_UNDECIDED, "internal error: the order of the points of %s is none", s->from->file);
}

sorted_points points_sort(points *p)
{
  sorted_points s = {p, p->points, p->inputs, p->outputs, p->is_signed, p->x, p->d, p->sorted,
                     allocate(p->points, sizeof(size_t)), allocate(p->points, sizeof(size_t))};
  p->x = NULL;
  p->d = NULL;
  permute(&s, s.number, s.rank);
  return s;
}

void points_unsort(sorted_points *s)
{
  permute(s, s->rank, s->from->sorted);
  free(s->rank);
  free(s->scratch);
  s->from->x = s->x;
  s->from->d = s->d;
  s->x = NULL;
  s->d = NULL;
}

dataset sorted_dataset(const sorted_points *s)
{
  return (dataset){s->points, s->inputs, s->outputs, s->x, s->d};
}
