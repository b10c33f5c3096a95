#include "columns.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <search.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *label;
  size_t index;
} entry;

static int by_label(const void *a, const void *b)
{
  return strcmp(((const entry *)a)->label, ((const entry *)b)->label);
}

columns columns_new(size_t inputs, size_t outputs)
{
  columns c = {inputs, outputs, allocate(inputs, sizeof(column)), allocate(outputs, sizeof(column))};
  return c;
}

static void column_free(column *c)
{
  tdestroy(c->index, free);
  for (size_t i = 0; i < c->label_count; i++)
    free(c->labels[i]);
  free(c->labels);
  free(c->name);
}

void columns_free(columns *c)
{
  for (size_t i = 0; i < c->inputs; i++)
    column_free(c->input + i);
  for (size_t i = 0; i < c->outputs; i++)
    column_free(c->output + i);
  free(c->input);
  free(c->output);
}

size_t column_label(const column *c, const char *label)
{
  entry wanted = {label, 0};
  void *found = tfind(&wanted, &c->index, by_label);
  return found ? (*(entry **)found)->index : c->label_count;
}

size_t column_add_label(column *c, const char *label)
{
  size_t known = column_label(c, label);
  if (known < c->label_count)
    return known;
  c->labels = with_room(c->labels, &c->label_room, c->label_count + 1, sizeof *c->labels);
  char *copy = duplicate(label, strlen(label));
  c->labels[c->label_count] = copy;
  entry *added = allocate(1, sizeof *added);
  *added = (entry){copy, c->label_count};
  if (!tsearch(added, &c->index, by_label))
    fail(STATUS_UNDECIDED, "out of memory");
  return c->label_count++;
}

size_t column_width(const column *c)
{
  return c->kind == COLUMN_ONEHOT ? c->label_count : 1;
}

size_t columns_output_width(const columns *c)
{
  size_t width = 0;
  for (size_t i = 0; i < c->outputs; i++)
    width += column_width(c->output + i);
  return width;
}

static void copy(column *to, const column *from, size_t count)
{
  for (size_t j = 0; j < count; j++) {
    to[j].name = from[j].name ? duplicate(from[j].name, strlen(from[j].name)) : NULL;
    to[j].kind = from[j].kind;
    for (size_t i = 0; i < from[j].label_count; i++)
      column_add_label(to + j, from[j].labels[i]);
  }
}

columns columns_copy(const columns *from)
{
  columns to = columns_new(from->inputs, from->outputs);
  copy(to.input, from->input, from->inputs);
  copy(to.output, from->output, from->outputs);
  return to;
}

/* A file has no cells, so that it knows of no column that is undecided. */
static column_kind kind_of(const column *c)
{
  return c->kind == COLUMN_UNDECIDED ? COLUMN_NUMBER : c->kind;
}

static bool same(const column *a, const column *b)
{
  if (strcmp(a->name ? a->name : "", b->name ? b->name : "") != 0 || kind_of(a) != kind_of(b) ||
      a->label_count != b->label_count)
    return false;
  for (size_t i = 0; i < a->label_count; i++)
    if (strcmp(a->labels[i], b->labels[i]) != 0)
      return false;
  return true;
}

static bool all_same(const column *a, const column *b, size_t count)
{
  for (size_t j = 0; j < count; j++)
    if (!same(a + j, b + j))
      return false;
  return true;
}

bool columns_same(const columns *a, const columns *b)
{
  return a->inputs == b->inputs && a->outputs == b->outputs && all_same(a->input, b->input, a->inputs) &&
         all_same(a->output, b->output, a->outputs);
}
