#include "search_tree.h"
#include "kernel/order.h"
#include "kernel/tree.h"

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
  net.terms = vertices_write(data, into, order, first, 0, n, 0, 0, net.terms, n * (q + r), hyperplane, scratch);
  return net;
}
