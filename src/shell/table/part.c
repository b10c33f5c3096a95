#include "part.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

static mpq_ptr part_of(mpq_srcptr from, size_t width, const size_t *number, size_t count)
{
  mpq_ptr to = numbers_new(count * width);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < width; k++)
      mpq_set(to + i * width + k, from + number[i] * width + k);
  return to;
}

/* The order of the whole table, without those that are left out. */
static size_t *order_of(const points *p, const size_t *number, size_t count)
{
  size_t *place = allocate(p->points, sizeof(size_t)), *sorted = allocate(count, sizeof(size_t)), found = 0;
  for (size_t i = 0; i < count; i++)
    place[number[i]] = i + 1;
  for (size_t rank = 0; rank < p->points; rank++)
    if (place[p->sorted[rank]] > 0)
      sorted[found++] = place[p->sorted[rank]] - 1;
  free(place);
  return sorted;
}

points points_part(const points *p, const size_t *number, size_t count)
{
  points part = {.rows = count, .points = count, .inputs = p->inputs, .outputs = p->outputs, .is_signed = p->is_signed,
                 .first = p->first, .has_header = p->has_header, .state = POINTS_USABLE};
  part.file = duplicate(p->file, strlen(p->file));
  memcpy(part.sha256, p->sha256, sizeof part.sha256);
  part.what = columns_new(p->what.inputs, p->what.outputs);
  part.x = part_of(p->x, p->inputs, number, count);
  part.d = part_of(p->d, p->outputs, number, count);
  part.weight = p->weight ? part_of(p->weight, 1, number, count) : NULL;
  part.line = allocate(count, sizeof(size_t));
  for (size_t i = 0; i < count; i++)
    part.line[i] = p->line[number[i]];
  part.sorted = order_of(p, number, count);
  return part;
}
