#include "nearest.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Longer words are not compared. */
#define LENGTH_MOST 64

nearest nearest_begin(const char *word, size_t length)
{
  return (nearest){word, length, NULL, SIZE_MAX};
}

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Letters to insert, to leave out, to replace or to swap with the next one, by dynamic programming over the beginnings
 * of both words: row[i % 3] is about the first i letters of the first one. */
static size_t edits(const char *a, size_t m, const char *b, size_t n)
{
  size_t row[3][LENGTH_MOST + 1];
  for (size_t i = 0; i <= m; i++) {
    size_t *now = row[i % 3], *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= n; j++) {
      if (i == 0) {
        now[j] = j;
        continue;
      }
      now[j] = least(before[j - 1] + (a[i - 1] != b[j - 1]), least(before[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = least(now[j], earlier[j - 2] + 1);
    }
  }
  return row[m % 3][n];
}

void nearest_try(nearest *n, const char *known)
{
  size_t length = strlen(known);
  if (length == 0 || n->length == 0 || n->length > LENGTH_MOST || length > LENGTH_MOST)
    return;
  /* What was cut off is meant, however long the rest is. */
  bool begins = n->length >= 2 && n->length < length && memcmp(known, n->word, n->length) == 0;
  size_t distance = begins ? 1 : edits(n->word, n->length, known, length);
  size_t near = (n->length + 2) / 3;
  if (distance <= least(near, length - 1) && distance < n->distance) {
    n->found = known;
    n->distance = distance;
  }
}
