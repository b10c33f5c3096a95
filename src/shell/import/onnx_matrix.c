#include "onnx_operator.h"
#include "shell/base/memory.h"

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
        onnx_add_product(g, factor, a.of, a.begin + i * a.down + k * a.across, b.of, b.begin + k * b.down + j * b.across);
      if (addend)
        onnx_add_element(g, addend_factor, addend, onnx_broadcast_index(&out->shape, at, &addend->shape));
      onnx_set_element(g, out, at);
    }
}

/* The operand of Gemm, transposed if the attribute says so. */
static matrix gemm_operand(const onnx_graph *g, const onnx_tensor *t, const char *transposed)
{
  if (t->shape.rank != 2)
    onnx_refuse(g, "an operand has the shape %s, not two dimensions", onnx_shape_text(&t->shape));
  matrix m = matrix_of(t, t->shape.dim[0], t->shape.dim[1]);
  if (onnx_integer(g, transposed, 0) != 0)
    m = (matrix){t, m.columns, m.rows, 0, 1, m.columns};
  return m;
}

/* alpha * A * B + beta * C. */
onnx_tensor onnx_gemm(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_tensor *c = in[2];
  onnx_expect_floats(g, in, 3);
  onnx_expect_factor(g, in[0], in[1]);
  matrix a = gemm_operand(g, in[0], "transA"), b = gemm_operand(g, in[1], "transB");
  if (a.columns != b.rows)
    onnx_refuse(g, "shapes %s and %s do not match", onnx_shape_text(&in[0]->shape), onnx_shape_text(&in[1]->shape));
  onnx_shape shape = {2, {a.rows, b.columns}}, whole = shape;
  if (c)
    whole = onnx_broadcast(g, &shape, &c->shape);
  if (!onnx_shape_equal(&shape, &whole))
    onnx_refuse(g, "shape %s of the addend does not match %s", onnx_shape_text(&c->shape), onnx_shape_text(&shape));
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, onnx_all_constant(in, 3));
  mpq_ptr factors = numbers_new(2);
  onnx_float(g, "alpha", 1, factors);
  onnx_float(g, "beta", 1, factors + 1);
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
onnx_tensor onnx_matmul(onnx_graph *g, const onnx_tensor *const *in)
{
  const onnx_shape *left = &in[0]->shape, *right = &in[1]->shape;
  onnx_expect_floats(g, in, 2);
  onnx_expect_factor(g, in[0], in[1]);
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
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, onnx_all_constant(in, 2));
  size_t size = a.rows * b.columns;
  for (size_t i = 0; i * size < out.count; i++) {
    a.begin = onnx_broadcast_index(&stack, i, &stack_a) * a.rows * a.columns;
    b.begin = onnx_broadcast_index(&stack, i, &stack_b) * b.rows * b.columns;
    multiply(g, g->one, a, b, NULL, NULL, &out, i * size);
  }
  return out;
}
