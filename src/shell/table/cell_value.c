#include "cell_value.h"
#include "shell/base/memory.h"
#include "shell/base/text.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static size_t items(const char *list)
{
  size_t count = 0, length;
  while (list) {
    list = text_rest(list, &length);
    count++;
  }
  return count;
}

cell_rules cell_rules_new(bool decimal_comma, bool quoted_is_word, const char *missing)
{
  cell_rules r = {.decimal_comma = decimal_comma, .quoted_is_word = quoted_is_word, .missing = missing};
  r.numbers = numbers_new(items(missing));
  for (const char *item = missing; item;) {
    size_t length;
    const char *next = text_rest(item, &length);
    if (number_read(r.numbers + r.count, item, length, NUMBER_DIGITS_MOST) == NUMBER_OK)
      r.count++;
    item = next;
  }
  return r;
}

void cell_rules_free(cell_rules *r)
{
  numbers_free(r->numbers, items(r->missing));
}

bool cell_is_decimal(const char *text, size_t length, char sign)
{
  static const char signs[] = "0123456789+-.,eE";
  bool digit = false, found = false;
  for (size_t i = 0; i < length; i++) {
    if (!memchr(signs, text[i], sizeof signs - 1))
      return false;
    digit = digit || (text[i] >= '0' && text[i] <= '9');
    found = found || text[i] == sign;
  }
  return digit && found;
}

/* The number of a text whose decimal sign is a comma. */
static number_kind read_comma(mpq_ptr value, const cell *c)
{
  char *copy = duplicate(c->text, c->length), *comma = memchr(copy, ',', c->length);
  if (comma)
    *comma = '.';
  number_kind kind = memchr(c->text, '.', c->length) ? NUMBER_WORD
                                                     : number_read(value, copy, c->length, NUMBER_DIGITS_MOST);
  free(copy);
  return kind;
}

static bool is_listed(const cell_rules *r, const cell *c)
{
  for (const char *item = r->missing; item;) {
    size_t length;
    const char *next = text_rest(item, &length);
    if (length == c->length && memcmp(item, c->text, length) == 0)
      return true;
    item = next;
  }
  return false;
}

static bool is_listed_number(const cell_rules *r, mpq_srcptr value)
{
  for (size_t k = 0; k < r->count; k++)
    if (mpq_cmp(r->numbers + k, value) == 0)
      return true;
  return false;
}

number_kind cell_read(const cell_rules *r, mpq_ptr value, const cell *c)
{
  bool word = r->quoted_is_word && c->quoted;
  if (r->missing && !word && is_listed(r, c))
    return NUMBER_MISSING;
  number_kind kind = r->decimal_comma ? read_comma(value, c)
                                      : number_read(value, c->text, c->length, NUMBER_DIGITS_MOST);
  switch (kind) {
  case NUMBER_OK: return r->count > 0 && is_listed_number(r, value) ? NUMBER_MISSING : NUMBER_OK;
  case NUMBER_EMPTY:
  case NUMBER_UNKNOWN:
  case NUMBER_NOT_FINITE: return word ? NUMBER_WORD : kind;
  case NUMBER_WORD: return cell_is_decimal(c->text, c->length, r->decimal_comma ? '.' : ',') ? NUMBER_DECIMAL : kind;
  default: return kind;
  }
}

static bool is_among(const cell *c, const char *const *words)
{
  for (; *words; words++)
    if (strlen(*words) == c->length && strncasecmp(c->text, *words, c->length) == 0)
      return true;
  return false;
}

bool cell_says_missing(const cell *c)
{
  static const char *const words[] = {"NA", "N/A", "#N/A", "#NA", "<NA>", "NULL", "NaT", NULL};
  return is_among(c, words) || strcmp(c->text, "None") == 0;
}

bool cell_may_say_missing(const cell *c)
{
  static const char *const words[] = {"none", "missing", "unknown", "-", "--", "..", ".", "*", "nil", NULL};
  return cell_says_missing(c) || is_among(c, words);
}
