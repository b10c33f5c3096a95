#include "synthesize.h"
#include "halving.h"
#include "order.h"
#include "tree.h"

/* M = 1 + max |x_ij|. */
static void translation(mpq_ptr shift, mpq_srcptr x, size_t cells, mpq_ptr t)
{
  mpq_set_ui(shift, 0, 1);
  for (size_t i = 0; i < cells; i++) {
    mpq_abs(t, x + i);
    if (mpq_cmp(t, shift) > 0)
      mpq_set(shift, t);
  }
  mpq_set_ui(t, 1, 1);
  mpq_add(shift, shift, t);
}

/* Moves the translation into the threshold: afterwards w.v, v the translated point, is what w.x
 * was. */
static void absorb_translation(mpq_ptr w, mpq_srcptr shift, size_t q, mpq_ptr s, mpq_ptr t)
{
  mpq_set_ui(s, 0, 1);
  for (size_t k = 1; k < q; k++)
    mpq_add(s, s, w + k);
  mpq_mul(t, s, shift);
  mpq_sub(w, w, t);
}

static void build(dataset data, network net, const size_t *order, size_t lo, size_t hi, mpq_ptr scratch)
{
  if (hi - lo < 2)
    return;
  size_t q = data.inputs;
  size_t cut = tree_cut(lo, hi);
  mpq_ptr w = net.hyperplanes + (cut - 1) * q, gain = net.gains + (cut - 1);
  mpq_ptr margin = scratch, top = scratch + 1, deeper = scratch + 2;

  halving_hyperplane(data, order, lo, cut, hi, w, margin, deeper);
  absorb_translation(w, net.shift, q, deeper, deeper + 1);
  /* C1 = 2M is 1 more than any translated component. */
  mpq_add(top, net.shift, net.shift);
  mpq_div(gain, top, margin);
  build(data, net, order, lo, cut, scratch);
  build(data, net, order, cut, hi, scratch);
}

bool synthesize(dataset data, network net, size_t *order, size_t *rank, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  if (!order_rows(data.x, n, q, order, rank))
    return false;
  translation(net.shift, data.x, n * q, scratch);
  build(data, net, order, 0, n, scratch);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < r; j++)
      mpq_set(net.readout + j * n + i, data.d + order[i] * r + j);
  return true;
}
