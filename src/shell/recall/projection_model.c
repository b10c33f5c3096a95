#include "projection_model.h"
#include "kernel/conditional/ifelse.h"
#include "kernel/conditional/projection.h"
#include "kernel_model.h"

static conditional_network build_projection(dataset data, conditional_arrays into, size_t *indices, mpq_ptr scratch)
{
  size_t n = data.points;
  return projection_network(data, into, indices, indices + n, indices + 2 * n, scratch, scratch + data.inputs);
}

static recall_made make_projection(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  size_t n = p->points, q = p->inputs, r = p->outputs;
  kernel_room room = {n * (r + 2), q + n * r, n - 1, n * r, q + PROJECTION_SCRATCH};
  return (recall_made){kernel_model(p, room, build_projection), false};
}

static conditional_network build_ifelse(dataset data, conditional_arrays into, size_t *indices, mpq_ptr scratch)
{
  size_t n = data.points;
  return ifelse_network(data, into, indices, indices + n, indices + 2 * n, scratch, scratch + data.inputs);
}

static recall_made make_ifelse(const sorted_points *p, const recall_wish *wish)
{
  (void)wish;
  size_t n = p->points, q = p->inputs, r = p->outputs;
  kernel_room room = {n * (r + 3), n * (q + r), 1, n * r, q + IFELSE_SCRATCH};
  return (recall_made){kernel_model(p, room, build_ifelse), false};
}

/* Each point has a leaf. */
static bool begins_leaf(const sorted_points *p, size_t rank)
{
  (void)p;
  (void)rank;
  return true;
}

const recall_network ifelse_recall = {.name = "ifelse",
                                      .worth_trying = recall_is_small,
                                      .make = make_ifelse};
const recall_network projection_recall = {.name = "projection",
                                          .make = make_projection,
                                          .begins_leaf = begins_leaf};
