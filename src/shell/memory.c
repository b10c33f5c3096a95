#include "memory.h"
#include "status.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void exhausted(size_t bytes)
{
  fail(STATUS_UNDECIDED, "out of memory: %zu more bytes are needed", bytes);
}

static void *gmp_allocate(size_t bytes)
{
  void *block = malloc(bytes);
  if (!block)
    exhausted(bytes);
  return block;
}

static void *gmp_reallocate(void *old, size_t old_bytes, size_t bytes)
{
  (void)old_bytes;
  void *block = realloc(old, bytes);
  if (!block)
    exhausted(bytes);
  return block;
}

static void gmp_release(void *block, size_t bytes)
{
  (void)bytes;
  free(block);
}

void memory_install(void)
{
  mp_set_memory_functions(gmp_allocate, gmp_reallocate, gmp_release);
}

static size_t machine_bytes(void)
{
  long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
  return pages > 0 && page > 0 ? (size_t)pages * (size_t)page : (size_t)-1;
}

void *allocate(size_t count, size_t size)
{
  if (size && count > machine_bytes() / size)
    fail(STATUS_UNDECIDED, "out of memory: %zu times %zu bytes are more than this machine has", count, size);
  void *block = calloc(count ? count : 1, size ? size : 1);
  if (!block)
    exhausted(count * size);
  return block;
}

void *reallocate(void *old, size_t count, size_t size)
{
  if (size && count > machine_bytes() / size)
    fail(STATUS_UNDECIDED, "out of memory: %zu times %zu bytes are more than this machine has", count, size);
  void *block = realloc(old, count && size ? count * size : 1);
  if (!block)
    exhausted(count * size);
  return block;
}

char *duplicate(const char *text, size_t length)
{
  char *copy = allocate(length + 1, 1);
  memcpy(copy, text, length);
  return copy;
}

mpq_ptr numbers_new(size_t count)
{
  mpq_ptr numbers = allocate(count, sizeof(mpq_t));
  for (size_t i = 0; i < count; i++)
    mpq_init(numbers + i);
  return numbers;
}

void numbers_free(mpq_ptr numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    mpq_clear(numbers + i);
  free(numbers);
}
