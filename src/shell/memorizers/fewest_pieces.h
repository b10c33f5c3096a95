/* The fewest pieces of a piecewise linear function through the points of a table with one input. */
#ifndef MEMCERT_SHELL_FEWEST_PIECES_H
#define MEMCERT_SHELL_FEWEST_PIECES_H

#include "shell/table/sorted_points.h"

/* Of continuous functions through the points, whatever is between them, the fewest intervals on which one is affine; of
 * several outputs the one that needs most. */
typedef struct {
  size_t pieces;
  size_t output; /* which output needs them, the first if several do */
} fewest_pieces;

/* None of a table with several inputs. */
fewest_pieces fewest_pieces_of(const sorted_points *p);

/* The least d1 + d2 with (d1 + 1)(d2 + 1) >= pieces. */
size_t fewest_pieces_neurons(size_t pieces);

#endif
