#include "preamble.h"
#include "separators.h"
#include <string.h>
#include <strings.h>

typedef struct {
  source *from;
  size_t at;
  size_t line;
} position;

/* The first byte of the line that is no blank. */
static size_t text_begin(const position *p)
{
  size_t at = p->at;
  while (source_has(p->from, at) && is_blank(p->from->bytes[at]))
    at++;
  return at;
}

static position next_line(position p)
{
  return (position){p.from, source_line_after(p.from, source_line_end(p.from, p.at)), p.line + 1};
}

static bool is_empty(const position *p)
{
  size_t at = text_begin(p);
  return !source_has(p->from, at) || is_line_end(p->from->bytes[at]);
}

static bool begins(const position *p, const char *text)
{
  size_t at = text_begin(p), length = strlen(text);
  return length > 0 && source_has(p->from, at + length - 1) && memcmp(p->from->bytes + at, text, length) == 0;
}

/* Lines that are empty, or begin with `comment`, are left out; the last of these is `*last`, and they are counted. */
static position skip(position p, const char *comment, position *last, size_t *count)
{
  while (source_has(p.from, p.at) && (is_empty(&p) || begins(&p, comment))) {
    if (!is_empty(&p)) {
      *last = p;
      ++*count;
    }
    p = next_line(p);
  }
  return p;
}

/* The separator that a line such as sep=; names, which Excel reads so. */
static separator named(const position *p)
{
  static const char bytes[] = ",;\t|";
  static const separator which[] = {SEPARATOR_COMMA, SEPARATOR_SEMICOLON, SEPARATOR_TAB, SEPARATOR_PIPE};
  size_t length = source_line_end(p->from, p->at) - p->at;
  const char *text = p->from->bytes + p->at;
  if (length >= 2 && text[0] == '"' && text[length - 1] == '"') {
    text++;
    length -= 2;
  }
  const char *found = length == 5 && strncasecmp(text, "sep=", 4) == 0 ? memchr(bytes, text[4], sizeof bytes - 1) : NULL;
  return found ? which[found - bytes] : SEPARATOR_DETECT;
}

static separator find(const position *first, separator between, bool decimal_comma)
{
  return between == SEPARATOR_DETECT ? separator_find(first->from, first->at, decimal_comma) : between;
}

/* Bytes before the names in a line that begins with #. */
static size_t mark_of(const position *p)
{
  position after = {p->from, text_begin(p) + 1, p->line};
  return text_begin(&after) - p->at;
}

/* Whether the comment that stands last could be a row, or names, of the table whose first row follows it. */
static bool has_cells_like(const position *comment, const position *first, separator between)
{
  source *s = comment->from;
  size_t begin = comment->at + mark_of(comment), end = source_line_end(s, comment->at);
  size_t count = begin < end ? separator_count(s, begin, end, between) : 0;
  return count > 1 && count == separator_count(s, first->at, separator_row_end(s, first->at), between);
}

static bool has_number(const position *p, size_t mark, separator between)
{
  return separator_has_number(p->from, p->at + mark, separator_row_end(p->from, p->at + mark), between);
}

static void say_left_out(notices *said, size_t count, const char *begin)
{
  if (count > 0)
    notices_add(said, "%zu line%s before the first row left out as %s: beginning with %s", count, s_of(count),
                count == 1 ? "a comment" : "comments", begin);
}

/* The rows begin at `first`, after `count` lines that begin with #, of which `last` is the last. */
static preamble choose(const position *first, const position *last, size_t count, separator between,
                       bool decimal_comma, notices *said)
{
  between = find(first, between, decimal_comma);
  preamble p = {first->at, first->line, 0, between};
  if (count > 0 && has_number(first, 0, between) && has_cells_like(last, first, between)) {
    if (has_number(last, mark_of(last), between))
      fail_at(STATUS_FILE, (place){first->from->name, last->line, 1},
              "this line may be a comment or a row: --comment '#' takes such lines for comments, --comment '' for rows");
    p = (preamble){last->at, last->line, mark_of(last), between};
    count--;
  }
  say_left_out(said, count, "#");
  return p;
}

preamble preamble_read(source *s, separator between, const char *comment, bool decimal_comma, notices *said)
{
  position start = {s, s->begin, 1}, last = start;
  size_t count = 0;
  while (source_has(s, start.at) && is_empty(&start))
    start = next_line(start);
  separator by_line = named(&start);
  if (by_line != SEPARATOR_DETECT) {
    size_t length = source_line_end(s, start.at) - start.at;
    notices_add(said, "line %zu, %s, is no row: it names the separator", start.line,
                quoted(s->bytes + start.at, length));
    between = between == SEPARATOR_DETECT ? by_line : between;
    start = next_line(start);
  }
  position first = skip(start, comment ? comment : "#", &last, &count);
  if (comment) {
    say_left_out(said, count, quoted(comment, strlen(comment)));
    return (preamble){first.at, first.line, 0, find(&first, between, decimal_comma)};
  }
  if (!source_has(s, first.at))
    first = start, count = 0;
  return choose(&first, &last, count, between, decimal_comma, said);
}
