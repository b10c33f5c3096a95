#include "onnx_message.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A new message of a type, called by both of its names. */
#define MAKE(variable, Type, type)                            \
  Onnx__##Type *variable = allocate(1, sizeof(Onnx__##Type)); \
  onnx__##type##__init(variable)

/* Adds to a repeated field, whose list has room for the next power of two. */
#define APPEND(list, count, item)                                                                       \
  do {                                                                                                  \
    if (((count) & ((count) - 1)) == 0)                                                                 \
      (list) = reallocate((list), (count) ? 2 * (count) : 1, sizeof *(list));                           \
    (list)[(count)++] = (item);                                                                         \
  } while (0)

static char *copy(const char *text)
{
  return duplicate(text, strlen(text));
}

static int type_of(const binary_float *format)
{
  return format == &binary_float32 ? ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT : ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE;
}

onnx_graph_message *onnx_message_graph(const char *name)
{
  MAKE(g, GraphProto, graph_proto);
  g->name = copy(name);
  return g;
}

onnx_model_message *onnx_message_model(onnx_graph_message *g, int64_t format_version)
{
  MAKE(model, ModelProto, model_proto);
  model->has_ir_version = true;
  model->ir_version = format_version;
  model->producer_name = copy("memcert");
  model->producer_version = copy(MEMCERT_VERSION);
  model->graph = g;
  return model;
}

void onnx_message_operators(onnx_model_message *model, const char *domain, int64_t version)
{
  MAKE(set, OperatorSetIdProto, operator_set_id_proto);
  set->domain = copy(domain);
  set->has_version = true;
  set->version = version;
  APPEND(model->opset_import, model->n_opset_import, set);
}

void onnx_message_metadata(onnx_model_message *model, const char *key, const char *value)
{
  MAKE(entry, StringStringEntryProto, string_string_entry_proto);
  entry->key = copy(key);
  entry->value = copy(value);
  APPEND(model->metadata_props, model->n_metadata_props, entry);
}

static Onnx__TensorShapeProto__Dimension *new_dimension(size_t size)
{
  MAKE(dimension, TensorShapeProto__Dimension, tensor_shape_proto__dimension);
  if (size == 0) {
    dimension->value_case = ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_PARAM;
    dimension->dim_param = copy("N");
  } else {
    dimension->value_case = ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE;
    dimension->dim_value = (int64_t)size;
  }
  return dimension;
}

static Onnx__TypeProto *new_type(const onnx_message_value *value)
{
  MAKE(type, TypeProto, type_proto);
  MAKE(tensor, TypeProto__Tensor, type_proto__tensor);
  MAKE(shape, TensorShapeProto, tensor_shape_proto);
  APPEND(shape->dim, shape->n_dim, new_dimension(value->rows));
  APPEND(shape->dim, shape->n_dim, new_dimension(value->count));
  tensor->has_elem_type = true;
  tensor->elem_type = type_of(value->format);
  tensor->shape = shape;
  type->value_case = ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE;
  type->tensor_type = tensor;
  return type;
}

static Onnx__ValueInfoProto *new_value(const onnx_message_value *value)
{
  MAKE(info, ValueInfoProto, value_info_proto);
  info->name = copy(value->name);
  if (value->format)
    info->type = new_type(value);
  return info;
}

void onnx_message_input(onnx_graph_message *g, const onnx_message_value *value)
{
  APPEND(g->input, g->n_input, new_value(value));
}

void onnx_message_output(onnx_graph_message *g, const onnx_message_value *value)
{
  APPEND(g->output, g->n_output, new_value(value));
}

onnx_node_message *onnx_message_node(onnx_graph_message *g, const char *operator, const char *const *inputs,
                                     const char *output)
{
  MAKE(node, NodeProto, node_proto);
  node->op_type = copy(operator);
  for (; *inputs; inputs++)
    APPEND(node->input, node->n_input, copy(*inputs));
  onnx_message_more_output(node, output);
  APPEND(g->node, g->n_node, node);
  return node;
}

void onnx_message_more_output(onnx_node_message *node, const char *output)
{
  APPEND(node->output, node->n_output, copy(output));
}

void onnx_message_domain(onnx_node_message *node, const char *domain)
{
  node->domain = copy(domain);
}

static Onnx__AttributeProto *add_attribute(onnx_node_message *node, const char *name,
                                           Onnx__AttributeProto__AttributeType type)
{
  MAKE(attribute, AttributeProto, attribute_proto);
  attribute->name = copy(name);
  attribute->has_type = true;
  attribute->type = type;
  APPEND(node->attribute, node->n_attribute, attribute);
  return attribute;
}

void onnx_message_integer(onnx_node_message *node, const char *name, int64_t value)
{
  Onnx__AttributeProto *a = add_attribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INT);
  a->has_i = true;
  a->i = value;
}

void onnx_message_branch(onnx_node_message *node, const char *name, onnx_graph_message *branch)
{
  add_attribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__GRAPH)->g = branch;
}

int64_t *onnx_message_integers(onnx_node_message *node, const char *name, size_t count)
{
  Onnx__AttributeProto *a = add_attribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS);
  a->n_ints = count;
  a->ints = allocate(count, sizeof *a->ints);
  return a->ints;
}

void onnx_message_texts(onnx_node_message *node, const char *name, const char *const *texts, size_t count)
{
  Onnx__AttributeProto *a = add_attribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__STRINGS);
  a->strings = allocate(count, sizeof *a->strings);
  for (a->n_strings = 0; a->n_strings < count; a->n_strings++) {
    size_t length = strlen(texts[a->n_strings]);
    a->strings[a->n_strings] = (ProtobufCBinaryData){length, (uint8_t *)copy(texts[a->n_strings])};
  }
}

static size_t width_of(int type)
{
  return type == ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT ? sizeof(float) : sizeof(double);
}

static onnx_tensor_message *new_tensor(int type, const size_t *dims, size_t rank)
{
  MAKE(t, TensorProto, tensor_proto);
  size_t count = 1;
  t->dims = allocate(rank, sizeof *t->dims);
  for (; t->n_dims < rank; t->n_dims++) {
    t->dims[t->n_dims] = (int64_t)dims[t->n_dims];
    count *= dims[t->n_dims];
  }
  t->has_data_type = true;
  t->data_type = type;
  t->has_raw_data = true;
  t->raw_data.len = count * width_of(type);
  t->raw_data.data = allocate(t->raw_data.len, 1);
  return t;
}

onnx_message_floats onnx_message_numbers(onnx_node_message *node, const char *name, const binary_float *format,
                                         size_t count)
{
  onnx_message_floats list = {NULL, NULL};
  if (format == &binary_float32) {
    Onnx__AttributeProto *a = add_attribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOATS);
    a->n_floats = count;
    list.floats = a->floats = allocate(count, sizeof *a->floats);
    return list;
  }
  char longer[64];
  snprintf(longer, sizeof longer, "%s_as_tensor", name);
  list.tensor = add_attribute(node, longer, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__TENSOR)->t =
    new_tensor(type_of(format), &count, 1);
  list.tensor->name = copy(longer);
  return list;
}

void onnx_message_put(const onnx_message_floats *list, size_t k, mpq_srcptr number)
{
  if (list->tensor)
    onnx_message_set(list->tensor, k, number);
  else
    list->floats[k] = number ? (float)mpq_get_d(number) : NAN;
}

static onnx_tensor_message *add_tensor(onnx_graph_message *g, const char *name, onnx_tensor_message *t)
{
  t->name = copy(name);
  APPEND(g->initializer, g->n_initializer, t);
  return t;
}

onnx_tensor_message *onnx_message_matrix(onnx_graph_message *g, const char *name, const binary_float *format, size_t rows,
                                         size_t count)
{
  size_t dims[] = {rows, count};
  return add_tensor(g, name, new_tensor(type_of(format), dims, 2));
}

/* Bytes in raw data have the lowest first. */
static void set_bytes(onnx_tensor_message *t, size_t k, uint64_t bits)
{
  size_t width = width_of(t->data_type);
  for (size_t n = 0; n < width; n++)
    t->raw_data.data[k * width + n] = (uint8_t)(bits >> 8 * n);
}

void onnx_message_index(onnx_graph_message *g, const char *name, size_t index)
{
  set_bytes(add_tensor(g, name, new_tensor(ONNX__TENSOR_PROTO__DATA_TYPE__INT64, NULL, 0)), 0, index);
}

void onnx_message_set(onnx_tensor_message *t, size_t k, mpq_srcptr number)
{
  double wide = number ? mpq_get_d(number) : NAN;
  float narrow = (float)wide;
  uint64_t bits = 0;
  uint32_t few = 0;
  memcpy(&bits, &wide, sizeof bits);
  memcpy(&few, &narrow, sizeof few);
  set_bytes(t, k, width_of(t->data_type) == sizeof few ? few : bits);
}
