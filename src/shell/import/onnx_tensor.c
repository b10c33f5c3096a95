#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "onnx.h"
#include "shell/base/binary_float.h"
#include "shell/base/status.h"
#include <string.h>

onnx_tensor onnx_tensor_new(int type, onnx_shape shape, bool constant)
{
  onnx_tensor t = {.type = type, .shape = shape, .count = onnx_shape_count(&shape)};
  if (constant)
    t.number = numbers_new(t.count);
  else
    t.form = linear_forms_new(t.count);
  return t;
}

onnx_tensor onnx_tensor_copy(const onnx_tensor *from, onnx_shape shape)
{
  onnx_tensor t = onnx_tensor_new(from->type, shape, from->number);
  t.compare = from->compare;
  for (size_t i = 0; i < t.count; i++)
    if (t.number)
      mpq_set(t.number + i, from->number + i);
    else
      t.form[i] = linear_copy(from->form + i);
  return t;
}

void onnx_tensor_free(onnx_tensor *t)
{
  if (t->number)
    numbers_free(t->number, t->count);
  else
    linear_forms_free(t->form, t->count);
}

/* Types of numbers that are read: bytes of one, and of floats the bits of mantissa and exponent. */
typedef struct {
  int type;
  size_t bytes;
  unsigned mantissa, exponent;
} format;

static const format formats[] = {{ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT, 4, 23, 8},
                                 {ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE, 8, 52, 11},
                                 {ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT16, 2, 10, 5},
                                 {ONNX__TENSOR_PROTO__DATA_TYPE__BFLOAT16, 2, 7, 8},
                                 {ONNX__TENSOR_PROTO__DATA_TYPE__INT32, 4, 0, 0},
                                 {ONNX__TENSOR_PROTO__DATA_TYPE__INT64, 8, 0, 0},
                                 {ONNX__TENSOR_PROTO__DATA_TYPE__BOOL, 1, 0, 0}};

/* NULL if there is none. */
static const format *find_format(int type)
{
  for (size_t k = 0; k < sizeof formats / sizeof formats[0]; k++)
    if (formats[k].type == type)
      return formats + k;
  return NULL;
}

bool onnx_is_float(int type)
{
  const format *f = find_format(type);
  return f && f->mantissa > 0;
}

static binary_float float_of(const format *f)
{
  unsigned bias = (1U << (f->exponent - 1)) - 1;
  return (binary_float){NULL, {f->mantissa + 1, f->mantissa + bias - 1, 2 * bias - 1}};
}

bool onnx_is_in_type(mpq_srcptr number, int type)
{
  bool integer = mpz_cmp_ui(mpq_denref(number), 1) == 0;
  const format *f = find_format(type);
  if (f && f->mantissa > 0) {
    binary_float as = float_of(f);
    return binary_float_has(number, &as);
  }
  switch (type) {
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT32: return integer && mpz_fits_sint_p(mpq_numref(number));
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT64: return integer && mpz_fits_slong_p(mpq_numref(number));
  case ONNX__TENSOR_PROTO__DATA_TYPE__BOOL: return mpq_sgn(number) == 0 || mpq_cmp_ui(number, 1, 1) == 0;
  default: return false;
  }
}

bool onnx_round(mpq_ptr number, int type)
{
  binary_float as = float_of(find_format(type));
  return binary_float_round(number, &as);
}

const char *onnx_type_name(int type)
{
  const ProtobufCEnumValue *known = protobuf_c_enum_descriptor_get_value(&onnx__tensor_proto__data_type__descriptor,
                                                                         type);
  return known ? known->name : "an unknown type";
}

/* value := the number of an IEEE 754 format with that many bits of mantissa and exponent; false if it is none. */
static bool decode_float(mpq_ptr value, uint64_t bits, unsigned mantissa_bits, unsigned exponent_bits)
{
  uint64_t mantissa = bits & (((uint64_t)1 << mantissa_bits) - 1);
  uint64_t highest = ((uint64_t)1 << exponent_bits) - 1, exponent = bits >> mantissa_bits & highest;
  if (exponent == highest)
    return false;
  if (exponent > 0)
    mantissa |= (uint64_t)1 << mantissa_bits;
  else
    exponent = 1;
  /* The value is mantissa * 2^(exponent - down). */
  uint64_t down = highest / 2 + mantissa_bits;
  mpq_set_ui(value, mantissa, 1);
  if (exponent < down)
    mpq_div_2exp(value, value, down - exponent);
  else
    mpq_mul_2exp(value, value, exponent - down);
  if (bits >> (mantissa_bits + exponent_bits))
    mpq_neg(value, value);
  numbers_check(value, 1);
  return true;
}

static uint64_t bits_of_float(float from)
{
  uint32_t bits;
  memcpy(&bits, &from, sizeof bits);
  return bits;
}

static uint64_t bits_of_double(double from)
{
  uint64_t bits;
  memcpy(&bits, &from, sizeof bits);
  return bits;
}

void onnx_float_read(const onnx_graph *g, mpq_ptr value, float from, const char *what)
{
  if (!decode_float(value, bits_of_float(from), 23, 8))
    onnx_refuse(g, "%s is NaN or infinite", what);
}

/* How the numbers of a tensor stand in the file. */
typedef struct {
  const Onnx__TensorProto *from;
  const format *format;
  const uint8_t *raw; /* bytes, or NULL: typed */
  size_t available;
} data;

static const char *name_of(const Onnx__TensorProto *t)
{
  return onnx_quoted(t->name);
}

/* Those in a list of their type; what is shorter than 32 bits stands in one of these. */
static size_t typed(const Onnx__TensorProto *t)
{
  switch (t->data_type) {
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT: return t->n_float_data;
  case ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE: return t->n_double_data;
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT64: return t->n_int64_data;
  default: return t->n_int32_data;
  }
}

static bool is_external(const Onnx__TensorProto *t)
{
  return t->n_external_data > 0 || t->data_location == ONNX__TENSOR_PROTO__DATA_LOCATION__EXTERNAL;
}

static data find_data(onnx_graph *g, const Onnx__TensorProto *t)
{
  data d = {.from = t, .format = find_format(t->data_type)};
  size_t bytes = t->has_raw_data ? t->raw_data.len : 0;
  if (!d.format)
    onnx_refuse(g, "tensor %s has the type %s, which is not supported", name_of(t), onnx_type_name(t->data_type));
  d.available = typed(t);
  if (t->has_raw_data)
    d.raw = t->raw_data.data;
  if (is_external(t) && t->has_raw_data)
    onnx_refuse(g, "tensor %s has data here and in another file", name_of(t));
  if (is_external(t))
    d.raw = onnx_external_find(g, t, &bytes);
  if (!t->has_raw_data && !is_external(t))
    return d;
  if (d.available)
    onnx_refuse(g, "tensor %s has both raw and typed data", name_of(t));
  if (bytes % d.format->bytes)
    onnx_refuse(g, "tensor %s has %zu bytes, not a multiple of %zu", name_of(t), bytes, d.format->bytes);
  d.available = bytes / d.format->bytes;
  return d;
}

/* The bits of number i. */
static uint64_t take_bits(const data *d, size_t i)
{
  const Onnx__TensorProto *t = d->from;
  uint64_t bits = 0;
  if (d->raw) {
    for (size_t k = 0; k < d->format->bytes; k++)
      bits |= (uint64_t)d->raw[i * d->format->bytes + k] << 8 * k;
    return bits;
  }
  switch (t->data_type) {
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT: return bits_of_float(t->float_data[i]);
  case ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE: return bits_of_double(t->double_data[i]);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT64: return (uint64_t)t->int64_data[i];
  default: return (uint32_t)t->int32_data[i] & (((uint64_t)1 << 8 * d->format->bytes) - 1);
  }
}

static void read_float(onnx_graph *g, const data *d, size_t i, mpq_ptr value)
{
  uint64_t bits = take_bits(d, i);
  if (!decode_float(value, bits, d->format->mantissa, d->format->exponent))
    onnx_refuse(g, "tensor %s: number %zu, from 0, is NaN or infinite", name_of(d->from), i);
  g->result.numbers++;
  if (mpq_sgn(value) == 0)
    g->result.zeros++;
  if (bits == (uint64_t)1 << (8 * d->format->bytes - 1))
    g->result.negative_zeros++;
}

static void read_integer(const data *d, size_t i, mpq_ptr value)
{
  uint64_t bits = take_bits(d, i), sign = (uint64_t)1 << (8 * d->format->bytes - 1);
  mpq_set_ui(value, bits & (sign - 1), 1);
  if (bits & sign) {
    mpz_t most;
    mpz_init_set_ui(most, sign);
    mpz_sub(mpq_numref(value), mpq_numref(value), most);
    mpz_clear(most);
  }
}

static void read_truth(const onnx_graph *g, const data *d, size_t i, mpq_ptr value)
{
  uint64_t bits = take_bits(d, i);
  if (bits > 1)
    onnx_refuse(g, "tensor %s: number %zu, from 0, is neither 0 nor 1", name_of(d->from), i);
  mpq_set_ui(value, bits, 1);
}

static onnx_shape read_shape(const onnx_graph *g, const Onnx__TensorProto *t)
{
  if (t->n_dims > ONNX_RANK_MOST)
    onnx_refuse(g, "tensor %s has %zu dimensions: more than %d are not supported", name_of(t), t->n_dims,
                ONNX_RANK_MOST);
  onnx_shape shape = {.rank = t->n_dims};
  for (size_t d = 0; d < t->n_dims; d++) {
    if (t->dims[d] <= 0)
      onnx_refuse(g, "tensor %s: dimension %zu is %lld", name_of(t), d, (long long)t->dims[d]);
    shape.dim[d] = (size_t)t->dims[d];
  }
  return shape;
}

onnx_tensor onnx_tensor_read(onnx_graph *g, const Onnx__TensorProto *from)
{
  if (from->segment)
    onnx_refuse(g, "tensor %s is a segment, which is not supported", name_of(from));
  onnx_shape shape = read_shape(g, from);
  data d = find_data(g, from);
  /* Before anything is allocated. */
  if (onnx_shape_count(&shape) != d.available)
    onnx_refuse(g, "tensor %s has the shape %s but %zu numbers", name_of(from), onnx_shape_text(&shape), d.available);
  onnx_tensor t = onnx_tensor_new(from->data_type, shape, true);
  for (size_t i = 0; i < t.count; i++)
    if (onnx_is_float(t.type))
      read_float(g, &d, i, t.number + i);
    else if (t.type == ONNX__TENSOR_PROTO__DATA_TYPE__BOOL)
      read_truth(g, &d, i, t.number + i);
    else
      read_integer(&d, i, t.number + i);
  return t;
}
