#include "conditional_json.h"
#include "kernel/switch/bounds.h"
#include "shell/table/columns_json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include <stdlib.h>
#include <string.h>

const char *comparison_text(comparison compare)
{
  static const char *const comparisons[] = {"<", "<=", "=", "!=", ">", ">="};
  return comparisons[compare];
}

/* A node of the file: its instructions are first, ..., last of the model. */
typedef struct {
  size_t at; /* byte of the file */
  size_t first, last;
  size_t next[2];    /* nodes after a test that holds, and that does not; NOWHERE if missing */
  size_t next_at[2];
  bool reached;
} node;

typedef struct {
  json_source from;
  conditional_model model; /* its instructions in the order of the file, without successors */
  size_t *at;              /* byte of each instruction */
  size_t at_room;
  node *nodes;
  size_t count, room;
  size_t root, root_at;
  bool second; /* version of the format */
  columns_json_places columns;
  bool goes_on;     /* a memcert-conditional-2 with "otherwise" is wanted */
  size_t otherwise; /* its byte */
} reading;

/* What a node has besides operations. */
typedef struct {
  bool is_test, is_leaf;
  size_t variable;
  comparison compare;
  mpq_t value;
  size_t *output; /* owned */
  size_t outputs, room;
  size_t test_at, leaf_at;
} node_end;

static void keep_place(reading *g, size_t i, size_t at)
{
  g->at = with_room(g->at, &g->at_room, i + 1, sizeof(size_t));
  g->at[i] = at;
}

static void read_operation(reading *g)
{
  json_source *s = &g->from;
  size_t terms = 0, at = json_source_at(s);
  json_source_enter(s, '[', "an operation, a list of [VAR, \"WEIGHT\"]");
  keep_place(g, conditional_model_add_operation(&g->model), at);
  while (json_source_more(s, ']', &terms)) {
    size_t parts = 0;
    json_source_enter(s, '[', "a term [VAR, \"WEIGHT\"]");
    json_source_more(s, ']', &parts);
    mpq_ptr weight = conditional_model_add_term(&g->model, json_source_index(s, "the number of a variable"));
    if (!json_source_more(s, ']', &parts))
      json_source_refuse(s, s->at - 1, "the weight of this term is missing");
    json_source_rational(s, weight, "a weight in quotes");
    json_source_leave(s, "']' after the weight");
  }
}

static comparison read_comparison(json_source *s)
{
  size_t at = json_source_at(s);
  char *text = json_source_text(s, "one of < <= = != > >= in quotes");
  for (comparison c = IS_LESS; c <= IS_AT_LEAST; c++)
    if (strcmp(text, comparison_text(c)) == 0) {
      free(text);
      return c;
    }
  json_source_refuse(s, at, "%s is none of < <= = != > >=", quoted(text, strlen(text)));
}

static void read_test(json_source *s, node_end *end)
{
  static const char *const names[] = {"var", "cmp", "value", NULL};
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '{', "a test, an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: end->variable = json_source_index(s, "the number of a variable"); break;
    case 1: end->compare = read_comparison(s); break;
    case 2: json_source_rational(s, end->value, "a number in quotes"); break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 3, seen);
  end->is_test = true;
  end->test_at = at;
}

static void read_outputs(json_source *s, node_end *end)
{
  size_t count = 0;
  end->leaf_at = json_source_at(s);
  json_source_enter(s, '[', "outputs, a list of variables");
  while (json_source_more(s, ']', &count)) {
    if (count > LIMIT_OUTPUTS)
      fail(STATUS_UNDECIDED, "%s: more than %zu outputs", s->from.name, LIMIT_OUTPUTS);
    end->output = with_room(end->output, &end->room, count, sizeof(size_t));
    end->output[count - 1] = json_source_null(s) ? NOWHERE : json_source_index(s, "a variable or null");
  }
  end->is_leaf = true;
  end->outputs = count;
}

static void add_leaf(reading *g, const node_end *end)
{
  conditional_model *m = &g->model;
  if (m->leaves == 0)
    m->outputs = end->outputs;
  if (end->outputs == 0)
    json_source_refuse(&g->from, end->leaf_at, "there must be at least one output");
  if (m->outputs != end->outputs)
    json_source_refuse(&g->from, end->leaf_at, "%zu outputs here, and %zu in a node before", end->outputs, m->outputs);
  size_t i = conditional_model_add_leaf(m);
  memcpy(m->output + m->program[i].lo, end->output, end->outputs * sizeof(size_t));
  keep_place(g, i, end->leaf_at);
}

/* A branch: a node or null. */
static void read_branch(json_source *s, node *of, int side)
{
  of->next_at[side] = json_source_at(s);
  of->next[side] = json_source_null(s) ? NOWHERE : json_source_index(s, "the number of a node or null");
}

static void add_end(reading *g, const node *n, const node_end *end, unsigned seen)
{
  json_source *s = &g->from;
  if (end->is_test == end->is_leaf)
    json_source_refuse(s, n->at, "a node has either a test or outputs");
  if (end->is_leaf) {
    if (seen & 12)
      json_source_refuse(s, n->next_at[seen & 4 ? 0 : 1], "a node with outputs has no branches");
    add_leaf(g, end);
    return;
  }
  if ((seen & 12) != 12)
    json_source_refuse(s, n->at, "'%s' is missing in this node (an empty branch is null)", seen & 4 ? "else" : "then");
  keep_place(g, conditional_model_add_test(&g->model, end->variable, end->compare, end->value), end->test_at);
}

static void read_node(reading *g)
{
  static const char *const names[] = {"ops", "test", "then", "else", "outputs", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, operations = 0;
  node n = {.at = json_source_at(s), .first = g->model.size, .next = {NOWHERE, NOWHERE}};
  node_end end = {0};
  mpq_init(end.value);
  json_source_enter(s, '{', "a node, an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0:
      json_source_enter(s, '[', "a list of operations");
      while (json_source_more(s, ']', &operations))
        read_operation(g);
      break;
    case 1: read_test(s, &end); break;
    case 2: read_branch(s, &n, 0); break;
    case 3: read_branch(s, &n, 1); break;
    case 4: read_outputs(s, &end); break;
    default: json_source_skip(s);
    }
  json_source_need(s, n.at, names, 1, seen);
  add_end(g, &n, &end, seen);
  free(end.output);
  mpq_clear(end.value);
  n.last = g->model.size - 1;
  g->nodes = with_room(g->nodes, &g->room, g->count + 1, sizeof(node));
  g->nodes[g->count++] = n;
}

static void read_format(reading *g)
{
  json_source *s = &g->from;
  size_t at = json_source_at(s);
  char *format = json_source_text(s, "\"" CONDITIONAL_FORMAT "\"");
  g->second = strcmp(format, CONDITIONAL_FORMAT_2) == 0;
  if (!g->second && strcmp(format, CONDITIONAL_FORMAT) != 0)
    json_source_refuse(s, at, "%s is neither " CONDITIONAL_FORMAT " nor " CONDITIONAL_FORMAT_2,
                       quoted(format, strlen(format)));
  if (g->goes_on && !g->second)
    json_source_refuse(s, at, "%s is not " CONDITIONAL_FORMAT_2, quoted(format, strlen(format)));
  free(format);
}

static void read_inputs(reading *g)
{
  size_t at = json_source_at(&g->from);
  g->model.inputs = json_source_index(&g->from, "the number of inputs");
  if (g->model.inputs == 0)
    json_source_refuse(&g->from, at, "there must be at least one input");
  if (g->model.inputs > LIMIT_INPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs", g->from.from.name, LIMIT_INPUTS);
}

static void read_root(reading *g)
{
  g->root_at = json_source_at(&g->from);
  g->root = g->goes_on && json_source_null(&g->from) ? NOWHERE : json_source_index(&g->from, "the number of a node");
}

static void read_otherwise(reading *g)
{
  g->otherwise = json_source_at(&g->from);
  if (!g->goes_on)
    json_source_refuse(&g->from, g->otherwise, "a network that goes on in another one is memcert-conditional-2");
  json_source_skip(&g->from);
}

static void read_object(reading *g)
{
  static const char *const names[] = {"format",   "inputs", "root",    "nodes",  "otherwise",
                                      "constant", "signed", "columns", "labels", "onehot",    NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, nodes = 0, at = json_source_at(s);
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: read_format(g); break;
    case 1: read_inputs(g); break;
    case 2: read_root(g); break;
    case 3:
      json_source_enter(s, '[', "a list of nodes");
      while (json_source_more(s, ']', &nodes))
        read_node(g);
      break;
    case 4: read_otherwise(g); break;
    case 5: g->model.constant = json_source_boolean(s, "true or false"); break;
    case 6: g->model.is_signed = json_source_boolean(s, "true or false"); break;
    case 7: columns_json_note(s, &g->columns.columns); break;
    case 8: columns_json_note(s, &g->columns.labels); break;
    case 9: columns_json_note(s, &g->columns.onehot); break;
    default: json_source_skip(s);
    }
  json_source_end(s);
  json_source_need(s, at, names, g->goes_on ? 5 : 4, seen);
  if ((g->root == NOWHERE) != (g->count == 0))
    json_source_refuse(s, g->root_at, "the root is null where there are no nodes, and nowhere else");
  if (g->model.leaves == 0 && g->count > 0)
    json_source_refuse(s, at, "a network needs at least one node with outputs");
  if (g->model.is_signed && g->model.outputs % 2)
    json_source_refuse(s, at, "the outputs of a signed network are pairs, but there are %zu", g->model.outputs);
  if (g->second && !g->goes_on)
    g->model.what = columns_json_read(s, &g->columns, g->model.inputs - g->model.constant,
                                      g->model.is_signed ? g->model.outputs / 2 : g->model.outputs);
}

/* Rejects what instruction i takes if it is not below `defined`. */
static void need_variable(const reading *g, size_t i, size_t variable, size_t defined)
{
  if (variable >= defined)
    json_source_refuse(&g->from, g->at[i], "variable %zu is not defined here: there are 0 to %zu", variable,
                       defined - 1);
}

/* Checks the variables of a node that is entered with `defined` of them; returns how many it leaves with. */
static size_t check_variables(const reading *g, const node *n, size_t defined)
{
  const conditional_model *m = &g->model;
  for (size_t i = n->first; i <= n->last; i++) {
    const instruction *at = m->program + i;
    if (at->kind == INSTRUCTION_TEST)
      need_variable(g, i, at->lo, defined);
    else if (at->kind == INSTRUCTION_OPERATION) {
      for (size_t t = at->lo; t < at->hi; t++)
        need_variable(g, i, m->source[t], defined);
      defined++;
    } else
      for (size_t j = 0; j < m->outputs; j++)
        if (m->output[at->lo + j] != NOWHERE)
          need_variable(g, i, m->output[at->lo + j], defined);
  }
  return defined;
}

/* Node k is entered; byte `at` of the file says so. */
static node *enter_node(const reading *g, size_t k, size_t at)
{
  if (k >= g->count)
    json_source_refuse(&g->from, at, "there is no node %zu: nodes have the numbers 0 to %zu", k, g->count - 1);
  if (g->nodes[k].reached)
    json_source_refuse(&g->from, at, "node %zu is reached twice, so this is not a tree", k);
  g->nodes[k].reached = true;
  return g->nodes + k;
}

/* A branch that is still to be followed. */
typedef struct {
  size_t node, at;
  size_t defined;    /* variables */
  size_t from, side; /* instruction of the new program that it leaves, or NOWHERE */
} branch;

/* Copies the instructions of a node after those of the new program; returns where the last one went. */
static size_t copy_node(const reading *g, const node *n, instruction *program, size_t *size)
{
  for (size_t i = n->first; i <= n->last; i++) {
    program[*size] = g->model.program[i];
    if (i < n->last)
      program[*size].next = *size + 1;
    ++*size;
  }
  return *size - 1;
}

/* Walks the tree from its root and puts the instructions into preorder. */
static void order_nodes(reading *g)
{
  instruction *program = allocate(g->model.size, sizeof(instruction));
  /* Every node that is entered puts at most two branches in place of one. */
  branch *open = allocate(g->count + 2, sizeof(branch));
  size_t size = 0, count = 0;
  open[count++] = (branch){g->root, g->root_at, g->model.inputs, NOWHERE, 0};
  while (count > 0) {
    branch b = open[--count];
    node *n = enter_node(g, b.node, b.at);
    if (b.from != NOWHERE)
      *(b.side ? &program[b.from].otherwise : &program[b.from].next) = size;
    size_t defined = check_variables(g, n, b.defined), last = copy_node(g, n, program, &size);
    for (size_t side = 2; side-- > 0;)
      if (n->next[side] != NOWHERE)
        open[count++] = (branch){n->next[side], n->next_at[side], defined, last, side};
  }
  for (size_t k = 0; k < g->count; k++)
    if (!g->nodes[k].reached)
      json_source_refuse(&g->from, g->nodes[k].at, "node %zu is not reached from the root", k);
  free(open);
  free(g->model.program);
  g->model.program = program;
  g->model.program_room = g->model.size;
}

static void read_network(reading *g)
{
  g->model = conditional_model_new(0, 0);
  read_object(g);
  if (g->count > 0) {
    order_nodes(g);
    free(conditional_model_known(&g->model));
  }
  free(g->at);
  free(g->nodes);
}

conditional_model conditional_json_read(const char *file)
{
  progress_begin("reading");
  reading g = {.from = json_source_load(file, WANTED_NETWORK)};
  read_network(&g);
  json_source_free(&g.from);
  return g.model;
}

conditional_model conditional_json_read_tree(json_source *s, size_t *otherwise)
{
  reading g = {.from = *s, .goes_on = true};
  read_network(&g);
  *otherwise = g.otherwise;
  return g.model;
}
