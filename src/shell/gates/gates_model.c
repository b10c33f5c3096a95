#include "gates_model.h"
#include "kernel/exact/vector.h"
#include "shell/base/memory.h"
#include <stdlib.h>

static size_t new_node(gates_model *m)
{
  m->node = with_room(m->node, &m->node_room, m->nodes + 1, sizeof *m->node);
  m->node[m->nodes] = (gates_node){{NO_NODE, NO_NODE}, NO_NODE};
  return m->nodes++;
}

gates_model gates_model_new(size_t inputs, size_t outputs)
{
  gates_model m = {.inputs = inputs, .outputs = outputs};
  new_node(&m);
  return m;
}

void gates_model_free(gates_model *m)
{
  numbers_free(m->gate, m->gates * m->inputs);
  numbers_free(m->matrix, m->matrices * gates_model_area(m));
  free(m->node);
}

/* `count` numbers more after the first `used` ones. */
static mpq_ptr add_numbers(mpq_ptr *numbers, size_t *room, size_t used, size_t count)
{
  *numbers = with_room(*numbers, room, used + count, sizeof **numbers);
  for (size_t k = 0; k < count; k++)
    mpq_init(*numbers + used + k);
  return *numbers + used;
}

mpq_ptr gates_model_add_gate(gates_model *m)
{
  mpq_ptr added = add_numbers(&m->gate, &m->gate_room, m->gates * m->inputs, m->inputs);
  m->gates++;
  return added;
}

mpq_ptr gates_model_add_matrix(gates_model *m, size_t node)
{
  size_t area = gates_model_area(m);
  mpq_ptr added = add_numbers(&m->matrix, &m->matrix_room, m->matrices * area, area);
  m->node[node].matrix = m->matrices++;
  return added;
}

size_t gates_model_add_node(gates_model *m, size_t node, bool bit)
{
  if (m->node[node].next[bit] == NO_NODE) {
    size_t added = new_node(m);
    m->node[node].next[bit] = added;
  }
  return m->node[node].next[bit];
}

mpq_srcptr gates_model_gate(const gates_model *m, size_t l)
{
  return m->gate + l * m->inputs;
}

mpq_srcptr gates_model_row(const gates_model *m, size_t matrix, size_t o)
{
  return m->matrix + (matrix * m->outputs + o) * m->inputs;
}

size_t gates_model_area(const gates_model *m)
{
  return m->outputs * m->inputs;
}

size_t gates_model_numbers(const gates_model *m)
{
  return m->gates * m->inputs + m->matrices * gates_model_area(m);
}

bool gates_model_bit(const gates_model *m, size_t l, mpq_srcptr h, mpq_ptr scratch)
{
  vector_dot(scratch, gates_model_gate(m, l), h, m->inputs, scratch + 1);
  return mpq_sgn(scratch) > 0;
}

static void add_matrix(const gates_model *m, size_t matrix, mpq_srcptr h, mpq_ptr out, mpq_ptr scratch)
{
  for (size_t o = 0; o < m->outputs; o++) {
    vector_dot(scratch, gates_model_row(m, matrix, o), h, m->inputs, scratch + 1);
    mpq_add(out + o, out + o, scratch);
  }
}

size_t gates_model_sums(const gates_model *m, mpq_srcptr h, mpq_ptr out, mpq_ptr scratch)
{
  size_t touched = 0;
  for (size_t o = 0; o < m->outputs; o++)
    mpq_set_ui(out + o, 0, 1);
  for (size_t node = 0, l = 0; node != NO_NODE; l++) {
    if (m->node[node].matrix != NO_NODE) {
      add_matrix(m, m->node[node].matrix, h, out, scratch);
      touched++;
    }
    node = l < m->gates ? m->node[node].next[gates_model_bit(m, l, h, scratch)] : NO_NODE;
  }
  return touched;
}
