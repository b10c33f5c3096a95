/* Where an input lies between the thresholds of a forest, as a whole number: with the distinct thresholds t0 < t1 < ...
 * of this input, place 2k + 1 is tk itself, and an even place lies between two of them or outside. */
#ifndef MEMCERT_SHELL_FOREST_CUTS_H
#define MEMCERT_SHELL_FOREST_CUTS_H

#include "forest.h"

/* Some neighbouring places, none if lo > hi. */
typedef struct {
  size_t lo, hi;
} places;

typedef struct {
  const forest *of;
  size_t *at;     /* of each test of the forest: the place of its threshold; owned, as the rest */
  places *all;    /* of each input */
  mpq_srcptr *cut; /* the distinct thresholds of all inputs, those of an input together */
  size_t *first;  /* of each input: its first one */
} forest_cuts;

forest_cuts forest_cuts_new(const forest *f);
void forest_cuts_free(forest_cuts *c);

/* The place of a value of input j. */
size_t forest_cuts_place(const forest_cuts *c, size_t j, mpq_srcptr value);

typedef enum { HOLDS_NOWHERE, HOLDS_EVERYWHERE, HOLDS_SOMEWHERE } outcome;

/* Where in these places test v holds. */
outcome forest_cuts_decide(const forest_cuts *c, size_t v, places where);

/* The places left where a test that holds in some does, or does not, hold: as few neighbouring ones as possible. */
places forest_cuts_narrow(const forest_cuts *c, size_t v, places where, bool holds);

#endif
