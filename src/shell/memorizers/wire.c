#include "wire.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* A new last part, whose factor is 0. */
static mpq_ptr add_part(wire *w, size_t neuron)
{
  size_t room = w->room;
  w->source = with_room(w->source, &room, w->count + 1, sizeof *w->source);
  w->factor = with_room(w->factor, &w->room, w->count + 1, sizeof *w->factor);
  w->source[w->count] = neuron;
  mpq_init(w->factor + w->count);
  return w->factor + w->count++;
}

wire wire_new(void)
{
  wire w = {0};
  add_part(&w, 0);
  return w;
}

void wire_free(wire *w)
{
  free(w->source);
  numbers_free(w->factor, w->count);
}

void wire_clear(wire *w)
{
  while (w->count > 1)
    mpq_clear(w->factor + --w->count);
  mpq_set_ui(w->factor, 0, 1);
}

bool wire_is_empty(const wire *w)
{
  return w->count == 1 && mpq_sgn(w->factor) == 0;
}

void wire_add(wire *w, size_t neuron, mpq_srcptr factor)
{
  mpq_set(add_part(w, neuron), factor);
}

void wire_add_whole(wire *w, size_t neuron, long factor)
{
  mpq_set_si(add_part(w, neuron), factor, 1);
}

void wire_add_constant(wire *w, mpq_srcptr factor)
{
  mpq_add(w->factor, w->factor, factor);
}

/* The factor of a neuron, which has a part then. */
static mpq_ptr factor_of(wire *w, size_t neuron)
{
  size_t k = 0;
  while (k < w->count && w->source[k] != neuron)
    k++;
  return k < w->count ? w->factor + k : add_part(w, neuron);
}

void wire_add_wire(wire *to, const wire *from, mpq_srcptr factor)
{
  mpq_t product;
  mpq_init(product);
  for (size_t k = 0; k < from->count; k++) {
    mpq_ptr sum = factor_of(to, from->source[k]);
    mpq_mul(product, from->factor + k, factor);
    mpq_add(sum, sum, product);
  }
  mpq_clear(product);
}

void wire_multiply(wire *w, mpq_srcptr factor)
{
  for (size_t k = 0; k < w->count; k++)
    mpq_mul(w->factor + k, w->factor + k, factor);
}

size_t wire_emit(const wire *w, layered_model *m)
{
  layered_model_add_neuron(m);
  for (size_t k = 0; k < w->count; k++)
    if (mpq_sgn(w->factor + k) != 0)
      mpq_set(layered_model_add_term(m, w->source[k]), w->factor + k);
  return m->neurons - 1;
}

void wire_pass(wire *w, layered_model *m)
{
  size_t neuron = wire_emit(w, m);
  wire_clear(w);
  wire_add_whole(w, neuron, 1);
}
