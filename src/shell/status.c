#include "status.h"
#include "progress.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>

#define QUOTED_MOST 60

static const char *undecided = "";

void undecided_prints(const char *text)
{
  undecided = text;
}

static _Noreturn void leave(int status)
{
  fputc('\n', stderr);
  if (status == STATUS_UNDECIDED) {
    fputs(undecided, stdout);
    fflush(stdout);
  }
  exit(status);
}

void fail(int status, const char *format, ...)
{
  va_list arguments;
  progress_end();
  fputs("memcert: ", stderr);
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  leave(status);
}

void fail_at(int status, place where, const char *format, ...)
{
  va_list arguments;
  progress_end();
  fprintf(stderr, "%s:%zu:%zu: ", where.file, where.line, where.column);
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  leave(status);
}

const char *s_of(size_t count)
{
  return count == 1 ? "" : "s";
}

static bool is_control(unsigned char c)
{
  return c < 0x20 || c == 0x7F;
}

void write_printable(FILE *stream, const char *text)
{
  for (; *text; text++)
    if (is_control((unsigned char)*text))
      fprintf(stream, "\\x%02X", (unsigned char)*text);
    else
      fputc(*text, stream);
}

const char *quoted(const char *text, size_t length)
{
  static char buffers[4][4 * QUOTED_MOST + 16];
  static unsigned turn;
  char *start = buffers[turn++ % 4], *out = start;
  size_t shown = length < QUOTED_MOST ? length : QUOTED_MOST;
  /* A character that was cut in two would make the message malformed. */
  while (shown < length && shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80)
    shown--;
  *out++ = '\'';
  for (size_t i = 0; i < shown; i++) {
    unsigned char c = (unsigned char)text[i];
    if (is_control(c))
      out += sprintf(out, "\\x%02X", c);
    else
      *out++ = (char)c;
  }
  if (shown < length)
    out += sprintf(out, "...");
  *out++ = '\'';
  *out = '\0';
  return start;
}
