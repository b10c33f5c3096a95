#include "graph_make.h"
#include "onnx_forest.h"
#include "onnx_gemm.h"
#include "onnx_model.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

/* Tests that follow each other as an If in an If.  The time that onnxruntime takes to load a model doubles with each, so
 * that a larger tree is cut into parts of so many, and the parts follow each other: each is an If whose condition is that
 * the part before has come to it. */
#define DEPTH_MOST 6

typedef struct {
  onnx_making making;
  const conditional_model *m;
  size_t outputs; /* pairs being one */
  size_t *known;  /* variables on entry to each instruction; owned */
  size_t depth;   /* of If in If where the writing is */
  bool has_parts;
  size_t parts, room;
  size_t *part;   /* the test that each part but the first begins with; owned */
  mpq_t one, minus_one;
} branching;

/* What comes out of a part or of a side of a test: the outputs and, of a network that has parts, the number of the part that
 * comes next, 0 for none, and what it has to know, which are the variables after the inputs. */
typedef struct {
  char outputs[ONNX_NAME_MOST], next[ONNX_NAME_MOST], state[ONNX_NAME_MOST];
} ending;

static ending ending_of(const char *letter, size_t number)
{
  ending e;
  snprintf(e.outputs, sizeof e.outputs, "%s%zu", letter, number);
  snprintf(e.next, sizeof e.next, "%s%zu_next", letter, number);
  snprintf(e.state, sizeof e.state, "%s%zu_state", letter, number);
  return e;
}

static onnx_node_message *add_node(const branching *b, onnx_graph_message *g, const char *operator,
                                   const char *const *inputs, const ending *e)
{
  onnx_node_message *node = onnx_message_node(g, operator, inputs, e->outputs);
  if (b->has_parts) {
    onnx_message_more_output(node, e->next);
    onnx_message_more_output(node, e->state);
  }
  return node;
}

/* A graph inside a node, with its outputs. */
static onnx_graph_message *new_branch(const branching *b, const ending *e)
{
  onnx_graph_message *g = onnx_message_graph(e->outputs);
  onnx_message_output(g, &(onnx_message_value){.name = e->outputs});
  if (b->has_parts) {
    onnx_message_output(g, &(onnx_message_value){.name = e->next});
    onnx_message_output(g, &(onnx_message_value){.name = e->state});
  }
  return g;
}

static void copy_value(onnx_graph_message *g, const char *from, const char *to)
{
  const char *inputs[] = {from, NULL};
  onnx_message_node(g, "Identity", inputs, to);
}

/* name := a number. */
static void write_number(const branching *b, onnx_graph_message *g, const char *name, size_t number)
{
  char value[2 * ONNX_NAME_MOST];
  mpq_t exact;
  mpq_init(exact);
  mpq_set_ui(exact, number, 1);
  snprintf(value, sizeof value, "%s_value", name);
  onnx_message_set(onnx_message_matrix(g, value, b->making.format, 1, 1), 0, exact);
  mpq_clear(exact);
  copy_value(g, value, name);
}

/* The end of the operations from i on that do not read each other, but follow each other without a test. */
static size_t find_end(const branching *b, size_t i)
{
  const conditional_model *m = b->m;
  size_t first = b->known[i], end = i;
  do {
    for (size_t t = m->program[end].lo; t < m->program[end].hi; t++)
      if (m->source[t] >= first)
        return end;
    end++;
  } while (m->program[end - 1].next == end && m->program[end].kind == INSTRUCTION_OPERATION);
  return end;
}

/* The operations i, ..., end - 1 as one layer. */
static void write_operations(branching *b, onnx_graph_message *g, size_t i, size_t end)
{
  const conditional_model *m = b->m;
  onnx_term *list = NULL;
  size_t terms = 0, room = 0;
  for (size_t k = i; k < end; k++)
    for (size_t t = m->program[k].lo; t < m->program[k].hi; t++) {
      list = with_room(list, &room, terms + 1, sizeof *list);
      list[terms++] = (onnx_term){k - i, m->source[t], m->weight + t};
    }
  char z[ONNX_NAME_MOST];
  snprintf(z, sizeof z, "z%zu", i);
  onnx_gemm_write(&b->making, g, z, end - i, list, terms);
  free(list);
  const char *inputs[] = {z, NULL};
  char h[ONNX_NAME_MOST];
  snprintf(h, sizeof h, "h%zu", i);
  onnx_message_node(g, "Relu", inputs, h);
  onnx_gemm_block(&b->making, b->known[i], end - i, h);
}

/* The outputs at a leaf, each of which is a variable, the difference of two, or 0, as terms of sums; returns how many. */
static size_t list_outputs(const branching *b, size_t i, onnx_term *list)
{
  const conditional_model *m = b->m;
  size_t terms = 0;
  for (size_t j = 0; j < b->outputs; j++) {
    const size_t *from = m->output + m->program[i].lo + j;
    size_t plus = from[0], minus = m->is_signed ? from[b->outputs] : NOWHERE;
    if (plus == minus)
      continue;
    if (plus != NOWHERE)
      list[terms++] = (onnx_term){j, plus, b->one};
    if (minus != NOWHERE)
      list[terms++] = (onnx_term){j, minus, b->minus_one};
  }
  return terms;
}

static void write_leaf(branching *b, onnx_graph_message *g, size_t i, const char *name)
{
  onnx_term *list = allocate(2 * b->outputs, sizeof *list);
  size_t terms = list_outputs(b, i, list);
  bool reads = false;
  for (size_t t = 0; t < terms; t++)
    reads = reads || !b->making.constant || list[t].source > 0;
  (reads ? onnx_gemm_write : onnx_gemm_write_numbers)(&b->making, g, name, b->outputs, list, terms);
  free(list);
}

/* The condition of a test, true or false; of != it is whether it does not hold. */
static void write_condition(branching *b, onnx_graph_message *g, size_t i, const char *name)
{
  static const char *const operators[] = {[IS_LESS] = "Less", [IS_AT_MOST] = "LessOrEqual", [IS_EQUAL] = "Equal",
                                          [IS_NOT_EQUAL] = "Equal", [IS_MORE] = "Greater",
                                          [IS_AT_LEAST] = "GreaterOrEqual"};
  const instruction *at = b->m->program + i;
  const onnx_block *from = onnx_gemm_find(&b->making, at->lo);
  char variable[ONNX_NAME_MOST], place[ONNX_NAME_MOST], value[ONNX_NAME_MOST];
  snprintf(variable, sizeof variable, "v%zu", i);
  snprintf(place, sizeof place, "v%zu_place", i);
  snprintf(value, sizeof value, "v%zu_value", i);
  onnx_message_index(g, place, at->lo - from->first);
  onnx_message_set(onnx_message_matrix(g, value, b->making.format, 1, 1), 0, b->m->value + at->hi);
  const char *picked[] = {from->name, place, NULL}, *compared[] = {variable, value, NULL};
  onnx_message_integer(onnx_message_node(g, "Gather", picked, variable), "axis", 1);
  onnx_message_node(g, operators[at->compare], compared, name);
}

static void write_from(branching *b, onnx_graph_message *g, size_t i, const ending *e);

/* What is done on one side of a test, as a graph. */
static onnx_graph_message *make_side(branching *b, size_t test, size_t i, const char *letter)
{
  ending e = ending_of(letter, test);
  onnx_graph_message *g = new_branch(b, &e);
  b->depth++;
  write_from(b, g, i, &e);
  b->depth--;
  return g;
}

static void write_test(branching *b, onnx_graph_message *g, size_t i, const ending *e)
{
  const instruction *at = b->m->program + i;
  bool turned = at->compare == IS_NOT_EQUAL;
  char condition[ONNX_NAME_MOST];
  snprintf(condition, sizeof condition, "c%zu", i);
  write_condition(b, g, i, condition);
  const char *inputs[] = {condition, NULL};
  onnx_node_message *node = add_node(b, g, "If", inputs, e);
  onnx_message_branch(node, "then_branch", make_side(b, i, turned ? at->otherwise : at->next, "t"));
  onnx_message_branch(node, "else_branch", make_side(b, i, turned ? at->next : at->otherwise, "e"));
}

/* The variables after the inputs, or a number if there are none. */
static void write_state(const branching *b, onnx_graph_message *g, const char *name)
{
  const onnx_making *m = &b->making;
  if (m->blocks == 1) {
    write_number(b, g, name, 0);
    return;
  }
  const char **inputs = allocate(m->blocks, sizeof *inputs);
  for (size_t k = 1; k < m->blocks; k++)
    inputs[k - 1] = m->block[k].name;
  onnx_message_integer(onnx_message_node(g, "Concat", inputs, name), "axis", 1);
  free(inputs);
}

/* A part ends at test i, with which another one begins. */
static void write_cut(branching *b, onnx_graph_message *g, size_t i, const ending *e)
{
  b->part = with_room(b->part, &b->room, b->parts + 1, sizeof *b->part);
  b->part[b->parts++] = i;
  onnx_gemm_write_numbers(&b->making, g, e->outputs, b->outputs, NULL, 0);
  write_number(b, g, e->next, b->parts);
  write_state(b, g, e->state);
}

/* The end of a way: a leaf, or NOWHERE. */
static void write_end(branching *b, onnx_graph_message *g, size_t i, const ending *e)
{
  if (i == NOWHERE)
    onnx_gemm_write_none(&b->making, g, e->outputs, b->outputs);
  else
    write_leaf(b, g, i, e->outputs);
  if (b->has_parts) {
    write_number(b, g, e->next, 0);
    write_number(b, g, e->state, 0);
  }
}

/* After a test of the constant 1. */
static size_t find_side(const branching *b, const instruction *test)
{
  return comparison_holds(test->compare, mpq_cmp(b->one, b->m->value + test->hi)) ? test->next : test->otherwise;
}

/* What instruction i and those after it do, up to the end of the part. */
static void write_from(branching *b, onnx_graph_message *g, size_t i, const ending *e)
{
  const instruction *program = b->m->program;
  size_t blocks = b->making.blocks;
  while (i != NOWHERE && program[i].kind != INSTRUCTION_LEAF) {
    if (program[i].kind == INSTRUCTION_OPERATION) {
      size_t end = find_end(b, i);
      write_operations(b, g, i, end);
      i = program[end - 1].next;
    } else if (b->making.constant && program[i].lo == 0)
      i = find_side(b, program + i);
    else
      break;
  }
  if (i == NOWHERE || program[i].kind == INSTRUCTION_LEAF)
    write_end(b, g, i, e);
  else
    (b->depth < DEPTH_MOST ? write_test : write_cut)(b, g, i, e);
  b->making.blocks = blocks;
}

/* Part k, if the one before has come to it; otherwise what came out there comes out here. */
static void write_part(branching *b, onnx_graph_message *g, size_t k, const ending *before, const ending *e)
{
  char number[ONNX_NAME_MOST], condition[ONNX_NAME_MOST];
  size_t test = b->part[k - 1];
  snprintf(number, sizeof number, "part%zu_number", k);
  snprintf(condition, sizeof condition, "part%zu_begins", k);
  write_number(b, g, number, k);
  const char *compared[] = {before->next, number, NULL}, *inputs[] = {condition, NULL};
  onnx_message_node(g, "Equal", compared, condition);
  onnx_node_message *node = add_node(b, g, "If", inputs, e);
  ending inside = ending_of("inside", k), outside = ending_of("outside", k);
  onnx_graph_message *then = new_branch(b, &inside), *otherwise = new_branch(b, &outside);
  if (b->known[test] > b->m->inputs)
    onnx_gemm_block(&b->making, b->m->inputs, b->known[test] - b->m->inputs, before->state);
  write_from(b, then, test, &inside);
  b->making.blocks = 1;
  copy_value(otherwise, before->outputs, outside.outputs);
  copy_value(otherwise, before->next, outside.next);
  copy_value(otherwise, before->state, outside.state);
  onnx_message_branch(node, "then_branch", then);
  onnx_message_branch(node, "else_branch", otherwise);
}

/* The first part, and those that it and the others come to. */
static void write_parts(branching *b, onnx_graph_message *g)
{
  ending before = ending_of("part", 0);
  write_from(b, g, 0, &before);
  for (size_t k = 1; k <= b->parts; k++) {
    ending e = ending_of("part", k);
    write_part(b, g, k, &before, &e);
    before = e;
  }
  copy_value(g, before.outputs, "y");
}

/* Whether more tests follow each other than one part has. */
static bool is_deep(const conditional_model *m)
{
  size_t *depth = allocate(m->size, sizeof *depth), next[2];
  bool deep = false;
  for (size_t i = 0; i < m->size; i++) {
    bool test = m->program[i].kind == INSTRUCTION_TEST;
    deep = deep || (test && depth[i] >= DEPTH_MOST);
    for (size_t n = conditional_model_successors(m, i, next); n-- > 0;)
      depth[next[n]] = depth[i] + test;
  }
  free(depth);
  return deep;
}

static void write_branches(const graph_request *r, onnx_graph_message *g, const conditional_model *m)
{
  branching b = {.making = onnx_gemm_new(r, m->inputs, m->constant), .m = m, .known = conditional_model_known(m)};
  b.outputs = m->is_signed ? m->outputs / 2 : m->outputs;
  b.has_parts = is_deep(m);
  mpq_init(b.one);
  mpq_init(b.minus_one);
  mpq_set_si(b.one, 1, 1);
  mpq_set_si(b.minus_one, -1, 1);
  ending whole = {.outputs = "y"};
  if (b.has_parts)
    write_parts(&b, g);
  else
    write_from(&b, g, 0, &whole);
  mpq_clear(b.one);
  mpq_clear(b.minus_one);
  free(b.part);
  free(b.known);
  onnx_gemm_free(&b.making);
}

graph_made graph_make_conditional(const graph_request *r, const conditional_model *m)
{
  onnx_graph_message *g = onnx_message_graph("conditional");
  bool trees = onnx_forest_is(m);
  onnx_model_ends(r, g, !trees, m->inputs - m->constant, m->is_signed ? m->outputs / 2 : m->outputs);
  if (trees)
    onnx_forest_write(r, g, m);
  else
    write_branches(r, g, m);
  graph_made made = onnx_model_pack(r, g, m->what);
  made.one_point = !trees;
  return made;
}
