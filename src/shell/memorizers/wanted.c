#include "wanted.h"

size_t wanted_functions(const sorted_points *p)
{
  return p->is_signed ? p->outputs / 2 : p->outputs;
}

void wanted_value(mpq_ptr value, const sorted_points *p, size_t i, size_t o)
{
  mpq_srcptr d = p->d + i * p->outputs;
  if (p->is_signed)
    mpq_sub(value, d + o, d + wanted_functions(p) + o);
  else
    mpq_set(value, d + o);
}

void wanted_least(mpq_ptr value, const sorted_points *p, size_t o)
{
  mpq_t other;
  mpq_init(other);
  wanted_value(value, p, 0, o);
  for (size_t i = 1; i < p->points; i++) {
    wanted_value(other, p, i, o);
    if (mpq_cmp(other, value) < 0)
      mpq_swap(other, value);
  }
  mpq_clear(other);
}
