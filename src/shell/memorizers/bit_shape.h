/* How many points a group of bit extraction has. */
#ifndef MEMCERT_SHELL_BIT_SHAPE_H
#define MEMCERT_SHELL_BIT_SHAPE_H

#include "memorizer.h"

/* shape->groups and shape->in_group := with which the network has the fewest weights, for n >= 2 points whose keys and
 * labels have so many bits; of numbers that happen to be zero, such as the difference of equal labels, which need no
 * weight, nothing is known here. */
void bit_shape_choose(memorizer_shape *shape, size_t n);

#endif
