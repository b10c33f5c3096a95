/* A number that each point has, over the points. */
#ifndef MEMCERT_SHELL_TALLY_H
#define MEMCERT_SHELL_TALLY_H

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
  size_t points;
  size_t max;
  uint64_t sum;
} point_tally;

void point_tally_add(point_tally *t, size_t value);

/* Of factor * value + offset for each value. */
point_tally point_tally_linear(point_tally t, size_t factor, size_t offset);

/* "NAME at most MAX UNIT, MEAN in the mean", the mean rounded to two decimals.  `unit` begins with a space or is
 * empty.  The same without the name. */
void point_tally_write(FILE *stream, const char *name, point_tally t, const char *unit);
void point_tally_write_text(FILE *stream, point_tally t, const char *unit);

/* The mean alone, with blanks before it if it is narrower. */
void point_tally_write_mean(FILE *stream, point_tally t, int width);

/* A sum over points as "2.54 in the mean", rounded down as a bound from below is.  The same without the words. */
void mean_below_write(FILE *stream, size_t sum, size_t points);
void mean_below_write_alone(FILE *stream, size_t sum, size_t points);

/* Adds the keys mean and mean_exact. */
void point_tally_add_mean(json_t *object, point_tally t);
json_t *point_tally_object(point_tally t);

#endif
