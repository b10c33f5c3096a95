/* ways.c for the readers of networks that branch: any decisions. */
#include "shell/import/ways.h"
#include <__fc_builtin.h>

ways ways_new(void)
{
  return (ways){.before = NOWHERE};
}

void ways_free(ways *w)
{
}

bool ways_decide(ways *w, linear_network *n, linear_form f, comparison compare)
{
  w->length = Frama_C_unsigned_long_interval(0, SIZE);
  return Frama_C_nondet(0, 1);
}

/*@ requires forms: count == 0 || \valid_read(forms + (0 .. count - 1)); */
size_t ways_largest(ways *w, linear_network *n, const linear_form *forms, size_t count, bool last)
{
  return Frama_C_unsigned_long_interval(0, count);
}

/*@ requires forms: count == 0 || \valid_read(out + (0 .. count - 1)); */
void ways_end(ways *w, const char *file, const linear_network *n, const linear_form *out, size_t count, size_t most)
{
  w->count = Frama_C_unsigned_long_interval(0, SIZE);
}

bool ways_next(ways *w)
{
  return Frama_C_nondet(0, 1);
}

conditional_model ways_take(ways *w)
{
  return (conditional_model){.size = 0};
}
