/* samples.h for the readers of models: as it is, but that the numbers are any. */
#define samples_largest samples_largest_of
#define samples_random samples_random_number
#include "shell/import/samples.c"
#undef samples_largest
#undef samples_random
#include <__fc_builtin.h>

unsigned long samples_random(size_t k, size_t input, unsigned long most)
{
  return Frama_C_unsigned_long_interval(0, most);
}

/*@ requires numbers: count == 0 || \valid_read(numbers + (0 .. count - 1)); */
size_t samples_largest(mpq_srcptr numbers, size_t count, bool last)
{
  return count ? Frama_C_unsigned_long_interval(0, count - 1) : 0;
}
