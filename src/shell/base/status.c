#include "status.h"
#include "progress.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define QUOTED_MOST 60
/* Longer messages are cut off for a leaver. */
#define MESSAGE_MOST 4096

static const char *undecided = "";

void undecided_prints(const char *text)
{
  undecided = text;
}

static const char *remark;

void fail_remark(const char *text)
{
  remark = text;
}

static bool own_file;

void fail_of_own_file(bool own)
{
  own_file = own;
}

static leaver holds_door;

void fail_calls(leaver instead)
{
  holds_door = instead;
}

static _Noreturn void hold(int status, const place *where, const char *format, va_list arguments)
{
  static char message[MESSAGE_MOST];
  vsnprintf(message, sizeof message, format, arguments);
  holds_door(status, where, message);
  abort();
}

static _Noreturn void leave(int status)
{
  if (remark && (status == STATUS_USAGE || status == STATUS_FILE))
    fprintf(stderr, " (the file seems to be %s)", remark);
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
  va_start(arguments, format);
  if (holds_door)
    hold(status, NULL, format, arguments);
  fputs("memcert: ", stderr);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  leave(status);
}

void fail_at(int status, place where, const char *format, ...)
{
  va_list arguments;
  progress_end();
  va_start(arguments, format);
  if (own_file)
    status = STATUS_UNDECIDED;
  if (holds_door)
    hold(status, &where, format, arguments);
  if (own_file)
    fputs("memcert: internal error: what was written cannot be read again", stderr);
  else
    write_printable(stderr, where.file);
  fprintf(stderr, ":%zu:%zu: ", where.line, where.column);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  leave(status);
}

const char *s_of(size_t count)
{
  return count == 1 ? "" : "s";
}

/* The bytes of the character of UTF-8 at the begin of a text; 0 if there is none, or a control character, of which
 * some are beyond ASCII. */
static size_t printable(const char *text, size_t length)
{
  const unsigned char *c = (const unsigned char *)text;
  if (*c < 0x80)
    return *c >= 0x20 && *c != 0x7F;
  size_t bytes = *c < 0xC2 || *c > 0xF4 ? 0 : *c < 0xE0 ? 2 : *c < 0xF0 ? 3 : 4;
  if (bytes == 0 || bytes > length)
    return 0;
  for (size_t i = 1; i < bytes; i++)
    if ((c[i] & 0xC0) != 0x80)
      return 0;
  /* U+0080 to U+009F, what two or three bytes could have said, surrogates, and beyond U+10FFFF. */
  bool wrong = (*c == 0xC2 && c[1] < 0xA0) || (*c == 0xE0 && c[1] < 0xA0) || (*c == 0xF0 && c[1] < 0x90) ||
               (*c == 0xED && c[1] > 0x9F) || (*c == 0xF4 && c[1] > 0x8F);
  return wrong ? 0 : bytes;
}

void write_printable(FILE *stream, const char *text)
{
  for (size_t left = strlen(text); left > 0;) {
    size_t bytes = printable(text, left), taken = bytes ? bytes : 1;
    if (bytes)
      fwrite(text, 1, bytes, stream);
    else
      fprintf(stream, "\\x%02X", (unsigned char)*text);
    text += taken;
    left -= taken;
  }
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
  for (size_t i = 0; i < shown;) {
    size_t bytes = printable(text + i, shown - i);
    if (bytes == 0)
      out += sprintf(out, "\\x%02X", (unsigned char)text[i++]);
    for (; bytes > 0; bytes--)
      *out++ = text[i++];
  }
  if (shown < length)
    out += sprintf(out, "...");
  *out++ = '\'';
  *out = '\0';
  return start;
}
