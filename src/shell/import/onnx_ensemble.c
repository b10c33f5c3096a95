#include "onnx_ensemble.h"
#include "kernel/conditional/conditional_types.h"
#include "shell/base/status.h"
#include <string.h>

typedef Onnx__AttributeProto attribute;

static const attribute *find_integers(const onnx_graph *g, const char *name, size_t count)
{
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(INTS));
  if (!a)
    onnx_refuse(g, "attribute %s is missing", name);
  if (a->n_ints != count && count != NOWHERE)
    onnx_refuse(g, "attribute %s has %zu elements, but %zu are wanted", name, a->n_ints, count);
  return a;
}

bool onnx_ensemble_word(const ProtobufCBinaryData *text, const char *word)
{
  return text->len == strlen(word) && (text->len == 0 || memcmp(text->data, word, text->len) == 0);
}

onnx_floats onnx_ensemble_floats(onnx_graph *g, const char *name)
{
  char longer[64];
  snprintf(longer, sizeof longer, "%s_as_tensor", name);
  onnx_floats f = {.given = onnx_attribute(g, name, ONNX_ATTRIBUTE(FLOATS))};
  const attribute *other = onnx_attribute(g, longer, ONNX_ATTRIBUTE(TENSOR));
  if (f.given && other)
    onnx_refuse(g, "there are both %s and %s", name, longer);
  f.count = f.given ? f.given->n_floats : 0;
  if (!other || !other->t)
    return f;
  f.tensor = onnx_tensor_read(g, other->t);
  if (!onnx_is_float(f.tensor.type))
    onnx_refuse(g, "attribute %s has the type %s, neither FLOAT nor DOUBLE", longer, onnx_type_name(f.tensor.type));
  f.given = other;
  f.is_tensor = true;
  f.count = f.tensor.count;
  return f;
}

void onnx_ensemble_floats_free(onnx_floats *f)
{
  if (f->is_tensor)
    onnx_tensor_free(&f->tensor);
}

void onnx_ensemble_float(const onnx_graph *g, const onnx_floats *f, size_t i, mpq_ptr value)
{
  if (f->is_tensor)
    mpq_set(value, f->tensor.number + i);
  else
    onnx_float_read(g, value, f->given->floats[i], f->given->name);
}

/* Attributes that are not looked at change nothing that is kept, but unknown ones might. */
static void check_attributes(const onnx_graph *g)
{
  static const char known[] =
    " aggregate_function base_values base_values_as_tensor class_ids class_nodeids class_treeids class_weights "
    "class_weights_as_tensor classlabels_int64s classlabels_strings n_targets nodes_falsenodeids nodes_featureids "
    "nodes_hitrates nodes_hitrates_as_tensor nodes_missing_value_tracks_true nodes_modes nodes_nodeids nodes_treeids "
    "nodes_truenodeids nodes_values nodes_values_as_tensor post_transform target_ids target_nodeids target_treeids "
    "target_weights target_weights_as_tensor ";
  char wanted[64];
  for (size_t i = 0; i < g->node->n_attribute; i++) {
    const char *name = onnx_text(g->node->attribute[i]->name);
    snprintf(wanted, sizeof wanted, " %s ", name);
    if (strlen(name) + 3 > sizeof wanted || !strstr(known, wanted))
      onnx_refuse(g, "attribute %s is not supported", onnx_quoted(name));
  }
}

onnx_ensemble onnx_ensemble_find(onnx_graph *g, bool classifies)
{
  onnx_ensemble e = {.classifies = classifies};
  check_attributes(g);
  e.tree = find_integers(g, "nodes_treeids", NOWHERE);
  e.nodes = e.tree->n_ints;
  e.node = find_integers(g, "nodes_nodeids", e.nodes);
  e.column = find_integers(g, "nodes_featureids", e.nodes);
  e.next = find_integers(g, "nodes_truenodeids", e.nodes);
  e.otherwise = find_integers(g, "nodes_falsenodeids", e.nodes);
  e.mode = onnx_attribute(g, "nodes_modes", ONNX_ATTRIBUTE(STRINGS));
  e.value = onnx_ensemble_floats(g, "nodes_values");
  if (!e.mode || e.mode->n_strings != e.nodes || e.value.count != e.nodes)
    onnx_refuse(g, "nodes_modes and nodes_values must have %zu elements, as nodes_treeids has", e.nodes);
  if (e.nodes == 0)
    onnx_refuse(g, "there are no trees");
  e.weight = onnx_ensemble_floats(g, classifies ? "class_weights" : "target_weights");
  e.term_tree = find_integers(g, classifies ? "class_treeids" : "target_treeids", e.weight.count);
  e.term_node = find_integers(g, classifies ? "class_nodeids" : "target_nodeids", e.weight.count);
  e.term_output = find_integers(g, classifies ? "class_ids" : "target_ids", e.weight.count);
  return e;
}

void onnx_ensemble_free(onnx_ensemble *e)
{
  onnx_ensemble_floats_free(&e->value);
  onnx_ensemble_floats_free(&e->weight);
}
