#include "conditional_tree.h"
#include "kernel/theorem1/condition_point.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

static conditional_arrays arrays_of(const conditional_model *m)
{
  return (conditional_arrays){m->program, m->source, m->weight, m->value, m->output};
}

static _Noreturn void too_large(void)
{
  fail(STATUS_UNDECIDED, "the conditional network may have more than %u instructions or %u terms",
       CONDITIONAL_MOST_INSTRUCTIONS, CONDITIONAL_MOST_TERMS);
}

conditional_tree conditional_tree_new(layered_network net, reading_terms reading)
{
  conditional_tree t = {.net = net, .reading = reading};
  size_t last = net.layer[net.layers - 1];
  if (net.neurons > CONDITIONAL_MOST_INSTRUCTIONS)
    too_large();
  t.variable = allocate(net.neurons, sizeof(size_t));
  t.tested = allocate(net.neurons - net.inputs + last + 1, sizeof(size_t));
  t.steps = condition_plan(net, t.tested);
  t.model = conditional_model_new(net.inputs, net.neurons - last);
  t.model.value = numbers_new(1);
  t.model.values = t.model.value_room = 1;
  condition_begin(net, arrays_of(&t.model));
  return t;
}

conditional_model conditional_tree_end(conditional_tree *t)
{
  for (size_t k = t->model.terms; k < t->weights; k++)
    mpq_clear(t->model.weight + k);
  free(t->known);
  free(t->tested);
  free(t->variable);
  return t->model;
}

/* Room for one more point. */
static void make_room(conditional_tree *t)
{
  conditional_model *m = &t->model;
  size_t size = m->size + t->steps + 1, terms = m->terms + 2 * t->net.terms, room = m->term_room;
  if (size > CONDITIONAL_MOST_INSTRUCTIONS || terms > CONDITIONAL_MOST_TERMS)
    too_large();
  m->program = with_room(m->program, &m->program_room, size, sizeof(instruction));
  t->known = with_room(t->known, &t->known_room, size, sizeof(size_t));
  m->source = with_room(m->source, &room, terms, sizeof(size_t));
  m->weight = with_room(m->weight, &m->term_room, terms, sizeof(mpq_t));
  m->output = with_room(m->output, &m->leaf_room, m->leaves + m->outputs, sizeof(size_t));
  for (; t->weights < terms; t->weights++)
    mpq_init(m->weight + t->weights);
}

activity conditional_tree_add(conditional_tree *t, mpq_srcptr x, mpq_ptr y, bool *active, mpq_ptr scratch)
{
  conditional_model *m = &t->model;
  make_room(t);
  condition_result grown = condition_point(t->net, t->reading, conditional_model_view(m), arrays_of(m), t->known,
                                           t->tested, t->steps, x, y, active, t->variable, scratch);
  m->size = grown.tree.size;
  m->terms = grown.tree.terms;
  m->leaves = grown.tree.leaves;
  return grown.active;
}
