#include "check.h"
#include "path.h"
#include "vector.h"

static bool all_positive(mpq_srcptr v, size_t q)
{
  for (size_t k = 0; k < q; k++)
    if (mpq_sgn(v + k) <= 0)
      return false;
  return true;
}

static void maximum(mpq_ptr top, mpq_srcptr v, size_t q)
{
  mpq_set(top, v);
  for (size_t k = 1; k < q; k++)
    if (mpq_cmp(v + k, top) > 0)
      mpq_set(top, v + k);
}

/* Output and activity of the readout when only leaf p.leaf receives something, h > 0. */
static activity readout_path(network net, path p, mpq_srcptr h, mpq_ptr out)
{
  activity count = {0, 0};
  for (size_t j = 0; j < net.outputs; j++) {
    mpq_srcptr d = net.readout + j * net.leaves;
    if (mpq_sgn(d + p.leaf) > 0)
      mpq_mul(out + j, d + p.leaf, h);
    else
      mpq_set_ui(out + j, 0, 1);
    if (mpq_sgn(d + p.leaf) == 0)
      continue;
    if (net.kind == READOUT_FUSED) {
      count.neurons++;
      count.weights += vector_both(d + p.first, d + p.first, p.last - p.first);
    } else {
      size_t fires = mpq_sgn(out + j) != 0 ? 1 : 0;
      count.neurons += 1 + fires;
      count.weights += 1 + fires;
    }
  }
  return count;
}

activity network_evaluate(network net, mpq_srcptr x, evaluation how, mpq_ptr out, mpq_ptr scratch)
{
  size_t q = net.inputs;
  mpq_ptr top = scratch, t = scratch + 1, v = scratch + 4, active = v + q;
  mpq_ptr leaf = active + q, leaf_active = leaf + net.leaves, deeper = leaf_active + net.leaves;
  path p;
  activity count, more;

  count = translate(v, active, x, net.shift, q, t);
  if (how == EVALUATE_ACTIVE && all_positive(v, q)) {
    maximum(top, v, q);
    if (path_follow(net, v, top, &p, t)) {
      more = readout_path(net, p, v, out);
      count.neurons += p.count.neurons + more.neurons;
      count.weights += p.count.weights + more.weights;
      return count;
    }
  }
  more = evaluate_tree(net, v, active, leaf, leaf_active, deeper);
  count.neurons += more.neurons;
  count.weights += more.weights;
  more = evaluate_readout(net, leaf, leaf_active, out, t);
  count.neurons += more.neurons;
  count.weights += more.weights;
  return count;
}

static bool equal(mpq_srcptr a, mpq_srcptr b, size_t n)
{
  for (size_t j = 0; j < n; j++)
    if (mpq_cmp(a + j, b + j) != 0)
      return false;
  return true;
}

check_state check_begin(dataset data)
{
  check_state state = {0, data.points, data.points, data.points};
  return state;
}

check_state check_continue(network net, dataset data, check_state state, size_t until, evaluation how,
                           activity *active, mpq_ptr out, mpq_ptr scratch)
{
  size_t n = data.points, q = data.inputs, r = data.outputs;
  size_t neurons = bound_neurons_paper(n, q, r), weights = bound_weights_paper(n, q, r);
  while (state.done < until && state.recall == n) {
    size_t i = state.done;
    activity a = network_evaluate(net, data.x + i * q, how, out, scratch);
    active[i] = a;
    if (!equal(out, data.d + i * r, r))
      state.recall = i;
    if (a.neurons > neurons && state.neurons == n)
      state.neurons = i;
    if (a.weights > weights && state.weights == n)
      state.weights = i;
    state.done++;
  }
  return state;
}
