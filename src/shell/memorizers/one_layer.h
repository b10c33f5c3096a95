/* One hidden layer, which recalls points in general position: no p + 1 of them, nor all if they are fewer, are affinely
 * dependent. */
#ifndef MEMCERT_SHELL_ONE_LAYER_H
#define MEMCERT_SHELL_ONE_LAYER_H

#include "memorizer.h"

/* As many points as there are inputs lie on a hyperplane g = 0, on which no other point lies if any one more than that
 * are affinely independent.  With v affine and equal to an output at these points, |v| < D everywhere and |g| >= 2 at
 * the others,
 *
 *   D (phi(g + 1 + v/D) - phi(g + 1) - phi(g - 1 + v/D) + phi(g - 1))
 *
 * is v where g = 0, and 0 where |g| >= 2.  The neurons without v are shared by all outputs.
 *
 * Nothing is proved of this: what it makes is checked.  Points are not in general position if it makes nothing. */
extern const memorizer one_layer_memorizer;

#endif
