#include "ifelse.h"
#include "order.h"
#include "tree.h"

/* How many tests are above leaf i of the tree with n leaves. */
static size_t depth_of(size_t n, size_t i)
{
  size_t lo = 0, hi = n, depth = 0;
  while (hi - lo > 1) {
    size_t cut = tree_cut(lo, hi);
    if (i < cut)
      hi = cut;
    else
      lo = cut;
    depth++;
  }
  return depth;
}

/* The vertices of the tree with leaves [lo, hi) in preorder, from vertex t on, which is instructions 2t and 2t + 1,
 * with terms from `term` on.  Leaf i begins with instruction first[i].  Returns the term behind them. */
static size_t write_vertices(dataset data, conditional_arrays into, const size_t *order, const size_t *first, size_t lo,
                             size_t hi, size_t t, size_t depth, size_t term, mpq_ptr w, mpq_ptr scratch)
{
  if (hi - lo <= 1)
    return term;
  size_t cut = tree_cut(lo, hi), left = t + 1, right = t + (cut - lo);
  halving_hyperplane(data, order, lo, cut, hi, w, scratch, scratch + 1);
  size_t next = term + terms_write(into, term, w, data.inputs);
  set_operation(into.program + 2 * t, term, next, 2 * t + 1);
  set_test(into.program + 2 * t + 1, IS_MORE, data.inputs + depth, 0, hi - cut > 1 ? 2 * right : first[cut],
           cut - lo > 1 ? 2 * left : first[lo]);
  next = write_vertices(data, into, order, first, lo, cut, left, depth + 1, next, w, scratch);
  return write_vertices(data, into, order, first, cut, hi, right, depth + 1, next, w, scratch);
}

conditional_network ifelse_network(dataset data, conditional_arrays into, size_t *order, size_t *rank, size_t *first,
                                   mpq_ptr hyperplane, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  conditional_network net = {q, r, 0, 0, 1, n * r, into.program, into.source, into.weight, into.value, into.output};
  if (!order_rows(data.x, n, q, order, rank))
    return net;
  mpq_set_ui(into.value, 0, 1);
  net.size = 2 * (n - 1);
  for (size_t i = 0; i < n; i++) {
    size_t k = leaf_write(into, net.size, net.terms, i * r, data.d + order[i] * r, r, q + depth_of(n, i));
    first[i] = net.size;
    net.size += k + 1;
    net.terms += k;
  }
  net.terms = write_vertices(data, into, order, first, 0, n, 0, 0, net.terms, hyperplane, scratch);
  return net;
}
