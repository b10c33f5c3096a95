#include "onnx_operator.h"
#include <string.h>

/* Element i of a condition is decided: true or false on this way. */
static bool decide(onnx_graph *g, const onnx_tensor *t, size_t i)
{
  if (t->number)
    return mpq_sgn(t->number + i) != 0;
  return ways_decide(&g->ways, &g->net, linear_copy(t->form + i), t->compare);
}

/* a - b compared with 0. */
static onnx_tensor compare_all(onnx_graph *g, const onnx_tensor *const *in, comparison compare)
{
  onnx_expect_same_type(g, in, 2);
  onnx_shape shape = onnx_broadcast_all(g, in, 2);
  onnx_tensor out = onnx_tensor_new(ONNX__TENSOR_PROTO__DATA_TYPE__BOOL, shape, onnx_all_constant(in, 2));
  out.compare = compare;
  mpq_set_si(g->factor, -1, 1);
  for (size_t i = 0; i < out.count; i++) {
    onnx_add_element(g, g->one, in[0], onnx_broadcast_index(&shape, i, &in[0]->shape));
    onnx_add_element(g, g->factor, in[1], onnx_broadcast_index(&shape, i, &in[1]->shape));
    if (out.form) {
      onnx_set_element(g, &out, i);
      continue;
    }
    linear_take_constant(&g->net, out.number + i);
    mpq_set_ui(out.number + i, comparison_holds(compare, mpq_sgn(out.number + i)), 1);
  }
  return out;
}

onnx_tensor onnx_less(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 2);
  return compare_all(g, in, IS_LESS);
}

onnx_tensor onnx_less_or_equal(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 2);
  return compare_all(g, in, IS_AT_MOST);
}

onnx_tensor onnx_greater(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 2);
  return compare_all(g, in, IS_MORE);
}

onnx_tensor onnx_greater_or_equal(onnx_graph *g, const onnx_tensor *const *in)
{
  onnx_expect_numbers(g, in, 2);
  return compare_all(g, in, IS_AT_LEAST);
}

onnx_tensor onnx_equal(onnx_graph *g, const onnx_tensor *const *in)
{
  return compare_all(g, in, IS_EQUAL);
}

onnx_tensor onnx_not(onnx_graph *g, const onnx_tensor *const *in)
{
  if (in[0]->type != ONNX__TENSOR_PROTO__DATA_TYPE__BOOL)
    onnx_refuse(g, "an operand of the type %s is not supported", onnx_type_name(in[0]->type));
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  out.compare = comparison_opposite(in[0]->compare);
  for (size_t i = 0; out.number && i < out.count; i++)
    mpq_set_ui(out.number + i, mpq_sgn(out.number + i) == 0, 1);
  return out;
}

/* What was decided next. */
static void remember(onnx_graph *g, size_t choice)
{
  g->decided = samples_way(g->decided, choice);
}

static size_t find_largest(onnx_graph *g, const onnx_tensor *z, bool last)
{
  if (z->number) {
    size_t found = samples_largest(z->number, z->count, last);
    remember(g, found);
    return found;
  }
  linear_form *forms = linear_forms_new(z->count);
  for (size_t k = 0; k < z->count; k++)
    forms[k] = onnx_form(z, k);
  size_t found = ways_largest(&g->ways, &g->net, forms, z->count, last);
  linear_forms_free(forms, z->count);
  return found;
}

onnx_tensor onnx_argmax(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *z = in[0];
  onnx_expect_floats(g, in, 1);
  size_t axis = onnx_axis(g, onnx_integer(g, "axis", 0), z->shape.rank);
  if (z->shape.dim[axis] != z->count)
    onnx_refuse(g, "an ArgMax along axis %zu of the shape %s compares only some of its elements with each other, which is "
                "not supported", axis, onnx_shape_text(&z->shape));
  onnx_shape shape = {.rank = 0};
  for (size_t d = 0; d < z->shape.rank; d++)
    if (d != axis || onnx_integer(g, "keepdims", 1) != 0)
      shape.dim[shape.rank++] = 1;
  onnx_tensor out = onnx_tensor_new(ONNX__TENSOR_PROTO__DATA_TYPE__INT64, shape, true);
  mpq_set_ui(out.number, find_largest(g, z, onnx_integer(g, "select_last_index", 0) != 0), 1);
  return out;
}

onnx_tensor onnx_class_of(onnx_graph *g, const onnx_tensor *t)
{
  if (t->count < 2)
    onnx_refuse(g, "--class-number needs several outputs, of which one is the largest");
  onnx_tensor out = onnx_tensor_new(t->type, (onnx_shape){.rank = 0}, true);
  mpq_set_ui(out.number, find_largest(g, t, false), 1);
  return out;
}

/* An If, whose branch is chosen: its outputs are those of the branch. */
onnx_tensor onnx_if(onnx_graph *g, const onnx_tensor *const *in)
{
  for (size_t k = 1; k < g->node->n_output; k++)
    if (onnx_wants(g, k))
      onnx_give(g, k, onnx_tensor_copy(in[k], in[k]->shape));
  return onnx_tensor_copy(in[0], in[0]->shape);
}

size_t onnx_inputs(const onnx_step *s)
{
  return s->chosen ? s->chosen->n_output : s->node->n_input;
}

const char *onnx_input(const onnx_step *s, size_t k)
{
  return s->chosen ? onnx_text(s->chosen->output[k]->name) : s->node->input[k];
}

/* What a graph inside a node refers to. */
typedef struct {
  void (*visit)(onnx_graph *g, onnx_value *v, void *of);
  void *of;
} visitor;

static void visit_graph(onnx_graph *g, const Onnx__GraphProto *graph, const visitor *how);

static void visit_node(onnx_graph *g, const Onnx__NodeProto *node, const visitor *how)
{
  for (size_t i = 0; i < node->n_attribute; i++) {
    const Onnx__AttributeProto *a = node->attribute[i];
    if (a->g)
      visit_graph(g, a->g, how);
    for (size_t k = 0; k < a->n_graphs; k++)
      visit_graph(g, a->graphs[k], how);
  }
}

static void visit_name(onnx_graph *g, const char *name, const visitor *how)
{
  onnx_value *v = onnx_text(name)[0] ? onnx_find(g, name) : NULL;
  if (v)
    how->visit(g, v, how->of);
}

/* Messages are nested only so deeply. */
static void visit_graph(onnx_graph *g, const Onnx__GraphProto *graph, const visitor *how)
{
  for (size_t i = 0; i < graph->n_node; i++) {
    for (size_t k = 0; k < graph->node[i]->n_input; k++)
      visit_name(g, graph->node[i]->input[k], how);
    visit_node(g, graph->node[i], how);
  }
  for (size_t k = 0; k < graph->n_output; k++)
    visit_name(g, graph->output[k]->name, how);
}

void onnx_visit_inside(onnx_graph *g, const Onnx__NodeProto *node, void (*visit)(onnx_graph *g, onnx_value *v, void *of),
                       void *of)
{
  visitor how = {visit, of};
  visit_node(g, node, &how);
}

/* Counts what is used of the branch that step *of has chosen; what comes from outside is counted before. */
static void count_own(onnx_graph *g, onnx_value *v, void *of)
{
  (void)g;
  v->uses += v->scope == *(const size_t *)of;
}

static const Onnx__GraphProto *find_branch(const onnx_graph *g, const char *name)
{
  const Onnx__AttributeProto *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(GRAPH));
  if (!a || !a->g)
    onnx_refuse(g, "attribute %s is missing", name);
  if (a->g->n_input > 0 || a->g->n_sparse_initializer > 0)
    onnx_refuse(g, "%s has inputs, or sparse initializers, which is not supported", name);
  if (a->g->n_output < g->node->n_output)
    onnx_refuse(g, "%s has %zu outputs, but %zu are wanted", name, a->g->n_output, g->node->n_output);
  for (size_t k = 0; k < a->g->n_output; k++)
    if (!onnx_text(a->g->output[k]->name)[0])
      onnx_refuse(g, "output %zu of %s has no name", k, name);
  return a->g;
}

/* The condition, which is the same wherever it is used from now on. */
static bool decide_once(onnx_graph *g, onnx_tensor *t)
{
  if (t->type != ONNX__TENSOR_PROTO__DATA_TYPE__BOOL || t->count != 1)
    onnx_refuse(g, "the condition has the type %s and the shape %s: one BOOL is wanted", onnx_type_name(t->type),
                onnx_shape_text(&t->shape));
  bool holds = decide(g, t, 0);
  remember(g, holds);
  onnx_tensor known = onnx_tensor_new(t->type, t->shape, true);
  mpq_set_ui(known.number, holds, 1);
  onnx_tensor_free(t);
  *t = known;
  return holds;
}

void onnx_choose_branch(onnx_graph *g, size_t step)
{
  onnx_look_at(g, step);
  const Onnx__GraphProto *then = find_branch(g, "then_branch"), *otherwise = find_branch(g, "else_branch");
  onnx_value *v = g->node->n_input == 1 ? onnx_find(g, g->node->input[0]) : NULL;
  if (v && v->kind == ONNX_INITIALIZER && !v->made)
    onnx_make(g, v, onnx_tensor_read(g, g->initializer[v->number]));
  if (!v || !v->made)
    onnx_refuse(g, "its condition is missing");
  bool holds = decide_once(g, &v->tensor);
  onnx_drop(v);
  const Onnx__GraphProto *chosen = holds ? then : otherwise;
  onnx_name_branch(g, chosen, step, holds ? "then_branch" : "else_branch");
  g->step[step].chosen = chosen;
  visitor how = {count_own, &step};
  visit_graph(g, chosen, &how);
}
