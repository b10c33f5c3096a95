/* Owns a layered network while it is built and used. */
#ifndef MEMCERT_SHELL_LAYERED_MODEL_H
#define MEMCERT_SHELL_LAYERED_MODEL_H

#include "kernel/layered/layered.h"
#include "shell/table/columns.h"

#define LAYERED_FORMAT "memcert-layered-1"
#define LAYERED_FORMAT_2 "memcert-layered-2" /* names and labels beside */

typedef struct {
  size_t inputs;
  size_t layers, neurons, terms; /* so far, the inputs among the neurons */
  size_t *layer, *first, *source;
  mpq_ptr weight;
  size_t layer_room, neuron_room, term_room;
  bool constant;  /* input 0 is the constant 1: the user's inputs are the others */
  bool is_signed; /* the outputs are the positive parts and then the negative ones, phi(z) and phi(-z) */
  columns *what;  /* what the columns mean, or NULL if that is not known; owned */
} layered_model;

layered_model layered_model_new(size_t inputs);
void layered_model_free(layered_model *m);

/* What is added belongs to the newest layer, or neuron. */
void layered_model_add_layer(layered_model *m);
void layered_model_add_neuron(layered_model *m);
/* Returns the weight, which is 0, for the caller to set before the next call. */
mpq_ptr layered_model_add_term(layered_model *m, size_t source);

/* Forgets the weights so far, for networks that are looked at layer by layer. */
void layered_model_drop_terms(layered_model *m);

/* The outputs of the network, a pair being one. */
size_t layered_model_outputs(const layered_model *m);

/* Valid until something is added. */
layered_network layered_model_view(const layered_model *m);

#endif
