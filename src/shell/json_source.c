#include "json_source.h"
#include "memory.h"
#include "number.h"
#include <jansson.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

json_source json_source_load(const char *file)
{
  json_source s = {.from = source_load(file)};
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

/* The next value, decoded by jansson. */
static json_t *decode(json_source *s)
{
  json_error_t error;
  size_t at = json_source_at(s), left = s->from.size - at;
  /* jansson tells in an int how far it came. */
  json_t *value = json_loadb(s->from.bytes + at, left < INT_MAX ? left : INT_MAX,
                             JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES, &error);
  size_t behind = at + (error.position > 0 ? (size_t)error.position : 0);
  if (!value)
    json_source_refuse(s, behind > at ? behind - 1 : at, "this is not JSON: %s",
                       quoted(error.text, strlen(error.text)));
  s->at = behind;
  return value;
}

char *json_source_text(json_source *s, const char *what)
{
  if (next_character(s) != '"')
    refuse_next(s, what);
  const char *begin = s->from.bytes + s->at + 1;
  size_t length = strcspn(begin, "\"\\\n\r");
  bool plain = begin[length] == '"';
  for (size_t i = 0; i < length && plain; i++)
    plain = begin[i] >= ' ' && begin[i] != 0x7F;
  if (plain) {
    s->at += length + 2;
    return duplicate(begin, length);
  }
  json_t *value = decode(s);
  char *text = duplicate(json_string_value(value), json_string_length(value));
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

void json_source_skip(json_source *s)
{
  json_decref(decode(s));
}

void json_source_end(json_source *s)
{
  size_t at = json_source_at(s);
  if (at < s->from.size)
    json_source_refuse(s, at, "there is more behind the end of the object");
}
