#include "spool.h"
#include "memory.h"
#include "nameless.h"
#include "status.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that wait in memory. */
#define MEMORY_MOST ((size_t)1 << 20)
#define BLOCK ((size_t)1 << 16)

struct spool {
  FILE *stream;
  char *bytes;
  size_t size;
  FILE *file; /* with all that does not fit; NULL until then */
  int error;
};

static bool keep_in_file(spool *s, const char *bytes, size_t size)
{
  errno = 0;
  if (!s->file)
    s->file = nameless_open();
  if (s->file && fwrite(bytes, 1, size, s->file) == size)
    return true;
  s->error = errno ? errno : EIO;
  return false;
}

static ssize_t take(void *data, const char *bytes, size_t size)
{
  spool *s = data;
  if (s->file || size > MEMORY_MOST - s->size)
    return keep_in_file(s, bytes, size) ? (ssize_t)size : 0;
  memcpy(s->bytes + s->size, bytes, size);
  s->size += size;
  return (ssize_t)size;
}

spool *spool_open(void)
{
  spool *s = allocate(1, sizeof *s);
  s->bytes = allocate(MEMORY_MOST, 1);
  s->stream = fopencookie(s, "w", (cookie_io_functions_t){.write = take});
  if (!s->stream)
    fail(STATUS_UNDECIDED, "out of memory");
  return s;
}

FILE *spool_stream(spool *s)
{
  return s->stream;
}

static _Noreturn void refuse(int error)
{
  fail(STATUS_FILE, "what is to be written is long and waits in a file in TMPDIR, or /tmp, which cannot be written: %s", strerror(error));
}

static void copy_file(spool *s, FILE *to)
{
  char *block = allocate(BLOCK, 1);
  size_t got;
  rewind(s->file);
  while ((got = fread(block, 1, BLOCK, s->file)) > 0)
    fwrite(block, 1, got, to);
  if (ferror(s->file))
    refuse(EIO);
  free(block);
}

void spool_end(spool *s)
{
  if (fclose(s->stream) != 0 || s->error)
    refuse(s->error ? s->error : EIO);
  if (s->file && fflush(s->file) != 0)
    refuse(errno);
}

void spool_close(spool *s, FILE *to)
{
  fwrite(s->bytes, 1, s->size, to);
  if (s->file) {
    copy_file(s, to);
    fclose(s->file);
  }
  free(s->bytes);
  free(s);
}
