#include "eva_decoded.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static char name[SIZE + 1];

size_t any_count(void)
{
  return Frama_C_unsigned_long_interval(0, SIZE);
}

static int any_int(void)
{
  return Frama_C_interval(INT32_MIN, INT32_MAX);
}

static char *any_name(void)
{
  Frama_C_make_unknown(name, SIZE);
  name[SIZE] = '\0';
  return name;
}

char *any_name_or_none(void)
{
  return Frama_C_nondet(0, 1) ? any_name() : NULL;
}

void any_tensor_message(Onnx__TensorProto *t)
{
  static Onnx__TensorProto__Segment segment;
  static Onnx__StringStringEntryProto entry, other_entry;
  static Onnx__StringStringEntryProto *entries[SIZE] = EACH(&entry, &other_entry);
  static int64_t dimensions[SIZE], int64_data[SIZE];
  static int32_t int32_data[SIZE];
  static float float_data[SIZE];
  static double double_data[SIZE];
  static uint8_t bytes[SIZE];
  entry.key = any_name_or_none();
  entry.value = any_name_or_none();
  other_entry.key = any_name_or_none();
  other_entry.value = any_name_or_none();
  Frama_C_make_unknown((char *)dimensions, sizeof dimensions);
  Frama_C_make_unknown((char *)int64_data, sizeof int64_data);
  Frama_C_make_unknown((char *)int32_data, sizeof int32_data);
  Frama_C_make_unknown((char *)float_data, sizeof float_data);
  Frama_C_make_unknown((char *)double_data, sizeof double_data);
  Frama_C_make_unknown((char *)bytes, sizeof bytes);
  t->n_dims = any_count();
  t->dims = LIST(dimensions, t->n_dims);
  t->data_type = any_int();
  t->segment = Frama_C_nondet(0, 1) ? &segment : NULL;
  t->n_float_data = any_count();
  t->float_data = LIST(float_data, t->n_float_data);
  t->n_int32_data = any_count();
  t->int32_data = LIST(int32_data, t->n_int32_data);
  t->n_int64_data = any_count();
  t->int64_data = LIST(int64_data, t->n_int64_data);
  t->n_double_data = any_count();
  t->double_data = LIST(double_data, t->n_double_data);
  t->name = any_name_or_none();
  t->has_raw_data = Frama_C_nondet(0, 1);
  t->raw_data.len = any_count();
  t->raw_data.data = LIST(bytes, t->raw_data.len);
  t->n_external_data = any_count();
  t->external_data = LIST(entries, t->n_external_data);
  t->data_location = any_int();
}

static void any_attribute(Onnx__AttributeProto *a)
{
  static Onnx__TensorProto tensor;
  static float floats[SIZE];
  static int64_t integers[SIZE];
  static uint8_t word[SIZE];
  any_tensor_message(&tensor);
  Frama_C_make_unknown((char *)word, sizeof word);
  a->s.len = any_count();
  a->s.data = LIST(word, a->s.len);
  Frama_C_make_unknown((char *)floats, sizeof floats);
  Frama_C_make_unknown((char *)integers, sizeof integers);
  a->name = any_name_or_none();
  a->ref_attr_name = any_name_or_none();
  a->has_type = Frama_C_nondet(0, 1);
  a->type = any_int();
  Frama_C_make_unknown((char *)&a->f, sizeof a->f);
  Frama_C_make_unknown((char *)&a->i, sizeof a->i);
  a->t = Frama_C_nondet(0, 1) ? &tensor : NULL;
  a->n_floats = any_count();
  a->floats = LIST(floats, a->n_floats);
  a->n_ints = any_count();
  a->ints = LIST(integers, a->n_ints);
}

void any_node(Onnx__NodeProto *node)
{
  static Onnx__AttributeProto one, other;
  static Onnx__AttributeProto *attributes[SIZE] = EACH(&one, &other);
  static char *names[SIZE] = EACH(name, name);
  any_attribute(&one);
  any_attribute(&other);
  any_name();
  node->n_input = any_count();
  node->input = LIST(names, node->n_input);
  node->n_output = any_count();
  node->output = LIST(names, node->n_output);
  node->name = any_name_or_none();
  node->op_type = any_name_or_none();
  node->domain = any_name_or_none();
  node->n_attribute = any_count();
  node->attribute = LIST(attributes, node->n_attribute);
}

onnx_tensor any_tensor(void)
{
  onnx_tensor t = {.type = any_int(), .count = Frama_C_unsigned_long_interval(1, SIZE)};
  t.shape.rank = Frama_C_unsigned_long_interval(0, ONNX_RANK_MOST);
  for (size_t d = 0; d < ONNX_RANK_MOST; d++)
    t.shape.dim[d] = Frama_C_unsigned_long_interval(1, SIZE);
  if (Frama_C_nondet(0, 1))
    t.number = numbers_new(t.count);
  else
    t.form = linear_forms_new(t.count);
  return t;
}
