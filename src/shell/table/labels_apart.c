#include "labels_apart.h"
#include "kernel/text/labels.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
  return strcmp(**(char **const *)a, **(char **const *)b);
}

/* Whether no two of its labels are the same: that is proved of what the kernel finds in order. */
static bool labels_are_apart(const column *c)
{
  char ***sorted = allocate(c->label_count, sizeof *sorted);
  for (size_t k = 0; k < c->label_count; k++)
    sorted[k] = c->labels + k;
  qsort(sorted, c->label_count, sizeof *sorted, by_text);
  size_t *order = allocate(c->label_count, sizeof *order), *rank = allocate(c->label_count, sizeof *rank);
  for (size_t k = 0; k < c->label_count; k++) {
    order[k] = (size_t)(sorted[k] - c->labels);
    rank[order[k]] = k;
  }
  bool apart = labels_differ(c->labels, c->label_count, order, rank);
  free(sorted);
  free(order);
  free(rank);
  return apart;
}

static void check_labels(const column *c, size_t count)
{
  for (size_t j = 0; j < count; j++)
    if (!labels_are_apart(c + j))
      fail(STATUS_UNDECIDED, "internal error: a column has one label under two numbers");
}

void labels_check_apart(const columns *c)
{
  check_labels(c->input, c->inputs);
  check_labels(c->output, c->outputs);
}
