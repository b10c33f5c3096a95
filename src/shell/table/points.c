#include "points.h"
#include "shell/base/memory.h"
#include <stdlib.h>

void points_forget(points *p)
{
  for (size_t i = 0; p->x && i < p->points * p->inputs; i++)
    mpq_clear(p->x + i);
  for (size_t i = 0; p->d && i < p->points * p->outputs; i++)
    mpq_clear(p->d + i);
  free(p->x);
  free(p->limbs);
  free(p->d);
  for (size_t i = 0; p->weight && i < p->points; i++)
    mpq_clear(p->weight + i);
  free(p->weight);
  free(p->line);
  free(p->sorted);
  p->x = p->d = p->weight = NULL;
  p->limbs = NULL;
  p->line = p->sorted = NULL;
}

void points_free(points *p)
{
  points_forget(p);
  free(p->weights.name);
  free(p->first_output);
  free(p->second_output);
  free(p->file);
  for (size_t k = 0; p->column && k + 1 < p->inputs + p->what.outputs; k++)
    free(p->column[k].name);
  free(p->column);
  notices_free(&p->said);
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

dataset points_at(const points *p, size_t i)
{
  return (dataset){1, p->inputs, p->outputs, p->x + i * p->inputs, p->d + i * p->outputs};
}
