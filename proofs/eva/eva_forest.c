/* Forests, as the readers make them, as networks and at a few inputs. */
#include "shell/import/forest_samples.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static size_t up_to(size_t most)
{
  return Frama_C_unsigned_long_interval(0, most);
}

/* Nodes lead to nodes, and terms are of outputs. */
static void any_nodes(forest *f)
{
  static forest_node nodes[SIZE];
  static size_t roots[SIZE], outputs[SIZE];
  f->nodes = f->trees = f->thresholds = f->terms = SIZE;
  for (size_t k = 0; k < SIZE; k++) {
    nodes[k] = (forest_node){Frama_C_nondet(0, 1), (comparison)Frama_C_interval(IS_LESS, IS_AT_LEAST), up_to(SIZE - 1),
                             up_to(SIZE - 1), up_to(SIZE - 1), up_to(SIZE - 1), up_to(SIZE), up_to(SIZE)};
    roots[k] = up_to(SIZE - 1);
    outputs[k] = up_to(SIZE - 1);
  }
  f->node = nodes;
  f->root = roots;
  f->output = outputs;
  f->threshold = numbers_new(SIZE);
  f->weight = numbers_new(SIZE);
}

int main(void)
{
  static points table;
  forest *f = forest_new("XGBoost", SIZE, SIZE);
  any_nodes(f);
  f->number = "float32";
  f->decision = (forest_decision)Frama_C_interval(FOREST_SCORES, FOREST_CUT);
  table.points = 1 + up_to(SIZE - 1);
  table.inputs = SIZE + 1;
  table.x = numbers_new(SIZE * (SIZE + 1));
  forest_wish wish = {.file = "file", .classes = Frama_C_nondet(0, 1), .leaves_most = up_to(SIZE),
                      .table = Frama_C_nondet(0, 1) ? &table : NULL};
  forest_made made = forest_network(f, &wish);
  samples_free(forest_samples(f, &wish));
  //@ check reached: \false;
  return 0;
}
