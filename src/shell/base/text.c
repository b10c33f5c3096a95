#include "text.h"
#include "memory.h"
#include "status.h"
#include <stdbool.h>
#include <stdlib.h>
#include <sys/types.h>

/* Adds to the text, with room for a NUL.  Where memory is short nothing is taken, which the stream remembers.
 * (open_memstream() of glibc loses bytes of a long text without an error then.) */
static ssize_t take(void *cookie, const char *bytes, size_t count)
{
  text_stream *t = cookie;
  if (count >= t->room - t->size) {
    size_t room = 2 * (t->size + count) + 1;
    char *larger = realloc(t->text, room);
    if (!larger)
      return 0;
    t->text = larger;
    t->room = room;
  }
  memcpy(t->text + t->size, bytes, count);
  t->size += count;
  return (ssize_t)count;
}

void text_open(text_stream *t)
{
  *t = (text_stream){0};
  t->text = allocate(1, 1);
  t->room = 1;
  t->stream = fopencookie(t, "w", (cookie_io_functions_t){.write = take});
  if (!t->stream)
    fail(STATUS_UNDECIDED, "out of memory");
}

char *text_close(text_stream *t)
{
  bool lost = ferror(t->stream);
  if (fclose(t->stream) != 0 || lost)
    fail(STATUS_UNDECIDED, "out of memory");
  t->text[t->size] = '\0';
  return t->text;
}

void text_write_quoted(FILE *stream, const char *text)
{
  fputc('"', stream);
  for (const unsigned char *c = (const unsigned char *)text; *c; c++)
    if (*c == '"' || *c == '\\')
      fprintf(stream, "\\%c", *c);
    else if (*c < 0x20 || *c == 0x7F)
      fprintf(stream, "\\x%02X", *c);
    else
      fputc(*c, stream);
  fputc('"', stream);
}
