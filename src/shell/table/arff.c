#include "arff.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool arff_named(const char *name)
{
  return source_named(name, ".arff");
}

typedef struct {
  const source *from;
  size_t line;
  size_t begin; /* of the line */
  size_t end;
  size_t at;
} cursor;

static bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

static void skip_blanks(cursor *c)
{
  while (c->at < c->end && is_blank(c->from->bytes[c->at]))
    c->at++;
}

static _Noreturn void refuse(const cursor *c, const char *what)
{
  fail_at(STATUS_FILE, source_place(c->from, c->line, c->begin, c->at), "%s", what);
}

/* Whether the line goes on with the given keyword, which is then skipped. */
static bool keyword(cursor *c, const char *word)
{
  size_t length = strlen(word);
  if (c->end - c->at < length || strncasecmp(c->from->bytes + c->at, word, length) != 0)
    return false;
  if (c->at + length < c->end && !is_blank(c->from->bytes[c->at + length]))
    return false;
  c->at += length;
  skip_blanks(c);
  return true;
}

/* A word or a quoted string, as a new string. */
static char *take_name(cursor *c)
{
  const char *bytes = c->from->bytes;
  char quote = c->at < c->end && (bytes[c->at] == '\'' || bytes[c->at] == '"') ? bytes[c->at] : '\0';
  size_t first = quote ? c->at + 1 : c->at, last = first;
  while (last < c->end && (quote ? bytes[last] != quote : !is_blank(bytes[last]) && bytes[last] != '{'))
    last++;
  if (quote && last == c->end)
    refuse(c, "this quote does not end");
  if (!quote && last == first)
    refuse(c, "an attribute needs a name and a type");
  c->at = quote ? last + 1 : last;
  skip_blanks(c);
  return duplicate(bytes + first, last - first);
}

static void check_type(cursor *c)
{
  static const char *const supported[] = {"numeric", "real", "integer", "string"};
  if (c->at < c->end && c->from->bytes[c->at] == '{')
    return;
  for (size_t i = 0; i < sizeof supported / sizeof supported[0]; i++)
    if (keyword(c, supported[i]))
      return;
  refuse(c, "unsupported attribute type: memcert reads numeric, nominal and string attributes");
}

arff_head arff_read(const source *s)
{
  arff_head head = {0};
  size_t room = 0;
  cursor c = {.from = s, .line = 1, .begin = s->begin};
  for (; c.begin < s->size; c.line++) {
    for (c.end = c.begin; c.end < s->size && s->bytes[c.end] != '\n' && s->bytes[c.end] != '\r';)
      c.end++;
    size_t next = c.end + 1;
    if (c.end + 1 < s->size && s->bytes[c.end] == '\r' && s->bytes[c.end + 1] == '\n')
      next++;
    c.at = c.begin;
    skip_blanks(&c);
    if (c.at < c.end && s->bytes[c.at] != '%') {
      if (keyword(&c, "@attribute")) {
        head.names = with_room(head.names, &room, head.count + 1, sizeof *head.names);
        head.names[head.count++] = take_name(&c);
        check_type(&c);
      } else if (keyword(&c, "@data")) {
        if (head.count == 0)
          refuse(&c, "no @attribute stands before @data");
        if (c.at < c.end && s->bytes[c.at] != '%')
          refuse(&c, "text after @data: the rows begin on the next line");
        head.begin = next < s->size ? next : s->size;
        head.line = c.line + 1;
        return head;
      } else if (!keyword(&c, "@relation"))
        refuse(&c, "neither @relation, @attribute nor @data");
    }
    c.begin = next;
  }
  fail_at(STATUS_FILE, (place){s->name, c.line, 1}, "no @data line");
}

void arff_free(arff_head *head)
{
  for (size_t i = 0; i < head->count; i++)
    free(head->names[i]);
  free(head->names);
}
