/* Points cut into blocks and groups along one direction. */
#ifndef MEMCERT_SHELL_PLACES_H
#define MEMCERT_SHELL_PLACES_H

#include "memorizer.h"

/* A block of neighbours in groups of places, which are numbered along the direction.  Where other blocks follow, or
 * come before, it has to be 0 there: from its ends on.  These are places of their own if `ends`, else only boundaries.
 * Places that are left over are filled. */
typedef struct {
  size_t first, points; /* by rank */
  bool before, after;   /* whether there are points of other blocks on that side */
  bool ends;
  size_t groups, ranks; /* of places */
  mpq_ptr z;            /* of every place, the coordinate */
  mpq_ptr boundary;     /* where every group begins, and where the last one ends */
} places;

/* Block `number` of `blocks`; without groups so far. */
places places_of_block(const sorted_points *p, size_t number, size_t blocks, bool ends);
/* The places that it needs, ends among them. */
size_t places_needed(const places *b);

/* z has the coordinates of all points, which are above 0.  The shape has groups enough. */
void places_cut(places *b, mpq_srcptr z);
void places_free(places *b);

/* value := what is to be at a place. */
void places_wanted(const places *b, mpq_ptr value, const sorted_points *p, size_t place, size_t o);

/* value := the distance of two places. */
void places_distance(const places *b, mpq_ptr value, size_t one, size_t other);

#endif
