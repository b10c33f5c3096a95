#include "text.h"
#include <stdbool.h>
#include "status.h"

void text_open(text_stream *t)
{
  *t = (text_stream){0};
  t->stream = open_memstream(&t->text, &t->size);
  if (!t->stream)
    fail(STATUS_UNDECIDED, "out of memory");
}

char *text_close(text_stream *t)
{
  /* glibc closes with success even if there is no memory for the text at the end. */
  bool lost = ferror(t->stream);
  if (fclose(t->stream) != 0 || lost || !t->text)
    fail(STATUS_UNDECIDED, "out of memory");
  return t->text;
}
