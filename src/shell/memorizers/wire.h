/* What a neuron takes the positive part of, before it is one: a weighted sum of neurons, and a constant. */
#ifndef MEMCERT_SHELL_WIRE_H
#define MEMCERT_SHELL_WIRE_H

#include "shell/layered/layered_model.h"

typedef struct {
  size_t count, room;
  size_t *source; /* the first one is input 0, the constant 1; none stands there twice */
  mpq_ptr factor;
} wire;

/* The sum of nothing. */
wire wire_new(void);
void wire_free(wire *w);
void wire_clear(wire *w);

bool wire_is_empty(const wire *w);

/* w += factor * neuron, which is new there */
void wire_add(wire *w, size_t neuron, mpq_srcptr factor);
void wire_add_whole(wire *w, size_t neuron, long factor);
/* w += factor */
void wire_add_constant(wire *w, mpq_srcptr factor);
/* to += factor * from */
void wire_add_wire(wire *to, const wire *from, mpq_srcptr factor);
/* w *= factor */
void wire_multiply(wire *w, mpq_srcptr factor);

/* Adds the neuron that is its positive part to the newest layer; returns it. */
size_t wire_emit(const wire *w, layered_model *m);

/* w := that neuron, in the next layers. */
void wire_pass(wire *w, layered_model *m);

#endif
