#include "table_reader.h"
#include "first_row.h"
#include "kernel/switch/bounds.h"
#include "labels_apart.h"
#include "preamble.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/source_rest.h"
#include "table_columns.h"
#include "table_row.h"
#include "table_source.h"
#include "weights.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SPARSE_CELLS_MOST ((size_t)1 << 26)

static void make_room(reading *g)
{
  points *p = g->into;
  size_t most = source_rest_rows(&g->from);
  p->inputs = g->part.inputs + 1;
  if (most > SIZE_MAX / sizeof(mpq_t) / p->inputs)
    fail(STATUS_UNDECIDED, "out of memory");
  /* Sparse rows have cells without bytes. */
  if (g->head && most > (g->from.size + SPARSE_CELLS_MOST) / p->inputs)
    fail(STATUS_UNDECIDED, "%s: %zu rows of %zu columns are more than %zu cells", g->from.name, most, p->inputs,
         g->from.size + SPARSE_CELLS_MOST);
  g->room = g->room ? g->room : most;
  p->x = allocate(g->room * p->inputs, sizeof(mpq_t));
  p->d = allocate(g->room * (p->what.outputs ? p->what.outputs : 1), sizeof(mpq_t));
  p->line = allocate(g->room, sizeof(size_t));
  p->weight = g->options->weights ? allocate(g->room, sizeof(mpq_t)) : NULL;
  g->kinds = allocate(g->part.width, sizeof(number_kind));
}

static size_t empty_cells(const row *line)
{
  size_t count = 0;
  while (count < line->count && line->cells[line->count - 1 - count].length == 0)
    count++;
  return count;
}

/* Columns at the end that are empty in all rows of this width, from the row `first` on, which is not the only one. */
static size_t empty_columns(const reading *g, const row *first, const preamble *before)
{
  size_t empty = empty_cells(first), others = 0, width = first->count;
  if (empty == 0 || g->head)
    return 0;
  row next;
  source beside = source_rest_again(&g->from);
  rows *again = rows_open(&beside, before->begin, before->line, g->options->between, DIALECT_TEXT);
  if (g->options->comment)
    rows_comment(again, g->options->comment);
  while (empty > 0 && rows_next(again, &next)) {
    size_t here = next.count == width ? empty_cells(&next) : empty;
    empty = here < empty ? here : empty;
    others++;
  }
  rows_close(again);
  source_rest_close(&beside);
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

/* Whether the first column may be an index, as pandas and R write it: inputs without a name. */
static bool may_be_index(const reading *g)
{
  const points *p = g->into;
  bool first = p->has_header && g->part.role[0] == ROLE_INPUT, named = first && p->column[0].name;
  return first && !(named && strncmp(p->column[0].name, "Unnamed: ", 9) != 0);
}

/* The first row of a table without a header. */
static void take_first(table_reader *t, size_t empty)
{
  reading *g = &t->g;
  choose_roles(g, NULL, t->line.count, empty, g->first);
  t->is_read = true;
  if (g->options->no_header)
    return;
  first_row_notice(g, &t->line);
  t->words = first_row_words(g, &t->line);
}

static void begin(table_reader *t, const preamble *before)
{
  reading *g = &t->g;
  const points_options *o = g->options;
  if (!rows_next(g->table, &t->line))
    fail_at(STATUS_FILE, (place){g->from.name, g->head ? before->line : 1, 1}, "there is no row in this file");
  t->start = g->first = rows_place(g->table, t->line.cells);
  g->into->first = g->head ? 0 : g->first.line;
  size_t empty = empty_columns(g, &t->line, before);
  bool header = !o->no_header && (o->header || first_row_is_header(g, &t->line));
  if (g->head) {
    choose_roles(g, g->head->names, g->head->count, 0, t->start);
    t->is_read = true;
  } else if (header) {
    g->guessed = !o->header;
    take_header(g, &t->line, empty);
    t->start = t->line.end;
  } else
    take_first(t, empty);
  g->counts[0] = g->counts[1] = may_be_index(g);
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

/* A first column that may be an index and counts the rows. */
static void notice_index(const reading *g)
{
  for (size_t from = 0; from < 2; from++)
    if (g->counts[from])
      notices_add(&g->into->said, "column 1 has no name and counts the rows, as an index does, but is taken for an "
                                  "input: if it is one, --ignore 1");
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

table_reader *table_reader_open(const points_options *o, const columns *known, size_t room)
{
  table_reader *t = allocate(1, sizeof *t);
  reading *g = &t->g;
  points *p = &t->p;
  progress_begin("reading");
  t->options = *o;
  table_source table = table_source_load(&t->options, known ? known->inputs : 0, &p->said);
  *g = (reading){.options = &t->options, .known = known, .from = table.from, .into = p, .room = room};
  p->file = duplicate(o->file, strlen(o->file));
  memcpy(p->sha256, g->from.sha256, sizeof p->sha256);
  memcpy(p->targets_sha256, table.targets_sha256, sizeof p->targets_sha256);
  if (!table.has_cells_only && is_arff(g, &t->options)) {
    source_rest_take(&g->from);
    t->head = arff_read(&g->from);
    g->head = &t->head;
  }
  preamble before = open_rows(g, &t->options, table.has_cells_only);
  g->rules = cell_rules_new(t->options.decimal_comma, g->head != NULL, t->options.missing);
  g->seen = cell_numbers_new(source_rest_bytes(&g->from));
  p->limbs = g->seen.limbs;
  begin(t, &before);
  return t;
}

/* What is known after the last row. */
static void end(table_reader *t)
{
  reading *g = &t->g;
  t->has_ended = true;
  check_rows(g, t->start);
  if (g->into->weight && !g->weighs)
    weights_refuse(g->into, g->first_line);
  labels_check_apart(&g->into->what);
  choose_onehot(g);
  notice_index(g);
  g->into->points = g->into->rows;
  g->into->outputs = g->into->what.outputs;
  if (g->into->rows > LIMIT_POINTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu points", g->into->file, LIMIT_POINTS);
}

bool table_reader_next(table_reader *t)
{
  bool found = false;
  while (!found && !t->has_ended) {
    if (!t->is_read && !rows_next(t->g.table, &t->line)) {
      end(t);
      return false;
    }
    if (t->words && !t->is_read) {
      first_row_compare(&t->g, t->words, &t->line);
      free(t->words);
      t->words = NULL;
    }
    t->is_read = false;
    found = table_row_read(&t->g, &t->line);
  }
  return found;
}

void table_reader_pass(table_reader *t)
{
  while (table_reader_next(t))
    ;
}

points table_reader_end(table_reader *t)
{
  reading *g = &t->g;
  points p = t->p;
  p.points = p.rows < g->room ? p.rows : g->room;
  p.outputs = p.what.outputs;
  /* Of a row that was left out. */
  for (size_t i = p.points; i < g->made; i++) {
    numbers_clear(p.x + i * p.inputs, p.inputs);
    numbers_clear(p.d + i * p.outputs, p.outputs);
    if (p.weight)
      numbers_clear(p.weight + i, 1);
  }
  rows_close(g->table);
  arff_free(&t->head);
  source_free(&g->from);
  roles_free(&g->part);
  cell_rules_free(&g->rules);
  cell_numbers_free(&g->seen);
  free(g->ragged_problem);
  free(g->kinds);
  free(t->words);
  free(t);
  return p;
}

void table_reader_close(table_reader *t)
{
  points p = table_reader_end(t);
  points_free(&p);
}
