#include "forest_samples.h"
#include "shell/base/binary_float.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* How the library computes. */
typedef struct {
  const forest *of;
  const binary_float *format; /* in which it rounds, or NULL: it does not */
  bool infinite;
  uint64_t taken;             /* a digest of the leaves */
} library;

static void round_one(library *l, mpq_ptr value)
{
  if (l->format && !binary_float_round(value, l->format))
    l->infinite = true;
}

/* Each input a threshold that it is compared with, so that ties are met, where there is one. */
static void take_thresholds(const forest *f, samples *s, size_t k)
{
  size_t *count = allocate(f->inputs, sizeof *count), *left = allocate(f->inputs, sizeof *left);
  for (size_t v = 0; v < f->nodes; v++)
    count[f->node[v].input] += f->node[v].is_test;
  for (size_t j = 0; j < f->inputs; j++)
    left[j] = count[j] ? samples_random(k, j, count[j] - 1) : 0;
  for (size_t v = 0; v < f->nodes; v++)
    if (f->node[v].is_test && left[f->node[v].input]-- == 0)
      mpq_set(samples_input(s, k) + 1 + f->node[v].input, f->threshold + f->node[v].threshold);
  free(count);
  free(left);
}

/* Rows from the first to the last one. */
static void take_row(const points *table, samples *s, size_t k)
{
  size_t row = k * (table->points - 1) / (SAMPLES - 1);
  for (size_t j = 1; j <= s->inputs; j++)
    mpq_set(samples_input(s, k) + j, table->x + row * table->inputs + j);
}

static samples *choose_inputs(const forest *f, const points *table)
{
  samples *s = samples_new(f->inputs);
  s->where = table ? "rows of the table: first, middle, last" : "zeros, thresholds, other thresholds";
  for (size_t k = 0; k < SAMPLES; k++)
    if (table)
      take_row(table, s, k);
    else if (k > 0)
      take_thresholds(f, s, k);
  return s;
}

static size_t find_leaf(const forest *f, size_t root, mpq_srcptr x)
{
  size_t v = root;
  while (f->node[v].is_test) {
    const forest_node *n = f->node + v;
    v = comparison_holds(n->compare, mpq_cmp(x + n->input, f->threshold + n->threshold)) ? n->next : n->otherwise;
  }
  return v;
}

/* sums := of all trees, at x. */
static void add_trees(library *l, mpq_srcptr x, mpq_ptr sums)
{
  const forest *f = l->of;
  for (size_t j = 0; j < f->outputs; j++)
    mpq_set(sums + j, f->base + j);
  for (size_t t = 0; t < f->trees; t++) {
    size_t v = find_leaf(f, f->root[t], x);
    l->taken = samples_way(l->taken, v);
    for (size_t i = f->node[v].lo; i < f->node[v].hi; i++) {
      mpq_ptr sum = sums + f->output[i];
      mpq_add(sum, sum, f->weight + i);
      round_one(l, sum);
    }
  }
}

static size_t class_of(library *l, mpq_srcptr sums)
{
  const forest *f = l->of;
  size_t class = f->decision == FOREST_CUT ? mpq_cmp(sums, f->cut) > 0 : samples_largest(sums, f->outputs, false);
  l->taken = samples_way(l->taken, class);
  return class;
}

/* Sample k; a digest of the way that it took. */
static uint64_t take_sample(library *l, samples *s, size_t k, bool classes)
{
  const forest *f = l->of;
  mpq_ptr x = numbers_new(f->inputs), sums = numbers_new(f->outputs), out = samples_output(s, k, l->format);
  for (size_t j = 0; j < f->inputs; j++) {
    mpq_set(x + j, samples_input(s, k) + 1 + j);
    round_one(l, x + j);
  }
  l->taken = 0;
  add_trees(l, x, sums);
  if (classes)
    mpq_set_ui(out, class_of(l, sums), 1);
  for (size_t j = 0; j < f->outputs && !classes; j++)
    mpq_set(out + j, sums + j);
  numbers_free(x, f->inputs);
  numbers_free(sums, f->outputs);
  return l->taken;
}

samples *forest_samples(const forest *f, const forest_wish *wish)
{
  samples *s = choose_inputs(f, wish->table);
  bool single = strcmp(f->number, "float32") == 0;
  s->floats = f->number;
  samples_set_outputs(s, wish->classes ? 1 : f->outputs);
  for (size_t k = 0; k < SAMPLES; k++) {
    library exact = {f, NULL, false, 0}, own = {f, single ? &binary_float32 : &binary_float64, false, 0};
    uint64_t way = take_sample(&exact, s, k, wish->classes);
    s->otherwise[k] = take_sample(&own, s, k, wish->classes) != way;
    s->infinite[k] = own.infinite;
  }
  return s;
}
