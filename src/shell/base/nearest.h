/* The word that was probably meant. */
#ifndef MEMCERT_SHELL_NEAREST_H
#define MEMCERT_SHELL_NEAREST_H

#include <stddef.h>

typedef struct {
  const char *word;
  size_t length;
  const char *found; /* the nearest word so far that is near enough, or NULL */
  size_t distance;
} nearest;

/* Looks for a word near the first `length` bytes of `word`. */
nearest nearest_begin(const char *word, size_t length);

/* Takes `known`, which must stay, if it is nearer than those before it. */
void nearest_try(nearest *n, const char *known);

#endif
