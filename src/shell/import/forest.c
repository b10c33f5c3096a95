#include "forest.h"
#include "shell/base/memory.h"
#include <stdlib.h>

forest *forest_new(const char *library, size_t inputs, size_t outputs)
{
  forest *f = allocate(1, sizeof *f);
  f->library = library;
  f->inputs = inputs;
  f->outputs = outputs;
  f->base = numbers_new(outputs);
  mpq_init(f->cut);
  mpq_init(f->error);
  return f;
}

void forest_free(forest *f)
{
  if (!f)
    return;
  for (size_t k = 0; k < f->labels; k++)
    free(f->label[k]);
  free(f->label);
  mpq_clear(f->cut);
  mpq_clear(f->error);
  numbers_free(f->base, f->outputs);
  numbers_free(f->weight, f->terms);
  numbers_free(f->threshold, f->thresholds);
  free(f->transform);
  free(f->output);
  free(f->node);
  free(f->root);
  free(f);
}

void forest_set_outputs(forest *f, size_t outputs)
{
  numbers_free(f->base, f->outputs);
  f->outputs = outputs;
  f->base = numbers_new(outputs);
}

size_t forest_add_nodes(forest *f, size_t count)
{
  size_t first = f->nodes;
  f->node = with_room(f->node, &f->node_room, first + count, sizeof *f->node);
  for (size_t k = first; k < first + count; k++)
    f->node[k] = (forest_node){.next = NOWHERE, .otherwise = NOWHERE};
  f->nodes += count;
  return first;
}

mpq_ptr forest_add_threshold(forest *f)
{
  f->threshold = with_room(f->threshold, &f->threshold_room, f->thresholds + 1, sizeof(mpq_t));
  mpq_init(f->threshold + f->thresholds);
  return f->threshold + f->thresholds++;
}

mpq_ptr forest_add_term(forest *f, size_t node, size_t output)
{
  size_t room = f->term_room;
  f->output = with_room(f->output, &room, f->terms + 1, sizeof *f->output);
  f->weight = with_room(f->weight, &f->term_room, f->terms + 1, sizeof(mpq_t));
  f->output[f->terms] = output;
  mpq_init(f->weight + f->terms);
  if (f->node[node].lo == f->node[node].hi)
    f->node[node].lo = f->terms;
  f->node[node].hi = f->terms + 1;
  return f->weight + f->terms++;
}

void forest_add_label(forest *f, char *label)
{
  f->label = with_room(f->label, &f->label_room, f->labels + 1, sizeof *f->label);
  f->label[f->labels++] = label;
}

/* A node that is still to be reached, below so many tests. */
typedef struct {
  size_t node, depth;
} reach;

/* Puts what follows a node in its place; returns how many are open then. */
static size_t reach_below(forest *f, reach *open, size_t count)
{
  reach at = open[count - 1];
  const forest_node *v = f->node + at.node;
  f->depth = at.depth > f->depth ? at.depth : f->depth;
  if (!v->is_test) {
    f->leaves++;
    return count - 1;
  }
  f->tests++;
  open[count - 1] = (reach){v->otherwise, at.depth + 1};
  open[count] = (reach){v->next, at.depth + 1};
  return count + 1;
}

/* A node that was not reached, or NOWHERE. */
static size_t find_unreached(const forest *f, const bool *reached, size_t first)
{
  for (size_t k = first; k < f->nodes; k++)
    if (!reached[k - first])
      return k;
  return NOWHERE;
}

forest_fault forest_add_tree(forest *f, size_t first, size_t root, bool spare)
{
  size_t nodes = f->nodes - first, count = 1;
  bool *reached = allocate(nodes, sizeof *reached);
  /* Every node is reached once at most, and puts two in place of one. */
  reach *open = allocate(nodes + 1, sizeof *open);
  forest_fault fault = {NOWHERE, NOWHERE};
  open[0] = (reach){root, 0};
  while (count > 0 && fault.twice == NOWHERE) {
    size_t at = open[count - 1].node;
    if (reached[at - first])
      fault.twice = at;
    reached[at - first] = true;
    if (fault.twice == NOWHERE)
      count = reach_below(f, open, count);
  }
  if (fault.twice == NOWHERE && !spare)
    fault.unreached = find_unreached(f, reached, first);
  free(open);
  free(reached);
  f->root = with_room(f->root, &f->tree_room, f->trees + 1, sizeof *f->root);
  f->root[f->trees++] = root;
  return fault;
}

void forest_average(forest *f, size_t count)
{
  mpq_t share;
  mpq_init(share);
  mpq_set_ui(share, 1, count);
  for (size_t t = 0; t < f->terms; t++)
    mpq_mul(f->weight + t, f->weight + t, share);
  mpq_clear(share);
}
