#include "onnx_forest.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* The operation that makes each variable on the way to an instruction, if all before it were entered in preorder. */
typedef struct {
  const conditional_model *m;
  size_t outputs; /* pairs being one */
  size_t *known;  /* owned, as the other lists */
  size_t *maker;
} walk;

static walk walk_new(const conditional_model *m)
{
  walk w = {m, m->is_signed ? m->outputs / 2 : m->outputs, conditional_model_known(m), NULL};
  size_t room = 0;
  for (size_t i = 0; i < m->size; i++)
    room = w.known[i] + 1 > room ? w.known[i] + 1 : room;
  w.maker = allocate(room, sizeof *w.maker);
  return w;
}

static void walk_free(walk *w)
{
  free(w->known);
  free(w->maker);
}

static void enter(walk *w, size_t i)
{
  if (w->m->program[i].kind == INSTRUCTION_OPERATION)
    w->maker[w->known[i]] = i;
}

/* value := a variable, each being 0, the constant 1, or made of that alone. */
static void get_variable(const walk *w, size_t variable, mpq_ptr value)
{
  mpq_set_ui(value, variable == 0, 1);
  if (variable == NOWHERE || variable == 0)
    return;
  const instruction *made = w->m->program + w->maker[variable];
  if (made->lo < made->hi && mpq_sgn(w->m->weight + made->lo) > 0)
    mpq_set(value, w->m->weight + made->lo);
}

/* value := output j at leaf i. */
static void get_output(const walk *w, size_t i, size_t j, mpq_ptr value)
{
  const size_t *from = w->m->output + w->m->program[i].lo + j;
  mpq_t minus;
  get_variable(w, from[0], value);
  if (!w->m->is_signed)
    return;
  mpq_init(minus);
  get_variable(w, from[w->outputs], minus);
  mpq_sub(value, value, minus);
  mpq_clear(minus);
}

/* Whether variables are as get_variable() wants them, and inputs are what tests ask. */
static bool is_simple(const conditional_model *m, size_t i)
{
  const instruction *at = m->program + i;
  if (at->kind == INSTRUCTION_TEST)
    return 0 < at->lo && at->lo < m->inputs;
  if (at->kind == INSTRUCTION_OPERATION)
    return at->hi - at->lo == 0 || (at->hi - at->lo == 1 && m->source[at->lo] == 0);
  for (size_t j = at->lo; j < at->lo + m->outputs; j++)
    if (0 < m->output[j] && m->output[j] < m->inputs)
      return false;
  return true;
}

static bool is_all_simple(const conditional_model *m)
{
  for (size_t i = 0; i < m->size; i++)
    if (!is_simple(m, i))
      return false;
  return m->constant && conditional_model_measure(m).tests > 0;
}

/* Whether the outputs at a leaf are of binary32: in whatever floats inputs are, trees put these out. */
static bool are_floats(const walk *w, size_t i)
{
  bool holds = true;
  mpq_t value;
  mpq_init(value);
  for (size_t j = 0; holds && j < w->outputs; j++) {
    get_output(w, i, j, value);
    holds = binary_float_has(value, &binary_float32);
  }
  mpq_clear(value);
  return holds;
}

bool onnx_forest_is(const conditional_model *m)
{
  if (!is_all_simple(m))
    return false;
  walk w = walk_new(m);
  bool holds = true;
  for (size_t i = 0; holds && i < m->size; i++) {
    enter(&w, i);
    holds = m->program[i].kind != INSTRUCTION_LEAF || are_floats(&w, i);
  }
  walk_free(&w);
  return holds;
}

/* The node of the ensemble and its attributes: tests and leaves in preorder, and after them a leaf for each branch that is
 * missing. */
typedef struct {
  walk way;
  size_t *number; /* of the node that each test or leaf is; owned */
  size_t nodes, present, leaves;
  const char **mode; /* owned */
  int64_t *column, *next, *otherwise;
  int64_t *leaf_node, *leaf_output;
  onnx_message_floats value, weight;
  size_t weights; /* so far */
} ensemble;

static void number_nodes(ensemble *e)
{
  const conditional_model *m = e->way.m;
  e->number = allocate(m->size, sizeof *e->number);
  for (size_t i = 0; i < m->size; i++)
    if (m->program[i].kind != INSTRUCTION_OPERATION)
      e->number[i] = e->present++;
  size_t tests = conditional_model_measure(m).tests;
  e->nodes = 2 * tests + 1;
  e->leaves = tests + 1;
}

/* The attributes of the node of ONNX. */
static void add_attributes(ensemble *e, onnx_node_message *node, const binary_float *format)
{
  size_t weights = e->leaves * e->way.outputs;
  onnx_message_integer(node, "n_targets", (int64_t)e->way.outputs);
  onnx_message_integers(node, "nodes_treeids", e->nodes);
  int64_t *name = onnx_message_integers(node, "nodes_nodeids", e->nodes);
  for (size_t k = 0; k < e->nodes; k++)
    name[k] = (int64_t)k;
  e->column = onnx_message_integers(node, "nodes_featureids", e->nodes);
  e->next = onnx_message_integers(node, "nodes_truenodeids", e->nodes);
  e->otherwise = onnx_message_integers(node, "nodes_falsenodeids", e->nodes);
  e->value = onnx_message_numbers(node, "nodes_values", format, e->nodes);
  onnx_message_integers(node, "target_treeids", weights);
  e->leaf_node = onnx_message_integers(node, "target_nodeids", weights);
  e->leaf_output = onnx_message_integers(node, "target_ids", weights);
  e->weight = onnx_message_numbers(node, "target_weights", format, weights);
}

/* A leaf; no instruction is one whose outputs are no numbers. */
static void write_leaf(ensemble *e, size_t node, size_t i)
{
  mpq_t value;
  mpq_init(value);
  e->mode[node] = "LEAF";
  for (size_t j = 0; j < e->way.outputs; j++) {
    if (i != NOWHERE)
      get_output(&e->way, i, j, value);
    e->leaf_node[e->weights] = (int64_t)node;
    e->leaf_output[e->weights] = (int64_t)j;
    onnx_message_put(&e->weight, e->weights++, i == NOWHERE ? NULL : value);
  }
  mpq_clear(value);
}

/* The node that comes after a test; one more leaf if nothing does. */
static int64_t write_side(ensemble *e, size_t next)
{
  const instruction *program = e->way.m->program;
  while (next != NOWHERE && program[next].kind == INSTRUCTION_OPERATION)
    next = program[next].next;
  if (next != NOWHERE)
    return (int64_t)e->number[next];
  write_leaf(e, e->present, NOWHERE);
  return (int64_t)e->present++;
}

static void write_test(ensemble *e, size_t node, size_t i)
{
  static const char *const modes[] = {[IS_LESS] = "BRANCH_LT", [IS_AT_MOST] = "BRANCH_LEQ", [IS_EQUAL] = "BRANCH_EQ",
                                      [IS_NOT_EQUAL] = "BRANCH_NEQ", [IS_MORE] = "BRANCH_GT",
                                      [IS_AT_LEAST] = "BRANCH_GTE"};
  const instruction *at = e->way.m->program + i;
  e->mode[node] = modes[at->compare];
  e->column[node] = (int64_t)at->lo - 1;
  onnx_message_put(&e->value, node, e->way.m->value + at->hi);
  e->next[node] = write_side(e, at->next);
  e->otherwise[node] = write_side(e, at->otherwise);
}

void onnx_forest_write(const graph_request *r, onnx_graph_message *g, const conditional_model *m)
{
  bool wide = r->format != &binary_float32;
  const char *inputs[] = {"x", NULL}, *outputs[] = {"leaf", NULL};
  ensemble e = {.way = walk_new(m)};
  onnx_node_message *node = onnx_message_node(g, "TreeEnsembleRegressor", inputs, wide ? "leaf" : "y");
  if (wide)
    onnx_message_integer(onnx_message_node(g, "Cast", outputs, "y"), "to", ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE);
  onnx_message_domain(node, "ai.onnx.ml");
  number_nodes(&e);
  add_attributes(&e, node, r->format);
  e.mode = allocate(e.nodes, sizeof *e.mode);
  for (size_t i = 0; i < m->size; i++) {
    enter(&e.way, i);
    if (m->program[i].kind == INSTRUCTION_LEAF)
      write_leaf(&e, e.number[i], i);
    else if (m->program[i].kind == INSTRUCTION_TEST)
      write_test(&e, e.number[i], i);
  }
  onnx_message_texts(node, "nodes_modes", e.mode, e.nodes);
  free(e.mode);
  free(e.number);
  walk_free(&e.way);
}
