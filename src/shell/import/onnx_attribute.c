#include "onnx.h"
#include <float.h>
#include <string.h>

typedef Onnx__AttributeProto attribute;

const attribute *onnx_attribute(const onnx_graph *g, const char *name, onnx_attribute_type type)
{
  const attribute *found = NULL;
  for (size_t i = 0; i < g->node->n_attribute; i++) {
    const attribute *a = g->node->attribute[i];
    if (strcmp(onnx_text(a->name), name) != 0)
      continue;
    if (found)
      onnx_refuse(g, "there are two attributes %s", name);
    if ((a->has_type && a->type != type) || a->ref_attr_name)
      onnx_refuse(g, "attribute %s has a type that is not supported", name);
    found = a;
  }
  return found;
}

bool onnx_has(const onnx_graph *g, const char *name)
{
  bool found = false;
  for (size_t i = 0; i < g->node->n_attribute && !found; i++)
    found = strcmp(onnx_text(g->node->attribute[i]->name), name) == 0;
  return found;
}

int64_t onnx_integer(const onnx_graph *g, const char *name, int64_t otherwise)
{
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(INT));
  return a ? a->i : otherwise;
}

void onnx_float(const onnx_graph *g, const char *name, float otherwise, mpq_ptr value)
{
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(FLOAT));
  onnx_float_read(g, value, a ? a->f : otherwise, name);
}

void onnx_bound(const onnx_graph *g, const char *name, float otherwise, mpq_ptr value)
{
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(FLOAT));
  bool infinite = a && (otherwise > 0 ? a->f > FLT_MAX : a->f < -FLT_MAX);
  onnx_float_read(g, value, a && !infinite ? a->f : otherwise, name);
}

const Onnx__TensorProto *onnx_attached(const onnx_graph *g, const char *name)
{
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(TENSOR));
  return a ? a->t : NULL;
}

static void expect_length(const onnx_graph *g, const char *name, size_t count)
{
  if (count > ONNX_LIST_MOST)
    onnx_refuse(g, "%s has %zu numbers: more than %d are not supported", name, count, ONNX_LIST_MOST);
}

onnx_list onnx_integers(const onnx_graph *g, const char *name)
{
  onnx_list list = {.given = false};
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(INTS));
  if (!a)
    return list;
  expect_length(g, name, a->n_ints);
  list.given = true;
  for (; list.count < a->n_ints; list.count++)
    list.number[list.count] = a->ints[list.count];
  return list;
}

onnx_list onnx_list_of(const onnx_graph *g, const char *name, const onnx_tensor *input)
{
  onnx_list list = onnx_integers(g, name);
  if (!input)
    return list;
  if (list.given)
    onnx_refuse(g, "%s is both an attribute and an input", name);
  if (!input->number || onnx_is_float(input->type) || input->shape.rank > 1)
    onnx_refuse(g, "%s must be a constant list of integers", name);
  expect_length(g, name, input->count);
  list.given = true;
  for (; list.count < input->count; list.count++)
    list.number[list.count] = mpz_get_si(mpq_numref(input->number + list.count));
  return list;
}

size_t onnx_word(const onnx_graph *g, const char *name, const char *const *words)
{
  const attribute *a = onnx_attribute(g, name, ONNX_ATTRIBUTE(STRING));
  if (!a || a->s.len == 0)
    return 0;
  for (size_t k = 0; words[k]; k++)
    if (strlen(words[k]) == a->s.len && memcmp(words[k], a->s.data, a->s.len) == 0)
      return k;
  onnx_refuse(g, "attribute %s is %s, which is not supported", name, quoted((const char *)a->s.data, a->s.len));
}

void onnx_axes(const onnx_graph *g, const onnx_list *axes, size_t rank, bool of[ONNX_RANK_MOST])
{
  memset(of, 0, ONNX_RANK_MOST * sizeof *of);
  for (size_t k = 0; k < axes->count; k++) {
    size_t d = onnx_axis(g, axes->number[k], rank);
    if (of[d])
      onnx_refuse(g, "axis %lld stands there twice", (long long)axes->number[k]);
    of[d] = true;
  }
}
