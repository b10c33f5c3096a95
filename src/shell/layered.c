#include "layered.h"
#include "layered_write.h"
#include "memory.h"
#include <stdlib.h>

/* A neuron, or a component of the input (layer 0). */
typedef struct {
  size_t layer;
  size_t index;
} neuron;

/* Leaves [lo, hi) and where their vector comes from: component 0 is `first`, component k > 0 the
 * neuron `rest`.index + k of layer `rest`.layer. */
typedef struct {
  size_t lo;
  size_t hi;
  neuron first;
  neuron rest;
} range;

typedef struct {
  layered_writer out;
  const network *net;
  mpq_srcptr one;
} writer;

static void begin_layer(writer *w, size_t size)
{
  layered_writer_layer(&w->out, size);
}

/* A weight into the neuron that is being written. */
static void write_weight(writer *w, neuron from, mpq_srcptr value, bool negate)
{
  layered_writer_weight(&w->out, from.layer, from.index, value, negate);
}

static neuron component(const range *r, size_t k)
{
  return k == 0 ? r->first : (neuron){r->rest.layer, r->rest.index + k};
}

static void write_translation(writer *w)
{
  size_t q = w->net->inputs;
  if (q == 1)
    return;
  begin_layer(w, q - 1);
  for (size_t k = 1; k < q; k++, w->out.neurons++) {
    write_weight(w, (neuron){0, 0}, w->net->shift, false);
    write_weight(w, (neuron){0, k}, w->one, false);
  }
}

static size_t cut_of(const range *r)
{
  return r->lo + (r->hi - r->lo) / 2 + (r->hi - r->lo) % 2;
}

/* y+ and y- of every switch of a level. */
static void write_tests(writer *w, const range *level, size_t switches)
{
  size_t q = w->net->inputs;
  begin_layer(w, 2 * switches);
  for (size_t s = 0; s < switches; s++)
    for (int side = 0; side < 2; side++, w->out.neurons++) {
      mpq_srcptr slopes = w->net->hyperplanes + (cut_of(level + s) - 1) * q;
      for (size_t k = 0; k < q; k++)
        write_weight(w, component(level + s, k), slopes + k, side == 1);
    }
}

/* v+ and v- of every switch of a level; y+ shuts the left half. */
static void write_gates(writer *w, const range *level, size_t switches)
{
  size_t q = w->net->inputs, tests = w->out.layers;
  begin_layer(w, 2 * q * switches);
  for (size_t s = 0; s < switches; s++)
    for (size_t side = 0; side < 2; side++)
      for (size_t k = 0; k < q; k++, w->out.neurons++) {
        write_weight(w, component(level + s, k), w->one, false);
        write_weight(w, (neuron){tests, 2 * s + side}, w->net->gains + (cut_of(level + s) - 1), true);
      }
}

/* The ranges of the next level that are still to be cut; those of one leaf go into `leaf`. */
static size_t split(const writer *w, const range *level, size_t switches, range *next, neuron *leaf)
{
  size_t q = w->net->inputs, count = 0;
  for (size_t s = 0; s < switches; s++)
    for (size_t side = 0; side < 2; side++) {
      size_t cut = cut_of(level + s), base = (2 * s + side) * q;
      range half = {side ? cut : level[s].lo, side ? level[s].hi : cut, {w->out.layers, base}, {w->out.layers, base}};
      if (half.hi - half.lo == 1)
        leaf[half.lo] = half.first;
      else
        next[count++] = half;
    }
  return count;
}

static void write_tree(writer *w, neuron *leaf)
{
  size_t n = w->net->leaves, switches = n > 1 ? 1 : 0;
  range *level = allocate(n, sizeof(range)), *next = allocate(n, sizeof(range));
  level[0] = (range){0, n, {0, 0}, {1, 0}};
  /* The translation has no neuron for component 0. */
  level[0].rest.index = (size_t)-1;
  leaf[0] = (neuron){0, 0};
  while (switches > 0) {
    write_tests(w, level, switches);
    write_gates(w, level, switches);
    switches = split(w, level, switches, next, leaf);
    range *swap = level;
    level = next;
    next = swap;
  }
  free(level);
  free(next);
}

static void write_readout(writer *w, const neuron *leaf)
{
  size_t n = w->net->leaves, r = w->net->outputs;
  bool printed = w->net->kind == READOUT_PRINTED;
  begin_layer(w, printed ? n * r : r);
  for (size_t j = 0; j < r; j++) {
    for (size_t i = 0; i < n; i++) {
      write_weight(w, leaf[i], w->net->readout + j * n + i, false);
      if (printed)
        w->out.neurons++;
    }
    if (!printed)
      w->out.neurons++;
  }
  if (!printed)
    return;
  size_t leaves = w->out.layers;
  begin_layer(w, r);
  for (size_t j = 0; j < r; j++, w->out.neurons++)
    for (size_t i = 0; i < n; i++)
      write_weight(w, (neuron){leaves, j * n + i}, w->one, false);
}

void layered_write(FILE *stream, const network *net, bool is_signed)
{
  mpq_t one;
  mpq_init(one);
  mpq_set_ui(one, 1, 1);
  writer w = {layered_writer_open(stream, net->inputs, true, is_signed), net, one};
  neuron *leaf = allocate(net->leaves, sizeof(neuron));
  write_translation(&w);
  write_tree(&w, leaf);
  write_readout(&w, leaf);
  layered_writer_close(&w.out);
  free(leaf);
  mpq_clear(one);
}
