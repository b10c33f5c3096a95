/* The whole unconditional network as a layered one. */
#ifndef MEMCERT_SHELL_EXPANSION_MODEL_H
#define MEMCERT_SHELL_EXPANSION_MODEL_H

#include "kernel/types.h"
#include "shell/layered/layered_model.h"

/* Every neuron and every non-zero weight of `net`, as expansion_check finds it: a layer for the translation, two layers
 * per level of the tree (y+ and y-, then v+ and v-), and the readout (one layer if fused, two if printed).  Component 0
 * enters the tree from the input itself, and a leaf is read from the layer where it ends.  `is_signed` says that the
 * outputs are (d+, d-).  To be released with layered_model_free(). */
layered_model expansion_model(const network *net, bool is_signed);

/* That of the switch network in a file, with what its columns mean. */
layered_model expansion_read(const char *file);

#endif
