#include "writing.h"
#include "output.h"
#include "progress.h"
#include "source.h"
#include "status.h"
#include "text.h"

static void check(const writing *kind, const char *file, const void *network)
{
  fail_of_own_file(true);
  bool same = kind->same(file, network);
  fail_of_own_file(false);
  progress_end();
  if (!same)
    fail(STATUS_UNDECIDED, "internal error: what was written, read again, is another network");
}

void writing_file(const writing *kind, const char *file, const void *network)
{
  output out = output_open(file);
  kind->write(out.stream, network);
  const char *unnamed = output_unnamed(&out);
  if (unnamed)
    check(kind, unnamed, network);
  output_close(&out);
}

char *writing_text(const writing *kind, const void *network)
{
  text_stream t;
  text_open(&t);
  kind->write(t.stream, network);
  char *text = text_close(&t);
  source_lend("text", text, strlen(text));
  check(kind, "text", network);
  return text;
}
