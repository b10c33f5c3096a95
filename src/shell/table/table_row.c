#include "table_row.h"
#include "first_row.h"
#include "separators.h"
#include "shell/base/memory.h"
#include "shell/base/text.h"
#include "table_cells.h"

static void init_row(reading *g)
{
  points *p = g->into;
  mpq_ptr x = p->x + g->slot * p->inputs;
  bool made = g->made > g->slot;
  if (made)
    numbers_clear(x, p->inputs);
  numbers_begin(x, p->inputs);
  mpq_set_ui(x, 1, 1);
  number_share(x);
  if (made)
    return;
  for (size_t k = 0; k < p->what.outputs; k++)
    mpq_init(p->d + g->slot * p->what.outputs + k);
  if (p->weight)
    mpq_init(p->weight + g->slot);
  g->made++;
}

/* What is wrong with a row of another width than the first one. */
static char *problem_of(reading *g, const row *line)
{
  source *s = &g->from;
  size_t begin = line->cells[0].line_begin, end = separator_row_end(s, begin), width = g->part.width;
  separator between = g->options->between, other = SEPARATOR_DETECT;
  for (separator k = SEPARATOR_COMMA; k <= SEPARATOR_PIPE; k++)
    if (k != between && separator_count(s, begin, end, k) == width)
      other = k;
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "this row has %zu cells and the %s %zu (cells are separated by %s", line->count,
          g->head ? "head of the file" : "first one", width, separator_plural(between));
  if (line->cells[0].text[0] == '#' && !line->cells[0].quoted && !g->options->comment && !g->head)
    fputs("; --comment '#' leaves such lines out", t.stream);
  else if (other != SEPARATOR_DETECT)
    fprintf(t.stream, "; --separator %s makes %zu of it", separator_word(other), width);
  fputc(')', t.stream);
  return text_close(&t);
}

/* A row of another width than the first one. */
static void leave_out(reading *g, const row *line)
{
  place where = line->count > g->part.width ? rows_place(g->table, line->cells + g->part.width) : line->end;
  if (g->ragged++ == 0) {
    g->ragged_problem = problem_of(g, line);
    g->ragged_at = where;
  }
  if (!g->options->drop_missing)
    fail_at(STATUS_FILE, where, "%s", g->ragged_problem);
  g->into->dropped++;
}

/* Notes rows that may be comments, and are not found out to be by what stands in them. */
static void note_mark(reading *g, const cell *c)
{
  bool doubted = !reading_uses(g, 0) || (reading_has_data(g, 0) && reading_holds_labels(reading_column(g, 0)));
  if (g->options->comment || g->head || c->text[0] != '#' || c->quoted || !doubted)
    return;
  if (g->marked_rows++ == 0)
    g->marked = rows_place(g->table, c);
}

/* Reads a cell unless one with the same text was read before. */
static number_kind read_cell(reading *g, size_t j, const cell *c)
{
  mpq_ptr value = table_cells_slot(g, j);
  bool input = g->part.role[j] == ROLE_INPUT;
  mpq_srcptr known = cell_numbers_find(&g->seen, c);
  if (known && input)
    *value = *known;
  else if (known)
    mpq_set(value, known);
  if (known)
    return NUMBER_OK;
  number_kind kind = cell_read(&g->rules, value, c);
  if (kind == NUMBER_OK && input) {
    number_share(value);
    cell_numbers_keep(&g->seen, c, value);
  }
  return kind;
}

/* What the whole table is asked about its rows, and is known only after the last one. */
static void note_row(reading *g)
{
  points *p = g->into;
  mpq_srcptr x = p->x + g->slot * p->inputs;
  for (size_t from = 0; from < 2; from++)
    g->counts[from] = g->counts[from] && mpq_cmp_ui(x + 1, p->rows + from, 1) == 0;
  g->weighs = g->weighs || (p->weight && mpq_sgn(p->weight + g->slot) != 0);
  g->first_line = p->rows == 0 ? p->line[g->slot] : g->first_line;
}

bool table_row_read(reading *g, const row *line)
{
  points *p = g->into;
  g->read++;
  if (g->guessed)
    first_row_confirm(g, line);
  if (line->count != g->part.width) {
    leave_out(g, line);
    return false;
  }
  g->slot = p->rows % g->room;
  init_row(g);
  for (size_t j = 0; j < g->part.width; j++)
    if (reading_uses(g, j))
      g->kinds[j] = read_cell(g, j, line->cells + j);
  if (g->options->drop_missing && table_cells_missing(g)) {
    p->dropped++;
    return false;
  }
  for (size_t j = 0; j < g->part.width; j++)
    if (reading_uses(g, j))
      table_cells_take(g, j, line->cells + j);
  note_mark(g, line->cells);
  p->line[g->slot] = line->cells[0].line;
  note_row(g);
  p->rows++;
  return true;
}
