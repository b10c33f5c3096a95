#include "onnx_ensemble.h"
#include "forest.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

typedef Onnx__AttributeProto attribute;

/* A node of the ensemble by its names in the file. */
typedef struct {
  int64_t tree, node;
  size_t index; /* in the lists */
} named;

typedef struct {
  onnx_graph *g;
  forest *made;
  onnx_ensemble from;
  named *order;     /* nodes in the order of their names */
  size_t *place;    /* of each node: which one it is in the forest */
} reading;

static int by_name(const void *left, const void *right)
{
  const named *a = left, *b = right;
  return a->tree != b->tree ? (a->tree > b->tree) - (a->tree < b->tree) : (a->node > b->node) - (a->node < b->node);
}

static void sort_nodes(reading *r)
{
  r->order = allocate(r->from.nodes, sizeof *r->order);
  for (size_t i = 0; i < r->from.nodes; i++)
    r->order[i] = (named){r->from.tree->ints[i], r->from.node->ints[i], i};
  qsort(r->order, r->from.nodes, sizeof *r->order, by_name);
  for (size_t i = 1; i < r->from.nodes; i++)
    if (by_name(r->order + i - 1, r->order + i) == 0)
      onnx_refuse(r->g, "tree %lld has two nodes %lld", (long long)r->order[i].tree, (long long)r->order[i].node);
}

/* The node with these names. */
static size_t find_node(const reading *r, int64_t tree, int64_t node)
{
  named wanted = {tree, node, 0};
  const named *found = bsearch(&wanted, r->order, r->from.nodes, sizeof wanted, by_name);
  if (!found)
    onnx_refuse(r->g, "there is no node %lld in tree %lld", (long long)node, (long long)tree);
  return found->index;
}

static comparison read_mode(const reading *r, size_t i)
{
  static const char *const modes[] = {"BRANCH_LT", "BRANCH_LEQ", "BRANCH_EQ", "BRANCH_NEQ", "BRANCH_GT", "BRANCH_GTE"};
  const ProtobufCBinaryData *mode = r->from.mode->strings + i;
  for (size_t k = 0; k < sizeof modes / sizeof modes[0]; k++)
    if (onnx_ensemble_word(mode, modes[k]))
      return (comparison)k;
  onnx_refuse(r->g, "node %lld of tree %lld has the mode %s, which is not supported", (long long)r->from.node->ints[i],
              (long long)r->from.tree->ints[i], quoted((const char *)mode->data, mode->len));
}

static void make_test(reading *r, size_t i)
{
  forest *f = r->made;
  forest_node *v = f->node + r->place[i];
  int64_t column = r->from.column->ints[i];
  v->is_test = true;
  v->compare = read_mode(r, i);
  if (column < 0 || (uint64_t)column >= f->inputs)
    onnx_refuse(r->g, "node %lld of tree %lld tests column %lld, but there are 0 to %zu",
                (long long)r->from.node->ints[i], (long long)r->from.tree->ints[i], (long long)column, f->inputs - 1);
  v->input = (size_t)column;
  v->next = r->place[find_node(r, r->from.tree->ints[i], r->from.next->ints[i])];
  v->otherwise = r->place[find_node(r, r->from.tree->ints[i], r->from.otherwise->ints[i])];
  v->threshold = f->thresholds;
  onnx_ensemble_float(r->g, &r->from.value, i, forest_add_threshold(f));
}

/* The nodes of a tree, which are order[begin], ..., order[end - 1]. */
static void make_tree(reading *r, size_t begin, size_t end)
{
  forest *f = r->made;
  size_t first = forest_add_nodes(f, end - begin), root = r->order[begin].index;
  for (size_t k = begin; k < end; k++) {
    r->place[r->order[k].index] = first + k - begin;
    if (r->order[k].index < root)
      root = r->order[k].index;
  }
  for (size_t k = begin; k < end; k++)
    if (!onnx_ensemble_word(r->from.mode->strings + r->order[k].index, "LEAF"))
      make_test(r, r->order[k].index);
  forest_fault fault = forest_add_tree(f, first, r->place[root], false);
  size_t wrong = fault.twice != NOWHERE ? fault.twice : fault.unreached;
  if (wrong != NOWHERE)
    onnx_refuse(r->g, "node %lld of tree %lld is %s", (long long)r->order[begin + wrong - first].node,
                (long long)r->order[begin].tree,
                fault.twice != NOWHERE ? "reached twice" : "not reached from the first one");
}

static void make_trees(reading *r)
{
  r->place = allocate(r->from.nodes, sizeof *r->place);
  for (size_t begin = 0, end; begin < r->from.nodes; begin = end) {
    for (end = begin + 1; end < r->from.nodes && r->order[end].tree == r->order[begin].tree; end++)
      continue;
    make_tree(r, begin, end);
  }
}

/* A weight in the order of the nodes that have them. */
typedef struct {
  size_t place, index;
} placed;

static int by_place(const void *left, const void *right)
{
  const placed *a = left, *b = right;
  if (a->place != b->place)
    return (a->place > b->place) - (a->place < b->place);
  return (a->index > b->index) - (a->index < b->index);
}

static size_t output_of(const reading *r, size_t i)
{
  int64_t output = r->from.term_output->ints[i];
  if (output < 0 || (uint64_t)output >= r->made->outputs)
    onnx_refuse(r->g, "there is no output %lld: they have the numbers 0 to %zu", (long long)output,
                r->made->outputs - 1);
  return (size_t)output;
}

/* `one`: all weights are of the only output, whatever its number. */
static void make_terms(reading *r, bool one)
{
  forest *f = r->made;
  placed *list = allocate(r->from.weight.count + 1, sizeof *list);
  for (size_t i = 0; i < r->from.weight.count; i++)
    list[i] = (placed){r->place[find_node(r, r->from.term_tree->ints[i], r->from.term_node->ints[i])], i};
  qsort(list, r->from.weight.count, sizeof *list, by_place);
  for (size_t k = 0; k < r->from.weight.count; k++) {
    size_t i = list[k].index;
    if (f->node[list[k].place].is_test)
      onnx_refuse(r->g, "node %lld of tree %lld has a weight, but is no leaf", (long long)r->from.term_node->ints[i],
                  (long long)r->from.term_tree->ints[i]);
    onnx_ensemble_float(r->g, &r->from.weight, i, forest_add_term(f, list[k].place, one ? 0 : output_of(r, i)));
  }
  free(list);
}

/* Whether there are two classes and the weights of one only, so that there is one sum. */
static bool has_one_score(const reading *r, size_t classes)
{
  for (size_t i = 1; i < r->from.weight.count; i++)
    if (r->from.term_output->ints[i] != r->from.term_output->ints[0])
      return false;
  return r->from.classifies && classes <= 2 && r->from.weight.count > 0;
}

static void read_base(reading *r)
{
  forest *f = r->made;
  onnx_floats base = onnx_ensemble_floats(r->g, "base_values");
  if (base.count > 0 && base.count != f->outputs && !(f->outputs == 1 && base.count == 2))
    onnx_refuse(r->g, "base_values has %zu elements for %zu outputs", base.count, f->outputs);
  for (size_t j = 0; j < f->outputs && j < base.count; j++)
    onnx_ensemble_float(r->g, &base, j, f->base + j);
  if (base.count == 2 && f->outputs == 1) {
    mpq_t other;
    mpq_init(other);
    onnx_ensemble_float(r->g, &base, 1, other);
    if (!mpq_equal(other, f->base))
      onnx_refuse(r->g, "two base_values that differ, for one sum: which one is meant is not said");
    mpq_clear(other);
  }
  onnx_ensemble_floats_free(&base);
}

static char *copied(const uint8_t *text, size_t length)
{
  return duplicate((const char *)text, length);
}

static size_t read_labels(reading *r)
{
  onnx_graph *g = r->g;
  const attribute *texts = onnx_attribute(g, "classlabels_strings", ONNX_ATTRIBUTE(STRINGS));
  const attribute *numbers = onnx_attribute(g, "classlabels_int64s", ONNX_ATTRIBUTE(INTS));
  size_t count = texts && texts->n_strings ? texts->n_strings : numbers ? numbers->n_ints : 0;
  if (count == 0 || (texts && texts->n_strings && numbers && numbers->n_ints))
    onnx_refuse(g, "the labels of the classes are missing, or there are two lists of them");
  for (size_t k = 0; k < count; k++) {
    char number[32];
    if (texts && texts->n_strings)
      forest_add_label(r->made, copied(texts->strings[k].data, texts->strings[k].len));
    else {
      snprintf(number, sizeof number, "%lld", (long long)numbers->ints[k]);
      forest_add_label(r->made, duplicate(number, strlen(number)));
    }
  }
  return count;
}

/* What follows the sums.  Programs agree where one sum is cut only if it is a probability or a margin. */
static void read_transform(reading *r, bool one)
{
  static const char *const names[] = {"NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT"};
  static const char *const texts[] = {NULL, "softmax", "the logistic function", NULL, "probit"};
  forest *f = r->made;
  const attribute *a = onnx_attribute(r->g, "post_transform", ONNX_ATTRIBUTE(STRING));
  size_t k = 0;
  while (a && k < sizeof names / sizeof names[0] && !onnx_ensemble_word(&a->s, names[k]))
    k++;
  if (a && (k == sizeof names / sizeof names[0] || (k > 0 && !texts[k])))
    onnx_refuse(r->g, "post_transform %s is not supported", quoted((const char *)a->s.data, a->s.len));
  if (texts[k])
    f->transform = duplicate(texts[k], strlen(texts[k]));
  if (r->from.classifies && !one)
    f->decision = FOREST_LARGEST;
  bool negative = numbers_have_negative(r->made->weight, r->made->terms);
  if (one && (k == 0) != negative)
    f->decision = FOREST_CUT;
  if (one && !negative)
    mpq_set_ui(f->cut, 1, 2);
}

static void read_aggregate(reading *r)
{
  const attribute *a = onnx_attribute(r->g, "aggregate_function", ONNX_ATTRIBUTE(STRING));
  if (!a || onnx_ensemble_word(&a->s, "SUM"))
    return;
  if (!onnx_ensemble_word(&a->s, "AVERAGE"))
    onnx_refuse(r->g, "aggregate_function %s is not supported: SUM and AVERAGE are",
                quoted((const char *)a->s.data, a->s.len));
  forest_average(r->made, r->made->trees);
}

static size_t read_targets(reading *r)
{
  const attribute *a = onnx_attribute(r->g, "n_targets", ONNX_ATTRIBUTE(INT));
  if (a && (a->i < 1 || a->i > (int64_t)LIMIT_OUTPUTS))
    onnx_refuse(r->g, "n_targets is %lld", (long long)a->i);
  return a ? (size_t)a->i : 1;
}

/* Columns: the last dimension of the input, which must be known. */
static size_t count_columns(const onnx_graph *g, const Onnx__ValueInfoProto *info)
{
  const Onnx__TypeProto__Tensor *type =
    info->type && info->type->value_case == ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE ? info->type->tensor_type : NULL;
  if (!type || !type->shape || type->shape->n_dim < 1 || type->shape->n_dim > 2)
    onnx_refuse(g, "input %s is no table: a tensor [N,C] is wanted", onnx_quoted(info->name));
  const Onnx__TensorShapeProto__Dimension *last = type->shape->dim[type->shape->n_dim - 1];
  bool known = last->value_case == ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE && last->dim_value > 0;
  if (!known)
    onnx_refuse(g, "how many columns input %s has is not said", onnx_quoted(info->name));
  if ((uint64_t)last->dim_value >= LIMIT_INPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs", g->file, LIMIT_INPUTS - 1);
  return (size_t)last->dim_value;
}

static bool is_ensemble(const Onnx__NodeProto *node)
{
  return strcmp(onnx_text(node->domain), "ai.onnx.ml") == 0 &&
         (strcmp(onnx_text(node->op_type), "TreeEnsembleRegressor") == 0 ||
          strcmp(onnx_text(node->op_type), "TreeEnsembleClassifier") == 0);
}

bool onnx_trees_are_in(const Onnx__GraphProto *graph)
{
  for (size_t i = 0; i < graph->n_node; i++)
    if (is_ensemble(graph->node[i]))
      return true;
  return false;
}

/* Operators that may stand beside the trees: they change nothing that is kept. */
static bool may_be_beside(const Onnx__NodeProto *node)
{
  static const char *const names[] = {"Cast", "Identity", "ZipMap"};
  for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
    if (strcmp(onnx_text(node->op_type), names[k]) == 0)
      return node->n_input == 1 && node->n_output == 1;
  return false;
}

/* The name of what the node that makes `name` reads, or NULL if none makes it. */
static const char *read_by_maker(const Onnx__GraphProto *graph, const char *name)
{
  for (size_t i = 0; i < graph->n_node; i++)
    for (size_t k = 0; k < graph->node[i]->n_output; k++)
      if (strcmp(onnx_text(graph->node[i]->output[k]), name) == 0)
        return graph->node[i]->n_input > 0 ? onnx_text(graph->node[i]->input[0]) : "";
  return NULL;
}

/* The input of the graph that `name` is, perhaps through nodes that change nothing. */
static const Onnx__ValueInfoProto *find_input(const onnx_graph *g, const Onnx__GraphProto *graph, const char *name)
{
  for (size_t step = 0; name && step <= graph->n_node; step++) {
    for (size_t i = 0; i < graph->n_input; i++)
      if (strcmp(onnx_text(graph->input[i]->name), name) == 0)
        return graph->input[i];
    name = read_by_maker(graph, name);
  }
  onnx_refuse(g, "what the trees read is no input of the graph");
}

/* The ensemble; exit 3 if another node does something. */
static const Onnx__NodeProto *find_ensemble(onnx_graph *g, const Onnx__GraphProto *graph)
{
  const Onnx__NodeProto *found = NULL;
  size_t number = 0;
  for (g->number = 0; g->number < graph->n_node; g->number++) {
    g->node = graph->node[g->number];
    bool ensemble = is_ensemble(g->node);
    if (ensemble && found)
      onnx_refuse(g, "there are trees in two nodes, which is not supported");
    if (!ensemble && !may_be_beside(g->node))
      onnx_refuse(g, "beside trees only Cast, Identity and ZipMap are supported");
    if (ensemble) {
      found = g->node;
      number = g->number;
    }
  }
  g->number = number;
  return found;
}

static void read_ensemble(reading *r, size_t inputs)
{
  onnx_graph *g = r->g;
  r->made = forest_new("ONNX", inputs, 1);
  r->made->number = "float32";
  if (r->from.value.is_tensor && r->from.value.tensor.type == ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE)
    r->made->number = "float64";
  size_t outputs = r->from.classifies ? read_labels(r) : read_targets(r);
  bool one = has_one_score(r, outputs);
  if (2 * outputs > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu outputs", g->file, LIMIT_OUTPUTS / 2);
  forest_set_outputs(r->made, one ? 1 : outputs);
  sort_nodes(r);
  make_trees(r);
  make_terms(r, one);
  if (!r->from.classifies)
    read_aggregate(r);
  read_base(r);
  read_transform(r, one);
  const attribute *missing = onnx_attribute(g, "nodes_missing_value_tracks_true", ONNX_ATTRIBUTE(INTS));
  for (size_t i = 0; missing && i < missing->n_ints; i++)
    r->made->missing = r->made->missing || missing->ints[i];
}

forest *onnx_trees_read(onnx_graph *g, const Onnx__GraphProto *graph)
{
  reading r = {.g = g};
  import_expect_trees(g->file, g->wish);
  g->node = find_ensemble(g, graph);
  r.from = onnx_ensemble_find(g, strcmp(g->node->op_type, "TreeEnsembleClassifier") == 0);
  if (g->node->n_input != 1)
    onnx_refuse(g, "the trees read %zu inputs", g->node->n_input);
  read_ensemble(&r, count_columns(g, find_input(g, graph, onnx_text(g->node->input[0]))));
  onnx_ensemble_free(&r.from);
  free(r.order);
  free(r.place);
  g->node = NULL;
  return r.made;
}
