/* Where neurons and weights of a layered network are. */
#ifndef MEMCERT_SHELL_LAYERED_PLACE_H
#define MEMCERT_SHELL_LAYERED_PLACE_H

#include "kernel/layered/layered.h"

/* The layer of a neuron, of which 0 are the inputs; *number is its number there, from 0. */
size_t layered_place_layer(const layered_network *net, size_t neuron, size_t *number);

/* The neuron that a term belongs to. */
size_t layered_place_neuron(const layered_network *net, size_t term);

#endif
