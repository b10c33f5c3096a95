#include "points_read.h"
#include "arff.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "merge.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "roles.h"
#include "weights.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A table on its way to points. */
typedef struct {
  const points_options *options;
  const columns *known;
  source from;
  rows *table;
  roles part;
  number_kind *kinds; /* of the cells of a row */
  points *into;
  size_t made; /* rows of x and d whose numbers are initialised */
} reading;

static column *column_of(const reading *g, size_t j)
{
  columns *what = &g->into->what;
  return g->part.role[j] == ROLE_INPUT ? what->input + g->part.number[j] : what->output + g->part.number[j];
}

static bool holds_labels(const column *c)
{
  return c->kind == COLUMN_LABEL || c->kind == COLUMN_ONEHOT;
}

/* Whether a row with such a cell in column j is one that --drop-missing leaves out. */
static bool is_missing(const reading *g, size_t j)
{
  switch (g->kinds[j]) {
  case NUMBER_EMPTY:
  case NUMBER_UNKNOWN:
  case NUMBER_NOT_FINITE: return true;
  case NUMBER_EXPONENT: return g->part.role[j] == ROLE_WEIGHT || !holds_labels(column_of(g, j));
  default: return false;
  }
}

/* Where the number of a cell of the row that is being read goes. */
static mpq_ptr slot(const reading *g, size_t j)
{
  const points *p = g->into;
  if (g->part.role[j] == ROLE_WEIGHT)
    return p->weight + p->rows;
  return g->part.role[j] == ROLE_INPUT ? p->x + p->rows * p->inputs + 1 + g->part.number[j]
                                       : p->d + p->rows * p->what.outputs + g->part.number[j];
}

static number_kind kind_of(const cell *c)
{
  mpq_t value;
  mpq_init(value);
  number_kind kind = number_read(value, c->text, c->length, NUMBER_DIGITS_MOST);
  mpq_clear(value);
  return kind;
}

static bool is_header(const row *first)
{
  bool header = true;
  for (size_t j = 0; j < first->count && header; j++)
    switch (kind_of(first->cells + j)) {
    case NUMBER_EMPTY:
    case NUMBER_UNKNOWN:
    case NUMBER_NOT_FINITE:
    case NUMBER_WORD: break;
    default: header = false;
    }
  return header;
}

static void copy_column(column *to, const column *from)
{
  to->name = from->name ? duplicate(from->name, strlen(from->name)) : NULL;
  to->kind = from->kind;
  for (size_t i = 0; i < from->label_count; i++)
    column_add_label(to, from->labels[i]);
}

/* Whether the column is an input or an output. */
static bool is_data(const reading *g, size_t j)
{
  return g->part.role[j] == ROLE_INPUT || g->part.role[j] == ROLE_OUTPUT;
}

/* What column j is in the network, NULL if it is not used. */
static const column *known_column(const reading *g, size_t j)
{
  if (!is_data(g, j))
    return NULL;
  return (g->part.role[j] == ROLE_INPUT ? g->known->input : g->known->output) + g->part.number[j];
}

static bool has_name(const column *c, const char *name)
{
  return c && c->name && c->name[0] && strcmp(c->name, name) == 0;
}

static _Noreturn void refuse_name(size_t j, const char *name, const char *is, place where)
{
  fail_at(STATUS_FILE, where, "column %zu of this table is named %s, but the network has this column %s", j + 1,
          quoted(name, strlen(name)), is);
}

/* Columns of the network are found by their place.  Under a header that has their name at another one, that is
 * wrong. */
static void check_names(const reading *g, char *const *names, place where)
{
  size_t width = g->part.width;
  for (size_t j = 0; j < width; j++) {
    const column *c = known_column(g, j);
    if (!c || has_name(c, names[j]))
      continue;
    for (size_t k = 0; k < width; k++)
      if (has_name(c, names[k]) && !has_name(known_column(g, k), names[k]))
        refuse_name(k, names[k], "at another place", where);
    for (size_t k = 0; g->options->inputs_only && k < g->known->outputs; k++)
      if (has_name(g->known->output + k, names[j]))
        refuse_name(j, names[j], "as an output", where);
  }
}

/* Which columns of the file are taken for what. */
static void note_columns(const reading *g, char *const *names)
{
  const roles *part = &g->part;
  points *p = g->into;
  p->has_header = names != NULL;
  p->column = allocate(part->inputs + part->outputs, sizeof(table_column));
  for (size_t j = 0; j < part->width; j++) {
    if (part->role[j] == ROLE_IGNORED)
      continue;
    table_column *c = p->column + part->number[j] + (part->role[j] == ROLE_INPUT ? 0 : part->inputs);
    c = part->role[j] == ROLE_WEIGHT ? &p->weights : c;
    c->number = j + 1;
    c->name = names && names[j][0] ? duplicate(names[j], strlen(names[j])) : NULL;
  }
}

/* The columns of the dataset, from the network's where they are known. */
static void make_columns(reading *g, char *const *names, place where)
{
  const roles *part = &g->part;
  const columns *known = g->known;
  size_t outputs = g->options->inputs_only || !known ? part->outputs : known->outputs;
  if (known && (part->inputs != known->inputs || part->outputs != outputs))
    fail_at(STATUS_FILE, where, "the network has %zu input and %zu output columns, but %zu and %zu are left here",
            known->inputs, outputs, part->inputs, part->outputs);
  if (part->inputs == 0)
    fail_at(STATUS_FILE, where, "no input column is left");
  if (part->outputs == 0 && !g->options->inputs_only)
    fail_at(STATUS_FILE, where, "no output column is left");
  if (part->inputs >= LIMIT_INPUTS || part->outputs > LIMIT_OUTPUTS)
    fail_at(STATUS_UNDECIDED, where, "more than %zu inputs or %zu outputs", LIMIT_INPUTS - 1, LIMIT_OUTPUTS);
  if (known && names)
    check_names(g, names, where);
  g->into->what = columns_new(part->inputs, part->outputs);
  note_columns(g, names);
  for (size_t j = 0; j < part->width; j++) {
    if (!is_data(g, j))
      continue;
    column *c = column_of(g, j);
    if (known)
      copy_column(c, known_column(g, j));
    else {
      c->kind = part->labels[j] ? COLUMN_LABEL : COLUMN_UNDECIDED;
      c->name = names ? duplicate(names[j], strlen(names[j])) : NULL;
    }
  }
}

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
  p->x = allocate(most * p->inputs, sizeof(mpq_t));
  p->d = allocate(most * (p->what.outputs ? p->what.outputs : 1), sizeof(mpq_t));
  p->line = allocate(most, sizeof(size_t));
  p->weight = g->options->weights ? allocate(most, sizeof(mpq_t)) : NULL;
  g->kinds = allocate(g->part.width, sizeof(number_kind));
}

static void init_row(reading *g)
{
  points *p = g->into;
  if (g->made > p->rows)
    return;
  for (size_t k = 0; k < p->inputs; k++)
    mpq_init(p->x + p->rows * p->inputs + k);
  for (size_t k = 0; k < p->what.outputs; k++)
    mpq_init(p->d + p->rows * p->what.outputs + k);
  mpq_set_ui(p->x + p->rows * p->inputs, 1, 1);
  if (p->weight)
    mpq_init(p->weight + p->rows);
  g->made++;
}

static _Noreturn void refuse_cell(const reading *g, const cell *c, const char *what)
{
  fail_at(STATUS_FILE, rows_place(g->table, c), "%s %s", quoted(c->text, c->length), what);
}

static _Noreturn void refuse_missing(const reading *g, const cell *c, number_kind kind)
{
  if (kind == NUMBER_EMPTY)
    fail_at(STATUS_FILE, rows_place(g->table, c), "an empty cell (--drop-missing leaves such rows out)");
  fail_at(STATUS_FILE, rows_place(g->table, c), "%s %s (--drop-missing leaves such rows out)",
          quoted(c->text, c->length), number_problem(kind));
}

/* A word in a column of labels. */
static void read_label(const reading *g, size_t j, const cell *c, number_kind kind)
{
  column *of = column_of(g, j);
  if (kind != NUMBER_WORD && !g->known && !g->part.labels[j])
    refuse_cell(g, c, "is a number in a column of labels: --labels reads the column as labels throughout");
  if (g->known && column_label(of, c->text) == of->label_count)
    refuse_cell(g, c, "is none of the labels of this column in the network");
  mpq_set_ui(slot(g, j), column_add_label(of, c->text), 1);
}

static void read_weight(const reading *g, size_t j, const cell *c)
{
  const char *problem = weight_problem(g->kinds[j], slot(g, j));
  if (problem)
    refuse_cell(g, c, problem);
}

static void read_cell(const reading *g, size_t j, const cell *c)
{
  number_kind kind = g->kinds[j];
  if (is_missing(g, j))
    refuse_missing(g, c, kind);
  if (g->part.role[j] == ROLE_WEIGHT) {
    read_weight(g, j, c);
    return;
  }
  column *of = column_of(g, j);
  if (holds_labels(of)) {
    read_label(g, j, c, kind);
    return;
  }
  if (kind == NUMBER_WORD && of->kind == COLUMN_UNDECIDED) {
    if (g->part.role[j] == ROLE_INPUT && !g->options->encode)
      refuse_cell(g, c, "is not a number (--encode numbers the labels of input columns, --ignore leaves them out)");
    of->kind = COLUMN_LABEL;
    read_label(g, j, c, kind);
    return;
  }
  if (kind != NUMBER_OK)
    refuse_cell(g, c, number_problem(kind));
  of->kind = COLUMN_NUMBER;
}

static bool has_missing(const reading *g)
{
  for (size_t j = 0; j < g->part.width; j++)
    if (g->part.role[j] != ROLE_IGNORED && is_missing(g, j))
      return true;
  return false;
}

static void read_row(reading *g, const row *line)
{
  static const char *const names[] = {"", "commas", "semicolons", "tabs", "blanks"};
  points *p = g->into;
  if (line->count != g->part.width) {
    if (g->options->drop_missing) {
      p->dropped++;
      return;
    }
    place where = line->count > g->part.width ? rows_place(g->table, line->cells + g->part.width) : line->end;
    fail_at(STATUS_FILE, where, "this row has %zu cells and the first one %zu (cells are separated by %s)",
            line->count, g->part.width, names[g->options->between]);
  }
  init_row(g);
  for (size_t j = 0; j < g->part.width; j++)
    if (g->part.role[j] != ROLE_IGNORED)
      g->kinds[j] = number_read(slot(g, j), line->cells[j].text, line->cells[j].length, NUMBER_DIGITS_MOST);
  if (g->options->drop_missing && has_missing(g)) {
    p->dropped++;
    return;
  }
  for (size_t j = 0; j < g->part.width; j++)
    if (g->part.role[j] != ROLE_IGNORED)
      read_cell(g, j, line->cells + j);
  p->line[p->rows++] = line->cells[0].line;
}

static void choose_roles(reading *g, char *const *names, size_t width, place where)
{
  const points_options *o = g->options;
  size_t outputs = o->inputs_only ? 0 : o->outputs ? o->outputs : g->known ? g->known->outputs : 1;
  g->part = roles_choose(o, names, width, outputs);
  make_columns(g, names, where);
  make_room(g);
}

/* Names of the header, to be released by the caller. */
static char **header_names(const row *first)
{
  char **names = allocate(first->count, sizeof *names);
  for (size_t j = 0; j < first->count; j++)
    names[j] = duplicate(first->cells[j].text, first->cells[j].length);
  return names;
}

/* Whether what looks like a header is a point of the network: it has labels, and each is one of its column. */
static bool is_point_for(const reading *g, const row *first)
{
  bool point = g->known != NULL, labels = false;
  for (size_t j = 0; j < g->part.width && point; j++) {
    const column *c = known_column(g, j);
    const cell *of = first->cells + j;
    if (!c)
      continue;
    if (has_name(c, of->text))
      point = false;
    else if (holds_labels(c)) {
      point = column_label(c, of->text) < c->label_count;
      labels = true;
    } else
      point = kind_of(of) != NUMBER_WORD;
  }
  return point && labels;
}

static void read_table(reading *g, const arff_head *head)
{
  row line;
  if (!rows_next(g->table, &line))
    fail_at(STATUS_FILE, (place){g->from.name, head ? head->line : 1, 1}, "there is no row in this file");
  place start = rows_place(g->table, line.cells);
  bool more = true;
  if (head)
    choose_roles(g, head->names, head->count, start);
  else if (!g->options->no_header && is_header(&line)) {
    size_t width = line.count;
    char **names = header_names(&line);
    choose_roles(g, names, width, start);
    if (is_point_for(g, &line))
      fail_at(STATUS_FILE, start,
              "no cell of this row is a number, but its words are labels of the network: --no-header takes it for a point");
    for (size_t j = 0; j < width; j++)
      free(names[j]);
    free(names);
    start = line.end;
    more = rows_next(g->table, &line);
  } else
    choose_roles(g, NULL, line.count, start);
  for (; more; more = rows_next(g->table, &line))
    read_row(g, &line);
  if (g->into->rows == 0)
    fail_at(STATUS_FILE, start, g->into->dropped ? "no row is left" : "there is a header but no row");
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

points points_read(const points_options *given, const columns *known, bool is_signed)
{
  progress_begin("reading");
  points p = {.state = POINTS_USABLE};
  points_options o = *given;
  reading g = {.options = &o, .known = known, .from = source_load(o.file, WANTED_TABLE), .into = &p};
  arff_head head = {0};
  bool arff = arff_named(o.file);
  p.file = duplicate(o.file, strlen(o.file));
  memcpy(p.sha256, g.from.sha256, sizeof p.sha256);
  if (arff)
    head = arff_read(&g.from);
  size_t begin = arff ? head.begin : g.from.begin;
  if (o.between == SEPARATOR_DETECT)
    o.between = arff ? SEPARATOR_COMMA : source_named(o.file, ".tsv") ? SEPARATOR_TAB : rows_separator(&g.from, begin);
  g.table = rows_open(&g.from, begin, arff ? head.line : 1, o.between, arff ? DIALECT_ARFF : DIALECT_TEXT);
  read_table(&g, arff ? &head : NULL);
  clear_unused(&g);
  weights_check(&p);
  choose_onehot(&g);
  rows_close(g.table);
  arff_free(&head);
  source_free(&g.from);
  roles_free(&g.part);
  free(g.kinds);

  if (p.rows > LIMIT_POINTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu points", o.file, LIMIT_POINTS);
  p.points = p.rows;
  p.outputs = p.what.outputs;
  if (!o.inputs_only)
    merge_points(&p, &o, known != NULL, is_signed);
  return p;
}
