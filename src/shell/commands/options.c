#include "options.h"
#include "option_values.h"
#include "shell/base/nearest.h"
#include "shell/base/status.h"
#include <string.h>

static const option_group *const *known;
static const option *given[OPTIONS_MOST];
static const char *given_value[OPTIONS_MOST]; /* the last one; NULL of a flag */
static size_t given_count;

static void remember(const option *o, const char *value)
{
  size_t k = 0;
  while (k < given_count && given[k] != o)
    k++;
  given[k] = o;
  given_value[k] = value;
  given_count += k == given_count;
}

bool options_given(const char *name)
{
  for (size_t k = 0; k < given_count; k++)
    if (strcmp(given[k]->name, name) == 0)
      return true;
  return false;
}

static bool among(const char *name, const char *const *names)
{
  while (*names && strcmp(name, *names) != 0)
    names++;
  return *names;
}

const char *options_other(const char *const *names)
{
  for (size_t k = 0; k < given_count; k++)
    if (!among(given[k]->name, names))
      return given[k]->name;
  return NULL;
}

size_t options_words(const char *const *without, const char **words)
{
  size_t count = 0;
  for (size_t k = 0; k < given_count; k++) {
    if (among(given[k]->name, without))
      continue;
    words[count++] = given[k]->name;
    words[count++] = given_value[k];
  }
  return count;
}

size_t options_files(const char **files)
{
  size_t count = 0;
  for (size_t k = 0; k < given_count; k++)
    if (given[k]->kind == OPTION_FILE)
      files[count++] = *given[k]->to.text;
  return count;
}

/* Where parsing is. */
typedef struct {
  char *const *next; /* the argument after this one */
  const char *command;
} parser;

static const option *find(const char *name, size_t length, char letter)
{
  for (const option_group *const *g = known; *g; g++)
    for (const option *o = (*g)->list; o->kind != OPTION_END; o++)
      if (name ? strlen(o->name) == length && memcmp(o->name, name, length) == 0 : o->letter == letter)
        return o;
  return NULL;
}

bool options_has(const char *name)
{
  return find(name, strlen(name), 0);
}

static _Noreturn void refuse(const parser *p, const char *argument, const char *name, size_t length)
{
  nearest n = nearest_begin(name, length);
  for (const option_group *const *g = known; *g; g++)
    for (const option *o = (*g)->list; o->kind != OPTION_END; o++)
      nearest_try(&n, o->name);
  if (n.found)
    fail(STATUS_USAGE, "unrecognized option %s: did you mean --%s?", quoted(argument, strlen(argument)), n.found);
  fail(STATUS_USAGE, "unrecognized option %s: memcert %s --help lists all of them",
       quoted(argument, strlen(argument)), p->command);
}

static void take(parser *p, const option *o, const char *shown, const char *value)
{
  if (o->kind == OPTION_FLAG && value)
    fail(STATUS_USAGE, "%s takes no argument", shown);
  if (o->kind != OPTION_FLAG && !value)
    value = *p->next ? *p->next++ : NULL;
  if (o->kind != OPTION_FLAG && !value)
    fail(STATUS_USAGE, "%s: %s is missing", shown, o->argument);
  remember(o, value);
  option_take(o, shown, value);
}

/* --name, --name=value or --name value. */
static void take_long(parser *p, const char *argument)
{
  const char *name = argument + 2;
  size_t length = strcspn(name, "=");
  const option *o = find(name, length, 0);
  if (!o)
    refuse(p, argument, name, length);
  char shown[32];
  snprintf(shown, sizeof shown, "--%s", o->name);
  take(p, o, shown, name[length] ? name + length + 1 : NULL);
}

/* Letters after one dash, the last of which may have its value in the same argument. */
static void take_letters(parser *p, const char *argument)
{
  for (const char *c = argument + 1; *c; c++) {
    const option *o = find(NULL, 0, *c);
    if (!o)
      refuse(p, argument, argument + 1, strlen(argument + 1));
    char shown[] = {'-', *c, '\0'};
    bool flag = o->kind == OPTION_FLAG;
    take(p, o, shown, !flag && c[1] ? c + 1 : NULL);
    if (!flag)
      return;
  }
}

size_t options_parse(char *const *arguments, const option_group *const *groups, const char *command, char **operands)
{
  parser p = {arguments, command};
  size_t count = 0;
  bool ended = false;
  known = groups;
  given_count = 0;
  while (*p.next) {
    char *argument = *p.next++;
    if (ended || argument[0] != '-' || argument[1] == '\0')
      operands[count++] = argument;
    else if (strcmp(argument, "--") == 0)
      ended = true;
    else if (argument[1] == '-')
      take_long(&p, argument);
    else
      take_letters(&p, argument);
  }
  return count;
}
