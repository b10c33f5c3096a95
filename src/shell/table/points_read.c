#include "points_read.h"
#include "first_row.h"
#include "kernel/switch/bounds.h"
#include "merge.h"
#include "preamble.h"
#include "separators.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/text.h"
#include "table_cells.h"
#include "table_columns.h"
#include "table_source.h"
#include "weights.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SPARSE_CELLS_MOST ((size_t)1 << 26)

/* Every row begins with a line that is not empty. */
static size_t most_rows(const source *s)
{
  size_t count = 0;
  for (size_t i = s->begin; i < s->size; i++)
    if (!is_line_end(s->bytes[i]) && (i == s->begin || is_line_end(s->bytes[i - 1])))
      count++;
  return count;
}

static void make_room(reading *g)
{
  points *p = g->into;
  size_t most = most_rows(&g->from);
  p->inputs = g->part.inputs + 1;
  if (most > SIZE_MAX / sizeof(mpq_t) / p->inputs)
    fail(STATUS_UNDECIDED, "out of memory");
  /* Sparse rows have cells without bytes. */
  if (g->head && most > (g->from.size + SPARSE_CELLS_MOST) / p->inputs)
    fail(STATUS_UNDECIDED, "%s: %zu rows of %zu columns are more than %zu cells", g->from.name, most, p->inputs,
         g->from.size + SPARSE_CELLS_MOST);
  p->x = allocate(most * p->inputs, sizeof(mpq_t));
  p->d = allocate(most * (p->what.outputs ? p->what.outputs : 1), sizeof(mpq_t));
  p->line = allocate(most, sizeof(size_t));
  p->weight = g->options->weights ? allocate(most, sizeof(mpq_t)) : NULL;
  g->kinds = allocate(g->part.width, sizeof(number_kind));
}

static void init_row(reading *g)
{
  points *p = g->into;
  mpq_ptr x = p->x + p->rows * p->inputs;
  bool made = g->made > p->rows;
  if (made)
    numbers_clear(x, p->inputs);
  numbers_begin(x, p->inputs);
  mpq_set_ui(x, 1, 1);
  number_share(x);
  if (made)
    return;
  for (size_t k = 0; k < p->what.outputs; k++)
    mpq_init(p->d + p->rows * p->what.outputs + k);
  if (p->weight)
    mpq_init(p->weight + p->rows);
  g->made++;
}

/* What is wrong with a row of another width than the first one. */
static char *ragged_problem(const reading *g, const row *line)
{
  const source *s = &g->from;
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
static void leave_out_ragged(reading *g, const row *line)
{
  place where = line->count > g->part.width ? rows_place(g->table, line->cells + g->part.width) : line->end;
  if (g->ragged++ == 0) {
    g->ragged_problem = ragged_problem(g, line);
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

static void read_row(reading *g, const row *line)
{
  points *p = g->into;
  g->read++;
  if (g->guessed)
    first_row_confirm(g, line);
  if (line->count != g->part.width) {
    leave_out_ragged(g, line);
    return;
  }
  init_row(g);
  for (size_t j = 0; j < g->part.width; j++)
    if (reading_uses(g, j))
      g->kinds[j] = read_cell(g, j, line->cells + j);
  if (g->options->drop_missing && table_cells_missing(g)) {
    p->dropped++;
    return;
  }
  for (size_t j = 0; j < g->part.width; j++)
    if (reading_uses(g, j))
      table_cells_take(g, j, line->cells + j);
  note_mark(g, line->cells);
  p->line[p->rows++] = line->cells[0].line;
}

static size_t empty_cells(const row *line)
{
  size_t count = 0;
  while (count < line->count && line->cells[line->count - 1 - count].length == 0)
    count++;
  return count;
}

/* Columns at the end that are empty in all rows of this width, from the row `first` on, which is not the only one. */
static size_t empty_columns(const reading *g, const row *first, size_t begin, size_t line)
{
  size_t empty = empty_cells(first), others = 0, width = first->count;
  if (empty == 0 || g->head)
    return 0;
  row next;
  rows *again = rows_open(&g->from, begin, line, g->options->between, DIALECT_TEXT);
  if (g->options->comment)
    rows_comment(again, g->options->comment);
  while (empty > 0 && rows_next(again, &next)) {
    size_t here = next.count == width ? empty_cells(&next) : empty;
    empty = here < empty ? here : empty;
    others++;
  }
  rows_close(again);
  return others > 1 && empty < width ? empty : 0;
}

static void choose_roles(reading *g, char *const *names, size_t width, size_t empty, place where)
{
  const points_options *o = g->options;
  size_t outputs = o->inputs_only ? 0 : o->outputs ? o->outputs : g->known ? g->known->outputs : 1;
  g->part = roles_choose(o, names, width, width - empty, outputs);
  if (empty > 0)
    notices_add(&g->into->said, "%zu column%s at the end, empty in all rows, left out", empty, s_of(empty));
  table_columns_make(g, names, where);
  make_room(g);
}

/* Takes the first row for names. */
static void take_header(reading *g, const row *first, size_t empty)
{
  char **names = first_row_names(first);
  size_t width = first->count;
  choose_roles(g, names, width, empty, g->first);
  if (!g->options->header && first_row_is_point(g, first))
    fail_at(STATUS_FILE, g->first,
            "no cell of this row is a number, but its words are labels of the network: --no-header takes it for a point");
  for (size_t j = 0; j < width; j++)
    free(names[j]);
  free(names);
}

/* All rows of a table without a header, from the first on. */
static void read_without_header(reading *g, row *line, size_t empty)
{
  choose_roles(g, NULL, line->count, empty, g->first);
  bool ask = !g->options->no_header;
  if (ask)
    first_row_notice(g, line);
  bool *words = first_row_words(g, line);
  read_row(g, line);
  for (size_t k = 1; rows_next(g->table, line); k++) {
    if (k == 1 && ask)
      first_row_compare(g, words, line);
    read_row(g, line);
  }
  free(words);
}

static void check_rows(const reading *g, place start)
{
  const points *p = g->into;
  if (p->rows == 0 && g->ragged > 0)
    fail_at(STATUS_FILE, g->ragged_at, "no row is left: %s", g->ragged_problem);
  if (p->rows == 0)
    fail_at(STATUS_FILE, start, p->dropped ? "no row is left" : "there is a header but no row");
  if (g->marked_rows > 0 && g->marked_rows < p->rows)
    fail_at(STATUS_FILE, g->marked,
            "this line may be a comment or a row, as others do not begin with #: --comment '#' takes such lines for "
            "comments, --comment '' for rows");
  first_row_check(g);
}

static void read_table(reading *g, const preamble *before)
{
  row line;
  const points_options *o = g->options;
  if (!rows_next(g->table, &line))
    fail_at(STATUS_FILE, (place){g->from.name, g->head ? before->line : 1, 1}, "there is no row in this file");
  place start = g->first = rows_place(g->table, line.cells);
  g->into->first = g->head ? 0 : g->first.line;
  size_t empty = empty_columns(g, &line, before->begin, before->line);
  bool header = !o->no_header && (o->header || first_row_is_header(g, &line));
  if (g->head) {
    choose_roles(g, g->head->names, g->head->count, 0, start);
    read_row(g, &line);
  } else if (header) {
    g->guessed = !o->header;
    take_header(g, &line, empty);
    start = line.end;
  } else
    read_without_header(g, &line, empty);
  while (rows_next(g->table, &line))
    read_row(g, &line);
  check_rows(g, start);
}

/* Numbers of a row that was dropped last. */
static void clear_unused(reading *g)
{
  points *p = g->into;
  if (g->made == p->rows)
    return;
  for (size_t k = 0; k < p->inputs; k++)
    mpq_clear(p->x + p->rows * p->inputs + k);
  for (size_t k = 0; k < p->what.outputs; k++)
    mpq_clear(p->d + p->rows * p->what.outputs + k);
  if (p->weight)
    mpq_clear(p->weight + p->rows);
}

static void choose_onehot(const reading *g)
{
  bool any = false;
  columns *what = &g->into->what;
  if (!g->options->onehot || g->known)
    return;
  for (size_t j = 0; j < what->outputs; j++)
    if (what->output[j].kind == COLUMN_LABEL) {
      what->output[j].kind = COLUMN_ONEHOT;
      any = true;
    }
  if (!any)
    fail(STATUS_USAGE, "--onehot: no output column holds labels (--labels reads numbers as labels)");
}

/* A first column of inputs that has no name and counts the rows, as pandas and R write it. */
static void notice_index(const reading *g)
{
  const points *p = g->into;
  bool first = p->has_header && g->part.role[0] == ROLE_INPUT, named = first && p->column[0].name;
  if (!first || (named && strncmp(p->column[0].name, "Unnamed: ", 9) != 0))
    return;
  for (size_t from = 0; from < 2; from++) {
    size_t i = 0;
    while (i < p->rows && mpq_cmp_ui(p->x + i * p->inputs + 1, i + from, 1) == 0)
      i++;
    if (i == p->rows)
      notices_add(&g->into->said, "column 1 has no name and counts the rows, as an index does, but is taken for an "
                                  "input: if it is one, --ignore 1");
  }
}

static bool is_arff(const reading *g, const points_options *o)
{
  return o->format ? strcmp(o->format, "arff") == 0 : source_named_inside(&g->from, ".arff");
}

/* Opens the rows after what stands before them. */
static preamble open_rows(reading *g, points_options *o, bool cells_only)
{
  preamble before;
  if (cells_only) {
    before = (preamble){0, 1, 0, SEPARATOR_COMMA};
    o->comment = "";
    o->no_header = true;
    o->decimal_comma = false;
  } else if (g->head) {
    before = (preamble){g->head->begin, g->head->line, 0, o->between ? o->between : SEPARATOR_COMMA};
  } else {
    separator named = o->between ? o->between : source_named_inside(&g->from, ".tsv") ? SEPARATOR_TAB : SEPARATOR_DETECT;
    before = preamble_read(&g->from, named, o->comment, o->decimal_comma, &g->into->said);
  }
  o->between = before.between;
  g->table = rows_open(&g->from, before.begin, before.line, before.between, g->head ? DIALECT_ARFF : DIALECT_TEXT);
  rows_skip(g->table, before.mark);
  if (g->head)
    rows_imply(g->table, g->head->implied, g->head->count);
  if (o->comment && !g->head)
    rows_comment(g->table, o->comment);
  return before;
}

points points_read(const points_options *given, const columns *known, bool is_signed)
{
  progress_begin("reading");
  points p = {.state = POINTS_USABLE};
  points_options o = *given;
  table_source table = table_source_load(&o, known ? known->inputs : 0, &p.said);
  reading g = {.options = &o, .known = known, .from = table.from, .into = &p};
  arff_head head = {0};
  p.file = duplicate(o.file, strlen(o.file));
  memcpy(p.sha256, g.from.sha256, sizeof p.sha256);
  if (!table.has_cells_only && is_arff(&g, &o)) {
    head = arff_read(&g.from);
    g.head = &head;
  }
  preamble before = open_rows(&g, &o, table.has_cells_only);
  g.rules = cell_rules_new(o.decimal_comma, g.head != NULL, o.missing);
  g.seen = cell_numbers_new(g.from.size);
  p.limbs = g.seen.limbs;
  read_table(&g, &before);
  clear_unused(&g);
  weights_check(&p);
  columns_check_labels(&p.what);
  choose_onehot(&g);
  notice_index(&g);
  rows_close(g.table);
  arff_free(&head);
  source_free(&g.from);
  roles_free(&g.part);
  cell_rules_free(&g.rules);
  cell_numbers_free(&g.seen);
  free(g.ragged_problem);
  free(g.kinds);

  if (p.rows > LIMIT_POINTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu points", o.file, LIMIT_POINTS);
  p.points = p.rows;
  p.outputs = p.what.outputs;
  if (!o.inputs_only)
    merge_points(&p, &o, known != NULL, is_signed);
  return p;
}
