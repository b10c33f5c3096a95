#include "sorted_points.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* Row i of `a` becomes what row from[i] was. */
static void permute(mpq_ptr a, size_t count, size_t width, const size_t *from, bool *done)
{
  memset(done, false, count);
  for (size_t start = 0; start < count; start++)
    for (size_t i = start; !done[i]; i = from[i]) {
      done[i] = true;
      if (from[i] != start)
        for (size_t k = 0; k < width; k++)
          mpq_swap(a + i * width + k, a + from[i] * width + k);
    }
}

sorted_points points_sort(points *p)
{
  sorted_points s = {p, p->points, p->inputs, p->outputs, p->is_signed, p->x, p->d, p->sorted,
                     allocate(p->points, sizeof(size_t)), allocate(p->points, sizeof(bool))};
  p->x = NULL;
  p->d = NULL;
  permute(s.x, s.points, s.inputs, s.number, s.done);
  permute(s.d, s.points, s.outputs, s.number, s.done);
  for (size_t i = 0; i < s.points; i++)
    s.rank[s.number[i]] = i;
  return s;
}

void points_unsort(sorted_points *s)
{
  permute(s->x, s->points, s->inputs, s->rank, s->done);
  permute(s->d, s->points, s->outputs, s->rank, s->done);
  free(s->rank);
  free(s->done);
  s->from->x = s->x;
  s->from->d = s->d;
  s->x = NULL;
  s->d = NULL;
}

dataset sorted_dataset(const sorted_points *s)
{
  return (dataset){s->points, s->inputs, s->outputs, s->x, s->d};
}
