#include "mixed_table.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* Inputs and labels are copies of the structs of numbers that stay: they are read alone. */
static void copy_row(const mixed *m, mixed_table *t, uint32_t point, size_t i)
{
  memcpy(t->points.x + i * t->points.inputs, m->data->x + point * m->data->inputs, t->taken * sizeof(mpq_t));
  memcpy(t->points.d + i * m->labels, m->label + point * m->labels, m->labels * sizeof(mpq_t));
  t->weight[i] = m->weight ? m->weight[point] : 1;
}

mixed_table mixed_table_new(const mixed *m, const uint32_t *point, size_t count, size_t inputs,
                            const tree_function *const *functions, size_t many)
{
  mixed_table t = {.points = {.points = count, .inputs = inputs + many, .outputs = m->labels}, .taken = inputs};
  t.points.x = allocate(count * (inputs + many), sizeof(mpq_t));
  t.points.d = allocate(count * m->labels, sizeof(mpq_t));
  t.weight = allocate(count, sizeof *t.weight);
  for (size_t i = 0; i < count; i++) {
    copy_row(m, &t, point[i], i);
    for (size_t k = 0; k < many; k++) {
      mpq_ptr value = t.points.x + i * t.points.inputs + inputs + k;
      mpq_init(value);
      tree_function_value(functions[k], m->data->x + point[i] * m->data->inputs, value, m->number);
    }
  }
  return t;
}

void mixed_table_free(mixed_table *t)
{
  for (size_t i = 0; i < t->points.points; i++)
    numbers_clear(t->points.x + i * t->points.inputs + t->taken, t->points.inputs - t->taken);
  free(t->weight);
  free(t->points.d);
  free(t->points.x);
}
