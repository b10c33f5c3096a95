/* Two hidden layers: one neuron for every group of points, and one for every rank in a group. */
#ifndef MEMCERT_SHELL_TWO_LAYER_H
#define MEMCERT_SHELL_TWO_LAYER_H

#include "memorizer.h"

/* Along one direction the points are cut into groups.  The first layer has a breakpoint at the beginning of every
 * group; a neuron of the second one is affine in every group, alternately rising and falling from group to group, so
 * steeply that it is 0 at the points that come before its rank, in the order in which it rises there.  It corrects the
 * points of its rank; those after it are corrected by the next ones.
 *
 * Nothing is proved of this: what it makes is checked. */
extern const memorizer two_layer_memorizer;

#endif
