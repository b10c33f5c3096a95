#include "json_source.h"
#include "memory.h"
#include "number.h"
#include <jansson.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

json_source json_source_load(const char *file, file_wanted wanted)
{
  json_source s = {.from = source_load(file, wanted)};
  s.at = s.from.begin;
  return s;
}

json_source json_source_peek(const char *file)
{
  json_source s = {.from = *source_peek(file)};
  s.at = s.from.begin;
  return s;
}

void json_source_free(json_source *s)
{
  source_free(&s->from);
}

size_t json_source_at(json_source *s)
{
  while (s->at < s->from.size && strchr(" \t\r\n", s->from.bytes[s->at]))
    s->at++;
  return s->at;
}

void json_source_refuse(const json_source *s, size_t at, const char *format, ...)
{
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  fail_at(STATUS_FILE, source_find(&s->from, at), "%s", text);
}

/* The next character, or NUL at the end of the file. */
static char next_character(json_source *s)
{
  return s->from.bytes[json_source_at(s)];
}

/* What stands there, for a message: up to the end of the word. */
static _Noreturn void refuse_next(json_source *s, const char *wanted)
{
  size_t at = json_source_at(s), length = strcspn(s->from.bytes + at, " \t\r\n,:[]{}");
  if (at == s->from.size)
    json_source_refuse(s, at, "expected %s, but the file ends here", wanted);
  json_source_refuse(s, at, "expected %s, found %s", wanted, quoted(s->from.bytes + at, length ? length : 1));
}

void json_source_enter(json_source *s, char open, const char *what)
{
  if (next_character(s) != open)
    refuse_next(s, what);
  s->at++;
}

bool json_source_more(json_source *s, char close, size_t *count)
{
  char next = next_character(s);
  if (next == close) {
    s->at++;
    return false;
  }
  if (*count > 0) {
    if (next != ',')
      refuse_next(s, close == ']' ? "',' or ']'" : "',' or '}'");
    s->at++;
  }
  ++*count;
  return true;
}

void json_source_leave(json_source *s, const char *what)
{
  if (next_character(s) != ']')
    refuse_next(s, what);
  s->at++;
}

/* Whether the text that is next is ASCII without escapes, `*length` bytes between the quotes. */
static bool is_plain(const json_source *s, size_t *length)
{
  const char *begin = s->from.bytes + s->at + 1;
  *length = strcspn(begin, "\"\\\n\r");
  bool plain = begin[*length] == '"';
  for (size_t i = 0; i < *length && plain; i++)
    plain = begin[i] >= ' ' && begin[i] != 0x7F;
  return plain;
}

/* The text that is next, decoded by jansson. */
static json_t *decode(json_source *s)
{
  json_error_t error;
  size_t at = json_source_at(s), left = s->from.size - at;
  /* jansson returns in an int how far it came. */
  json_t *value = json_loadb(s->from.bytes + at, left < INT_MAX ? left : INT_MAX,
                             JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &error);
  size_t behind = at + (error.position > 0 ? (size_t)error.position : 0);
  if (!value)
    json_source_refuse(s, behind > at ? behind - 1 : at, "this text is malformed: %s",
                       quoted(error.text, strlen(error.text)));
  s->at = behind;
  return value;
}

char *json_source_text(json_source *s, const char *what)
{
  if (next_character(s) != '"')
    refuse_next(s, what);
  size_t at = s->at, length;
  if (is_plain(s, &length)) {
    s->at += length + 2;
    return duplicate(s->from.bytes + at + 1, length);
  }
  json_t *value = decode(s);
  length = json_string_length(value);
  if (memchr(json_string_value(value), '\0', length))
    json_source_refuse(s, at, "expected %s, found a text with a NUL character", what);
  char *text = duplicate(json_string_value(value), length);
  json_decref(value);
  return text;
}

char *json_source_name(json_source *s)
{
  char *name = json_source_text(s, "the name of a member");
  if (next_character(s) != ':')
    refuse_next(s, "':'");
  s->at++;
  return name;
}

int json_source_member(json_source *s, const char *const *names, unsigned *seen)
{
  size_t at = json_source_at(s);
  char *name = json_source_name(s);
  int k = 0;
  while (names[k] && strcmp(name, names[k]) != 0)
    k++;
  if (names[k] && *seen >> k & 1)
    json_source_refuse(s, at, "%s stands there twice", quoted(name, strlen(name)));
  free(name);
  if (!names[k])
    return -1;
  *seen |= 1U << k;
  return k;
}

void json_source_need(const json_source *s, size_t at, const char *const *names, unsigned count, unsigned seen)
{
  for (unsigned k = 0; k < count; k++)
    if (!(seen >> k & 1))
      json_source_refuse(s, at, "'%s' is missing in this object", names[k]);
}

size_t json_source_index(json_source *s, const char *what)
{
  size_t value = 0, at = json_source_at(s), digits = strspn(s->from.bytes + at, "0123456789");
  const char *begin = s->from.bytes + at;
  if (digits == 0 || digits > 18 || (digits > 1 && *begin == '0') || strchr(".eE", begin[digits]))
    refuse_next(s, what);
  for (size_t i = 0; i < digits; i++)
    value = 10 * value + (size_t)(begin[i] - '0');
  s->at += digits;
  return value;
}

long json_source_whole(json_source *s, const char *what)
{
  bool negative = next_character(s) == '-';
  s->at += negative;
  if (strchr(" \t\r\n", s->from.bytes[s->at]))
    refuse_next(s, what);
  long value = (long)json_source_index(s, what);
  return negative ? -value : value;
}

/* Whether this word is next, which then is read. */
static bool take_word(json_source *s, const char *word)
{
  size_t at = json_source_at(s), length = strlen(word);
  if (strncmp(s->from.bytes + at, word, length) != 0)
    return false;
  s->at += length;
  return true;
}

bool json_source_null(json_source *s)
{
  return take_word(s, "null");
}

bool json_source_boolean(json_source *s, const char *what)
{
  if (take_word(s, "true"))
    return true;
  if (!take_word(s, "false"))
    refuse_next(s, what);
  return false;
}

void json_source_rational(json_source *s, mpq_ptr value, const char *what)
{
  size_t at = json_source_at(s);
  char *text = json_source_text(s, what);
  number_kind kind = number_read(value, text, strlen(text), NUMBER_DIGITS_MOST_NETWORK);
  const char *shown = quoted(text, kind == NUMBER_OK ? 0 : strlen(text));
  free(text);
  if (kind != NUMBER_OK)
    json_source_refuse(s, at, "%s %s", shown, number_problem(kind));
}

static void skip_text(json_source *s)
{
  size_t length;
  if (is_plain(s, &length))
    s->at += length + 2;
  else
    json_decref(decode(s));
}

/* Skips the next byte if it is one of these. */
static bool skip_one(json_source *s, const char *of)
{
  char next = s->from.bytes[s->at];
  bool found = next && strchr(of, next);
  s->at += found;
  return found;
}

static bool skip_digits(json_source *s)
{
  size_t digits = strspn(s->from.bytes + s->at, "0123456789");
  s->at += digits;
  return digits > 0;
}

/* A number may be one that nothing here could hold.  False if it is none. */
static bool skip_number(json_source *s)
{
  skip_one(s, "-");
  if (!skip_one(s, "0") && !skip_digits(s))
    return false;
  if (skip_one(s, ".") && !skip_digits(s))
    return false;
  if (!skip_one(s, "eE"))
    return true;
  skip_one(s, "+-");
  return skip_digits(s);
}

void json_source_number(json_source *s, mpq_ptr value, const char *what)
{
  size_t at = json_source_at(s);
  if (!skip_number(s)) {
    s->at = at;
    refuse_next(s, what);
  }
  number_kind kind = number_read(value, s->from.bytes + at, s->at - at, NUMBER_DIGITS_MOST_NETWORK);
  if (kind != NUMBER_OK)
    json_source_refuse(s, at, "%s %s", quoted(s->from.bytes + at, s->at - at), number_problem(kind));
}

/* A value that is neither a list nor an object. */
static void skip_single(json_source *s)
{
  size_t at = json_source_at(s);
  if (next_character(s) == '"')
    skip_text(s);
  else if (!take_word(s, "true") && !take_word(s, "false") && !take_word(s, "null") && !skip_number(s)) {
    s->at = at;
    refuse_next(s, "a value");
  }
}

static void skip_name(json_source *s)
{
  if (next_character(s) != '"')
    refuse_next(s, "the name of a member");
  skip_text(s);
  if (next_character(s) != ':')
    refuse_next(s, "':'");
  s->at++;
}

void json_source_skip(json_source *s)
{
  char *close = NULL; /* the bracket that closes each list or object in which the cursor is */
  size_t depth = 0, room = 0, count = 0;
  do {
    if (depth > 0 && !json_source_more(s, close[depth - 1], &count)) {
      depth--;
      count = 1; /* what has just ended was an element, so that a comma comes before another one */
      continue;
    }
    if (depth > 0 && close[depth - 1] == '}')
      skip_name(s);
    char next = next_character(s);
    if (next == '[' || next == '{') {
      s->at++;
      close = with_room(close, &room, depth + 1, 1);
      close[depth++] = next == '[' ? ']' : '}';
      count = 0;
    } else
      skip_single(s);
  } while (depth > 0);
  free(close);
}

void json_source_end(json_source *s)
{
  size_t at = json_source_at(s);
  if (at < s->from.size)
    json_source_refuse(s, at, "there is more after the end of the object");
}
