#include "first_row.h"
#include "shell/base/memory.h"

static number_kind kind_of(const reading *g, const cell *c)
{
  mpq_t value;
  mpq_init(value);
  number_kind kind = cell_read(&g->rules, value, c);
  mpq_clear(value);
  return kind;
}

bool first_row_is_header(const reading *g, const row *first)
{
  bool header = true;
  for (size_t j = 0; j < first->count && header; j++)
    switch (kind_of(g, first->cells + j)) {
    case NUMBER_EMPTY:
    case NUMBER_WORD: break;
    default: header = false;
    }
  return header;
}

char **first_row_names(const row *first)
{
  char **names = allocate(first->count, sizeof *names);
  for (size_t j = 0; j < first->count; j++)
    names[j] = duplicate(first->cells[j].text, first->cells[j].length);
  return names;
}

bool first_row_is_point(const reading *g, const row *first)
{
  bool point = g->known != NULL, labels = false;
  for (size_t j = 0; j < g->part.width && point; j++) {
    const column *c = reading_known(g, j);
    const cell *of = first->cells + j;
    if (!c)
      continue;
    if (reading_is_named(c, of->text))
      point = false;
    else if (reading_holds_labels(c)) {
      point = column_label(c, of->text) < c->label_count;
      labels = true;
    } else
      point = kind_of(g, of) != NUMBER_WORD;
  }
  return point && labels;
}

void first_row_confirm(reading *g, const row *line)
{
  for (size_t j = 0; j < line->count && g->guessed; j++)
    switch (kind_of(g, line->cells + j)) {
    case NUMBER_EMPTY:
    case NUMBER_UNKNOWN:
    case NUMBER_MISSING:
    case NUMBER_NOT_FINITE:
    case NUMBER_WORD: break;
    default: g->guessed = false;
    }
}

void first_row_check(const reading *g)
{
  if (g->guessed && !g->part.by_name && !g->known && g->into->rows > 0)
    fail_at(STATUS_FILE, g->first,
            "this line may have the names of the columns or be a row, as no cell of the table is a number: --header or "
            "--no-header says which");
}

/* Whether the number of a cell is that. */
static bool is(const reading *g, const cell *c, size_t wanted, bool *number)
{
  mpq_t value;
  mpq_init(value);
  *number = cell_read(&g->rules, value, c) == NUMBER_OK;
  bool equal = *number && mpq_cmp_ui(value, wanted, 1) == 0;
  mpq_clear(value);
  return equal;
}

/* Below that, too many tables begin so. */
#define LEAST_WIDTH 3

void first_row_notice(const reading *g, const row *first)
{
  size_t numbers = 0;
  bool counts[2] = {true, true}, number = false;
  for (size_t j = 0; j < first->count; j++) {
    for (size_t from = 0; from < 2; from++)
      counts[from] = (is(g, first->cells + j, j + from, &number) || !number) && counts[from];
    numbers += number;
  }
  if (numbers >= LEAST_WIDTH - 1 && first->count >= LEAST_WIDTH && (counts[0] || counts[1]))
    notices_add(&g->into->said, "line %zu is taken for a row, but its numbers count the columns, as names may: if they "
                                "are names, --header", g->first.line);
}

bool *first_row_words(const reading *g, const row *first)
{
  bool *words = allocate(first->count, sizeof *words);
  for (size_t j = 0; j < first->count; j++)
    words[j] = kind_of(g, first->cells + j) == NUMBER_WORD;
  return words;
}

void first_row_compare(const reading *g, const bool *words, const row *line)
{
  for (size_t j = 0; j < g->part.width && line->count == g->part.width; j++)
    if (!reading_uses(g, j) && words[j] && kind_of(g, line->cells + j) == NUMBER_OK)
      fail_at(STATUS_FILE, g->first,
              "this line may have the names of the columns or be a row: column %zu has a word here and a number in the "
              "next row. --header or --no-header says which", j + 1);
}
