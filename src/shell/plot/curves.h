/* Curves of whole numbers, both axes logarithmic, in several frames. */
#ifndef MEMCERT_SHELL_CURVES_H
#define MEMCERT_SHELL_CURVES_H

#include <stdint.h>
#include <stdio.h>
#include <stdbool.h>

typedef struct {
  const char *name;
  size_t count;
  const uint64_t *x; /* at least 1 */
  const uint64_t *y; /* the same number of them; 0 where there is none */
  size_t colour;     /* of svg.h; SVG_COLOURS: a bound, which is gray */
} curve;

typedef struct {
  const char *title;
  const curve *list;
  size_t count;
  uint64_t per;      /* y counts in parts: 1, or 100 of hundredths */
} curve_frame;

/* In every frame two lines show how the square root and the logarithm of x grow. */
void curves_write(FILE *f, const char *title, const char *about, const curve_frame *frames, size_t count);

#endif
