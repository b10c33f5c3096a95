#include "sparse_row.h"

static _Noreturn void refuse(const sparse_row *r, const char *what)
{
  fail_at(STATUS_FILE, source_place(r->from, r->line, r->line_begin, r->at), "%s", what);
}

static char here(const sparse_row *r)
{
  return r->at < r->end ? r->from->bytes[r->at] : '\0';
}

static void skip_blanks(sparse_row *r)
{
  while (is_blank(here(r)))
    r->at++;
}

static size_t take_index(sparse_row *r, size_t width)
{
  size_t begin = r->at, index = 0;
  for (; here(r) >= '0' && here(r) <= '9'; r->at++)
    if (index < width)
      index = 10 * index + (size_t)(here(r) - '0');
  if (r->at == begin || !is_blank(here(r)))
    refuse(r, "the number of an attribute, from 0, and after a blank its value are wanted in a sparse row");
  if (index >= width || index < r->next) {
    r->at = begin;
    refuse(r, index >= width ? "there is no attribute of this number: they are counted from 0"
                             : "the numbers of the attributes in a sparse row must increase");
  }
  r->next = index + 1;
  skip_blanks(r);
  return index;
}

/* As in other rows: a quote that stands twice within itself stands for one. */
static void take_quoted(sparse_row *r, char **text)
{
  char quote = here(r);
  for (r->at++; r->at < r->end; r->at++) {
    if (here(r) == quote) {
      r->at++;
      if (here(r) != quote)
        return;
    }
    *(*text)++ = here(r);
  }
  refuse(r, "this quote does not end");
}

static void take_plain(sparse_row *r, char **text)
{
  char *kept = *text;
  for (; r->at < r->end && here(r) != ',' && here(r) != '}'; r->at++) {
    *(*text)++ = here(r);
    if (!is_blank(here(r)))
      kept = *text;
  }
  *text = kept;
}

static cell take_value(sparse_row *r, char **text)
{
  cell value = {.text = *text, .line = r->line, .line_begin = r->line_begin, .at = r->at};
  value.quoted = here(r) == '\'' || here(r) == '"';
  (value.quoted ? take_quoted : take_plain)(r, text);
  value.length = (size_t)(*text - value.text);
  *(*text)++ = '\0';
  skip_blanks(r);
  return value;
}

static void check_end(sparse_row *r)
{
  r->at++;
  skip_blanks(r);
  if (r->at < r->end && here(r) != '%')
    refuse(r, "text after the } of a sparse row");
}

bool sparse_row_next(sparse_row *r, size_t width, size_t *index, cell *value, char **text)
{
  bool first = here(r) == '{';
  if (here(r) == '}') {
    check_end(r);
    return false;
  }
  if (!first && here(r) != ',')
    refuse(r, "a comma or } is missing after a value of a sparse row");
  r->at++;
  skip_blanks(r);
  if (first && here(r) == '}') {
    check_end(r);
    return false;
  }
  *index = take_index(r, width);
  *value = take_value(r, text);
  return true;
}
