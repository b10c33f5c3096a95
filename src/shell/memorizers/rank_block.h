/* Two hidden layers that recall a block of points: one neuron for every group, and one for every rank in a group. */
#ifndef MEMCERT_SHELL_RANK_BLOCK_H
#define MEMCERT_SHELL_RANK_BLOCK_H

#include "places.h"

/* The first layer has a breakpoint at the beginning of every group, and where points of other blocks follow at the end
 * of the last one.  A neuron of the second one is a zigzag, so steep that it is 0 at the places that come before its
 * rank, in the order in which it rises there.  It corrects the places of its rank; those after it are corrected by the
 * next ones. */

/* So many places in groups with the fewest neurons, and of these with the fewest weights. */
memorizer_shape rank_block_shape(size_t places, size_t functions);
/* Adds the neurons of the first layer, of a coordinate. */
void rank_block_first(const places *b, const wire *coordinate, layered_model *net);
/* Adds those of the second one for function o, when neuron `first` is the first of the first layer; sum += what it is
 * at all points of the block, and 0 at those of others. */
void rank_block_second(const places *b, const sorted_points *p, size_t o, size_t first, layered_model *net, wire *sum);

#endif
