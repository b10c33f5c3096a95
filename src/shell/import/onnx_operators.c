#include "shell/base/memory.h"
#include "onnx.h"
#include "shell/base/status.h"
#include <stdint.h>
#include <string.h>

/* Longer numbers come from repeated products of constants only. */
#define BITS_MOST ((size_t)1 << 20)

typedef Onnx__AttributeProto attribute;

/* The attribute of the node, or NULL if it has none of this name. */
static const attribute *find(const onnx_graph *g, const char *name, Onnx__AttributeProto__AttributeType type)
{
  const attribute *found = NULL;
  for (size_t i = 0; i < g->node->n_attribute; i++) {
    const attribute *a = g->node->attribute[i];
    if (strcmp(a->name, name) != 0)
      continue;
    if (found)
      onnx_refuse(g, "there are two attributes %s", name);
    if ((a->has_type && a->type != type) || a->ref_attr_name)
      onnx_refuse(g, "attribute %s has a type that is not supported", name);
    found = a;
  }
  return found;
}

static int64_t find_integer(const onnx_graph *g, const char *name, int64_t otherwise)
{
  const attribute *a = find(g, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INT);
  return a ? a->i : otherwise;
}

/* value := the attribute, 1 if there is none. */
static void find_float(const onnx_graph *g, const char *name, mpq_ptr value)
{
  const attribute *a = find(g, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOAT);
  if (a)
    onnx_float_read(g, value, a->f, name);
  else
    mpq_set_ui(value, 1, 1);
}

/* Sums of products, one element of a result at a time. */

static void add_constant(onnx_graph *g, mpq_srcptr factor, mpq_srcptr number)
{
  mpq_mul(g->product, factor, number);
  if (mpq_sgn(g->product) != 0)
    linear_add_neuron(&g->net, g->product, 0);
}

/* sum := sum + factor * element i of t. */
static void add_element(onnx_graph *g, mpq_srcptr factor, const onnx_tensor *t, size_t i)
{
  if (t->number)
    add_constant(g, factor, t->number + i);
  else
    linear_add(&g->net, factor, t->form + i);
}

/* sum := sum + factor * a_i * b_k, one of which is constant. */
static void add_product(onnx_graph *g, mpq_srcptr factor, const onnx_tensor *a, size_t i, const onnx_tensor *b,
                        size_t k)
{
  const onnx_tensor *constant = a->number ? a : b, *other = a->number ? b : a;
  size_t at = a->number ? i : k, other_at = a->number ? k : i;
  if (mpq_sgn(constant->number + at) == 0)
    return;
  mpq_mul(g->factor, factor, constant->number + at);
  add_element(g, g->factor, other, other_at);
}

static void refuse_long(const onnx_graph *g, mpq_srcptr number)
{
  if (mpz_sizeinbase(mpq_numref(number), 2) > BITS_MOST || mpz_sizeinbase(mpq_denref(number), 2) > BITS_MOST)
    fail(STATUS_UNDECIDED, "%s: node %zu makes numbers of more than %zu bits", g->file, g->number, BITS_MOST);
}

/* Element i of t := the sum. */
static void set_element(onnx_graph *g, onnx_tensor *t, size_t i)
{
  if (t->number) {
    linear_take_constant(&g->net, t->number + i);
    refuse_long(g, t->number + i);
    return;
  }
  t->form[i] = linear_take(&g->net);
  for (size_t k = 0; k < t->form[i].terms; k++)
    refuse_long(g, t->form[i].weight + k);
}

static void expect_floats(const onnx_graph *g, const onnx_tensor *const *in, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (in[i] && (!onnx_is_float(in[i]->type) || in[i]->type != in[0]->type))
      onnx_refuse(g, "operands of the types %s and %s are not supported", onnx_type_name(in[0]->type),
                  onnx_type_name(in[i]->type));
}

static void expect_factor(const onnx_graph *g, const onnx_tensor *a, const onnx_tensor *b)
{
  if (!a->number && !b->number)
    onnx_refuse(g, "a product of two values that depend on the input is not linear");
}

/* in[0] + in[1], or - in[1] if `negate`. */
static onnx_tensor add_or_subtract(onnx_graph *g, const onnx_tensor *const *in, bool negate)
{
  const onnx_tensor *a = in[0], *b = in[1];
  expect_floats(g, in, 2);
  onnx_shape shape = onnx_broadcast(g, &a->shape, &b->shape);
  onnx_tensor out = onnx_tensor_new(a->type, shape, a->number && b->number);
  mpq_set_si(g->factor, negate ? -1 : 1, 1);
  for (size_t i = 0; i < out.count; i++) {
    add_element(g, g->one, a, onnx_broadcast_index(&shape, i, &a->shape));
    add_element(g, g->factor, b, onnx_broadcast_index(&shape, i, &b->shape));
    set_element(g, &out, i);
  }
  return out;
}

static onnx_tensor add(onnx_graph *g, const onnx_tensor *const *in)
{
  return add_or_subtract(g, in, false);
}

static onnx_tensor subtract(onnx_graph *g, const onnx_tensor *const *in)
{
  return add_or_subtract(g, in, true);
}

/* A matrix in a tensor: element (i, k) is number `begin` + i * `down` + k * `across`. */
typedef struct {
  const onnx_tensor *of;
  size_t rows, columns, begin, down, across;
} matrix;

static matrix matrix_of(const onnx_tensor *t, size_t rows, size_t columns)
{
  return (matrix){t, rows, columns, 0, columns, 1};
}

/* Elements of out from `begin` on := factor * a * b + addend. */
static void multiply(onnx_graph *g, mpq_srcptr factor, matrix a, matrix b, mpq_srcptr addend_factor,
                     const onnx_tensor *addend, onnx_tensor *out, size_t begin)
{
  for (size_t i = 0; i < a.rows; i++)
    for (size_t j = 0; j < b.columns; j++) {
      size_t at = begin + i * b.columns + j;
      for (size_t k = 0; k < a.columns; k++)
        add_product(g, factor, a.of, a.begin + i * a.down + k * a.across, b.of, b.begin + k * b.down + j * b.across);
      if (addend)
        add_element(g, addend_factor, addend, onnx_broadcast_index(&out->shape, at, &addend->shape));
      set_element(g, out, at);
    }
}

/* The operand of Gemm, transposed if the attribute says so. */
static matrix gemm_operand(const onnx_graph *g, const onnx_tensor *t, const char *transposed)
{
  if (t->shape.rank != 2)
    onnx_refuse(g, "an operand has the shape %s, not two dimensions", onnx_shape_text(&t->shape));
  matrix m = matrix_of(t, t->shape.dim[0], t->shape.dim[1]);
  if (find_integer(g, transposed, 0) != 0)
    m = (matrix){t, m.columns, m.rows, 0, 1, m.columns};
  return m;
}

/* alpha * A * B + beta * C. */
static onnx_tensor gemm(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *c = in[2];
  expect_floats(g, in, 3);
  expect_factor(g, in[0], in[1]);
  matrix a = gemm_operand(g, in[0], "transA"), b = gemm_operand(g, in[1], "transB");
  if (a.columns != b.rows)
    onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(&in[0]->shape), onnx_shape_text(&in[1]->shape));
  onnx_shape shape = {2, {a.rows, b.columns}}, whole = shape;
  if (c)
    whole = onnx_broadcast(g, &shape, &c->shape);
  if (!onnx_shape_equal(&shape, &whole))
    onnx_refuse(g, "shape %s of the addend does not match %s", onnx_shape_text(&c->shape), onnx_shape_text(&shape));
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, in[0]->number && in[1]->number && (!c || c->number));
  mpq_ptr factors = numbers_new(2);
  find_float(g, "alpha", factors);
  find_float(g, "beta", factors + 1);
  multiply(g, factors, a, b, factors + 1, c, &out, 0);
  numbers_free(factors, 2);
  return out;
}

/* The shape without its last two dimensions. */
static onnx_shape stack_of(const onnx_shape *s)
{
  onnx_shape stack = *s;
  stack.rank = s->rank > 2 ? s->rank - 2 : 0;
  return stack;
}

/* The product of numpy: matrices, or stacks of them; a vector is a row on the left and a column on the right. */
static onnx_tensor matmul(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *left = &in[0]->shape, *right = &in[1]->shape;
  expect_floats(g, in, 2);
  expect_factor(g, in[0], in[1]);
  if (left->rank == 0 || right->rank == 0)
    onnx_refuse(g, "an operand has no dimension");
  size_t inner = left->dim[left->rank - 1];
  matrix a = matrix_of(in[0], left->rank > 1 ? left->dim[left->rank - 2] : 1, inner);
  matrix b = matrix_of(in[1], right->rank > 1 ? right->dim[right->rank - 2] : right->dim[0],
                       right->rank > 1 ? right->dim[right->rank - 1] : 1);
  if (a.columns != b.rows)
    onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(left), onnx_shape_text(right));
  onnx_shape stack_a = stack_of(left), stack_b = stack_of(right), stack = onnx_broadcast(g, &stack_a, &stack_b);
  onnx_shape vectors_a = {1, {a.rows}}, vectors_b = {2, {b.columns, 1}}, shape = stack;
  onnx_broadcast(g, &vectors_a, &vectors_b);
  if (left->rank > 1)
    shape.dim[shape.rank++] = a.rows;
  if (right->rank > 1)
    shape.dim[shape.rank++] = b.columns;
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, in[0]->number && in[1]->number);
  size_t size = a.rows * b.columns;
  for (size_t i = 0; i * size < out.count; i++) {
    a.begin = onnx_broadcast_index(&stack, i, &stack_a) * a.rows * a.columns;
    b.begin = onnx_broadcast_index(&stack, i, &stack_b) * b.rows * b.columns;
    multiply(g, g->one, a, b, NULL, NULL, &out, i * size);
  }
  return out;
}

static onnx_tensor relu(onnx_graph *g, const onnx_tensor *const *in)
{
  expect_floats(g, in, 1);
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  for (size_t i = 0; out.number && i < out.count; i++)
    if (mpq_sgn(out.number + i) < 0)
      mpq_set_ui(out.number + i, 0, 1);
  if (out.form)
    linear_relu(&g->net, out.form, out.count);
  return out;
}

static onnx_tensor identity(onnx_graph *g, const onnx_tensor *const *in)
{
  (void)g;
  return onnx_tensor_copy(in[0], in[0]->shape);
}

static onnx_tensor flatten(onnx_graph *g, const onnx_tensor *const *in)
{
  int64_t axis = find_integer(g, "axis", 1), rank = (int64_t)in[0]->shape.rank;
  if (axis < -rank || axis > rank)
    onnx_refuse(g, "axis %lld is beyond the shape %s", (long long)axis, onnx_shape_text(&in[0]->shape));
  onnx_shape shape = {2, {1, 1}};
  for (int64_t d = 0; d < rank; d++)
    shape.dim[d >= (axis < 0 ? axis + rank : axis)] *= in[0]->shape.dim[d];
  return onnx_tensor_copy(in[0], shape);
}

/* Dimension d of a shape in a constant, as far as it is at least -1 and not too large. */
static int64_t wanted_dimension(const onnx_graph *g, const onnx_tensor *wanted, size_t d)
{
  mpq_srcptr number = wanted->number + d;
  if (mpq_cmp_si(number, -1, 1) < 0 || !mpz_fits_slong_p(mpq_numref(number)))
    onnx_refuse(g, "dimension %zu of the shape is out of range", d);
  return mpz_get_si(mpq_numref(number));
}

static onnx_tensor reshape(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *t = in[0], *wanted = in[1];
  if (!wanted->number || wanted->type != ONNX__TENSOR_PROTO__DATA_TYPE__INT64 || wanted->shape.rank != 1 ||
      wanted->count > ONNX_RANK_MOST)
    onnx_refuse(g, "the shape must be constant, of type INT64, with at most %d dimensions", ONNX_RANK_MOST);
  bool copies = find_integer(g, "allowzero", 0) == 0;
  onnx_shape shape = {.rank = wanted->count};
  size_t open = shape.rank;
  for (size_t d = 0; d < shape.rank; d++) {
    int64_t size = wanted_dimension(g, wanted, d);
    if (size == 0 && (!copies || d >= t->shape.rank))
      onnx_refuse(g, "dimension %zu of the shape is 0", d);
    if (size < 0 && open < shape.rank)
      onnx_refuse(g, "two dimensions of the shape are open");
    if (size < 0)
      open = d;
    shape.dim[d] = size > 0 ? (size_t)size : size < 0 ? 1 : t->shape.dim[d];
  }
  size_t rest = onnx_shape_count(&shape);
  if (open < shape.rank && t->count % rest == 0)
    shape.dim[open] = t->count / rest;
  if (onnx_shape_count(&shape) != t->count)
    onnx_refuse(g, "%zu elements do not fit the shape %s", t->count, onnx_shape_text(&shape));
  return onnx_tensor_copy(t, shape);
}

/* Numbers in an attribute are read as a tensor. */
static onnx_tensor constant(onnx_graph *g, const onnx_tensor *const *in)
{
  (void)in;
  Onnx__TensorProto made = ONNX__TENSOR_PROTO__INIT;
  int64_t count;
  const attribute *a;
  if ((a = find(g, "value", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__TENSOR)) && a->t)
    return onnx_tensor_read(g, a->t);
  made.name = g->node->output[0];
  made.dims = &count;
  if ((a = find(g, "value_float", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOAT))) {
    made.float_data = (float *)&a->f;
    made.n_float_data = 1;
  } else if ((a = find(g, "value_floats", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOATS))) {
    made.float_data = a->floats;
    made.n_float_data = a->n_floats;
    made.n_dims = 1;
  } else if ((a = find(g, "value_int", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INT))) {
    made.int64_data = (int64_t *)&a->i;
    made.n_int64_data = 1;
  } else if ((a = find(g, "value_ints", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS))) {
    made.int64_data = a->ints;
    made.n_int64_data = a->n_ints;
    made.n_dims = 1;
  } else
    onnx_refuse(g, "there is no value of a kind that is supported");
  bool is_float = made.n_float_data > 0;
  count = (int64_t)(is_float ? made.n_float_data : made.n_int64_data);
  made.data_type = is_float ? ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT : ONNX__TENSOR_PROTO__DATA_TYPE__INT64;
  return onnx_tensor_read(g, &made);
}

/* Whether the number is one of the IEEE 754 format with that many bits of precision and a largest exponent. */
static bool is_in_format(mpq_srcptr number, size_t precision, size_t exponent)
{
  mpz_srcptr num = mpq_numref(number), den = mpq_denref(number);
  if (mpz_sgn(num) == 0)
    return true;
  size_t low = mpz_scan1(num, 0), high = mpz_sizeinbase(num, 2), down = mpz_sizeinbase(den, 2) - 1;
  return mpz_scan1(den, 0) == down && high - low <= precision && high <= down + exponent + 1 &&
         down <= low + exponent + precision - 2;
}

static bool is_in_type(mpq_srcptr number, int type)
{
  bool integer = mpz_cmp_ui(mpq_denref(number), 1) == 0;
  switch (type) {
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT: return is_in_format(number, 24, 127);
  case ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE: return is_in_format(number, 53, 1023);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT32: return integer && mpz_fits_sint_p(mpq_numref(number));
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT64: return integer && mpz_fits_slong_p(mpq_numref(number));
  default: return false;
  }
}

/* Of constants, without rounding. */
static onnx_tensor cast(onnx_graph *g, const onnx_tensor *const *in)
{
  int64_t to = find_integer(g, "to", 0);
  if (!in[0]->number)
    onnx_refuse(g, "a conversion of a value that depends on the input is not supported");
  for (size_t i = 0; i < in[0]->count; i++)
    if (!is_in_type(in[0]->number + i, to < INT32_MAX ? (int)to : 0))
      onnx_refuse(g, "number %zu, from 0, is none of %s: rounding is not supported", i,
                  onnx_type_name(to < INT32_MAX ? (int)to : 0));
  onnx_tensor out = onnx_tensor_copy(in[0], in[0]->shape);
  out.type = (int)to;
  return out;
}

static const struct {
  const char *name;
  onnx_tensor (*evaluate)(onnx_graph *g, const onnx_tensor *const *in);
  size_t inputs, optional;
  const char *attributes; /* each between blanks */
} operators[] = {{"Add", add, 2, 0, ""},
                 {"Sub", subtract, 2, 0, ""},
                 {"MatMul", matmul, 2, 0, ""},
                 {"Gemm", gemm, 2, 1, " alpha beta transA transB "},
                 {"Relu", relu, 1, 0, ""},
                 {"Identity", identity, 1, 0, ""},
                 {"Flatten", flatten, 1, 0, " axis "},
                 {"Reshape", reshape, 2, 0, " allowzero "},
                 {"Cast", cast, 1, 0, " to "},
                 {"Constant", constant, 0, 0, " value value_float value_floats value_int value_ints "}};

static void check_attributes(const onnx_graph *g, const char *known)
{
  char word[32];
  for (size_t i = 0; i < g->node->n_attribute; i++) {
    const char *name = g->node->attribute[i]->name ? g->node->attribute[i]->name : "";
    snprintf(word, sizeof word, " %s ", name);
    if (strchr(name, ' ') || !name[0] || !strstr(known, word))
      onnx_refuse(g, "attribute %s is not supported", quoted(name, strlen(name)));
  }
}

static void check_inputs(const onnx_graph *g, const onnx_tensor *const *in, size_t least, size_t optional)
{
  size_t count = g->node->n_input;
  bool right = count >= least && count <= least + optional;
  for (size_t i = 0; i < least && right; i++)
    right = in[i];
  if (!right)
    onnx_refuse(g, "this operator with %zu inputs is not supported", count);
}

onnx_tensor onnx_evaluate(onnx_graph *g, const onnx_tensor *const *in)
{
  const char *name = g->node->op_type ? g->node->op_type : "";
  for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++)
    if (strcmp(operators[i].name, name) == 0) {
      check_attributes(g, operators[i].attributes);
      check_inputs(g, in, operators[i].inputs, operators[i].optional);
      return operators[i].evaluate(g, in);
    }
  onnx_refuse(g, "this operator is not supported");
}
