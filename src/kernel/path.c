#include "path.h"
#include "tree.h"
#include "vector.h"

bool path_follow(network net, mpq_srcptr v, mpq_srcptr top, path *p, mpq_ptr scratch)
{
  size_t q = net.inputs, lo = 0, hi = net.leaves;
  mpq_ptr s = scratch, t = scratch + 1;
  p->first = lo;
  p->last = hi;
  p->count.neurons = 0;
  p->count.weights = 0;
  while (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi);
    mpq_srcptr w = net.hyperplanes + (cut - 1) * q;
    vector_dot(s, w, v, q, t);
    bool above = mpq_sgn(s) > 0;
    mpq_abs(s, s);
    mpq_mul(t, net.gains + (cut - 1), s);
    if (mpq_cmp(t, top) < 0)
      return false;
    p->count.neurons += 2 * q + 2;
    p->count.weights += 2 * vector_both(w, w, q) + 4 * q;
    /* A closed side of one leaf ends in a neuron that is active with output zero; a larger one
     * has inputs zero, so nothing in it is active. */
    if (above) {
      if (cut - lo > 1)
        p->first = cut;
      lo = cut;
    } else {
      if (hi - cut > 1)
        p->last = cut;
      hi = cut;
    }
  }
  p->leaf = lo;
  return true;
}
