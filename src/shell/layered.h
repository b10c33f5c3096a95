/* The whole unconditional network as memcert-layered-1. */
#ifndef MEMCERT_SHELL_LAYERED_H
#define MEMCERT_SHELL_LAYERED_H

#include <stdbool.h>
#include <stdio.h>
#include "kernel/types.h"

/* Writes every neuron and every non-zero weight: a layer for the translation, two layers per level
 * of the tree (y+ and y-, then v+ and v-), and the readout (one layer if fused, two if printed).
 * Component 0 enters the tree from the input itself, and a leaf is read from the layer where it
 * ends.  It is written piece by piece, since it is much larger than the network.  `is_signed` says that the
 * outputs are (d+, d-). */
void layered_write(FILE *stream, const network *net, bool is_signed);

#endif
