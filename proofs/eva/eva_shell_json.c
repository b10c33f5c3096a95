/* json_source.h for the other drivers: any pieces of JSON, at places that increase. */
#include "shell/base/json_source.h"
#include <__fc_builtin.h>
#include <stdlib.h>

json_source json_source_load(const char *file, file_wanted wanted)
{
  return (json_source){.from = {.name = file, .size = SIZE}};
}

void json_source_free(json_source *s)
{
}

static void go_on(json_source *s)
{
  s->at = Frama_C_unsigned_long_interval(s->at, SIZE);
}

size_t json_source_at(json_source *s)
{
  go_on(s);
  return s->at;
}

void json_source_refuse(const json_source *s, size_t at, const char *format, ...)
{
  exit(STATUS_FILE);
}

void json_source_enter(json_source *s, char open, const char *what)
{
  go_on(s);
}

/*@ requires count: \valid(count) && \initialized(count); */
bool json_source_more(json_source *s, char close, size_t *count)
{
  go_on(s);
  if (Frama_C_nondet(0, 1))
    return false;
  ++*count;
  return true;
}

void json_source_leave(json_source *s, const char *what)
{
  go_on(s);
}

/* One text at a time is enough: no reader keeps one. */
char *json_source_text(json_source *s, const char *what)
{
  char *text = malloc(SIZE + 1);
  go_on(s);
  if (!text)
    exit(STATUS_UNDECIDED);
  Frama_C_make_unknown(text, SIZE);
  text[SIZE] = '\0';
  return text;
}

char *json_source_name(json_source *s)
{
  return json_source_text(s, "a name");
}

/* How many names there are is for the caller to know. */
int json_source_member(json_source *s, const char *const *names, unsigned *seen)
{
  int count = 0, found;
  while (names[count])
    count++;
  go_on(s);
  found = Frama_C_interval(-1, count - 1);
  if (found >= 0)
    *seen |= 1U << found;
  return found;
}

void json_source_need(const json_source *s, size_t at, const char *const *names, unsigned count, unsigned seen)
{
  for (unsigned k = 0; k < count; k++)
    if (!(seen >> k & 1))
      exit(STATUS_FILE);
}

long json_source_whole(json_source *s, const char *what)
{
  go_on(s);
  return Frama_C_long_interval(-999999999999999999, 999999999999999999);
}

size_t json_source_index(json_source *s, const char *what)
{
  go_on(s);
  return Frama_C_unsigned_long_interval(0, 999999999999999999);
}

bool json_source_boolean(json_source *s, const char *what)
{
  go_on(s);
  return Frama_C_nondet(0, 1);
}

/*@ requires room: \valid(value);
  @ requires made: is_q(value);
  @*/
void json_source_rational(json_source *s, mpq_ptr value, const char *what)
{
  go_on(s);
}

/*@ requires room: \valid(value);
  @ requires made: is_q(value);
  @*/
void json_source_number(json_source *s, mpq_ptr value, const char *what)
{
  go_on(s);
}

bool json_source_null(json_source *s)
{
  go_on(s);
  return Frama_C_nondet(0, 1);
}

void json_source_skip(json_source *s)
{
  go_on(s);
}

void json_source_end(json_source *s)
{
  go_on(s);
}
