#include "conditional_tree.h"
#include "memory.h"
#include <stdlib.h>

/* A point on its way down. */
typedef struct {
  conditional_tree *tree;
  mpq_srcptr y;
  const bool *active;
  size_t at;        /* the instruction that was met last, or NOWHERE */
  bool otherwise;   /* it is left on the side of a test that does not hold */
  size_t variables; /* so far */
  mpq_t zero;
} descent;

conditional_tree conditional_tree_new(layered_network net)
{
  conditional_tree t = {.net = net, .variable = allocate(net.neurons, sizeof(size_t))};
  t.model = conditional_model_new(net.inputs, net.neurons - net.layer[net.layers - 1]);
  for (size_t k = 0; k < net.inputs; k++)
    t.variable[k] = k;
  return t;
}

conditional_model conditional_tree_end(conditional_tree *t)
{
  free(t->variable);
  return t->model;
}

/* The next instruction, or NOWHERE where no point has gone yet. */
static size_t follow(const descent *d)
{
  const conditional_model *m = &d->tree->model;
  if (d->at == NOWHERE)
    return m->size > 0 ? 0 : NOWHERE;
  return d->otherwise ? m->program[d->at].otherwise : m->program[d->at].next;
}

/* Goes to instruction i, which is new if it was not there to follow. */
static void go(descent *d, size_t i)
{
  instruction *program = d->tree->model.program;
  if (d->at != NOWHERE)
    *(d->otherwise ? &program[d->at].otherwise : &program[d->at].next) = i;
  d->at = i;
  d->otherwise = false;
}

static void test(descent *d, size_t neuron)
{
  size_t i = follow(d);
  if (i == NOWHERE)
    i = conditional_model_add_test(&d->tree->model, d->tree->variable[neuron], IS_NOT_EQUAL, d->zero);
  go(d, i);
  d->otherwise = mpq_sgn(d->y + neuron) == 0;
}

static size_t add_operation(const descent *d, size_t neuron)
{
  const layered_network *net = &d->tree->net;
  size_t i = conditional_model_add_operation(&d->tree->model);
  for (size_t t = net->first[neuron]; t < net->first[neuron + 1]; t++)
    if (mpq_sgn(net->weight + t) != 0 && mpq_sgn(d->y + net->source[t]) != 0)
      mpq_set(conditional_model_add_term(&d->tree->model, d->tree->variable[net->source[t]]), net->weight + t);
  return i;
}

static void compute(descent *d, size_t neuron)
{
  size_t i = follow(d);
  go(d, i == NOWHERE ? add_operation(d, neuron) : i);
  d->tree->variable[neuron] = d->variables++;
}

static void finish(descent *d, size_t begin)
{
  conditional_model *m = &d->tree->model;
  if (follow(d) != NOWHERE)
    return;
  size_t leaf = conditional_model_add_leaf(m);
  for (size_t j = 0; j < m->outputs; j++)
    if (d->active[begin + j])
      m->output[m->program[leaf].lo + j] = d->tree->variable[begin + j];
  go(d, leaf);
}

void conditional_tree_add(conditional_tree *t, mpq_srcptr y, const bool *active)
{
  const layered_network *net = &t->net;
  descent d = {.tree = t, .y = y, .active = active, .at = NOWHERE, .variables = net->inputs};
  mpq_init(d.zero);
  for (size_t k = 0; k < net->inputs; k++)
    test(&d, k);
  for (size_t l = 1; l <= net->layers; l++) {
    for (size_t k = net->layer[l - 1]; k < net->layer[l]; k++)
      if (active[k])
        compute(&d, k);
    for (size_t k = net->layer[l - 1]; l < net->layers && k < net->layer[l]; k++)
      if (active[k])
        test(&d, k);
  }
  finish(&d, net->layer[net->layers - 1]);
  mpq_clear(d.zero);
}
