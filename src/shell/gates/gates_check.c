#include "gates_check.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

static void fill_lists(gates_check *c, const gates_model *m)
{
  for (size_t i = 0; i < m->nodes; i++) {
    const gates_node *node = m->node + i;
    for (size_t bit = 0; bit < 2; bit++)
      c->next[2 * i + bit] = node->next[bit] == NO_NODE ? m->nodes : node->next[bit];
    c->own[i] = node->matrix == NO_NODE ? m->matrices : node->matrix;
  }
}

gates_check gates_check_new(const gates_model *m, bool constant)
{
  gates_check c = {.constant = constant};
  c.next = allocate(2 * m->nodes, sizeof *c.next);
  c.own = allocate(m->nodes, sizeof *c.own);
  c.used = allocate(m->gates + 1, sizeof *c.used);
  c.wanted = numbers_new(m->outputs);
  c.row = numbers_new(m->inputs);
  c.y = numbers_new(1);
  c.composed = numbers_new(1);
  c.scratch = numbers_new(2);
  fill_lists(&c, m);
  c.net = (gates_network){.inputs = m->inputs,
                          .outputs = m->outputs,
                          .gates = m->gates,
                          .nodes = m->nodes,
                          .matrices = m->matrices,
                          .rows = m->matrices * m->outputs,
                          .raw = m->is_signed,
                          .gate = m->gate,
                          .matrix = m->matrix,
                          .next = c.next,
                          .own = c.own};
  return c;
}

void gates_check_free(gates_check *c)
{
  free(c->next);
  free(c->own);
  free(c->used);
  numbers_free(c->wanted, c->net.outputs);
  numbers_free(c->row, c->net.inputs);
  numbers_free(c->y, 1);
  numbers_free(c->composed, 1);
  numbers_free(c->scratch, 2);
}

/* Pairs are joined where the network has none. */
static void find_wanted(gates_check *c, const points *p, size_t i)
{
  mpq_srcptr d = p->d + i * p->outputs;
  for (size_t o = 0; o < c->net.outputs; o++)
    if (c->net.raw)
      mpq_sub(c->wanted + o, d + o, d + c->net.outputs + o);
    else
      mpq_set(c->wanted + o, d + o);
}

static void compare_composed(gates_check *c, const points *p, size_t i, mpq_srcptr h)
{
  for (size_t o = 0; o < c->net.outputs; o++) {
    gates_prefix_output(c->net, c->used, h, o, c->y, c->scratch);
    gates_composed_output(c->net, c->used, h, o, c->row, c->composed, c->scratch);
    if (!mpq_equal(c->y, c->composed))
      fail(STATUS_UNDECIDED, "internal error: prefixes and composed matrices differ at line %zu", p->line[i]);
  }
}

bool gates_check_point(gates_check *c, const points *p, size_t i)
{
  mpq_srcptr h = p->x + i * p->inputs + !c->constant;
  find_wanted(c, p, i);
  bool recalls = gates_recalls(c->net, h, c->wanted, c->used, c->y, c->scratch);
  compare_composed(c, p, i, h);
  return recalls;
}
