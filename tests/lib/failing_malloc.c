/* Preloaded, makes allocation number FAIL_AT of a program fail, and all that follow if FAIL_AFTER is set.  Writes
 * the number of allocations that there were to the file ALLOCATIONS, if that is set. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* glibc's own names: dlsym() would allocate. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long count, fail_at, fail_after;

__attribute__((constructor)) static void begin(void)
{
  const char *at = getenv("FAIL_AT");
  fail_after = getenv("FAIL_AFTER") != NULL;
  count = 0;
  fail_at = at ? strtoul(at, NULL, 10) : 0;
}

__attribute__((destructor)) static void end(void)
{
  const char *name = getenv("ALLOCATIONS");
  unsigned long total = count;
  fail_at = 0;
  FILE *file = name ? fopen(name, "w") : NULL;
  if (file) {
    fprintf(file, "%lu\n", total);
    fclose(file);
  }
}

static int fails(void)
{
  count++;
  if (fail_at == 0 || count < fail_at || (count > fail_at && !fail_after))
    return 0;
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size)
{
  return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t elements, size_t size)
{
  return fails() ? NULL : __libc_calloc(elements, size);
}

void *realloc(void *old, size_t size)
{
  return fails() ? NULL : __libc_realloc(old, size);
}
