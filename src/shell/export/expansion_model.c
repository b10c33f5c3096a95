#include "expansion_model.h"
#include "kernel/layered/expansion.h"
#include "kernel/switch/tree.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/switch/netfile.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>

/* Leaves [lo, hi) and the neurons that their vector comes from: `first` for component 0, `rest` + k for component k. */
typedef struct {
  size_t lo;
  size_t hi;
  size_t first;
  size_t rest;
} subtree;

typedef struct {
  layered_model to;
  const network *net;
  size_t *test, *gate, *leaf, *owner; /* what expansion_map says */
} expansion;

static size_t number_of_neurons(const network *net)
{
  size_t readout = net->kind == READOUT_PRINTED ? (net->leaves + 1) * net->outputs : net->outputs;
  return 2 * net->inputs - 1 + (net->leaves - 1) * (2 * net->inputs + 2) + readout;
}

static expansion expansion_new(const network *net, bool is_signed)
{
  expansion e = {.to = layered_model_new(net->inputs), .net = net};
  e.to.constant = true;
  e.to.is_signed = is_signed;
  e.test = allocate(net->leaves, sizeof(size_t));
  e.gate = allocate(net->leaves, sizeof(size_t));
  e.leaf = allocate(net->leaves, sizeof(size_t));
  e.owner = allocate(number_of_neurons(net), sizeof(size_t));
  return e;
}

static void expansion_free(expansion *e)
{
  free(e->test);
  free(e->gate);
  free(e->leaf);
  free(e->owner);
}

/* A weight into the newest neuron. */
static void add_weight(expansion *e, size_t from, mpq_srcptr value, bool opposite)
{
  if (mpq_sgn(value) == 0)
    return;
  mpq_ptr weight = layered_model_add_term(&e->to, from);
  mpq_set(weight, value);
  if (opposite)
    mpq_neg(weight, weight);
}

static void add_one(expansion *e, size_t from)
{
  mpq_set_ui(layered_model_add_term(&e->to, from), 1, 1);
}

static void add_translation(expansion *e)
{
  if (e->net->inputs == 1)
    return;
  layered_model_add_layer(&e->to);
  for (size_t k = 1; k < e->net->inputs; k++) {
    layered_model_add_neuron(&e->to);
    add_weight(e, 0, e->net->shift, false);
    add_one(e, k);
  }
}

static size_t component(const subtree *t, size_t k)
{
  return k == 0 ? t->first : t->rest + k;
}

static size_t switch_of(const subtree *t)
{
  return tree_cut(t->lo, t->hi) - 1;
}

/* A neuron of switch s. */
static void add_neuron_of(expansion *e, size_t s)
{
  e->owner[e->to.neurons] = s;
  layered_model_add_neuron(&e->to);
}

/* y+ and y- of every switch of a level. */
static void add_tests(expansion *e, const subtree *level, size_t switches)
{
  size_t q = e->net->inputs;
  layered_model_add_layer(&e->to);
  for (const subtree *t = level; t < level + switches; t++) {
    size_t s = switch_of(t);
    e->test[s] = e->to.neurons;
    for (size_t side = 0; side < 2; side++) {
      add_neuron_of(e, s);
      for (size_t k = 0; k < q; k++)
        add_weight(e, component(t, k), e->net->hyperplanes + s * q + k, side == 1);
    }
  }
}

/* v+ and v- of every switch of a level; y+ shuts the left side. */
static void add_gates(expansion *e, const subtree *level, size_t switches)
{
  layered_model_add_layer(&e->to);
  for (const subtree *t = level; t < level + switches; t++) {
    size_t s = switch_of(t);
    e->gate[s] = e->to.neurons;
    for (size_t side = 0; side < 2; side++)
      for (size_t k = 0; k < e->net->inputs; k++) {
        add_neuron_of(e, s);
        add_one(e, component(t, k));
        add_weight(e, e->test[s] + side, e->net->gains + s, true);
      }
  }
}

/* The subtrees of the next level that are still to be cut; how many. */
static size_t split(expansion *e, const subtree *level, size_t switches, subtree *next)
{
  size_t count = 0;
  for (const subtree *t = level; t < level + switches; t++) {
    size_t cut = tree_cut(t->lo, t->hi), left = e->gate[cut - 1], right = left + e->net->inputs;
    subtree halves[] = {{t->lo, cut, left, left}, {cut, t->hi, right, right}};
    for (size_t side = 0; side < 2; side++)
      if (halves[side].hi - halves[side].lo == 1)
        e->leaf[halves[side].lo] = halves[side].first;
      else
        next[count++] = halves[side];
  }
  return count;
}

static void add_tree(expansion *e)
{
  size_t n = e->net->leaves, switches = n > 1;
  subtree *level = allocate(n, sizeof *level), *next = allocate(n, sizeof *next);
  /* The translation has no neuron for component 0. */
  level[0] = (subtree){0, n, 0, e->net->inputs - 1};
  while (switches > 0) {
    add_tests(e, level, switches);
    add_gates(e, level, switches);
    switches = split(e, level, switches, next);
    subtree *swap = level;
    level = next;
    next = swap;
  }
  free(level);
  free(next);
}

static void add_readout(expansion *e)
{
  size_t n = e->net->leaves, r = e->net->outputs, leaves = e->to.neurons;
  bool printed = e->net->kind == READOUT_PRINTED;
  layered_model_add_layer(&e->to);
  for (size_t j = 0; j < r; j++) {
    if (!printed)
      layered_model_add_neuron(&e->to);
    for (size_t i = 0; i < n; i++) {
      if (printed)
        layered_model_add_neuron(&e->to);
      add_weight(e, e->leaf[i], e->net->readout + j * n + i, false);
    }
  }
  if (!printed)
    return;
  layered_model_add_layer(&e->to);
  for (size_t j = 0; j < r; j++) {
    layered_model_add_neuron(&e->to);
    for (size_t i = 0; i < n; i++)
      add_one(e, leaves + j * n + i);
  }
}

static void check(const expansion *e, size_t readout)
{
  layered_network to = layered_model_view(&e->to);
  size_t room = EXPANSION_SCRATCH(e->net->leaves, e->net->inputs);
  mpq_ptr scratch = numbers_new(room);
  if (!layered_valid(to) ||
      !expansion_check(to, *e->net, (expansion_map){e->test, e->gate, e->leaf, e->owner, readout}, scratch))
    fail(STATUS_UNDECIDED, "internal error: the layered network that was made is not the switch network");
  numbers_free(scratch, room);
}

layered_model expansion_model(const network *net, bool is_signed)
{
  expansion e = expansion_new(net, is_signed);
  add_translation(&e);
  add_tree(&e);
  size_t readout = e.to.neurons;
  add_readout(&e);
  check(&e, readout);
  expansion_free(&e);
  return e.to;
}

layered_model expansion_read(const char *file)
{
  model m = netfile_read(file);
  layered_model expanded = expansion_model(&m.net, m.is_signed);
  expanded.what = columns_json_copy(&m.what);
  model_free(&m);
  return expanded;
}
