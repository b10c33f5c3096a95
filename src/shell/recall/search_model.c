#include "search_model.h"
#include "kernel/conditional/lexicographic.h"
#include "kernel/exact/order.h"
#include "kernel_model.h"
#include "shell/base/simplest.h"

/* Of points in order, the simplest thresholds between neighbours. */
static void choose_values(dataset data, mpq_ptr value)
{
  size_t q = data.inputs;
  for (size_t i = 1; i < data.points; i++) {
    mpq_srcptr low = data.x + (i - 1) * q, high = low + q;
    size_t k = first_difference(low, high, q);
    if (k < q)
      simplest_between(value + i - 1, low + k, high + k);
  }
}

/* The kernel takes whatever thresholds separate the points. */
static conditional_network build_search(dataset data, conditional_arrays into, size_t *indices, mpq_ptr scratch)
{
  (void)scratch;
  size_t n = data.points;
  choose_values(data, into.value);
  return lexicographic_network(data, into, indices, indices + n, indices + 2 * n, indices + 3 * n);
}

static recall_made make_search(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  size_t n = p->points, r = p->outputs;
  kernel_room room = {n * (r + 2) - 1, n * r, n - 1, n * r, 0};
  return (recall_made){kernel_model(p, room, build_search), false};
}

const recall_network search_recall = {.name = "search",
                                      .make = make_search};
