#include "onnx_operator.h"
#include "shell/base/memory.h"

#define FLOAT_BITS 128

/* value := its root if that is rational. */
static bool take_root(mpq_ptr value)
{
  if (!mpz_perfect_square_p(mpq_numref(value)) || !mpz_perfect_square_p(mpq_denref(value)))
    return false;
  mpz_sqrt(mpq_numref(value), mpq_numref(value));
  mpz_sqrt(mpq_denref(value), mpq_denref(value));
  return true;
}

/* value := the number of `bits` significant bits that is nearest to its root, which is not rational: between two of
 * these, and never in their middle. */
static void round_root(mpq_ptr value, size_t bits)
{
  size_t above = mpz_sizeinbase(mpq_numref(value), 2), below = mpz_sizeinbase(mpq_denref(value), 2);
  /* value * 4^up has more than 2 * bits + 2 bits before the point, so that its root has more than bits + 1. */
  size_t up = bits + 2 + (below > above ? (below - above) / 2 + 1 : 0);
  mpz_t root;
  mpz_init(root);
  mpz_mul_2exp(root, mpq_numref(value), 2 * up);
  mpz_fdiv_q(root, root, mpq_denref(value));
  mpz_sqrt(root, root);
  size_t more = mpz_sizeinbase(root, 2) - bits;
  mpz_fdiv_q_2exp(root, root, more - 1);
  mpz_add_ui(root, root, 1);
  mpz_fdiv_q_2exp(root, root, 1);
  mpq_set_z(value, root);
  mpq_mul_2exp(value, value, more);
  mpq_div_2exp(value, value, up);
  mpz_clear(root);
}

/* Bits of a root that is rounded: as many as the user says, or where the model's own floats are wanted, at least more
 * than these have. */
static size_t root_bits(const onnx_graph *g)
{
  return g->rounds && g->wish->round < FLOAT_BITS ? FLOAT_BITS : g->wish->round;
}

/* factor := scale / sqrt(variance + epsilon), rounded if it must be and may. */
static void read_factor(onnx_graph *g, mpq_srcptr scale, mpq_srcptr variance, mpq_srcptr epsilon, mpq_ptr factor)
{
  mpq_add(factor, variance, epsilon);
  if (mpq_sgn(factor) <= 0)
    onnx_refuse(g, "a variance plus epsilon is not positive");
  mpq_inv(factor, factor);
  if (take_root(factor)) {
    mpq_mul(factor, factor, scale);
    return;
  }
  if (!g->wish->round)
    onnx_refuse(g, "the square root of a variance plus epsilon is not rational: --round BITS, as 53, takes the nearest "
                   "factor of so many bits, and says how near that is");
  mpq_mul(factor, factor, scale);
  mpq_mul(factor, factor, scale);
  if (mpq_sgn(factor) != 0) {
    round_root(factor, root_bits(g));
    g->result.rounded++;
  }
  if (mpq_sgn(scale) < 0)
    mpq_neg(factor, factor);
}

static void check_parameters(const onnx_graph *g, const onnx_tensor *const *in)
{
  bool right = in[0]->shape.rank > 1;
  for (size_t k = 1; k < 5 && right; k++)
    right = in[k]->number && onnx_is_float(in[k]->type) && in[k]->shape.rank == 1 && in[k]->count == in[0]->shape.dim[1];
  if (!right)
    onnx_refuse(g, "scale, bias, mean and variance must be constants, one for each channel of the shape %s",
                onnx_shape_text(&in[0]->shape));
  if (onnx_integer(g, "spatial", 1) != 1 || onnx_integer(g, "training_mode", 0) != 0)
    onnx_refuse(g, "spatial must be 1 and training_mode 0");
  for (size_t k = 1; k < g->node->n_output; k++)
    if (onnx_wants(g, k))
      onnx_refuse(g, "its outputs of training are not supported");
}

/* scale * (x - mean) / sqrt(variance + epsilon) + bias, channel by channel. */
onnx_tensor onnx_batch_normalization(onnx_graph *g, const onnx_tensor *const *in)
{
  if (!onnx_is_float(in[0]->type))
    onnx_refuse(g, "an operand of the type %s is not supported", onnx_type_name(in[0]->type));
  check_parameters(g, in);
  size_t channels = in[0]->shape.dim[1], inner = onnx_shape_stride(&in[0]->shape, 1);
  mpq_ptr factors = numbers_new(2 * channels), addends = factors + channels, epsilon = numbers_new(1);
  onnx_float(g, "epsilon", 1e-5f, epsilon);
  for (size_t c = 0; c < channels; c++) {
    read_factor(g, in[1]->number + c, in[4]->number + c, epsilon, factors + c);
    mpq_mul(addends + c, factors + c, in[3]->number + c);
    mpq_sub(addends + c, in[2]->number + c, addends + c);
  }
  onnx_tensor out = onnx_tensor_new(in[0]->type, in[0]->shape, in[0]->number);
  for (size_t i = 0; i < out.count; i++) {
    size_t c = i / inner % channels;
    onnx_add_element(g, factors + c, in[0], i);
    if (mpq_sgn(addends + c) != 0)
      linear_add_neuron(&g->net, addends + c, 0);
    onnx_set_element(g, &out, i);
  }
  numbers_free(factors, 2 * channels);
  numbers_free(epsilon, 1);
  return out;
}
