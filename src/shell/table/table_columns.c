#include "table_columns.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/text.h"
#include <stdlib.h>

static void copy_column(column *to, const column *from)
{
  to->name = from->name ? duplicate(from->name, strlen(from->name)) : NULL;
  to->kind = from->kind;
  for (size_t i = 0; i < from->label_count; i++)
    column_add_label(to, from->labels[i]);
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
    const column *c = reading_known(g, j);
    if (!c || reading_is_named(c, names[j]))
      continue;
    for (size_t k = 0; k < width; k++)
      if (reading_is_named(c, names[k]) && !reading_is_named(reading_known(g, k), names[k]))
        refuse_name(k, names[k], "at another place", where);
    for (size_t k = 0; g->options->inputs_only && k < g->known->outputs; k++)
      if (reading_is_named(g->known->output + k, names[j]))
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

/* Labels that an ARFF file declares have their numbers in that order. */
static void declare(column *c, const arff_attribute *a)
{
  if (!arff_has_labels(a))
    return;
  c->kind = COLUMN_LABEL;
  c->declared = true;
  for (size_t k = 0; k < a->count; k++)
    column_add_label(c, a->values[k]);
}

void column_add_classes(column *c, const char *list)
{
  c->kind = COLUMN_LABEL;
  while (list) {
    size_t length, before = c->label_count;
    const char *rest = text_rest(list, &length);
    char *label = duplicate(list, length);
    if (column_add_label(c, label) < before)
      fail(STATUS_USAGE, "--classes: %s stands there twice", quoted(label, strlen(label)));
    free(label);
    list = rest;
  }
}

/* And so has the order that the user gives, which is that of the one output. */
static void declare_classes(const reading *g)
{
  const char *list = g->options->classes;
  if (!list)
    return;
  if (g->part.outputs != 1)
    fail(STATUS_USAGE, "--classes goes with one output column, but there are %zu", g->part.outputs);
  column *c = g->into->what.output;
  if (c->declared)
    fail(STATUS_USAGE, "--classes: the file itself declares the labels of the output, in its order");
  c->declared = true;
  column_add_classes(c, list);
}

static void refuse_date(const reading *g, size_t j)
{
  const arff_attribute *a = g->head->attribute + j;
  if (reading_uses(g, j) && a->type == ARFF_DATE)
    fail_at(STATUS_FILE, a->where, "a date is neither a number nor a label: --ignore %zu leaves this attribute out",
            j + 1);
}

void table_columns_make(reading *g, char *const *names, place where)
{
  const roles *part = &g->part;
  const columns *known = g->known;
  for (size_t j = 0; j < part->width && g->head; j++)
    refuse_date(g, j);
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
  if (known && g->options->classes)
    fail(STATUS_USAGE, "--classes: the network itself says what its outputs are");
  g->into->what = columns_new(part->inputs, part->outputs);
  note_columns(g, names);
  for (size_t j = 0; j < part->width; j++) {
    if (!reading_has_data(g, j))
      continue;
    column *c = reading_column(g, j);
    if (known)
      copy_column(c, reading_known(g, j));
    else {
      c->kind = part->labels[j] ? COLUMN_LABEL : COLUMN_UNDECIDED;
      c->name = names ? duplicate(names[j], strlen(names[j])) : NULL;
      if (g->head)
        declare(c, g->head->attribute + j);
    }
  }
  if (!known)
    declare_classes(g);
}

