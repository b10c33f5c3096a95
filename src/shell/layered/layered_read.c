#include "layered_read.h"
#include "layered_same.h"
#include "kernel/switch/bounds.h"
#include "shell/table/columns_json.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include <stdlib.h>
#include <string.h>

/* A file of fewer bytes than this may have this many neurons; a larger one, one per byte. */
#define NEURONS_ALWAYS 65536

/* A weight of the layer that is being read. */
typedef struct {
  size_t neuron; /* within the layer */
  size_t source;
  size_t at;     /* its place in the file */
  mpq_t value;
} entry;

typedef struct {
  json_source from;
  layered_model net;
  bool format, inputs, layers, constant, sign; /* have been read */
  bool is_constant, is_signed;
  bool second; /* version of the format */
  columns_json_places columns;
  size_t later; /* place of the layers if they stand before the inputs, else 0 */
  entry *entries;
  size_t count, room;
  const layered_model *wanted; /* layers are compared with those of it, and forgotten; NULL: they are kept */
  bool same;
} reading;

static void read_format(reading *g)
{
  size_t at = json_source_at(&g->from);
  char *found = json_source_text(&g->from, "\"" LAYERED_FORMAT "\"");
  g->second = strcmp(found, LAYERED_FORMAT_2) == 0;
  bool right = g->second || strcmp(found, LAYERED_FORMAT) == 0;
  const char *shown = quoted(found, strlen(found));
  free(found);
  if (!right)
    json_source_refuse(&g->from, at, "this is no %s: its format is %s", LAYERED_FORMAT, shown);
}

static layered_model read_inputs(json_source *from)
{
  size_t at = json_source_at(from), inputs = json_source_index(from, "the number of inputs");
  if (inputs == 0)
    json_source_refuse(from, at, "a network has at least one input");
  if (inputs > LIMIT_INPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs", from->from.name, LIMIT_INPUTS);
  return layered_model_new(inputs);
}

static size_t read_size(reading *g)
{
  size_t at = json_source_at(&g->from), size = json_source_index(&g->from, "the number of neurons of this layer");
  size_t bytes = g->from.from.size, most = bytes > NEURONS_ALWAYS ? bytes : NEURONS_ALWAYS;
  if (size == 0)
    json_source_refuse(&g->from, at, "a layer has at least one neuron");
  if (g->net.neurons > most || size > most - g->net.neurons)
    fail(STATUS_UNDECIDED, "%s: more than %zu neurons in a file of %zu bytes", g->from.from.name, most, bytes);
  return size;
}

/* An index less than `end`; `what` is what it counts. */
static size_t read_index(reading *g, size_t end, const char *what)
{
  size_t at = json_source_at(&g->from), index = json_source_index(&g->from, what);
  if (index >= end)
    json_source_refuse(&g->from, at, "%s must be less than %zu here", what, end);
  return index;
}

static void next_element(reading *g, const char *what)
{
  size_t before = 1;
  if (!json_source_more(&g->from, ']', &before))
    json_source_refuse(&g->from, g->from.at - 1, "expected %s: a weight is [NEURON, SOURCE_LAYER, SOURCE_INDEX, "
                       "\"NUM/DEN\"]", what);
}

static void read_entry(reading *g, entry *e)
{
  static const char *const what[] = {"the number of a neuron", "the number of an earlier layer",
                                     "the number of a source", "the weight, as text"};
  const size_t *layer = g->net.layer;
  json_source_enter(&g->from, '[', "a weight");
  e->at = json_source_at(&g->from);
  e->neuron = json_source_index(&g->from, what[0]);
  next_element(g, what[1]);
  size_t from = read_index(g, g->net.layers + 1, what[1]), begin = from ? layer[from - 1] : 0;
  next_element(g, what[2]);
  e->source = begin + read_index(g, layer[from] - begin, what[2]);
  next_element(g, what[3]);
  json_source_rational(&g->from, e->value, what[3]);
  json_source_leave(&g->from, "']'");
}

static void read_entries(reading *g)
{
  json_source_enter(&g->from, '[', "a list of weights");
  for (size_t n = 0; json_source_more(&g->from, ']', &n);) {
    g->entries = with_room(g->entries, &g->room, g->count + 1, sizeof(entry));
    mpq_init(g->entries[g->count].value);
    read_entry(g, g->entries + g->count++);
  }
}

static int by_place(const void *left, const void *right)
{
  const entry *a = left, *b = right;
  if (a->neuron != b->neuron)
    return a->neuron < b->neuron ? -1 : 1;
  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  return a->at < b->at ? -1 : 1;
}

static void check_entries(reading *g, size_t size)
{
  for (size_t i = 0; i < g->count; i++) {
    const entry *e = g->entries + i;
    if (e->neuron >= size)
      json_source_refuse(&g->from, e->at, "there is no such neuron: this layer has %zu", size);
    if (i > 0 && e[-1].neuron == e->neuron && e[-1].source == e->source)
      json_source_refuse(&g->from, e->at, "there is another weight between these two neurons before this one");
  }
}

static void add_layer(reading *g, size_t size)
{
  if (g->count > 0)
    qsort(g->entries, g->count, sizeof(entry), by_place);
  check_entries(g, size);
  layered_model_add_layer(&g->net);
  size_t next = 0;
  for (size_t neuron = 0; neuron < size; neuron++) {
    layered_model_add_neuron(&g->net);
    for (; next < g->count && g->entries[next].neuron == neuron; next++) {
      entry *e = g->entries + next;
      if (mpq_sgn(e->value) != 0)
        mpq_swap(layered_model_add_term(&g->net, e->source), e->value);
      mpq_clear(e->value);
    }
  }
  g->count = 0;
}

static void compare_layer(reading *g)
{
  g->same = g->same && layered_same_layer(&g->net, g->wanted, g->net.layers);
  layered_model_drop_terms(&g->net);
}

/* Notes that a member was read, of which an object has at most one. */
static void note(reading *g, bool *seen, size_t at, const char *name)
{
  if (*seen)
    json_source_refuse(&g->from, at, "there is another \"%s\" before this one", name);
  *seen = true;
}

static void read_layer(reading *g)
{
  bool sized = false, weighted = false;
  size_t size = 0, begin = json_source_at(&g->from);
  json_source_enter(&g->from, '{', "a layer");
  for (size_t n = 0; json_source_more(&g->from, '}', &n);) {
    size_t at = json_source_at(&g->from);
    char *name = json_source_name(&g->from);
    if (strcmp(name, "size") == 0) {
      note(g, &sized, at, name);
      size = read_size(g);
    } else if (strcmp(name, "weights") == 0) {
      note(g, &weighted, at, name);
      read_entries(g);
    } else
      json_source_skip(&g->from);
    free(name);
  }
  if (!sized || !weighted)
    json_source_refuse(&g->from, begin, "this layer has no \"%s\"", sized ? "weights" : "size");
  add_layer(g, size);
  if (g->wanted)
    compare_layer(g);
}

static void read_layers(reading *g)
{
  size_t at = json_source_at(&g->from);
  json_source_enter(&g->from, '[', "a list of layers");
  for (size_t n = 0; json_source_more(&g->from, ']', &n);)
    read_layer(g);
  if (g->net.layers == 0)
    json_source_refuse(&g->from, at, "a network has at least one layer");
}

static void read_member(reading *g, size_t at, const char *name)
{
  if (strcmp(name, "format") == 0) {
    note(g, &g->format, at, name);
    read_format(g);
  } else if (strcmp(name, "inputs") == 0) {
    note(g, &g->inputs, at, name);
    g->net = read_inputs(&g->from);
  } else if (strcmp(name, "layers") == 0) {
    note(g, &g->layers, at, name);
    if (g->inputs)
      read_layers(g);
    else {
      g->later = json_source_at(&g->from);
      json_source_skip(&g->from);
    }
  } else if (strcmp(name, "constant") == 0) {
    note(g, &g->constant, at, name);
    g->is_constant = json_source_boolean(&g->from, "true or false");
  } else if (strcmp(name, "signed") == 0) {
    note(g, &g->sign, at, name);
    g->is_signed = json_source_boolean(&g->from, "true or false");
  } else if (strcmp(name, "columns") == 0)
    columns_json_note(&g->from, &g->columns.columns);
  else if (strcmp(name, "labels") == 0)
    columns_json_note(&g->from, &g->columns.labels);
  else if (strcmp(name, "onehot") == 0)
    columns_json_note(&g->from, &g->columns.onehot);
  else
    json_source_skip(&g->from);
}

static void read_members(reading *g)
{
  json_source_enter(&g->from, '{', "{, which starts a " LAYERED_FORMAT);
  for (size_t n = 0; json_source_more(&g->from, '}', &n);) {
    size_t at = json_source_at(&g->from);
    char *name = json_source_name(&g->from);
    read_member(g, at, name);
    free(name);
  }
}

/* Until after the object. */
static void read_network(reading *g)
{
  size_t begin = json_source_at(&g->from);
  read_members(g);
  size_t end = g->from.at;
  if (!g->format || !g->inputs || !g->layers)
    json_source_refuse(&g->from, begin, "this is no %s: it has no \"%s\"", LAYERED_FORMAT,
                       !g->format ? "format" : !g->inputs ? "inputs" : "layers");
  if (g->later) {
    g->from.at = g->later;
    read_layers(g);
  }
  g->net.constant = g->is_constant;
  g->net.is_signed = g->is_signed;
  size_t outputs = g->net.neurons - g->net.layer[g->net.layers - 1];
  if (g->is_signed && outputs % 2 != 0)
    json_source_refuse(&g->from, begin, "a signed network has two outputs for one, but its last layer has %zu neuron%s",
                       outputs, s_of(outputs));
  if (g->second)
    g->net.what = columns_json_read(&g->from, &g->columns, g->net.inputs - g->is_constant,
                                    layered_model_outputs(&g->net));
  free(g->entries);
  g->from.at = end;
}

layered_model layered_read_part(json_source *s)
{
  reading g = {.from = *s};
  read_network(&g);
  s->at = g.from.at;
  return g.net;
}

static layered_model read_all(reading *g, const char *file)
{
  progress_begin("reading");
  g->from = json_source_load(file, WANTED_NETWORK);
  read_network(g);
  json_source_end(&g->from);
  json_source_free(&g->from);
  return g->net;
}

layered_model layered_read(const char *file)
{
  reading g = {0};
  return read_all(&g, file);
}

bool layered_read_same(const char *file, const layered_model *m)
{
  reading g = {.wanted = m, .same = true};
  layered_model net = read_all(&g, file);
  bool same = g.same && layered_same_shape(&net, m);
  layered_model_free(&net);
  return same;
}
