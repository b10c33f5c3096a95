#include "library_code.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

#define WORDS_A_LINE 10
#define SLOTS_LEAST 1024

library_code library_code_new(size_t variables)
{
  library_code c = {.variables = variables, .slots = SLOTS_LEAST};
  c.slot = allocate(c.slots, sizeof *c.slot);
  return c;
}

void library_code_free(library_code *c)
{
  for (size_t n = 0; n < c->numbers; n++)
    mpz_clear(c->number[n]);
  free(c->number);
  free(c->slot);
}

static size_t hash_of(mpz_srcptr value)
{
  uint64_t hash = mpz_sgn(value) < 0 ? 3 : 5;
  for (size_t k = 0; k < mpz_size(value); k++)
    hash = (hash ^ mpz_getlimbn(value, (mp_size_t)k)) * 0x9E3779B97F4A7C15U;
  return (size_t)(hash ^ hash >> 29);
}

/* The slot that has the number, or the free one for it. */
static size_t *find(library_code *c, mpz_srcptr value)
{
  size_t at = hash_of(value) % c->slots;
  while (c->slot[at] != 0 && mpz_cmp(c->number[c->slot[at] - 1], value) != 0)
    at = (at + 1) % c->slots;
  return c->slot + at;
}

static void grow(library_code *c)
{
  free(c->slot);
  c->slots *= 2;
  c->slot = allocate(c->slots, sizeof *c->slot);
  for (size_t n = 0; n < c->numbers; n++)
    *find(c, c->number[n]) = n + 1;
}

static size_t index_of(library_code *c, mpz_srcptr value)
{
  size_t *slot = find(c, value);
  if (*slot != 0)
    return *slot - 1;
  c->number = with_room(c->number, &c->room, c->numbers + 1, sizeof *c->number);
  mpz_init_set(c->number[c->numbers++], value);
  *slot = c->numbers;
  if (2 * c->numbers > c->slots)
    grow(c);
  return c->numbers - 1;
}

static unsigned bits_of(uint64_t value)
{
  unsigned bits = 0;
  for (; value > 0; value >>= 1)
    bits++;
  return bits;
}

void library_code_begin(library_code *c, FILE *stream)
{
  c->stream = stream;
  c->shift = bits_of(c->variables);
  unsigned bits = c->shift + bits_of(c->numbers);
  c->is_wide = bits > 32 || c->most > UINT32_MAX;
  if (bits > 63)
    fail(STATUS_UNDECIDED, "the network is too large for a library");
  c->words = 0;
}

static void put(library_code *c, uint64_t word)
{
  if (c->stream)
    fprintf(c->stream, "%s%lu", c->words == 0 ? "\n  " : c->words % WORDS_A_LINE ? ", " : ",\n  ", word);
  c->words++;
}

void library_code_word(library_code *c, uint64_t word)
{
  if (word > c->most)
    c->most = word;
  put(c, word);
}

void library_code_term(library_code *c, size_t variable, mpz_srcptr number)
{
  size_t index = index_of(c, number);
  put(c, (uint64_t)index << c->shift | variable);
}
