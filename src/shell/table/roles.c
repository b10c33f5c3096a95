#include "roles.h"
#include "shell/base/memory.h"
#include "shell/base/nearest.h"
#include "shell/base/text.h"
#include <stdlib.h>
#include <string.h>

static _Noreturn void refuse(const char *option, const char *item, size_t length, char *const *names, size_t width)
{
  nearest n = nearest_begin(item, length);
  for (size_t j = 0; names && j < width; j++)
    nearest_try(&n, names[j]);
  if (n.found)
    fail(STATUS_USAGE, "%s: no column is %s: did you mean %s?", option, quoted(item, length),
         quoted(n.found, strlen(n.found)));
  fail(STATUS_USAGE, "%s: no column is %s: give a name of the header, or a number from 1 to %zu", option,
       quoted(item, length), width);
}

/* The number of the column that the first `length` bytes of `item` name. */
static size_t find(roles *r, const char *option, const char *item, size_t length, char *const *names)
{
  size_t width = r->width, found = width, number = 0;
  for (size_t j = 0; names && j < width; j++)
    if (strlen(names[j]) == length && memcmp(names[j], item, length) == 0) {
      if (found < width)
        fail(STATUS_USAGE, "%s: several columns are named %s: give a number, counted from 1", option,
             quoted(item, length));
      found = j;
    }
  r->by_name = r->by_name || found < width;
  if (found < width)
    return found;
  for (size_t i = 0; i < length; i++) {
    if (item[i] < '0' || item[i] > '9' || number > width)
      number = 0, i = length;
    else
      number = 10 * number + (size_t)(item[i] - '0');
  }
  if (number < 1 || number > width)
    refuse(option, item, length, names, width);
  return number - 1;
}

typedef void (*visitor)(roles *r, const char *option, size_t j);

static void visit(roles *r, const char *option, const char *list, char *const *names, visitor act)
{
  while (list) {
    size_t length;
    const char *rest = text_rest(list, &length);
    act(r, option, find(r, option, list, length, names));
    list = rest;
  }
}

static void make_output(roles *r, const char *option, size_t j)
{
  if (r->role[j] != ROLE_INPUT)
    fail(STATUS_USAGE, "%s: column %zu is named twice, or also by --ignore or --weights", option, j + 1);
  r->role[j] = ROLE_OUTPUT;
  r->number[j] = r->outputs++;
}

static void make_ignored(roles *r, const char *option, size_t j)
{
  (void)option;
  r->role[j] = ROLE_IGNORED;
}

static void make_labels(roles *r, const char *option, size_t j)
{
  (void)option;
  r->labels[j] = true;
}

static void make_weight(roles *r, const char *option, size_t j)
{
  if (r->role[j] != ROLE_INPUT)
    fail(STATUS_USAGE, "%s: column %zu is named by --ignore too", option, j + 1);
  r->role[j] = ROLE_WEIGHT;
}

roles roles_choose(const points_options *o, char *const *names, size_t width, size_t end, size_t outputs)
{
  roles r = {.width = width,
             .role = allocate(width, sizeof(role)),
             .number = allocate(width, sizeof(size_t)),
             .labels = allocate(width, sizeof(bool))};
  for (size_t j = end; j < width; j++)
    r.role[j] = ROLE_IGNORED;
  visit(&r, "--ignore", o->ignore, names, make_ignored);
  if (o->weights)
    make_weight(&r, "--weights", find(&r, "--weights", o->weights, strlen(o->weights), names));
  visit(&r, "--labels", o->labels, names, make_labels);
  if (o->target)
    visit(&r, "--target", o->target, names, make_output);
  else {
    size_t wanted = outputs;
    for (size_t j = width; j-- > 0 && wanted > 0;)
      if (r.role[j] == ROLE_INPUT) {
        r.role[j] = ROLE_OUTPUT;
        r.number[j] = --wanted;
        r.outputs++;
      }
  }
  for (size_t j = 0; j < width; j++)
    if (r.role[j] == ROLE_INPUT)
      r.number[j] = r.inputs++;
  return r;
}

void roles_free(roles *r)
{
  free(r->role);
  free(r->number);
  free(r->labels);
}
