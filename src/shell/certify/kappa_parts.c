#include "kappa_parts.h"
#include "rank_steps.h"
#include "kernel/theorem3/lower_bound.h"
#include "kernel/theorem3/mean_bound.h"
#include "shell/base/memory.h"
#include "shell/rank/rank_decide.h"
#include "shell/rank/rank_part.h"
#include <stdlib.h>
#include <string.h>

/* The numbers stay those of p. */
static points part_of(const points *p, size_t first, size_t stride)
{
  points part = *p;
  size_t most = (p->points - first + stride - 1) / stride;
  part.x = allocate(most * p->inputs, sizeof(mpq_t));
  part.d = allocate(most * p->outputs, sizeof(mpq_t));
  part.line = allocate(most, sizeof(size_t));
  part.points = 0;
  for (size_t i = first; i < p->points; i += stride, part.points++) {
    memcpy(part.x + part.points * p->inputs, p->x + i * p->inputs, p->inputs * sizeof(mpq_t));
    memcpy(part.d + part.points * p->outputs, p->d + i * p->outputs, p->outputs * sizeof(mpq_t));
    part.line[part.points] = p->line[i];
  }
  return part;
}

static void free_part(points *part)
{
  free(part->x);
  free(part->d);
  free(part->line);
}

/* Of the output that most points share: the constant is a graph. */
static size_t most_alike(const points *part, const rank_matrix *m)
{
  size_t most = 0, d = m->columns;
  for (size_t i = 0; i < part->points; i++) {
    size_t alike = 0;
    for (size_t k = 0; k < part->points; k++)
      alike += mpq_equal(m->rows + i * d + d - 1, m->rows + k * d + d - 1) != 0;
    most = alike > most ? alike : most;
  }
  return most;
}

/* No graph has more points: where one has, that many are allowed.  To begin with, d - 1 points are mostly on one. */
static size_t most_on_graphs(const points *part, const rank_matrix *m)
{
  size_t alike = most_alike(part, m);
  rank_worker w = rank_worker_new(*m, alike > m->columns - 1 ? alike : m->columns - 1);
  if (w.state.zeros > w.state.limit)
    w.state.limit = w.state.zeros;
  rank_index_answer answer = RANK_INDEX_CLEAR;
  while (answer != RANK_INDEX_GIVEN_UP && !rank_concluded(w.state, w.scratch))
    answer = rank_next_decide(&w);
  size_t most = answer == RANK_INDEX_GIVEN_UP ? part->points : w.state.limit;
  rank_worker_free(&w);
  return most;
}

/* The least of any output. */
static size_t kappa_of(const points *part, size_t bytes)
{
  size_t least = part->points;
  rank_question q = rank_question_make(part, true, false, true, points_outputs(part));
  for (size_t j = 0; j < q.parts; j++) {
    rank_check_memory(&q, q.part + j, bytes);
    rank_matrix m = rank_matrix_make(&q, q.part + j);
    size_t most = most_on_graphs(part, &m);
    least = most < least ? most : least;
    numbers_free(m.rows, m.points * m.columns);
  }
  rank_question_free(&q);
  return least;
}

static void add(kappa_parts *found, size_t first, size_t size, size_t kappa)
{
  size_t k, worst = operations_at_least(size, kappa);
  found->parts++;
  found->kappas += kappa;
  found->together += operations_together_at_least(size, kappa, &k);
  if (found->parts > 1 && worst <= found->worst)
    return;
  found->worst = worst;
  found->worst_first = first;
  found->worst_points = size;
  found->worst_kappa = kappa;
}

kappa_parts kappa_parts_make(const points *p, size_t steps, size_t bytes)
{
  kappa_parts found = {.parts = 0};
  size_t parts = rank_steps_parts(p, steps);
  for (size_t k = 0; k < parts; k++) {
    points part = part_of(p, k, parts);
    add(&found, k, part.points, kappa_of(&part, bytes));
    free_part(&part);
  }
  return found;
}
