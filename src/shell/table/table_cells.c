#include "table_cells.h"
#include "kernel/text/labels.h"
#include "shell/base/memory.h"
#include "weights.h"

mpq_ptr table_cells_slot(const reading *g, size_t j)
{
  const points *p = g->into;
  if (g->part.role[j] == ROLE_WEIGHT)
    return p->weight + g->slot;
  return g->part.role[j] == ROLE_INPUT ? p->x + g->slot * p->inputs + 1 + g->part.number[j]
                                       : p->d + g->slot * p->what.outputs + g->part.number[j];
}

/* Whether a row with such a cell in column j is one that --drop-missing leaves out. */
static bool is_missing(const reading *g, size_t j)
{
  switch (g->kinds[j]) {
  case NUMBER_EMPTY:
  case NUMBER_UNKNOWN:
  case NUMBER_MISSING:
  case NUMBER_NOT_FINITE: return true;
  case NUMBER_EXPONENT: return g->part.role[j] == ROLE_WEIGHT || !reading_holds_labels(reading_column(g, j));
  default: return false;
  }
}

bool table_cells_missing(const reading *g)
{
  for (size_t j = 0; j < g->part.width; j++)
    if (reading_uses(g, j) && is_missing(g, j))
      return true;
  return false;
}

static _Noreturn void refuse(const reading *g, const cell *c, const char *what)
{
  fail_at(STATUS_FILE, rows_place(g->table, c), "%s %s", quoted(c->text, c->length), what);
}

/* Whether that row is being read, and the first one is taken for no header unasked. */
static bool is_unasked(const reading *g, size_t row)
{
  return g->read == row && !g->into->has_header && !g->options->no_header;
}

static _Noreturn void refuse_missing(const reading *g, const cell *c, number_kind kind)
{
  const char *hint = is_unasked(g, 1) ? "--drop-missing leaves such rows out, --header takes this one for names"
                                         : "--drop-missing leaves such rows out";
  if (kind == NUMBER_EMPTY)
    fail_at(STATUS_FILE, rows_place(g->table, c), "an empty cell (%s)", hint);
  fail_at(STATUS_FILE, rows_place(g->table, c), "%s %s (%s)", quoted(c->text, c->length), number_problem(kind), hint);
}

/* A word that many write for a missing value, where nobody has said so. */
static _Noreturn void refuse_missing_word(const reading *g, const cell *c, const char *what)
{
  const char *word = quoted(c->text, c->length);
  fail_at(STATUS_FILE, rows_place(g->table, c),
          "%s %s: if it stands for a missing value, --missing %s says so (and --drop-missing leaves such rows out)%s",
          word, what, word, g->options->may_encode ? "; if it is a label, --labels names the column" : "");
}

static _Noreturn void refuse_decimal(const reading *g, const cell *c)
{
  fail_at(STATUS_FILE, rows_place(g->table, c), "%s is not a number: %s%s", quoted(c->text, c->length),
          g->rules.decimal_comma ? "under --decimal comma no number has a point"
                                 : "it has a comma (--decimal comma reads numbers such as 3,5)",
          g->options->may_encode ? "; if it is a label, --labels names the column" : "");
}

/* The network takes numbers only, or has labels of its own. */
static _Noreturn void refuse_for_network(const reading *g, const cell *c)
{
  refuse(g, c,
         g->known ? "is not a number, but this column of the network has numbers"
                  : "is not a number: if it is a label, give the number that it had when the network was made, as the "
                    "network names no labels");
}

/* A word in a column that has had numbers so far, or must have some. */
static _Noreturn void refuse_word(const reading *g, size_t j, const cell *c)
{
  bool numbers = reading_column(g, j)->kind == COLUMN_NUMBER, input = g->part.role[j] == ROLE_INPUT;
  if (cell_may_say_missing(c))
    refuse_missing_word(g, c, "is not a number");
  if (c->text[0] == '#' && !c->quoted && !g->options->comment)
    refuse(g, c, "is not a number: if # begins a comment, --comment '#' leaves such lines out");
  if (!g->options->may_encode || g->known)
    refuse_for_network(g, c);
  if (!numbers && is_unasked(g, 1))
    refuse(g, c, "is not a number (--encode numbers the labels of input columns, --ignore leaves them out; if this line "
                 "has the names of the columns, --header)");
  if (!numbers)
    refuse(g, c, "is not a number (--encode numbers the labels of input columns, --ignore leaves them out)");
  if (is_unasked(g, 2))
    fail_at(STATUS_FILE, rows_place(g->table, c),
            "%s is not a number, but the cell of this column in line %zu is: if that line has the names of the columns, "
            "--header; if all are labels, --labels %zu", quoted(c->text, c->length), g->first_line, j + 1);
  fail_at(STATUS_FILE, rows_place(g->table, c),
          "%s is not a number, as those of this column before it are: --labels %zu takes all of them for labels%s",
          quoted(c->text, c->length), j + 1, input ? "; --ignore leaves the column out" : "");
}

static _Noreturn void refuse_number_among_labels(const reading *g, const cell *c)
{
  if (is_unasked(g, 2))
    fail_at(STATUS_FILE, rows_place(g->table, c),
            "%s is a number in a column of labels: --labels reads the column as labels throughout; if line %zu has the "
            "names of the columns, --header", quoted(c->text, c->length), g->first_line);
  refuse(g, c, "is a number in a column of labels: --labels reads the column as labels throughout");
}

/* A word in a column of labels. */
static void take_label(const reading *g, size_t j, const cell *c, number_kind kind)
{
  column *of = reading_column(g, j);
  bool known = column_label(of, c->text) < of->label_count, open = !g->known && !of->declared && !g->part.labels[j];
  if (g->known && !known)
    refuse(g, c, "is none of the labels of this column in the network");
  if (of->declared && !known && g->options->classes)
    refuse(g, c, "is none of the labels that --classes lists");
  if (open && kind == NUMBER_DECIMAL)
    refuse_decimal(g, c);
  if (open && kind != NUMBER_WORD)
    refuse_number_among_labels(g, c);
  if (open && cell_says_missing(c) && !(g->rules.quoted_is_word && c->quoted))
    refuse_missing_word(g, c, "stands among labels");
  if (of->declared && !known)
    notices_add(&g->into->said, "line %zu: %s is none of the values that the file declares for column %zu", c->line,
                quoted(c->text, c->length), j + 1);
  size_t number = column_add_label(of, c->text);
  mpq_ptr slot = table_cells_slot(g, j);
  mpq_set_ui(slot, number, 1);
  if (!label_agrees(c->text, c->length, of->labels, number, slot))
    fail_at(STATUS_UNDECIDED, rows_place(g->table, c), "internal error: this cell is not the label whose number it has");
}

static void take_weight(const reading *g, size_t j, const cell *c)
{
  const char *problem = weight_problem(g->kinds[j], table_cells_slot(g, j));
  if (problem)
    refuse(g, c, problem);
}

/* Labels among the inputs have to be wanted. */
static void check_encode(const reading *g, size_t j, const cell *c)
{
  if (g->part.role[j] != ROLE_INPUT || g->options->encode || g->known || g->part.labels[j])
    return;
  if (!g->options->may_encode)
    refuse_for_network(g, c);
  refuse(g, c, "is a value of an attribute whose values are labels (--encode numbers those of input columns, --ignore "
               "leaves them out)");
}

void table_cells_take(const reading *g, size_t j, const cell *c)
{
  number_kind kind = g->kinds[j];
  if (is_missing(g, j))
    refuse_missing(g, c, kind);
  if (g->part.role[j] == ROLE_WEIGHT) {
    take_weight(g, j, c);
    return;
  }
  column *of = reading_column(g, j);
  if (reading_holds_labels(of)) {
    if (of->declared)
      check_encode(g, j, c);
    take_label(g, j, c, kind);
    return;
  }
  if (kind == NUMBER_DECIMAL)
    refuse_decimal(g, c);
  if (kind == NUMBER_WORD) {
    if (of->kind != COLUMN_UNDECIDED || (g->part.role[j] == ROLE_INPUT && !g->options->encode))
      refuse_word(g, j, c);
    of->kind = COLUMN_LABEL;
    take_label(g, j, c, kind);
    return;
  }
  if (kind != NUMBER_OK)
    refuse(g, c, number_problem(kind));
  of->kind = COLUMN_NUMBER;
}
