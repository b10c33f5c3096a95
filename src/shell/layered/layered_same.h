/* Whether two layered networks are the same one. */
#ifndef MEMCERT_SHELL_LAYERED_SAME_H
#define MEMCERT_SHELL_LAYERED_SAME_H

#include "layered_model.h"

/* Layers, the constant, pairs, names and labels, and the weights. */
bool layered_same(const layered_model *a, const layered_model *b);

/* All of that but the weights. */
bool layered_same_shape(const layered_model *a, const layered_model *b);

/* The neurons of layer l and their weights that are not zero, in whatever order these stand. */
bool layered_same_layer(const layered_model *a, const layered_model *b, size_t l);

#endif
