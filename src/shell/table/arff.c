#include "arff.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
  const source *from;
  size_t line;
  size_t begin; /* of the line */
  size_t end;
  size_t at;
} cursor;

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

/* A value of a nominal attribute: quoted, where the quote written twice stands for itself, or up to a comma or }. */
static char *take_value(cursor *c)
{
  const char *bytes = c->from->bytes;
  char *value = allocate(c->end - c->at + 1, 1);
  size_t length = 0, kept = 0;
  char quote = c->at < c->end && (bytes[c->at] == '\'' || bytes[c->at] == '"') ? bytes[c->at] : '\0';
  if (quote)
    c->at++;
  for (; c->at < c->end; c->at++) {
    if (quote ? bytes[c->at] == quote : bytes[c->at] == ',' || bytes[c->at] == '}') {
      bool twice = quote && c->at + 1 < c->end && bytes[c->at + 1] == quote;
      if (!twice)
        break;
      c->at++;
    }
    value[length++] = bytes[c->at];
    kept = quote || !is_blank(bytes[c->at]) ? length : kept;
  }
  if (quote && c->at == c->end)
    refuse(c, "this quote does not end");
  if (quote)
    c->at++;
  value[kept] = '\0';
  skip_blanks(c);
  return value;
}

static bool is_number(const char *text)
{
  mpq_t value;
  mpq_init(value);
  bool number = number_read(value, text, strlen(text), NUMBER_DIGITS_MOST) == NUMBER_OK;
  mpq_clear(value);
  return number;
}

static void take_values(cursor *c, arff_attribute *a)
{
  size_t room = 0;
  a->type = ARFF_NOMINAL;
  a->numbers = true;
  do {
    c->at++;
    skip_blanks(c);
    char *value = take_value(c);
    a->values = with_room(a->values, &room, a->count + 1, sizeof *a->values);
    a->values[a->count++] = value;
    a->numbers = a->numbers && is_number(value);
  } while (c->at < c->end && c->from->bytes[c->at] == ',');
  if (c->at == c->end || c->from->bytes[c->at] != '}')
    refuse(c, "a comma or } is missing after a value of a nominal attribute");
}

static void take_type(cursor *c, arff_attribute *a)
{
  static const struct {
    const char *word;
    arff_type type;
  } types[] = {{"numeric", ARFF_NUMBER}, {"real", ARFF_NUMBER}, {"integer", ARFF_NUMBER},
               {"string", ARFF_STRING},  {"date", ARFF_DATE}};
  a->where = source_place(c->from, c->line, c->begin, c->at);
  if (c->at < c->end && c->from->bytes[c->at] == '{') {
    take_values(c, a);
    return;
  }
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (keyword(c, types[i].word)) {
      a->type = types[i].type;
      return;
    }
  refuse(c, "unsupported attribute type: memcert reads numeric, nominal and string attributes, and leaves out dates");
}

bool arff_has_labels(const arff_attribute *a)
{
  return a->type == ARFF_NOMINAL && !a->numbers;
}

static void take_attribute(cursor *c, arff_head *head, size_t *names, size_t *types)
{
  head->names = with_room(head->names, names, head->count + 1, sizeof *head->names);
  head->attribute = with_room(head->attribute, types, head->count + 1, sizeof *head->attribute);
  head->names[head->count] = take_name(c);
  head->attribute[head->count] = (arff_attribute){0};
  take_type(c, head->attribute + head->count++);
}

/* A number is 0, a nominal attribute has its first value; one of another type is missing. */
static void imply(arff_head *head)
{
  head->implied = allocate(head->count, sizeof *head->implied);
  for (size_t j = 0; j < head->count; j++) {
    const arff_attribute *a = head->attribute + j;
    head->implied[j] = a->type == ARFF_NUMBER ? "0" : a->type == ARFF_NOMINAL ? a->values[0] : "?";
  }
}

arff_head arff_read(source *s)
{
  arff_head head = {0};
  size_t room = 0, types = 0;
  cursor c = {.from = s, .line = 1, .begin = s->begin};
  for (; c.begin < s->size; c.line++) {
    c.end = source_line_end(s, c.begin);
    size_t next = source_line_after(s, c.end);
    c.at = c.begin;
    skip_blanks(&c);
    if (c.at < c.end && s->bytes[c.at] != '%') {
      if (keyword(&c, "@attribute")) {
        take_attribute(&c, &head, &room, &types);
      } else if (keyword(&c, "@data")) {
        if (head.count == 0)
          refuse(&c, "no @attribute stands before @data");
        if (c.at < c.end && s->bytes[c.at] != '%')
          refuse(&c, "text after @data: the rows begin on the next line");
        head.begin = next;
        head.line = c.line + 1;
        imply(&head);
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
  for (size_t i = 0; i < head->count; i++) {
    for (size_t k = 0; k < head->attribute[i].count; k++)
      free(head->attribute[i].values[k]);
    free(head->attribute[i].values);
    free(head->names[i]);
  }
  free(head->attribute);
  free(head->implied);
  free(head->names);
}
