#include "mixed.h"
#include "shell/base/memory.h"

bool mixed_take(mixed *m, uint64_t steps)
{
  bool enough = steps <= m->left;
  m->left -= enough ? steps : 0;
  return enough;
}

void mixed_know(mixed *m, size_t function)
{
  m->known = with_room(m->known, &m->known_room, m->knowns + 1, sizeof *m->known);
  m->known[m->knowns++] = function;
}

void mixed_value(const mixed *m, size_t variable, uint32_t point, mpq_ptr value)
{
  const sorted_points *p = m->data;
  mpq_srcptr x = p->x + point * p->inputs;
  if (variable < p->inputs)
    mpq_set(value, x + variable);
  else
    tree_function_value(m->functions.of + variable - p->inputs, x, value, m->number + MIXED_NUMBERS - 1);
}

size_t mixed_divide(const mixed *m, const tree_node *v, uint32_t *point, size_t count)
{
  size_t left = 0;
  mpq_ptr most = m->number, value = m->number + 1;
  mixed_value(m, v->column + 1, v->below[0], most);
  for (size_t i = 0; i < count; i++) {
    uint32_t here = point[i];
    mixed_value(m, v->column + 1, here, value);
    if (mpq_cmp(value, most) > 0)
      continue;
    point[i] = point[left];
    point[left++] = here;
  }
  return left;
}
