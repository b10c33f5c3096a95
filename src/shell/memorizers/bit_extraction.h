/* Bit extraction: a narrow and deep network, in a few of whose numbers the whole table stands. */
#ifndef MEMCERT_SHELL_BIT_EXTRACTION_H
#define MEMCERT_SHELL_BIT_EXTRACTION_H

#include "memorizer.h"

/* Along one direction, scaled so that the points are at least 2 apart, a point's key is its coordinate rounded down, and
 * its label is its outputs as one whole number.  The points are cut into groups; the keys of a group are the bits of one
 * number, its labels those of another one.  The network goes through the groups, one layer each, until it has the numbers
 * of the input's group; reads them, one layer a bit; and takes the label whose key is that of the input.
 *
 * Nothing is proved of this: what it makes is checked. */
extern const memorizer bits_memorizer;

#endif
