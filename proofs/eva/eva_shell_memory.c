/* memory.h for the other drivers: as it is, but for the limit, which is any number, and for arrays of numbers, which
 * count as initialised at once. */
#include <gmp.h>
#include <stdio.h>

static FILE *no_file(const char *name, const char *mode)
{
  return NULL;
}

#define fopen no_file
#define numbers_new numbers_new_one_by_one
#define numbers_free numbers_free_one_by_one
#include "shell/base/memory.c"
#undef numbers_new
#undef numbers_free

mpq_ptr numbers_new(size_t count)
{
  return allocate(count, sizeof(mpq_t));
}

/*@ requires numbers: count == 0 || \valid(numbers + (0 .. count - 1)); */
void numbers_free(mpq_ptr numbers, size_t count)
{
  free(numbers);
}
