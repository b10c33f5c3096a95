/* Two hidden layers of hard-tanh units that recall a block of points, as Yun, Sra and Jadbabaie print it. */
#ifndef MEMCERT_SHELL_TANH_BLOCK_H
#define MEMCERT_SHELL_TANH_BLOCK_H

#include "places.h"

/* A hard-tanh unit, s cut off at -1 and 1, is the difference of two neurons, phi(s + 1) - phi(s - 1), less 1.  One in
 * the first layer goes from -1 to 1 in a group.  One in the second layer is a zigzag, so steep that it is cut off at
 * all places of a group but one.  In each group as many of them rise as fall: where one is not cut off the others add
 * up to 1, and outside the block all of them to 0. */

/* Groups and ranks are even, as there, so that 4 floor(d1 / 4) floor(d2 / (4 dy)) of the paper is their product, with
 * d1 and d2 neurons: the fewest ones, and of these with the fewest weights. */
memorizer_shape tanh_block_shape(size_t places, size_t functions);
void tanh_block_first(const places *b, const wire *coordinate, layered_model *net);
/* As rank_block_second(), but sum += function + size in the block. */
void tanh_block_second(const places *b, const sorted_points *p, size_t o, size_t first, layered_model *net, wire *sum);
/* size := the largest absolute value of function o at any point, or 1 if that is 0. */
void tanh_block_size(mpq_ptr size, const sorted_points *p, size_t o);

#endif
