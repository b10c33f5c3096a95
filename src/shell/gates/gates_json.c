#include "gates_json.h"
#include "gates_same.h"
#include "kernel/limits.h"
#include "shell/base/json_source.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/writing.h"
#include <stdlib.h>
#include <string.h>

#define FORMAT "memcert-gates-1"

typedef struct {
  json_source from;
  gates_model net;
  size_t gates, matrices; /* places of the two lists */
  mpq_ptr row;            /* that is being read */
} reading;

static void read_format(json_source *s)
{
  size_t at = json_source_at(s);
  char *found = json_source_text(s, "\"" FORMAT "\"");
  bool right = strcmp(found, FORMAT) == 0;
  const char *shown = quoted(found, strlen(found));
  free(found);
  if (!right)
    json_source_refuse(s, at, "this is no %s: its format is %s", FORMAT, shown);
}

static size_t read_size(json_source *s, const char *what, size_t most)
{
  size_t at = json_source_at(s), size = json_source_index(s, what);
  if (size == 0)
    json_source_refuse(s, at, "%s must be at least 1", what);
  if (size > most)
    fail(STATUS_UNDECIDED, "%s: %s is more than %zu", s->from.name, what, most);
  return size;
}

/* Skips a list, which is read later, when sizes are known. */
static size_t skip_list(json_source *s)
{
  size_t at = json_source_at(s);
  json_source_skip(s);
  return at;
}

/* A list of as many numbers as there are inputs; they are put after each other, as long as there are some. */
static void read_row(reading *g, mpq_ptr row)
{
  json_source *s = &g->from;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '[', "a list of numbers, one for each input");
  while (json_source_more(s, ']', &count)) {
    if (count > g->net.inputs)
      json_source_refuse(s, json_source_at(s), "there are %zu inputs, but more numbers here", g->net.inputs);
    json_source_rational(s, row + (count - 1), "a number in quotes");
  }
  if (count < g->net.inputs)
    json_source_refuse(s, at, "there are %zu inputs, but %zu number%s here", g->net.inputs, count, s_of(count));
}

/* Room is made for what has been read, and not for what the file says that it has. */
static void read_gates(reading *g)
{
  json_source *s = &g->from;
  g->row = numbers_new(g->net.inputs);
  s->at = g->gates;
  json_source_enter(s, '[', "a list of gates");
  for (size_t n = 0; json_source_more(s, ']', &n);) {
    if (n > GATES_MOST)
      fail(STATUS_UNDECIDED, "%s: more than %d gates", s->from.name, GATES_MOST);
    read_row(g, g->row);
    mpq_ptr gate = gates_model_add_gate(&g->net);
    for (size_t k = 0; k < g->net.inputs; k++)
      mpq_swap(gate + k, g->row + k);
  }
  numbers_free(g->row, g->net.inputs);
}

/* The node of a prefix, which has no matrix so far. */
static size_t read_prefix(reading *g)
{
  json_source *s = &g->from;
  size_t at = json_source_at(s), node = 0;
  char *prefix = json_source_text(s, "a prefix, bits in quotes");
  size_t length = strlen(prefix), bits = strspn(prefix, "01");
  const char *shown = quoted(prefix, length);
  for (size_t k = 0; k < bits && bits == length && length <= g->net.gates; k++)
    node = gates_model_add_node(&g->net, node, prefix[k] == '1');
  free(prefix);
  if (bits < length)
    json_source_refuse(s, at, "a prefix consists of 0 and 1, but this is %s", shown);
  if (length > g->net.gates)
    json_source_refuse(s, at, "this prefix has %zu bits, but there %s %zu gate%s", length,
                       g->net.gates == 1 ? "is" : "are", g->net.gates, s_of(g->net.gates));
  if (g->net.node[node].matrix != NO_NODE)
    json_source_refuse(s, at, "another matrix before this one has the prefix %s", shown);
  return node;
}

/* Rows that have been read, one after the other. */
typedef struct {
  mpq_ptr value;
  size_t count, room; /* numbers */
} rows_read;

static void read_rows(reading *g, rows_read *rows)
{
  json_source *s = &g->from;
  size_t count = 0, at = json_source_at(s), q = g->net.inputs;
  json_source_enter(s, '[', "a list of rows, one for each output");
  while (json_source_more(s, ']', &count)) {
    if (count > g->net.outputs)
      json_source_refuse(s, json_source_at(s), "there are %zu outputs, but more rows here", g->net.outputs);
    rows->value = with_room(rows->value, &rows->room, rows->count + q, sizeof *rows->value);
    for (size_t k = 0; k < q; k++)
      mpq_init(rows->value + rows->count + k);
    rows->count += q;
    read_row(g, rows->value + rows->count - q);
  }
  if (count < g->net.outputs)
    json_source_refuse(s, at, "there are %zu outputs, but %zu row%s here", g->net.outputs, count, s_of(count));
}

static void read_matrix(reading *g)
{
  static const char *const names[] = {"prefix", "rows", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s), node = 0;
  rows_read rows = {0};
  json_source_enter(s, '{', "a matrix, an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: node = read_prefix(g); break;
    case 1: read_rows(g, &rows); break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 2, seen);
  mpq_ptr matrix = gates_model_add_matrix(&g->net, node);
  for (size_t k = 0; k < rows.count; k++)
    mpq_swap(matrix + k, rows.value + k);
  numbers_free(rows.value, rows.count);
}

static void read_matrices(reading *g)
{
  g->from.at = g->matrices;
  json_source_enter(&g->from, '[', "a list of matrices");
  for (size_t n = 0; json_source_more(&g->from, ']', &n);)
    read_matrix(g);
}

static void read_object(reading *g)
{
  static const char *const names[] = {"format", "inputs", "outputs", "gates", "matrices", "constant", "signed", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '{', "{, which starts a " FORMAT);
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: read_format(s); break;
    case 1: g->net.inputs = read_size(s, "the number of inputs", LIMIT_INPUTS); break;
    case 2: g->net.outputs = read_size(s, "the number of outputs", LIMIT_OUTPUTS); break;
    case 3: g->gates = skip_list(s); break;
    case 4: g->matrices = skip_list(s); break;
    case 5: g->net.constant = json_source_boolean(s, "true or false"); break;
    case 6: g->net.is_signed = json_source_boolean(s, "true or false"); break;
    default: json_source_skip(s);
    }
  json_source_end(s);
  json_source_need(s, at, names, 5, seen);
}

gates_model gates_json_read(const char *file)
{
  progress_begin("reading");
  reading g = {.from = json_source_load(file, WANTED_NETWORK), .net = gates_model_new(0, 0)};
  read_object(&g);
  read_gates(&g);
  read_matrices(&g);
  json_source_free(&g.from);
  return g.net;
}

static void write_row(FILE *f, mpq_srcptr row, size_t count)
{
  fputc('[', f);
  for (size_t k = 0; k < count; k++) {
    fputs(k ? ", \"" : "\"", f);
    number_write(f, row + k);
    fputc('"', f);
  }
  fputc(']', f);
}

static void write_matrix(FILE *f, const gates_model *m, size_t matrix, const char *prefix, bool first)
{
  fprintf(f, "%s\n  {\"prefix\": \"%s\", \"rows\": [", first ? "" : ",", prefix);
  for (size_t o = 0; o < m->outputs; o++) {
    fputs(o ? ", " : "", f);
    write_row(f, gates_model_row(m, matrix, o), m->inputs);
  }
  fputs("]}", f);
}

/* The node, whose prefix has that many bits, and those after it. */
static bool write_nodes(FILE *f, const gates_model *m, size_t node, char *prefix, size_t length, bool first)
{
  if (m->node[node].matrix != NO_NODE) {
    write_matrix(f, m, m->node[node].matrix, prefix, first);
    first = false;
  }
  for (int bit = 0; bit < 2; bit++)
    if (m->node[node].next[bit] != NO_NODE) {
      prefix[length] = bit ? '1' : '0';
      prefix[length + 1] = '\0';
      first = write_nodes(f, m, m->node[node].next[bit], prefix, length + 1, first);
      prefix[length] = '\0';
    }
  return first;
}

void gates_json_write(FILE *f, const gates_model *m)
{
  char *prefix = allocate(m->gates + 1, 1);
  numbers_check_network(m->gate, m->gates * m->inputs);
  numbers_check_network(m->matrix, m->matrices * gates_model_area(m));
  fprintf(f, "{\"format\": \"%s\", \"inputs\": %zu, \"outputs\": %zu, \"constant\": %s, \"signed\": %s,", FORMAT,
          m->inputs, m->outputs, m->constant ? "true" : "false", m->is_signed ? "true" : "false");
  fputs("\n \"gates\": [", f);
  for (size_t l = 0; l < m->gates; l++) {
    fputs(l ? ",\n  " : "\n  ", f);
    write_row(f, gates_model_gate(m, l), m->inputs);
  }
  fputs("],\n \"matrices\": [", f);
  write_nodes(f, m, 0, prefix, 0, true);
  fputs("\n]}\n", f);
  free(prefix);
}

static void write(FILE *stream, const void *network)
{
  gates_json_write(stream, network);
}

static bool same(const char *file, const void *network)
{
  gates_model m = gates_json_read(file);
  bool is_same = gates_same(&m, network);
  gates_model_free(&m);
  return is_same;
}

static const writing kind = {write, same};

void gates_json_save(const char *file, const gates_model *m)
{
  writing_file(&kind, file, m);
}

char *gates_json_text(const gates_model *m)
{
  return writing_text(&kind, m);
}
