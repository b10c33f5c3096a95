#include "points.h"
#include "shell/base/memory.h"
#include <stdlib.h>

void points_free(points *p)
{
  for (size_t i = 0; i < p->points * p->inputs; i++)
    mpq_clear(p->x + i);
  for (size_t i = 0; i < p->points * p->outputs; i++)
    mpq_clear(p->d + i);
  free(p->x);
  free(p->d);
  free(p->line);
  free(p->sorted);
  free(p->first_output);
  free(p->second_output);
  free(p->file);
  columns_free(&p->what);
}

size_t points_outputs(const points *p)
{
  return p->is_signed ? p->outputs / 2 : p->outputs;
}

dataset points_dataset(const points *p)
{
  return (dataset){p->points, p->inputs, p->outputs, p->x, p->d};
}

/* Row i of `a` becomes what row from[i] was. */
static void permute(mpq_ptr a, size_t count, size_t width, const size_t *from)
{
  bool *done = allocate(count, sizeof(bool));
  for (size_t start = 0; start < count; start++)
    for (size_t i = start; !done[i]; i = from[i]) {
      done[i] = true;
      if (from[i] != start)
        for (size_t k = 0; k < width; k++)
          mpq_swap(a + i * width + k, a + from[i] * width + k);
    }
  free(done);
}

void points_sort(points *p)
{
  if (p->in_order)
    return;
  p->in_order = true;
  permute(p->x, p->points, p->inputs, p->sorted);
  permute(p->d, p->points, p->outputs, p->sorted);
}

void points_unsort(points *p)
{
  if (!p->in_order)
    return;
  p->in_order = false;
  size_t *rank = allocate(p->points, sizeof(size_t));
  for (size_t i = 0; i < p->points; i++)
    rank[p->sorted[i]] = i;
  permute(p->x, p->points, p->inputs, rank);
  permute(p->d, p->points, p->outputs, rank);
  free(rank);
}
