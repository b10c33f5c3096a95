#include "separators.h"
#include "cell_value.h"
#include "shell/base/number.h"

static const struct {
  const char *plural, *word;
  char byte;
} separators[] = {{"", "", '\0'},     {"commas", "comma", ','}, {"semicolons", "semicolon", ';'},
                  {"tabs", "tab", '\t'}, {"blanks", "blanks", ' '}, {"|", "pipe", '|'}};

/* In this order they are looked for. */
static const separator order[] = {SEPARATOR_COMMA, SEPARATOR_SEMICOLON, SEPARATOR_TAB, SEPARATOR_PIPE, SEPARATOR_BLANKS};
#define ORDER (sizeof order / sizeof order[0])

const char *separator_plural(separator s)
{
  return separators[s].plural;
}

const char *separator_word(separator s)
{
  return separators[s].word;
}

size_t separator_row_end(source *s, size_t at)
{
  for (bool inside = false; source_has(s, at) && (inside || !is_line_end(s->bytes[at])); at++)
    if (s->bytes[at] == '"')
      inside = !inside;
  return at;
}

static size_t skip_blank_lines(source *s, size_t at)
{
  while (source_has(s, at) && (is_blank(s->bytes[at]) || is_line_end(s->bytes[at])))
    at++;
  return at;
}

/* Whether the byte at `at` ends a piece. */
static bool ends_piece(const source *s, size_t at, separator between)
{
  return between == SEPARATOR_BLANKS ? is_blank(s->bytes[at]) : s->bytes[at] == separators[between].byte;
}

bool separator_piece(const source *s, size_t *at, size_t end, separator between, size_t *from, size_t *to)
{
  size_t i = *at;
  while (between == SEPARATOR_BLANKS && i < end && is_blank(s->bytes[i]))
    i++;
  if (i > end || (between == SEPARATOR_BLANKS && i == end))
    return false;
  *from = i;
  for (bool inside = false; i < end && (inside || !ends_piece(s, i, between)); i++)
    if (s->bytes[i] == '"')
      inside = !inside;
  *to = i;
  *at = i + 1;
  while (*from < *to && is_blank(s->bytes[*from]))
    (*from)++;
  while (*to > *from && is_blank(s->bytes[*to - 1]))
    (*to)--;
  return true;
}

size_t separator_count(const source *s, size_t begin, size_t end, separator between)
{
  size_t count = 0, from, to;
  while (separator_piece(s, &begin, end, between, &from, &to))
    count++;
  return count;
}

bool separator_has_number(const source *s, size_t begin, size_t end, separator between)
{
  bool found = false;
  size_t from, to;
  mpq_t value;
  mpq_init(value);
  while (!found && separator_piece(s, &begin, end, between, &from, &to))
    found = number_read(value, s->bytes + from, to - from, NUMBER_DIGITS_MOST) == NUMBER_OK ||
            cell_is_decimal(s->bytes + from, to - from, ',');
  mpq_clear(value);
  return found;
}

/* Whether some piece between tabs is several words one of which is a number. */
static bool blanks_separate(const source *s, size_t begin, size_t end)
{
  size_t from, to;
  bool found = false;
  while (!found && separator_piece(s, &begin, end, SEPARATOR_TAB, &from, &to))
    found = separator_count(s, from, to, SEPARATOR_BLANKS) > 1 && separator_has_number(s, from, to, SEPARATOR_BLANKS);
  return found;
}

/* Whether a comma is beside a quote that begins or ends a cell. */
static bool has_quoted_beside_comma(const source *s, size_t begin, size_t end)
{
  size_t from, to;
  bool found = false;
  size_t count = separator_count(s, begin, end, SEPARATOR_COMMA);
  while (count > 1 && !found && separator_piece(s, &begin, end, SEPARATOR_COMMA, &from, &to))
    found = from < to && s->bytes[from] == '"' && s->bytes[to - 1] == '"';
  return found;
}

/* Whether every comma in the pieces of the row stands in a number. */
static bool has_commas_in_numbers_only(const source *s, size_t begin, size_t end, separator between)
{
  bool only = true;
  size_t from, to;
  while (only && separator_piece(s, &begin, end, between, &from, &to)) {
    size_t commas = separator_count(s, from, to, SEPARATOR_COMMA) - 1;
    only = commas == 0 || cell_is_decimal(s->bytes + from, to - from, ',');
  }
  return only;
}

/* Whether a row can be one of a table with commas in its numbers: a header has none in its names, or no number. */
static bool is_row_of(const source *s, size_t begin, size_t end, separator between, bool first)
{
  return (first && !separator_has_number(s, begin, end, between)) || has_commas_in_numbers_only(s, begin, end, between);
}

typedef struct {
  size_t begin[2], end[2]; /* of the first two rows; the second may be empty */
} two_rows;

static bool is_rival(const source *s, const two_rows *r, separator between)
{
  size_t cells = separator_count(s, r->begin[0], r->end[0], between);
  bool second = r->begin[1] < r->end[1];
  if (cells < 2 || (second && separator_count(s, r->begin[1], r->end[1], between) != cells))
    return false;
  if (!second && !separator_has_number(s, r->begin[0], r->end[0], between))
    return false;
  return is_row_of(s, r->begin[0], r->end[0], between, second) &&
         (!second || is_row_of(s, r->begin[1], r->end[1], between, false));
}

static separator first_found(const source *s, const two_rows *r, bool decimal_comma)
{
  for (size_t k = 0; k < ORDER; k++) {
    bool here = separator_count(s, r->begin[0], r->end[0], order[k]) > 1;
    if (order[k] == SEPARATOR_COMMA && decimal_comma)
      here = has_quoted_beside_comma(s, r->begin[0], r->end[0]);
    if (here)
      return order[k];
  }
  return SEPARATOR_BLANKS;
}

static _Noreturn void refuse(const source *s, const two_rows *r, separator rival)
{
  place where = source_find(s, r->begin[0]);
  fail_at(STATUS_FILE, where,
          "this can be read in two ways: separated by commas, a row has %zu cells (--separator comma); separated by %s, "
          "and with commas in its numbers, %zu (--separator %s --decimal comma)",
          separator_count(s, r->begin[0], r->end[0], SEPARATOR_COMMA), separator_plural(rival),
          separator_count(s, r->begin[0], r->end[0], rival), separator_word(rival));
}

separator separator_find(source *s, size_t begin, bool decimal_comma)
{
  two_rows r;
  r.begin[0] = skip_blank_lines(s, begin);
  r.end[0] = separator_row_end(s, r.begin[0]);
  r.begin[1] = skip_blank_lines(s, r.end[0]);
  r.end[1] = separator_row_end(s, r.begin[1]);
  separator found = first_found(s, &r, decimal_comma);
  if (found == SEPARATOR_TAB && (blanks_separate(s, r.begin[0], r.end[0]) || blanks_separate(s, r.begin[1], r.end[1])))
    found = SEPARATOR_BLANKS;
  for (size_t k = 1; found == SEPARATOR_COMMA && !decimal_comma && k < ORDER; k++)
    if (is_rival(s, &r, order[k]))
      refuse(s, &r, order[k]);
  return found;
}
