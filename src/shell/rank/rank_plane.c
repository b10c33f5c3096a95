#include "rank_plane.h"
#include "shell/base/memory.h"
#include <stdlib.h>

rank_plane rank_plane_new(const rank_matrix *m)
{
  size_t d = m->columns;
  return (rank_plane){.c = numbers_new(d),
                      .on = allocate(m->points, sizeof(bool)),
                      .rows = numbers_new(d * d),
                      .pivot = allocate(d, sizeof(size_t)),
                      .scratch = numbers_new(ANNIHILATOR_SCRATCH)};
}

void rank_plane_free(const rank_matrix *m, rank_plane *h)
{
  size_t d = m->columns;
  numbers_free(h->c, d);
  free(h->on);
  numbers_free(h->rows, d * d);
  free(h->pivot);
  numbers_free(h->scratch, ANNIHILATOR_SCRATCH);
}

size_t rank_plane_through(const rank_matrix *m, rank_plane *h, const size_t *points, size_t count)
{
  size_t d = m->columns, f = m->graphs ? d - 1 : d;
  for (size_t k = 0; k < count; k++)
    for (size_t a = 0; a < d; a++)
      mpq_set(h->rows + k * d + a, m->rows + points[k] * d + a);
  if (!annihilator_find(h->rows, count, d, f, h->c, h->pivot, h->scratch) || !annihilator_proper(h->c, d, f))
    return 0;
  return annihilator_count(m->rows, m->points, d, h->c, h->on, h->scratch);
}
