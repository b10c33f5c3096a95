#include "columns_json.h"
#include "kernel/switch/bounds.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

#define INPUTS "inputs"
#define OUTPUTS "outputs"
/* Bytes of a key with one of these and a number. */
#define KEY_MOST 32

/* The columns of one side, inputs (0) or outputs (1). */
typedef struct {
  const char *name;
  column *column;
  size_t count;
} side;

#define SIDES 2

static side side_of(const columns *what, size_t k)
{
  return k == 0 ? (side){INPUTS, what->input, what->inputs} : (side){OUTPUTS, what->output, what->outputs};
}

static bool has_name(const column *c)
{
  return c->name && c->name[0];
}

bool columns_json_wanted(const columns *what)
{
  bool wanted = false;
  for (size_t k = 0; k < SIDES; k++) {
    side s = side_of(what, k);
    for (size_t j = 0; j < s.count && !wanted; j++)
      wanted = has_name(s.column + j) || s.column[j].label_count > 0;
  }
  return wanted;
}

static bool is_utf8(const char *text)
{
  json_t *value = json_string(text);
  json_decref(value);
  return value != NULL;
}

static bool is_column_utf8(const column *c)
{
  bool holds = !c->name || is_utf8(c->name);
  for (size_t k = 0; k < c->label_count && holds; k++)
    holds = is_utf8(c->labels[k]);
  return holds;
}

columns *columns_json_copy(const columns *what)
{
  if (!columns_json_wanted(what))
    return NULL;
  bool holds = true;
  for (size_t k = 0; k < SIDES; k++) {
    side s = side_of(what, k);
    for (size_t j = 0; j < s.count && holds; j++)
      holds = is_column_utf8(s.column + j);
  }
  if (!holds) {
    fputs("memcert: names and labels are left out of the network, since not all of them are UTF-8\n", stderr);
    return NULL;
  }
  columns *copy = allocate(1, sizeof *copy);
  *copy = columns_copy(what);
  return copy;
}

bool columns_json_same(const columns *a, const columns *b)
{
  return a && b ? columns_same(a, b) : a == b;
}

/* How often a name stands there. */
static size_t count_name(const columns *what, const char *name)
{
  size_t count = 0;
  for (size_t k = 0; k < SIDES; k++) {
    side s = side_of(what, k);
    for (size_t j = 0; j < s.count; j++)
      count += s.column[j].name && strcmp(s.column[j].name, name) == 0;
  }
  return count;
}

/* Under which the labels of column j of one side stand; to be released with free(). */
static char *key_of(const columns *what, side s, size_t j)
{
  const column *c = s.column + j;
  const char *name = c->name;
  bool positional = !has_name(c) || strncmp(name, INPUTS ":", strlen(INPUTS) + 1) == 0 ||
                    strncmp(name, OUTPUTS ":", strlen(OUTPUTS) + 1) == 0 || count_name(what, name) > 1;
  if (!positional)
    return duplicate(name, strlen(name));
  char *key = allocate(KEY_MOST, 1);
  snprintf(key, KEY_MOST, "%s:%zu", s.name, j);
  return key;
}

static json_t *names_array(side s)
{
  json_t *array = json_array();
  for (size_t j = 0; j < s.count; j++)
    json_array_append_new(array, has_name(s.column + j) ? json_text(s.column[j].name) : json_null());
  return array;
}

static json_t *labels_array(const column *c)
{
  json_t *array = json_array();
  for (size_t k = 0; k < c->label_count; k++)
    json_array_append_new(array, json_text(c->labels[k]));
  return array;
}

/* Adds the columns of one side that have labels. */
static void add_labels(json_t *labels, json_t *onehot, const columns *what, side s)
{
  for (size_t j = 0; j < s.count; j++) {
    const column *c = s.column + j;
    if (c->kind != COLUMN_LABEL && c->kind != COLUMN_ONEHOT)
      continue;
    char *key = key_of(what, s, j);
    json_object_set_new(labels, key, labels_array(c));
    if (c->kind == COLUMN_ONEHOT)
      json_array_append_new(onehot, json_text(key));
    free(key);
  }
}

/* "NAME": VALUE, and a comma; gives up the reference. */
static void write_member(FILE *f, const char *name, json_t *value)
{
  fprintf(f, "\"%s\": ", name);
  json_dumpf(value, f, 0);
  fputs(", ", f);
  json_decref(value);
}

void columns_json_write(FILE *f, const columns *what)
{
  json_t *names = json_object(), *labels = json_object(), *onehot = json_array();
  for (size_t k = 0; k < SIDES; k++) {
    side s = side_of(what, k);
    json_object_set_new(names, s.name, names_array(s));
    add_labels(labels, onehot, what, s);
  }
  write_member(f, "columns", names);
  if (json_object_size(labels) > 0)
    write_member(f, "labels", json_incref(labels));
  if (json_array_size(onehot) > 0)
    write_member(f, "onehot", json_incref(onehot));
  json_decref(labels);
  json_decref(onehot);
}

void columns_json_note(json_source *s, size_t *place)
{
  size_t at = json_source_at(s);
  if (*place)
    json_source_refuse(s, at, "this member stands there twice");
  *place = at;
  json_source_skip(s);
}

/* Names as they are read. */
typedef struct {
  char **name;
  size_t count, room;
} name_list;

static name_list read_names(json_source *s, size_t most)
{
  name_list l = {0};
  json_source_enter(s, '[', "a list of names");
  for (size_t n = 0; json_source_more(s, ']', &n);) {
    size_t at = json_source_at(s);
    if (l.count == most)
      json_source_refuse(s, at, "there are more names here than the network has room for, which is %zu", most);
    l.name = with_room(l.name, &l.room, l.count + 1, sizeof *l.name);
    l.name[l.count++] = json_source_null(s) ? NULL : json_source_text(s, "a name or null");
  }
  return l;
}

static void give_names(column *to, name_list from)
{
  for (size_t j = 0; j < from.count; j++) {
    to[j].name = from.name[j];
    to[j].kind = COLUMN_NUMBER;
  }
  free(from.name);
}

static columns read_columns(json_source *s, size_t inputs, size_t outputs)
{
  static const char *const names[] = {INPUTS, OUTPUTS, NULL};
  name_list in = {0}, out = {0};
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: in = read_names(s, inputs); break;
    case 1: out = read_names(s, outputs); break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 2, seen);
  if (in.count != inputs)
    json_source_refuse(s, at, "%zu input column%s named, but the network has %zu input%s beside the constant", in.count,
                       in.count == 1 ? " is" : "s are", inputs, s_of(inputs));
  columns what = columns_new(in.count, out.count);
  give_names(what.input, in);
  give_names(what.output, out);
  return what;
}

/* The column of one side that labels of this key belong to, or NULL. */
static column *column_on(const columns *what, side s, const char *key)
{
  size_t j = 0, length = strlen(s.name);
  if (strncmp(key, s.name, length) == 0 && key[length] == ':')
    j = strtoul(key + length + 1, NULL, 10);
  else
    while (j < s.count && !(s.column[j].name && strcmp(s.column[j].name, key) == 0))
      j++;
  if (j >= s.count)
    return NULL;
  char *own = key_of(what, s, j);
  bool same = strcmp(own, key) == 0;
  free(own);
  return same ? s.column + j : NULL;
}

static column *column_of(const columns *what, const char *key)
{
  column *found = column_on(what, side_of(what, 0), key);
  return found ? found : column_on(what, side_of(what, 1), key);
}

static void read_labels_of(json_source *s, column *c)
{
  json_source_enter(s, '[', "a list of labels");
  for (size_t n = 0; json_source_more(s, ']', &n);) {
    size_t at = json_source_at(s);
    char *label = json_source_text(s, "a label");
    if (column_add_label(c, label) + 1 != n)
      json_source_refuse(s, at, "this label stands there twice");
    free(label);
  }
  c->kind = COLUMN_LABEL;
}

static void read_labels(json_source *s, columns *what)
{
  json_source_enter(s, '{', "an object");
  for (size_t n = 0; json_source_more(s, '}', &n);) {
    size_t at = json_source_at(s);
    char *key = json_source_name(s);
    column *c = column_of(what, key);
    if (!c)
      json_source_refuse(s, at, "no column is %s (inputs:0 or outputs:0 is the first one, where the name is not enough)",
                         quoted(key, strlen(key)));
    if (c->kind == COLUMN_LABEL)
      json_source_refuse(s, at, "the labels of this column stand there twice");
    free(key);
    read_labels_of(s, c);
    if (c->label_count == 0)
      json_source_refuse(s, at, "a column of labels has at least one");
  }
}

static void read_onehot(json_source *s, columns *what)
{
  json_source_enter(s, '[', "a list of columns");
  for (size_t n = 0; json_source_more(s, ']', &n);) {
    size_t at = json_source_at(s);
    char *key = json_source_text(s, "the name of a column");
    column *c = column_on(what, side_of(what, 1), key);
    if (!c || c->kind != COLUMN_LABEL)
      json_source_refuse(s, at, "%s is no output column with labels", quoted(key, strlen(key)));
    free(key);
    c->kind = COLUMN_ONEHOT;
  }
}

columns *columns_json_read(json_source *s, const columns_json_places *p, size_t inputs, size_t outputs)
{
  size_t end = s->at;
  if (!p->columns && !p->labels && !p->onehot)
    return NULL;
  if (!p->columns)
    json_source_refuse(s, p->labels ? p->labels : p->onehot, "there are no \"columns\" that this belongs to");
  s->at = p->columns;
  columns found = read_columns(s, inputs, outputs);
  if (p->labels) {
    s->at = p->labels;
    read_labels(s, &found);
  }
  if (p->onehot) {
    s->at = p->onehot;
    read_onehot(s, &found);
  }
  s->at = end;
  size_t width = columns_output_width(&found);
  if (width != outputs)
    json_source_refuse(s, p->columns, "the output columns stand for %zu number%s, but the network has %zu output%s", width,
                       s_of(width), outputs, s_of(outputs));
  columns *what = allocate(1, sizeof *what);
  *what = found;
  return what;
}
