#include "verdict.h"
#include "output.h"
#include <stdlib.h>
#include <string.h>

bool verdict_begin(text_stream *t, const char *name)
{
  if (!output_is_file(name))
    return false;
  text_open(t);
  return true;
}

void verdict_end(text_stream *t)
{
  char *text = text_close(t);
  fwrite(text, 1, strcspn(text, "\n"), stderr);
  fputc('\n', stderr);
  free(text);
}
