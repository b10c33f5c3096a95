#include "library_code.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

#define WORDS_A_LINE 10
/* Words that are written as a list. */
#define LIST_MOST 20000
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

void library_code_counted(library_code *c)
{
  c->shift = bits_of(c->variables);
  unsigned bits = c->shift + bits_of(c->numbers);
  c->is_wide = bits > 32 || c->most > UINT32_MAX;
  if (bits > 63)
    fail(STATUS_UNDECIDED, "the network is too large for a library");
  c->is_text = !c->is_wide && c->words > LIST_MOST;
  c->words = 0;
}

static const char text_head[] =
  "\n"
  "/* As text, which compilers read several times as fast as a list. */\n"
  "#if defined(__GNUC__)\n"
  "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
  "#endif\n"
  "static const word ";

void library_code_begin(library_code *c, FILE *stream, const char *name)
{
  c->stream = stream;
  if (c->is_text)
    fprintf(stream, "%s%s[] =", text_head, name);
  else
    fprintf(stream, "\nstatic const word %s[] = {", name);
}

void library_code_end(library_code *c)
{
  if (c->is_text)
    fputs("\";\n", c->stream);
  else
    fputs(c->words ? "\n};\n" : "0U};\n", c->stream);
}

static void put(library_code *c, uint64_t word)
{
  bool first = c->words == 0, begins = c->words % WORDS_A_LINE == 0;
  if (c->stream && c->is_text)
    fprintf(c->stream, "%s%s\\x%lx", begins && !first ? "\"" : "", begins ? "\n  U\"" : "", word);
  else if (c->stream)
    fprintf(c->stream, "%s%s%lu", first ? "" : begins ? "," : ", ", begins ? "\n  " : "", word);
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
