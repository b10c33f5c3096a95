/* Memory for numbers and lists, while an allocation may fail and a limit may be reached. */
#include "shell/base/memory.c"
#include <__fc_builtin.h>
#include <stdint.h>

static size_t any_size(void)
{
  return Frama_C_unsigned_long_interval(0, SIZE_MAX);
}

/* What GMP does with a block: it asks for at least one byte, and says the size of what it gives back. */
static void use_block(void)
{
  size_t size = Frama_C_unsigned_long_interval(1, 2 * SMALL_MOST);
  size_t larger = Frama_C_unsigned_long_interval(1, 2 * SMALL_MOST);
  void *block = gmp_allocate(size);
  if (Frama_C_nondet(0, 1)) {
    block = gmp_reallocate(block, size, larger);
    size = larger;
  }
  gmp_release(block, size);
}

int main(void)
{
  size_t room = 0, count = any_size();
  char *list = NULL, *text = duplicate("text", 4);
  memory_install();
  if (Frama_C_nondet(0, 1))
    memory_limit_number(any_size());
  while (Frama_C_nondet(0, 1))
    use_block();
  while (Frama_C_nondet(0, 1))
    list = with_room(list, &room, Frama_C_unsigned_long_interval(0, SIZE), Frama_C_unsigned_long_interval(1, 64));
  free(list);
  free(text);
  free(json_allocate(any_size()));
  mpq_ptr numbers = numbers_new(count);
  numbers_free(numbers, count);
  mp_limb_t limbs[2];
  mpq_t shared_zero[1];
  numbers_begin(shared_zero[0], 1);
  number_share(shared_zero[0]);
  number_share_at(shared_zero[0], limbs);
  free(allocate(any_size(), any_size()));
  free(reallocate(NULL, any_size(), any_size()));
  memory_limit(any_size());
  memory_limit_more(any_size());
  memory_peak();
  //@ check reached: \false;
  return 0;
}
