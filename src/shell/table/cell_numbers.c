#include "cell_numbers.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* Bytes of a table for each place, and the most and least places. */
#define BYTES_EACH 64
#define PLACES_MOST ((size_t)1 << 14)
#define PLACES_LEAST ((size_t)1 << 6)
/* Places that are looked at for a text. */
#define TRIES 4

cell_numbers cell_numbers_new(size_t bytes)
{
  size_t places = PLACES_LEAST;
  while (places < PLACES_MOST && places < bytes / BYTES_EACH)
    places *= 2;
  return (cell_numbers){allocate(places, sizeof(cell_number)), places - 1, allocate(2 * places, sizeof(mp_limb_t))};
}

void cell_numbers_free(cell_numbers *seen)
{
  free(seen->list);
}

static bool is_short(const cell *c)
{
  return c->length > 0 && c->length <= CELL_NUMBERS_LONGEST && !c->quoted;
}

static uint64_t word_of(const char *bytes, size_t count)
{
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++)
    word = word << 8 | (unsigned char)bytes[i];
  return word;
}

static short_text text_of(const cell *c)
{
  return c->length <= 8 ? (short_text){word_of(c->text, c->length), 0}
                        : (short_text){word_of(c->text, 8), word_of(c->text + 8, c->length - 8)};
}

/* The place of the text, or a free one, or past all places if there is neither where it is looked for. */
static size_t place_of(const cell_numbers *seen, short_text t)
{
  uint64_t mixed = (t.first ^ t.rest * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
  size_t at = (size_t)(mixed >> 40) & seen->mask;
  for (size_t tries = 0; tries < TRIES; tries++, at = (at + 1) & seen->mask) {
    short_text there = seen->list[at].text;
    if (there.first == 0 || (there.first == t.first && there.rest == t.rest))
      return at;
  }
  return seen->mask + 1;
}

mpq_srcptr cell_numbers_find(const cell_numbers *seen, const cell *c)
{
  if (!is_short(c))
    return NULL;
  size_t at = place_of(seen, text_of(c));
  return at <= seen->mask && seen->list[at].text.first != 0 ? seen->list[at].value : NULL;
}

void cell_numbers_keep(cell_numbers *seen, const cell *c, mpq_ptr value)
{
  if (!is_short(c))
    return;
  size_t at = place_of(seen, text_of(c));
  if (at > seen->mask || seen->list[at].text.first != 0 || !number_share_at(value, seen->limbs + 2 * at))
    return;
  seen->list[at].text = text_of(c);
  *seen->list[at].value = *value;
}
