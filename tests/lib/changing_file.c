/* With LD_PRELOAD: the call of pread() with the number CHANGE_CALL, from 1 on, finds another last byte than the file has, or
 * none at all if CHANGE_HOW is end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ssize_t pread(int file, void *to, size_t size, off_t at)
{
  static ssize_t (*real)(int, void *, size_t, off_t);
  static long calls;
  const char *which = getenv("CHANGE_CALL"), *how = getenv("CHANGE_HOW");
  if (!real)
    real = (ssize_t (*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread");
  ssize_t got = real(file, to, size, at);
  if (++calls != (which ? atol(which) : 0) || got <= 0)
    return got;
  if (how && strcmp(how, "end") == 0)
    return 0;
  ((char *)to)[got - 1] ^= 1;
  return got;
}
