#include "option_values.h"
#include "shell/base/memory.h"
#include "shell/base/nearest.h"
#include "shell/base/status.h"
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_SHOWN 200

static const char *joined(const char *const *words, const char *between)
{
  static char text[WORDS_SHOWN];
  size_t length = 0;
  text[0] = '\0';
  for (; *words && length < sizeof text; words++)
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", length ? between : "", *words);
  return text;
}

static _Noreturn void refuse_word(const char *shown, const char *value, const char *const *words)
{
  nearest n = nearest_begin(value, strlen(value));
  size_t count = 0;
  for (; words[count]; count++)
    nearest_try(&n, words[count]);
  const char *which = count == 2 ? "neither " : "none of ", *between = count == 2 ? " nor " : ", ";
  fail(STATUS_USAGE, "%s: %s is %s%s%s%s%s", shown, quoted(value, strlen(value)), which, joined(words, between),
       n.found ? ": did you mean " : "", n.found ? n.found : "", n.found ? "?" : "");
}

unsigned options_choose(const char *shown, const char *value, const char *const *words)
{
  for (unsigned k = 0; words[k]; k++)
    if (strcmp(value, words[k]) == 0)
      return k;
  refuse_word(shown, value, words);
}

size_t options_number(const char *shown, const char *value, size_t least, size_t most)
{
  char *end;
  errno = 0;
  unsigned long number = strtoul(value, &end, 10);
  if (errno || *end || end == value || value[0] < '0' || value[0] > '9')
    fail(STATUS_USAGE, "%s: %s is not a number", shown, quoted(value, strlen(value)));
  if (number == 0 && least > 0)
    fail(STATUS_USAGE, "%s: %lu is too small: there must be at least one", shown, number);
  if (number > most)
    fail(STATUS_USAGE, "%s: %lu is too large: at most %zu", shown, number, most);
  return number;
}

size_t option_bytes(const char *shown, const char *value)
{
  static const char units[] = "kMGT";
  size_t length = strspn(value, "0123456789");
  char *digits = duplicate(value, length);
  const char *unit = value[length] ? strchr(units, value[length]) : NULL;
  int shift = unit ? 10 * (int)(unit - units + 1) : 0;
  if (length == 0 || (value[length] && !unit) || (unit && value[length + 1]))
    fail(STATUS_USAGE, "%s: %s is not a size such as 500M or 2G", shown, quoted(value, strlen(value)));
  size_t bytes = options_number(shown, digits, 0, SIZE_MAX);
  free(digits);
  return bytes > SIZE_MAX >> shift ? SIZE_MAX : bytes << shift;
}

static double seconds_of(const char *shown, const char *value)
{
  static const struct {
    const char *suffix;
    double seconds;
  } units[] = {{"", 1}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}};
  size_t length = strspn(value, "0123456789.");
  char *end;
  double number = strtod(value, &end);
  for (size_t u = 0; length > 0 && end == value + length && u < sizeof units / sizeof units[0]; u++)
    if (strcmp(end, units[u].suffix) == 0)
      return number * units[u].seconds;
  fail(STATUS_USAGE, "%s: %s is not a time such as 500ms, 30s, 2m or 1h", shown, quoted(value, strlen(value)));
}

void option_take(const option *o, const char *shown, const char *value)
{
  switch (o->kind) {
  case OPTION_FLAG: *o->to.flag = true; break;
  case OPTION_WORD: options_choose(shown, value, o->words); /* fall through */
  case OPTION_TEXT:
  case OPTION_FILE: *o->to.text = value; break;
  case OPTION_COUNT: *o->to.count = options_number(shown, value, o->least, o->most); break;
  case OPTION_SECONDS: *o->to.seconds = seconds_of(shown, value); break;
  default: o->to.call(shown, value);
  }
}

void options_shard(const char *option, const char *value, size_t most, size_t *shard, size_t *shards)
{
  const char *slash = strchr(value, '/');
  if (!slash)
    fail(STATUS_USAGE, "--shard: %s is not like 3/16", quoted(value, strlen(value)));
  char *first = duplicate(value, (size_t)(slash - value));
  *shard = options_number(option, first, 0, SIZE_MAX);
  free(first);
  *shards = options_number(option, slash + 1, 1, most);
  if (*shard >= *shards)
    fail(STATUS_USAGE, "--shard: %zu of %zu: shards are numbered from 0", *shard, *shards);
}
