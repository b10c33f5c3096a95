#include "graph_make.h"
#include "onnx_forest.h"
#include "onnx_gemm.h"
#include "onnx_model.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

/* Measured: what onnxruntime takes to load a model doubles with each If in an If, and is about a second then.  Parsers of
 * protocol buffers go down to 32. */
#define DEPTH_MOST 12

typedef struct {
  onnx_making making;
  const conditional_model *m;
  size_t *known; /* variables on entry to each instruction; owned */
  size_t depth;  /* of If in If where the writing is */
  mpq_t one, minus_one;
} branching;

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
  onnx_message_node(g, "Relu", inputs, onnx_gemm_block(&b->making, b->known[i], end - i, 'h', i));
}

/* name := the outputs at a leaf, each of which is a variable, the difference of two, or 0. */
static void write_leaf(branching *b, onnx_graph_message *g, size_t i, const char *name)
{
  const conditional_model *m = b->m;
  size_t outputs = m->is_signed ? m->outputs / 2 : m->outputs, terms = 0;
  onnx_term *list = allocate(2 * outputs, sizeof *list);
  for (size_t j = 0; j < outputs; j++) {
    const size_t *from = m->output + m->program[i].lo + j;
    size_t plus = from[0], minus = m->is_signed ? from[outputs] : NOWHERE;
    if (plus == minus)
      continue;
    if (plus != NOWHERE)
      list[terms++] = (onnx_term){j, plus, b->one};
    if (minus != NOWHERE)
      list[terms++] = (onnx_term){j, minus, b->minus_one};
  }
  onnx_gemm_write(&b->making, g, name, outputs, list, terms);
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

static void write_from(branching *b, onnx_graph_message *g, size_t i, const char *name);

/* What is done on one side of a test, as a graph. */
static onnx_graph_message *make_branch(branching *b, size_t test, size_t i, char side)
{
  char name[ONNX_NAME_MOST];
  snprintf(name, sizeof name, "%c%zu", side, test);
  onnx_graph_message *g = onnx_message_graph(name);
  onnx_message_output(g, &(onnx_message_value){.name = name});
  write_from(b, g, i, name);
  return g;
}

static void write_test(branching *b, onnx_graph_message *g, size_t i, const char *name)
{
  const instruction *at = b->m->program + i;
  bool turned = at->compare == IS_NOT_EQUAL;
  if (b->depth == DEPTH_MOST)
    fail(STATUS_UNDECIDED, "%s: more than %d tests follow each other, and each is an If in an If in ONNX, which no runtime "
                           "loads in good time: the layered network that it was made of, if it was, has no such limit, nor "
                           "has export --to c --library", b->making.file, DEPTH_MOST);
  char condition[ONNX_NAME_MOST];
  snprintf(condition, sizeof condition, "c%zu", i);
  write_condition(b, g, i, condition);
  const char *inputs[] = {condition, NULL};
  onnx_node_message *node = onnx_message_node(g, "If", inputs, name);
  b->depth++;
  onnx_message_branch(node, "then_branch", make_branch(b, i, turned ? at->otherwise : at->next, 't'));
  onnx_message_branch(node, "else_branch", make_branch(b, i, turned ? at->next : at->otherwise, 'e'));
  b->depth--;
}

/* After a test of the constant 1. */
static size_t find_side(const branching *b, const instruction *test)
{
  return comparison_holds(test->compare, mpq_cmp(b->one, b->m->value + test->hi)) ? test->next : test->otherwise;
}

/* What instruction i and those after it do; the outputs become the value `name`. */
static void write_from(branching *b, onnx_graph_message *g, size_t i, const char *name)
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
  if (i == NOWHERE)
    onnx_gemm_write_none(&b->making, g, name, b->m->is_signed ? b->m->outputs / 2 : b->m->outputs);
  else
    (program[i].kind == INSTRUCTION_LEAF ? write_leaf : write_test)(b, g, i, name);
  b->making.blocks = blocks;
}

static void write_branches(const graph_request *r, onnx_graph_message *g, const conditional_model *m)
{
  branching b = {.making = onnx_gemm_new(r, m->inputs, m->constant, false), .m = m, .known = conditional_model_known(m)};
  mpq_init(b.one);
  mpq_init(b.minus_one);
  mpq_set_si(b.one, 1, 1);
  mpq_set_si(b.minus_one, -1, 1);
  write_from(&b, g, 0, "y");
  mpq_clear(b.one);
  mpq_clear(b.minus_one);
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
