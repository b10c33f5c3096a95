/* Two hidden layers, or blocks of two one after the other, which recall points along one direction. */
#ifndef MEMCERT_SHELL_TWO_LAYER_H
#define MEMCERT_SHELL_TWO_LAYER_H

#include "memorizer.h"

/* A block recalls its own points, as rank_block.h or tanh_block.h do it, and is 0 at others; the coordinate and the
 * sums so far pass through it.
 *
 * Nothing is proved of this: what it makes is checked. */
extern const memorizer two_layer_memorizer;

#endif
