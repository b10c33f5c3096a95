#include "layered_model.h"
#include "shell/base/memory.h"
#include <stdlib.h>

layered_model layered_model_new(size_t inputs)
{
  layered_model m = {.inputs = inputs, .neurons = inputs};
  m.layer = with_room(m.layer, &m.layer_room, 1, sizeof *m.layer);
  m.layer[0] = inputs;
  m.first = with_room(m.first, &m.neuron_room, inputs + 1, sizeof *m.first);
  for (size_t k = 0; k <= inputs; k++)
    m.first[k] = 0;
  return m;
}

void layered_model_free(layered_model *m)
{
  free(m->layer);
  free(m->first);
  free(m->source);
  numbers_free(m->weight, m->terms);
  if (m->what)
    columns_free(m->what);
  free(m->what);
}

void layered_model_add_layer(layered_model *m)
{
  m->layers++;
  m->layer = with_room(m->layer, &m->layer_room, m->layers + 1, sizeof *m->layer);
  m->layer[m->layers] = m->neurons;
}

void layered_model_add_neuron(layered_model *m)
{
  m->neurons++;
  m->layer[m->layers] = m->neurons;
  m->first = with_room(m->first, &m->neuron_room, m->neurons + 1, sizeof *m->first);
  m->first[m->neurons] = m->terms;
}

mpq_ptr layered_model_add_term(layered_model *m, size_t source)
{
  size_t source_room = m->term_room;
  m->source = with_room(m->source, &source_room, m->terms + 1, sizeof *m->source);
  m->weight = with_room(m->weight, &m->term_room, m->terms + 1, sizeof *m->weight);
  m->source[m->terms] = source;
  mpq_ptr weight = m->weight + m->terms++;
  mpq_init(weight);
  m->first[m->neurons] = m->terms;
  return weight;
}

void layered_model_drop_terms(layered_model *m)
{
  for (size_t t = 0; t < m->terms; t++)
    mpq_clear(m->weight + t);
  m->terms = 0;
  m->first[m->neurons] = 0;
}

size_t layered_model_outputs(const layered_model *m)
{
  size_t last = m->neurons - m->layer[m->layers - 1];
  return m->is_signed ? last / 2 : last;
}

layered_network layered_model_view(const layered_model *m)
{
  return (layered_network){m->inputs, m->layers, m->neurons, m->terms, m->layer, m->first, m->source, m->weight};
}
