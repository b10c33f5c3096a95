#include "evaluate.h"
#include "tree.h"
#include "vector.h"

static void relu(mpq_ptr t)
{
  if (mpq_sgn(t) < 0)
    mpq_set_ui(t, 0, 1);
}

activity translate(mpq_ptr v, mpq_ptr active, mpq_srcptr x, mpq_srcptr shift, size_t q, mpq_ptr t)
{
  activity count = {0, 0};
  mpq_set(v, x);
  mpq_set_ui(active, 1, 1);
  mpq_mul(t, shift, x);
  for (size_t k = 1; k < q; k++) {
    mpq_add(v + k, x + k, t);
    relu(v + k);
    bool fires = mpq_sgn(x + k) != 0 || mpq_sgn(t) != 0;
    mpq_set_ui(active + k, fires ? 1 : 0, 1);
    if (fires) {
      count.neurons++;
      count.weights += mpq_sgn(shift) != 0 ? 2 : 1;
    }
  }
  return count;
}

/* One side of a switch: out_k = phi(v_k - c y), active iff v_k != 0 or c y != 0. */
static void gate(mpq_ptr out, mpq_ptr active, mpq_srcptr v, mpq_srcptr cy, size_t q)
{
  for (size_t k = 0; k < q; k++) {
    mpq_sub(out + k, v + k, cy);
    relu(out + k);
    mpq_set_ui(active + k, mpq_sgn(v + k) != 0 || mpq_sgn(cy) != 0 ? 1 : 0, 1);
  }
}

static activity evaluate_subtree(network net, size_t lo, size_t hi, mpq_srcptr v, mpq_srcptr active, mpq_ptr leaf,
                                 mpq_ptr leaf_active, mpq_ptr scratch)
{
  activity count = {0, 0};
  if (hi - lo == 1) {
    mpq_set(leaf + lo, v);
    mpq_set(leaf_active + lo, active);
    return count;
  }
  size_t q = net.inputs;
  size_t cut = tree_cut(lo, hi);
  mpq_srcptr w = net.hyperplanes + (cut - 1) * q, gain = net.gains + (cut - 1);
  mpq_ptr s = scratch, y = scratch + 1, t = scratch + 2;
  mpq_ptr side = scratch + 3, side_active = side + q, deeper = side_active + q;

  vector_dot(s, w, v, q, t);
  size_t touched = vector_both(w, v, q);
  if (touched > 0) {
    count.neurons += 2;
    count.weights += 2 * vector_both(w, active, q);
  }
  for (int right = 0; right < 2; right++) {
    if (right)
      mpq_neg(y, s);
    else
      mpq_set(y, s);
    relu(y);
    mpq_mul(t, gain, y);
    gate(side, side_active, v, t, q);
    size_t fired = vector_both(side_active, side_active, q);
    count.neurons += fired;
    count.weights += vector_both(side_active, active, q);
    if (touched > 0 && mpq_sgn(gain) != 0)
      count.weights += fired;
    activity below = right ? evaluate_subtree(net, cut, hi, side, side_active, leaf, leaf_active, deeper)
                           : evaluate_subtree(net, lo, cut, side, side_active, leaf, leaf_active, deeper);
    count.neurons += below.neurons;
    count.weights += below.weights;
  }
  return count;
}

activity evaluate_tree(network net, mpq_srcptr v, mpq_srcptr active, mpq_ptr leaf, mpq_ptr leaf_active,
                       mpq_ptr scratch)
{
  return evaluate_subtree(net, 0, net.leaves, v, active, leaf, leaf_active, scratch);
}

/* Output neuron j of the fused readout: phi(sum_i d_ij h_i1). */
static activity output_fused(mpq_srcptr d, mpq_srcptr leaf, mpq_srcptr leaf_active, size_t n, mpq_ptr out, mpq_ptr t)
{
  activity count = {0, 0};
  vector_dot(out, d, leaf, n, t);
  relu(out);
  if (vector_both(d, leaf, n) > 0) {
    count.neurons = 1;
    count.weights = vector_both(d, leaf_active, n);
  }
  return count;
}

/* Output neuron j of the printed readout, and its leaf neurons phi(d_ij h_i1). */
static activity output_printed(mpq_srcptr d, mpq_srcptr leaf, mpq_srcptr leaf_active, size_t n, mpq_ptr out, mpq_ptr t)
{
  activity count = {0, 0};
  size_t nonzero = 0;
  mpq_set_ui(out, 0, 1);
  for (size_t i = 0; i < n; i++)
    if (mpq_sgn(d + i) != 0 && mpq_sgn(leaf + i) != 0) {
      count.neurons++;
      if (mpq_sgn(leaf_active + i) != 0)
        count.weights++;
      mpq_mul(t, d + i, leaf + i);
      relu(t);
      mpq_add(out, out, t);
      if (mpq_sgn(t) != 0)
        nonzero++;
    }
  relu(out);
  if (nonzero > 0) {
    count.weights += count.neurons;
    count.neurons++;
  }
  return count;
}

activity evaluate_readout(network net, mpq_srcptr leaf, mpq_srcptr leaf_active, mpq_ptr out, mpq_ptr t)
{
  activity count = {0, 0};
  for (size_t j = 0; j < net.outputs; j++) {
    mpq_srcptr d = net.readout + j * net.leaves;
    activity of_j = net.kind == READOUT_FUSED
                      ? output_fused(d, leaf, leaf_active, net.leaves, out + j, t)
                      : output_printed(d, leaf, leaf_active, net.leaves, out + j, t);
    count.neurons += of_j.neurons;
    count.weights += of_j.weights;
  }
  return count;
}
