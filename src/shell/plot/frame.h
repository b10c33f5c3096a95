/* A rectangle of a picture in which numbers are drawn, with axes. */
#ifndef MEMCERT_SHELL_FRAME_H
#define MEMCERT_SHELL_FRAME_H

#include <stdbool.h>
#include "svg.h"

/* From `least` to `most`, least < most, on a length of the picture; the numbers are owned. */
typedef struct {
  mpq_t least, most;
  drawn from, to; /* where these are; to < from for numbers that grow upwards */
} axis;

typedef struct {
  axis across, up;
} frame;

/* So many units wide and high, the upper left corner there.  The axes are from 0 to 1 so far. */
frame frame_new(long left, long top, long width, long height);
void frame_free(frame *w);

/* Takes the numbers into the axis: `count` of them, every one `step` numbers after the last.  The first call, of an axis
 * that is `fresh`, forgets what was there. */
void axis_take(axis *a, mpq_srcptr values, size_t count, size_t step, bool fresh);
/* Leaves room at both ends: a `part`-th of the length, or 1 if that is 0. */
void axis_widen(axis *a, unsigned long part);
bool axis_has(const axis *a, mpq_srcptr value);

/* Where the number is drawn; outside of the axis by at most its length. */
drawn axis_at(const axis *a, mpq_srcptr value);

/* Writes the border, lines of a grid with their numbers, and the names of the axes. */
void frame_write(FILE *f, const frame *w, const char *across, const char *up);

#endif
